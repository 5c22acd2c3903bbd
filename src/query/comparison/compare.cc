// Here are two to eight entities: what do they share, and where do they differ?

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "lines/opposites.h"
#include "matchgraph/error.h"
#include "matchgraph/limits.h"
#include "query/comparison/claims.h"
#include "query/comparison/common_pairs.h"
#include "query/comparison/denials.h"
#include "query/comparison/differences.h"
#include "query/comparison/matrix.h"
#include "query/comparison/mentions/mentions.h"
#include "query/comparison/mentions/spoken_of.h"
#include "query/comparison/pairing.h"
#include "query/comparison/parting.h"
#include "query/comparison/relation.h"
#include "query/comparison/trait_rows.h"
#include "query/comparison/usage_cost.h"
#include "query/comparison/verdict.h"
#include "query/engine_state.h"
#include "query/explaining/entity_rank.h"
#include "query/explaining/explain.h"
#include "query/explaining/part_terms.h"
#include "query/questions.h"
#include "traits/trait.h"
#include "wording/coverage_words.h"

namespace matchgraph {
namespace {

constexpr const char* kExplanations = "explanations";

/// Adds the share of an entity's capabilities that `covered` marks, how many those are, and the
/// share with what is `paired` at all.
void add_coverage(const Snapshot& snapshot, EntityIndexNumber e, const std::vector<bool>& covered,
                  const std::vector<bool>& paired, CoverageBy by, Comparison& out) {
  const std::vector<double> weights = coverage_weights(snapshot, e, by);
  double all = 0;
  double met = 0;
  double perhaps = 0;
  ToldLines lines;
  for (std::size_t i = 0; i < covered.size(); ++i) {
    all += weights[i];
    // What weighs nothing tells nothing of its own, and is in neither number.
    lines.told += weights[i] > 0 ? 1 : 0;
    perhaps += covered[i] || paired[i] ? weights[i] : 0;
    if (!covered[i]) continue;
    met += weights[i];
    lines.met += weights[i] > 0 ? 1 : 0;
  }
  out.coverage.push_back(all == 0 ? 0 : met / all);
  lines.with_perhaps = all == 0 ? 0 : perhaps / all;
  out.told.push_back(lines);
}

/// How many lines of an entity tell something that not very many say.
std::size_t telling_lines(const Snapshot& snapshot, EntityIndexNumber e) {
  const auto begin = snapshot.facts().capability_begin();
  std::size_t out = 0;
  for (RowId row = begin[e]; row < begin[e + 1]; ++row) out += snapshot.lines().counts(row) ? 1 : 0;
  return out;
}

/// Where an entity runs, by what its lines say and by the traits that its texts, tags and facts
/// state: one may know what the other does not.
Place place_of(const Snapshot& snapshot, EntityIndexNumber e) {
  const auto begin = snapshot.facts().capability_begin();
  // A text may mention the other place besides; who names a capability after a place is there.
  std::uint8_t named = 0;
  std::uint8_t all = 0;
  for (RowId row = begin[e]; row < begin[e + 1]; ++row) {
    const std::uint8_t sides = snapshot.lines().sides(row);
    all |= sides;
    if ((sides & side::kPlaceByName) != 0) named |= sides;
  }
  const std::uint8_t sides = named != 0 ? named : all;
  const auto states = [&](std::string_view slug) {
    const Stance stance = snapshot.traits().stance(e, *trait_named(slug));
    return stance == Stance::kYes || stance == Stance::kBoth;
  };
  return {.is_local = (sides & side::kLocal) != 0 || states("runs-locally") ||
                      states("runs-offline") || states("self-hostable"),
          .is_hosted = (sides & side::kHosted) != 0 || states("hosted"),
          .is_open = states("open-weights") || states("open-source")};
}

/// Whether a line is a reason to take its entity: what is needed first, where it is set up, and
/// what it is ("Ash is a ...") are none.
bool is_reason(const Snapshot& snapshot, EntityIndexNumber e, const std::string& name,
               const CapabilityRef& line) {
  const RowId row = snapshot.facts().capability_begin()[e] + static_cast<RowId>(line.index);
  return snapshot.lines().kind(row) == LineKind::kCapability && !line.text.starts_with(name);
}

/// Whether a line tells of a context of a million tokens, and that of the other is known to be far
/// from it: then the other neither does nor mentions that, however alike their words are.
bool is_beyond_context(const Snapshot& snapshot, EntityIndexNumber other, const Capability& line) {
  constexpr double kNearlyMillion = 0.9e6;
  const std::string text = line.name + ": " + line.text;
  if (text.find("context") == std::string::npos && text.find("Context") == std::string::npos)
    return false;
  if (text.find("million tokens") == std::string::npos) return false;
  const auto context = snapshot.facts().signal(other, "context");
  return context && *context > 0 && *context < kNearlyMillion;
}

void drop_beyond_context(const Snapshot& snapshot, const std::vector<EntityIndexNumber>& numbers,
                         const std::vector<Entity>& entities, CommonPairs& found) {
  for (auto* pairs : {&found.sure, &found.related}) {
    std::erase_if(*pairs, [&](const LikePair& pair) {
      return is_beyond_context(snapshot, numbers[1], entities[0].capabilities[pair.row]) ||
             is_beyond_context(snapshot, numbers[0], entities[1].capabilities[pair.column]);
    });
  }
}

/// Lists what each side alone mentions, reasons to take it first. What the other's texts speak of
/// elsewhere is not that. Returns `met` with what is spoken of.
std::array<std::vector<bool>, 2> list_only(EngineState& state,
                                           const std::vector<EntityIndexNumber>& numbers,
                                           std::array<std::vector<bool>, 2> met, Comparison& out) {
  constexpr std::array<const char*, 2> kLists = {"only[0]", "only[1]"};
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    Mentions other(state, out.entities[1 - side], numbers[1 - side]);
    other.mark(numbers[side], met[side]);
    mark_told_by_traits(out.entities[side], out.cards[1 - side], met[side]);
    mark_claimed_equal(out.claims, out.entities[side].id, out.entities[1 - side].id, met[side]);
    for (std::size_t i = 0; i < met[side].size(); ++i) {
      if (is_beyond_context(*state.snapshot, numbers[1 - side], out.entities[side].capabilities[i]))
        met[side][i] = false;
    }
    out.only.push_back(unmatched(out.entities[side], met[side], state.limits.compared));
    std::stable_partition(
        out.only.back().begin(), out.only.back().end(), [&](const CapabilityRef& line) {
          return is_reason(*state.snapshot, numbers[side], out.entities[side].name, line);
        });
    note_unlisted(count_unmatched(met[side]), out.only[side].size(), kLists[side], out.unlisted);
  }
  return met;
}

void compare_two(EngineState& state, const std::vector<EntityIndexNumber>& numbers, bool explain,
                 Comparison& out) {
  const Snapshot& snapshot = *state.snapshot;
  const auto begin = snapshot.facts().capability_begin();
  std::vector<bool> left(out.entities[0].capabilities.size(), false);
  std::vector<bool> right(out.entities[1].capabilities.size(), false);
  LikePairs like_pairs(snapshot, numbers[0], state.options, state.limits.pairs);
  std::optional<PartTerms> left_terms;  // once a pair is to be explained
  std::vector<bool> left_paired = left;
  std::vector<bool> right_paired = right;
  std::vector<bool> left_sure = left;
  std::vector<bool> right_sure = right;
  std::size_t unexplained = 0;
  CommonPairs found = common_pairs(snapshot, like_pairs, numbers[1], state.options);
  drop_beyond_context(snapshot, numbers, out.entities, found);
  CommonGround common = found.ground;
  const auto add = [&](const LikePair& pair, bool is_sure, std::vector<CapabilityPair>& pairs) {
    const RowId a = begin[numbers[0]] + static_cast<RowId>(pair.row);
    const RowId b = begin[numbers[1]] + static_cast<RowId>(pair.column);
    left_paired[pair.row] = right_paired[pair.column] = true;
    if (is_sure) left_sure[pair.row] = right_sure[pair.column] = true;
    // A line that tells nothing of the job is shown with its like, but neither covers anything nor
    // makes two relatives.
    if (is_sure && snapshot.lines().counts(a) && snapshot.lines().counts(b)) {
      left[pair.row] = right[pair.column] = true;
    }
    pairs.push_back(describe_pair(snapshot, out.entities[0], numbers[0], out.entities[1],
                                  numbers[1], pair, state.options, &state.index.analyser()));
    // No more than will be listed.
    if (!explain || pairs.size() > state.limits.compared) return;
    if (state.budget.is_spent()) {
      ++unexplained;
      return;
    }
    if (!left_terms) left_terms = part_terms(state, out.entities[0], numbers[0]);
    pairs.back().explanation = explain_pair(state, *left_terms, a, b);
    // What is shown adds up to what stands over it; the two figures may differ by a rounding.
    pairs.back().similarity = pairs.back().explanation->value;
  };
  for (const LikePair& pair : found.sure) add(pair, true, out.both);
  for (const LikePair& pair : found.related) add(pair, false, out.related);
  auto [left_told, right_told] = list_only(state, numbers, {left_paired, right_paired}, out);
  // What a reseller does not list, and other offers of the thing do, it may well have.
  if (!out.cards[1].seller.empty()) left_paired = std::move(left_told);
  if (!out.cards[0].seller.empty()) right_paired = std::move(right_told);
  note_unlisted(unexplained, 0, kExplanations, out.unlisted);
  // Where two are relatives for lines that very many say, those are what they cover: also where a
  // line or two besides tell something, as "the one thing" would be one of many that are paired.
  const RelationOptions& relation = state.options.relation;
  const std::size_t telling =
      std::min(telling_lines(snapshot, numbers[0]), telling_lines(snapshot, numbers[1]));
  const bool tells_little = common.jobs < relation.jobs || !makes_share({telling, 0});
  const bool is_by_type = tells_little && common.alike_lines >= relation.alike_lines;
  const CoverageBy by = is_by_type ? CoverageBy::kNumber : CoverageBy::kRarity;
  // By number lines count that very many say, which the marks above leave out.
  if (is_by_type) {
    left = std::move(left_sure);
    right = std::move(right_sure);
  }
  add_coverage(snapshot, numbers[0], left, left_paired, by, out);
  add_coverage(snapshot, numbers[1], right, right_paired, by, out);
  if (explain) {
    out.coverage_explanations = {explain_coverage(state, out.entities[0], numbers[0], left, by),
                                 explain_coverage(state, out.entities[1], numbers[1], right, by)};
    out.coverage = {out.coverage_explanations[0].value, out.coverage_explanations[1].value};
  }
  common.left_covered = out.coverage[0];
  common.right_covered = out.coverage[1];
  // What is covered tells only overlaps apart.
  const bool overlap =
      found.relation != Relation::kUnrelated && found.relation != Relation::kComplement;
  out.relation = overlap ? relation_of(common, relation) : found.relation;
  out.are_one_thing = snapshot.facts().group(numbers[0]) == snapshot.facts().group(numbers[1]);
  out.may_overlap = found.may_overlap;
}

Verdict verdict_of_two(const Snapshot& snapshot, const std::vector<EntityIndexNumber>& numbers,
                       const Comparison& comparison) {
  const Places places{place_of(snapshot, numbers[0]), place_of(snapshot, numbers[1])};
  std::array<std::size_t, 2> telling{};
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const std::vector<CapabilityRef>& only = comparison.only[side];
    telling.at(side) = static_cast<std::size_t>(
        std::count_if(only.begin(), only.end(), [&](const CapabilityRef& line) {
          return is_reason(snapshot, numbers[side], comparison.entities[side].name, line);
        }));
  }
  return verdict_of(comparison, parting_sentences(comparison, places), telling);
}

