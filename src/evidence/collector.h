// Records in any order -> which choices count, how often each entity was met, and one digest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "evidence/record.h"

namespace matchgraph::evidence {

/// Texts by number, in the order they came.
class TextTable {
 public:
  std::uint32_t number_of(std::string_view text);
  const std::string& operator[](std::uint32_t number) const { return *texts_[number]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> texts_;  // keys of numbers_, which stay where they are
};

/// Collects everything that was recorded. Not thread-safe.
class Collector {
 public:
  explicit Collector(const EvidenceOptions& options) : options_(options) {}

  /// Of searches with the same id the first is taken, with the choices of all.
  void add(const StoredSearch& search);
  void add(const ForgottenEntity& counts);
  void add(const ForgottenDay& counts);

  /// A choice that the guards let count.
  struct Counted {
    std::uint64_t search = 0;
    std::uint64_t session = 0;
    std::uint64_t need = 0;  ///< need_hash
    std::uint32_t query = 0;
    std::uint32_t entity = 0;
    SearchKind kind = SearchKind::kNeed;
    std::optional<EvidenceTime> at;
    std::optional<std::uint64_t> block = std::nullopt;
  };
  /// An entity among the first of a search that tells its address block.
  struct Showing {
    std::uint64_t search = 0;
    std::uint64_t block = 0;
    std::uint32_t query = 0;
    std::uint32_t entity = 0;
    SearchKind kind = SearchKind::kNeed;
    std::optional<EvidenceTime> at;
  };
  /// Of those that tell their address block: once per block, day and entity, the earliest.
  std::vector<Showing> counted_showings() const;
  /// Once per session, need and entity, the earliest; then so many per session and day, the
  /// earliest; then once per address block, day and entity. A choice without a time comes after
  /// those with one. Ties are broken by the texts.
  std::vector<Counted> counted_choices() const;
  const std::string& query(std::uint32_t number) const { return queries_[number]; }
  const std::string& entity(std::uint32_t number) const { return entities_[number]; }

  Evidence finish() const;

 private:
  using Hash = std::pair<std::uint64_t, std::uint64_t>;
  struct SessionRecord {
    std::uint64_t session;
    Hash record;
    auto operator<=>(const SessionRecord&) const = default;
  };
  struct SessionContent {
    Hash content;
    std::uint64_t session;
    auto operator<=>(const SessionContent&) const = default;
  };

  template <typename Record>
  std::vector<Record> once_per_block(std::vector<Record> records) const;
  void add_record(std::uint64_t session, const std::string& bytes);
  void add_choices(const StoredSearch& search);
  std::vector<SessionContent> sessions_by_content() const;
  std::string digest(const std::vector<SessionContent>& sessions, const Evidence& told) const;
  void put_shown(const std::vector<Showing>& showings, Evidence& evidence) const;
  void put_entities(const std::vector<Counted>& counted, const std::vector<Showing>& showings,
                    Evidence& evidence) const;
  void put_choices(const std::vector<Counted>& counted, const std::vector<SessionContent>& sessions,
                   Evidence& evidence) const;

  EvidenceOptions options_;
  TextTable queries_;
  TextTable entities_;
  std::vector<std::uint64_t> times_matched_;  // beside entities_
  /// Query and entity of each of the first positions of a need, a search after the other.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shown_;
  std::vector<Showing> blocked_;  ///< showings whose address block is known
  std::unordered_set<std::uint64_t> searches_;
  std::set<std::pair<std::uint64_t, std::uint32_t>> chosen_;  // search and entity
  std::vector<Counted> choices_;
  std::vector<SessionRecord> records_;
  std::map<std::pair<Day, std::string>, std::pair<std::uint64_t, std::uint64_t>> forgotten_;
  std::map<Day, std::pair<std::uint64_t, std::uint64_t>> forgotten_days_;
};

}  // namespace matchgraph::evidence
