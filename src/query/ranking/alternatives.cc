// Here are entities that disappoint: what else does what they do?

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "matchgraph/error.h"
#include "query/comparison/denials.h"
#include "query/comparison/differences.h"
#include "query/comparison/pairing.h"
#include "query/comparison/trait_rows.h"
#include "query/comparison/usage_cost.h"
#include "query/engine_state.h"
#include "query/explaining/explain.h"
#include "query/questions.h"
#include "query/ranking/matching/constraints.h"
#include "query/ranking/matching/facets.h"
#include "query/ranking/matching/list_order.h"
#include "query/ranking/matching/wide_facets.h"
#include "query/ranking/other_things.h"
#include "query/ranking/seed_coverage.h"
#include "query/ranking/shared_ground.h"
#include "query/ranking/similarity.h"
#include "query/ranking/standing.h"
#include "query/ranking/suggested_critiques.h"

namespace matchgraph {
namespace {

std::vector<EntityIndexNumber> entities_of(const std::vector<Candidate>& candidates) {
  std::vector<EntityIndexNumber> out;
  out.reserve(candidates.size());
  for (const Candidate& one : candidates) out.push_back(one.entity);
  return out;
}

/// The seeds' numbers, each once. Throws Error (kUsage) for too few, too many or unknown ones.
std::vector<EntityIndexNumber> read_seeds(const EngineState& state,
                                          const AlternativesRequest& request) {
  if (request.seeds.empty() || request.seeds.size() > state.options.max_seeds) {
    throw Error(ErrorCode::kUsage, fmt::format("{} seeds; between 1 and {} are read",
                                               request.seeds.size(), state.options.max_seeds));
  }
  std::vector<EntityIndexNumber> out;
  for (const std::string& id : request.seeds) {
    const EntityIndexNumber seed = state.number(id);
    // Named twice it would count twice in every mean.
    if (std::find(out.begin(), out.end(), seed) == out.end()) out.push_back(seed);
  }
  return out;
}

/// Runs one request.
class Alternatives {
 public:
  Alternatives(EngineState& state, const AlternativesRequest& request)
      : state_(state),
        request_(request),
        seeds_(read_seeds(state, request)),
        filter_(state, request.filters, seeds_) {
    check_page(request.limit, state.options);
    check_text(request.need, state.options);
    for (const EntityIndexNumber seed : seeds_) {
      const auto offers = state.facts().group_members(state.facts().group(seed));
      own_.insert(own_.end(), offers.begin(), offers.end());
      if (!state.facts().maker(seed).empty()) makers_.insert(state.facts().maker_number(seed));
    }
    std::sort(own_.begin(), own_.end());
  }

  /// All that pass, best first.
  std::vector<Candidate> rank() {
    near_ = score_graph();
    blend_need(near_);
    if (filter_.empty()) return near_;
    std::vector<Candidate> passing = judge(near_);
    // A scan of everything costs many times the graph: only when filters leave too little.
    if (passing.size() < state_.options.enough_near) {
      all_ = score_everything(near_);
      passing = judge(all_);
    }
    return passing;
  }

  AlternativesResults run() {
    std::vector<Candidate> passing = rank();
    AlternativesResults out = asked();
    if (!keeps_versions()) out.versions = leave_out_versions(state_, seeds_, passing);
    look_at_other_makers(out.versions, passing);
    best_score_ = best_score(passing);
    out.sharing_nothing = leave_out_unshared(state_, like_pairs_, best_score_, passing);
    out.facets = facets(*state_.snapshot, things_among(state_.snapshot->things(), passing),
                        facet_limits(state_.options, request_.wide_facets));
    put_in_order(passing, out);
    out.total = passing.size();
    out.unknown = unknown_.counts(*state_.snapshot, entities_of(passing));
    const std::size_t from = std::min(request_.offset, passing.size());
    const std::size_t to = std::min(passing.size(), from + request_.limit);
    out.results.reserve(to - from);
    for (std::size_t i = from; i < to; ++i) {
      if (i > from && state_.budget.is_spent()) {
        out.unlisted.push_back({"results", to - i});
        break;
      }
      out.results.push_back(describe(passing[i]));
      state_.budget.spend(text_bytes(out.results.back()));
    }
    if (passing.empty()) out.nearest_misses = nearest_misses();
    out.critiques = suggest_critiques(state_, seeds_, request_, passing);
    return out;
  }

