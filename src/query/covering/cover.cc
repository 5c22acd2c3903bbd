// Here are several needs: who meets each, and which few meet all?

#include "matchgraph/cover.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "matchgraph/error.h"
#include "query/comparison/usage_cost.h"
#include "query/covering/fewest.h"
#include "query/questions.h"
#include "query/ranking/matching/constraints.h"

namespace matchgraph {
namespace {

/// How much of a need's words something holds, by the weight of rare words. Searching ranks whoever
/// is nearest, however far; to meet a need is to say what it says.
class NeedWords {
 public:
  NeedWords(const Need& need, const Snapshot& snapshot) {
    const double all = static_cast<double>(snapshot.facts().capabilities());
    for (const NeedTerm& term : need.terms) {
      // Whoever says both words says what was asked for, side by side or not.
      if (term.kind == NeedTerm::Kind::kBigram) continue;
      const bool is_word = term.kind == NeedTerm::Kind::kWord;
      const std::uint32_t holders = snapshot.capability_frequency(term.number);
      const double rarity = 1 + std::log(all / std::max<double>(holders, 1));
      (is_word ? words_ : likenesses_).push_back({term.term, term.number, rarity});
      // Other forms add no weight of their own: they only stand in for the word that was typed.
      if (is_word) weight_ += rarity;
    }
    // What nobody says is a word of the need all the same, and the rarest.
    weight_ += static_cast<double>(need.unknown.size()) * (1 + std::log(std::max(all, 1.0)));
  }

  /// `row`: the terms of an entity, ascending. All of no words.
  double share(std::span<const TermId> row) const {
    double held = 0;
    for (const Word& word : words_) {
      if (holds(row, word)) {
        held += word.weight;
      } else if (holds_likeness(row, word)) {
        held += kLikeness * word.weight;
      }
    }
    return weight_ > 0 ? held / weight_ : 1;
  }

 private:
  struct Word {
    std::string term;
    TermId number = 0;
    double weight = 0;
  };
  // Of a word in another form ("transcription" for "transcribe"): nearly what was asked for.
  static constexpr double kLikeness = 0.8;
  // A related word that begins otherwise is another word, and says something else.
  static constexpr std::size_t kSharedLetters = 4;

  static bool holds(std::span<const TermId> row, const Word& word) {
    return std::binary_search(row.begin(), row.end(), word.number);
  }
  bool holds_likeness(std::span<const TermId> row, const Word& word) const {
    return std::any_of(likenesses_.begin(), likenesses_.end(), [&](const Word& like) {
      return like.term.compare(0, kSharedLetters, word.term, 0, kSharedLetters) == 0 &&
             holds(row, like);
    });
  }

  std::vector<Word> words_;
  std::vector<Word> likenesses_;
  double weight_ = 0;
};

/// What has to be said to meet a need.
struct Wanted {
  NeedWords words;
  NeedWords topic;               ///< without the words of its conditions
  std::vector<bool> is_in_text;  ///< by condition: its words are among `words`
  double best_score = 0;
};

/// One that was found for some need; offers of one thing are one.
struct Found {
  EntityIndexNumber entity = 0;
  EntityCard card;
  Fits fits;
  std::vector<std::optional<MatchedCapability>> says;  // by need
};

/// Runs one request.
class Cover {
 public:
  Cover(EngineState& state, const CoverRequest& request) : state_(state), request_(request) {}

  CoverResults run() {
    check();
    out_.constraints = Constraints(state_, request_.filters).all();
    out_.workload = workload_text(request_.filters.workload);
    for (std::size_t i = 0; i < request_.needs.size(); ++i) look_for(i);
    choose();
    return std::move(out_);
  }

 private:
  void check() const {
    const std::vector<std::string>& needs = request_.needs;
    if (needs.empty()) throw Error(ErrorCode::kUsage, "no need: say what is needed, one by one");
    if (needs.size() > kMaxNeeds) {
      throw Error(ErrorCode::kUsage, fmt::format("at most {} needs can be met together, not {}",
                                                 kMaxNeeds, needs.size()));
    }
    std::set<std::string> seen;
    for (const std::string& need : needs) {
      check_text(need, state_.options);
      if (need.find_first_not_of(" \t\r\n") == std::string::npos) {
        throw Error(ErrorCode::kUsage, "an empty need: say in plain words what is needed");
      }
      if (!seen.insert(need).second) {
        throw Error(ErrorCode::kUsage, fmt::format("\"{}\" is asked for twice", need));
      }
    }
  }

  void look_for(std::size_t need) {
    SearchRequest typed;
    typed.text = request_.needs[need];
    typed.filters = request_.filters;
    typed.limit = state_.options.cover_candidates;
    ReadNeed read = read_need(state_, typed);
    // What fits best is asked for, whatever order the text would list it in.
    read.request.sort = Sort::kRelevance;
    const SearchResults results = search(state_, read.request);
    const Wanted wanted = wanted_of(read, results.results);
    CoverNeed told;
    told.text = request_.needs[need];
    told.need = read.request.text;
    told.constraints = results.query.constraints;
    told.conditions = results.query.conditions;
    for (const SearchHit& hit : results.results) {
      if (add(need, hit, wanted)) ++told.candidates;
    }
    // A need that nobody meets names who comes nearest, so that the answer is no dead end.
    if (told.candidates == 0 && !results.results.empty()) {
      const SearchHit& nearest = results.results.front();
      told.nearest = nearest.entity;
      if (!nearest.capabilities.empty()) told.says = nearest.capabilities.front();
    }
    out_.needs.push_back(std::move(told));
  }

