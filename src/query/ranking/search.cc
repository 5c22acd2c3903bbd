// Here is a need: which entities meet it, and by which of their capabilities?

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/error.h"
#include "query/comparison/usage_cost.h"
#include "query/engine_state.h"
#include "query/language/query_phrases.h"
#include "query/questions.h"
#include "query/ranking/known_items.h"
#include "query/ranking/matching/conditions.h"
#include "query/ranking/matching/constraints.h"
#include "query/ranking/matching/facets.h"
#include "query/ranking/matching/list_order.h"
#include "query/ranking/matching/text_filter.h"
#include "query/ranking/matching/topic_share.h"
#include "query/ranking/matching/wide_facets.h"
#include "query/ranking/model_order.h"
#include "query/ranking/need_ranking.h"
#include "query/ranking/search_hits.h"
#include "query/ranking/standing.h"
#include "snapshot/need_scores.h"
#include "traits/media.h"

namespace matchgraph {
namespace {

/// Runs one request.
class Search {
 public:
  Search(EngineState& state, const SearchRequest& request)
      : state_(state),
        request_(request),
        filter_(state, request.filters),
        texts_(state, request.phrases, request.excluded),
        conditions_(state, request.conditions) {}

  std::size_t count() {
    only_counts_ = true;
    find();
    return FoundThings(state_.snapshot->things(), found_).count();
  }

  SearchResults run() {
    const std::vector<Candidate> ranked = find();
    SearchResults out;
    out.query = echo(ranked);
    const FoundThings things(state_.snapshot->things(), found_);
    out.total = things.count();
    out.order = order_parts(state_.facts(), request_.sort, sort_share(), best_score_, ranked,
                            request_.filters.workload);
    if (out.order && !conditions_.empty()) out.order->fitting = stating_all(ranked);
    const auto can_judge = [this](EntityIndexNumber e) { return filter_.can_judge(e); };
    out.unknown = unknown_.counts(*state_.snapshot, found_, can_judge);
    out.left_out = conditions_.left_out();
    out.stating_first = conditions_.stating_first(ranked);
    out.stating_below = out.stating_first == 0 && conditions_.any_states(ranked);
    const std::size_t from = std::min(request_.offset, ranked.size());
    const std::size_t to = std::min(ranked.size(), from + request_.limit);
    // Of a page that says little altogether, too, the first is where that begins.
    const std::size_t weak = std::max(parts_.weak_from, from);
    if (parts_.weak_from > 0 && weak < to) out.weak_from = weak;
    out.misses_topic = parts_.is_missed;
    if (out.order) {
      out.order->breaks =
          price_breaks(state_.facts(), request_.sort, ranked, from, to, request_.filters.workload);
    }
    HitWriter hits(state_,
                   {request_, need_, filter_, texts_, conditions_, text_scores_, past_scores_});
    for (std::size_t i = from; i < to; ++i) {
      if (i > from && state_.budget.is_spent()) {
        out.unlisted.push_back({"results", to - i});
        break;
      }
      out.results.push_back(hits.hit(ranked[i]));
      state_.budget.spend(text_bytes(out.results.back()));
    }
    out.facets =
        facets(*state_.snapshot, things, facet_limits(state_.options, request_.wide_facets));
    if (!need_.unknown.empty() && known_.empty()) {
      out.did_you_mean = state_.index.corrected(request_.text, state_.full_text, words_to_keep());
    }
    // What finds nothing may have been a name.
    if (out.total == 0 && !is_browsing()) out.nearest_names = near_names(state_, request_.text);
    return out;
  }

 private:
  /// Words that conditions are read by are spelt as they are meant, whether texts have them or not.
  static std::vector<std::string_view> words_to_keep() {
    const std::span<const std::string_view> amounts = words_of_amounts();
    std::vector<std::string_view> out(amounts.begin(), amounts.end());
    for (const Medium& medium : media()) {
      for (const std::string_view word : list_parts(medium.words, "|")) out.push_back(word);
    }
    return out;
  }

  bool is_browsing() const {
    return request_.text.find_first_not_of(" \t\r\n") == std::string::npos;
  }

  std::vector<Candidate> find() {
    check();
    if (is_browsing()) return browse();
    need_ = state_.index.analyse(request_.text);
    known_ = known_items(state_, request_.text);
    if (need_.terms.empty() && known_.empty()) {
      known_ = begun_names(state_, request_.text, state_.options.name_candidates);
    }
    // Words that nothing is scored by leave the order of browsing: "to be or not to be".
    const bool unscored = need_.terms.empty() && texts_.has_phrases();
    return unscored ? browse() : rank();
  }

