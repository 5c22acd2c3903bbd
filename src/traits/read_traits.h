// Here is an entity: which traits does it state, and where?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"
#include "traits/directions.h"
#include "traits/said_of/subject.h"
#include "traits/trait.h"
#include "traits/trait_words.h"

namespace matchgraph {

/// Where an entity states something: its facts and tags, its summary, its `unique`, or a capability
/// (kCapabilities + its index).
using TraitPlace = std::uint16_t;
namespace trait_place {
constexpr TraitPlace kFacts = 0;
constexpr TraitPlace kSummary = 1;
constexpr TraitPlace kUnique = 2;
constexpr TraitPlace kCapabilities = 3;
}  // namespace trait_place

struct TraitStatement {
  TraitNumber trait = 0;
  bool value = true;
  TraitPlace place = 0;

  bool operator==(const TraitStatement&) const = default;
};

/// Reads entities one after the other; keeps its memory. Not safe to share.
class TraitReader {
 public:
  /// What the entity states, ascending by trait, the value yes before no; each value once, with the
  /// first place that states it. Both values are kept where it contradicts itself, and where
  /// another trait that it states disputes one. What it says of rivals (`versus`) is not read.
  /// Cost: linear in its texts. Valid until the next call.
  const std::vector<TraitStatement>& read(const Entity& entity);

  /// The sentence, tag or field that states it: "Runs without a GPU.", "tag: offline", "license:
  /// MIT". Empty where the entity does not state it there. Cost: reading that place.
  std::string evidence(const Entity& entity, const TraitStatement& statement);

 private:
  void settle();
  void read_place(const Entity& entity, TraitPlace place);
  void read_text(std::string_view text);
  void read_own_clauses(std::string_view text);
  void read_sentence(std::size_t begin, std::size_t end);
  void read_own_service(std::size_t begin, std::size_t end);
  void add_scoped(TraitNumber number, bool value, std::size_t begin, std::size_t end,
                  std::size_t from, std::size_t to);
  void add(TraitNumber trait, bool value, std::string_view evidence);

  TraitWords words_;
  std::vector<Direction> directions_;
  std::vector<TraitStatement> found_;
  TraitPlace place_ = 0;
  bool is_material_ = false;                // what is read is about data, which does nothing itself
  const Entity* entity_ = nullptr;          // that is being read
  std::optional<OwnName> own_;              // its name
  std::string_view text_;                   // that is being read
  const TraitStatement* wanted_ = nullptr;  // whose evidence is looked for
  std::string evidence_;
};

}  // namespace matchgraph
