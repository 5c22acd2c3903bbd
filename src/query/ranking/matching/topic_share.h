// Here are results of a need with conditions: which of them say little of its topic?
//
// "MCP server that reads Postgres, but read-only" brings up whatever serves or reads something when
// nothing else fits. Such results are told apart, so that nobody takes them for answers.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine_state.h"

namespace matchgraph {

class Conditions;

/// How much of a topic an entity's own texts say.
class TopicShare {
 public:
  /// `topic`: the telling terms of the need without the words of its conditions (topic_need).
  TopicShare(const EngineState& state, const Need& topic);

  /// Whether the topic has words enough to be told in part: of one alone, what is meant may be
  /// said by any other.
  bool can_judge() const;
  /// The words that it says, or another form of them, by rarity; 0..1. A word that nobody says
  /// counts as the others do in the mean. Cost: a look-up for each form of a word.
  double of(EntityIndexNumber e) const;
  /// Whether it says the rarest of the words, which tells most of what is meant.
  bool has_rarest(EntityIndexNumber e) const;

 private:
  struct Word {
    double weight = 0;
    std::vector<PostingTerm> forms;  // of which any says it; none: no entity does
  };
  bool says(const Word& word, EntityIndexNumber e) const;

  const EngineState& state_;
  std::vector<Word> words_;  // rarest first
};

/// Where a list stops telling of a topic.
struct TopicParts {
  std::size_t weak_from = 0;  ///< position of the first that says little of it; 0: there is none
  bool is_missed = false;     ///< none of the first says much of it; nothing is put behind then
};

/// Puts those of the first fifty of `ranked` that say little of the topic behind the others of
/// these. What is asked for (Conditions::is_asked_for) stays, and so does, where its score is near
/// what being about the topic scores, what is by far the best of the need, or nearly the best, says
/// part of the topic and states some condition. `scores`: by entity, as topic_scores. Cost:
/// TopicShare::of for fifty.
TopicParts put_weak_behind(const EngineState& state, const Need& topic,
                           std::span<const double> scores, const Conditions& conditions,
                           std::vector<Candidate>& ranked);

/// The same of a need of conditions alone, where what goes in and comes out is what the thing is
/// about: all of `ranked` that do not state it stand behind.
TopicParts put_undirected_behind(const Conditions& conditions, std::vector<Candidate>& ranked);

/// What being about the topic scores: the mean of the best few, for one that is called as the topic
/// is ("llm") would make all others look far from it. `topic`: by entity; empty: 0.
double whole_topic(std::span<const double> topic, std::span<const Candidate> ranked);

}  // namespace matchgraph
