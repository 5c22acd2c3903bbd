#include "query/ranking/shared_ground.h"

#include <algorithm>
#include <cmath>

#include "query/ranking/matching/facets.h"

namespace matchgraph {
namespace {

/// How many lines of the seed the other says in the same words.
std::size_t alike_lines(const EngineState& state, LikePairs& seed, EntityIndexNumber other) {
  std::vector<bool> said(seed.rows(), false);
  for (const LikePair& pair : seed.with(other)) {
    if (pair.similarity >= state.options.relation.alike_cosine) said[pair.row] = true;
  }
  return static_cast<std::size_t>(std::count(said.begin(), said.end(), true));
}

/// Whether both say mostly the same in the same words, though very many do: of what has hardly a
/// line of its own, as models in price lists, that is what it shares.
bool says_the_same(const EngineState& state, LikePairs& seed, EntityIndexNumber other) {
  const FactColumns& facts = state.facts();
  if (facts.type_number(seed.left()) != facts.type_number(other)) return false;
  const auto begin = facts.capability_begin();
  const std::size_t most = std::max<std::size_t>(seed.rows(), begin[other + 1] - begin[other]);
  const double share = state.options.relation.alike_lines * static_cast<double>(most);
  const auto least = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(share)));
  // Few of a thousand candidates come near it: the others are told apart without judging a pair.
  if (seed.rows() < least) return false;
  if (seed.most_alike(other, state.options.relation.alike_cosine, least) < least) return false;
  return alike_lines(state, seed, other) >= least;
}

/// Whether it is of the type of a seed that has no lines at all.
bool is_of_wordless(const EngineState& state, std::span<const LikePairs> seeds,
                    EntityIndexNumber e) {
  const FactColumns& facts = state.facts();
  return std::any_of(seeds.begin(), seeds.end(), [&](const LikePairs& seed) {
    return seed.rows() == 0 && facts.type_number(seed.left()) == facts.type_number(e);
  });
}

}  // namespace

std::size_t leave_out_unshared(const EngineState& state, std::span<LikePairs> seeds, double best,
                               std::vector<Candidate>& candidates,
                               const std::function<bool(const Candidate&)>& stays) {
  const QueryOptions& options = state.options;
  std::size_t looked_at = 0;
  std::vector<bool> owns;  // by seed: whether it is told by lines of its own
  for (const LikePairs& seed : seeds)
    owns.push_back(
        has_own_lines(*state.snapshot, seed.left(), state.options.relation.alike_cosine));
  const auto shares = [&](const Candidate& candidate) {
    // As a whole it is near. Entries with few lines of their own have no pairs.
    if (candidate.score >= options.sharing_score * best) return true;
    const bool is_far = candidate.score < options.sharing_least_score * best;
    // Of a seed without lines, as a price list has them, its facts are all that can be shared.
    if (!is_far && is_of_wordless(state, seeds, candidate.entity)) return true;
    // Before any pair is judged: nine in ten candidates of a large catalogue end here.
    if (is_far && std::find(owns.begin(), owns.end(), false) == owns.end()) return false;
    if (++looked_at > options.sharing_depth) return false;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
      if (!owns[i] && says_the_same(state, seeds[i], candidate.entity)) return true;
    }
    if (is_far) return false;
    const bool is_perhaps_enough = candidate.score >= options.sharing_perhaps_score * best;
    for (LikePairs& seed : seeds) {
      for (const LikePair& pair : seed.with(candidate.entity)) {
        if (is_perhaps_enough || pair.probability >= options.pairs.sure) return true;
      }
    }
    return false;
  };
  const Things& things = state.snapshot->things();
  const std::size_t before = things_among(things, candidates).count();
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return !shares(candidate) && !(stays && stays(candidate));
  });
  // Counted in things and not in entities, as the list counts them.
  return before - things_among(things, candidates).count();
}

bool put_saying_most_first(const EngineState& state, std::span<LikePairs> seeds,
                           std::vector<Candidate>& candidates) {
  const bool any_owns = std::any_of(seeds.begin(), seeds.end(), [&state](const LikePairs& seed) {
    return has_own_lines(*state.snapshot, seed.left(), state.options.relation.alike_cosine);
  });
  if (seeds.empty() || any_owns) return false;
  const FactColumns& facts = state.facts();
  struct Placed {
    std::size_t alike = 0;
    double likeness = 0;
    Candidate candidate;
  };
  std::vector<Placed> placed;
  const std::size_t looked_at = std::min(candidates.size(), state.options.sharing_depth);
  for (std::size_t i = 0; i < looked_at; ++i) {
    const EntityIndexNumber e = candidates[i].entity;
    Placed one{0, 0, candidates[i]};
    for (LikePairs& seed : seeds) one.alike += alike_lines(state, seed, e);
    const auto sellers = static_cast<double>(facts.group_members(facts.group(e)).size());
    // Of lines that very many say, likeness is one of names, and names are chosen by sellers.
    one.likeness = candidates[i].score * std::log2(1 + sellers);
    placed.push_back(one);
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return a.alike != b.alike ? a.alike > b.alike : a.likeness > b.likeness;
  });
  std::transform(placed.begin(), placed.end(), candidates.begin(),
                 [](const Placed& one) { return one.candidate; });
  return true;
}

}  // namespace matchgraph
