#include <fmt/format.h>

#include <memory>
#include <string>

#include "matchgraph/site_export.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kExportSiteExamples = R"(  matchgraph export-site public
  matchgraph export-site public --server https://match.example.org)";
constexpr std::size_t kMostComparisons = 1000;

int run_export(SiteExportOptions options, const Common& common) {
  options.data = data_folder(common);
  const SiteExportReport report = export_site(options);
  write_output(fmt::format("{} files, {:.1f} MiB: {} entities, {} comparisons, {} pictures\n",
                           report.files, static_cast<double>(report.bytes) / (1024.0 * 1024.0),
                           report.entities, report.comparisons, report.pictures));
  return kDone;
}

}  // namespace

void add_export_site(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<SiteExportOptions>();
  CLI::App* sub = add_subcommand(
      app, chosen, "export-site",
      "Writes the pages of all entities and of the most telling comparisons as files",
      kExportSiteExamples, {"text"});
  sub->add_option("DIR", options->folder, "Folder that the files go to")->required();
  sub->add_option("--server", options->server,
                  "Where questions go that no file answers (default: the site of the files)")
      ->type_name("URL");
  add_whole_number(*sub, "--comparisons", options->comparisons, 0, kMostComparisons,
                   "Comparisons to write (default: 100)");
  sub->callback([&chosen, options] {
    chosen.run = [&chosen, options] { return run_export(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
