// Here are the conditions of a need: who states them, who says nothing, who states the contrary?
//
// A condition is no filter: "offline" brings forward what states it, keeps what says nothing, and
// leaves out what states the contrary.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
  std::size_t stated(EntityIndexNumber e) const {
    if (asked_.empty()) return 0;
    const EntityIndexNumber standing = state_.standing_for(e);
    return standing == e && !is_disputed(e) ? stated_of_set_[state_.snapshot->traits().set_of(e)]
                                            : stated_by_offer(e, standing);
  }
  /// Whether it states each of them; so does everything where there are none.
  bool states_all(EntityIndexNumber e) const { return stated(e) == count(); }

  /// Brings forward what states more of them, as far as it is about the topic: its score for that
  /// is a share of what the best few score (`near_share`), and its own not
  /// far below the best (condition_far_share). What hardly is about the topic comes last if it
  /// states one: its words led to it. `topic` holds a score for each entity; empty: the conditions
  /// are all that was asked. The order stays otherwise.
  void put_stating_first(std::span<const double> topic, double near_share,
                         std::vector<Candidate>& ranked) const;

  /// Whether it states each of them and is about the topic by its score for that, of which `whole`
  /// is that of the best few (whole_topic).
  bool is_sought(EntityIndexNumber e, double topic, double whole) const;

  /// Whether it states each of those that tell what goes in and what comes out.
  bool states_directions(EntityIndexNumber e) const;
  /// Whether any of those was asked for, besides what only leaves out or is wished for.
  bool has_directions() const;

  /// Whether it is what is asked for, whichever words of the topic it says: it is sought, or takes
  /// and gives what it is to.
  bool is_asked_for(EntityIndexNumber e, double topic, double whole) const {
    return (count() > 0 && is_sought(e, topic, whole)) ||
           (has_directions() && states_directions(e));
  }

  /// How many of the first, up to the first that does not, state each of them; 0 without any.
  std::size_t stating_first(const std::vector<Candidate>& ranked) const;
  /// Whether any of the first fifty states each of them; not without any.
  bool any_states(std::span<const Candidate> ranked) const;

  /// Appends what states all of them, passes and is no candidate yet, best known first: what scores
  /// something by its texts (`scores`, by entity; empty: nothing does) before what does not. Cost:
  /// a look at each entity.
  void add_stating(const std::function<bool(EntityIndexNumber)>& passes,
                   std::span<const double> scores, std::vector<Candidate>& ranked) const;

  /// Notes an entity that was left out for stating the contrary, with what it scores for the need.
  void leave_out(const EntityScore& one);
  /// What was left out, by condition and by what is stated instead, best first, things that are one
  /// once. Cost: linear in those.
  std::vector<LeftOut> left_out() const;

  /// The conditions, as they were understood; "open source or open weights" where some of the
  /// first 50 state the latter alone.
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
    bool of_model = false;        // TraitCondition::of_model
    std::vector<Stance> stances;  // by set of values
    /// By entity: whether offers of its thing contradict each other. Empty: none do.
    std::vector<bool> disputed = {};
  };
  /// Of several any is enough: "in Go or Rust".
  using Either = std::vector<Asked>;
  /// Of an offer that says nothing, what stands for its thing says it, and that also settles what
  /// is the thing's own: a seller's list may name what its maker's does not.
  Stance stance(const Asked& asked, EntityIndexNumber e) const {
    return stance(asked, e, state_.standing_for(e));
  }
  Stance stance(const Asked& asked, EntityIndexNumber e, EntityIndexNumber standing) const {
    const bool is_disputed = !asked.disputed.empty() && asked.disputed[e];
    return is_disputed ? Stance::kBoth : own_stance(asked, speaker(asked, e, standing));
  }
  Stance own_stance(const Asked& asked, EntityIndexNumber e) const {
    return asked.stances[state_.snapshot->traits().set_of(e)];
  }
  /// Whose statement a stance is.
  EntityIndexNumber speaker(const Asked& asked, EntityIndexNumber e) const {
    return speaker(asked, e, state_.standing_for(e));
  }
  EntityIndexNumber speaker(const Asked& asked, EntityIndexNumber e,
                            EntityIndexNumber standing) const;
  static bool is_met(const Asked& asked, Stance stance) {
    return stance == (asked.wanted ? Stance::kYes : Stance::kNo);
  }
  bool is_met(const Asked& asked, EntityIndexNumber e) const {
    return is_met(asked, stance(asked, e));
  }
  bool is_met(const Either& either, EntityIndexNumber e) const {
    return std::any_of(either.begin(), either.end(),
                       [&](const Asked& one) { return is_met(one, e); });
  }
  static bool is_tacit(const Either& either) { return either.front().is_tacit; }
  /// Whether it only leaves out what states the contrary, and brings nothing forward: what is in Go
  /// is no better as a thing that is not in Perl than what does not say.
  static bool only_leaves_out(const Either& either);
  static bool is_contrary(const Asked& asked, Stance stance) {
    // What is but kin was not asked for: that its weights are closed is no contrary of a licence.
    return asked.is_kin || stance == (asked.wanted ? Stance::kNo : Stance::kYes);
  }
  bool states_contrary(const Either& either, EntityIndexNumber e) const {
    return std::all_of(either.begin(), either.end(),
                       [&](const Asked& one) { return is_contrary(one, stance(one, e)); });
  }
  /// Position of the first condition that is not only wished for and whose contrary somebody of
  /// these stances (`stance_of`: of an Asked) states; their number when there is none.
  template <typename StanceOf>
  std::uint32_t first_contrary_of(const StanceOf& stance_of) const {
    const auto first = std::find_if(asked_.begin(), asked_.end(), [&](const Either& either) {
      return !either.front().is_wish &&
             std::all_of(either.begin(), either.end(),
                         [&](const Asked& one) { return is_contrary(one, stance_of(one)); });
    });
    return static_cast<std::uint32_t>(first - asked_.begin());
  }
  /// How many of those that are to be stated somebody of these stances states.
  template <typename StanceOf>
  std::uint32_t stated_of(const StanceOf& stance_of) const {
    return static_cast<std::uint32_t>(
        std::count_if(asked_.begin(), asked_.end(), [&](const Either& either) {
          return !only_leaves_out(either) &&
                 std::any_of(either.begin(), either.end(),
                             [&](const Asked& one) { return is_met(one, stance_of(one)); });
        }));
  }
  std::size_t wishes() const;
  /// How far it is from the wishes: one for each that it says nothing of, two for the contrary.
  std::size_t unwished(EntityIndexNumber e) const;
  /// Whether it has to be stated and tells what goes in or comes out.
  static bool is_direction(const Either& either);
  Asked with_stances(const TraitCondition& one, TraitNumber trait) const;
  /// Fills `disputed`, of what all offers of a thing should say alike. Cost: a look at each entity.
  void find_disputed(Asked& asked) const;
  bool is_disputed(EntityIndexNumber e) const { return !disputed_.empty() && disputed_[e]; }
  /// Some traits are met by others too: "open source" of a model by its weights.
  void add_kin();
  /// Without what is but kin, unless that is to be told.
  static std::string label(const Either& either, bool with_kin);
  bool is_met_as_kin(const Either& either, EntityIndexNumber e) const;
  /// Position of the first condition whose contrary it states; their number when there is none.
  std::size_t first_contrary(EntityIndexNumber e) const {
    if (asked_.empty()) return 0;
    const EntityIndexNumber standing = state_.standing_for(e);
    return standing == e && !is_disputed(e) ? contrary_of_set_[state_.snapshot->traits().set_of(e)]
                                            : first_contrary_of_offer(e, standing);
  }
  std::size_t first_contrary_of_offer(EntityIndexNumber e, EntityIndexNumber standing) const;
  std::size_t stated_by_offer(EntityIndexNumber e, EntityIndexNumber standing) const;
  /// Those that were left out by a condition, of each thing the best.
  std::vector<EntityScore> best_left_out(std::size_t condition) const;

  const EngineState& state_;
  std::vector<Either> asked_;
  // As first_contrary() and stated(), by set of values of what speaks for itself: every match is
  // looked at more than once.
  std::vector<std::uint32_t> contrary_of_set_, stated_of_set_;
  std::vector<bool> disputed_;                      // by entity, in any condition; empty: in none
  std::vector<std::vector<EntityScore>> left_out_;  // by condition
};

/// The terms of a topic that tell one thing from another; none where all of its words are padding,
/// or in so many entities ("MCP server" among MCP servers) that they tell nothing.
Need topic_need(EngineState& state, const std::string& topic);

/// What each entity's texts and neighbourhood score for a topic (topic_need); empty where no word
/// of it scores anything ("a tool"). Valid until the next topic of that state. Cost: as a need.
std::span<const double> topic_scores(EngineState& state, const Need& topic);

}  // namespace matchgraph
