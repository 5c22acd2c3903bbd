#include "query/ranking/matching/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "graph/smoothing.h"
#include "matchgraph/error.h"
#include "query/ranking/matching/kindred_traits.h"
#include "query/ranking/matching/topic_share.h"
#include "snapshot/need_scores.h"
#include "text/courtesy.h"
#include "traits/asked.h"
#include "traits/media.h"
#include "wording/thing_kind.h"

namespace matchgraph {
namespace {

/// Results that what is said over a list is about.
constexpr std::size_t kTold = 50;

/// Whether all offers of a thing have it or none has: prices and places are an offer's.
bool is_of_thing(TraitNumber trait) {
  const TraitGroup group = trait_table()[trait].group;
  return group == TraitGroup::kInput || group == TraitGroup::kOutput ||
         group == TraitGroup::kAbility;
}

/// Terms that a thing has wherever it is offered. Not "open source", against which the price of an
/// offer speaks.
bool is_term_of_thing(TraitNumber trait) {
  return list_holds(
      "open-weights; commercial-use; permissive-license; mit-license; "
      "apache-license",
      trait_table()[trait].slug);
}

double best_score(const std::vector<Candidate>& ranked) {
  double out = 0;
  for (const Candidate& candidate : ranked) out = std::max(out, candidate.score);
  return out;
}

}  // namespace

Conditions::Conditions(const EngineState& state, const std::vector<TraitCondition>& asked)
    : state_(state) {
  for (const TraitCondition& one : asked) {
    const auto trait = trait_named(one.trait);
    if (!trait) throw Error(ErrorCode::kUsage, fmt::format("\"{}\" is no trait", one.trait));
    if (!one.is_or || asked_.empty()) asked_.emplace_back();
    asked_.back().push_back(with_stances(one, *trait));
  }
  add_kin();
  left_out_.resize(asked_.size());
  if (asked_.empty()) return;
  for (const Either& either : asked_) {
    for (const Asked& one : either) {
      disputed_.resize(std::max(disputed_.size(), one.disputed.size()), false);
      for (std::size_t e = 0; e < one.disputed.size(); ++e) {
        if (one.disputed[e]) disputed_[e] = true;
      }
    }
  }
  const std::size_t sets = state.snapshot->traits().sets();
  contrary_of_set_.reserve(sets);
  stated_of_set_.reserve(sets);
  for (std::size_t set = 0; set < sets; ++set) {
    const auto stance_of = [set](const Asked& one) { return one.stances[set]; };
    contrary_of_set_.push_back(first_contrary_of(stance_of));
    stated_of_set_.push_back(stated_of(stance_of));
  }
}

bool Conditions::only_leaves_out(const Either& either) {
  const Asked& first = either.front();
  return first.is_tacit || first.is_wish ||
         (!first.wanted && trait_table()[first.trait].group == TraitGroup::kCode);
}

EntityIndexNumber Conditions::speaker(const Asked& asked, EntityIndexNumber e,
                                      EntityIndexNumber standing) const {
  if (standing == e || own_stance(asked, standing) == Stance::kUnknown) return e;
  return own_stance(asked, e) == Stance::kUnknown || is_of_thing(asked.trait) ? standing : e;
}

Conditions::Asked Conditions::with_stances(const TraitCondition& one, TraitNumber trait) const {
  Asked out{trait, one.wanted, one.is_tacit, false, one.is_wish, one.of_model, {}};
  // Once for each of the few sets, as every match is looked at more than once.
  const EntityTraits& traits = state_.snapshot->traits();
  for (std::uint32_t set = 0; set < traits.sets(); ++set) {
    out.stances.push_back(traits.stance_of_set(set, trait));
  }
  find_disputed(out);
  return out;
}

void Conditions::find_disputed(Asked& asked) const {
  if (!is_term_of_thing(asked.trait)) return;
  const FactColumns& facts = state_.facts();
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    const std::uint32_t group = facts.group(e);
    // Each thing once, at its first offer.
    const std::span<const std::uint32_t> offers = facts.group_members(group);
    if (offers.size() < 2 || offers.front() != e) continue;
    const auto any_is = [&](Stance stance) {
      return std::any_of(offers.begin(), offers.end(), [&](EntityIndexNumber offer) {
        return own_stance(asked, offer) == stance;
      });
    };
    if (!any_is(Stance::kYes) || !any_is(Stance::kNo)) continue;
    asked.disputed.resize(facts.entities(), false);
    for (const EntityIndexNumber offer : offers) asked.disputed[offer] = true;
  }
}

void Conditions::add_kin() {
  for (Either& either : asked_) {
    if (!either.front().wanted) continue;
    for (std::size_t i = 0, asked = either.size(); i < asked; ++i) {
      for (const TraitNumber trait : kindred_traits(either[i].trait, either[i].of_model)) {
        const auto is_it = [trait](const Asked& one) { return one.trait == trait; };
        if (std::any_of(either.begin(), either.end(), is_it)) continue;
        const Asked& first = either.front();
        either.push_back(with_stances(
            {.trait = {}, .is_tacit = first.is_tacit, .is_wish = first.is_wish}, trait));
        either.back().is_kin = true;
      }
    }
  }
}

