// SQLite, as far as evidence needs it: connections, statements, transactions. The only header that
// knows the library.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/store_error.h"

namespace matchgraph::evidence {

/// A failure of SQLite, by its code, which may be extended.
class DatabaseError : public StoreError {
 public:
  DatabaseError(const std::string& message, int code);
};

/// One connection, for one thread at a time.
class Database {
 public:
  enum class Access { kRead, kWrite };

  /// Opens the file; with kWrite it is made when missing, with kRead it changes only to recover
  /// from a crash. The file itself may be no symbolic link, the folders before it may. Whatever is
  /// deleted is overwritten (secure_delete), sorting writes no texts to /tmp, foreign keys hold,
  /// and a commit returns when the disk has it (synchronous=FULL). Throws DatabaseError.
  Database(const std::string& path, Access access, std::chrono::milliseconds busy_timeout);

  // SQL may call row_hash(...), a hash of its arguments, and content may be checked by it.

  /// Runs statements that give no rows.
  void run(const char* sql);
  /// The first column of the first row of a statement.
  std::int64_t number(const char* sql);
  /// As number(), of a text; empty without a row.
  std::string text(const char* sql);

  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_.get(); }
  /// Throws the error that a call on this connection just gave.
  [[noreturn]] void fail(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement; valid while its database is. Parameters and columns count from 0.
class Statement {
 public:
  Statement(const Database& database, const char* sql);

  Statement& bind(int index, std::uint64_t value);
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::optional<std::int64_t> value);
  /// The text must stay as it is until the statement is reset.
  Statement& bind(int index, std::string_view text);
  /// Bytes of any kind; they must stay likewise.
  Statement& bind_bytes(int index, std::string_view bytes);

  /// True when there is a row; at the end, and after an error, the statement is reset.
  bool step();
  /// Steps a statement that gives no rows; returns how many rows it changed.
  int execute();
  void reset();
  /// The row number that the last insertion on this connection gave.
  std::int64_t inserted_row() const;

  std::int64_t number(int column) const;
  std::uint64_t unsigned_number(int column) const;
  std::optional<std::int64_t> optional_number(int column) const;
  std::string text(int column) const;
  std::string bytes(int column) const;

 private:
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Rolled back unless committed.
class Transaction {
 public:
  enum class Kind {
    kRead,   ///< sees one state of the database
    kWrite,  ///< takes the write lock at once, so that it never has to be retried half-way
  };
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace matchgraph::evidence
