#include "snapshot/past_searches/past_needs.h"

#include <algorithm>
#include <map>

#include "matchgraph/error.h"

namespace matchgraph {

PastNeeds::PastNeeds(const std::string& postings, const std::string& choices,
                     const EvidenceFoldOptions& options)
    : options_(options),
      postings_(postings),
      file_(choices),
      entities_(file_.get<std::uint32_t>("entities")),
      trust_(file_.get<double>("trust")),
      need_begin_(file_.get<std::uint32_t>("needs.begin")),
      needs_(file_.get<std::uint32_t>("needs")),
      need_weights_(file_.get<float>("needs.weights")),
      texts_(file_.get<std::uint32_t>("texts.at"), file_.get<char>("texts.text")),
      joint_begin_(file_.get<std::uint32_t>("joint.begin")),
      joint_(file_.get<JointChoice>("joint")) {
  const auto weights = file_.get<double>("weights");
  // Compared with each other: answers index all of them by one row.
  const bool fits = trust_.size() == entities_.size() && postings_.rows() == entities_.size() &&
                    need_begin_.size() == entities_.size() + 1 &&
                    need_begin_.back() == needs_.size() && needs_.size() == need_weights_.size() &&
                    joint_begin_.size() == entities_.size() + 1 &&
                    joint_begin_.back() == joint_.size() && weights.size() == 2;
  if (!fits) throw Error(ErrorCode::kEnvironment, choices + ": damaged");
  weight_ = weights[0];
  spread_ = weights[1];
}

std::vector<PastNeeds::QueryTerm> PastNeeds::query_terms(Analyser& analyser,
                                                         std::string_view need) const {
  TermCounts counts;
  count_need_terms(analyser, need, counts);
  std::vector<QueryTerm> out;
  for (const auto& [text, count] : counts) {
    // The counts are of stems and pairs of stems, as the documents of past needs are: the same text
    // gives the same terms on both sides.
    const auto term = postings_.find(text);
    if (!term) continue;
    const double weight = is_bigram(text) ? options_.bigram : class_weight(text);
    out.push_back({*term, weight * postings_.term_factor(*term, count, options_.bm25)});
  }
  return out;
}

std::vector<Score> PastNeeds::scores(Analyser& analyser, std::string_view need) const {
  // Only entities that were ever chosen have a row: few, beside the whole catalogue.
  std::vector<double> rows(entities_.size(), 0);
  for (const QueryTerm& term : query_terms(analyser, need)) {
    postings_.add_scores(term.term, term.factor, options_.bm25, rows);
  }
  std::vector<Score> out;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    // Trust weighs the whole row, and not what was counted: a row that is not trusted still has its
    // length.
    if (rows[row] > 0) out.push_back({entities_[row], weight_of_row(row) * rows[row]});
  }
  return out;
}

// Rows are the entities that were chosen, so most entities have none.
std::size_t PastNeeds::row_of(std::uint32_t entity) const {
  const auto found = std::lower_bound(entities_.begin(), entities_.end(), entity);
  const bool there = found != entities_.end() && *found == entity;
  return there ? static_cast<std::size_t>(found - entities_.begin()) : entities_.size();
}

std::vector<PastNeed> PastNeeds::needs(std::uint32_t entity) const {
  const std::size_t row = row_of(entity);
  std::vector<PastNeed> out;
  if (row == entities_.size()) return out;
  for (std::uint32_t i = need_begin_[row]; i < need_begin_[row + 1]; ++i) {
    out.push_back({texts_[needs_[i]], static_cast<double>(need_weights_[i])});
  }
  return out;
}

std::vector<PastNeeds::Contribution> PastNeeds::contributions(Analyser& analyser,
                                                              std::string_view need,
                                                              std::uint32_t entity) const {
  const std::size_t row = row_of(entity);
  if (row == entities_.size()) return {};
  const std::vector<PastNeed> past = needs(entity);
  std::vector<TermCounts> counts(past.size());
  // Texts are split again, for one entity that is explained, instead of keeping the terms of every
  // past need on the disk.
  for (std::size_t i = 0; i < past.size(); ++i) count_need_terms(analyser, past[i].text, counts[i]);
  std::vector<Contribution> out;
  for (const PastNeed& one : past) out.push_back({one, 0});
  for (const QueryTerm& term : query_terms(analyser, need)) {
    // The score itself comes from the postings, so that what is explained adds up to what was
    // ranked by.
    const auto score =
        weight_of_row(row) *
        postings_.score_of(term.term, term.factor, options_.bm25, static_cast<std::uint32_t>(row));
    if (score <= 0) continue;
    // A term's score is shared out over the needs that hold it, by what they brought to its count.
    std::vector<double> shares(past.size(), 0);
    double all = 0;
    for (std::size_t i = 0; i < past.size(); ++i) {
      const auto held = counts[i].find(postings_.terms()[term.term]);
      if (held != counts[i].end()) shares[i] = past[i].weight * held->second;
      all += shares[i];
    }
    for (std::size_t i = 0; i < past.size() && all > 0; ++i) {
      out[i].score += score * shares[i] / all;
    }
  }
  // What has no word of the need explains nothing.
  std::erase_if(out, [](const Contribution& c) { return c.score <= 0; });
  // Stable, so that needs of equal share stay in their order, the heaviest first.
  std::stable_sort(out.begin(), out.end(),
                   [](const Contribution& a, const Contribution& b) { return a.score > b.score; });
  return out;
}

std::span<const JointChoice> PastNeeds::joint_choices(std::uint32_t entity) const {
  const std::size_t row = row_of(entity);
  if (row == entities_.size()) return {};
  return joint_.subspan(joint_begin_[row], joint_begin_[row + 1] - joint_begin_[row]);
}

std::vector<std::string_view> PastNeeds::shared_needs(std::uint32_t a, std::uint32_t b) const {
  std::vector<std::string_view> left;
  for (const PastNeed& need : needs(a)) left.push_back(need.text);
  std::sort(left.begin(), left.end());
  std::vector<std::string_view> out;
  for (const PastNeed& need : needs(b)) {
    if (std::binary_search(left.begin(), left.end(), need.text)) out.push_back(need.text);
  }
  return out;
}

}  // namespace matchgraph
