#include "evidence/sqlite/sqlite_store.h"

#include <sys/stat.h>

#include "evidence/row_values.h"
#include "evidence/sqlite/schema.h"

namespace matchgraph::evidence {
namespace {

/// Fills in what a search showed and what was chosen from it.
/// Prepared once for all searches: a fold asks for the details of each.
class DetailReader {
 public:
  explicit DetailReader(Database& database)
      : shown_(database, "SELECT entity FROM shown WHERE search = ? ORDER BY position"),
        choices_(database, "SELECT entity, at FROM choice WHERE search = ? ORDER BY entity") {}

  void read(std::int64_t number, StoredSearch& search) {
    shown_.bind(0, number);
    while (shown_.step()) search.shown.push_back(shown_.text(0));
    choices_.bind(0, number);
    while (choices_.step()) {
      search.choices.push_back({choices_.text(0), time_at(choices_.optional_number(1))});
    }
  }

 private:
  Statement shown_;
  Statement choices_;
};

constexpr std::size_t kPage = 10;  // results that most answers show: one statement stores them

/// A statement that says of so many entities that a search, its first parameter, showed them; each
/// has a parameter for its position and one for itself.
std::string shown_insertion(std::size_t entities) {
  std::string rows;
  // Numbered, so that all rows share the search's parameter.
  for (std::size_t i = 0; i < entities; ++i) rows += i == 0 ? "(?1, ?, ?)" : ", (?1, ?, ?)";
  return "INSERT INTO shown(search, position, entity) VALUES " + rows;
}

}  // namespace

/// Statements that add rows, and look up what an addition depends on.
struct SqliteStore::AddingStatements {
  explicit AddingStatements(Database& database);

