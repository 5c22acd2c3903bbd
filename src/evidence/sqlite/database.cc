#include "evidence/sqlite/database.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <bit>
#include <filesystem>
#include <system_error>

#include "evidence/field_bytes.h"

namespace matchgraph::evidence {
namespace {

constexpr int kPrimaryCode = 0xff;  // the low byte of an extended result code

/// Whether another connection holds the database.
bool is_held(int code) {
  const int primary = code & kPrimaryCode;
  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED;
}

/// What a user can do about it.
std::string advice(int code) {
  switch (code & kPrimaryCode) {
    // For a damaged file there is no repair here: its records are in the last export.
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "it is damaged: move it away together with its -wal and -shm files, and import the "
             "last export; snapshots are not affected, and build --no-evidence goes on without it";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process holds it: try again when that is done";
    case SQLITE_FULL:
      return "free some space on its disk";
    case SQLITE_CANTOPEN:
      if (code == SQLITE_CANTOPEN_SYMLINK) {
        return "it is a symbolic link, and none is followed in a data folder: put the file itself "
               "there, or use another --data";
      }
      [[fallthrough]];
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "check that the folder is there and may be read and written";
    default:
      return "check the disk, its free space and the permissions";
  }
}

void put_value(std::string& bytes, sqlite3_value* value) {
  const int type = sqlite3_value_type(value);
  // The type goes first: the number 1 and the text "1" are not the same.
  bytes += static_cast<char>(type);
  if (type == SQLITE_INTEGER) {
    put_number(bytes, std::bit_cast<std::uint64_t>(sqlite3_value_int64(value)));
  } else if (type != SQLITE_NULL) {
    const void* const data = sqlite3_value_blob(value);
    // An empty blob has no address.
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    put_text(bytes, {static_cast<const char*>(size == 0 ? "" : data), size});
  }
}

// SQLite's pages have no checksum: a bit that flips in a count is another count. So rows carry a
// hash of what they say.
void row_hash(sqlite3_context* context, int count, sqlite3_value** values) {
  std::string bytes;
  for (int i = 0; i < count; ++i) put_value(bytes, values[i]);
  sqlite3_result_int64(context,
                       std::bit_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size())));
}

/// The same file, with no link left among its folders. SQLite refuses a link anywhere in a path
/// that it is told to follow none of, and a data folder may well lie behind one.
std::string behind_linked_folders(const std::string& path) {
  const std::filesystem::path given(path);
  std::error_code failed;
  const std::filesystem::path folder =
      std::filesystem::canonical(given.has_parent_path() ? given.parent_path() : ".", failed);
  // A folder that is missing is told by SQLite, with the path as it was given.
  return failed ? path : (folder / given.filename()).string();
}

[[noreturn]] void throw_error(const std::string& path, const char* reason, int code) {
  throw DatabaseError(fmt::format("{}: {}; {}", path, reason, advice(code)), code);
}

}  // namespace

DatabaseError::DatabaseError(const std::string& message, int code)
    : StoreError(message, is_held(code) ? Cause::kBusy : Cause::kOther) {}

Database::Database(const std::string& path, Access access, std::chrono::milliseconds busy_timeout)
    : path_(path) {
  // A reader may have to bring in order what a killed writer left behind.
  // Through a link it would read, or overwrite, a file of somebody else's choosing. The files
  // beside it, as -wal, SQLite opens without following links.
  // One thread uses it at a time, so SQLite's own locks are left out. Extended codes tell a link
  // from a missing file.
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READWRITE |
                    SQLITE_OPEN_NOFOLLOW | (access == Access::kWrite ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(behind_linked_folders(path).c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) {
    throw_error(path_, handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle), code);
  }
  // Two servers may share a folder, and a build reads while a server writes.
  sqlite3_busy_timeout(handle, static_cast<int>(busy_timeout.count()));
  // synchronous=FULL syncs the log with every commit: in WAL mode a lesser setting may lose commits
  // with the power. temp_store keeps sorted texts off the disk, where secure_delete would not reach
  // them.
  // 32 MiB of cache: folding walks over rows in another order than that of the file.
  run("PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
      "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;");
  constexpr int kAnyCount = -1;
  // Deterministic, so that SQLite may use it in checks.
  sqlite3_create_function_v2(handle, "row_hash", kAnyCount, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                             nullptr, row_hash, nullptr, nullptr, nullptr);
  // Opened for writing because of recovery, so that readers change nothing is left to this.
  if (access == Access::kRead) run("PRAGMA query_only=ON");
}

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.text(0) : std::string();
}

void Database::fail(int code) const { throw_error(path_, sqlite3_errmsg(handle()), code); }

Statement::Statement(const Database& database, const char* sql) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr));
  statement_.reset(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
  // SQLite counts parameters from 1 and columns from 0; here both count from 0.
  check(sqlite3_bind_int64(statement_.get(), index + 1, value));
  return *this;
}

// SQLite's numbers are signed: a hash keeps its bits.
Statement& Statement::bind(int index, std::uint64_t value) {
  return bind(index, std::bit_cast<std::int64_t>(value));
}

Statement& Statement::bind(int index, std::optional<std::int64_t> value) {
  if (value) return bind(index, *value);
  check(sqlite3_bind_null(statement_.get(), index + 1));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  // A null pointer would bind NULL instead of the empty text.
  const char* data = text.empty() ? "" : text.data();
  // Static: the caller keeps the text until the statement ran, and it is not copied.
  check(sqlite3_bind_text64(statement_.get(), index + 1, data, text.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_bytes(int index, std::string_view bytes) {
  const char* data = bytes.empty() ? "" : bytes.data();
  check(sqlite3_bind_blob64(statement_.get(), index + 1, data, bytes.size(), SQLITE_STATIC));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  // Only a statement that was reset takes new parameters.
  reset();
  if (code != SQLITE_DONE) database_->fail(code);
  return false;
}

int Statement::execute() {
  step();
  return sqlite3_changes(database_->handle());
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::inserted_row() const {
  return sqlite3_last_insert_rowid(database_->handle());
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::uint64_t Statement::unsigned_number(int column) const {
  return std::bit_cast<std::uint64_t>(number(column));
}

std::optional<std::int64_t> Statement::optional_number(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return number(column);
}

std::string Statement::text(int column) const {
  // Text before bytes: asking for the size first may give that of another encoding.
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return data == nullptr ? std::string() : std::string(data, size);
}

std::string Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), size);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) database_->fail(code);
}

// IMMEDIATE takes the right to write at once.
Transaction::Transaction(Database& database, Kind kind) : database_(database) {
  // A transaction that reads first and then writes can fail half-way when another wrote in between.
  database_.run(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // After a failed write SQLite may have rolled back already; there is nothing to report then.
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace matchgraph::evidence
