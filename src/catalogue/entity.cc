#include "matchgraph/entity.h"

#include <algorithm>

namespace matchgraph {

std::optional<double> find_signal(const Entity& entity, std::string_view name) {
  const auto found = std::lower_bound(
      entity.signals.begin(), entity.signals.end(), name,
      [](const Signal& signal, std::string_view wanted) { return signal.name < wanted; });
  if (found == entity.signals.end() || found->name != name) return std::nullopt;
  return found->value;
}

}  // namespace matchgraph