  void check() const {
    check_page(request_.limit, state_.options);
    check_text(request_.text, state_.options);
    const bool empty = request_.text.find_first_not_of(" \t\r\n") == std::string::npos;
    const bool is_ordered = request_.sort.by != Sort::kRelevance;  // "largest context window"
    if (empty && !is_filtered() && !is_ordered) {
      throw Error(ErrorCode::kUsage,
                  "no need: say in plain words what the tool should do, or give a filter");
    }
  }

  bool is_filtered() const { return !filter_.empty() || !texts_.empty() || !conditions_.empty(); }

  Constraints::Answer test(EntityIndexNumber e) const {
    return conditions_.is_contrary(e) ? Constraints::Answer::kFail : test_filters(e);
  }

  /// The same whatever the conditions.
  Constraints::Answer test_filters(EntityIndexNumber e) const {
    if (!texts_.passes(e)) return Constraints::Answer::kFail;
    return has_filters_ ? filter_.test(e) : Constraints::Answer::kPass;
  }

  /// Whether only a condition keeps it out.
  bool is_left_out(EntityIndexNumber e) const {
    return !conditions_.empty() && conditions_.is_contrary(e) &&
           test_filters(e) == Constraints::Answer::kPass;
  }

  QueryEcho echo(const std::vector<Candidate>& ranked) const {
    std::vector<Constraint> constraints = filter_.all();
    constraints.insert(constraints.end(), texts_.all().begin(), texts_.all().end());
    return {request_.text,
            need_.words,
            need_.ignored,
            std::move(constraints),
            to_string(request_.sort),
            request_.limit,
            request_.offset,
            workload_text(request_.filters.workload),
            conditions_.echo(ranked)};
  }

  /// Without words: everything that passes the filters, best known first.
  std::vector<Candidate> browse() {
    std::vector<Candidate> all;
    for (EntityIndexNumber e = 0; e < state_.facts().entities(); ++e) {
      if (is_left_out(e)) conditions_.leave_out({e, 0});
      // Where nothing but conditions was asked for, what says nothing of them is no answer.
      if (conditions_.states_all(e) && judge(e)) all.push_back({e, 0});
    }
    for (const Candidate& candidate : all) found_.push_back(candidate.entity);
    const ResultOrder sort = request_.sort.by == Sort::kRelevance ? Sort::kRank : request_.sort;
    if (request_.sort.by != Sort::kRelevance) keep_leaders(*state_.snapshot, all);
    sort_candidates(state_.facts(), sort, 0, all, request_.filters.workload);
    put_other_answers_behind(state_.snapshot->traits(), request_.conditions, all);
    if (request_.sort.by == Sort::kRelevance) {
      conditions_.put_stating_first({}, state_.options.condition_near_share, all);
      let_stating_leaders_stand(all);
    }
    keep_first_of_each_thing(state_.snapshot->things(), all);
    return all;
  }

  /// Whether an entity passes the filters; counts what cannot be judged.
  bool judge(EntityIndexNumber e) {
    const Constraints::Answer answer = test(e);
    if (answer == Constraints::Answer::kUnknown) unknown_.add(filter_.unknown_field(e), e);
    return answer == Constraints::Answer::kPass;
  }

  /// Fills found_; what cannot be judged is noted best first.
  void judge_matches(std::span<const double> scores, const std::vector<EntityIndexNumber>& all) {
    if (!is_filtered()) {
      found_ = all;
      return;
    }
    found_.reserve(all.size());
    std::vector<EntityIndexNumber> unknown;
    for (const EntityIndexNumber e : all) {
      const Constraints::Answer answer = test_filters(e);
      if (answer == Constraints::Answer::kFail) continue;
      if (conditions_.is_contrary(e)) {
        if (answer == Constraints::Answer::kPass) conditions_.leave_out({e, scores[e]});
      } else {
        (answer == Constraints::Answer::kPass ? found_ : unknown).push_back(e);
      }
    }
    for (const EntityScore& best : best_of(scores, unknown, unknown.size())) {
      unknown_.add(filter_.unknown_field(best.entity), best.entity);
    }
  }

