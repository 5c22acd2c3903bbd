// Here is a field of a merged entity: which source does it come from?
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "matchgraph/entity.h"

namespace matchgraph::catalogue {

/// What a description comes from.
struct Origin {
  std::string name;                   ///< several that agree are joined: "models.dev, OpenRouter"
  std::optional<Date> observed = {};  ///< when it was read; of several, the newest
  std::size_t file = 0;               ///< ordinal; of several, the latest

  bool operator==(const Origin&) const = default;
};

/// Whether what `later` says gives way: both state when they were read, and `later` was before.
/// Where a date is too coarse to tell, or one is missing, the later file is in force.
bool is_older(const Origin& later, const Origin& earlier);

/// Adds a source to those that said the same before.
void join(Origin& origins, const Origin& origin);

/// Which source each field of a merged entity came from.
class FieldOrigins {
 public:
  explicit FieldOrigins(Origin first) : first_(std::move(first)) {}

  const Origin& of(const std::string& field) const;
  void replace(const std::string& field, const Origin& origin);
  void confirm(const std::string& field, const Origin& origin);

 private:
  Origin first_;  // of every field that is not in changed_
  std::map<std::string, Origin> changed_;
};

/// The names of the entity's sources, or `otherwise` when it states none, and the newest of their
/// dates.
Origin described_by(const Entity& entity, std::string_view otherwise, std::size_t file = 0);

/// Whether a field that no rule knows is one value, and so a fact: neither a list nor an object.
bool is_scalar(const ExtraField& field);

/// Fields on which sources can disagree, each as a person would write its value.
using Facts = std::map<std::string, std::string>;
Facts facts_of(const Entity& entity);

/// Notes in `entity.origins` where its facts come from, unless all come from one source.
void note_origins(Entity& entity, const FieldOrigins& origins);

}  // namespace matchgraph::catalogue
