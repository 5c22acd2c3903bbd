// The rows of evidence.db: searches, what they showed, what was chosen, counts of the forgotten.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/sqlite/database.h"
#include "evidence/store.h"

namespace matchgraph::evidence {

/// A data folder's store. SQLite's own lock keeps others from writing.
class SqliteStore : public Store {
 public:
  SqliteStore(Database database, StoreUse use);
  ~SqliteStore() override;

  const std::string& name() const override { return database_.path(); }
  Settings settings() override;
  bool is_in_place() const override { return identity_ == FileIdentity::of(database_.path()); }
  std::uint64_t bytes() override;

  void begin(Kind kind) override;
  void commit() override;
  void roll_back() noexcept override;

  AddedSearch add_search(const StoredSearch& search, EvidenceTime stored) override;
  bool add_choice(std::int64_t search, std::uint64_t session, std::uint64_t need,
                  const StoredChoice& choice) override;
  bool add_forgotten(const ForgottenEntity& counts) override;
  bool add_forgotten(const ForgottenDay& counts) override;
  std::optional<SearchFacts> find_search(std::uint64_t id) override;
  bool showed(std::int64_t search, std::string_view entity) override;
  bool has_choice(std::uint64_t session, std::uint64_t need, std::string_view entity) override;
  std::size_t choices_on(std::uint64_t session, Day day) override;

  void check_whole() override;
  std::size_t count_searches() override;
  void for_each_search(const std::function<void(const StoredSearch&)>& take) override;
  void for_each_forgotten(const std::function<void(const ForgottenEntity&)>& take) override;
  void for_each_forgotten(const std::function<void(const ForgottenDay&)>& take) override;

  std::vector<std::uint64_t> searches_before(EvidenceTime before) override;
  void keep_choices(const std::vector<ChoiceName>& kept) override;
  void count_forgotten(const ForgottenEntity& counts) override;
  void count_forgotten(const ForgottenDay& counts) override;
  void delete_searches_before(EvidenceTime before) override;
  void erase_deleted() override;

 private:
  /// Which file a path names, to notice when it was moved away or replaced.
  struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    bool operator==(const FileIdentity&) const = default;

    static FileIdentity of(const std::string& path);
  };
  struct AddingStatements;
  AddingStatements& adding();
  void empty_log();

  Database database_;
  FileIdentity identity_;
  // Made by the first that adds: a database of an older schema can be read without them. After
  // database_, as they go before it.
  std::unique_ptr<AddingStatements> adding_;
};

}  // namespace matchgraph::evidence
