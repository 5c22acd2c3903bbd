// Where evidence is kept: a data folder's evidence.db, or tables of PostgreSQL. What follows means
// the same in both; a place is named by one text, the folder or the address.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/record.h"
#include "evidence/session_hash.h"

namespace matchgraph::evidence {

/// How long a command waits for another process that writes.
inline constexpr std::chrono::milliseconds kCommandPatience{10000};

/// Random numbers that a store was given when it was made.
struct Settings {
  SessionKey session_key;
  std::uint64_t origin = 0;
};

/// One connection, for one thread at a time. All functions throw StoreError.
class Store {
 public:
  Store() = default;
  virtual ~Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// The file, or the address without its password.
  virtual const std::string& name() const = 0;
  virtual Settings settings() = 0;
  /// False when the name stands for something else by now, such as another file.
  virtual bool is_in_place() const = 0;
  /// Bytes that it takes on the disk.
  virtual std::uint64_t bytes() = 0;

  enum class Kind {
    kRead,   ///< sees one state of the store
    kWrite,  ///< nobody else writes until it ends, so that it never has to be retried half-way
  };
  virtual void begin(Kind kind) = 0;
  /// Returns when the disk has it.
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;

  // ---- Adding, in a transaction that writes

  struct AddedSearch {
    std::int64_t number = 0;  ///< of its row
    bool is_new = false;      ///< false: its id was there already
  };
  /// Adds the search and what it showed, not its choices.
  virtual AddedSearch add_search(const StoredSearch& search, EvidenceTime stored) = 0;
  /// False when the search has that choice already.
  virtual bool add_choice(std::int64_t search, std::uint64_t session, std::uint64_t need,
                          const StoredChoice& choice) = 0;
  /// Counts of one origin and day only grow: of two the larger stays. False when nothing changed.
  virtual bool add_forgotten(const ForgottenEntity& counts) = 0;
  virtual bool add_forgotten(const ForgottenDay& counts) = 0;

  /// What a choice is checked against.
  struct SearchFacts {
    std::int64_t number = 0;
    std::uint64_t session = 0;
    std::uint64_t need = 0;
    std::optional<EvidenceTime> at;
  };
  virtual std::optional<SearchFacts> find_search(std::uint64_t id) = 0;
  virtual bool showed(std::int64_t search, std::string_view entity) = 0;
  virtual bool has_choice(std::uint64_t session, std::uint64_t need, std::string_view entity) = 0;
  virtual std::size_t choices_on(std::uint64_t session, Day day) = 0;

  // ---- Reading, in a transaction. Memory: that of some thousand rows.

  /// Checks every row, and what else can be checked; throws for what is not as it was written.
  virtual void check_whole() = 0;
  /// Whether reading rows checks them, so that check_whole() before it would do so twice.
  virtual bool checks_as_it_reads() const { return false; }
  virtual std::size_t count_searches() = 0;
  /// Hands out all searches by time (unknown first), then text, then id.
  virtual void for_each_search(const std::function<void(const StoredSearch&)>& take) = 0;
  virtual void for_each_forgotten(const std::function<void(const ForgottenEntity&)>& take) = 0;
  virtual void for_each_forgotten(const std::function<void(const ForgottenDay&)>& take) = 0;

  // ---- Forgetting, in a transaction that writes

  /// Ids of searches made before; of those without a time, written before.
  virtual std::vector<std::uint64_t> searches_before(EvidenceTime before) = 0;
  /// A choice by its search's id and its entity.
  using ChoiceName = std::pair<std::uint64_t, std::string_view>;
  virtual void keep_choices(const std::vector<ChoiceName>& kept) = 0;
  /// Adds to what is counted of that origin and day already.
  virtual void count_forgotten(const ForgottenEntity& counts) = 0;
  virtual void count_forgotten(const ForgottenDay& counts) = 0;
  /// With what they showed and what was chosen from them.
  virtual void delete_searches_before(EvidenceTime before) = 0;
  /// After the transaction: what was deleted is then in none of the store's files, and their room
  /// is given back.
  virtual void erase_deleted() = 0;
};

/// Rolled back unless committed.
class StoreTransaction {
 public:
  StoreTransaction(Store& store, Store::Kind kind) : store_(store) { store.begin(kind); }
  ~StoreTransaction() {
    if (open_) store_.roll_back();
  }
  StoreTransaction(const StoreTransaction&) = delete;
  StoreTransaction& operator=(const StoreTransaction&) = delete;

  void commit() {
    store_.commit();
    open_ = false;
  }

 private:
  Store& store_;
  bool open_ = true;
};

/// What a store is opened for.
enum class StoreUse {
  kCommand,  ///< a command that reads or writes much at once
  kRecord,   ///< a server's records: short transactions, little memory
};

/// Opens it to write; makes it when missing and brings older tables up to date. Throws StoreError,
/// also for tables of a newer program or of another one.
std::unique_ptr<Store> open_to_write(const std::string& place, std::chrono::milliseconds patience,
                                     StoreUse use = StoreUse::kCommand);
/// Opens it to read; nothing when nothing was ever written.
std::unique_ptr<Store> open_to_read(const std::string& place, std::chrono::milliseconds patience);

/// Throws Error (kEnvironment) for a data folder that does not exist: most likely it is misspelt.
void require_place(const std::string& place);

}  // namespace matchgraph::evidence
