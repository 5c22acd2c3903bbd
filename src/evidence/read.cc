// A store of past searches and log files -> the evidence that a build folds in, and counts for a
// person.

#include <algorithm>
#include <limits>
#include <map>

#include "evidence/collector.h"
#include "evidence/log_file.h"
#include "evidence/store.h"
#include "matchgraph/evidence.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace {

using namespace evidence;  // NOLINT(google-build-using-namespace)

void collect(Store& store, const std::function<void(const StoredSearch&)>& take_search, bool check,
             Collector& collector) {
  // Searches and counts of what was forgotten must belong to the same state, or what is being
  // forgotten would be counted twice.
  const StoreTransaction transaction(store, Store::Kind::kRead);
  // Before anything of it counts: a flipped bit is another count, and nobody else sees it.
  if (check && !store.checks_as_it_reads()) store.check_whole();
  store.for_each_search(take_search);
  const auto take_counts = [&collector](const auto& counts) { collector.add(counts); };
  store.for_each_forgotten(std::function<void(const ForgottenEntity&)>(take_counts));
  store.for_each_forgotten(std::function<void(const ForgottenDay&)>(take_counts));
}

void collect(const std::string& file, const SessionKey& key, Collector& collector,
             EvidenceResult& result) {
  LineIdentity identity(key);
  LogReport report = read_log_file(file, [&](LogLine&& line) {
    if (auto* const logged = std::get_if<LoggedSearch>(&line)) {
      // In the order of the file, as identities follow from the lines before.
      identity.identify(*logged);
      collector.add(logged->search);
    } else if (const auto* const counts = std::get_if<ForgottenEntity>(&line)) {
      collector.add(*counts);
    } else {
      collector.add(std::get<ForgottenDay>(line));
    }
  });
  result.errors += report.errors;
  result.diagnostics.insert(result.diagnostics.end(),
                            std::make_move_iterator(report.diagnostics.begin()),
                            std::make_move_iterator(report.diagnostics.end()));
}

/// Counts searches by need: those whose texts are equal but for case, punctuation and white space.
class NeedTable {
 public:
  struct Row {
    std::string spelling;
    std::uint64_t searches = 0;
    std::uint64_t showed_something = 0;
    std::uint64_t found_nothing = 0;
    std::uint64_t choices = 0;
  };

  void add(const StoredSearch& search) {
    if (search.kind != SearchKind::kNeed || search.query.empty()) return;
    // By the hash of the folded text, which is at hand for choices as well.
    Row& row = rows_[need_hash(search.kind, search.query)];
    // Of several spellings the least: any would do that does not depend on the order of records.
    if (row.searches == 0 || search.query < row.spelling) row.spelling = search.query;
    ++row.searches;
    if (!search.shown.empty()) ++row.showed_something;
    // A later page without results is only the end of a list.
    if (search.shown.empty() && search.offset == 0) ++row.found_nothing;
  }
  void add_choice(std::uint64_t need) {
    const auto found = rows_.find(need);
    if (found != rows_.end()) ++found->second.choices;
  }

  /// The rows whose `count` is over 0, most first.
  template <typename Count>
  std::vector<NeedCount> top(std::size_t limit, Count count) const {
    std::vector<NeedCount> needs;
    for (const auto& [need, row] : rows_) {
      const std::uint64_t searches = count(row);
      if (searches > 0) needs.push_back({row.spelling, searches, row.choices});
    }
    // Ties by text, so that two readings list alike.
    std::sort(needs.begin(), needs.end(), [](const NeedCount& a, const NeedCount& b) {
      return a.searches != b.searches ? a.searches > b.searches : a.need < b.need;
    });
    if (needs.size() > limit) needs.resize(limit);
    return needs;
  }

 private:
  std::map<std::uint64_t, Row> rows_;
};

void note_time(const StoredSearch& search, EvidenceStats& stats) {
  if (!search.at) return;
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(*search.at)};
  const Date date{.year = static_cast<std::int16_t>(static_cast<int>(day.year())),
                  .month = static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
                  .day = static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
  if (!stats.first || date < *stats.first) stats.first = date;
  if (!stats.last || *stats.last < date) stats.last = date;
}

std::vector<EntityCounts> most_chosen(const std::vector<EntityCounts>& entities,
                                      std::size_t limit) {
  std::vector<EntityCounts> chosen;
  std::copy_if(entities.begin(), entities.end(), std::back_inserter(chosen),
               [](const EntityCounts& entity) { return entity.times_chosen > 0; });
  std::stable_sort(chosen.begin(), chosen.end(), [](const EntityCounts& a, const EntityCounts& b) {
    return a.times_chosen > b.times_chosen;
  });
  if (chosen.size() > limit) chosen.resize(limit);
  return chosen;
}

void put_needs(const NeedTable& needs, std::size_t limit, EvidenceStats& stats) {
  stats.top_needs = needs.top(limit, [](const NeedTable::Row& row) { return row.searches; });
  stats.found_nothing =
      needs.top(limit, [](const NeedTable::Row& row) { return row.found_nothing; });
  // Shown again and again and never chosen.
  stats.unchosen = needs.top(
      limit, [](const NeedTable::Row& row) { return row.choices == 0 ? row.showed_something : 0; });
}

void put_counts(const Evidence& evidence, std::size_t limit, EvidenceStats& stats) {
  stats.searches = evidence.searches;
  stats.choices = evidence.choices.size();
  stats.sessions = evidence.sessions;
  stats.forgotten_searches = evidence.forgotten_searches;
  stats.forgotten_choices = evidence.forgotten_choices;
  stats.digest = evidence.digest;
  stats.top_chosen = most_chosen(evidence.entities, limit);
  for (const EntityCounts& entity : evidence.entities) {
    if (entity.times_matched > 0) ++stats.entities_shown;
    if (entity.times_chosen > 0) ++stats.entities_chosen;
  }
}

}  // namespace

EvidenceResult read_evidence(const EvidenceSources& sources, const EvidenceOptions& options) {
  EvidenceResult result;
  Collector collector(options);
  // The database's key where there is one, so that a file's sessions meet those of the database;
  // else any does, as finish() numbers sessions by what they did.
  SessionKey key;
  if (!sources.data.empty()) {
    if (const auto store = open_to_read(sources.data, kCommandPatience)) {
      key = store->settings().session_key;
      // Checked, since what is wrong would go into ranks and stay there.
      collect(
          *store, [&](const StoredSearch& search) { collector.add(search); }, true, collector);
    }
  }
  for (const std::string& file : sources.files) collect(file, key, collector, result);
  result.evidence = collector.finish();
  return result;
}

EvidenceStats evidence_stats(const std::string& place, std::size_t limit,
                             const EvidenceOptions& options) {
  require_place(place);
  EvidenceStats stats;
  stats.file = evidence_name(place);
  const auto store = open_to_read(place, kCommandPatience);
  if (!store) return stats;
  stats.bytes = store->bytes();
  Collector collector(options);
  NeedTable needs;
  const auto take = [&](const StoredSearch& search) {
    collector.add(search);
    needs.add(search);
    note_time(search, stats);
  };
  // Not checked, as nothing is built from it.
  collect(*store, take, false, collector);
  // Counted by the same guards as a build would.
  for (const Collector::Counted& choice : collector.counted_choices()) {
    needs.add_choice(choice.need);
  }
  put_needs(needs, limit, stats);
  put_counts(collector.finish(), limit, stats);
  return stats;
}

}  // namespace matchgraph
