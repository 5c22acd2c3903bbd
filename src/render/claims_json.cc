// What is claimed about one rival, for a program.
#include "matchgraph/render.h"
#include "render/json_values.h"

namespace matchgraph {

std::string to_json(const ClaimsResults& results) {
  using render::Json;
  const Json json = {
      {"about", results.about},
      {"subject", results.subject ? render::card_json(*results.subject) : Json(nullptr)},
      {"total", results.total},
      {"claims", render::claims_json(results.claims)},
      {"claimants", render::cards_json(results.claimants)},
      {"limit", results.limit},
      {"offset", results.offset}};
  return render::document(json);
}

}  // namespace matchgraph
