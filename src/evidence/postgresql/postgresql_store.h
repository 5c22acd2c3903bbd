// Evidence in PostgreSQL's tables: several servers write, and a fold reads them all.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/postgresql/connection.h"
#include "evidence/store.h"

namespace matchgraph::evidence {

/// The database that an address names. One connection writes at a time: whatever checks a choice
/// sees all that were made before it, as in an evidence.db.
class PostgresqlStore : public Store {
 public:
  PostgresqlStore(Connection connection, StoreUse use)
      : connection_(std::move(connection)), use_(use) {}

  const std::string& name() const override { return connection_.name(); }
  Settings settings() override;
  /// A server that takes its place has closed the connection.
  bool is_in_place() const override { return true; }
  std::uint64_t bytes() override;

  void begin(Kind kind) override;
  void commit() override { connection_.run("COMMIT"); }
  void roll_back() noexcept override { connection_.try_to_run("ROLLBACK"); }

  AddedSearch add_search(const StoredSearch& search, EvidenceTime stored) override;
  bool add_choice(std::int64_t search, std::uint64_t session, std::uint64_t need,
                  const StoredChoice& choice) override;
  bool add_forgotten(const ForgottenEntity& counts) override;
  bool add_forgotten(const ForgottenDay& counts) override;
  std::optional<SearchFacts> find_search(std::uint64_t id) override;
  bool showed(std::int64_t search, std::string_view entity) override;
  bool has_choice(std::uint64_t session, std::uint64_t need, std::string_view entity) override;
  std::size_t choices_on(std::uint64_t session, Day day) override;

  bool checks_as_it_reads() const override { return true; }
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
  std::optional<ForgottenEntity> find_forgotten(const ForgottenEntity& counts);
  std::optional<ForgottenDay> find_forgotten(const ForgottenDay& counts);
  void put_forgotten(const ForgottenEntity& counts);
  void put_forgotten(const ForgottenDay& counts);

  Connection connection_;
  StoreUse use_;
};

/// As open_to_write() and open_to_read().
std::unique_ptr<Store> open_postgresql_to_write(const std::string& address,
                                                std::chrono::milliseconds patience, StoreUse use);
std::unique_ptr<Store> open_postgresql_to_read(const std::string& address,
                                               std::chrono::milliseconds patience);

}  // namespace matchgraph::evidence
