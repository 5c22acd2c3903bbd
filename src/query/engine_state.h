// What the functions of an engine share: the snapshot, its text reader, and small readings of both.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/entity_index.h"
#include "index/facts/fact_filter.h"
#include "index/facts/named_makers.h"
#include "index/full_text.h"
#include "matchgraph/engine.h"
#include "query/answer_budget.h"
#include "query/near_terms.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

struct EngineState {
  explicit EngineState(std::shared_ptr<const Snapshot> opened);

  std::shared_ptr<const Snapshot> snapshot;
  EntityIndex index;
  FullText full_text;
  QueryOptions options;
  AnswerLimits limits;
  AnswerBudget budget;  ///< of the question at hand

  /// As topic_scores(), which fills it; zero but for what the topic at hand scores.
  std::vector<double> topic;
  std::vector<EntityIndexNumber> in_topic;

  /// What was found out about the snapshot, kept for the next question: whether a term's word is a
  /// noun.
  std::unordered_map<TermId, bool> nouns;

  const FactColumns& facts() const { return snapshot->facts(); }
  /// Made when it is asked for first.
  const AccountNames& accounts();
  /// Stems of the names of types that nearly everything is of (condition_common_share): among
  /// models "model" tells nothing. Made when it is asked for first.
  const std::set<std::string, std::less<>>& common_type_words();
  /// Made when it is asked for first.
  const NearTerms& near_terms();

  /// The entity's number. Throws Error (kUsage) for an id that is not in the catalogue.
  EntityIndexNumber number(std::string_view id) const;

  EntityCard card(const Entity& entity, EntityIndexNumber e) const;
  EntityCard card(EntityIndexNumber e) const { return card(snapshot->entity(e), e); }
  /// Who stands for the thing that an offer is of: the maker's own where there is one; else itself.
  EntityIndexNumber standing_for(EntityIndexNumber offer) const {
    return facts().standing_for(offer);
  }
  /// The card of what is shown for an offer that was found: what stands for the thing, or the offer
  /// itself. Of one that is not its maker's it tells who sells it, and what it has that what stands
  /// for the thing has not.
  EntityCard standing_card(const Entity& shown, EntityIndexNumber number,
                           EntityIndexNumber offer) const;
  /// Cards of the other offers of the same thing, cheapest first, unknown prices last.
  std::vector<EntityCard> other_offers(EntityIndexNumber e) const;
  /// Entities that say nearly the same and are no offers of it.
  std::vector<NamedEntity> near_duplicates(EntityIndexNumber e) const;

 private:
  std::optional<AccountNames> accounts_;
  std::optional<std::set<std::string, std::less<>>> common_type_words_;
  std::optional<NearTerms> near_terms_;
};

/// One scored candidate.
struct Candidate {
  EntityIndexNumber entity = 0;
  double score = 0;
  std::uint32_t seeds_reached = 1;
  bool is_far = false;  ///< beyond what the graph looked at
};

/// By score descending; candidates that more seeds reach come first. Equal scores: the higher
/// UnfragileRank first where `ranks` is given, then by ascending entity.
void sort_best_first(std::vector<Candidate>& candidates, const RankReader* ranks);
/// The best `count` in that order. Cost: linear, and sorting them.
void keep_best(std::vector<Candidate>& candidates, const RankReader* ranks, std::size_t count);

/// Entities that a filter cannot judge, by the field that is not known.
class UnknownAnswers {
 public:
  /// Best first.
  void add(const std::string& field, EntityIndexNumber e) { by_field_[field].push_back(e); }
  void clear() { by_field_.clear(); }
  /// Without what is found all the same, and what can be judged by another offer of it
  /// (`is_judged`): its price is known, and too high, or in another unit.
  std::vector<UnknownCount> counts(const Snapshot& snapshot,
                                   std::span<const EntityIndexNumber> found,
                                   const std::function<bool(EntityIndexNumber)>& is_judged) const;

 private:
  std::map<std::string, std::vector<EntityIndexNumber>> by_field_;
};

/// Throws Error (kUsage) for a text that is too long.
void check_text(std::string_view text, const QueryOptions& options);

/// Throws Error (kUsage) for a page out of bounds.
void check_page(std::size_t limit, const QueryOptions& options);

/// Keeps the first of each thing: of its offers and near duplicates. The order stays. No entity is
/// among the candidates twice.
void keep_first_of_each_thing(const Things& things, std::vector<Candidate>& candidates);

/// Puts in the first place of each group of offers the one that stands for it, where it is among
/// the candidates; what stood there takes its place. For lists by relevance, where rows of one
/// thing stand near each other and only the first is kept. `may_stand` (leader, first): whether it
/// may; without it each may. Cost: linear.
void let_leaders_stand(
    const Snapshot& snapshot, std::vector<Candidate>& candidates,
    const std::function<bool(EntityIndexNumber, EntityIndexNumber)>& may_stand = {});

/// Leaves of each group of offers the one that stands for it, where it is among the candidates,
/// with the best of their scores: for lists in the order of a fact, which is then the thing's and
/// not some seller's. Cost: linear.
void keep_leaders(const Snapshot& snapshot, std::vector<Candidate>& candidates);

}  // namespace matchgraph
