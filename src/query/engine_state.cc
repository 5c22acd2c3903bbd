#include "query/engine_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <limits>

#include "index/analyser.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr double kLast = std::numeric_limits<double>::infinity();

/// Smaller comes first.
double sort_key(const FactColumns& facts, Sort sort, EntityIndexNumber e,
                const std::optional<Workload>& workload) {
  switch (sort) {
    case Sort::kPrice:
      return (workload ? facts.cost(e, *workload) : facts.price(e)).value_or(kLast);
    case Sort::kRank:
      return -facts.rank(e).value_or(-kLast);
    case Sort::kUpdated:
      return facts.date(e) == 0 ? kLast : -facts.date(e);
    default:
      return 0;
  }
}

}  // namespace

EngineState::EngineState(std::shared_ptr<const Snapshot> opened)
    : snapshot(std::move(opened)),
      index(snapshot->postings(), snapshot->file(snapshot_file::kSpellings)) {}

EntityIndexNumber EngineState::number(std::string_view id) const {
  const auto found = facts().find_id(id);
  if (!found) {
    throw Error(ErrorCode::kUsage, fmt::format("no entity has the id \"{}\"", id));
  }
  return *found;
}

EntityCard EngineState::card(const Entity& entity, EntityIndexNumber e) const {
  EntityCard card;
  card.id = entity.id;
  card.name = entity.name;
  card.type = entity.type;
  card.summary = entity.summary;
  card.maker = entity.maker;
  card.license = entity.license;
  card.url = entity.url;
  if (entity.pricing) {
    card.price_model = entity.pricing->model;
    card.price = entity.pricing->price;
  }
  card.updated = entity.updated ? entity.updated : entity.released;
  const RankReader& ranks = snapshot->ranks();
  card.unfragile_rank = ranks.rank(e);
  if (ranks.has_evidence()) {
    card.times_matched = ranks.times_matched(e);
    card.times_chosen = ranks.times_chosen(e);
  }
  card.capability_count = entity.capabilities.size();
  const auto members = facts().group_members(facts().group(e));
  card.offers = members.size();
  if (members.size() > 1) {
    const auto cheapest = std::min_element(
        members.begin(), members.end(), [&](EntityIndexNumber a, EntityIndexNumber b) {
          return facts().price(a).value_or(kLast) < facts().price(b).value_or(kLast);
        });
    if (facts().price(*cheapest)) {
      const Entity offer = snapshot->entity(*cheapest);
      if (offer.pricing) card.cheapest_price = offer.pricing->price;
      card.cheapest_id = offer.id;
    }
  }
  return card;
}

std::vector<EntityCard> EngineState::other_offers(EntityIndexNumber e) const {
  std::vector<EntityIndexNumber> others;
  for (const EntityIndexNumber member : facts().group_members(facts().group(e))) {
    if (member != e) others.push_back(member);
  }
  std::stable_sort(others.begin(), others.end(), [&](EntityIndexNumber a, EntityIndexNumber b) {
    return facts().price(a).value_or(kLast) < facts().price(b).value_or(kLast);
  });
  std::vector<EntityCard> out;
  for (const EntityIndexNumber other : others) out.push_back(card(other));
  return out;
}

namespace {

/// The order of results, by what decides most of it and costs least to compare.
bool is_better(const Candidate& a, const Candidate& b) {
  const bool reached_by_more = a.seeds_reached > b.seeds_reached;
  const bool reached_by_equal = a.seeds_reached == b.seeds_reached;
  return reached_by_more | (reached_by_equal & (a.score > b.score));  // no branch to foresee
}

/// The order of results that are equally good.
struct HigherRanked {
  const RankReader* ranks;

  double rank(const Candidate& c) const { return ranks ? ranks->rank(c.entity) : 0; }
  bool operator()(const Candidate& a, const Candidate& b) const {
    const double left = rank(a);
    const double right = rank(b);
    return left != right ? left > right : a.entity < b.entity;
  }
};

}  // namespace

