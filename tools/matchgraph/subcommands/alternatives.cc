#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/limits.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/entity_arguments.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kAlternativesExamples =
    R"(  matchgraph alternatives "GPT-4o-mini" --max-price 1
  matchgraph alternatives Qdrant Milvus --free
  matchgraph alternatives openai/whisper-1 --not-maker OpenAI --explain)";

struct AlternativesOptions {
  std::vector<std::string> seeds;
  ListOptions list;
};

int run_alternatives(const AlternativesOptions& options, const Common& common) {
  if (options.seeds.empty()) throw MissingArguments("name the entity to find alternatives to");
  if (options.seeds.size() > kMostCompared) {
    throw Error(ErrorCode::kUsage,
                fmt::format("at most {} entities can be named at once", kMostCompared));
  }
  // All that can be refused is refused before the snapshot is opened.
  check_format(options.list, common);
  AlternativesRequest request;
  request.filters = options.list.filters;
  const Engine engine(open_live_snapshot(common));
  // Entities are resolved after the cheap checks, as they need the snapshot.
  ResolvedArguments resolved = resolve_arguments(engine, options.seeds, common);
  if (resolved.status != kDone) return resolved.status;
  request.seeds = std::move(resolved.ids);
  request.sort = options.list.sort;
  request.limit = options.list.limit;
  request.offset = options.list.offset;
  request.explain = options.list.explain;
  request.offers = options.list.offers;
  request.versions = options.list.versions;
  // Marks are for people; a reader of JSON would only wait for them.
  request.marks = !common.json();
  const AlternativesResults results = engine.alternatives(request);
  print_formatted(common, results);
  // Like grep: a script sees by the status that nothing was found.
  return results.total == 0 ? kNothingFound : kDone;
}

}  // namespace

void add_alternatives(CLI::App& app, Chosen& chosen) {
  // Shared, as the callback outlives this function.
  auto options = std::make_shared<AlternativesOptions>();
  CLI::App* sub =
      add_subcommand(app, chosen, "alternatives", "Finds what else does what an entity does",
                     kAlternativesExamples, list_formats());
  sub->add_option("entity", options->seeds, "Id or name; several: what serves all of them")
      ->type_name("ENTITY");
  add_list_options(*sub, options->list);
  add_relative_options(*sub, options->list.filters);
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_alternatives(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