  Wanted wanted_of(const ReadNeed& read, const std::vector<SearchHit>& hits) {
    const std::string& text = read.request.text;
    const auto words_of = [this](const std::string& words) {
      return NeedWords(state_.index.analyse(words), *state_.snapshot);
    };
    Wanted out{words_of(text), words_of(read.request.topic.value_or(text)), read.is_in_text, 0};
    for (const SearchHit& hit : hits) out.best_score = std::max(out.best_score, hit.score);
    return out;
  }

  /// Whether the hit meets the need; it is a candidate then.
  bool add(std::size_t need, const SearchHit& hit, const Wanted& wanted) {
    const EntityIndexNumber e = state_.number(hit.entity.id);
    const double fit = fit_of(e, hit, wanted);
    if (fit < state_.options.cover_fit) return false;
    Found& found = found_of(e, hit.entity);
    // Several offers of one thing may be found, and the thing fits as well as the best of them.
    if (fit > found.fits[need]) {
      found.fits[need] = fit;
      if (!hit.capabilities.empty()) found.says[need] = hit.capabilities.front();
    }
    return true;
  }

  /// Its score beside the best, times the share of the need's words that it says. Either alone
  /// misleads: of what nobody does somebody is the best, and what says all the words may be about
  /// something else.
  double fit_of(EntityIndexNumber e, const SearchHit& hit, const Wanted& wanted) const {
    bool states_all = true;
    for (std::size_t i = 0; i < hit.conditions.size(); ++i) {
      if (hit.conditions[i].kind != ConditionMet::Kind::kSilent) continue;
      states_all = false;
      // Who says nothing of a condition may meet it, which is not enough to build on; where its
      // words are words of the need, they are looked for as those.
      if (i >= wanted.is_in_text.size() || !wanted.is_in_text[i]) return 0;
    }
    const std::span<const TermId> says = state_.snapshot->entity_vectors().row_terms(e);
    const bool has_conditions = !hit.conditions.empty();
    double share = wanted.words.share(says);
    // Who states a condition need not say it in the words of the need.
    if (has_conditions && states_all) share = std::max(share, wanted.topic.share(says));
    const double score = wanted.best_score > 0 ? hit.score / wanted.best_score : 1;
    return std::clamp(score * share, 0.0, 1.0);
  }

  Found& found_of(EntityIndexNumber e, const EntityCard& card) {
    const auto [at, is_new] = by_thing_.try_emplace(state_.snapshot->things().of(e), found_.size());
    if (is_new) {
      Found one;
      one.entity = e;
      one.card = card;
      one.fits.resize(request_.needs.size());
      one.says.resize(request_.needs.size());
      found_.push_back(std::move(one));
    }
    return found_[at->second];
  }

  void choose() {
    std::vector<Fits> fits;
    for (const Found& found : found_) fits.push_back(found.fits);
    const FewestChoice choice =
        fewest_that_meet(fits, request_.needs.size(), state_.options.cover_exact_needs);
    out_.is_exact = choice.is_exact;
    out_.at_least = choice.at_least;
    for (const std::size_t c : choice.chosen) out_.results.push_back(part(c, choice));
    for (std::size_t need = 0; need < request_.needs.size(); ++need) {
      if (choice.best[need]) {
        out_.needs[need].met_by = found_[*choice.best[need]].card.id;
      } else {
        out_.unmet.push_back(need);
      }
    }
  }

  CoverPart part(std::size_t c, const FewestChoice& choice) const {
    CoverPart out;
    out.entity = found_[c].card;
    for (std::size_t need = 0; need < request_.needs.size(); ++need) {
      const double fit = found_[c].fits[need];
      if (fit > 0) out.meets.push_back({need, fit, choice.best[need] == c, found_[c].says[need]});
    }
    out.instead = instead_of(c, choice.chosen);
    return out;
  }

  /// Others that meet all that only this one of the chosen meets.
  std::vector<NamedEntity> instead_of(std::size_t c, const std::vector<std::size_t>& chosen) const {
    std::vector<std::size_t> alone;
    for (std::size_t need = 0; need < request_.needs.size(); ++need) {
      const bool is_shared = std::any_of(chosen.begin(), chosen.end(), [&](std::size_t other) {
        return other != c && found_[other].fits[need] > 0;
      });
      if (found_[c].fits[need] > 0 && !is_shared) alone.push_back(need);
    }
    std::vector<std::pair<double, std::size_t>> others;
    for (std::size_t other = 0; other < found_.size(); ++other) {
      if (std::find(chosen.begin(), chosen.end(), other) != chosen.end()) continue;
      double sum = 0;
      const bool meets_all = std::all_of(alone.begin(), alone.end(), [&](std::size_t need) {
        sum += found_[other].fits[need];
        return found_[other].fits[need] > 0;
      });
      // Negative, so that one ascending order puts the best first and equals as they were found.
      if (meets_all && !alone.empty()) others.emplace_back(-sum, other);
    }
    std::sort(others.begin(), others.end());
    std::vector<NamedEntity> out;
    for (const auto& [negative, other] : others) {
      if (out.size() == state_.options.cover_instead) break;
      out.push_back({found_[other].card.id, found_[other].card.name});
    }
    return out;
  }

  EngineState& state_;
  const CoverRequest& request_;
  CoverResults out_;
  std::vector<Found> found_;                       // in the order in which they were found
  std::map<std::uint32_t, std::size_t> by_thing_;  // positions in found_
};

}  // namespace

CoverResults cover(EngineState& state, const CoverRequest& request) {
  return Cover(state, request).run();
}

}  // namespace matchgraph
