#include "matchgraph/entity.h"

#include <algorithm>

namespace matchgraph {

FactOrigin origin_of(const Entity& entity, std::string_view field) {
  const auto found = std::lower_bound(
      entity.origins.begin(), entity.origins.end(), field,
      [](const FactOrigin& origin, std::string_view wanted) { return origin.field < wanted; });
  if (found != entity.origins.end() && found->field == field) return *found;
  FactOrigin origin{.field = std::string(field), .source = {}, .observed = {}};
  // A fact that was never merged comes from all sources of the entry together.
  for (const Source& source : entity.sources) {
    if (!origin.source.empty() && !source.name.empty()) origin.source += ", ";
    origin.source += source.name;
    origin.observed = std::max(origin.observed, source.observed);
  }
  return origin;
}

std::optional<double> find_signal(const Entity& entity, std::string_view name) {
  const auto found = std::lower_bound(
      entity.signals.begin(), entity.signals.end(), name,
      [](const Signal& signal, std::string_view wanted) { return signal.name < wanted; });
  if (found == entity.signals.end() || found->name != name) return std::nullopt;
  return found->value;
}

}  // namespace matchgraph
