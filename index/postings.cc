#include "index/postings.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "matchgraph/error.h"

namespace matchgraph {

std::vector<float> relative_lengths(std::span<const double> lengths, double total,
                                    std::size_t rows) {
  // A catalogue without texts has no mean.
  const double mean = total > 0 ? total / static_cast<double>(rows) : 1;
  std::vector<float> out;
  // BM25 needs a length only as a share of the mean, so that is what is kept.
  for (const double length : lengths) out.push_back(static_cast<float>(length / mean));
  return out;
}

void PostingsArrays::add_to(ArrayFileWriter& writer) const {
  writer.add("terms.at", terms_at);
  writer.add("terms.text", terms_text);
  writer.add("begin", begin);
  writer.add("rows", rows);
  counts.add_to(writer, "counts");
  writer.add("lengths", lengths);
  writer.add("unit", unit);
}

void PostingsBuilder::add(std::string_view term, std::span<const RowPosting> postings) {
  terms_.push_back(term);
  for (const RowPosting& posting : postings) {
    constexpr std::uint32_t kMost = std::numeric_limits<std::uint16_t>::max();
    rows_.push_back(posting.row);
    // Beyond what BM25 tells apart: its sum levels off long before.
    counts_.push_back(std::min(posting.count, kMost));
    lengths_[posting.row] += posting.count;
  }
  // Offsets have 32 bits, which halves what a lookup reads; more postings must not wrap around.
  if (rows_.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::kBadInput, "there are more than 2^32 postings; split the catalogue");
  }
  begin_.push_back(static_cast<std::uint32_t>(rows_.size()));
}

void PostingsBuilder::write(const std::string& path) const {
  const double total = std::accumulate(lengths_.begin(), lengths_.end(), 0.0);
  const std::vector<float> lengths = relative_lengths(lengths_, total, lengths_.size());
  const std::vector<double> unit = {unit_};
  ArrayFileWriter writer;
  PostingsArrays{terms_.offsets(), terms_.chars(), begin_, rows_, counts_, lengths, unit}.add_to(
      writer);
  writer.write(path);
}

Postings::Postings(const std::string& path)
    : file_(path),
      terms_(file_.get<std::uint32_t>("terms.at"), file_.get<char>("terms.text")),
      begin_(file_.get<std::uint32_t>("begin")),
      rows_(file_.get<std::uint32_t>("rows")),
      counts_(small_numbers(file_, "counts")),
      lengths_(file_.get<float>("lengths")) {
  const auto unit = file_.get<double>("unit");
  const bool fits = begin_.size() == terms_.size() + 1 && begin_.back() == rows_.size() &&
                    rows_.size() == counts_.size() && unit.size() == 1;
  if (!fits) throw Error(ErrorCode::kEnvironment, path + ": damaged");
  unit_ = unit.front();
}

std::optional<PostingTerm> Postings::find(std::string_view term) const {
  const std::size_t at = terms_.lower_bound(term);
  if (at == terms_.size() || terms_[at] != term) return {};
  const auto number = static_cast<PostingTerm>(at);
  // Terms that only repeats hold keep their number, and are no terms of a need.
  return frequency(number) > 0 ? std::optional(number) : std::nullopt;
}

double Postings::term_factor(PostingTerm term, std::uint32_t count,
                             const Bm25Options& options) const {
  const auto df = static_cast<double>(frequency(term));
  double odds = (static_cast<double>(rows()) - df + 0.5) / (df + 0.5);
  // As Xapian's BM25Weight does: a term of more than a third of the rows still counts, less than
  // any rarer one, and never below 0.
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (options.k3 + 1) * count / (options.k3 + count) * (options.k1 + 1);
}

double Postings::share(std::uint32_t row, std::uint32_t count, const Bm25Options& options) const {
  // Short texts are not rewarded without bound.
  const double length = std::max(static_cast<double>(lengths_[row]), options.min_normlen);
  // The usual formula: K = k1 ((1 - b) + b length / mean).
  const double saturation = options.k1 * (length * options.b + 1 - options.b);
  const double wdf = count * unit_;
  return wdf / (saturation + wdf);
}

void Postings::add_scores(PostingTerm term, double factor, const Bm25Options& options,
                          std::span<double> scores) const {
  // Counts and rows side by side in arrays, without decoding.
  for (std::uint32_t i = begin_[term]; i < begin_[term + 1]; ++i) {
    // Postings are a file; the hashes are not checked on opening, and an array must not be written
    // past its end.
    if (rows_[i] >= scores.size()) throw Error(ErrorCode::kEnvironment, "postings are damaged");
    scores[rows_[i]] += factor * share(rows_[i], counts_[i], options);
  }
}

double Postings::score_of(PostingTerm term, double factor, const Bm25Options& options,
                          std::uint32_t row) const {
  const auto list = rows_.subspan(begin_[term], frequency(term));
  const auto found = std::lower_bound(list.begin(), list.end(), row);
  if (found == list.end() || *found != row) return 0;
  const auto at = begin_[term] + static_cast<std::size_t>(found - list.begin());
  return factor * share(row, counts_[at], options);
}

}  // namespace matchgraph