  /// Keeps of the known items those that pass, and finds those that no word of the need led to.
  void add_known(std::span<const double> scores) {
    std::erase_if(known_,
                  [this](EntityIndexNumber e) { return test(e) != Constraints::Answer::kPass; });
    for (const EntityIndexNumber e : known_) {
      if (!texts_.has_phrases() && scores[e] <= 0) found_.push_back(e);
    }
  }

  std::vector<Candidate> rank() {
    // Before the need is scored, as both share the scores' memory.
    if (!conditions_.empty() && !request_.only_conditions && !only_counts_) {
      topic_need_ = topic_need(state_, request_.topic.value_or(request_.text));
      topic_ = topic_scores(state_, topic_need_);
    }
    const std::span<const double> scores = state_.index.score(need_);
    // What holds the phrases is found even where no word of the need scores it.
    const std::vector<EntityIndexNumber> all =
        texts_.has_phrases() ? texts_.holders() : scored(scores);
    judge_matches(scores, all);
    add_known(scores);
    // The best of all tell what neighbours score; of those that pass, the best are ranked.
    const std::size_t depth = state_.options.need_depth;
    const std::vector<EntityScore> best = best_unsorted(scores, all, depth);
    std::vector<EntityScore> looked_at = best;
    if (is_filtered()) {
      const std::vector<EntityScore> passing = best_unsorted(scores, found_, depth);
      looked_at.insert(looked_at.end(), passing.begin(), passing.end());
    }
    text_scores_ = by_row(looked_at);
    past_scores_ = past_scores_of(state_, request_.text, {});
    std::vector<Candidate> ranked =
        score_with_neighbourhoods(state_, text_scores_, past_scores_, {});
    if (is_filtered()) {
      // Looking deeper for what passes must not lead to what was not there without the filter.
      const PositionSet reached = reached_from(state_, best, past_scores_);
      std::erase_if(ranked, [&](const Candidate& c) {
        const bool is_new = scores[c.entity] <= 0 && !reached.contains(c.entity);
        return is_new || test(c.entity) != Constraints::Answer::kPass;
      });
    }
    // What neighbourhoods alone led to is found too, so that facets and total count the same.
    for (const Candidate& candidate : ranked) {
      const bool is_known =
          std::find(known_.begin(), known_.end(), candidate.entity) != known_.end();
      if (!texts_.has_phrases() && scores[candidate.entity] <= 0 && !is_known) {
        found_.push_back(candidate.entity);
      }
    }
    add_stating(scores, ranked);
    if (only_counts_) return {};
    if (request_.sort.by == Sort::kRelevance) {
      put_unasked_behind(state_, need_, ranked);
      conditions_.put_stating_first(topic_, state_.options.condition_near_share, ranked);
      put_exact_first(state_, need_, ranked);
      if (asks_for_models(request_.filters)) {
        put_known_models_first(state_.facts(), ranked);
        conditions_.put_stating_first(topic_, state_.options.condition_near_share, ranked);
      }
      put_known_first(known_, ranked);
      put_other_answers_behind(state_.snapshot->traits(), request_.conditions, ranked);
      let_stating_leaders_stand(ranked);
      std::vector<Candidate> first = ranked;
      keep_first_of_each_thing(state_.snapshot->things(), first);
      // Pages within what the graph looked at need no order of all matches.
      if (request_.offset + request_.limit <= first.size()) {
        part_weak(first);
        return first;
      }
    }
    add_the_rest(scores, ranked);
    best_score_ = ranked.empty() ? 0 : ranked.front().score;
    const bool is_by_relevance = request_.sort.by == Sort::kRelevance;
    if (!is_by_relevance) keep_leaders(*state_.snapshot, ranked);
    sort_candidates(state_.facts(), request_.sort, sort_share(), ranked, request_.filters.workload);
    if (!is_by_relevance) put_named_first(state_, known_, request_.text, ranked);
    // The cheapest of those that meet the conditions is asked for, not the cheapest of all, and not
    // of what is about something else.
    if (!is_by_relevance && !conditions_.empty()) {
      whole_topic_ = whole_topic(topic_, ranked);
      std::stable_partition(ranked.begin(), ranked.end(),
                            [this](const Candidate& c) { return is_sought(c); });
    }
    put_other_answers_behind(state_.snapshot->traits(), request_.conditions, ranked);
    keep_first_of_each_thing(state_.snapshot->things(), ranked);
    if (is_by_relevance) part_weak(ranked);
    return ranked;
  }

