#include "evidence/postgresql/tables.h"

#include <fmt/format.h>

#include <array>

#include "evidence/session_hash.h"

namespace matchgraph::evidence {
namespace {

// "mgev", as in an evidence.db.
constexpr std::int64_t kOurTables = 0x6d676576;

// Migration n leads from version n to version n + 1. One that was released is never changed.
//
// Texts are bytes: what was typed may hold bytes that are no UTF-8, and sorts by its bytes. kind: 0
// a need, 1 alternatives. need: need_hash, so that whoever records need not read what was typed.
// at: milliseconds since 1970, null when unknown. stored: when it was written here. skipped:
// results before the first shown. shown: entities, a line each. day: days since 1970, -1 when
// unknown. origin: the store that forgot, setting "origin" there. hash: of what the row says.
constexpr std::array<const char*, 1> kTableMigrations = {R"(
CREATE TABLE setting(
  name text PRIMARY KEY,
  value bigint NOT NULL
);

CREATE TABLE search(
  id bigint PRIMARY KEY,
  session bigint NOT NULL,
  kind bigint NOT NULL,
  need bigint NOT NULL,
  query bytea NOT NULL,
  filters bytea NOT NULL,
  at bigint,
  stored bigint NOT NULL,
  generation bigint NOT NULL,
  skipped bigint NOT NULL,
  block bigint,
  shown bytea NOT NULL,
  hash bigint NOT NULL
);

CREATE TABLE choice(
  search bigint NOT NULL REFERENCES search(id) ON DELETE CASCADE,
  entity bytea NOT NULL,
  session bigint NOT NULL,
  need bigint NOT NULL,
  at bigint,
  hash bigint NOT NULL,
  PRIMARY KEY(search, entity)
);
CREATE INDEX choice_of_session ON choice(session, need);

CREATE TABLE forgotten_entity(
  origin bigint NOT NULL,
  day bigint NOT NULL,
  entity bytea NOT NULL,
  times_matched bigint NOT NULL,
  times_chosen bigint NOT NULL,
  hash bigint NOT NULL,
  PRIMARY KEY(origin, day, entity)
);

CREATE TABLE forgotten_day(
  origin bigint NOT NULL,
  day bigint NOT NULL,
  searches bigint NOT NULL,
  choices bigint NOT NULL,
  hash bigint NOT NULL,
  PRIMARY KEY(origin, day)
);
)"};
constexpr std::int64_t kTablesVersion = kTableMigrations.size();

constexpr const char* kUndefinedColumn = "42703";

void write_setting(Connection& connection, const char* name, std::uint64_t value) {
  connection.ask(fmt::format("INSERT INTO setting(name, value) VALUES ('{}', $1) "
                             "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                             name),
                 Parameters().add(value));
}

[[noreturn]] void refuse_foreign(const Connection& connection) {
  throw StoreError(connection.name() +
                       ": holds tables of another program; give the evidence a database of its "
                       "own, or a schema by the address's search_path",
                   StoreError::Cause::kOther);
}

}  // namespace

void lock_tables(Connection& connection) {
  // The schema's number too, as several catalogues may keep their evidence in schemas of one
  // database.
  connection.run(
      fmt::format("SELECT pg_advisory_xact_lock(({}::bigint << 32) | "
                  "current_schema()::regnamespace::oid::bigint)",
                  kOurTables));
}

std::int64_t checked_version(Connection& connection) {
  // Views count as well: a schema that holds anything but our tables is somebody else's.
  const Rows tables = connection.ask_once(
      "SELECT count(*), count(*) FILTER (WHERE relname = 'setting'), "
      "CASE WHEN current_schema() IS NULL THEN 1 ELSE 0 END::bigint FROM pg_class "
      "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')");
  if (tables.number(0, 2) != 0) {
    // Nothing would be found there, which must not pass for nothing that was recorded.
    throw StoreError(connection.name() +
                         ": there is no schema of its search_path that this role may use; the "
                         "tables' owner grants it (evidence_roles.sql)",
                     StoreError::Cause::kOther);
  }
  if (tables.number(0, 0) == 0) return 0;
  if (tables.number(0, 1) == 0) refuse_foreign(connection);
  try {
    const Rows marks = connection.ask_once(
        "SELECT (SELECT value FROM setting WHERE name = 'application'), "
        "(SELECT value FROM setting WHERE name = 'version')");
    if (marks.optional_number(0, 0) != kOurTables) refuse_foreign(connection);
    const std::int64_t version = marks.optional_number(0, 1).value_or(0);
    if (version <= kTablesVersion) return version;
    throw StoreError(
        fmt::format("{}: was written by a newer matchgraph (schema {}, this one knows {}); use "
                    "that one, or another database",
                    connection.name(), version, kTablesVersion),
        StoreError::Cause::kOther);
  } catch (const PostgresqlError& error) {
    if (error.state() != kUndefinedColumn && error.state() != kOtherType) throw;
    refuse_foreign(connection);
  }
}

void migrate(Connection& connection) {
  if (checked_version(connection) == kTablesVersion) return;
  connection.run("BEGIN ISOLATION LEVEL READ COMMITTED");
  lock_tables(connection);
  // Another process may have been faster.
  const std::int64_t from = checked_version(connection);
  for (std::int64_t version = from; version < kTablesVersion; ++version) {
    connection.run(kTableMigrations.at(static_cast<std::size_t>(version)));
  }
  if (from == 0) {
    const SessionKey key = random_session_key();
    write_setting(connection, "session_key_low", key.low);
    write_setting(connection, "session_key_high", key.high);
    // Another random number than the key's: exports show the origin.
    write_setting(connection, "origin", random_session_key().low);
    write_setting(connection, "application", kOurTables);
  }
  // In the same transaction as the tables: a killed migration leaves both as they were.
  write_setting(connection, "version", static_cast<std::uint64_t>(kTablesVersion));
  connection.run("COMMIT");
}

}  // namespace matchgraph::evidence
