#include "query/ranking/matching/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "matchgraph/error.h"
#include "traits/asked.h"
#include "traits/media.h"

namespace matchgraph {
namespace {

/// The words with which an entity states the contrary of a condition: "hosted" of "offline".
std::string contrary_words(const EngineState& state, EntityIndexNumber e, TraitNumber trait,
                           bool wanted) {
  for (const TraitStatement& ground : state.snapshot->traits().grounds(e, trait)) {
    // What a list of inputs or outputs does not hold is told by its name, and not by what it holds.
    if (ground.trait != trait && is_text_medium(ground.trait)) continue;
    const bool is_contrary = ground.trait == trait ? ground.value != wanted : wanted;
    if (is_contrary) return std::string(trait_words(ground.trait, ground.value));
  }
  return std::string(trait_words(trait, !wanted));
}

}  // namespace

Conditions::Conditions(const EngineState& state, const std::vector<TraitCondition>& asked)
    : state_(state) {
  for (const TraitCondition& one : asked) {
    const auto trait = trait_named(one.trait);
    if (!trait) throw Error(ErrorCode::kUsage, fmt::format("\"{}\" is no trait", one.trait));
    Asked condition{*trait, one.wanted, {}};
    // Once for each of the few sets, as every match is looked at more than once.
    for (std::uint32_t set = 0; set < state.snapshot->traits().sets(); ++set) {
      condition.stances.push_back(state.snapshot->traits().stance_of_set(set, *trait));
    }
    if (!one.is_or || asked_.empty()) asked_.emplace_back();
    asked_.back().push_back(std::move(condition));
  }
  left_out_.resize(asked_.size());
}

bool Conditions::is_contrary(const Either& either, EntityIndexNumber e) const {
  return std::all_of(either.begin(), either.end(), [&](const Asked& one) {
    return stance(one, e) == (one.wanted ? Stance::kNo : Stance::kYes);
  });
}

std::string Conditions::label(const Either& either) {
  std::string out;
  for (const Asked& one : either) {
    out += out.empty() ? "" : " or ";
    out += trait_words(one.trait, one.wanted);
  }
  return out;
}

std::size_t Conditions::first_contrary(EntityIndexNumber e) const {
  std::size_t i = 0;
  while (i < asked_.size() && !is_contrary(asked_[i], e)) ++i;
  return i;
}

std::size_t Conditions::stated(EntityIndexNumber e) const {
  return static_cast<std::size_t>(
      std::count_if(asked_.begin(), asked_.end(), [&](const Either& either) {
        return std::any_of(either.begin(), either.end(),
                           [&](const Asked& one) { return is_met(one, e); });
      }));
}

void Conditions::put_stating_first(std::span<const double> topic,
                                   std::vector<Candidate>& ranked) const {
  if (empty() || ranked.empty()) return;
  double best = 0;
  if (!topic.empty()) {
    for (const Candidate& candidate : ranked) best = std::max(best, topic[candidate.entity]);
  }
  const double least = state_.options.condition_share * best;
  std::vector<std::pair<std::size_t, Candidate>> keyed;
  keyed.reserve(ranked.size());
  for (const Candidate& candidate : ranked) {
    const bool is_near = best == 0 || topic[candidate.entity] >= least;
    keyed.emplace_back(is_near ? asked_.size() - stated(candidate.entity) : asked_.size(),
                       candidate);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), ranked.begin(),
                 [](const auto& pair) { return pair.second; });
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

void Conditions::leave_out(EntityIndexNumber e) {
  const std::size_t condition = first_contrary(e);
  if (condition < left_out_.size()) left_out_[condition].push_back(e);
}

std::vector<LeftOut> Conditions::left_out() const {
  constexpr std::size_t kNamed = 3;
  const Things& things = state_.snapshot->things();
  std::vector<LeftOut> out;
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    std::map<std::string, std::size_t> position;  // in `out`, by what is stated instead
    std::set<std::uint32_t> seen;
    for (const EntityIndexNumber e : left_out_[i]) {
      if (!seen.insert(things.of(e)).second) continue;
      const Asked& asked = asked_[i].front();
      std::string words = contrary_words(state_, e, asked.trait, asked.wanted);
      const auto [at, is_new] = position.emplace(words, out.size());
      if (is_new) {
        out.push_back(
            {std::string(trait_table()[asked.trait].slug), asked.wanted, std::move(words), 0, {}});
      }
      LeftOut& here = out[at->second];
      ++here.count;
      if (here.nearest.size() < kNamed) {
        here.nearest.push_back(
            {std::string(state_.facts().id(e)), std::string(state_.facts().name(e))});
      }
    }
  }
  return out;
}

std::vector<ConditionEcho> Conditions::echo() const {
  std::vector<ConditionEcho> out;
  for (const Either& either : asked_) {
    const Asked& first = either.front();
    out.push_back({std::string(trait_table()[first.trait].slug), first.wanted, label(either), {}});
    for (std::size_t i = 1; i < either.size(); ++i) {
      out.back().others.emplace_back(trait_table()[either[i].trait].slug);
    }
  }
  return out;
}

std::vector<ConditionMet> Conditions::met(EntityIndexNumber e, const Entity& entity) const {
  std::vector<ConditionMet> out;
  TraitReader reader;
  for (const Either& either : asked_) {
    const auto stated = std::find_if(either.begin(), either.end(),
                                     [&](const Asked& one) { return is_met(one, e); });
    const bool is_stated = stated != either.end();
    const Asked& one = is_stated ? *stated : either.front();
    ConditionMet met{std::string(trait_table()[one.trait].slug),
                     one.wanted,
                     is_stated ? std::string(trait_words(one.trait, one.wanted)) : label(either),
                     ConditionMet::Kind::kSilent,
                     {}};
    if (stance(one, e) == Stance::kBoth) met.kind = ConditionMet::Kind::kBoth;
    if (is_stated) {
      met.kind = ConditionMet::Kind::kStated;
      met.evidence =
          reader.evidence(entity, state_.snapshot->traits().grounds(e, one.trait).front());
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
  std::erase_if(need.terms, [&](const NeedTerm& term) {
    return static_cast<double>(postings.frequency(term.number)) >= common;
  });
  const bool tells = std::any_of(need.terms.begin(), need.terms.end(), [](const NeedTerm& term) {
    return term.kind == NeedTerm::Kind::kWord && class_weight(term.term) >= 1;
  });
  if (!tells) need.terms.clear();
  return need;
}

std::vector<double> topic_scores(EngineState& state, const std::string& topic) {
  const Need need = topic_need(state, topic);
  if (need.terms.empty()) return {};
  const std::span<const double> scores = state.index.score(need);
  return {scores.begin(), scores.end()};
}

std::vector<TraitValue> trait_values(const EngineState& state, EntityIndexNumber e,
                                     const Entity& entity) {
  std::vector<TraitValue> out;
  TraitReader reader;
  const auto add = [&](TraitNumber number, bool value, const TraitStatement& ground) {
    const Trait& trait = trait_table()[number];
    out.push_back({std::string(trait.slug), std::string(trait_words(number, value)),
                   std::string(to_string(trait.group)), value, reader.evidence(entity, ground)});
  };
  for (const TraitStatement& one : state.snapshot->traits().of(e)) add(one.trait, one.value, one);
  for (const ImpliedDenial& one : state.snapshot->traits().implied_denials(e)) {
    add(one.trait, false, one.ground);
  }
  return out;
}

}  // namespace matchgraph
