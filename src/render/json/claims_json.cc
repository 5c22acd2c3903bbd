// What is claimed about one rival, for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"
#include "render/json/result_json.h"

namespace matchgraph {

namespace render {

void put_claims(Json& json, const ClaimsResults& results) {
  json.set("about", results.about);
  // A rival that has no entry is null and still has claims about it.
  json.set("subject", results.subject ? card_json(*results.subject) : Json(nullptr));
  json.set("total", results.total);
  json.set("claims", claims_json(results.claims));
  json.set("claimants", cards_json(results.claimants));
  json.set("limit", results.limit);
  json.set("offset", results.offset);
}

}  // namespace render

std::string to_json(const ClaimsResults& results) {
  render::Json json = render::Json::object();
  render::put_claims(json, results);
  return render::document(json);
}

}  // namespace matchgraph