bool Conditions::is_met_as_kin(const Either& either, EntityIndexNumber e) const {
  return std::any_of(either.begin(), either.end(),
                     [&](const Asked& one) { return one.is_kin && is_met(one, e); });
}

std::string Conditions::label(const Either& either, bool with_kin) {
  std::string out;
  for (const Asked& one : either) {
    if (one.is_kin && !with_kin) continue;
    out += out.empty() ? "" : " or ";
    out += trait_words(one.trait, one.wanted);
  }
  return out;
}

std::size_t Conditions::first_contrary_of_offer(EntityIndexNumber e,
                                                EntityIndexNumber standing) const {
  return first_contrary_of([&](const Asked& one) { return stance(one, e, standing); });
}

std::size_t Conditions::stated_by_offer(EntityIndexNumber e, EntityIndexNumber standing) const {
  return stated_of([&](const Asked& one) { return stance(one, e, standing); });
}

std::size_t Conditions::count() const {
  return static_cast<std::size_t>(std::count_if(
      asked_.begin(), asked_.end(), [](const Either& either) { return !only_leaves_out(either); }));
}

std::size_t Conditions::wishes() const {
  return static_cast<std::size_t>(std::count_if(
      asked_.begin(), asked_.end(), [](const Either& either) { return either.front().is_wish; }));
}

std::size_t Conditions::unwished(EntityIndexNumber e) const {
  std::size_t out = 0;
  for (const Either& either : asked_) {
    if (!either.front().is_wish) continue;
    out += is_met(either, e) ? 0 : states_contrary(either, e) ? 2 : 1;
  }
  return out;
}

bool Conditions::is_sought(EntityIndexNumber e, double topic, double whole) const {
  const double near = state_.options.condition_near_share * whole;
  return states_all(e) && topic >= near;
}

bool Conditions::is_direction(const Either& either) {
  const Asked& first = either.front();
  const TraitGroup group = trait_table()[first.trait].group;
  const bool is_it = group == TraitGroup::kInput || group == TraitGroup::kOutput;
  return is_it && !first.is_tacit && !first.is_wish && first.wanted;
}

bool Conditions::states_directions(EntityIndexNumber e) const {
  return std::all_of(asked_.begin(), asked_.end(), [&](const Either& either) {
    return !is_direction(either) || is_met(either, e);
  });
}

bool Conditions::has_directions() const {
  return std::any_of(asked_.begin(), asked_.end(), is_direction);
}

void Conditions::put_stating_first(std::span<const double> topic, double near_share,
                                   std::vector<Candidate>& ranked) const {
  if (empty() || ranked.empty()) return;
  const std::size_t all = count();
  // A wish parts what is alike in all else: stated, not told of, stated otherwise.
  const std::size_t step = wishes() * 2 + 1;
  const double whole = whole_topic(topic, ranked);
  const double near = near_share * whole;
  const double far = state_.options.condition_far_share * whole;
  const double least = state_.options.condition_far_share * best_score(ranked);
  std::vector<std::pair<std::size_t, Candidate>> keyed;
  keyed.reserve(ranked.size());
  for (const Candidate& candidate : ranked) {
    const double score = whole > 0 ? topic[candidate.entity] : 0;
    // Behind what says nothing stands what only the words of the condition led to: for "read my
    // email, self-hosted" a database that is self-hosted.
    const bool is_far = score < far && stated(candidate.entity) > 0;
    // Of conditions alone, what goes in and comes out is what the thing is about.
    const bool is_near =
        whole > 0 ? score >= near && candidate.score >= least : states_directions(candidate.entity);
    std::size_t place = (all + (is_far ? 1 : 0)) * step + wishes() * 2;
    if (is_near) place = (all - stated(candidate.entity)) * step + unwished(candidate.entity);
    keyed.emplace_back(place, candidate);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), ranked.begin(),
                 [](const auto& pair) { return pair.second; });
}

std::size_t Conditions::stating_first(const std::vector<Candidate>& ranked) const {
  if (count() == 0) return 0;
  const auto end = std::find_if_not(ranked.begin(), ranked.end(),
                                    [this](const Candidate& c) { return states_all(c.entity); });
  return static_cast<std::size_t>(end - ranked.begin());
}

bool Conditions::any_states(std::span<const Candidate> ranked) const {
  const auto shown = ranked.first(std::min(kTold, ranked.size()));
  return count() > 0 && std::any_of(shown.begin(), shown.end(), [this](const Candidate& one) {
           return states_all(one.entity);
         });
}

