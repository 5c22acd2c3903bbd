#include "query/explaining/pair_shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace matchgraph {
namespace {

// Of either entity; a table of 16 MB. Of more parts than that the rest is told in one sum.
constexpr std::size_t kMostTabled = 1400;

/// The heaviest words of a pair of parts; pairs of words only where there is nothing else. Terms
/// come with what each adds, negated, so that one ascending order puts the heaviest first and
/// equals by term.
std::string word_list(std::vector<std::pair<double, std::string_view>> terms,
                      const PartTerms& parts) {
  constexpr std::size_t kShown = 6;
  std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) {
    const bool left = is_bigram(a.second);
    const bool right = is_bigram(b.second);
    return left != right ? right : a < b;
  });
  std::string out;
  for (std::size_t i = 0; i < std::min(kShown, terms.size()); ++i) {
    if (i > 0 && is_bigram(terms[i].second)) break;
    out += (i == 0 ? "" : ", ") + parts.written(terms[i].second);
  }
  return out;
}

/// A term that two entities share, with the product of its weights and where it stands.
struct SharedTerm {
  std::string_view term;
  double product = 0;
  const std::vector<PartTerms::Share>& left;
  const std::vector<PartTerms::Share>& right;
};

double share_in(const std::vector<PartTerms::Share>& shares, std::size_t part) {
  const auto at = std::lower_bound(shares.begin(), shares.end(), part,
                                   [](const auto& share, std::size_t p) { return share.part < p; });
  return at != shares.end() && at->part == part ? at->share : 0;
}

/// What each pair of parts of two entities adds to their cosine. Two of a thousand capabilities
/// have a million pairs, which are too many to be looked up.
class PairTable {
 public:
  PairTable(const std::vector<SharedTerm>& terms, std::size_t rows, std::size_t columns)
      : columns_(columns), values_(rows * columns) {
    for (const SharedTerm& term : terms) {
      for (const PartTerms::Share& a : term.left) {
        // Shares ascend by part, so that none behind is within the table.
        if (a.part >= rows) break;
        double* const row = values_.data() + a.part * columns;
        for (const PartTerms::Share& b : term.right) {
          if (b.part >= columns) break;
          row[b.part] += term.product * a.share * b.share;
        }
      }
    }
  }

  std::size_t row(std::size_t pair) const { return pair / columns_; }
  std::size_t column(std::size_t pair) const { return pair % columns_; }
  double value(std::size_t pair) const { return values_[pair]; }

  /// Pairs that add something, the heaviest first, equals in order; at most so many.
  std::vector<std::size_t> heaviest(std::size_t most, std::size_t& all) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i] > 0) out.push_back(i);
    }
    all = out.size();
    const auto end = out.begin() + static_cast<std::ptrdiff_t>(std::min(most, out.size()));
    std::partial_sort(out.begin(), end, out.end(), [this](std::size_t a, std::size_t b) {
      return values_[a] != values_[b] ? values_[a] > values_[b] : a < b;
    });
    out.erase(end, out.end());
    return out;
  }

 private:
  std::size_t columns_;
  std::vector<double> values_;
};

std::vector<SharedTerm> common_terms(const Snapshot& snapshot, EntityIndexNumber seed,
                                     const PartTerms& seed_terms, EntityIndexNumber other,
                                     const PartTerms& terms) {
  const TermVectorsView vectors = snapshot.entity_vectors();
  const auto left = vectors.row_terms(seed);
  const auto right = vectors.row_terms(other);
  std::vector<SharedTerm> out;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    // Terms of a row ascend: both are walked side by side.
    if (left[i] != right[j]) {
      left[i] < right[j] ? ++i : ++j;
      continue;
    }
    const double product = static_cast<double>(vectors.row_weights(seed)[i]) *
                           static_cast<double>(vectors.row_weights(other)[j]);
    const std::string_view term = snapshot.terms()[left[i]];
    out.push_back({term, product, seed_terms.shares(term), terms.shares(term)});
    ++i, ++j;
  }
  return out;
}

double cosine_by_parts(const std::vector<SharedTerm>& shared) {
  const auto all = [](const std::vector<PartTerms::Share>& shares) {
    double sum = 0;
    for (const PartTerms::Share& share : shares) sum += share.share;
    return sum;
  };
  double sum = 0;
  for (const SharedTerm& term : shared) sum += term.product * all(term.left) * all(term.right);
  return sum;
}

std::string shared_words(const std::vector<SharedTerm>& shared, std::size_t row, std::size_t column,
                         const PartTerms& terms) {
  std::vector<std::pair<double, std::string_view>> words;
  for (const SharedTerm& term : shared) {
    const double amount = term.product * share_in(term.left, row) * share_in(term.right, column);
    if (amount > 0) words.emplace_back(-amount, term.term);
  }
  return word_list(std::move(words), terms);
}

}  // namespace

std::vector<Explanation> pair_shares(EngineState& state, const EntityParts& seed,
                                     EntityIndexNumber other, double value, std::size_t most) {
  const Snapshot& snapshot = *state.snapshot;
  const Entity& left = seed.entity;
  const Entity right = snapshot.entity(other);
  const PartTerms right_terms(snapshot, state.index.analyser(), right, other, vector_weights());
  const std::vector<SharedTerm> shared =
      common_terms(snapshot, seed.number, seed.terms, other, right_terms);
  const double sum = cosine_by_parts(shared);
  std::vector<Explanation> out;
  // Two that are alike by the embedding model alone share no word.
  if (sum <= 0) return out;
  // Part 0 is what stands before the capabilities: name, summary and tags.
  const std::size_t rows = left.capabilities.size() + 1;
  const std::size_t columns = right.capabilities.size() + 1;
  const PairTable table(shared, std::min(rows, kMostTabled), std::min(columns, kMostTabled));
  std::size_t all = 0;
  const std::vector<std::size_t> heaviest = table.heaviest(most, all);
  double told = 0;
  for (const std::size_t pair : heaviest) {
    told += table.value(pair);
    // The pairs add up to a cosine, and `value` is what the ranking made of it: each pair gets its
    // part of that.
    out.push_back(
        {value * table.value(pair) / sum,
         fmt::format("{} ~ {}: {}", quoted_part(left, table.row(pair)),
                     quoted_part(right, table.column(pair)),
                     shared_words(shared, table.row(pair), table.column(pair), right_terms)),
         {}});
  }
  const bool is_cut = rows > kMostTabled || columns > kMostTabled;
  if (is_cut || all > heaviest.size()) {
    out.push_back({value * (sum - told) / sum,
                   is_cut ? fmt::format("parts beyond the first {} of a text", kMostTabled)
                          : fmt::format("{} smaller parts", all - heaviest.size()),
                   {}});
  }
  return out;
}

}  // namespace matchgraph
