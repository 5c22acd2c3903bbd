// One connection to PostgreSQL, its statements and what they give. The only header that knows how
// values travel.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/postgresql/address.h"
#include "evidence/postgresql/libpq.h"
#include "evidence/store_error.h"

namespace matchgraph::evidence {

/// A failure that PostgreSQL told: what it says, without the rows that it was about, and what to
/// do.
class PostgresqlError : public StoreError {
 public:
  PostgresqlError(const std::string& message, Cause cause, std::string state)
      : StoreError(message, cause), state_(std::move(state)) {}

  /// Five letters and digits of the SQL standard; empty when the connection is gone.
  const std::string& state() const { return state_; }

 private:
  std::string state_;
};

/// What is read of an answer has another type than is asked for.
inline constexpr const char* kOtherType = "42804";

/// Values for $1, $2, ... of a statement.
class Parameters {
 public:
  Parameters& add(std::int64_t value);
  Parameters& add(std::uint64_t value);
  Parameters& add(std::optional<std::int64_t> value);
  /// Bytes of any kind, for a column of type bytea.
  Parameters& add(std::string_view bytes);

  int size() const { return static_cast<int>(values_.size()); }
  const Oid* types() const { return types_.data(); }
  std::vector<const char*> pointers() const;
  std::vector<int> lengths() const;

 private:
  std::vector<std::optional<std::string>> values_;
  std::vector<Oid> types_;
};

/// Rows that a statement gave; columns of type bigint and bytea.
class Rows {
 public:
  explicit Rows(PGresult* result) : result_(result, Libpq::get().clear) {}

  /// Whether they are an answer; else a failure.
  bool is_good() const;
  int size() const { return Libpq::get().ntuples(result_.get()); }
  /// Rows that were written.
  std::int64_t changed() const;
  std::int64_t number(int row, int column) const;
  std::uint64_t unsigned_number(int row, int column) const;
  std::optional<std::int64_t> optional_number(int row, int column) const;
  std::string_view bytes(int row, int column) const;
  std::string text(int row, int column) const { return std::string(bytes(row, column)); }
  const PGresult* result() const { return result_.get(); }

 private:
  std::unique_ptr<PGresult, decltype(&PQclear)> result_;
};

/// For one thread at a time. Names in statements mean what lies in the first schema of the
/// address's search_path, and nothing else.
class Connection {
 public:
  struct Patience {
    std::chrono::milliseconds lock;  ///< for others that hold what is needed
    /// For an answer; a server that takes longer counts as away. 0: for ever.
    std::chrono::milliseconds answer{0};
  };
  /// Connects, which may take a few seconds. Throws PostgresqlError.
  Connection(const PostgresqlAddress& address, Patience patience);

  const std::string& name() const { return name_; }

  /// Runs statements that take no values and whose rows nobody wants.
  void run(const std::string& sql);
  /// Runs a statement that is prepared when it is first met.
  Rows ask(const std::string& sql, const Parameters& parameters = {});
  /// Runs one that is not worth that.
  Rows ask_once(const std::string& sql);
  /// As run(), where a failure tells nothing new.
  void try_to_run(const char* sql) noexcept;

 private:
  Rows answer_to(int sent);
  void wait_for_answer() const;
  [[noreturn]] void fail(const PGresult* result) const;

  std::string name_;
  Patience patience_;
  std::unique_ptr<PGconn, decltype(&PQfinish)> handle_;
  std::unordered_map<std::string, std::string> prepared_;  ///< statement -> its name
};

}  // namespace matchgraph::evidence
