#include "evidence/postgresql/row_hash.h"

#include <xxhash.h>

#include <bit>

#include "evidence/field_bytes.h"
#include "evidence/row_values.h"

namespace matchgraph::evidence {
namespace {

void put_optional(std::string& bytes, std::optional<std::int64_t> value) {
  // A mark in front, as 0 is a time too.
  put_number(bytes, value ? 1 : 0);
  put_number(bytes, std::bit_cast<std::uint64_t>(value.value_or(0)));
}

// XXH3 without a key: a row is checked for damage, and who may write rows may write hashes too.
std::int64_t row_hash_of(const std::string& bytes) {
  return std::bit_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

}  // namespace

std::int64_t row_hash(const StoredSearch& search, EvidenceTime stored, std::string_view shown) {
  std::string bytes;
  put_number(bytes, search.id);
  put_number(bytes, search.session);
  put_number(bytes, static_cast<std::uint64_t>(number_of(search.kind)));
  put_text(bytes, search.query);
  put_text(bytes, search.filters);
  put_optional(bytes, number_of(search.at));
  put_optional(bytes, number_of(std::optional(stored)));
  put_number(bytes, search.generation);
  put_number(bytes, search.offset);
  put_optional(bytes, number_of(search.block));
  // `shown` as it stands in the row: a line each, in their order.
  put_text(bytes, shown);
  return row_hash_of(bytes);
}

std::int64_t row_hash(std::uint64_t search, std::uint64_t session, std::uint64_t need,
                      const StoredChoice& choice) {
  std::string bytes;
  put_number(bytes, search);
  put_number(bytes, session);
  put_number(bytes, need);
  put_text(bytes, choice.entity);
  put_optional(bytes, number_of(choice.at));
  return row_hash_of(bytes);
}

std::int64_t row_hash(const ForgottenEntity& counts) {
  std::string bytes;
  put_number(bytes, counts.origin);
  put_number(bytes, std::bit_cast<std::uint64_t>(counts.day));
  put_text(bytes, counts.entity);
  put_number(bytes, counts.times_matched);
  put_number(bytes, counts.times_chosen);
  return row_hash_of(bytes);
}

std::int64_t row_hash(const ForgottenDay& counts) {
  std::string bytes;
  put_number(bytes, counts.origin);
  put_number(bytes, std::bit_cast<std::uint64_t>(counts.day));
  put_number(bytes, counts.searches);
  put_number(bytes, counts.choices);
  return row_hash_of(bytes);
}

}  // namespace matchgraph::evidence
