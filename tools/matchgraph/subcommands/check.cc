#include <memory>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

struct CheckOptions {
  std::vector<std::string> files;
  bool duplicates = false;
};

int run_check(const CheckOptions& options, const Common& common) {
  if (options.files.empty()) throw MissingArguments("name the catalogue files to check");
  const LoadResult loaded = load_catalogues(options.files);
  if (options.duplicates) {
    print_result(common, loaded, find_duplicates(loaded.catalogue));
  } else {
    print_result(common, loaded);
  }
  // Warnings are no reason to fail: a check is often part of a chain of commands.
  return loaded.errors > 0 ? kBadInput : kDone;
}

}  // namespace

void add_check(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* sub = add_subcommand(app, chosen, "check", "Validates catalogue files, builds nothing",
                                 "  matchgraph check catalogue.jsonl\n"
                                 "  matchgraph check models.jsonl prices.jsonl --duplicates");
  sub->add_option("catalogue", options->files, "JSON Lines files")->type_name("FILE");
  sub->add_flag("--duplicates", options->duplicates,
                "List what looks like one thing twice, and what was merged as one");
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_check(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
