// What is claimed about one rival, for a program.
#include "matchgraph/render.h"
#include "render/json_values.h"
#include "render/result_json.h"

namespace matchgraph {

namespace render {

Json claims_json(const ClaimsResults& results) {
  return {{"about", results.about},
          {"subject", results.subject ? card_json(*results.subject) : Json(nullptr)},
          {"total", results.total},
          {"claims", claims_json(results.claims)},
          {"claimants", cards_json(results.claimants)},
          {"limit", results.limit},
          {"offset", results.offset}};
}

}  // namespace render

std::string to_json(const ClaimsResults& results) {
  return render::document(render::claims_json(results));
}

}  // namespace matchgraph
