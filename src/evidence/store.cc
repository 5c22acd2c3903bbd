#include "evidence/store.h"

#include <bit>
#include <chrono>

#include "evidence/schema.h"

namespace matchgraph::evidence {
namespace {

constexpr std::int64_t kMillisecondsPerDay =
    std::chrono::milliseconds(std::chrono::days(1)).count();

std::optional<std::int64_t> number_of(const std::optional<EvidenceTime>& at) {
  if (!at) return std::nullopt;
  return at->time_since_epoch().count();
}

std::optional<EvidenceTime> time_at(std::optional<std::int64_t> milliseconds) {
  if (!milliseconds) return std::nullopt;
  return EvidenceTime(std::chrono::milliseconds(*milliseconds));
}

// A hash keeps its bits in SQLite's signed numbers.
std::optional<std::int64_t> number_of(const std::optional<std::uint64_t>& hash) {
  if (!hash) return std::nullopt;
  return std::bit_cast<std::int64_t>(*hash);
}

std::optional<std::uint64_t> hash_at(std::optional<std::int64_t> number) {
  if (!number) return std::nullopt;
  return std::bit_cast<std::uint64_t>(*number);
}

/// As the schema's group_concat puts them together for a row's hash.
std::string joined(const std::vector<std::string>& shown) {
  std::string out;
  for (const std::string& entity : shown) (out.empty() ? out : out += '\n') += entity;
  return out;
}

SearchKind kind_at(std::int64_t number) {
  return number == 0 ? SearchKind::kNeed : SearchKind::kAlternatives;
}

/// Fills in what a search showed and what was chosen from it.
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

}  // namespace

Settings read_settings(Database& database) {
  Statement find(database, "SELECT value FROM setting WHERE name = ?");
  const auto value = [&find](std::string_view name) {
    find.bind(0, name);
    const std::uint64_t found = find.step() ? find.unsigned_number(0) : 0;
    find.reset();
    return found;
  };
  return {.session_key = {.low = value("session_key_low"), .high = value("session_key_high")},
          .origin = value("origin")};
}

namespace {

constexpr std::size_t kPage = 10;  // results that most answers show: one statement stores them

/// A statement that says of so many entities that a search, its first parameter, showed them; each
/// has a parameter for its position and one for itself.
std::string insert_shown(std::size_t entities) {
  std::string rows;
  for (std::size_t i = 0; i < entities; ++i) rows += i == 0 ? "(?1, ?, ?)" : ", (?1, ?, ?)";
  return "INSERT INTO shown(search, position, entity) VALUES " + rows;
}

}  // namespace

// Counts of an origin and day only ever grow, so of two exports the larger is the later one: adding
// them up would count what both tell twice.
StoreWriter::StoreWriter(Database& database)
    : insert_search_(database,
                     "INSERT OR IGNORE INTO search(id, session, kind, query, filters, at, stored, "
                     "generation, skipped, block, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                     "?9, ?10, row_hash(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))"),
      insert_shown_(database, insert_shown(1).c_str()),
      insert_page_(database, insert_shown(kPage).c_str()),
      insert_choice_(database,
                     "INSERT OR IGNORE INTO choice(search, session, need, entity, at, hash) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, row_hash(?1, ?4, ?2, ?3, ?5))"),
      insert_forgotten_entity_(
          database,
          "INSERT INTO forgotten_entity(origin, day, entity, times_matched, times_chosen, hash) "
          "VALUES (?1, ?2, ?3, ?4, ?5, row_hash(?1, ?2, ?3, ?4, ?5)) ON CONFLICT DO UPDATE SET "
          "times_matched = max(times_matched, excluded.times_matched), "
          "times_chosen = max(times_chosen, excluded.times_chosen), "
          "hash = row_hash(origin, day, entity, max(times_matched, excluded.times_matched), "
          "max(times_chosen, excluded.times_chosen)) "
          "WHERE excluded.times_matched > times_matched OR excluded.times_chosen > times_chosen"),
      insert_forgotten_day_(
          database,
          "INSERT INTO forgotten_day(origin, day, searches, choices, hash) "
          "VALUES (?1, ?2, ?3, ?4, row_hash(?1, ?2, ?3, ?4)) ON CONFLICT DO UPDATE SET "
          "searches = max(searches, excluded.searches), choices = max(choices, excluded.choices), "
          "hash = row_hash(origin, day, max(searches, excluded.searches), "
          "max(choices, excluded.choices)) "
          "WHERE excluded.searches > searches OR excluded.choices > choices"),
      find_search_(database, "SELECT number, session, kind, query, at FROM search WHERE id = ?"),
      find_shown_(database, "SELECT 1 FROM shown WHERE search = ? AND entity = ?"),
      find_choice_(database, "SELECT 1 FROM choice WHERE session = ? AND need = ? AND entity = ?"),
      count_choices_(database,
                     "SELECT count(*) FROM choice WHERE session = ? AND at >= ? AND at < ?") {}

StoreWriter::AddedSearch StoreWriter::add_search(const StoredSearch& search, EvidenceTime stored) {
  const std::string shown = joined(search.shown);
  insert_search_.bind(0, search.id)
      .bind(1, search.session)
      .bind(2, std::int64_t{search.kind == SearchKind::kNeed ? 0 : 1})
      .bind(3, std::string_view(search.query))
      .bind(4, std::string_view(search.filters))
      .bind(5, number_of(search.at))
      .bind(6, number_of(stored))
      .bind(7, search.generation)
      .bind(8, std::uint64_t{search.offset})
      .bind(9, number_of(search.block))
      .bind(10, std::string_view(shown));
  // Ignored, as the id is there: an import that is repeated changes nothing.
  if (insert_search_.execute() == 0) return {.number = find_search(search.id)->number};
  const std::int64_t number = insert_search_.inserted_row();
  std::uint64_t position = search.offset;
  for (std::size_t from = 0; from < search.shown.size();) {
    // A statement per page instead of one per result: most answers show exactly that many.
    const bool is_page = search.shown.size() - from >= kPage;
    Statement& insert = is_page ? insert_page_ : insert_shown_;
    insert.bind(0, number);
    const std::size_t to = from + (is_page ? kPage : 1);
    for (int index = 1; from < to; ++from, index += 2) {
      insert.bind(index, ++position).bind(index + 1, std::string_view(search.shown[from]));
    }
    insert.execute();
  }
  return {.number = number, .is_new = true};
}

bool StoreWriter::add_choice(std::int64_t search, std::uint64_t session, std::uint64_t need,
                             const StoredChoice& choice) {
  return insert_choice_.bind(0, search)
             .bind(1, session)
             .bind(2, need)
             .bind(3, std::string_view(choice.entity))
             .bind(4, number_of(choice.at))
             .execute() > 0;
}

bool StoreWriter::add_forgotten(const ForgottenEntity& counts) {
  return insert_forgotten_entity_.bind(0, counts.origin)
             .bind(1, counts.day)
             .bind(2, std::string_view(counts.entity))
             .bind(3, counts.times_matched)
             .bind(4, counts.times_chosen)
             .execute() > 0;
}

bool StoreWriter::add_forgotten(const ForgottenDay& counts) {
  return insert_forgotten_day_.bind(0, counts.origin)
             .bind(1, counts.day)
             .bind(2, counts.searches)
             .bind(3, counts.choices)
             .execute() > 0;
}

std::optional<StoreWriter::SearchFacts> StoreWriter::find_search(std::uint64_t id) {
  std::optional<SearchFacts> facts;
  find_search_.bind(0, id);
  if (find_search_.step()) {
    facts = {.number = find_search_.number(0),
             .session = find_search_.unsigned_number(1),
             .need = need_hash(kind_at(find_search_.number(2)), find_search_.text(3)),
             .at = time_at(find_search_.optional_number(4))};
  }
  find_search_.reset();
  return facts;
}

bool StoreWriter::showed(std::int64_t search, std::string_view entity) {
  const bool found = find_shown_.bind(0, search).bind(1, entity).step();
  find_shown_.reset();
  return found;
}

bool StoreWriter::has_choice(std::uint64_t session, std::uint64_t need, std::string_view entity) {
  const bool found = find_choice_.bind(0, session).bind(1, need).bind(2, entity).step();
  find_choice_.reset();
  return found;
}

std::size_t StoreWriter::choices_on(std::uint64_t session, Day day) {
  // A choice without a time falls into no day here; imports bring those, and the guards of a build
  // count them.
  count_choices_.bind(0, session)
      .bind(1, day * kMillisecondsPerDay)
      .bind(2, (day + 1) * kMillisecondsPerDay)
      .step();
  const std::uint64_t count = count_choices_.unsigned_number(0);
  count_choices_.reset();
  return count;
}

void for_each_search(Database& database, const std::function<void(const StoredSearch&)>& take) {
  // By content: rows stand in the order of writing, which differs between two folders with the same
  // records.
  const std::string block = has_blocks(database) ? "block" : "NULL";
  Statement searches(
      database, ("SELECT id, session, kind, query, filters, at, generation, skipped, number, " +
                 block + " FROM search ORDER BY at, query, id")
                    .c_str());
  DetailReader details(database);
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

void for_each_forgotten(Database& database,
                        const std::function<void(const ForgottenEntity&)>& take) {
  Statement rows(database,
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

void for_each_forgotten(Database& database, const std::function<void(const ForgottenDay&)>& take) {
  Statement rows(database,
                 "SELECT origin, day, searches, choices FROM forgotten_day ORDER BY day, origin");
  while (rows.step()) {
    take(ForgottenDay{.origin = rows.unsigned_number(0),
                      .day = rows.number(1),
                      .searches = rows.unsigned_number(2),
                      .choices = rows.unsigned_number(3)});
  }
}

}  // namespace matchgraph::evidence
