#include "query/comparison/pairing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string>

#include "query/highlight.h"

namespace matchgraph {
namespace {

/// A pair and its component: of the pairs that lead to each other over shared ends.
struct JoinedPair {
  LikePair pair;
  std::size_t component = 0;
};

/// Union-find over rows and columns: pairs that share an end belong to one component. Matching each
/// component apart gives the same optimum and keeps large entities affordable.
class Components {
 public:
  Components(std::size_t rows, std::size_t columns) : rows_(rows), parent_(rows + columns) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  void join(const LikePair& pair) { parent_[find(pair.row)] = find(rows_ + pair.column); }
  std::size_t of(const LikePair& pair) { return find(pair.row); }

 private:
  std::size_t find(std::size_t i) {
    // Halves the path while walking it (Tarjan and van Leeuwen 1984): no ranks, no recursion.
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  std::size_t rows_;
  std::vector<std::size_t> parent_;
};

/// Position of a value that is among the sorted ones.
std::size_t position_in(const std::vector<std::size_t>& sorted, std::size_t value) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) -
                                  sorted.begin());
}

/// The different values of the pairs' ends, ascending.
std::vector<std::size_t> ends_of(std::span<const JoinedPair> pairs, std::size_t LikePair::*end) {
  std::vector<std::size_t> out;
  out.reserve(pairs.size());
  for (const JoinedPair& joined : pairs) out.push_back(joined.pair.*end);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Adds the best one-to-one choice of the pairs of one component.
void match_component(std::span<const JoinedPair> pairs, std::vector<LikePair>& out) {
  // Without a rival there is nothing to choose.
  if (pairs.size() == 1) {
    out.push_back(pairs[0].pair);
    return;
  }
  const std::vector<std::size_t> rows = ends_of(pairs, &LikePair::row);
  const std::vector<std::size_t> columns = ends_of(pairs, &LikePair::column);
  std::vector<double> weights(rows.size() * columns.size(), 0);
  std::vector<const LikePair*> places(weights.size(), nullptr);
  for (const JoinedPair& joined : pairs) {
    const std::size_t row = position_in(rows, joined.pair.row);
    const std::size_t place = row * columns.size() + position_in(columns, joined.pair.column);
    weights[place] = joined.pair.probability;
    places[place] = &joined.pair;
  }
  // Pairs that are not there weigh nothing; all others weigh more.
  constexpr double kThere = 1e-12;
  for (const AssignedPair& pair : best_matching(weights, rows.size(), columns.size(), kThere)) {
    out.push_back(*places[pair.row * columns.size() + pair.column]);
  }
}

/// Terms of single words that both rows hold, those that add most to the cosine first; valid until
/// the next call of this thread.
std::span<const TermId> shared_terms(const Snapshot& snapshot, TermVectorsView vectors, RowId a,
                                     RowId b) {
  const auto left = vectors.row_terms(a);
  const auto right = vectors.row_terms(b);
  // Kept between calls: one answer describes many pairs, each with few terms.
  thread_local std::vector<std::pair<double, TermId>> found;
  found.clear();
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i] == right[j]) {
      const double product = static_cast<double>(vectors.row_weights(a)[i]) *
                             static_cast<double>(vectors.row_weights(b)[j]);
      // The words of a bigram are shared as words of their own already.
      if (!snapshot.is_bigram(left[i])) found.emplace_back(-product, left[i]);
      ++i, ++j;
    } else if (left[i] < right[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  std::sort(found.begin(), found.end());
  thread_local std::vector<TermId> out;
  out.clear();
  for (const auto& [negative, term] : found) out.push_back(term);
  return out;
}

/// The first terms as the catalogue mostly writes them.
std::vector<std::string> words_of(const Snapshot& snapshot, std::span<const TermId> terms,
                                  std::size_t limit) {
  std::vector<std::string> out;
  out.reserve(std::min(limit, terms.size()));
  for (const TermId term : terms.first(std::min(limit, terms.size()))) {
    const std::string_view word = snapshot.term_words().word(term);
    out.emplace_back(word.empty() ? snapshot.terms()[term] : word);
  }
  return out;
}

/// Marks the words of the terms in the texts of a pair.
void mark_shared(const Snapshot& snapshot, Analyser& analyser, std::span<const TermId> terms,
                 CapabilityPair& pair) {
  WantedTerms shared;
  for (const TermId term : terms) shared.add(std::string(snapshot.terms()[term]));
  pair.left_shared = highlight(analyser, pair.left.text, shared);
  pair.right_shared = highlight(analyser, pair.right.text, shared);
}

}  // namespace

