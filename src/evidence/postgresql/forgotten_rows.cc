// Counts of what was forgotten, and the forgetting.

#include <algorithm>
#include <bit>
#include <set>

#include "evidence/postgresql/postgresql_store.h"
#include "evidence/postgresql/row_hash.h"
#include "evidence/row_values.h"

namespace matchgraph::evidence {

std::optional<ForgottenEntity> PostgresqlStore::find_forgotten(const ForgottenEntity& counts) {
  const Rows rows = connection_.ask(
      "SELECT times_matched, times_chosen FROM forgotten_entity "
      "WHERE origin = $1 AND day = $2 AND entity = $3",
      Parameters().add(counts.origin).add(counts.day).add(std::string_view(counts.entity)));
  if (rows.size() == 0) return std::nullopt;
  ForgottenEntity found = counts;
  found.times_matched = rows.unsigned_number(0, 0);
  found.times_chosen = rows.unsigned_number(0, 1);
  return found;
}

std::optional<ForgottenDay> PostgresqlStore::find_forgotten(const ForgottenDay& counts) {
  const Rows rows =
      connection_.ask("SELECT searches, choices FROM forgotten_day WHERE origin = $1 AND day = $2",
                      Parameters().add(counts.origin).add(counts.day));
  if (rows.size() == 0) return std::nullopt;
  ForgottenDay found = counts;
  found.searches = rows.unsigned_number(0, 0);
  found.choices = rows.unsigned_number(0, 1);
  return found;
}

// The row is read, changed and written whole, as its hash is made here and covers every column: SQL
// alone could not bring it up to date.
void PostgresqlStore::put_forgotten(const ForgottenEntity& counts) {
  connection_.ask(
      "INSERT INTO forgotten_entity(origin, day, entity, times_matched, times_chosen, hash) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (origin, day, entity) DO UPDATE SET "
      "times_matched = excluded.times_matched, times_chosen = excluded.times_chosen, "
      "hash = excluded.hash",
      Parameters()
          .add(counts.origin)
          .add(counts.day)
          .add(std::string_view(counts.entity))
          .add(counts.times_matched)
          .add(counts.times_chosen)
          .add(row_hash(counts)));
}

void PostgresqlStore::put_forgotten(const ForgottenDay& counts) {
  connection_.ask(
      "INSERT INTO forgotten_day(origin, day, searches, choices, hash) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (origin, day) DO UPDATE SET "
      "searches = excluded.searches, choices = excluded.choices, hash = excluded.hash",
      Parameters()
          .add(counts.origin)
          .add(counts.day)
          .add(counts.searches)
          .add(counts.choices)
          .add(row_hash(counts)));
}

// Counts of an origin and day only ever grow, so of two exports the larger is the later one: adding
// them up would count what both tell twice. Nobody else writes between reading and writing.
bool PostgresqlStore::add_forgotten(const ForgottenEntity& counts) {
  ForgottenEntity larger = counts;
  if (const auto known = find_forgotten(counts)) {
    larger.times_matched = std::max(counts.times_matched, known->times_matched);
    larger.times_chosen = std::max(counts.times_chosen, known->times_chosen);
    // Told whether anything changed, so that an import can say what it knew already.
    const bool is_known =
        larger.times_matched == known->times_matched && larger.times_chosen == known->times_chosen;
    if (is_known) return false;
  }
  put_forgotten(larger);
  return true;
}

bool PostgresqlStore::add_forgotten(const ForgottenDay& counts) {
  ForgottenDay larger = counts;
  if (const auto known = find_forgotten(counts)) {
    larger.searches = std::max(counts.searches, known->searches);
    larger.choices = std::max(counts.choices, known->choices);
    if (larger.searches == known->searches && larger.choices == known->choices) return false;
  }
  put_forgotten(larger);
  return true;
}

// Added, as these are newly forgotten.
void PostgresqlStore::count_forgotten(const ForgottenEntity& counts) {
  ForgottenEntity sum = counts;
  if (const auto known = find_forgotten(counts)) {
    sum.times_matched += known->times_matched;
    sum.times_chosen += known->times_chosen;
  }
  put_forgotten(sum);
}

void PostgresqlStore::count_forgotten(const ForgottenDay& counts) {
  ForgottenDay sum = counts;
  if (const auto known = find_forgotten(counts)) {
    sum.searches += known->searches;
    sum.choices += known->choices;
  }
  put_forgotten(sum);
}

std::vector<std::uint64_t> PostgresqlStore::searches_before(EvidenceTime before) {
  // Imported lines may tell no time; they are as old as their import.
  const Rows rows = connection_.ask("SELECT id FROM search WHERE coalesce(at, stored) < $1",
                                    Parameters().add(number_of(std::optional(before))));
  std::vector<std::uint64_t> ids;
  for (int row = 0; row < rows.size(); ++row) ids.push_back(rows.unsigned_number(row, 0));
  return ids;
}

void PostgresqlStore::keep_choices(const std::vector<ChoiceName>& kept) {
  const std::set<ChoiceName> names(kept.begin(), kept.end());
  // In one answer, as a choice is a few bytes beside its search; only the names of those that count
  // are held.
  const Rows rows = connection_.ask_once("SELECT search, entity FROM choice");
  // Few are not kept: those that the guards held back.
  for (int row = 0; row < rows.size(); ++row) {
    const ChoiceName name(rows.unsigned_number(row, 0), rows.bytes(row, 1));
    if (names.contains(name)) continue;
    connection_.ask("DELETE FROM choice WHERE search = $1 AND entity = $2",
                    Parameters().add(name.first).add(name.second));
  }
}

void PostgresqlStore::delete_searches_before(EvidenceTime before) {
  // What was chosen goes along (ON DELETE CASCADE).
  connection_.ask("DELETE FROM search WHERE coalesce(at, stored) < $1",
                  Parameters().add(number_of(std::optional(before))));
}

void PostgresqlStore::erase_deleted() {
  // Rows that were deleted stay in the tables' files until they are written anew. Whoever owns the
  // tables may do that; others are only warned, which is no answer to a wish to forget.
  try {
    // Owning through a group counts, as VACUUM asks for no more.
    const Rows owned = connection_.ask_once(
        "SELECT count(*) FROM pg_class WHERE oid IN ('search'::regclass, 'choice'::regclass) "
        "AND pg_has_role(relowner, 'USAGE')");
    if (owned.number(0, 0) == 2) {
      connection_.run("VACUUM (FULL) search, choice");
      return;
    }
  } catch (const PostgresqlError& error) {
    // The texts are gone from every answer by then, and the message has to say both.
    throw error.within("forgotten, but the tables' files could not be written anew");
  }
  throw StoreError(name() +
                       ": forgotten, but old text stays in the tables' files until the role that "
                       "owns them runs VACUUM FULL search, choice",
                   StoreError::Cause::kOther);
}

}  // namespace matchgraph::evidence
