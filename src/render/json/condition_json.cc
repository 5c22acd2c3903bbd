// Conditions of a need for a program.
#include "render/json/result_json.h"

namespace matchgraph::render {
namespace {

std::string_view met_name(ConditionMet::Kind kind) {
  switch (kind) {
    case ConditionMet::Kind::kStated:
      return "stated";
    case ConditionMet::Kind::kBoth:
      return "both";
    case ConditionMet::Kind::kContrary:
      return "contrary";
    default:
      return "silent";
  }
}

}  // namespace

void put_met(Json& json, const ConditionMet& condition) {
  put_condition(json, condition);
  json.set("met", met_name(condition.kind));
  if (!condition.evidence.empty()) json.set("evidence", condition.evidence);
}

void set_left_out(Json& json, const std::vector<LeftOut>& left_out) {
  if (left_out.empty()) return;
  json.set_objects("left_out", left_out, [&](const LeftOut& one) {
    json.set("slug", one.slug);
    json.set("wanted", one.wanted);
    json.set("stated", one.stated);
    json.set("count", one.count);
    set_names(json, "nearest", one.nearest);
  });
}

}  // namespace matchgraph::render
