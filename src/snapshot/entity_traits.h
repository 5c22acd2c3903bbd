// Here is an entity: which traits does it state, which does it deny?
//
// What its texts, tags and fields say (src/traits/read_traits.h), read once at the build. Many
// entities state the same, so each has the number of a set of values, and a place for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "storage/array_file.h"
#include "traits/read_traits.h"
#include "traits/trait.h"

namespace matchgraph {

/// How an entity stands to a trait.
enum class Stance : std::uint8_t {
  kUnknown,  ///< it says nothing of it
  kYes,
  kNo,    ///< it states the contrary, or an opposite and not the trait
  kBoth,  ///< it contradicts itself
};

/// A trait that an entity denies, and the statement that says so.
struct ImpliedDenial {
  TraitNumber trait = 0;
  TraitStatement ground;
};

/// Of each of some entities what it states, as far as that is known.
using KnownTraits = std::vector<std::optional<std::vector<TraitStatement>>>;

/// What each of some entities states. `jobs`: threads, 0 for one per core. What is `known` is not
/// read; empty: nothing is. Cost: linear in the texts.
std::vector<std::vector<TraitStatement>> read_traits(std::span<const Entity> entities,
                                                     std::size_t jobs,
                                                     const KnownTraits& known = {});

/// Writes what all entities state. Returns the number of statements.
std::size_t write_entity_traits(std::span<const std::vector<TraitStatement>> stated,
                                const std::string& path);
inline std::size_t write_entity_traits(const Catalogue& catalogue, std::size_t jobs,
                                       const std::string& path) {
  return write_entity_traits(read_traits(catalogue.entities, jobs), path);
}

/// Read-only; safe to share between threads.
class EntityTraits {
 public:
  /// Throws Error (kEnvironment) on damage, and for a file that was built with another table of
  /// traits.
  explicit EntityTraits(const std::string& path);

  std::size_t entities() const { return at_.size() - 1; }
  /// Ascending by trait, yes before no.
  std::vector<TraitStatement> of(std::uint32_t e) const;
  /// Which set of values an entity has. There are far fewer sets than entities, so that counting
  /// very many entities is one look each.
  std::uint32_t set_of(std::uint32_t e) const { return set_of_[e]; }
  std::size_t sets() const { return sets_at_.size() - 1; }
  /// What a set states, and what it denies; it may do both of one trait.
  const TraitMask& stated_in(std::uint32_t set) const { return stated_[set]; }
  const TraitMask& denied_in(std::uint32_t set) const { return denied_[set]; }
  /// Whether it states the trait and does not deny it.
  bool says(std::uint32_t e, TraitNumber trait) const {
    const std::uint32_t set = set_of_[e];
    return stated_[set].contains(trait) && !denied_[set].contains(trait);
  }
  /// Cost: the entity's statements, a handful.
  Stance stance(std::uint32_t e, TraitNumber trait) const;
  /// The same of a set.
  Stance stance_of_set(std::uint32_t number, TraitNumber trait) const;
  /// The statements that make the stance: of the trait, else of its opposites.
  std::vector<TraitStatement> grounds(std::uint32_t e, TraitNumber trait) const;
  /// What the entity denies by stating an opposite, ascending by trait: what creates issues is not
  /// read-only. Cost: the table of traits.
  std::vector<ImpliedDenial> implied_denials(std::uint32_t e) const;

 private:
  /// The values of a set, ascending, each as `trait * 2`, plus 1 where it is denied.
  std::span<const std::uint8_t> set(std::uint32_t number) const {
    return sets_.subspan(sets_at_[number], sets_at_[number + 1] - sets_at_[number]);
  }

  ArrayFile file_;
  std::span<const std::uint32_t> at_;       // of each entity's places
  std::span<const TraitPlace> places_;      // beside the values of its set
  std::span<const std::uint32_t> set_of_;   // by entity
  std::span<const std::uint32_t> sets_at_;  // of each set's values
  std::span<const std::uint8_t> sets_;
  std::vector<TraitMask> stated_,
      denied_;  // by set: what is asked of tens of thousands of entities
};

}  // namespace matchgraph
