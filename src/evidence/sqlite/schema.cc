#include "evidence/sqlite/schema.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <system_error>
#include <thread>

#include "evidence/session_hash.h"

namespace matchgraph::evidence {
namespace {

// "mgev"; SQLite keeps it at a fixed place of the file's header, where file(1) finds it.
constexpr std::int64_t kApplicationId = 0x6d676576;

// Migration n leads from schema n to schema n + 1. One that was released is never changed.
//
// search.number: in the order written, so that new rows share pages; search.id is random.
// search.at, choice.at: milliseconds since 1970, null when unknown. search.stored: when it was
// written here. search.skipped: results before the first shown. choice.need: need_hash. day: days
// since 1970, -1 when unknown. origin: the database that forgot, setting "origin" there.
constexpr std::array<const char*, 2> kMigrations = {R"(
CREATE TABLE setting(
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search(
  number INTEGER PRIMARY KEY,
  id INTEGER NOT NULL UNIQUE,
  session INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  query TEXT NOT NULL,
  filters TEXT NOT NULL,
  at INTEGER,
  stored INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  skipped INTEGER NOT NULL
) STRICT;

CREATE TABLE shown(
  search INTEGER NOT NULL REFERENCES search(number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY(search, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE choice(
  search INTEGER NOT NULL REFERENCES search(number) ON DELETE CASCADE,
  entity TEXT NOT NULL,
  session INTEGER NOT NULL,
  need INTEGER NOT NULL,
  at INTEGER,
  PRIMARY KEY(search, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX choice_of_session ON choice(session, need, entity);

CREATE TABLE forgotten_entity(
  origin INTEGER NOT NULL,
  day INTEGER NOT NULL,
  entity TEXT NOT NULL,
  times_matched INTEGER NOT NULL,
  times_chosen INTEGER NOT NULL,
  PRIMARY KEY(origin, day, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE forgotten_day(
  origin INTEGER NOT NULL,
  day INTEGER NOT NULL,
  searches INTEGER NOT NULL,
  choices INTEGER NOT NULL,
  PRIMARY KEY(origin, day)
) STRICT, WITHOUT ROWID;
)",
                                                    // hash: row_hash of what the row says.
                                                    R"(
ALTER TABLE search ADD COLUMN block INTEGER;
ALTER TABLE search ADD COLUMN hash INTEGER;
ALTER TABLE choice ADD COLUMN hash INTEGER;
ALTER TABLE forgotten_entity ADD COLUMN hash INTEGER;
ALTER TABLE forgotten_day ADD COLUMN hash INTEGER;
UPDATE search SET hash = row_hash(id, session, kind, query, filters, at, stored, generation,
  skipped, block, coalesce((SELECT group_concat(entity, char(10)) FROM
    (SELECT entity FROM shown WHERE search = number ORDER BY position)), ''));
UPDATE choice SET hash = row_hash(search, entity, session, need, at);
UPDATE forgotten_entity SET hash = row_hash(origin, day, entity, times_matched, times_chosen);
UPDATE forgotten_day SET hash = row_hash(origin, day, searches, choices);
)"};
constexpr std::int64_t kVersion = kMigrations.size();

/// The schema's version, 0 for a database without tables. Throws for what is not ours.
std::int64_t checked_version(Database& database) {
  const std::int64_t version = database.number("PRAGMA user_version");
  const bool is_empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  // A file that was just made, or one whose maker was killed before the first table.
  if (is_empty && version == 0) return 0;
  if (database.number("PRAGMA application_id") != kApplicationId) {
    // It may be an application's own file that happens to be called so.
    throw DatabaseError(
        database.path() + ": is a database of another program; move it away or use another --data",
        SQLITE_NOTADB);
  }
  if (version > kVersion) {
    throw DatabaseError(
        fmt::format("{}: was written by a newer matchgraph (schema {}, this one knows {}); use "
                    "that one, or another --data",
                    database.path(), version, kVersion),
        SQLITE_NOTADB);
  }
  return version;
}

void write_settings(Database& database) {
  const SessionKey key = random_session_key();
  const SessionKey origin = random_session_key();
  Statement insert(database, "INSERT INTO setting(name, value) VALUES (?, ?)");
  insert.bind(0, std::string_view("session_key_low")).bind(1, key.low).execute();
  insert.bind(0, std::string_view("session_key_high")).bind(1, key.high).execute();
  insert.bind(0, std::string_view("origin")).bind(1, origin.low).execute();
}

void migrate(Database& database) {
  Transaction transaction(database, Transaction::Kind::kWrite);
  // Another process may have been faster.
  const std::int64_t from = checked_version(database);
  for (std::int64_t version = from; version < kVersion; ++version) {
    database.run(kMigrations.at(static_cast<std::size_t>(version)));
  }
  if (from == 0) write_settings(database);
  // In the same transaction as the tables: a killed migration leaves the old version and its
  // number.
  database.run(
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", kApplicationId, kVersion)
          .c_str());
  transaction.commit();
}

/// A table, what its rows are called, and what their hash is made of.
struct HashedTable {
  const char* row;
  // IS NOT, as a missing hash is a wrong one too.
  const char* wrong_rows;  ///< their number
};
constexpr std::array<HashedTable, 4> kHashedTables = {{
    {"searches",
     "SELECT count(*) FROM search WHERE hash IS NOT row_hash(id, session, kind, query, filters, "
     "at, stored, generation, skipped, block, coalesce((SELECT group_concat(entity, char(10)) "
     "FROM (SELECT entity FROM shown WHERE search = number ORDER BY position)), ''))"},
    {"choices",
     "SELECT count(*) FROM choice WHERE hash IS NOT row_hash(search, entity, session, need, at)"},
    {"counts of forgotten searches",
     "SELECT count(*) FROM forgotten_entity WHERE hash IS NOT "
     "row_hash(origin, day, entity, times_matched, times_chosen)"},
    {"counts of forgotten days",
     "SELECT count(*) FROM forgotten_day WHERE hash IS NOT "
     "row_hash(origin, day, searches, choices)"},
}};

void make_folder(const std::string& data) {
  std::error_code error;
  std::filesystem::create_directories(data, error);
  if (error) {
    // With all folders before it, as `--data` may name one that is not there yet.
    throw Error(ErrorCode::kEnvironment, data + ": cannot be made: " + error.message());
  }
}

/// Makes an empty file that only its owner may read, unless there is one: it will hold what people
/// typed. SQLite gives its other files the same permissions. A file that is there must not be
/// opened: closing it would take away the locks that this process has on it.
void make_private_file(const std::string& path) {
  const int descriptor =
      ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor >= 0) ::close(descriptor);
}

/// Stays with the file. A commit then appends to the log, and readers never wait for writers. Two
/// that change a new file at once are told that it is busy without SQLite's waiting for its turn,
/// as each could wait for the other; so this waits, at most `patience`.
void use_write_ahead_log(Database& database, std::chrono::milliseconds patience) {
  // The other process is done within milliseconds.
  constexpr std::chrono::milliseconds kPause{2};
  const auto last_moment = std::chrono::steady_clock::now() + patience;
  for (;;) {
    try {
      database.run("PRAGMA journal_mode=WAL");
      return;
    } catch (const DatabaseError& error) {
      if (!error.is_busy() || std::chrono::steady_clock::now() >= last_moment) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

std::string database_path(const std::string& data) { return data + "/evidence.db"; }

Database open_database_to_write(const std::string& data, std::chrono::milliseconds patience) {
  make_folder(data);
  make_private_file(database_path(data));
  Database database(database_path(data), Database::Access::kWrite, patience);
  const std::int64_t version = checked_version(database);
  // Set while the file is empty: it stays with the file.
  if (version == 0) use_write_ahead_log(database, patience);
  if (version < kVersion) migrate(database);
  return database;
}

void require_folder(const std::string& data) {
  std::error_code ignored;
  if (std::filesystem::is_directory(data, ignored)) return;
  throw Error(ErrorCode::kEnvironment, data + ": there is no such data folder; check --data");
}

std::optional<Database> open_database_to_read(const std::string& data,
                                              std::chrono::milliseconds patience) {
  const std::string path = database_path(data);
  std::error_code ignored;
  // Of a link too, wherever it leads: opening says what is wrong with it.
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, ignored))) return std::nullopt;
  std::optional<Database> database(std::in_place, path, Database::Access::kRead, patience);
  // Made by a writer that has not got to its first table: there is nothing to read yet.
  if (checked_version(*database) == 0) return std::nullopt;
  return database;
}

void check_whole(Database& database) {
  // One problem is enough; each further one costs a walk through the pages.
  // Pages and indexes first: hashes of rows are read through them.
  const std::string pages = database.text("PRAGMA integrity_check(1)");
  const auto refuse = [&database](const std::string& what) {
    throw DatabaseError(
        fmt::format("{}: it is damaged ({}): move it away together with its -wal and -shm files, "
                    "and import the last export; snapshots are not affected, and build "
                    "--no-evidence goes on without it",
                    database.path(), what),
        SQLITE_CORRUPT);
  };
  if (pages != "ok") refuse(pages);
  // Rows of an older schema have no hash yet; the next that writes gives them theirs.
  if (checked_version(database) < 2) return;
  for (const HashedTable& table : kHashedTables) {
    const std::int64_t wrong = database.number(table.wrong_rows);
    if (wrong > 0) refuse(fmt::format("{} {} are not as they were written", wrong, table.row));
  }
}

bool has_blocks(Database& database) { return checked_version(database) >= 2; }

}  // namespace matchgraph::evidence
