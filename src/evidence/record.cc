#include "evidence/record.h"

#include <xxhash.h>

#include <algorithm>

#include "evidence/field_bytes.h"
#include "text/fold.h"
#include "text/unicode_text.h"

namespace matchgraph::evidence {

bool StoredSearch::showed(std::string_view entity) const {
  return std::find(shown.begin(), shown.end(), entity) != shown.end();
}

Day day_of(const std::optional<EvidenceTime>& at) {
  if (!at) return kUnknownDay;
  return std::chrono::floor<std::chrono::days>(*at).time_since_epoch().count();
}

std::uint64_t need_hash(SearchKind kind, std::string_view query) {
  // Case, punctuation and white space alone differ between what a person types twice.
  const std::string folded = fold_for_values(query);
  // The kind is the seed: a need and a list of alternatives of the same words are two.
  return XXH3_64bits_withSeed(folded.data(), folded.size(), static_cast<XXH64_hash_t>(kind));
}

std::string search_bytes(const StoredSearch& search) {
  std::string bytes;
  put_number(bytes, static_cast<std::uint64_t>(search.kind));
  put_text(bytes, search.query);
  put_text(bytes, search.filters);
  // An unknown time must not equal the first moment of 1970.
  put_number(bytes, search.at ? 1 : 0);
  put_number(bytes,
             search.at ? static_cast<std::uint64_t>(search.at->time_since_epoch().count()) : 0);
  put_number(bytes, search.generation);
  put_number(bytes, search.offset);
  // Their order is part of what was shown.
  for (const std::string& entity : search.shown) put_text(bytes, entity);
  return bytes;
}

std::uint64_t derived_id(const StoredSearch& search) {
  std::string bytes = search_bytes(search);
  // The session too: two people may have asked the same at the same time.
  put_number(bytes, search.session);
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace matchgraph::evidence

namespace matchgraph {

std::string_view to_string(SearchKind kind) {
  return kind == SearchKind::kNeed ? "need" : "alternatives";
}

}  // namespace matchgraph