 private:
  /// What was asked, and the seeds.
  AlternativesResults asked() {
    AlternativesResults out;
    // Every candidate is held against each seed, so that they share what one may cost. Not by the
    // clock: the same question has to give the same order.
    const std::size_t most_pairs = state_.limits.pairs / std::max<std::size_t>(seeds_.size(), 1);
    for (const EntityIndexNumber seed : seeds_) {
      entities_.push_back(state_.snapshot->entity(seed));
      like_pairs_.emplace_back(*state_.snapshot, seed, state_.options, most_pairs);
      out.seeds.push_back(state_.card(entities_.back(), seed));
      out.seeds.back().cost = usage_cost(state_, seed, request_.filters.workload);
    }
    out.constraints = filter_.all();
    out.need = request_.need;
    out.sort = to_string(request_.sort);
    out.limit = request_.limit;
    out.offset = request_.offset;
    out.workload = workload_text(request_.filters.workload);
    return out;
  }

  /// Each thing once, in the order that was asked for.
  void put_in_order(std::vector<Candidate>& passing, AlternativesResults& out) {
    const double best = passing.empty() ? 0 : passing.front().score;
    const double share = state_.options.sort_share;
    const std::optional<Workload>& workload = request_.filters.workload;
    const bool by_relevance = request_.sort.by == Sort::kRelevance;
    put_things_in_order(passing);
    if (by_relevance) put_saying_most_first(state_, like_pairs_, passing);
    if (by_relevance) brought_ = cover_seeds(state_, like_pairs_, passing);
    if (by_relevance && request_.filters.makers.empty()) {
      spread_makers(state_.facts(), passing);
    }
    out.order = order_parts(state_.facts(), request_.sort, share, best, passing, workload);
  }

  void put_things_in_order(std::vector<Candidate>& passing) const {
    if (request_.sort.by == Sort::kRelevance) {
      put_deprecated_behind(state_, passing);
      let_leaders_stand(*state_.snapshot, passing);
    }
    sort_candidates(state_.facts(), request_.sort, state_.options.sort_share, passing,
                    request_.filters.workload);
    keep_first_of_each_thing(state_.snapshot->things(), passing);
  }

  /// Where what is near is all of the seeds' makers, others are looked for among everything:
  /// somebody who is after something else is not helped by ten products of one maker.
  void look_at_other_makers(std::vector<NamedEntity>& versions, std::vector<Candidate>& passing) {
    const bool asks_makers = !request_.filters.makers.empty();
    if (!all_.empty() || asks_makers || makers_.empty()) return;
    const auto others = std::count_if(passing.begin(), passing.end(), [this](const Candidate& c) {
      return !makers_.contains(state_.facts().maker_number(c.entity));
    });
    if (static_cast<std::size_t>(others) >= state_.options.covering_window) return;
    all_ = score_everything(near_);
    passing = judge(all_);
    if (!keeps_versions()) versions = leave_out_versions(state_, seeds_, passing);
  }

  /// The best score without filters, versions aside: what shares nothing is measured by it.
  double best_score(const std::vector<Candidate>& passing) const {
    if (filter_.empty()) return passing.empty() ? 0 : passing.front().score;
    constexpr std::size_t kLookedAt = 200;  // a seed with more versions than that has a low best
    std::vector<Candidate> first(
        near_.begin(),
        near_.begin() + static_cast<std::ptrdiff_t>(std::min(kLookedAt, near_.size())));
    if (!keeps_versions()) leave_out_versions(state_, seeds_, first);
    return first.empty() ? 0 : first.front().score;
  }

  /// Who asks for a smaller or newer one may mean one of the same name.
  bool keeps_versions() const {
    const auto of_product = [](const RelativeBound& bound) {
      return bound.kind != Comparative::kCheaper && bound.kind != Comparative::kHigherRanked;
    };
    return request_.versions || std::any_of(request_.filters.relative.begin(),
                                            request_.filters.relative.end(), of_product);
  }

  /// Whether it is one of the seeds, or another offer of one.
  bool is_own(EntityIndexNumber e) const { return std::binary_search(own_.begin(), own_.end(), e); }

