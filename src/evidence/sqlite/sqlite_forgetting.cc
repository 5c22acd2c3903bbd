// What is left in evidence.db when searches are forgotten, and that their bytes are gone.

#include "evidence/row_values.h"
#include "evidence/sqlite/sqlite_store.h"

namespace matchgraph::evidence {

std::vector<std::uint64_t> SqliteStore::searches_before(EvidenceTime before) {
  // Imported lines may tell no time; they are as old as their import.
  // By the same expression as the deletion below.
  Statement find(database_, "SELECT id FROM search WHERE coalesce(at, stored) < ?");
  find.bind(0, number_of(before));
  std::vector<std::uint64_t> ids;
  while (find.step()) ids.push_back(find.unsigned_number(0));
  return ids;
}

void SqliteStore::keep_choices(const std::vector<ChoiceName>& kept) {
  // A table and a join, as the list may be longer than a statement may have parameters.
  database_.run(
      "CREATE TEMPORARY TABLE counted(search INTEGER, entity TEXT, "
      "PRIMARY KEY(search, entity)) WITHOUT ROWID");
  // The statement has to end before the table can be dropped.
  {
    Statement insert(database_, "INSERT INTO counted VALUES (?, ?)");
    for (const auto& [search, entity] : kept) insert.bind(0, search).bind(1, entity).execute();
  }
  database_.run(
      "DELETE FROM choice WHERE NOT EXISTS (SELECT 1 FROM search JOIN counted "
      "ON counted.search = search.id "
      "WHERE search.number = choice.search AND counted.entity = choice.entity);"
      "DROP TABLE counted");
}

// Added, as these are newly forgotten; imports of the same origin take the larger instead.
void SqliteStore::count_forgotten(const ForgottenEntity& counts) {
  Statement insert(database_,
                   "INSERT INTO forgotten_entity VALUES (?1, ?2, ?3, ?4, ?5, "
                   "row_hash(?1, ?2, ?3, ?4, ?5)) ON CONFLICT DO UPDATE SET "
                   "times_matched = times_matched + excluded.times_matched, "
                   "times_chosen = times_chosen + excluded.times_chosen, "
                   "hash = row_hash(origin, day, entity, times_matched + excluded.times_matched, "
                   "times_chosen + excluded.times_chosen)");
  insert.bind(0, counts.origin)
      .bind(1, counts.day)
      .bind(2, std::string_view(counts.entity))
      .bind(3, counts.times_matched)
      .bind(4, counts.times_chosen)
      .execute();
}

void SqliteStore::count_forgotten(const ForgottenDay& counts) {
  Statement insert(database_,
                   "INSERT INTO forgotten_day VALUES (?1, ?2, ?3, ?4, row_hash(?1, ?2, ?3, ?4)) "
                   "ON CONFLICT DO UPDATE SET "
                   "searches = searches + excluded.searches, choices = choices + excluded.choices, "
                   "hash = row_hash(origin, day, searches + excluded.searches, "
                   "choices + excluded.choices)");
  insert.bind(0, counts.origin)
      .bind(1, counts.day)
      .bind(2, counts.searches)
      .bind(3, counts.choices)
      .execute();
}

void SqliteStore::delete_searches_before(EvidenceTime before) {
  // What was shown and chosen goes along (ON DELETE CASCADE).
  Statement remove(database_, "DELETE FROM search WHERE coalesce(at, stored) < ?");
  remove.bind(0, number_of(before)).execute();
}

/// Empties the write-ahead log into the database: it holds pages as they were before.
void SqliteStore::empty_log() {
  // The pragma's first column is 1 where a reader holds the log.
  if (database_.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
    throw DatabaseError(database_.path() +
                            ": forgotten, but a process that reads it keeps old text in its -wal "
                            "file; run this again when that is done",
                        SQLITE_BUSY);
  }
}

void SqliteStore::erase_deleted() {
  // Deleted bytes were overwritten (secure_delete); VACUUM also gives their room back.
  empty_log();
  try {
    database_.run("VACUUM");
  } catch (const DatabaseError& error) {
    // The texts are gone by then, so the message must not read as if they were not.
    throw error.within("forgotten, but the file could not be made smaller");
  }
  // VACUUM writes through the log as well.
  empty_log();
}

}  // namespace matchgraph::evidence
