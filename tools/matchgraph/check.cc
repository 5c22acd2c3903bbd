#include <memory>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands.h"

namespace matchgraph::command {
namespace {

int run_check(const std::vector<std::string>& files, const Common& common) {
  if (files.empty()) throw MissingArguments("name the catalogue files to check");
  const LoadResult loaded = load_catalogues(files);
  print_result(common, loaded);
  return loaded.errors > 0 ? kBadInput : kDone;
}

}  // namespace

void add_check(CLI::App& app, Chosen& chosen) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* sub = add_subcommand(app, chosen, "check", "Validates catalogue files, builds nothing",
                                 "  matchgraph check catalogue.jsonl");
  sub->add_option("catalogue", *files, "JSON Lines files")->type_name("FILE");
  sub->callback([files, &chosen] {
    chosen.run = [files, &chosen] { return run_check(*files, chosen.common); };
  });
}

}  // namespace matchgraph::command