  /// Scores of everything that the graph reaches from the seeds, best first: what all seeds reach
  /// comes before what fewer reach; within that, by the mean of the seeds' scores.
  std::vector<Candidate> score_graph() const {
    std::vector<Candidate> reached;
    for (const EntityIndexNumber seed : seeds_) {
      const std::vector<NearEntity> near = near_entities(state_, seed);
      reached.reserve(reached.size() + near.size());
      for (const NearEntity& one : near) {
        if (is_own(one.entity)) continue;
        reached.push_back({one.entity, one.score / static_cast<double>(seeds_.size())});
      }
    }
    if (seeds_.size() > 1) add_up(reached);
    sort_best_first(reached, &state_.snapshot->ranks());
    return reached;
  }

  /// Joins the candidates of one entity, which may stand apart: their scores add up.
  static void add_up(std::vector<Candidate>& reached) {
    // Of one entity the order stays that of the seeds.
    std::stable_sort(reached.begin(), reached.end(),
                     [](const Candidate& a, const Candidate& b) { return a.entity < b.entity; });
    std::vector<Candidate> out;
    for (const Candidate& candidate : reached) {
      if (out.empty() || out.back().entity != candidate.entity) {
        out.push_back(candidate);
      } else {
        out.back().score += candidate.score;
        ++out.back().seeds_reached;
      }
    }
    reached = std::move(out);
  }

  /// Where a need was typed beside the seeds: both scores, each over its best, add up.
  void blend_need(std::vector<Candidate>& candidates) {
    if (request_.need.empty() || candidates.empty()) return;
    need_ = state_.index.analyse(request_.need);
    const std::span<const double> scores = state_.index.score(need_);
    for (const Candidate& candidate : candidates) {
      shares_.similarity = std::max(shares_.similarity, candidate.score);
      shares_.need = std::max(shares_.need, scores[candidate.entity]);
    }
    shares_.similarity = 1 / shares_.similarity;
    if (shares_.need > 0) shares_.need = 1 / shares_.need;
    for (Candidate& candidate : candidates) {
      candidate.score =
          shares_.similarity * candidate.score + shares_.need * scores[candidate.entity];
    }
    sort_best_first(candidates, &state_.snapshot->ranks());
  }

  /// Adds entities beyond the graph's neighbours, by scaled similarity alone: filters may leave
  /// none of the near ones. Cost: a scan of all entity vectors a seed.
  std::vector<Candidate> score_everything(const std::vector<Candidate>& near) {
    std::vector<Candidate> far(state_.facts().entities());
    for (EntityIndexNumber e = 0; e < far.size(); ++e) far[e] = {e, 0, 0, true};
    for (const EntityIndexNumber seed : seeds_) {
      const std::vector<double> similarity = similarity_to_all(state_, seed);
      for (EntityIndexNumber e = 0; e < far.size(); ++e) {
        if (similarity[e] <= 0) continue;
        far[e].score += shares_.similarity * similarity[e] / static_cast<double>(seeds_.size());
        ++far[e].seeds_reached;
      }
    }
    if (shares_.need > 0) {
      const std::span<const double> needs = state_.index.score(need_);
      for (Candidate& candidate : far) {
        // An alternative has to be like a seed: the need alone brings nothing in.
        if (candidate.seeds_reached > 0) candidate.score += shares_.need * needs[candidate.entity];
      }
    }
    // What the graph reached keeps its score, of which the surroundings are a part.
    for (const Candidate& candidate : near) far[candidate.entity] = candidate;
    std::erase_if(far, [this](const Candidate& c) { return c.score <= 0 || is_own(c.entity); });
    sort_best_first(far, &state_.snapshot->ranks());
    return far;
  }

  /// Those that pass the filters; notes those that cannot be judged.
  std::vector<Candidate> judge(const std::vector<Candidate>& all) {
    unknown_.clear();
    std::vector<Candidate> out;
    for (const Candidate& candidate : all) {
      const Constraints::Answer answer = filter_.test(candidate.entity);
      if (answer == Constraints::Answer::kPass) out.push_back(candidate);
      if (answer == Constraints::Answer::kUnknown) {
        unknown_.add(filter_.unknown_field(candidate.entity), candidate.entity);
      }
    }
    return out;
  }

