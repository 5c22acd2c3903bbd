// Here are filters and critiques: does this entity pass them, fail them, or can nobody know?
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "index/facts/fact_filter.h"
#include "query/engine_state.h"
#include "query/ranking/matching/phrase_filter.h"
#include "traits/trait.h"

namespace matchgraph {

/// The filters of one request: those on facts, then those on traits, then those on what entities
/// say of themselves. For
/// one thread.
class Constraints {
 public:
  using Answer = FactFilter::Answer;

  /// Throws Error (kUsage) for a filter that cannot be carried out. `seeds` are what relative
  /// bounds are relative to.
  Constraints(EngineState& state, const Filters& filters,
              std::span<const EntityIndexNumber> seeds = {});

  /// As FactFilter::test. Phrases are looked at last, and only of what passes the rest.
  Answer test(EntityIndexNumber e, std::size_t except = FactFilter::kNone) const;
  bool passes(EntityIndexNumber e) const { return test(e) == Answer::kPass; }
  bool can_judge(EntityIndexNumber e) const { return test(e) != Answer::kUnknown; }
  /// The first field that is unknown of an entity for which test says kUnknown.
  std::string unknown_field(EntityIndexNumber e) const;

  bool empty() const { return all_.empty(); }
  const std::vector<Constraint>& all() const { return all_; }
  /// What the entity has in a constrained field, as text.
  std::string value_of(EntityIndexNumber e, std::size_t constraint) const;

 private:
  struct PhraseTest {
    PhraseFilter filter;
    bool wanted = true;
  };
  struct TraitTest {
    TraitNumber trait = 0;
    bool wanted = true;
  };
  Answer test_phrase(const PhraseTest& phrase, EntityIndexNumber e) const;
  static Answer test_either(const std::vector<Constraints>& options, EntityIndexNumber e);
  /// What contradicts itself states both.
  Answer test_trait(const TraitTest& trait, EntityIndexNumber e) const;
  void add_traits(const Filters& filters);

  const EngineState& state_;
  FactFilter facts_;
  std::vector<TraitTest> traits_;
  std::vector<PhraseTest> phrases_;
  std::vector<std::vector<Constraints>> either_;  // of each list one has to hold
  std::vector<Constraint> all_;
};

}  // namespace matchgraph
