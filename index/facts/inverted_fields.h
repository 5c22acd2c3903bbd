// Here are the tokens of a catalogue's fields: which rows hold each term, and how often?
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyser.h"
#include "index/word_numbers.h"
#include "storage/array_file.h"

namespace matchgraph {

/// An entry of a posting list.
struct RowPosting {
  std::uint32_t row = 0;
  std::uint32_t count = 0;  ///< within-document frequency
};

/// Inverts a run of rows. For one thread.
class FieldInverter {
 public:
  /// One text of the row that is being read: its terms, and its bigrams as count_terms forms them.
  /// `words`: the same for all texts.
  void add(const WordNumbers& words, std::span<const NumberedToken> tokens);
  /// The row's texts were added. Rows ascend.
  void end_row(std::uint32_t row);
  /// Instead of reading rows: the next term in byte order, and its postings, of which there are
  /// some.
  void put(std::string_view term, std::span<const RowPosting> postings);
  /// Sorts what was added; afterwards the lists can be read. `terms`: those of the words.
  void finish(const StringNumbers& terms);

  std::size_t terms() const { return terms_.size(); }
  /// In byte order.
  std::string_view term(std::size_t i) const { return terms_.view()[i]; }
  /// Ascending by row.
  std::span<const RowPosting> postings(std::size_t i) const {
    return std::span(postings_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
  }

 private:
  /// Two terms, the number of the first above that of the second.
  using Pair = std::uint64_t;
  /// Where what a row has ends among what was read.
  struct RowEnd {
    std::uint32_t row = 0;
    std::size_t terms = 0;
    std::size_t pairs = 0;
  };
  struct Lists;
  void put_lists(const Lists& lists, const StringNumbers& terms);

  // As read, row after row, repeats and all.
  std::vector<std::uint32_t> row_terms_;
  std::vector<Pair> row_pairs_;
  std::vector<RowEnd> rows_;

  StringTable terms_;
  std::vector<std::uint32_t> begin_;
  std::vector<RowPosting> postings_;
};

/// All terms of all rows, held as the runs that they were inverted in.
class InvertedFields {
 public:
  InvertedFields() = default;
  /// Runs are finished, and their rows ascend from run to run; those of the first may lie among
  /// those of the others instead.
  explicit InvertedFields(std::vector<FieldInverter> runs) : runs_(std::move(runs)) {}

  const std::vector<FieldInverter>& runs() const { return runs_; }
  std::vector<FieldInverter> take_runs() { return std::move(runs_); }

  /// Calls `visit` for every term in byte order, with its postings ascending by row. The arguments
  /// are valid during the call only. Cost: linear in the postings, and the runs' terms merged.
  void for_each(
      const std::function<void(std::string_view term, std::span<const RowPosting>)>& visit) const;

 private:
  std::vector<FieldInverter> runs_;
};

}  // namespace matchgraph
