// Dropping old searches, so that what was typed is gone from the disk and the counts are not.

#include <fmt/format.h>

#include <map>
#include <unordered_map>

#include "evidence/collector.h"
#include "evidence/schema.h"
#include "evidence/store.h"
#include "matchgraph/evidence.h"

namespace matchgraph {
namespace {

using namespace evidence;  // NOLINT(google-build-using-namespace)

EvidenceTime start_of(const Date& date) {
  // A month or year stands for its first day: what lies within it stays.
  const std::chrono::month month(date.month == 0 ? 1U : date.month);
  const std::chrono::day day(date.day == 0 ? 1U : date.day);
  return std::chrono::sys_days(std::chrono::year(date.year) / month / day);
}

/// The counts that are left of what is forgotten.
struct Remains {
  std::map<std::pair<Day, std::string>, ForgottenEntity> entities;
  std::map<Day, ForgottenDay> days;
  EvidenceForgotten forgotten;
};

/// Names the searches to forget in the temporary table "old".
void mark_old(Database& database, EvidenceTime before) {
  database.run("CREATE TEMPORARY TABLE old(id INTEGER PRIMARY KEY)");
  // Imported lines may tell no time; they are as old as their import.
  Statement insert(database,
                   "INSERT INTO old SELECT id FROM search WHERE coalesce(at, stored) < ?");
  insert.bind(0, std::int64_t{before.time_since_epoch().count()}).execute();
}

/// Gives every search to the collector; of the old ones also the showings to the remains. Returns
/// their ids and days.
std::unordered_map<std::uint64_t, Day> collect_searches(Database& database,
                                                        const EvidenceOptions& options,
                                                        Collector& collector, Remains& remains) {
  std::unordered_map<std::uint64_t, Day> old;
  Statement is_old(database, "SELECT 1 FROM old WHERE id = ?");
  for_each_search(database, [&](const StoredSearch& search) {
    // All searches, not the old ones alone: whether a choice counts is decided among all of a
    // session's.
    collector.add(search);
    const bool found = is_old.bind(0, search.id).step();
    is_old.reset();
    if (!found) return;
    const Day day = day_of(search.at);
    old.emplace(search.id, day);
    ++remains.days[day].searches;
    ++remains.forgotten.searches;
    // What the block guard has a say in is counted when all searches are known.
    if (search.block) return;
    std::size_t position = search.offset;
    for (const std::string& entity : search.shown) {
      if (++position > options.counted_positions) break;
      ++remains.entities[{day, entity}].times_matched;
    }
  });
  return old;
}

void count_old_showings(const Collector& collector,
                        const std::unordered_map<std::uint64_t, Day>& old, Remains& remains) {
  for (const Collector::Showing& showing : collector.counted_showings()) {
    const auto found = old.find(showing.search);
    if (found == old.end()) continue;
    ++remains.entities[{found->second, collector.entity(showing.entity)}].times_matched;
  }
}

void count_old_choices(const std::vector<Collector::Counted>& counted, const Collector& collector,
                       const std::unordered_map<std::uint64_t, Day>& old, Remains& remains) {
  for (const Collector::Counted& choice : counted) {
    const auto found = old.find(choice.search);
    if (found == old.end()) continue;
    ++remains.entities[{found->second, collector.entity(choice.entity)}].times_chosen;
    ++remains.days[found->second].choices;
    ++remains.forgotten.choices;
  }
}

/// Choices that do not count now must not begin to when those that outrank them are gone.
void delete_uncounted(Database& database, const std::vector<Collector::Counted>& counted,
                      const Collector& collector) {
  database.run(
      "CREATE TEMPORARY TABLE counted(search INTEGER, entity TEXT, "
      "PRIMARY KEY(search, entity)) WITHOUT ROWID");
  Statement insert(database, "INSERT INTO counted VALUES (?, ?)");
  for (const Collector::Counted& choice : counted) {
    insert.bind(0, choice.search)
        .bind(1, std::string_view(collector.entity(choice.entity)))
        .execute();
  }
  database.run(
      "DELETE FROM choice WHERE NOT EXISTS (SELECT 1 FROM search JOIN counted "
      "ON counted.search = search.id "
      "WHERE search.number = choice.search AND counted.entity = choice.entity)");
}

void add_remains(Database& database, std::uint64_t origin, const Remains& remains) {
  // Added, as these are newly forgotten; imports of the same origin take the larger instead.
  Statement entity(database,
                   "INSERT INTO forgotten_entity VALUES (?1, ?2, ?3, ?4, ?5, "
                   "row_hash(?1, ?2, ?3, ?4, ?5)) ON CONFLICT DO UPDATE SET "
                   "times_matched = times_matched + excluded.times_matched, "
                   "times_chosen = times_chosen + excluded.times_chosen, "
                   "hash = row_hash(origin, day, entity, times_matched + excluded.times_matched, "
                   "times_chosen + excluded.times_chosen)");
  for (const auto& [place, counts] : remains.entities) {
    entity.bind(0, origin)
        .bind(1, place.first)
        .bind(2, std::string_view(place.second))
        .bind(3, counts.times_matched)
        .bind(4, counts.times_chosen)
        .execute();
  }
  Statement day(database,
                "INSERT INTO forgotten_day VALUES (?1, ?2, ?3, ?4, row_hash(?1, ?2, ?3, ?4)) "
                "ON CONFLICT DO UPDATE SET "
                "searches = searches + excluded.searches, choices = choices + excluded.choices, "
                "hash = row_hash(origin, day, searches + excluded.searches, "
                "choices + excluded.choices)");
  for (const auto& [of_day, counts] : remains.days) {
    day.bind(0, origin).bind(1, of_day).bind(2, counts.searches).bind(3, counts.choices).execute();
  }
}

/// Empties the write-ahead log into the database: it holds pages as they were before.
void empty_log(Database& database) {
  if (database.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
    throw DatabaseError(database.path() +
                            ": forgotten, but a process that reads it keeps old text in its -wal "
                            "file; run this again when that is done",
                        SQLITE_BUSY);
  }
}

}  // namespace

EvidenceForgotten forget_evidence(const std::string& data, const Date& before,
                                  const EvidenceOptions& options) {
  require_folder(data);
  // Nothing to forget must not create a database.
  if (!open_to_read(data, kCommandPatience)) return {};
  Database database = open_to_write(data, kCommandPatience);
  const std::uint64_t origin = read_settings(database).origin;
  Transaction transaction(database, Transaction::Kind::kWrite);
  mark_old(database, start_of(before));
  Remains remains;
  Collector collector(options);
  const auto old = collect_searches(database, options, collector, remains);
  if (!old.empty()) {
    const std::vector<Collector::Counted> counted = collector.counted_choices();
    count_old_showings(collector, old, remains);
    count_old_choices(counted, collector, old, remains);
    delete_uncounted(database, counted, collector);
    add_remains(database, origin, remains);
    // What was shown and chosen goes along (ON DELETE CASCADE).
    database.run("DELETE FROM search WHERE id IN (SELECT id FROM old)");
  }
  transaction.commit();
  // Deleted bytes were overwritten (secure_delete); VACUUM also gives their room back.
  empty_log(database);
  try {
    database.run("VACUUM");
  } catch (const DatabaseError& error) {
    // The texts are gone by then, so the message must not read as if they were not.
    throw error.within("forgotten, but the file could not be made smaller");
  }
  // VACUUM writes through the log as well.
  empty_log(database);
  return remains.forgotten;
}

}  // namespace matchgraph
