// Here are the conditions of a need: who states them, who says nothing, who states the contrary?
//
// A condition is no filter: "offline" brings forward what states it, keeps what says nothing, and
// leaves out what states the contrary.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "query/engine_state.h"
#include "traits/trait.h"

namespace matchgraph {

/// The conditions of one request; those that "or" joins count as one. For one thread.
class Conditions {
 public:
  /// Throws Error (kUsage) for a slug that no trait has.
  Conditions(const EngineState& state, const std::vector<TraitCondition>& asked);

  bool empty() const { return asked_.empty(); }
  /// How many there are to be stated: all but those that only leave out (TraitCondition::is_tacit,
  /// languages that it is not to be written in) and what is only wished for.
  std::size_t count() const;
  /// Whether it states the contrary of one of them. Cost: a handful of bytes.
  bool is_contrary(EntityIndexNumber e) const { return first_contrary(e) < asked_.size(); }
  /// How many of them it states.
  std::size_t stated(EntityIndexNumber e) const;
  /// Whether it states each of them; so does everything where there are none.
  bool states_all(EntityIndexNumber e) const { return stated(e) == count(); }

  /// Brings forward what states more of them, as far as it is about the topic: its score for that
  /// is a share of what the best few score (`near_share`), and its own not
  /// far below the best (condition_far_share). What hardly is about the topic comes last if it
  /// states one: its words led to it. `topic` holds a score for each entity; empty: the conditions
  /// are all that was asked. The order stays otherwise.
  void put_stating_first(std::span<const double> topic, double near_share,
                         std::vector<Candidate>& ranked) const;

  /// How many of the first, up to the first that does not, state each of them; 0 without any.
  std::size_t stating_first(const std::vector<Candidate>& ranked) const;

  /// Appends what states all of them, passes and is no candidate yet, best known first: what scores
  /// something by its texts (`scores`, by entity; empty: nothing does) before what does not. Cost:
  /// a look at each entity.
  void add_stating(const std::function<bool(EntityIndexNumber)>& passes,
                   std::span<const double> scores, std::vector<Candidate>& ranked) const;

  /// Notes an entity that was left out for stating the contrary; best first.
  void leave_out(EntityIndexNumber e);
  /// What was left out, by condition and by what is stated instead, things that are one once.
  std::vector<LeftOut> left_out() const;

  /// The conditions, as they were understood; "open source or open weights" where some of the
  /// ranked state the latter alone.
  std::vector<ConditionEcho> echo(std::span<const Candidate> ranked) const;
  /// How a result stands to each, with the sentence or field that says so.
  std::vector<ConditionMet> met(EntityIndexNumber e, const Entity& entity) const;

 private:
  struct Asked {
    TraitNumber trait = 0;
    bool wanted = true;
    bool is_tacit = false;
    /// Not asked for itself: who states it states nearly what is asked, in the words of models.
    bool is_kin = false;
    bool is_wish = false;
    std::vector<Stance> stances;  // by set of values
  };
  /// Of several any is enough: "in Go or Rust".
  using Either = std::vector<Asked>;
  /// Of an offer that says nothing, what stands for its thing says it, and that also settles what
  /// is the thing's own: a seller's list may name what its maker's does not.
  Stance stance(const Asked& asked, EntityIndexNumber e) const;
  Stance own_stance(const Asked& asked, EntityIndexNumber e) const {
    return asked.stances[state_.snapshot->traits().set_of(e)];
  }
  /// Whose statement a stance is.
  EntityIndexNumber speaker(const Asked& asked, EntityIndexNumber e) const;
  bool is_met(const Asked& asked, EntityIndexNumber e) const {
    return stance(asked, e) == (asked.wanted ? Stance::kYes : Stance::kNo);
  }
  static bool is_tacit(const Either& either) { return either.front().is_tacit; }
  /// Whether it only leaves out what states the contrary, and brings nothing forward: what is in Go
  /// is no better as a thing that is not in Perl than what does not say.
  static bool only_leaves_out(const Either& either);
  static bool is_contrary(const Asked& asked, Stance stance) {
    // What is but kin was not asked for: that its weights are closed is no contrary of a licence.
    return asked.is_kin || stance == (asked.wanted ? Stance::kNo : Stance::kYes);
  }
  bool is_contrary(const Either& either, EntityIndexNumber e) const;
  bool states_contrary(const Either& either, EntityIndexNumber e) const;
  std::size_t wishes() const;
  /// How far it is from the wishes: one for each that it says nothing of, two for the contrary.
  std::size_t unwished(EntityIndexNumber e) const;
  /// Whether it states each of those that tell what goes in and what comes out.
  bool states_directions(EntityIndexNumber e) const;
  Asked with_stances(const TraitCondition& one, TraitNumber trait) const;
  /// Weights are what there is to have of a model: "open source" is met by them too.
  void add_kin();
  /// Without what is but kin, unless that is to be told.
  static std::string label(const Either& either, bool with_kin);
  bool is_met_as_kin(const Either& either, EntityIndexNumber e) const;
  /// Position of the first condition whose contrary it states; their number when there is none.
  std::size_t first_contrary(EntityIndexNumber e) const {
    if (asked_.empty()) return 0;
    return state_.snapshot->things().is_alone(e)
               ? contrary_of_set_[state_.snapshot->traits().set_of(e)]
               : first_contrary_of_thing(e);
  }
  std::size_t first_contrary_of_thing(EntityIndexNumber e) const;

  const EngineState& state_;
  std::vector<Either> asked_;
  // As first_contrary(), by set of values of what speaks for itself: every match is looked at
  // more than once.
  std::vector<std::uint32_t> contrary_of_set_;
  std::vector<std::vector<EntityIndexNumber>> left_out_;  // by condition
};

/// The terms of a topic that tell one thing from another; none where all of its words are padding,
/// or in so many entities ("MCP server" among MCP servers) that they tell nothing.
Need topic_need(EngineState& state, const std::string& topic);

/// What each entity's texts and neighbourhood score for the topic of a need; empty where no word of
/// it scores anything ("a tool"). Cost: as a need.
std::vector<double> topic_scores(EngineState& state, const std::string& topic);

/// All that an entity states, with the sentence or field that says so.
std::vector<TraitValue> trait_values(const EngineState& state, EntityIndexNumber e,
                                     const Entity& entity);

}  // namespace matchgraph
