// Two descriptions of one entity -> one, with every disagreement kept.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph::catalogue {

/// Which source each field of a merged entity came from. Several sources that agree are joined:
/// "models.dev, OpenRouter".
class FieldOrigins {
 public:
  explicit FieldOrigins(std::string first) : first_(std::move(first)) {}

  const std::string& of(const std::string& field) const;
  void replace(const std::string& field, const std::string& origin);
  void confirm(const std::string& field, const std::string& origin);

 private:
  std::string first_;  // of every field that is not in changed_
  std::map<std::string, std::string> changed_;
};

/// Names of the entity's sources, or `otherwise` when it states none.
std::string origin_of(const Entity& entity, std::string_view otherwise);

/// As merge_into, with `origin` as the name of what `later` comes from.
void merge_from(Entity& entity, FieldOrigins& origins, const Entity& later,
                const std::string& origin);

}  // namespace matchgraph::catalogue