  /// Where a maker's own offer says less of the conditions than a seller's, that one stands.
  void let_stating_leaders_stand(std::vector<Candidate>& ranked) const {
    let_leaders_stand(*state_.snapshot, ranked,
                      [this](EntityIndexNumber leader, EntityIndexNumber first) {
                        return conditions_.stated(leader) >= conditions_.stated(first);
                      });
  }

  /// In the order of relevance: what hardly says the topic stands last, and is told apart.
  void part_weak(std::vector<Candidate>& ranked) {
    if (request_.only_conditions) parts_ = put_undirected_behind(conditions_, ranked);
    if (topic_.empty()) return;
    parts_ = put_weak_behind(state_, topic_need_, topic_, conditions_, ranked);
  }

  /// Whether another order puts it first: it fits, states all conditions, and is about the topic.
  bool is_sought(const Candidate& c) const {
    const double topic = topic_.empty() ? 0 : topic_[c.entity];
    return c.score >= sort_share() * best_score_ &&
           conditions_.is_sought(c.entity, topic, whole_topic_);
  }

  std::size_t stating_all(const std::vector<Candidate>& ranked) const {
    return static_cast<std::size_t>(std::count_if(
        ranked.begin(), ranked.end(), [this](const Candidate& c) { return is_sought(c); }));
  }

  /// Where conditions are all that was asked, no score tells what hardly meets it.
  double sort_share() const { return request_.only_conditions ? 0 : state_.options.sort_share; }

  /// Where conditions are all that was asked, what states them is found without its words too.
  void add_stating(std::span<const double> scores, std::vector<Candidate>& ranked) {
    if (!request_.only_conditions || conditions_.empty() || texts_.has_phrases()) return;
    const std::size_t before = ranked.size();
    conditions_.add_stating(
        [this](EntityIndexNumber e) { return test(e) == Constraints::Answer::kPass; }, scores,
        ranked);
    for (std::size_t i = before; i < ranked.size(); ++i) {
      if (scores[ranked[i].entity] <= 0) found_.push_back(ranked[i].entity);
    }
  }

  /// Appends the matches that the graph did not look at, so that paging reaches all of them. They
  /// rank behind, by text score alone.
  void add_the_rest(std::span<const double> scores, std::vector<Candidate>& ranked) const {
    std::vector<bool> there(state_.facts().entities(), false);
    for (const Candidate& candidate : ranked) there[candidate.entity] = true;
    // Scores with and without neighbourhoods have one unit: a far one could exceed what ranks
    // before it.
    double below = ranked.empty() ? 0 : ranked.front().score;
    for (const Candidate& candidate : ranked) below = std::min(below, candidate.score);
    std::vector<EntityIndexNumber> rest;
    for (const EntityIndexNumber e : found_) {
      if (!there[e]) rest.push_back(e);
    }
    std::stable_sort(rest.begin(), rest.end(), [scores](EntityIndexNumber a, EntityIndexNumber b) {
      return scores[a] > scores[b];
    });
    for (const EntityIndexNumber e : rest) {
      ranked.push_back({.entity = e, .score = std::min(scores[e], below), .is_far = true});
    }
  }

  EngineState& state_;
  const SearchRequest& request_;
  bool only_counts_ = false;  // nobody asks for an order
  const Constraints filter_;
  const bool has_filters_ = !filter_.empty();
  const TextFilter texts_;
  Conditions conditions_;
  Need need_;
  std::vector<Score> text_scores_;        // ascending by entity
  std::vector<Score> past_scores_;        // likewise, of past searches
  std::vector<EntityIndexNumber> known_;  // what the text names, the surest first
  std::vector<EntityIndexNumber> found_;  // entities that pass, by their texts or neighbourhoods
  UnknownAnswers unknown_;
  Need topic_need_;                // what the need is about beside its conditions
  std::span<const double> topic_;  // by entity, what it scores for the topic; empty: not asked
  TopicParts parts_;
  double whole_topic_ = 0;  // likewise, as whole_topic
  double best_score_ = 0;   // of what is put into another order
};

}  // namespace

SearchResults search(EngineState& state, const SearchRequest& request) {
  SearchResults out = Search(state, request).run();
  if (request.wide_facets) {
    const auto ask = [&state](const SearchRequest& other) { return Search(state, other).run(); };
    widen_facets(request, ask, out.facets);
  }
  return out;
}

std::size_t count_matches(EngineState& state, const SearchRequest& request) {
  return Search(state, request).count();
}

}  // namespace matchgraph
