#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/render.h"
#include "tools/importers/pages.h"
#include "tools/matchgraph/output_file.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kImportExamples =
    R"(  matchgraph import pages comparison.txt > catalogue.jsonl
  matchgraph import pages pages/*.txt -o catalogue.jsonl
Formats: pages (comparison pages of two, as compare --format page writes them))";

struct ImportOptions {
  std::string format;
  std::vector<std::string> files;
  std::string out;  ///< empty: standard output
};

ImportResult import_files(const ImportOptions& options) {
  if (options.format == "pages") return import_pages(options.files);
  throw Error(ErrorCode::kUsage,
              "\"" + options.format + "\" is not a format that can be imported; accepted: pages");
}

std::string catalogue_text(const std::vector<Entity>& entities) {
  std::string text;
  for (const Entity& entity : entities) text += to_catalogue_line(entity) + "\n";
  return text;
}

std::size_t capability_count(const std::vector<Entity>& entities) {
  std::size_t count = 0;
  for (const Entity& entity : entities) count += entity.capabilities.size();
  return count;
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string summary_text(const ImportResult& result) {
  const std::size_t capabilities = capability_count(result.entities);
  return fmt::format(
      "imported {}, skipped {}: {}, {}, {}, {}\n", counted(result.imported, "file", "files"),
      result.skipped, counted(result.entities.size(), "entity", "entities"),
      counted(capabilities, "capability", "capabilities"),
      counted(result.errors, "error", "errors"), counted(result.warnings, "warning", "warnings"));
}

// Numbers only, so there is nothing to escape.
std::string summary_json(const ImportResult& result) {
  return fmt::format(
      R"({{"imported":{},"skipped":{},"entities":{},"capabilities":{},"errors":{},"warnings":{}}})"
      "\n",
      result.imported, result.skipped, result.entities.size(), capability_count(result.entities),
      result.errors, result.warnings);
}

int run_import(const ImportOptions& options, const Common& common) {
  if (options.format.empty()) throw MissingArguments("name the format and the files to import");
  if (options.files.empty()) throw MissingArguments("name the files to import");
  const ImportResult result = import_files(options);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    write_error(printable(to_string(diagnostic)) + "\n");
  }
  if (result.entities.empty()) {
    throw Error(ErrorCode::kBadInput, "nothing could be imported; no catalogue was written");
  }
  const std::string text = catalogue_text(result.entities);
  if (options.out.empty()) {
    write_output(text);
  } else {
    replace_file(options.out, text);
    if (common.json()) write_output(summary_json(result));
  }
  write_error(summary_text(result));
  return result.errors > 0 ? kBadInput : kDone;
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* sub = add_subcommand(app, chosen, "import", "Turns foreign files into catalogue lines",
                                 kImportExamples);
  sub->add_option("foreign", options->format, "What the files are: pages")->type_name("FORMAT");
  sub->add_option("file", options->files, "Files to read")->type_name("FILE");
  sub->add_option("-o,--output", options->out, "File to write (default: standard output)")
      ->type_name("OUT");
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_import(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