std::vector<ComparedEntity> compared_entities(const std::vector<EntityIndexNumber>& numbers,
                                              const std::vector<Entity>& entities) {
  std::vector<ComparedEntity> out;
  for (std::size_t i = 0; i < numbers.size(); ++i) out.push_back({i, numbers[i], entities[i]});
  return out;
}

/// Whether the two capabilities stand in one row: then what is denied is not the whole of it.
bool is_met(const Comparison& comparison, const Denial& denial) {
  const auto [owner, capability] = *denial.lacks;
  for (const CapabilityPair& pair : comparison.both) {
    if ((owner == 0 ? pair.left : pair.right).index == capability.index) return true;
  }
  for (const MatrixRow& row : comparison.matrix) {
    if (!row.cells[owner] || row.cells[owner]->capability.index != capability.index) continue;
    return row.cells[denial.entity].has_value();
  }
  return false;
}

void add_denials(const Snapshot& snapshot, const std::vector<EntityIndexNumber>& numbers,
                 Comparison& out) {
  const std::vector<ComparedEntity> compared = compared_entities(numbers, out.entities);
  for (std::size_t i = 0; i < compared.size(); ++i) {
    std::vector<ComparedEntity> others;
    for (std::size_t j = 0; j < compared.size(); ++j) {
      if (j != i) others.push_back(compared[j]);
    }
    for (Denial& denial : denials_of(snapshot, compared[i], others)) {
      if (denial.lacks && is_met(out, denial)) continue;
      out.denied.push_back(std::move(denial));
    }
  }
}

