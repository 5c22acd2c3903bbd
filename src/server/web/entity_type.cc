#include "server/web/entity_type.h"

#include <algorithm>
#include <array>
#include <string>

#include "wording/fact_words.h"

namespace matchgraph::web {
namespace {

struct TypeSymbol {
  std::string_view type;
  std::string_view symbol;
};
/// Types share symbols where they are chosen for the same sort of thing: a skill is an add-on as an
/// extension is.
constexpr std::array<TypeSymbol, 20> kSymbols = {
    {{"agent", "agent"},       {"api", "api"},          {"app", "window"},
     {"benchmark", "bars"},    {"cli", "terminal"},     {"dataset", "data"},
     {"document", "page"},     {"extension", "puzzle"}, {"fine-tune", "model"},
     {"framework", "blocks"},  {"library", "blocks"},   {"mcp-server", "plug"},
     {"model", "model"},       {"platform", "window"},  {"prompt", "page"},
     {"repository", "branch"}, {"skill", "puzzle"},     {"template", "page"},
     {"tool", "terminal"},     {"web-app", "window"}}};

}  // namespace

std::string_view type_symbol(std::string_view type) {
  const auto found = std::find_if(kSymbols.begin(), kSymbols.end(),
                                  [type](const TypeSymbol& one) { return one.type == type; });
  // Catalogues may have types of their own.
  return found == kSymbols.end() ? "other" : found->symbol;
}

void set_type(Fields& fields, std::string_view type) {
  fields.set("type", render::field(type_words(type)));
  fields.set("type_symbol", std::string(type_symbol(type)));
}

}  // namespace matchgraph::web
