// Dropping old searches, so that what was typed is gone from the disk and the counts are not.

#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "evidence/collector.h"
#include "evidence/store.h"
#include "matchgraph/evidence.h"

namespace matchgraph {
namespace {

using namespace evidence;  // NOLINT(google-build-using-namespace)

EvidenceTime start_of(const Date& date) {
  // A month or year stands for its first day: what lies within it stays.
  // Kept rather than forgotten: who asks for "before 2026" means what is before that year.
  const std::chrono::month month(date.month == 0 ? 1U : date.month);
  const std::chrono::day day(date.day == 0 ? 1U : date.day);
  return std::chrono::sys_days(std::chrono::year(date.year) / month / day);
}

/// The counts that are left of what is forgotten.
struct Remains {
  std::map<std::pair<Day, std::string>, ForgottenEntity> entities;
  std::map<Day, ForgottenDay> days;
  EvidenceForgotten forgotten;
};

/// Gives every search to the collector; of the old ones also the showings to the remains. Returns
/// their ids and days.
std::unordered_map<std::uint64_t, Day> collect_searches(
    Store& store, const std::unordered_set<std::uint64_t>& to_forget,
    const EvidenceOptions& options, Collector& collector, Remains& remains) {
  std::unordered_map<std::uint64_t, Day> old;
  // One pass over the store, as it may be larger than the memory.
  store.for_each_search([&](const StoredSearch& search) {
    // All searches, not the old ones alone: whether a choice counts is decided among all of a
    // session's.
    collector.add(search);
    if (!to_forget.contains(search.id)) return;
    // The day is all that is left of a time.
    const Day day = day_of(search.at);
    old.emplace(search.id, day);
    ++remains.days[day].searches;
    ++remains.forgotten.searches;
    // What the block guard has a say in is counted when all searches are known.
    if (search.block) return;
    std::size_t position = search.offset;
    for (const std::string& entity : search.shown) {
      if (++position > options.counted_positions) break;
      ++remains.entities[{day, entity}].times_matched;
    }
  });
  return old;
}

void count_old_showings(const Collector& collector,
                        const std::unordered_map<std::uint64_t, Day>& old, Remains& remains) {
  for (const Collector::Showing& showing : collector.counted_showings()) {
    const auto found = old.find(showing.search);
    if (found == old.end()) continue;
    ++remains.entities[{found->second, collector.entity(showing.entity)}].times_matched;
  }
}

void count_old_choices(const std::vector<Collector::Counted>& counted, const Collector& collector,
                       const std::unordered_map<std::uint64_t, Day>& old, Remains& remains) {
  for (const Collector::Counted& choice : counted) {
    const auto found = old.find(choice.search);
    if (found == old.end()) continue;
    ++remains.entities[{found->second, collector.entity(choice.entity)}].times_chosen;
    ++remains.days[found->second].choices;
    ++remains.forgotten.choices;
  }
}

/// Choices that do not count now must not begin to when those that outrank them are gone.
void delete_uncounted(Store& store, const std::vector<Collector::Counted>& counted,
                      const Collector& collector) {
  std::vector<Store::ChoiceName> kept;
  // Named by search and entity, as stores have numbers of their own.
  kept.reserve(counted.size());
  for (const Collector::Counted& choice : counted) {
    kept.emplace_back(choice.search, collector.entity(choice.entity));
  }
  store.keep_choices(kept);
}

void add_remains(Store& store, std::uint64_t origin, const Remains& remains) {
  for (const auto& [place, counts] : remains.entities) {
    store.count_forgotten(ForgottenEntity{.origin = origin,
                                          .day = place.first,
                                          .entity = place.second,
                                          .times_matched = counts.times_matched,
                                          .times_chosen = counts.times_chosen});
  }
  for (const auto& [day, counts] : remains.days) {
    store.count_forgotten(ForgottenDay{
        .origin = origin, .day = day, .searches = counts.searches, .choices = counts.choices});
  }
}

}  // namespace

// Within one transaction: a crash in between would count twice what was counted and not yet
// deleted.
EvidenceForgotten forget_evidence(const std::string& place, const Date& before,
                                  const EvidenceOptions& options) {
  require_place(place);
  // Nothing to forget must not create a store.
  if (!open_to_read(place, kCommandPatience)) return {};
  const auto store = open_to_write(place, kCommandPatience);
  const std::uint64_t origin = store->settings().origin;
  const EvidenceTime end = start_of(before);
  // A writing transaction from the beginning, as no search may come in between reading and
  // deleting.
  StoreTransaction transaction(*store, Store::Kind::kWrite);
  const std::vector<std::uint64_t> ids = store->searches_before(end);
  Remains remains;
  if (!ids.empty()) {
    Collector collector(options);
    const auto old =
        collect_searches(*store, {ids.begin(), ids.end()}, options, collector, remains);
    const std::vector<Collector::Counted> counted = collector.counted_choices();
    count_old_showings(collector, old, remains);
    count_old_choices(counted, collector, old, remains);
    // Before the old searches go: afterwards it could not be told any longer which choices
    // outranked which.
    delete_uncounted(*store, counted, collector);
    add_remains(*store, origin, remains);
    store->delete_searches_before(end);
  }
  transaction.commit();
  // After the commit, as it frees pages and cannot be part of it: what was typed must be gone from
  // the file and not only from the tables.
  store->erase_deleted();
  return remains.forgotten;
}

}  // namespace matchgraph
