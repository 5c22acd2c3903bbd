#include "query/explaining/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "query/comparison/pairing.h"
#include "query/explaining/pair_shares.h"
#include "query/explaining/part_terms.h"
#include "query/ranking/similarity.h"
#include "text/short_text.h"

namespace matchgraph {
namespace {

// Children of one parent: nobody reads a hundred words, and two entities with a thousand
// capabilities each share a hundred thousand.
constexpr std::size_t kMostParts = 100;

/// Joins all but the first of children that are sorted, so that they still add up.
void join_the_rest(std::vector<Explanation>& children) {
  if (children.size() <= kMostParts + 1) return;
  double rest = 0;
  for (std::size_t i = kMostParts; i < children.size(); ++i) rest += children[i].value;
  const std::size_t count = children.size() - kMostParts;
  children.resize(kMostParts);
  children.push_back({rest, fmt::format("{} smaller parts", count), {}});
}

/// Makes a parent the sum of its children, and drops it when it has none.
void add_parent(Explanation& root, Explanation parent) {
  if (parent.children.empty()) return;
  std::stable_sort(parent.children.begin(), parent.children.end(),
                   [](const Explanation& a, const Explanation& b) { return a.value > b.value; });
  join_the_rest(parent.children);
  // The sum of what is shown below it, not the figure that ranked: the two can differ by a
  // rounding, and a reader adds up.
  parent.value = 0;
  for (const Explanation& child : parent.children) parent.value += child.value;
  root.value += parent.value;
  root.children.push_back(std::move(parent));
}

std::string describe(const NeedTerm& term, const PartTerms& parts) {
  const std::string words = parts.written(term.term);
  switch (term.kind) {
    case NeedTerm::Kind::kBigram:
      return fmt::format("the words \"{}\" together", words);
    case NeedTerm::Kind::kOtherForm:
      return fmt::format("\"{}\", which says the same", words);
    case NeedTerm::Kind::kSoft:
      return fmt::format("the related word \"{}\"", words);
    default:
      return fmt::format("the word \"{}\"", words);
  }
}

/// What makes a seed and another entity alike, adding up to `value`: pairs of their parts, and the
/// embedding model's opinion where the snapshot has one.
std::vector<Explanation> likeness_leaves(EngineState& state, const EntityParts& seed,
                                         EntityIndexNumber other, double value) {
  const MixedSimilarity similarity = state.snapshot->entity_similarity();
  const double mixed = similarity.of(seed.number, other);
  // By its part of the mix, as the scaled score that is explained has no parts of its own.
  const double by_model = mixed > 0 ? similarity.by_model(seed.number, other) / mixed : 0;
  std::vector<Explanation> out =
      pair_shares(state, seed, other, value * (1 - by_model), kMostParts);
  if (by_model != 0) {
    out.push_back({value * by_model,
                   fmt::format("the embedding model {}: their texts as wholes, cosine {:.2f}",
                               state.snapshot->manifest().embedding->model,
                               dense_cosine(similarity.model(), seed.number, other)),
                   {}});
  }
  return out;
}

std::map<EntityIndexNumber, double> similarity_of(const EngineState& state,
                                                  EntityIndexNumber seed) {
  std::map<EntityIndexNumber, double> out;
  for (const EntitySimilarity& near : state.snapshot->entity_graph().neighbours(seed)) {
    out.emplace(near.entity, static_cast<double>(near.scaled));
  }
  return out;
}

/// What the scores of its neighbours in the graph add to an entity's.
Explanation explain_neighbours(const EngineState& state, std::span<const Score> scores,
                               EntityIndexNumber entity, double strength, const std::string& title,
                               const std::string& kind) {
  Explanation around{0, title, {}};
  const SmoothingMatrixView& matrix = state.snapshot->entity_graph().need_smoothing();
  for (const Score& score : scores) {
    // Only what the ranking added: most rows have no share in this entity's neighbourhood.
    const double share = strength * static_cast<double>(matrix.weight(entity, score.row));
    if (score.value == 0 || share == 0) continue;
    around.children.push_back({share * score.value,
                               fmt::format("{:.2f} x {:.2f}, the {} of {}", share, score.value,
                                           kind, state.facts().name(score.row)),
                               {}});
  }
  return around;
}

/// What an entity's own text scores for a need, times a factor, by its parts and their words.
Explanation explain_text(EngineState& state, const Need& need, EntityIndexNumber entity_number,
                         double factor) {
  const Entity entity = state.snapshot->entity(entity_number);
  const PartTerms parts(*state.snapshot, state.index.analyser(), entity, entity_number,
                        document_weights());
  std::map<std::size_t, Explanation> by_part;
  for (const auto& contribution : state.index.contributions(need, entity_number)) {
    // A score is made of the whole entity; which part held how much of a term tells where it came
    // from.
    for (const PartTerms::Share& share : parts.shares(contribution.term.term)) {
      by_part[share.part].children.push_back(
          {factor * contribution.score * share.share, describe(contribution.term, parts), {}});
    }
  }
  Explanation text{0, "its own text meets the need", {}};
  for (auto& [part, node] : by_part) {
    node.description = quoted_part(entity, part);
    add_parent(text, std::move(node));
  }
  return text;
}

/// What it adds that two entities were chosen for the same needs, shared out over these.
Explanation explain_joint_choice(const EngineState& state, EntityIndexNumber seed,
                                 EntityIndexNumber entity, double share) {
  Explanation out{0, fmt::format("chosen for the same needs as {}", state.facts().name(seed)), {}};
  const std::optional<PastNeeds>& past = state.snapshot->past_needs();
  if (!past) return out;
  for (const JointChoice& joint : past->joint_choices(seed)) {
    if (joint.entity != entity) continue;
    const auto needs = past->shared_needs(seed, entity);
    // A joint choice has one strength for all needs that two entities share: each need gets the
    // same part.
    const double all = share * past->joint_weight() * static_cast<double>(joint.strength);
    for (const std::string_view need : needs) {
      out.children.push_back({all / static_cast<double>(needs.size()),
                              fmt::format("\"{}\"", short_text(std::string(need))),
                              {}});
    }
  }
  return out;
}

}  // namespace

Explanation explain_need(EngineState& state, const ScoredNeed& scored, EntityIndexNumber entity) {
  Explanation root{0, "score", {}};
  if (scored.own_share > 0) {
    add_parent(root, explain_text(state, scored.need, entity, scored.own_share));
  }
  add_parent(root,
             explain_neighbours(state, scored.text_scores, entity, state.options.need_smoothing,
                                "its nearest neighbours in the graph meet it", "text score"));
  const std::optional<PastNeeds>& past = state.snapshot->past_needs();
  if (scored.past_scores.empty() || !past) return root;
  Explanation chosen{0, "past searches chose it", {}};
  for (const PastNeeds::Contribution& part :
       past->contributions(state.index.analyser(), scored.text, entity)) {
    chosen.children.push_back(
        {part.score,
         fmt::format("chosen for \"{}\"", short_text(std::string(part.need.text))),
         {}});
  }
  add_parent(root, std::move(chosen));
  add_parent(root, explain_neighbours(state, scored.past_scores, entity, past->spread(),
                                      "past searches chose its nearest neighbours",
                                      "score by past searches"));
  return root;
}

Explanation explain_cosine(EngineState& state, const EntityParts& left, EntityIndexNumber right) {
  Explanation root{0, "similarity of the two entities' texts", {}};
  Explanation pairs{0, "their texts share words", {}};
  pairs.children = pair_shares(
      state, left, right, cosine(state.snapshot->entity_vectors(), left.number, right), kMostParts);
  add_parent(root, std::move(pairs));
  return root;
}

PartTerms part_terms(EngineState& state, const Entity& entity, EntityIndexNumber number) {
  return {*state.snapshot, state.index.analyser(), entity, number, vector_weights()};
}

EntityParts entity_parts(EngineState& state, EntityIndexNumber number) {
  Entity entity = state.snapshot->entity(number);
  PartTerms terms = part_terms(state, entity, number);
  return {number, std::move(entity), std::move(terms)};
}

Explanation explain_pair(EngineState& state, const PartTerms& left_terms, RowId left, RowId right) {
  const TermVectorsView vectors = state.snapshot->capability_vectors();
  const auto terms = vectors.row_terms(left);
  const auto right_terms = vectors.row_terms(right);
  Explanation words{0, "similarity of the two texts: the weight of each word in both", {}};
  for (std::size_t i = 0, j = 0; i < terms.size() && j < right_terms.size();) {
    // Terms of a row ascend, so that both rows are walked once side by side.
    if (terms[i] != right_terms[j]) {
      terms[i] < right_terms[j] ? ++i : ++j;
      continue;
    }
    const double a = static_cast<double>(vectors.row_weights(left)[i]);
    const double b = static_cast<double>(vectors.row_weights(right)[j]);
    const std::string_view term = state.snapshot->terms()[terms[i]];
    const char* kind = is_bigram(term) ? "the words \"{}\" together, {:.2f} x {:.2f}"
                                       : "the word \"{}\", {:.2f} x {:.2f}";
    words.children.push_back(
        {a * b, fmt::format(fmt::runtime(kind), left_terms.written(term), a, b), {}});
    ++i, ++j;
  }
  Explanation root{0, "similarity", {}};
  add_parent(root, std::move(words));
  return root;
}

Explanation explain_coverage(EngineState& state, const Entity& entity, EntityIndexNumber number,
                             const std::vector<bool>& covered, CoverageBy by) {
  const std::vector<double> weights = coverage_weights(*state.snapshot, number, by);
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  Explanation met{0,
                  by == CoverageBy::kRarity ? "capabilities that are met, the rarer the heavier"
                                            : "capabilities that are met",
                  {}};
  for (std::size_t i = 0; i < covered.size(); ++i) {
    if (!covered[i]) continue;
    met.children.push_back(
        {weights[i] / all,
         fmt::format("{}: {:.2f} of {:.2f}", quoted_part(entity, i + 1), weights[i], all),
         {}});
  }
  Explanation root{0, "coverage of " + entity.name, {}};
  add_parent(root, std::move(met));
  return root;
}

Explanation explain_alternative(EngineState& state, std::span<const EntityParts> seeds,
                                const Candidate& candidate, const Need& need,
                                const BlendShares& shares) {
  Explanation root{0, "score", {}};
  // The ranking takes the mean over seeds.
  const double share = shares.similarity / static_cast<double>(seeds.size());
  const SmoothingMatrixView& matrix = state.snapshot->entity_graph().alternative_smoothing();
  for (const EntityParts& parts : seeds) {
    const EntityIndexNumber seed = parts.number;
    const auto near = similarity_of(state, seed);
    const std::string name(state.facts().name(seed));
    Explanation around{0, "what surrounds it is near to " + name + " too", {}};
    for (const auto& [neighbour, similarity] : near) {
      const double weight = share * state.options.alternative_smoothing *
                            static_cast<double>(matrix.weight(candidate.entity, neighbour));
      // What the graph did not reach was scored by its cosine alone.
      if (candidate.is_far || weight == 0) continue;
      around.children.push_back({weight * similarity,
                                 fmt::format("{:.2f} x {:.2f}, the similarity of {}", weight,
                                             similarity, state.facts().name(neighbour)),
                                 {}});
    }
    // Near what the seed is near to, but not in its list: all of the score came from the
    // surroundings.
    const double similarity = candidate.is_far || near.contains(candidate.entity)
                                  ? similarity_to(state, seed, candidate.entity)
                                  : 0;
    Explanation direct{0, "it is like " + name, {}};
    if (similarity > 0) {
      direct.children = likeness_leaves(state, parts, candidate.entity, share * similarity);
    }
    add_parent(root, std::move(direct));
    add_parent(root, std::move(around));
    if (!candidate.is_far) {
      add_parent(root, explain_joint_choice(state, seed, candidate.entity, share));
    }
  }
  if (shares.need > 0) {
    add_parent(root, explain_text(state, need, candidate.entity, shares.need));
  }
  return root;
}

}  // namespace matchgraph
