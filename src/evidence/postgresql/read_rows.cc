// All rows, in order, some hundred at a time.

#include <fmt/format.h>

#include "evidence/postgresql/postgresql_store.h"
#include "evidence/postgresql/row_hash.h"
#include "evidence/row_values.h"

namespace matchgraph::evidence {
namespace {

// Rows that are held at once: of the longest that are recorded, with a hundred entities each, some
// 10 MB.
constexpr int kRowsAtOnce = 500;

/// The rows of a question, one after the other. Lives within a transaction.
class RowCursor {
 public:
  // A name in the statement and not a parameter, as cursors take none; all names are this file's
  // own.
  RowCursor(Connection& connection, std::string name, const std::string& question)
      : connection_(connection),
        fetch_(fmt::format("FETCH {} FROM {}", kRowsAtOnce, name)),
        name_(std::move(name)) {
    // Without scrolling and holding the server keeps nothing of what was read.
    connection_.run(
        fmt::format("DECLARE {} NO SCROLL CURSOR WITHOUT HOLD FOR {}", name_, question));
    advance();
  }
  // The transaction may have failed already, and then the cursor is gone with it.
  ~RowCursor() { connection_.try_to_run(("CLOSE " + name_).c_str()); }
  RowCursor(const RowCursor&) = delete;
  RowCursor& operator=(const RowCursor&) = delete;

  bool has_row() const { return row_ < rows_->size(); }
  const Rows& rows() const { return *rows_; }
  int row() const { return row_; }
  void next() {
    // A part that is not full was the last.
    if (++row_ == rows_->size() && row_ == kRowsAtOnce) advance();
  }

 private:
  void advance() {
    // Freed before the next rows come, so that no more than one part is held.
    rows_.reset();
    rows_.emplace(connection_.ask_once(fetch_));
    row_ = 0;
  }

  Connection& connection_;
  std::string fetch_;
  std::string name_;
  std::optional<Rows> rows_;
  int row_ = 0;
};

void require_hash(const Connection& connection, std::int64_t told, std::int64_t counted,
                  const char* what) {
  if (told == counted) return;
  throw StoreError(
      fmt::format("{}: it is damaged ({} is not as it was written): restore the database from its "
                  "backup, or import the last export into another; snapshots are not affected, and "
                  "build --no-evidence goes on without it",
                  connection.name(), what),
      StoreError::Cause::kOther);
}

constexpr const char* kAllSearches =
    "SELECT id, session, kind, query, filters, at, stored, generation, skipped, block, shown, hash "
    // By time and then by content, and unknown times first: the same records come in the same order
    // wherever they lie.
    "FROM search ORDER BY at NULLS FIRST, query, id";

// In the order of their searches, so that both are read in one go.
constexpr const char* kAllChoices =
    "SELECT c.search, c.entity, c.session, c.need, c.at, c.hash "
    "FROM choice c JOIN search s ON s.id = c.search "
    "ORDER BY s.at NULLS FIRST, s.query, s.id, c.entity";

StoredSearch read_search(const Connection& connection, const RowCursor& cursor) {
  const Rows& rows = cursor.rows();
  const int row = cursor.row();
  StoredSearch search{.id = rows.unsigned_number(row, 0),
                      .session = rows.unsigned_number(row, 1),
                      .block = hash_at(rows.optional_number(row, 9)),
                      .kind = kind_at(rows.number(row, 2)),
                      .query = rows.text(row, 3),
                      .filters = rows.text(row, 4),
                      .at = time_at(rows.optional_number(row, 5)),
                      .generation = rows.unsigned_number(row, 7),
                      .offset = rows.unsigned_number(row, 8),
                      .shown = {},
                      .choices = {}};
  const std::string_view shown = rows.bytes(row, 10);
  const EvidenceTime stored = *time_at(rows.number(row, 6));
  require_hash(connection, rows.number(row, 11), row_hash(search, stored, shown), "a search");
  search.shown = split(shown);
  return search;
}

StoredChoice read_choice(const Connection& connection, const RowCursor& cursor) {
  const Rows& rows = cursor.rows();
  const int row = cursor.row();
  StoredChoice choice{rows.text(row, 1), time_at(rows.optional_number(row, 4))};
  require_hash(connection, rows.number(row, 5),
               row_hash(rows.unsigned_number(row, 0), rows.unsigned_number(row, 2),
                        rows.unsigned_number(row, 3), choice),
               "a choice");
  return choice;
}

}  // namespace

void PostgresqlStore::check_whole() {
  for_each_search([](const StoredSearch&) {});
  for_each_forgotten([](const ForgottenEntity&) {});
  for_each_forgotten([](const ForgottenDay&) {});
}

std::size_t PostgresqlStore::count_searches() {
  return connection_.ask_once("SELECT count(*) FROM search").unsigned_number(0, 0);
}

void PostgresqlStore::for_each_search(const std::function<void(const StoredSearch&)>& take) {
  RowCursor choices(connection_, "choices", kAllChoices);
  for (RowCursor cursor(connection_, "searches", kAllSearches); cursor.has_row(); cursor.next()) {
    StoredSearch search = read_search(connection_, cursor);
    // Both cursors are in the same order, so the choices of a search are the next ones.
    for (; choices.has_row() && choices.rows().unsigned_number(choices.row(), 0) == search.id;
         choices.next()) {
      search.choices.push_back(read_choice(connection_, choices));
    }
    take(search);
  }
}

void PostgresqlStore::for_each_forgotten(const std::function<void(const ForgottenEntity&)>& take) {
  RowCursor cursor(connection_, "entities",
                   "SELECT origin, day, entity, times_matched, times_chosen, hash "
                   "FROM forgotten_entity ORDER BY day, entity, origin");
  for (; cursor.has_row(); cursor.next()) {
    const Rows& rows = cursor.rows();
    const int row = cursor.row();
    const ForgottenEntity counts{.origin = rows.unsigned_number(row, 0),
                                 .day = rows.number(row, 1),
                                 .entity = rows.text(row, 2),
                                 .times_matched = rows.unsigned_number(row, 3),
                                 .times_chosen = rows.unsigned_number(row, 4)};
    require_hash(connection_, rows.number(row, 5), row_hash(counts), "a count of forgotten ones");
    take(counts);
  }
}

void PostgresqlStore::for_each_forgotten(const std::function<void(const ForgottenDay&)>& take) {
  RowCursor cursor(connection_, "days",
                   "SELECT origin, day, searches, choices, hash "
                   "FROM forgotten_day ORDER BY day, origin");
  for (; cursor.has_row(); cursor.next()) {
    const Rows& rows = cursor.rows();
    const int row = cursor.row();
    const ForgottenDay counts{.origin = rows.unsigned_number(row, 0),
                              .day = rows.number(row, 1),
                              .searches = rows.unsigned_number(row, 2),
                              .choices = rows.unsigned_number(row, 3)};
    require_hash(connection_, rows.number(row, 4), row_hash(counts), "a count of a forgotten day");
    take(counts);
  }
}

}  // namespace matchgraph::evidence
