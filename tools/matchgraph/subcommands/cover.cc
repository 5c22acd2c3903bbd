#include <memory>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/entity_arguments.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kCoverExamples =
    R"(  matchgraph cover "transcribe speech" "vector database" "coding agent"
  matchgraph cover "read web pages" "query a SQLite database" --type mcp-server --format json)";

int run_cover(const CoverRequest& request, const Common& common) {
  if (request.needs.empty()) throw MissingArguments("say what is needed, each need in quotes");
  for (const std::string& need : request.needs) check_length(need, "a need");
  const Engine engine(open_live_snapshot(common));
  // Nothing has to be resolved: needs are words.
  const CoverResults results = engine.cover(request);
  if (common.format == "markdown") {
    write_output(to_markdown(results));
  } else {
    print_result(common, results);
  }
  return results.results.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_cover(CLI::App& app, Chosen& chosen) {
  auto request = std::make_shared<CoverRequest>();
  CLI::App* sub =
      add_subcommand(app, chosen, "cover", "Finds the fewest entities that meet several needs",
                     kCoverExamples, {"text", "json", "markdown"});
  sub->add_option("need", request->needs, "What is needed, in plain words, each need in quotes")
      ->type_name("TEXT");
  add_filter_options(*sub, request->filters);
  sub->callback([request, &chosen] {
    chosen.run = [request, &chosen] { return run_cover(*request, chosen.common); };
  });
}

}  // namespace matchgraph::command
