// Here is a term: which rows hold it, and how often? Posting lists as arrays.
//
// What a need is scored against, made of the inverted fields at build time: arrays that a scan runs
// through without decoding. Scores are those of Xapian's BM25; a test holds the two against each
// other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/facts/inverted_fields.h"
#include "storage/array_file.h"
#include "storage/small_numbers.h"

namespace matchgraph {

/// Position of a term in a table of posting lists.
using PostingTerm = std::uint32_t;

/// Numbers of the BM25 formula (Robertson and Zaragoza 2009, as Xapian writes it).
struct Bm25Options {
  double k1 = 4;             ///< how slowly repeated words saturate, on weighted counts
  double b = 0.8;            ///< 0..1, how much long texts are discounted
  double k3 = 1;             ///< saturation of words repeated in the need
  double min_normlen = 0.1;  ///< shortest length, as a share of the mean
};

/// The arrays of a file of posting lists, or one process's part of them.
struct PostingsArrays {
  std::span<const std::uint32_t> terms_at;
  std::span<const char> terms_text;
  std::span<const std::uint32_t> begin, rows;
  const SmallNumbers& counts;
  std::span<const float> lengths;  ///< of rows, over the mean length
  std::span<const double> unit;

  void add_to(ArrayFileWriter& writer) const;
};

/// Lengths of some of `rows` rows over the mean of all, whose sum is `total`.
std::vector<float> relative_lengths(std::span<const double> lengths, double total,
                                    std::size_t rows);

/// Collects posting lists and writes them as one file.
class PostingsBuilder {
 public:
  /// Counts are given in units of `unit`; the file keeps multiples of it up to 65,535.
  explicit PostingsBuilder(std::size_t rows, double unit = 1) : lengths_(rows, 0), unit_(unit) {}

  /// Terms come in byte order, each once, with postings ascending by row and counts above 0; there
  /// may be none.
  void add(std::string_view term, std::span<const RowPosting> postings);
  /// Throws Error (kEnvironment) when the file cannot be written.
  void write(const std::string& path) const;

  const StringTable& terms() const { return terms_; }
  /// The builder is of no use afterwards.
  StringTable take_terms() && { return std::move(terms_); }

  // Of a part of the terms, for a file that several processes write.
  const std::vector<std::uint32_t>& begin() const { return begin_; }
  const std::vector<std::uint32_t>& rows() const { return rows_; }
  SmallNumbers& counts() { return counts_; }
  /// By row, what these terms add to its length: whole numbers.
  const std::vector<double>& lengths() const { return lengths_; }
  double unit() const { return unit_; }

 private:
  StringTable terms_;
  std::vector<std::uint32_t> begin_ = {0};
  std::vector<std::uint32_t> rows_;
  SmallNumbers counts_;
  std::vector<double> lengths_;
  double unit_;
};

/// Read-only; safe to share between threads.
class Postings {
 public:
  /// Throws Error (kEnvironment) when the file is missing or damaged.
  explicit Postings(const std::string& path);

  std::size_t rows() const { return lengths_.size(); }
  const StringTableView& terms() const { return terms_; }
  /// Nothing for a term that no row holds. Cost: logarithmic.
  std::optional<PostingTerm> find(std::string_view term) const;
  /// Rows that hold the term, ascending.
  std::span<const std::uint32_t> rows_of(PostingTerm term) const {
    return rows_.subspan(begin_[term], frequency(term));
  }
  /// Number of rows that hold the term.
  std::size_t frequency(PostingTerm term) const { return begin_[term + 1] - begin_[term]; }

  /// Factor of a term that occurs `count` times in a need: its inverse document frequency, which
  /// never falls to zero, times what repetition adds, times k1 + 1.
  double term_factor(PostingTerm term, std::uint32_t count, const Bm25Options& options) const;
  /// Adds `factor` x count / (saturation + count) to the score of every row that holds the term.
  /// Cost: linear in the term's frequency.
  void add_scores(PostingTerm term, double factor, const Bm25Options& options,
                  std::span<double> scores) const;
  /// What add_scores adds to one row; 0 when it does not hold the term. Cost: logarithmic.
  double score_of(PostingTerm term, double factor, const Bm25Options& options,
                  std::uint32_t row) const;

 private:
  double share(std::uint32_t row, std::uint32_t count, const Bm25Options& options) const;

  ArrayFile file_;
  StringTableView terms_;
  std::span<const std::uint32_t> begin_;
  std::span<const std::uint32_t> rows_;
  SmallNumbersView counts_;
  std::span<const float> lengths_;  // over the mean length
  double unit_ = 1;
};

}  // namespace matchgraph