  Alternative describe(const Candidate& candidate) {
    const Entity entity = state_.snapshot->entity(candidate.entity);
    Alternative out;
    out.entity = state_.card(entity, candidate.entity);
    out.entity.cost = usage_cost(state_, candidate.entity, request_.filters.workload);
    out.score = candidate.score;
    out.seeds_reached = candidate.seeds_reached;
    std::vector<bool> shared(entity.capabilities.size(), false);
    add_pairs(entity, candidate, shared, out);
    const std::size_t most = state_.limits.listed;
    out.only_here = unmatched(entity, shared, most);
    note_unlisted(count_unmatched(shared), out.only_here.size(), "only_here", out.unlisted);
    add_denials(entity, candidate.entity, out);
    for (const BroughtForward& brought : brought_) {
      if (brought.entity != candidate.entity) continue;
      out.listed_for = {brought.seed, capability_ref(entities_[brought.seed], brought.capability)};
    }
    // Against the first seed alone: against several, a sentence would not say which one is meant.
    out.differences = fact_differences(entities_.front(), entity);
    for (FactDifference& difference :
         trait_differences(state_.snapshot->traits(), seeds_.front(), candidate.entity)) {
      out.differences.push_back(std::move(difference));
    }
    out.near_duplicates = state_.near_duplicates(candidate.entity);
    if (request_.offers) out.offers = state_.other_offers(candidate.entity);
    add_costs(state_, request_.filters.workload, out.offers);
    if (request_.explain) {
      out.explanation = explain_alternative(state_, seeds_, candidate, need_, shares_);
      out.score = out.explanation->value;
    }
    return out;
  }

  /// A pair with the seed whose capability it holds.
  struct SeedPair {
    std::size_t seed = 0;
    LikePair pair;
  };

  /// What the seeds and the alternative both do, surely or perhaps, and what only seeds mention.
  void add_pairs(const Entity& entity, const Candidate& candidate, std::vector<bool>& shared,
                 Alternative& out) {
    std::vector<SeedPair> sure;
    std::vector<SeedPair> related;
    std::size_t missing = 0;
    // Of each seed its part: the first one's lacks alone may be more than one list holds.
    const std::size_t most = std::max<std::size_t>(1, state_.limits.listed / seeds_.size());
    for (std::size_t s = 0; s < seeds_.size(); ++s) {
      std::vector<bool> met(entities_[s].capabilities.size(), false);
      for (const LikePair& pair :
           match_capabilities(*state_.snapshot, like_pairs_[s], candidate.entity)) {
        met[pair.row] = true;
        shared[pair.column] = true;
        const bool is_sure = pair.probability >= state_.options.pairs.sure;
        (is_sure ? sure : related).push_back({s, pair});
      }
      missing += count_unmatched(met);
      for (CapabilityRef& lack : unmatched(entities_[s], met, most)) {
        out.missing.push_back({s, std::move(lack)});
      }
    }
    note_unlisted(missing, out.missing.size(), "missing", out.unlisted);
    describe_pairs(sure, entity, candidate, out.shared);
    note_unlisted(sure.size(), out.shared.size(), "shared", out.unlisted);
    describe_pairs(related, entity, candidate, out.related);
    note_unlisted(related.size(), out.related.size(), "related", out.unlisted);
  }

  /// The surest pairs, as many as one list holds: describing them is what costs.
  void describe_pairs(std::vector<SeedPair>& pairs, const Entity& entity,
                      const Candidate& candidate, std::vector<CapabilityPair>& out) {
    std::stable_sort(pairs.begin(), pairs.end(), [](const SeedPair& a, const SeedPair& b) {
      return a.pair.probability > b.pair.probability;
    });
    Analyser* const marker = request_.marks ? &state_.index.analyser() : nullptr;
    for (std::size_t i = 0; i < std::min(pairs.size(), state_.limits.listed); ++i) {
      const auto& [s, pair] = pairs[i];
      out.push_back(describe_pair(*state_.snapshot, entities_[s], seeds_[s], entity,
                                  candidate.entity, pair, state_.options, marker));
      out.back().seed = s;
    }
  }

