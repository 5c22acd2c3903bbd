// Here is an entity or a name: which claims does it make, and which are made about it?
//
// The claims of a catalogue in one mapped file, as bytes of the `versus` texts, and sorted three
// ways: by who makes them, by what they are about, and by the rival's name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "index/facts/fact_columns.h"
#include "matchgraph/catalogue.h"
#include "matchgraph/results.h"
#include "storage/array_file.h"

namespace matchgraph {

/// A claim as the file has it. Spans are bytes of the text that `capability` names.
struct StoredClaim {
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  EntityIndexNumber by = 0;
  std::uint32_t capability = kNone;  ///< whose `versus` it is; kNone: the entity's own
  TextSpan sentence, rival, name, respect, scope;
  std::uint32_t target =
      kNone;                   ///< group of offers (FactColumns) that the rival is; kNone: unlinked
  std::uint32_t name_key = 0;  ///< the rival's name, folded
  std::uint32_t topic_key = 0;  ///< what the respect is about
  std::uint32_t scope_key = 0;  ///< the scope, and "to ..." or "per ..." of the respect, folded
  std::uint16_t direction = 0;  ///< a ClaimDirection
  std::uint16_t hedged = 0;
};

struct ClaimCounts {
  std::size_t claims = 0;
  std::size_t linked = 0;  ///< to an entity of the catalogue
  std::size_t hedged = 0;
};

/// Mines all `versus` texts of a catalogue, links the rivals to its entities, and writes the file.
/// Catalogues without such texts cost nothing. The bytes do not depend on `jobs` (threads; 0: one a
/// core). Cost: about 20 us a text and thread.
ClaimCounts write_claims(const Catalogue& catalogue, const FactColumns& facts,
                         const std::string& path, std::size_t jobs);

/// Read-only; safe to share between threads.
class ClaimIndex {
 public:
  /// Throws Error (kEnvironment) when the file is missing or its parts do not fit.
  explicit ClaimIndex(const std::string& path);

  std::size_t size() const { return claims_.size(); }
  const StoredClaim& operator[](std::size_t i) const { return claims_[i]; }

  /// The claims of an entity, in the order of its texts. Cost: logarithmic, like those below.
  std::span<const StoredClaim> by(EntityIndexNumber entity) const;
  /// Numbers of the claims about a group of offers, ascending.
  std::span<const std::uint32_t> about(std::uint32_t group) const;
  /// Numbers of the claims whose rival has this name but for case and punctuation, linked or not.
  std::span<const std::uint32_t> named(std::string_view name) const;

  /// "speed", "cost", ...; empty when a respect is about nothing that has a name.
  std::string_view topic(const StoredClaim& claim) const { return words_[claim.topic_key]; }

 private:
  ArrayFile file_;
  std::span<const StoredClaim> claims_;
  std::span<const std::uint32_t> by_target_, by_name_;
  StringTableView words_;  // folded names, topics and scopes, sorted
};

}  // namespace matchgraph
