#include <memory>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/entity_arguments.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kPathExamples = R"(  matchgraph path whisper.cpp hnswlib
  matchgraph path "GPT-4o-mini" FAISS --format json)";

int run_path(const std::vector<std::string>& names, const Common& common) {
  if (names.empty()) throw MissingArguments("name two entities");
  if (names.size() != 2) {
    throw Error(ErrorCode::kUsage, "a way leads from one entity to another: name two, not " +
                                       std::to_string(names.size()) +
                                       ", and put a name with spaces in quotes");
  }
  const Engine engine(open_live_snapshot(common));
  const ResolvedArguments resolved = resolve_arguments(engine, names, common);
  if (resolved.status != kDone) return resolved.status;
  const Path path = engine.path(resolved.ids.front(), resolved.ids.back());
  if (common.format == "markdown") {
    write_output(to_markdown(path));
  } else {
    print_result(common, path);
  }
  // That there is no way is an answer, and an exit status for scripts.
  return path.entities.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_path(CLI::App& app, Chosen& chosen) {
  auto names = std::make_shared<std::vector<std::string>>();
  CLI::App* sub = add_subcommand(app, chosen, "path", "Shows how two entities are connected",
                                 kPathExamples, {"text", "json", "markdown"});
  sub->add_option("entity", *names, "Ids or names of two entities")->type_name("ENTITY");
  sub->callback([names, &chosen] {
    chosen.run = [names, &chosen] { return run_path(*names, chosen.common); };
  });
}

}  // namespace matchgraph::command
