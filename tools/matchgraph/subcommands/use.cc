#include <cstdint>
#include <memory>
#include <string>

#include "matchgraph/snapshot.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/generation_argument.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

int run_use(const std::string& text, const Common& common) {
  if (text.empty()) throw MissingArguments("give the number of the generation to use");
  const std::uint64_t generation = parse_generation(text);
  use_generation(data_folder(common), generation);
  const std::string number = std::to_string(generation);
  // Two fixed forms, as there is nothing to escape in a number.
  write_output(common.json() ? "{\"generation\":" + number + "}\n"
                             : "generation " + number + " is live\n");
  return kDone;
}

}  // namespace

void add_use(CLI::App& app, Chosen& chosen) {
  auto generation = std::make_shared<std::string>();
  CLI::App* sub =
      add_subcommand(app, chosen, "use", "Goes back to a kept generation: makes it the live one",
                     "  matchgraph use 41\n  matchgraph use gen-000041\n"
                     "matchgraph verify lists the generations that are kept, "
                     "matchgraph diff OLD NEW tells what changed\nfrom one to "
                     "another. A server picks the live one up while it runs.");
  sub->add_option("generation", *generation, "Its number")->type_name("GEN");
  sub->callback([generation, &chosen] {
    chosen.run = [generation, &chosen] { return run_use(*generation, chosen.common); };
  });
}

}  // namespace matchgraph::command
