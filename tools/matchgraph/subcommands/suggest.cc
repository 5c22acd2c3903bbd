#include <memory>
#include <string>

#include "matchgraph/engine.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/entity_arguments.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kSuggestExamples = R"(  matchgraph suggest whis
  matchgraph suggest "transcribe sp" --format json)";
constexpr std::size_t kMaxSuggestions = 50;

struct SuggestOptions {
  std::string text;
  std::size_t limit = 8;
};

int run_suggest(const SuggestOptions& options, const Common& common) {
  check_length(options.text, "the text");
  const Engine engine(open_live_snapshot(common));
  const Suggestions found = engine.suggest(options.text, options.limit);
  if (common.json()) {
    write_output(to_json(found));
    return found.entities.empty() && found.completions.empty() ? kNothingFound : kDone;
  }
  // Names alone, one per line: shells complete arguments with them.
  std::string names;
  for (const EntityCard& entity : found.entities) names += printable(entity.name) + "\n";
  write_output(names);
  return found.entities.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_suggest(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<SuggestOptions>();
  CLI::App* sub =
      add_subcommand(app, chosen, "suggest",
                     "Lists names that go on as a text that is being typed does", kSuggestExamples);
  sub->add_option("text", options->text, "The text so far")->type_name("TEXT");
  add_whole_number(*sub, "--limit", options->limit, 0, kMaxSuggestions,
                   "Names to list (default 8)");
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_suggest(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
