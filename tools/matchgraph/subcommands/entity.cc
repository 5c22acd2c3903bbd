#include <fmt/format.h>

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

constexpr const char* kEntityExamples = R"(  matchgraph entity Whisper-1
  matchgraph entity openai/whisper-1 --format json)";

// A name that is no entity may still be a rival that entries name: then their claims are the
// answer.
bool show_claims_about_name(const Engine& engine, const std::string& name, const Common& common) {
  check_length(name, "an entity's name");
  // An entity of that name comes first, also when the name is ambiguous.
  if (engine.resolve(name).kind != Resolution::Kind::kNotFound) return false;
  ClaimsRequest request;
  request.about = name;
  const ClaimsResults claims = engine.claims_about(request);
  // Nobody says anything of that name: then the usual message is the better one.
  if (claims.total == 0) return false;
  // On standard error, so that the output stays that of the format.
  write_note(fmt::format("no entity is called \"{}\"; these entries name it as a rival", name));
  print_formatted(common, claims);
  return true;
}

int run_entity(const std::vector<std::string>& names, bool explain, const Common& common) {
  if (names.empty()) throw MissingArguments("name the entity to show");
  if (names.size() > 1) {
    throw Error(ErrorCode::kUsage,
                "one entity is shown at a time: put a name with spaces in quotes");
  }
  const Engine engine(open_live_snapshot(common));
  if (show_claims_about_name(engine, names.front(), common)) return kDone;
  const ResolvedArguments resolved = resolve_arguments(engine, names, common);
  if (resolved.status != kDone) return resolved.status;
  print_formatted(common, engine.entity(resolved.ids.front(), explain));
  return kDone;
}

}  // namespace

void add_entity(CLI::App& app, Chosen& chosen) {
  auto names = std::make_shared<std::vector<std::string>>();
  auto explain = std::make_shared<bool>(false);
  CLI::App* sub = add_subcommand(app, chosen, "entity", "Shows all that is known of one entity",
                                 kEntityExamples, {"text", "json", "markdown", "csv"});
  sub->add_option("entity", *names, "Id or name")->type_name("ENTITY");
  sub->add_flag("--explain", *explain, "Show where each figure comes from");
  sub->callback([names, explain, &chosen] {
    chosen.run = [names, explain, &chosen] { return run_entity(*names, *explain, chosen.common); };
  });
}

}  // namespace matchgraph::command