void Conditions::add_stating(const std::function<bool(EntityIndexNumber)>& passes,
                             std::span<const double> scores, std::vector<Candidate>& ranked) const {
  std::vector<bool> there(state_.facts().entities(), false);
  double below = ranked.empty() ? 0 : ranked.front().score;
  for (const Candidate& candidate : ranked) {
    there[candidate.entity] = true;
    below = std::min(below, candidate.score);
  }
  std::vector<Candidate> added;
  for (EntityIndexNumber e = 0; e < there.size(); ++e) {
    if (there[e] || !states_all(e) || !passes(e)) continue;
    const double score = scores.empty() ? 0 : std::min(scores[e], below);
    added.push_back({.entity = e, .score = score, .is_far = true});
  }
  sort_best_first(added, &state_.snapshot->ranks());
  ranked.insert(ranked.end(), added.begin(), added.end());
}

std::vector<ConditionEcho> Conditions::echo(std::span<const Candidate> ranked) const {
  std::vector<ConditionEcho> out;
  for (const Either& either : asked_) {
    if (is_tacit(either)) continue;
    const Asked& first = either.front();
    const auto shown = ranked.first(std::min(kTold, ranked.size()));
    const bool with_kin = std::any_of(shown.begin(), shown.end(), [&](const Candidate& one) {
      return is_met_as_kin(either, one.entity);
    });
    out.push_back({std::string(trait_table()[first.trait].slug),
                   first.wanted,
                   (first.is_wish ? "ideally " : "") + label(either, with_kin),
                   {},
                   !only_leaves_out(either)});
    for (std::size_t i = 1; i < either.size(); ++i) {
      if (either[i].is_kin && !with_kin) continue;
      out.back().others.emplace_back(trait_table()[either[i].trait].slug);
    }
  }
  return out;
}

std::vector<ConditionMet> Conditions::met(EntityIndexNumber e, const Entity& entity) const {
  std::vector<ConditionMet> out;
  TraitReader reader;
  const bool is_model = thing_kind(entity.type) == ThingKind::kModel;
  for (const Either& either : asked_) {
    if (is_tacit(either)) continue;
    const auto stated = std::find_if(either.begin(), either.end(),
                                     [&](const Asked& one) { return is_met(one, e); });
    const bool is_stated = stated != either.end();
    const Asked& one = is_stated ? *stated : either.front();
    ConditionMet met{
        std::string(trait_table()[one.trait].slug),
        one.wanted,
        is_stated ? std::string(trait_words(one.trait, one.wanted)) : label(either, is_model),
        ConditionMet::Kind::kSilent,
        {},
        !only_leaves_out(either)};
    if (stance(one, e) == Stance::kBoth) met.kind = ConditionMet::Kind::kBoth;
    if (one.is_wish && states_contrary(either, e)) met.kind = ConditionMet::Kind::kContrary;
    if (is_stated) {
      met.kind = ConditionMet::Kind::kStated;
      const EntityIndexNumber by = speaker(one, e);
      const TraitStatement ground = state_.snapshot->traits().grounds(by, one.trait).front();
      met.evidence = reader.evidence(by == e ? entity : state_.snapshot->entity(by), ground);
    }
    out.push_back(std::move(met));
  }
  return out;
}

Need topic_need(EngineState& state, const std::string& topic) {
  const Postings& postings = state.snapshot->postings();
  const double common =
      state.options.condition_common_share * static_cast<double>(state.facts().entities());
  Need need = state.index.analyse(topic);
  const std::set<std::string, std::less<>>& types = state.common_type_words();
  std::erase_if(need.terms, [&](const NeedTerm& term) {
    return static_cast<double>(postings.frequency(term.number)) >= common ||
           types.contains(term.term);
  });
  const bool tells = std::any_of(need.terms.begin(), need.terms.end(), [](const NeedTerm& term) {
    return term.kind == NeedTerm::Kind::kWord && class_weight(term.term) >= 1;
  });
  if (!tells) need.terms.clear();
  // "please" that no text has is no part of the topic that all of them leave out.
  std::erase_if(need.unknown, is_courteous);
  return need;
}

std::span<const double> topic_scores(EngineState& state, const Need& topic) {
  if (topic.terms.empty()) return {};
  // Tried beside it: how much of the topic's words is held, by their rarity, alone and together
  // with this. Both lifted more that is about something else.
  const std::vector<Score> best = best_text_scores(state.index, topic, state.options.need_depth);
  // Of all entities a topic scores few, and memory for all of them costs more than those.
  state.topic.resize(state.facts().entities(), 0);
  for (const EntityIndexNumber e : state.in_topic) state.topic[e] = 0;
  state.in_topic.clear();
  const SmoothingMatrixView& matrix = state.snapshot->entity_graph().need_smoothing();
  for (const SmoothedScore& one : smooth(matrix, best, state.options.need_smoothing)) {
    state.topic[one.row] = one.smoothed;
    state.in_topic.push_back(one.row);
  }
  return state.topic;
}

}  // namespace matchgraph
