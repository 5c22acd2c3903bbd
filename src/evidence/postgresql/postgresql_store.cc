#include "evidence/postgresql/postgresql_store.h"

#include <algorithm>
#include <bit>

#include "evidence/postgresql/row_hash.h"
#include "evidence/postgresql/tables.h"
#include "evidence/row_values.h"

namespace matchgraph::evidence {
namespace {

// A server's visitors wait for a choice, so a server that is stuck has to count as away within
// seconds.
// Beyond the wait for a lock; a batch's longest statement takes some milliseconds.
constexpr std::chrono::milliseconds kAnswerTime{3000};

/// A command waits for as long as sorting takes; visitors wait for a server.
Connection connect_to(const std::string& address, std::chrono::milliseconds patience,
                      StoreUse use) {
  const bool is_server = use == StoreUse::kRecord;
  return Connection(PostgresqlAddress(address),
                    {.lock = patience,
                     .answer = is_server ? patience + kAnswerTime : std::chrono::milliseconds(0)});
}

}  // namespace

std::unique_ptr<Store> open_postgresql_to_write(const std::string& address,
                                                std::chrono::milliseconds patience, StoreUse use) {
  Connection connection = connect_to(address, patience, use);
  migrate(connection);
  return std::make_unique<PostgresqlStore>(std::move(connection), use);
}

std::unique_ptr<Store> open_postgresql_to_read(const std::string& address,
                                               std::chrono::milliseconds patience) {
  // Nothing is made by who only reads, and a role that may only read could not.
  Connection connection = connect_to(address, patience, StoreUse::kCommand);
  // An empty schema is an empty log.
  if (checked_version(connection) == 0) return nullptr;
  return std::make_unique<PostgresqlStore>(std::move(connection), StoreUse::kCommand);
}

// In one question, as this is asked at each start over a network.
Settings PostgresqlStore::settings() {
  const Rows rows = connection_.ask_once(
      "SELECT (SELECT value FROM setting WHERE name = 'session_key_low'), "
      "(SELECT value FROM setting WHERE name = 'session_key_high'), "
      "(SELECT value FROM setting WHERE name = 'origin')");
  const auto value = [&rows](int column) {
    return std::bit_cast<std::uint64_t>(rows.optional_number(0, column).value_or(0));
  };
  return {.session_key = {.low = value(0), .high = value(1)}, .origin = value(2)};
}

// With indexes and large values, as all of it is what the quota is about.
std::uint64_t PostgresqlStore::bytes() {
  return connection_
      .ask(
          "SELECT pg_total_relation_size('search') + pg_total_relation_size('choice') + "
          "pg_total_relation_size('forgotten_entity') + pg_total_relation_size('forgotten_day')")
      .unsigned_number(0, 0);
}

void PostgresqlStore::begin(Kind kind) {
  if (kind == Kind::kRead) {
    // One snapshot of the whole database for all rows that follow, which other connections may go
    // on changing.
    connection_.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  } else {
    // Each statement sees what was committed before it, and with the lock nothing is in between.
    connection_.run("BEGIN ISOLATION LEVEL READ COMMITTED");
    lock_tables(connection_);
  }
  if (use_ == StoreUse::kRecord) return;
  // All rows are wanted, sorted: plans that begin quickly, and their compilation, cost more in the
  // end. 64 MB are sorted in memory, more on the server's disk.
  // Local to the transaction, as the connection may serve others later.
  connection_.run(
      "SET LOCAL work_mem = '64MB'; SET LOCAL cursor_tuple_fraction = 1; SET LOCAL jit = off");
}

Store::AddedSearch PostgresqlStore::add_search(const StoredSearch& search, EvidenceTime stored) {
  // As one text: a row of a table for each entity would need a hundred insertions a search.
  const std::string shown = joined(search.shown);
  // Left alone when the id is there: an import that is repeated changes nothing.
  const Rows added = connection_.ask(
      "INSERT INTO search(id, session, kind, need, query, filters, at, stored, generation, "
      "skipped, block, shown, hash) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
      "ON CONFLICT (id) DO NOTHING",
      Parameters()
          .add(search.id)
          .add(search.session)
          .add(number_of(search.kind))
          .add(need_hash(search.kind, search.query))
          .add(std::string_view(search.query))
          .add(std::string_view(search.filters))
          .add(number_of(search.at))
          .add(number_of(std::optional(stored)))
          .add(search.generation)
          .add(std::uint64_t{search.offset})
          .add(number_of(search.block))
          .add(std::string_view(shown))
          .add(row_hash(search, stored, shown)));
  // The id serves as the row's number, as nothing here is stored in the order of writing.
  return {.number = std::bit_cast<std::int64_t>(search.id), .is_new = added.changed() > 0};
}

bool PostgresqlStore::add_choice(std::int64_t search, std::uint64_t session, std::uint64_t need,
                                 const StoredChoice& choice) {
  return connection_
             .ask(
                 "INSERT INTO choice(search, entity, session, need, at, hash) "
                 "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (search, entity) DO NOTHING",
                 Parameters()
                     .add(search)
                     .add(std::string_view(choice.entity))
                     .add(session)
                     .add(need)
                     .add(number_of(choice.at))
                     .add(row_hash(std::bit_cast<std::uint64_t>(search), session, need, choice)))
             // Nothing written means that it was there.
             .changed() > 0;
}

std::optional<Store::SearchFacts> PostgresqlStore::find_search(std::uint64_t id) {
  // Without what was typed: a role that records may not read it.
  const Rows rows = connection_.ask("SELECT id, session, need, at FROM search WHERE id = $1",
                                    Parameters().add(id));
  if (rows.size() == 0) return std::nullopt;
  return SearchFacts{.number = rows.number(0, 0),
                     .session = rows.unsigned_number(0, 1),
                     .need = rows.unsigned_number(0, 2),
                     .at = time_at(rows.optional_number(0, 3))};
}

bool PostgresqlStore::showed(std::int64_t search, std::string_view entity) {
  // Only what the one search showed, a few kilobytes.
  const Rows rows =
      connection_.ask("SELECT shown FROM search WHERE id = $1", Parameters().add(search));
  if (rows.size() == 0) return false;
  const std::vector<std::string> shown = split(rows.bytes(0, 0));
  return std::find(shown.begin(), shown.end(), entity) != shown.end();
}

bool PostgresqlStore::has_choice(std::uint64_t session, std::uint64_t need,
                                 std::string_view entity) {
  return connection_
             // Over the index of sessions and needs; a session has few choices for one need.
             .ask("SELECT need FROM choice WHERE session = $1 AND need = $2 AND entity = $3",
                  Parameters().add(session).add(need).add(entity))
             .size() > 0;
}

std::size_t PostgresqlStore::choices_on(std::uint64_t session, Day day) {
  return connection_
      .ask("SELECT count(at) FROM choice WHERE session = $1 AND at >= $2 AND at < $3",
           // Choices without a time are counted by neither store.
           Parameters()
               .add(session)
               .add(std::int64_t{day * kMillisecondsPerDay})
               .add(std::int64_t{(day + 1) * kMillisecondsPerDay}))
      .unsigned_number(0, 0);
}

}  // namespace matchgraph::evidence
