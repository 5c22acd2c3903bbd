// What the store keeps, as plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/evidence.h"

namespace matchgraph::evidence {

struct StoredChoice {
  std::string entity;
  std::optional<EvidenceTime> at;
};

/// A search with what it showed and what was chosen from it.
struct StoredSearch {
  std::uint64_t id = 0;
  std::uint64_t session = 0;  ///< hash of the session
  /// Hash of the address block that it came from; nothing: unknown.
  std::optional<std::uint64_t> block = std::nullopt;
  SearchKind kind = SearchKind::kNeed;
  std::string query;
  std::string filters;
  std::optional<EvidenceTime> at;  ///< unknown for imported lines that do not tell
  std::uint64_t generation = 0;    ///< 0: unknown
  std::size_t offset = 0;          ///< results skipped before the first one shown
  std::vector<std::string> shown;
  std::vector<StoredChoice> choices;  ///< sorted by entity

  bool showed(std::string_view entity) const;
};

/// Days since 1970, or kUnknownDay.
using Day = std::int64_t;
inline constexpr Day kUnknownDay = -1;
Day day_of(const std::optional<EvidenceTime>& at);

/// Counts of forgotten searches that showed one entity. `origin` is the database that forgot them:
/// an export that comes back, or comes twice, is recognised by it and counts once.
struct ForgottenEntity {
  std::uint64_t origin = 0;
  Day day = kUnknownDay;
  std::string entity;
  std::uint64_t times_matched = 0;
  std::uint64_t times_chosen = 0;
};

/// Counts of the forgotten searches of one day.
struct ForgottenDay {
  std::uint64_t origin = 0;
  Day day = kUnknownDay;
  std::uint64_t searches = 0;
  std::uint64_t choices = 0;
};

/// What makes two searches ask for the same: their kind, and their text without case, punctuation
/// and white space.
std::uint64_t need_hash(SearchKind kind, std::string_view query);

/// Bytes that tell two searches apart by what they say: everything but id, session and choices.
std::string search_bytes(const StoredSearch& search);

/// The id of an imported search that has none: searches that say the same are the same search.
std::uint64_t derived_id(const StoredSearch& search);

}  // namespace matchgraph::evidence
