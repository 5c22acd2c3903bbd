#include <memory>
#include <optional>
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

constexpr const char* kCompareExamples = R"(  matchgraph compare whisper.cpp Whisper-1
  matchgraph compare "GPT-4o-mini" "Gemini 2.5 Flash" "Gemma 3 27B"
  matchgraph compare whisper.cpp Whisper-1 --format html > comparison.html
  matchgraph compare "GPT-4o-mini" "Gemini 2.5 Flash" --workload "in=2M out=500k per month"
  matchgraph compare whisper.cpp Whisper-1 --format page)";

constexpr std::size_t kLeast = 2;

struct CompareOptions {
  std::vector<std::string> names;
  bool explain = false;
  std::optional<Workload> workload;
};

int run_compare(const CompareOptions& options, const Common& common) {
  const std::vector<std::string>& names = options.names;
  if (names.empty()) throw MissingArguments("name two to eight entities");
  if (names.size() < kLeast || names.size() > kMostCompared) {
    throw Error(ErrorCode::kUsage,
                "two to eight entities can be compared, not " + std::to_string(names.size()));
  }
  // A page of that format has two sides.
  if (common.format == "page" && names.size() != kLeast) {
    throw Error(ErrorCode::kUsage,
                "--format page compares exactly two entities, not " + std::to_string(names.size()));
  }
  const Engine engine(open_live_snapshot(common));
  const ResolvedArguments resolved = resolve_arguments(engine, names, common);
  if (resolved.status != kDone) return resolved.status;
  print_formatted(common, engine.compare(resolved.ids, options.explain, options.workload));
  return kDone;
}

}  // namespace

void add_compare(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* sub =
      add_subcommand(app, chosen, "compare", "Shows two to eight entities side by side",
                     // Of these formats html and page are whole files for a browser.
                     kCompareExamples, {"text", "json", "markdown", "html", "csv", "page"});
  sub->add_option("entity", options->names, "Ids or names")->type_name("ENTITY");
  sub->add_flag("--explain", options->explain,
                "Show where each similarity and coverage comes from");
  add_workload(*sub, options->workload);
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_compare(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