std::vector<std::string> shared_words(const Snapshot& snapshot, TermVectorsView vectors, RowId a,
                                      RowId b, std::size_t limit) {
  return words_of(snapshot, shared_terms(snapshot, vectors, a, b), limit);
}

LikePairs::LikePairs(const Snapshot& snapshot, EntityIndexNumber left, const QueryOptions& options,
                     std::size_t most)
    : snapshot_(snapshot),
      options_(options.pairs),
      most_(most),
      left_(left),
      words_(snapshot, left),
      cosines_(snapshot.capability_vectors(), snapshot.facts().capability_begin()[left],
               snapshot.facts().capability_begin()[left + 1]),
      whole_(snapshot.entity_vectors(), left, left + 1) {}

std::span<const LikePair> LikePairs::with(EntityIndexNumber right) {
  // From behind the last one found: whoever asks again asks in the same order.
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const std::size_t at = next_ + i < known_.size() ? next_ + i : next_ + i - known_.size();
    if (known_[at].right != right) continue;
    next_ = at + 1;
    return std::span(pairs_).subspan(known_[at].begin, known_[at].end - known_[at].begin);
  }
  const std::size_t from = pairs_.size();
  add_pairs(right);
  known_.push_back({right, from, pairs_.size()});
  return std::span(pairs_).subspan(from);
}

std::size_t LikePairs::most_alike(EntityIndexNumber right, double similarity, std::size_t enough) {
  const auto begin = snapshot_.facts().capability_begin();
  is_alike_.assign(rows(), false);
  std::size_t out = 0;
  for (RowId b = begin[right]; b < begin[right + 1] && out < enough; ++b) {
    const std::span<const double> cosines = cosines_.with(b);
    for (std::size_t row = 0; row < cosines.size(); ++row) {
      if (cosines[row] < similarity || is_alike_[row]) continue;
      is_alike_[row] = true;
      ++out;
    }
  }
  return out;
}

void LikePairs::add_pairs(EntityIndexNumber right) {
  const auto begin = snapshot_.facts().capability_begin();
  const std::size_t from = pairs_.size();
  for (RowId b = begin[right]; b < begin[right + 1]; ++b) {
    const std::span<const double> cosines = cosines_.with(b);
    for (std::size_t row = 0; row < cosines.size(); ++row) {
      // The cheap test first: the judge reads words and names of both.
      if (cosines[row] < options_.least_cosine) continue;
      pairs_.push_back({row, b - begin[right], cosines[row], 0});
    }
  }
  if (pairs_.size() == from) return;  // most of all entities share nothing
  // Two fonts have a million pairs of languages, nearly all alike a little: the most similar ones
  // hold what a matching would take. Ties by position, so that the same ones stay every time.
  if (pairs_.size() - from > most_) {
    const auto first = pairs_.begin() + static_cast<std::ptrdiff_t>(from);
    std::nth_element(first, first + static_cast<std::ptrdiff_t>(most_), pairs_.end(),
                     [](const LikePair& a, const LikePair& b) {
                       if (a.similarity != b.similarity) return a.similarity > b.similarity;
                       return a.row != b.row ? a.row < b.row : a.column < b.column;
                     });
    pairs_.resize(from + most_);
  }
  // Once per entity, as all of its pairs share them.
  const EntityWords words(snapshot_, right);
  const PairJudge judge(snapshot_, words_, words, whole_.with(right)[0], options_);
  for (std::size_t i = from; i < pairs_.size(); ++i) {
    LikePair& pair = pairs_[i];
    pair.probability =
        judge.probability(begin[left_] + static_cast<RowId>(pair.row),
                          begin[right] + static_cast<RowId>(pair.column), pair.similarity);
  }
  // Dropped at once: nothing that asks looks at less likely pairs, and matching costs by their
  // number.
  const auto unlikely = [this](const LikePair& p) { return p.probability < options_.related; };
  pairs_.erase(
      std::remove_if(pairs_.begin() + static_cast<std::ptrdiff_t>(from), pairs_.end(), unlikely),
      pairs_.end());
}