/// Says of every cell why it is as like its row as it is, while there is time.
void explain_matrix(EngineState& state, const std::vector<EntityIndexNumber>& numbers,
                    const std::vector<Entity>& entities, std::vector<MatrixRow>& matrix,
                    std::vector<Unlisted>& unlisted) {
  std::size_t unexplained = 0;
  const auto begin = state.facts().capability_begin();
  std::vector<std::optional<PartTerms>> terms(numbers.size());  // once a row is its entity's
  for (MatrixRow& row : matrix) {
    const RowId representative =
        begin[numbers[row.entity]] + static_cast<RowId>(row.capability.index);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i] || i == row.entity) continue;
      if (state.budget.is_spent()) {
        ++unexplained;
        continue;
      }
      MatrixCell& cell = *row.cells[i];
      if (!terms[row.entity]) {
        terms[row.entity] = part_terms(state, entities[row.entity], numbers[row.entity]);
      }
      cell.explanation =
          explain_pair(state, *terms[row.entity], representative,
                       begin[numbers[i]] + static_cast<RowId>(cell.capability.index));
      cell.similarity = cell.explanation->value;
    }
  }
  note_unlisted(unexplained, 0, kExplanations, unlisted);
}

/// Cuts a list to what one answer may hold.
template <typename Entry>
void cut(std::vector<Entry>& entries, std::size_t most, const char* list,
         std::vector<Unlisted>& out) {
  note_unlisted(entries.size(), std::min(entries.size(), most), list, out);
  if (entries.size() > most)
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(most), entries.end());
}

