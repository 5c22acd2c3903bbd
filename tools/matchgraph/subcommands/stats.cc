#include "matchgraph/snapshot.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

int run_stats(const Common& common) {
  // Without the note on standard error, as the result itself tells the warning.
  print_result(common, stats(*open_snapshot(data_folder(common))));
  return kDone;
}

}  // namespace

void add_stats(CLI::App& app, Chosen& chosen) {
  CLI::App* sub = add_subcommand(app, chosen, "stats", "Shows counts, sizes and settings",
                                 "  matchgraph stats\n  matchgraph stats --format json");
  sub->callback([&chosen] { chosen.run = [&chosen] { return run_stats(chosen.common); }; });
}

}  // namespace matchgraph::command