  /// What the alternative says that it does not do, of what the seeds do and it does not share.
  void add_denials(const Entity& entity, EntityIndexNumber number, Alternative& out) const {
    std::vector<ComparedEntity> seeds;
    for (std::size_t s = 0; s < seeds_.size(); ++s) seeds.push_back({s, seeds_[s], entities_[s]});
    for (Denial& denial : denials_of(*state_.snapshot, {0, number, entity}, seeds)) {
      if (!denial.lacks) continue;
      const bool is_shared =
          std::any_of(out.shared.begin(), out.shared.end(), [&denial](const CapabilityPair& pair) {
            return pair.seed == denial.lacks->seed &&
                   pair.left.index == denial.lacks->capability.index;
          });
      if (!is_shared) out.denied.push_back(std::move(denial));
    }
  }

  /// What would be found without the constraint of that position, first things first.
  std::vector<Candidate> found_without(std::size_t constraint) {
    const auto passing = [&](const std::vector<Candidate>& all) {
      std::vector<Candidate> out;
      std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const Candidate& c) {
        return filter_.test(c.entity, constraint) == Constraints::Answer::kPass;
      });
      return out;
    };
    std::vector<Candidate> out = passing(near_);
    // Without its only constraint everything near passes, and there is enough of that.
    const bool is_only_one = filter_.all().size() == 1;
    if (!is_only_one && out.size() < state_.options.enough_near) out = passing(all_);
    if (!keeps_versions()) leave_out_versions(state_, seeds_, out);
    leave_out_unshared(state_, like_pairs_, best_score_, out);
    put_things_in_order(out);
    return out;
  }

  /// For each constraint, the best of what only this one keeps out, and how many it does.
  std::vector<NearestMiss> nearest_misses() {
    std::vector<NearestMiss> out;
    for (std::size_t i = 0; i < filter_.all().size(); ++i) {
      const std::vector<Candidate> found = found_without(i);
      if (found.empty()) continue;
      const Candidate& best = found.front();
      out.push_back({state_.card(best.entity), best.score, filter_.all()[i],
                     filter_.value_of(best.entity, i), found.size()});
    }
    return out;
  }

  EngineState& state_;
  const AlternativesRequest& request_;
  const std::vector<EntityIndexNumber> seeds_;
  const Constraints filter_;
  std::vector<EntityIndexNumber> own_;  // the seeds and their other offers, ascending: few
  std::set<std::uint32_t> makers_;      // of the seeds, where they are known
  std::vector<Entity> entities_;        // of the seeds
  std::vector<LikePairs> like_pairs_;   // of the seeds' capabilities
  std::vector<Candidate> near_;         // that the graph reaches, best first
  std::vector<Candidate> all_;          // and the others, where filters leave too few of these
  UnknownAnswers unknown_;
  double best_score_ = 0;  // best_score()
  std::vector<BroughtForward> brought_;
  Need need_;
  BlendShares shares_;
};

}  // namespace

std::vector<Candidate> rank_alternatives(EngineState& state, EntityIndexNumber seed,
                                         std::size_t depth, const RankingParts& parts) {
  std::vector<Candidate> out;
  if (parts.graph) {
    for (const NearEntity& near : near_entities(state, seed, parts)) {
      out.push_back({near.entity, near.score});
    }
  } else {
    const std::vector<float> cosines = cosines_with_all(state, seed);
    for (EntityIndexNumber e = 0; e < cosines.size(); ++e) {
      if (cosines[e] > 0) out.push_back({e, static_cast<double>(cosines[e])});
    }
  }
  std::erase_if(out, [seed](const Candidate& c) { return c.entity == seed; });
  keep_best(out, parts.facts ? &state.snapshot->ranks() : nullptr, depth);
  return out;
}

std::vector<Candidate> rank_alternatives(EngineState& state, const AlternativesRequest& request) {
  return Alternatives(state, request).rank();
}

AlternativesResults alternatives(EngineState& state, const AlternativesRequest& request) {
  AlternativesResults out = Alternatives(state, request).run();
  if (request.wide_facets) {
    const auto ask = [&state](const AlternativesRequest& other) {
      return Alternatives(state, other).run();
    };
    widen_facets(request, ask, out.facets);
  }
  return out;
}

}  // namespace matchgraph