/// After the verdict, which rests on all of them.
void cut_lists(std::size_t most, Comparison& out) {
  cut(out.both, most, "both", out.unlisted);
  cut(out.related, most, "related", out.unlisted);
  cut(out.matrix, most, "matrix", out.unlisted);
  cut(out.denied, most, "denied", out.unlisted);
}

/// Adds to a reseller's card what the offer that stands for the thing states, and the reseller says
/// nothing of: what its list leaves out is no difference between two things.
void add_traits_of_thing(const EngineState& state, EntityIndexNumber e, EntityCard& card) {
  const EntityIndexNumber standing = state.standing_for(e);
  if (card.seller.empty() || standing == e) return;
  for (TraitValue& trait : state.card(standing).traits) {
    const auto is_here = std::any_of(card.traits.begin(), card.traits.end(),
                                     [&](const auto& own) { return own.slug == trait.slug; });
    if (!is_here) card.traits.push_back(std::move(trait));
  }
}

}  // namespace

Comparison compare(EngineState& state, const std::vector<std::string>& ids, bool explain,
                   const std::optional<Workload>& workload) {
  if (ids.size() < 2 || ids.size() > kMostCompared) {
    throw Error(ErrorCode::kUsage, fmt::format("{} entities; between 2 and {} can be compared",
                                               ids.size(), kMostCompared));
  }
  Comparison out;
  std::vector<EntityIndexNumber> numbers;
  for (const std::string& id : ids) {
    const EntityIndexNumber e = state.number(id);
    // Refused and not joined: who names one thing twice meant another.
    if (std::find(numbers.begin(), numbers.end(), e) != numbers.end()) {
      throw Error(ErrorCode::kUsage, fmt::format("\"{}\" is named twice", id));
    }
    numbers.push_back(e);
    out.entities.push_back(state.snapshot->entity(e));
    out.cards.push_back(state.card(out.entities.back(), e));
    add_traits_of_thing(state, e, out.cards.back());
    out.cards.back().cost = usage_cost(state, e, workload);
    out.ranks.push_back(rank_of_entity(state, out.entities.back(), e));
  }
  out.workload = workload_text(workload);
  out.table = fact_table(out.entities, out.cards);
  ClaimList claims = claims_between(state, numbers);
  out.other_claims = claims.total - claims.claims.size();
  out.claims = std::move(claims.claims);
  // Two are paired line by line; of more each line is a row, as pairs of all with all could not be
  // read.
  if (ids.size() == 2) {
    compare_two(state, numbers, explain, out);
    // After the pairs, which say what a denial does not hold of, and before the verdict, which
    // tells it.
    add_denials(*state.snapshot, numbers, out);
    out.verdict = verdict_of_two(*state.snapshot, numbers, out);
  } else {
    out.matrix = capability_matrix(*state.snapshot, numbers, out.entities, state.options,
                                   state.limits.pairs);
    mark_spoken_of(state, numbers, out.entities, out.claims, out.matrix);
    add_denials(*state.snapshot, numbers, out);
    out.verdict = verdict_of_many(out);
  }
  cut_lists(state.limits.compared, out);
  // After the cut, so that no time goes to rows that are not listed.
  if (explain) explain_matrix(state, numbers, out.entities, out.matrix, out.unlisted);
  if (auto sentence = cheapest_sentence(out)) {
    out.verdict.sentences.push_back(std::move(*sentence));
  }
  return out;
}

}  // namespace matchgraph
