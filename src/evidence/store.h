// The rows of evidence.db: searches, what they showed, what was chosen, counts of the forgotten.
//
// A Store borrows a connection and belongs to its thread; it begins and ends no transactions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "evidence/database.h"
#include "evidence/record.h"
#include "evidence/session_hash.h"

namespace matchgraph::evidence {

/// Random numbers that a database was given when it was made.
struct Settings {
  SessionKey session_key;
  std::uint64_t origin = 0;
};
Settings read_settings(Database& database);

/// Adds rows.
class StoreWriter {
 public:
  explicit StoreWriter(Database& database);

  struct AddedSearch {
    std::int64_t number = 0;  ///< of its row
    bool is_new = false;      ///< false: its id was there already
  };
  /// Adds the search and what it showed, not its choices.
  AddedSearch add_search(const StoredSearch& search, EvidenceTime stored);
  /// False when the search has that choice already.
  bool add_choice(std::int64_t search, std::uint64_t session, std::uint64_t need,
                  const StoredChoice& choice);
  /// Counts of one origin and day only grow: of two the larger stays. False when nothing changed.
  bool add_forgotten(const ForgottenEntity& counts);
  bool add_forgotten(const ForgottenDay& counts);

  /// What a choice is checked against.
  struct SearchFacts {
    std::int64_t number = 0;
    std::uint64_t session = 0;
    std::uint64_t need = 0;
    std::optional<EvidenceTime> at;
  };
  std::optional<SearchFacts> find_search(std::uint64_t id);
  bool showed(std::int64_t search, std::string_view entity);
  bool has_choice(std::uint64_t session, std::uint64_t need, std::string_view entity);
  std::size_t choices_on(std::uint64_t session, Day day);

 private:
  Statement insert_search_;
  Statement insert_shown_;
  Statement insert_page_;  // as insert_shown_, of several entities at once
  Statement insert_choice_;
  Statement insert_forgotten_entity_;
  Statement insert_forgotten_day_;
  Statement find_search_;
  Statement find_shown_;
  Statement find_choice_;
  Statement count_choices_;
};

/// Hands out all searches by time (unknown first), then text, then id.
void for_each_search(Database& database, const std::function<void(const StoredSearch&)>& take);
void for_each_forgotten(Database& database,
                        const std::function<void(const ForgottenEntity&)>& take);
void for_each_forgotten(Database& database, const std::function<void(const ForgottenDay&)>& take);

}  // namespace matchgraph::evidence