  Statement insert_search;
  Statement insert_shown;
  Statement insert_page;  // as insert_shown, of several entities at once
  Statement insert_choice;
  Statement insert_forgotten_entity;
  Statement insert_forgotten_day;
  Statement find_search;
  Statement find_shown;
  Statement find_choice;
  Statement count_choices;
};

// Counts of an origin and day only ever grow, so of two exports the larger is the later one: adding
// them up would count what both tell twice.
SqliteStore::AddingStatements::AddingStatements(Database& database)
    : insert_search(database,
                    "INSERT OR IGNORE INTO search(id, session, kind, query, filters, at, stored, "
                    "generation, skipped, block, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                    "?9, ?10, row_hash(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))"),
      // Values are bound and never written into the text, whatever was typed.
      insert_shown(database, shown_insertion(1).c_str()),
      insert_page(database, shown_insertion(kPage).c_str()),
      insert_choice(database,
                    "INSERT OR IGNORE INTO choice(search, session, need, entity, at, hash) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, row_hash(?1, ?4, ?2, ?3, ?5))"),
      insert_forgotten_entity(
          database,
          "INSERT INTO forgotten_entity(origin, day, entity, times_matched, times_chosen, hash) "
          "VALUES (?1, ?2, ?3, ?4, ?5, row_hash(?1, ?2, ?3, ?4, ?5)) ON CONFLICT DO UPDATE SET "
          "times_matched = max(times_matched, excluded.times_matched), "
          "times_chosen = max(times_chosen, excluded.times_chosen), "
          "hash = row_hash(origin, day, entity, max(times_matched, excluded.times_matched), "
          "max(times_chosen, excluded.times_chosen)) "
          // A row that would not change is not written, so that an import can say that it knew it.
          "WHERE excluded.times_matched > times_matched OR excluded.times_chosen > times_chosen"),
      insert_forgotten_day(
          database,
          "INSERT INTO forgotten_day(origin, day, searches, choices, hash) "
          "VALUES (?1, ?2, ?3, ?4, row_hash(?1, ?2, ?3, ?4)) ON CONFLICT DO UPDATE SET "
          "searches = max(searches, excluded.searches), choices = max(choices, excluded.choices), "
          "hash = row_hash(origin, day, max(searches, excluded.searches), "
          "max(choices, excluded.choices)) "
          "WHERE excluded.searches > searches OR excluded.choices > choices"),
      find_search(database, "SELECT number, session, kind, query, at FROM search WHERE id = ?"),
      find_shown(database, "SELECT 1 FROM shown WHERE search = ? AND entity = ?"),
      find_choice(database, "SELECT 1 FROM choice WHERE session = ? AND need = ? AND entity = ?"),
      count_choices(database,
                    "SELECT count(*) FROM choice WHERE session = ? AND at >= ? AND at < ?") {}

SqliteStore::FileIdentity SqliteStore::FileIdentity::of(const std::string& path) {
  // Device and inode are what a file is; its name may pass to another one.
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return {};
  return {.device = facts.st_dev, .inode = facts.st_ino};
}

SqliteStore::SqliteStore(Database database, StoreUse use)
    : database_(std::move(database)), identity_(FileIdentity::of(database_.path())) {
  // Records are appended and looked up shortly afterwards: what a larger cache would hold of older
  // ones is only memory that grows with the searches.
  if (use == StoreUse::kRecord) database_.run("PRAGMA cache_size=-2048");
}

SqliteStore::~SqliteStore() = default;

// Made when first needed: a database of an older schema can be read and lacks columns that they
// name.
SqliteStore::AddingStatements& SqliteStore::adding() {
  if (!adding_) adding_ = std::make_unique<AddingStatements>(database_);
  return *adding_;
}

Settings SqliteStore::settings() {
  Statement find(database_, "SELECT value FROM setting WHERE name = ?");
  const auto value = [&find](std::string_view name) {
    find.bind(0, name);
    const std::uint64_t found = find.step() ? find.unsigned_number(0) : 0;
    // A statement that has not ended keeps its transaction open.
    find.reset();
    return found;
  };
  return {.session_key = {.low = value("session_key_low"), .high = value("session_key_high")},
          .origin = value("origin")};
}

std::uint64_t SqliteStore::bytes() {
  return static_cast<std::uint64_t>(database_.number("PRAGMA page_count") *
                                    database_.number("PRAGMA page_size"));
}

void SqliteStore::begin(Kind kind) {
  // A transaction that reads first and then writes can fail half-way when another wrote in between.
  database_.run(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

void SqliteStore::commit() { database_.run("COMMIT"); }

void SqliteStore::roll_back() noexcept {
  // After a failed write SQLite may have rolled back already; there is nothing to report then.
  // Called from a destructor, which must not throw.
  sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Store::AddedSearch SqliteStore::add_search(const StoredSearch& search, EvidenceTime stored) {
  // The hash covers what was shown too, although it stands in rows of its own.
  const std::string shown = joined(search.shown);
  adding()
      .insert_search.bind(0, search.id)
      .bind(1, search.session)
      .bind(2, number_of(search.kind))
      .bind(3, std::string_view(search.query))
      .bind(4, std::string_view(search.filters))
      .bind(5, number_of(search.at))
      .bind(6, number_of(stored))
      .bind(7, search.generation)
      .bind(8, std::uint64_t{search.offset})
      .bind(9, number_of(search.block))
      .bind(10, std::string_view(shown));
  // Ignored, as the id is there: an import that is repeated changes nothing.
  // The number that it has already, as choices are added to it.
  if (adding().insert_search.execute() == 0) return {.number = find_search(search.id)->number};
  const std::int64_t number = adding().insert_search.inserted_row();
  // Positions go on over pages, as the second page's first result is the eleventh.
  std::uint64_t position = search.offset;
  for (std::size_t from = 0; from < search.shown.size();) {
    // A statement per page instead of one per result: most answers show exactly that many.
    const bool is_page = search.shown.size() - from >= kPage;
    Statement& insert = is_page ? adding().insert_page : adding().insert_shown;
    insert.bind(0, number);
    const std::size_t to = from + (is_page ? kPage : 1);
    for (int index = 1; from < to; ++from, index += 2) {
      insert.bind(index, ++position).bind(index + 1, std::string_view(search.shown[from]));
    }
    insert.execute();
  }
  return {.number = number, .is_new = true};
}

bool SqliteStore::add_choice(std::int64_t search, std::uint64_t session, std::uint64_t need,
                             const StoredChoice& choice) {
  return adding()
             .insert_choice.bind(0, search)
             .bind(1, session)
             .bind(2, need)
             .bind(3, std::string_view(choice.entity))
             .bind(4, number_of(choice.at))
             .execute() > 0;
}

bool SqliteStore::add_forgotten(const ForgottenEntity& counts) {
  return adding()
             .insert_forgotten_entity.bind(0, counts.origin)
             .bind(1, counts.day)
             .bind(2, std::string_view(counts.entity))
             .bind(3, counts.times_matched)
             .bind(4, counts.times_chosen)
             .execute() > 0;
}

bool SqliteStore::add_forgotten(const ForgottenDay& counts) {
  return adding()
             .insert_forgotten_day.bind(0, counts.origin)
             .bind(1, counts.day)
             .bind(2, counts.searches)
             .bind(3, counts.choices)
             .execute() > 0;
}

std::optional<Store::SearchFacts> SqliteStore::find_search(std::uint64_t id) {
  std::optional<SearchFacts> facts;
  adding().find_search.bind(0, id);
  if (adding().find_search.step()) {
    facts = {
        .number = adding().find_search.number(0),
        .session = adding().find_search.unsigned_number(1),
        // Worked out again, as this table keeps the text and no hash of the need.
        .need = need_hash(kind_at(adding().find_search.number(2)), adding().find_search.text(3)),
        .at = time_at(adding().find_search.optional_number(4))};
  }
  adding().find_search.reset();
  return facts;
}

bool SqliteStore::showed(std::int64_t search, std::string_view entity) {
  const bool found = adding().find_shown.bind(0, search).bind(1, entity).step();
  adding().find_shown.reset();
  return found;
}

bool SqliteStore::has_choice(std::uint64_t session, std::uint64_t need, std::string_view entity) {
  const bool found = adding().find_choice.bind(0, session).bind(1, need).bind(2, entity).step();
  adding().find_choice.reset();
  return found;
}

std::size_t SqliteStore::choices_on(std::uint64_t session, Day day) {
  // A choice without a time falls into no day here; imports bring those, and the guards of a build
  // count them.
  adding()
      .count_choices.bind(0, session)
      .bind(1, day * kMillisecondsPerDay)
      .bind(2, (day + 1) * kMillisecondsPerDay)
      .step();
  const std::uint64_t count = adding().count_choices.unsigned_number(0);
  adding().count_choices.reset();
  return count;
}

void SqliteStore::check_whole() { evidence::check_whole(database_); }

std::size_t SqliteStore::count_searches() {
  return static_cast<std::size_t>(database_.number("SELECT count(*) FROM search"));
}

void SqliteStore::for_each_search(const std::function<void(const StoredSearch&)>& take) {
  // By content: rows stand in the order of writing, which differs between two folders with the same
  // records.
  // An older schema, opened to read, has no such column.
  const std::string block = has_blocks(database_) ? "block" : "NULL";
  Statement searches(
      database_, ("SELECT id, session, kind, query, filters, at, generation, skipped, number, " +
                  block + " FROM search ORDER BY at, query, id")
                     .c_str());
  DetailReader details(database_);
  while (searches.step()) {
    StoredSearch search{.id = searches.unsigned_number(0),
                        .session = searches.unsigned_number(1),
                        .block = hash_at(searches.optional_number(9)),
                        .kind = kind_at(searches.number(2)),
                        .query = searches.text(3),
                        .filters = searches.text(4),
                        .at = time_at(searches.optional_number(5)),
                        .generation = searches.unsigned_number(6),
                        .offset = searches.unsigned_number(7),
                        .shown = {},
                        .choices = {}};
    details.read(searches.number(8), search);
    take(search);
  }
}

void SqliteStore::for_each_forgotten(const std::function<void(const ForgottenEntity&)>& take) {
  Statement rows(database_,
                 "SELECT origin, day, entity, times_matched, times_chosen "
                 "FROM forgotten_entity ORDER BY day, entity, origin");
  while (rows.step()) {
    take(ForgottenEntity{.origin = rows.unsigned_number(0),
                         .day = rows.number(1),
                         .entity = rows.text(2),
                         .times_matched = rows.unsigned_number(3),
                         .times_chosen = rows.unsigned_number(4)});
  }
}

void SqliteStore::for_each_forgotten(const std::function<void(const ForgottenDay&)>& take) {
  Statement rows(database_,
                 "SELECT origin, day, searches, choices FROM forgotten_day ORDER BY day, origin");
  while (rows.step()) {
    take(ForgottenDay{.origin = rows.unsigned_number(0),
                      .day = rows.number(1),
                      .searches = rows.unsigned_number(2),
                      .choices = rows.unsigned_number(3)});
  }
}

}  // namespace matchgraph::evidence
