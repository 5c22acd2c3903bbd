// Here are entities that disappoint: what else does what they do?

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "matchgraph/error.h"
#include "matchgraph/limits.h"
#include "query/comparison/pairing.h"
#include "query/comparison/usage_cost.h"
#include "query/engine_state.h"
#include "query/questions.h"
#include "query/ranking/alternative_writer.h"
#include "query/ranking/matching/conditions.h"
#include "query/ranking/matching/constraints.h"
#include "query/ranking/matching/facets.h"
#include "query/ranking/matching/list_order.h"
#include "query/ranking/matching/shown_offer.h"
#include "query/ranking/matching/wide_facets.h"
#include "query/ranking/other_things.h"
#include "query/ranking/seed_coverage.h"
#include "query/ranking/seed_scores.h"
#include "query/ranking/shared_ground.h"
#include "query/ranking/similarity.h"
#include "query/ranking/standing.h"
#include "query/ranking/suggested_critiques.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMissesNamed = 4;  // of what one constraint keeps out

std::vector<EntityIndexNumber> entities_of(const std::vector<Candidate>& candidates) {
  std::vector<EntityIndexNumber> out;
  out.reserve(candidates.size());
  for (const Candidate& one : candidates) out.push_back(one.entity);
  return out;
}

/// The seeds' numbers, each once. Throws Error (kUsage) for too few, too many or unknown ones.
std::vector<EntityIndexNumber> read_seeds(const EngineState& state,
                                          const AlternativesRequest& request) {
  if (request.seeds.empty() || request.seeds.size() > kMostCompared) {
    throw Error(ErrorCode::kUsage, fmt::format("{} seeds; between 1 and {} are read",
                                               request.seeds.size(), kMostCompared));
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
        filter_(state, request.filters, seeds_),
        conditions_(state, request.conditions),
        scores_(state, seeds_, request.need) {
    check_page(request.limit, state.options);
    check_text(request.need, state.options);
    for (const EntityIndexNumber seed : seeds_) {
      if (!state.facts().maker(seed).empty()) makers_.insert(state.facts().maker_number(seed));
    }
  }

  /// All that pass, best first.
  std::vector<Candidate> rank() {
    near_ = scores_.near();
    if (filter_.empty() && conditions_.empty()) return near_;
    std::vector<Candidate> passing = judge(near_);
    // A scan of everything costs many times the graph: only when filters leave too little.
    if (passing.size() < state_.options.enough_near) {
      all_ = scores_.everything(near_);
      passing = judge(all_);
    }
    return passing;
  }

  AlternativesResults run() {
    std::vector<Candidate> passing = rank();
    found_as_ = take_shown(state_, filter_, conditions_, passing);
    AlternativesResults out = asked();
    if (!keeps_versions()) out.versions = leave_out_versions(state_, seeds_, passing);
    look_at_other_makers(out.versions, passing);
    best_score_ = best_score(passing);
    out.sharing_nothing =
        leave_out_unshared(state_, like_pairs_, best_score_, passing,
                           [this](const Candidate& c) { return states_as_kin(c); });
    out.facets = facets(*state_.snapshot, things_among(state_.snapshot->things(), passing),
                        facet_limits(state_.options, request_.wide_facets));
    if (request_.wide_facets) out.facets.push_back(relative_facet(entities_of(passing)));
    put_in_order(passing, out);
    note_left_out();
    out.conditions = conditions_.echo(passing);
    out.left_out = conditions_.left_out();
    out.total = passing.size();
    const auto can_judge = [this](EntityIndexNumber e) { return filter_.can_judge(e); };
    out.unknown = unknown_.counts(*state_.snapshot, entities_of(passing), can_judge);
    const std::size_t from = std::min(request_.offset, passing.size());
    const std::size_t to = std::min(passing.size(), from + request_.limit);
    AlternativeWriter writer(state_, {request_, seeds_, entities_, like_pairs_, brought_, scores_,
                                      filter_, conditions_, found_as_});
    out.results.reserve(to - from);
    for (std::size_t i = from; i < to; ++i) {
      if (i > from && state_.budget.is_spent()) {
        out.unlisted.push_back({"results", to - i});
        break;
      }
      out.results.push_back(writer.alternative(passing[i]));
      if (!conditions_.empty()) {
        const EntityIndexNumber e = passing[i].entity;
        out.results.back().conditions = conditions_.met(e, state_.snapshot->entity(e));
      }
      state_.budget.spend(text_bytes(out.results.back()));
    }
    if (passing.empty()) out.nearest_misses = nearest_misses();
    out.critiques = suggest_critiques(state_, seeds_, request_, passing);
    return out;
  }

 private:
  /// How many things are cheaper, newer, smaller ... than the seeds; what none is has no value.
  Facet relative_facet(const std::vector<EntityIndexNumber>& passing) const {
    Facet out{"relative", {}};
    for (const FilterRow& row : filter_table()) {
      if (row.kind != FilterKind::kComparative) continue;
      const auto met = FactFilter::meeting(state_.facts(), {std::get<Comparative>(row.member), ""},
                                           request_.filters.workload, seeds_, passing);
      if (!met) continue;
      std::vector<EntityIndexNumber> meeting;
      for (std::size_t i = 0; i < passing.size(); ++i) {
        if ((*met)[i] != 0) meeting.push_back(passing[i]);
      }
      const std::size_t count = FoundThings(state_.snapshot->things(), meeting).count();
      if (count > 0) out.values.push_back({.value = std::string(row.name), .count = count});
    }
    return out;
  }

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
    by_lines_ = by_relevance && put_saying_most_first(state_, like_pairs_, passing);
    if (by_relevance) brought_ = cover_seeds(state_, like_pairs_, passing);
    if (by_relevance && request_.filters.makers.empty()) {
      spread_makers(state_.facts(), passing);
    }
    put_stating_first(passing);
    if (by_relevance) put_namesakes_behind(state_, seeds_, passing);
    if (by_relevance) out.of_other_types = put_other_kinds_behind(state_, seeds_, passing);
    out.stating_first = conditions_.stating_first(passing);
    out.order = order_parts(state_.facts(), request_.sort, share, best, passing, workload);
  }

  /// Whether it states the conditions and is of a seed's own cluster: that tells what is about the
  /// same where words are few, as of servers that are all "for privacy" or "for language models".
  bool states_as_kin(const Candidate& candidate) const {
    const bool is_asked = conditions_.count() > 0 && conditions_.states_all(candidate.entity);
    if (!is_asked || candidate.score < state_.options.condition_kin_share * best_score_) {
      return false;
    }
    const Clusters& clusters = state_.snapshot->clusters();
    const std::uint32_t own = clusters.of(candidate.entity);
    // A cluster of most of a small catalogue tells nothing.
    if (2 * clusters.size(own) > state_.facts().entities()) return false;
    return std::any_of(seeds_.begin(), seeds_.end(),
                       [&](EntityIndexNumber seed) { return clusters.of(seed) == own; });
  }

  /// What states the conditions comes before what says nothing of them, as far as it is like the
  /// seeds or of their cluster; in another order than by relevance wherever it stands.
  void put_stating_first(std::vector<Candidate>& passing) const {
    const bool by_relevance = request_.sort.by == Sort::kRelevance;
    if (by_relevance) put_given_away_behind(state_, passing);
    if (conditions_.empty()) return;
    std::vector<double> likeness;
    if (by_relevance) {
      likeness.resize(state_.facts().entities(), 0);
      double best = 0;
      for (const Candidate& one : passing) best = std::max(best, one.score);
      // Of a seed that says what very many say, all that says so too is like it.
      for (const Candidate& one : passing) {
        likeness[one.entity] = by_lines_ || states_as_kin(one) ? best : one.score;
      }
    }
    conditions_.put_stating_first(likeness, state_.options.condition_like_share, passing);
  }

  /// Of what states the contrary, what would be among the alternatives.
  void note_left_out() {
    for (const Candidate& one : contrary_) {
      if (one.score >= state_.options.condition_like_share * best_score_) {
        conditions_.leave_out({one.entity, one.score});
      }
    }
  }

  void put_things_in_order(std::vector<Candidate>& passing) const {
    if (request_.sort.by == Sort::kRelevance) {
      put_deprecated_behind(state_, passing);
      let_leaders_stand(*state_.snapshot, passing);
    } else {
      keep_leaders(*state_.snapshot, passing);
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
    all_ = scores_.everything(near_);
    passing = judge(all_);
    found_as_ = take_shown(state_, filter_, conditions_, passing);
    if (!keeps_versions()) versions = leave_out_versions(state_, seeds_, passing);
  }

  /// The best score without filters, versions aside: what shares nothing is measured by it.
  double best_score(const std::vector<Candidate>& passing) const {
    const bool is_unfiltered = filter_.empty() && conditions_.empty();
    if (is_unfiltered) return passing.empty() ? 0 : passing.front().score;
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

  /// Those that pass the filters; notes those that cannot be judged.
  std::vector<Candidate> judge(const std::vector<Candidate>& all) {
    unknown_.clear();
    contrary_.clear();
    std::vector<Candidate> out;
    for (const Candidate& candidate : all) {
      if (!conditions_.empty() && conditions_.is_contrary(candidate.entity)) {
        contrary_.push_back(candidate);
        continue;
      }
      const Constraints::Answer answer = filter_.test(candidate.entity);
      if (answer == Constraints::Answer::kPass) out.push_back(candidate);
      if (answer == Constraints::Answer::kUnknown) {
        unknown_.add(filter_.unknown_field(candidate.entity), candidate.entity);
      }
    }
    return out;
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
    // Who asked for a cheaper one is not told of a dearer one first.
    const Constraint& dropped = filter_.all()[constraint];
    if (dropped.field == "price" && dropped.op.starts_with('<')) {
      sort_candidates(state_.facts(), {Sort::kPrice}, state_.options.sort_share, out,
                      request_.filters.workload);
      // Few are named, and free things of every sort would be: who looks for another model is not
      // helped by a library.
      put_own_kind_first(state_, seeds_, out);
    }
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
      for (std::size_t next = 1; next < std::min(found.size(), kMissesNamed); ++next) {
        const EntityIndexNumber e = found[next].entity;
        out.back().others.push_back({std::string(state_.facts().id(e)),
                                     std::string(state_.facts().name(e)), filter_.value_of(e, i)});
      }
    }
    return out;
  }

  EngineState& state_;
  const AlternativesRequest& request_;
  const std::vector<EntityIndexNumber> seeds_;
  const Constraints filter_;
  Conditions conditions_;
  SeedScores scores_;
  std::set<std::uint32_t> makers_;     // of the seeds, where they are known
  std::vector<Entity> entities_;       // of the seeds
  std::vector<LikePairs> like_pairs_;  // of the seeds' capabilities
  std::vector<Candidate> near_;        // that the graph reaches, best first
  std::vector<Candidate> all_;         // and the others, where filters leave too few of these
  std::vector<Candidate> contrary_;    // that state the contrary of a condition, best first
  UnknownAnswers unknown_;
  double best_score_ = 0;  // best_score()
  bool by_lines_ = false;  // seeds without lines of their own (put_saying_most_first)
  std::vector<BroughtForward> brought_;
  ShownOffers found_as_;
};

}  // namespace

std::vector<Candidate> rank_alternatives(EngineState& state, EntityIndexNumber seed,
                                         std::size_t depth, const RankingParts& parts) {
  std::vector<Candidate> out;
  if (parts.graph) {
    const std::vector<NearEntity> near = near_entities(state, seed, parts);
    out.resize(near.size());
    for (std::size_t i = 0; i < near.size(); ++i) out[i] = {near[i].entity, near[i].score};
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
