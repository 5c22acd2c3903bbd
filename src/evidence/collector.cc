#include "evidence/collector.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "evidence/field_bytes.h"

namespace matchgraph::evidence {
namespace {

// 128 bits: records are told apart by it, and a log may have millions.
std::pair<std::uint64_t, std::uint64_t> hash_of(const std::string& bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

/// For sorting: an unknown time comes last.
std::int64_t order_of(const std::optional<EvidenceTime>& at) {
  return at ? at->time_since_epoch().count() : std::numeric_limits<std::int64_t>::max();
}

/// For each number its place when the texts are sorted.
std::vector<std::uint32_t> places(const std::vector<std::uint32_t>& sorted, std::size_t size) {
  std::vector<std::uint32_t> place(size);
  for (std::uint32_t i = 0; i < sorted.size(); ++i) place[sorted[i]] = i;
  return place;
}

void sort_by_text(std::vector<std::uint32_t>& numbers, const TextTable& texts) {
  std::sort(numbers.begin(), numbers.end(),
            [&texts](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
}

/// All texts of a table by text.
std::vector<std::uint32_t> sorted_numbers(const TextTable& texts) {
  std::vector<std::uint32_t> sorted(texts.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  sort_by_text(sorted, texts);
  return sorted;
}

/// Sorts the numbers by their texts, once each, and appends the texts.
/// By text, so that numbers in the result do not depend on the order of files.
void put_sorted_texts(std::vector<std::uint32_t>& numbers, const TextTable& texts,
                      std::vector<std::string>& out) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  sort_by_text(numbers, texts);
  for (const std::uint32_t number : numbers) out.push_back(texts[number]);
}

}  // namespace

std::uint32_t TextTable::number_of(std::string_view text) {
  // The table keeps pointers to the keys of the map, which stay where they are as it grows.
  const auto next = static_cast<std::uint32_t>(texts_.size());
  const auto [found, is_new] = numbers_.try_emplace(std::string(text), next);
  if (is_new) texts_.push_back(&found->first);
  return found->second;
}

void Collector::add_record(std::uint64_t session, const std::string& bytes) {
  records_.push_back({session, hash_of(bytes)});
}

void Collector::add(const StoredSearch& search) {
  // A file and the database may both tell of a search; shown and counted once, with the choices of
  // both.
  if (searches_.insert(search.id).second) {
    add_record(search.session, "search" + search_bytes(search));
    std::size_t position = search.offset;
    for (const std::string& id : search.shown) {
      const std::uint32_t entity = entities_.number_of(id);
      // Entities get their numbers in the order of meeting them, and all tables by entity grow
      // along.
      times_matched_.resize(entities_.size());
      if (++position > options_.counted_positions) continue;
      if (search.block) {
        // What tells its block is kept until all is known: which of it counts depends on the rest.
        blocked_.push_back({.search = search.id,
                            .block = *search.block,
                            .query = queries_.number_of(search.query),
                            .entity = entity,
                            .kind = search.kind,
                            .at = search.at});
        continue;
      }
      ++times_matched_[entity];
      // Only needs: the capability that met it is worked out from words, which alternatives have
      // not got.
      if (search.kind == SearchKind::kNeed) {
        shown_.emplace_back(queries_.number_of(search.query), entity);
      }
    }
  }
  add_choices(search);
}

void Collector::add_choices(const StoredSearch& search) {
  if (search.choices.empty()) return;
  const std::string bytes = search_bytes(search);
  const std::uint64_t need = need_hash(search.kind, search.query);
  const std::uint32_t query = queries_.number_of(search.query);
  for (const StoredChoice& choice : search.choices) {
    const std::uint32_t entity = entities_.number_of(choice.entity);
    times_matched_.resize(entities_.size());
    // One entity chosen twice from one search is one choice, whatever files tell of it.
    if (!chosen_.emplace(search.id, entity).second) continue;
    std::string record = "choice" + bytes;
    put_text(record, choice.entity);
    // A choice's time is part of what a session did, and of the digest with it.
    put_number(record, static_cast<std::uint64_t>(order_of(choice.at)));
    add_record(search.session, record);
    choices_.push_back({.search = search.id,
                        .session = search.session,
                        .need = need,
                        .query = query,
                        .entity = entity,
                        .kind = search.kind,
                        .at = choice.at,
                        .block = search.block});
  }
}

// Known to the tables even if no kept search names it.
void Collector::add(const ForgottenEntity& counts) {
  entities_.number_of(counts.entity);
  times_matched_.resize(entities_.size());
  // Added up: parts of a day may be forgotten one after the other, by several stores.
  auto& [matched, chosen] = forgotten_[{counts.day, counts.entity}];
  matched += counts.times_matched;
  chosen += counts.times_chosen;
}

void Collector::add(const ForgottenDay& counts) {
  auto& [searches, choices] = forgotten_days_[counts.day];
  searches += counts.searches;
  choices += counts.choices;
}

/// Of what came from one address block on one day about one entity the earliest; all that tells no
/// block. Sessions cost nothing to begin, so what they are bounded by binds no script; addresses
/// do.
template <typename Record>
std::vector<Record> Collector::once_per_block(std::vector<Record> records) const {
  const auto key = [](const Record& record) {
    // By day and entity too, so that people behind one address of an office count again on the next
    // day.
    return std::tuple(record.block, day_of(record.at), record.entity);
  };
  std::sort(records.begin(), records.end(), [&](const Record& a, const Record& b) {
    if (key(a) != key(b)) return key(a) < key(b);
    // The earliest counts, so that later ones cannot take its place.
    if (a.at != b.at) return order_of(a.at) < order_of(b.at);
    // Ties end at what was asked, and then at ids: which came first may differ between readings.
    return query(a.query) != query(b.query) ? query(a.query) < query(b.query) : a.search < b.search;
  });
  const auto repeats =
      std::unique(records.begin(), records.end(), [&](const Record& a, const Record& b) {
        // What tells no block is never a repeat: older logs have none.
        return std::optional<std::uint64_t>(a.block).has_value() && key(a) == key(b);
      });
  records.erase(repeats, records.end());
  return records;
}

// The guards are applied to all records at once, not as they come: only so does the result not
// depend on the order of files and of rows.
std::vector<Collector::Counted> Collector::counted_choices() const {
  std::vector<Counted> counted = choices_;
  // Ties end at the texts: numbers say which came first, and that may differ from one reading to
  // the next.
  std::sort(counted.begin(), counted.end(), [this](const Counted& a, const Counted& b) {
    const auto key = [](const Counted& choice) {
      return std::tuple(choice.session, choice.need, choice.entity, order_of(choice.at));
    };
    return key(a) != key(b) ? key(a) < key(b) : query(a.query) < query(b.query);
  });
  // Sorted by time within each group, so the earliest choice is the one that stays.
  const auto repeats =
      std::unique(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
        return a.session == b.session && a.need == b.need && a.entity == b.entity;
      });
  counted.erase(repeats, counted.end());

  // Sorted anew by time over all needs, as the bound is one of a session's day.
  std::sort(counted.begin(), counted.end(), [this](const Counted& a, const Counted& b) {
    const auto key = [](const Counted& choice) {
      return std::tuple(choice.session, order_of(choice.at));
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return std::tie(query(a.query), entity(a.entity)) < std::tie(query(b.query), entity(b.entity));
  });
  std::vector<Counted> kept;
  std::size_t of_day = 0;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    // After the repeats are gone: opening one result ten times must not use up the day.
    const bool same_day = i > 0 && counted[i].session == counted[i - 1].session &&
                          day_of(counted[i].at) == day_of(counted[i - 1].at);
    of_day = same_day ? of_day + 1 : 1;
    if (of_day <= options_.choices_per_session_day) kept.push_back(counted[i]);
  }
  // After the guards of sessions: what these drop must not use up the block's one choice.
  return once_per_block(std::move(kept));
}

std::vector<Collector::Showing> Collector::counted_showings() const {
  return once_per_block(blocked_);
}

/// Sessions by what they did, so that nothing depends on how they are named. Two that did the same
/// may stand either way.
std::vector<Collector::SessionContent> Collector::sessions_by_content() const {
  std::vector<SessionRecord> records = records_;
  std::sort(records.begin(), records.end());
  std::vector<SessionContent> sessions;
  for (std::size_t i = 0; i < records.size();) {
    const std::uint64_t session = records[i].session;
    std::string bytes;
    for (; i < records.size() && records[i].session == session; ++i) {
      // Hashes of records in their own order, so that the order of writing leaves no trace.
      put_number(bytes, records[i].record.first);
      put_number(bytes, records[i].record.second);
    }
    sessions.push_back({hash_of(bytes), session});
  }
  std::sort(sessions.begin(), sessions.end());
  return sessions;
}

std::string Collector::digest(const std::vector<SessionContent>& sessions,
                              const Evidence& told) const {
  // An empty log has no digest, as a missing one has none.
  if (sessions.empty() && forgotten_.empty() && forgotten_days_.empty()) return {};
  std::string bytes;
  put_number(bytes, sessions.size());
  for (const SessionContent& session : sessions) {
    // Contents only: the hashes of sessions depend on a folder's key, and a digest that did would
    // differ between two folders with the same records.
    put_number(bytes, session.content.first);
    put_number(bytes, session.content.second);
  }
  for (const auto& [place, counts] : forgotten_) {
    put_number(bytes, static_cast<std::uint64_t>(place.first));
    put_text(bytes, place.second);
    put_number(bytes, counts.first);
    put_number(bytes, counts.second);
  }
  for (const auto& [day, counts] : forgotten_days_) {
    put_number(bytes, static_cast<std::uint64_t>(day));
    put_number(bytes, counts.first);
    put_number(bytes, counts.second);
  }
  // Which searches came from one place is told by what they were let count.
  if (!blocked_.empty()) {
    // Two logs of the same records whose searches came from other places count otherwise.
    for (const EntityCounts& entity : told.entities) {
      put_number(bytes, entity.times_matched);
      put_number(bytes, entity.times_chosen);
    }
  }
  const auto [high, low] = hash_of(bytes);
  return fmt::format("{:016x}{:016x}", high, low);
}

void Collector::put_entities(const std::vector<Counted>& counted,
                             const std::vector<Showing>& showings, Evidence& evidence) const {
  const std::vector<std::uint32_t> sorted = sorted_numbers(entities_);
  const std::vector<std::uint32_t> place = places(sorted, entities_.size());
  for (const std::uint32_t entity : sorted) {
    evidence.entities.push_back(
        {.id = entities_[entity], .times_matched = times_matched_[entity], .times_chosen = 0});
  }
  for (const Showing& showing : showings) {
    ++evidence.entities[place[showing.entity]].times_matched;
  }
  for (const Counted& choice : counted) ++evidence.entities[place[choice.entity]].times_chosen;
  // add() gave every forgotten entity a number, so all of them are found.
  for (const auto& [key, counts] : forgotten_) {
    // Sorted by id a moment ago.
    const auto found = std::lower_bound(
        evidence.entities.begin(), evidence.entities.end(), key.second,
        [](const EntityCounts& entity, const std::string& id) { return entity.id < id; });
    found->times_matched += counts.first;
    found->times_chosen += counts.second;
  }
  // What was chosen from a later page was shown as well.
  for (EntityCounts& entity : evidence.entities) {
    entity.times_matched = std::max(entity.times_matched, entity.times_chosen);
  }
}

// By id and not by number, so that two readings of the same records give the same bytes.
void Collector::put_choices(const std::vector<Counted>& counted,
                            const std::vector<SessionContent>& sessions, Evidence& evidence) const {
  std::unordered_map<std::uint64_t, std::uint32_t> session_number;
  for (std::uint32_t i = 0; i < sessions.size(); ++i) session_number[sessions[i].session] = i;

  std::vector<std::uint32_t> queries;
  for (const Counted& choice : counted) queries.push_back(choice.query);
  put_sorted_texts(queries, queries_, evidence.needs);
  const std::vector<std::uint32_t> need = places(queries, queries_.size());
  const std::vector<std::uint32_t> place = places(sorted_numbers(entities_), entities_.size());

  for (const Counted& choice : counted) {
    evidence.choices.push_back({.need = need[choice.query],
                                .entity = place[choice.entity],
                                .session = session_number.at(choice.session),
                                .at = choice.at,
                                .kind = choice.kind});
  }
  std::sort(evidence.choices.begin(), evidence.choices.end(),
            [](const PastChoice& a, const PastChoice& b) {
              const auto key = [](const PastChoice& choice) {
                return std::tuple(choice.need, choice.kind, choice.entity, choice.session,
                                  order_of(choice.at));
              };
              return key(a) < key(b);
            });
}

void Collector::put_shown(const std::vector<Showing>& showings, Evidence& evidence) const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> met = shown_;  // query and entity
  for (const Showing& showing : showings) {
    if (showing.kind == SearchKind::kNeed) met.emplace_back(showing.query, showing.entity);
  }
  const std::vector<std::uint32_t> entity_place =
      places(sorted_numbers(entities_), entities_.size());
  std::vector<std::uint32_t> queries;
  for (const auto& [query, entity] : met) queries.push_back(query);
  put_sorted_texts(queries, queries_, evidence.shown_needs);
  const std::vector<std::uint32_t> need_place = places(queries, queries_.size());

  std::vector<std::pair<std::uint32_t, std::uint32_t>> shown;
  for (const auto& [query, entity] : met) {
    shown.emplace_back(need_place[query], entity_place[entity]);
  }
  std::sort(shown.begin(), shown.end());
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (i == 0 || shown[i] != shown[i - 1]) {
      evidence.shown.push_back({.need = shown[i].first, .entity = shown[i].second});
    }
    ++evidence.shown.back().times;
  }
}

Evidence Collector::finish() const {
  // Once, since each is a sort of everything.
  Evidence evidence;
  const std::vector<Counted> counted = counted_choices();
  const std::vector<SessionContent> sessions = sessions_by_content();
  const std::vector<Showing> showings = counted_showings();
  put_entities(counted, showings, evidence);
  put_choices(counted, sessions, evidence);
  put_shown(showings, evidence);
  evidence.sessions = sessions.size();
  evidence.searches = searches_.size();
  for (const auto& [day, counts] : forgotten_days_) {
    evidence.forgotten_searches += counts.first;
    evidence.forgotten_choices += counts.second;
  }
  evidence.digest = digest(sessions, evidence);
  return evidence;
}

}  // namespace matchgraph::evidence
