#include <memory>
#include <string>
#include <vector>

#include "matchgraph/snapshot.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/generation_argument.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr std::size_t kMostChangesShown = 1000;

struct DiffOptions {
  std::vector<std::string> generations;
  std::size_t limit = 10;
};

int run_diff(const DiffOptions& options, const Common& common) {
  if (options.generations.size() < 2) {
    // The order of the two decides what is new, so neither has a default.
    throw MissingArguments("give the numbers of two generations: the old one, then the new one");
  }
  if (options.generations.size() > 2) {
    throw Error(ErrorCode::kUsage, "two generations can be compared at a time, not " +
                                       std::to_string(options.generations.size()));
  }
  print_result(common,
               diff_generations(data_folder(common), parse_generation(options.generations[0]),
                                parse_generation(options.generations[1]), options.limit));
  return kDone;
}

}  // namespace

void add_diff(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* sub = add_subcommand(
      app, chosen, "diff", "Tells what changed from one generation to another",
      "  matchgraph diff 41 42\n  matchgraph diff gen-000041 gen-000042 --limit 50 --format json\n"
      "matchgraph verify lists the generations that are kept; matchgraph use 41 is the way back.");
  sub->add_option("generations", options->generations, "Their numbers, the old one first")
      ->type_name("OLD NEW");
  add_whole_number(*sub, "--limit", options->limit, 0, kMostChangesShown,
                   "Changes of each kind to list (default 10)");
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_diff(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