void sort_best_first(std::vector<Candidate>& candidates, const RankReader* ranks) {
  boost::sort::pdqsort_branchless(candidates.begin(), candidates.end(), is_better);
  for (auto begin = candidates.begin(); begin != candidates.end();) {
    const auto end = std::find_if(begin, candidates.end(),
                                  [&](const Candidate& c) { return is_better(*begin, c); });
    std::sort(begin, end, HigherRanked{ranks});
    begin = end;
  }
}

void keep_best(std::vector<Candidate>& candidates, const RankReader* ranks, std::size_t count) {
  if (count < candidates.size()) {
    const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(candidates.begin(), end, candidates.end(),
                     [ranks](const Candidate& a, const Candidate& b) {
                       if (is_better(a, b)) return true;
                       return !is_better(b, a) && HigherRanked{ranks}(a, b);
                     });
    candidates.erase(end, candidates.end());
  }
  sort_best_first(candidates, ranks);
}

std::vector<UnknownCount> UnknownAnswers::counts(const FactColumns& facts) const {
  constexpr std::size_t kShown = 3;
  std::vector<UnknownCount> out;
  for (const auto& [field, entities] : by_field_) {
    out.push_back({field, entities.size()});
    std::vector<NamedEntity>& nearest = out.back().nearest;
    for (std::size_t i = 0; i < entities.size() && nearest.size() < kShown; ++i) {
      const std::string name(facts.name(entities[i]));
      const bool again = std::any_of(nearest.begin(), nearest.end(), [&](const NamedEntity& one) {
        return fold(one.name) == fold(name);
      });
      if (!again) nearest.push_back({std::string(facts.id(entities[i])), name});
    }
  }
  return out;
}

void check_text(std::string_view text, const QueryOptions& options) {
  if (text.size() > options.max_text_bytes) {
    throw Error(ErrorCode::kUsage, fmt::format("the need has {} bytes; at most {} are read",
                                               text.size(), options.max_text_bytes));
  }
}

void check_page(std::size_t limit, const QueryOptions& options) {
  if (limit > options.max_limit) {
    throw Error(ErrorCode::kUsage,
                fmt::format("a limit of {} is too large; at most {} results come at once, and "
                            "--offset leads to more",
                            limit, options.max_limit));
  }
}

std::vector<NamedEntity> EngineState::near_duplicates(EntityIndexNumber e) const {
  std::vector<NamedEntity> out;
  for (const EntityIndexNumber member : snapshot->things().members(snapshot->things().of(e))) {
    if (facts().group(member) == facts().group(e)) continue;
    out.push_back({std::string(facts().id(member)), std::string(facts().name(member))});
  }
  return out;
}

void keep_first_of_each_thing(const Things& things, std::vector<Candidate>& candidates) {
  std::vector<bool> seen(things.entities(), false);
  std::erase_if(candidates, [&](const Candidate& c) {
    const bool again = seen[things.of(c.entity)];
    seen[things.of(c.entity)] = true;
    return again;
  });
}

void sort_candidates(const FactColumns& facts, Sort sort, double share,
                     std::vector<Candidate>& candidates, const std::optional<Workload>& workload) {
  if (sort == Sort::kRelevance || candidates.empty()) return;
  const double least = share * candidates.front().score;
  std::erase_if(candidates, [least](const Candidate& c) { return c.score < least; });
  if (sort == Sort::kName) {
    std::vector<std::pair<std::string, Candidate>> named;
    for (const Candidate& c : candidates) named.emplace_back(fold(facts.name(c.entity)), c);
    std::stable_sort(named.begin(), named.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(named.begin(), named.end(), candidates.begin(),
                   [](const auto& pair) { return pair.second; });
    return;
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const Candidate& a, const Candidate& b) {
                     return sort_key(facts, sort, a.entity, workload) <
                            sort_key(facts, sort, b.entity, workload);
                   });
}

}  // namespace matchgraph