std::vector<LikePair> match_capabilities(const Snapshot& snapshot, LikePairs& left,
                                         EntityIndexNumber right) {
  const auto begin = snapshot.facts().capability_begin();
  const std::span<const LikePair> pairs = left.with(right);
  Components components(left.rows(), begin[right + 1] - begin[right]);
  // Every join has to be done before a component is asked for.
  for (const LikePair& pair : pairs) components.join(pair);
  std::vector<JoinedPair> joined;
  joined.reserve(pairs.size());
  for (const LikePair& pair : pairs) joined.push_back({pair, components.of(pair)});
  std::sort(joined.begin(), joined.end(),
            [](const JoinedPair& a, const JoinedPair& b) { return a.component < b.component; });
  std::vector<LikePair> out;
  out.reserve(pairs.size());
  for (auto from = joined.begin(); from != joined.end();) {
    const auto to = std::find_if(from, joined.end(), [&](const JoinedPair& pair) {
      return pair.component != from->component;
    });
    match_component({from, to}, out);
    from = to;
  }
  // Components come by number, which tells nothing. A row has one pair at most, so no two are
  // equal.
  std::sort(out.begin(), out.end(), [](const LikePair& a, const LikePair& b) {
    if (a.probability != b.probability) return a.probability > b.probability;
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.row < b.row;
  });
  return out;
}

CapabilityPair describe_pair(const Snapshot& snapshot, const Entity& left,
                             EntityIndexNumber left_number, const Entity& right,
                             EntityIndexNumber right_number, const LikePair& pair,
                             const QueryOptions& options, Analyser* marker) {
  const auto begin = snapshot.facts().capability_begin();
  const std::span<const TermId> terms = shared_terms(
      snapshot, snapshot.capability_vectors(), begin[left_number] + static_cast<RowId>(pair.row),
      begin[right_number] + static_cast<RowId>(pair.column));
  CapabilityPair out;
  out.left = capability_ref(left, pair.row);
  out.right = capability_ref(right, pair.column);
  out.similarity = pair.similarity;
  out.probability = pair.probability;
  out.shared_words = words_of(snapshot, terms, options.shared_words);
  if (marker != nullptr) mark_shared(snapshot, *marker, terms, out);
  return out;
}

std::vector<CapabilityRef> unmatched(const Entity& entity, const std::vector<bool>& matched,
                                     std::size_t most) {
  std::vector<CapabilityRef> out;
  out.reserve(std::min(most, entity.capabilities.size()));
  for (std::size_t i = 0; i < entity.capabilities.size() && out.size() < most; ++i) {
    if (!matched[i]) out.push_back(capability_ref(entity, i));
  }
  return out;
}

std::size_t count_unmatched(const std::vector<bool>& matched) {
  return static_cast<std::size_t>(std::count(matched.begin(), matched.end(), false));
}

void note_unlisted(std::size_t all, std::size_t listed, const char* list,
                   std::vector<Unlisted>& out) {
  if (all > listed) out.push_back({list, all - listed});
}

CapabilityRef capability_ref(const Entity& entity, std::size_t index) {
  return {index, entity.capabilities[index].name, entity.capabilities[index].text};
}

double capability_weight(const Snapshot& snapshot, RowId capability) {
  if (!snapshot.lines().counts(capability)) return 0;
  double crowd = 0;
  for (const RowSimilarity& neighbour : snapshot.capability_graph().neighbours(capability)) {
    crowd += static_cast<double>(neighbour.similarity);
  }
  // The number of neighbours would tell little, as the graph keeps at most so many of each: what
  // tells is how similar they are.
  return 1 / std::sqrt(1 + crowd);
}

bool has_own_lines(const Snapshot& snapshot, EntityIndexNumber e, double alike_cosine) {
  const auto begin = snapshot.facts().capability_begin();
  std::size_t own = 0;
  for (RowId row = begin[e]; row < begin[e + 1]; ++row) {
    const auto neighbours = snapshot.capability_graph().neighbours(row);
    // The list holds the nearest: when the last of it is the same words, very many say them.
    const bool is_common =
        !neighbours.empty() && static_cast<double>(neighbours.back().similarity) >= alike_cosine;
    own += snapshot.lines().counts(row) && !is_common ? 1 : 0;
  }
  return 2 * own > begin[e + 1] - begin[e];
}

std::vector<double> coverage_weights(const Snapshot& snapshot, EntityIndexNumber e, CoverageBy by) {
  const auto begin = snapshot.facts().capability_begin();
  std::vector<double> out(begin[e + 1] - begin[e], 1);
  if (by == CoverageBy::kNumber) return out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = capability_weight(snapshot, begin[e] + static_cast<RowId>(i));
  }
  return out;
}

}  // namespace matchgraph
