#include "snapshot/past_searches/fold_evidence.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "index/analyser.h"
#include "index/entity_index.h"
#include "snapshot/need_scores.h"
#include "snapshot/past_searches/past_needs.h"
#include "snapshot/ranks/median.h"
#include "storage/parallel.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

/// An entity that was chosen for a need.
struct Pair {
  std::uint32_t need = 0;  // index into the needs' texts
  std::uint32_t entity = 0;
  double weight = 0;  // log2(1 + sessions)
};

/// Choices of one need and entity together, needs that differ in case and punctuation too. Ordered
/// by entity, then need.
std::vector<Pair> distinct_pairs(const Evidence& evidence, const PastEntities& entities,
                                 std::size_t& unknown) {
  std::map<std::string, std::uint32_t> first_spelling;
  std::vector<std::uint32_t> need_of;
  for (std::uint32_t i = 0; i < evidence.needs.size(); ++i) {
    // The first spelling stands for all: it is the one that explanations quote.
    need_of.push_back(first_spelling.emplace(fold_for_names(evidence.needs[i]), i).first->second);
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> sessions;
  // Grouped by entity and need, as each pair counts once however many sessions chose it.
  for (const PastChoice& choice : evidence.choices) {
    const auto entity = entities[choice.entity];
    if (!entity) {
      ++unknown;
    } else if (choice.kind == SearchKind::kNeed) {
      ++sessions[{*entity, need_of[choice.need]}];
    }
  }
  std::vector<Pair> out;
  for (const auto& [key, count] : sessions) {
    // The logarithm is taken of the sum: ten sessions say more than one, yet not ten times more.
    out.push_back({key.second, key.first, std::log2(1 + static_cast<double>(count))});
  }
  return out;
}

/// Folds one log.
class Folding {
 public:
  Folding(const Evidence& evidence, const PastEntities& entities, const Postings& postings,
          const MappedEntityGraph& graph, const BuildOptions& options, const FoldRequest& request)
      : evidence_(evidence),
        postings_(postings),
        graph_(graph),
        options_(options),
        fold_(options.evidence),
        request_(request) {
    pairs_ = distinct_pairs(evidence, entities, unknown_);
    begin_.push_back(0);
    // Pairs are ordered by entity, so each entity's are one range.
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (entities_.empty() || pairs_[i].entity != entities_.back()) {
        if (!entities_.empty()) begin_.push_back(i);
        entities_.push_back(pairs_[i].entity);
      }
    }
    if (!entities_.empty()) begin_.push_back(pairs_.size());
  }

  std::size_t run() {
    // In this order: trust is asked about capped choices, and both files are written with both.
    cap();
    find_trust();
    write_postings();
    write_choices();
    return unknown_;
  }

 private:
  std::span<const Pair> pairs_of(std::size_t row) const {
    return std::span(pairs_).subspan(begin_[row], begin_[row + 1] - begin_[row]);
  }
  double choices_of(std::size_t row) const {
    double sum = 0;
    for (const Pair& pair : pairs_of(row)) sum += pair.weight;
    return sum;
  }

  void cap() {
    for (std::size_t row = 0; row < entities_.size(); ++row) choices_.push_back(choices_of(row));
    // By the median: a stuffed entity would raise a mean together with its own cap.
    // A floor for logs in which hardly anything is chosen, whose median is a single choice.
    const double most = std::max(fold_.cap_least, fold_.cap_medians * median_of(choices_));
    for (const double choices : choices_) caps_.push_back(std::min(1.0, most / choices));
  }

  /// Rows whose trust could be less than full, and a sample of the others for the median: of few
  /// choices, the prior alone makes trust full.
  std::vector<std::size_t> rows_to_ask() const {
    // From trust = (c m + p M) / ((c + p) f M) with m = 0: at least 1 while c <= p (1 / f - 1).
    const double few = fold_.trust_prior * (1 / fold_.trust_full - 1);
    std::vector<std::size_t> many;
    std::vector<std::size_t> others;
    for (std::size_t row = 0; row < entities_.size(); ++row) {
      (choices_[row] > few ? many : others).push_back(row);
    }
    if (many.empty()) return {};
    const std::size_t sample = std::min(fold_.trust_sample, others.size());
    // Evenly over the rows and not at random: the files depend on the log and catalogue alone.
    for (std::size_t i = 0; i < sample; ++i) many.push_back(others[i * others.size() / sample]);
    std::sort(many.begin(), many.end());
    return many;
  }

  /// The largest power of two of needs a row that keeps the whole under trust_needs; at least 1.
  std::size_t needs_asked_each(const std::vector<std::size_t>& rows) const {
    std::size_t each = 1;
    // A power of two: a slightly longer log then asks mostly the same needs again.
    for (std::size_t wider = 2; wider <= fold_.trust_needs; wider *= 2) {
      std::size_t sum = 0;
      for (const std::size_t row : rows) sum += std::min(wider, pairs_of(row).size());
      if (sum > fold_.trust_needs) break;
      each = wider;
    }
    return each;
  }

  /// How well the entity's own text fits the need, against the one that fits best; 0..1.
  double fit(EntityIndex& index, const Pair& pair) const {
    // Asked without what past searches teach: else a stuffed log would vouch for itself.
    const Need need = index.analyse(evidence_.needs[pair.need]);
    const auto text = best_text_scores(index, need, options_.query.need_depth);
    double best = 0;
    double own = 0;
    // Smoothed over the graph, as an entity may be right for a need whose words only its neighbours
    // say.
    for (const SmoothedScore& score :
         smooth(graph_.need_smoothing(), text, options_.query.need_smoothing)) {
      best = std::max(best, score.smoothed);
      if (score.row == pair.entity) own = score.smoothed;
    }
    // Against the best of the same need: scores of different needs have no common scale.
    return best > 0 ? own / best : 0;
  }

  void find_trust() {
    trust_.assign(entities_.size(), 1);
    const std::vector<std::size_t> rows = rows_to_ask();
    const std::size_t each = needs_asked_each(rows);
    std::vector<std::size_t> asked;  // pairs, spread evenly over a row's
    std::vector<std::size_t> begin{0};
    for (const std::size_t row : rows) {
      const std::size_t count = std::min(each, pairs_of(row).size());
      for (std::size_t i = 0; i < count; ++i) {
        asked.push_back(begin_[row] + i * pairs_of(row).size() / count);
      }
      begin.push_back(asked.size());
    }
    const std::vector<double> fits = ask(asked);
    std::vector<double> means;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double sum =
          std::accumulate(fits.begin() + static_cast<std::ptrdiff_t>(begin[i]),
                          fits.begin() + static_cast<std::ptrdiff_t>(begin[i + 1]), 0.0);
      means.push_back(sum / static_cast<double>(begin[i + 1] - begin[i]));
    }
    const double middle = median_of(means);
    // When texts tell nothing of what is chosen, they cannot tell whom to trust either.
    if (middle <= 0) return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double choices = choices_[rows[i]];
      // Shrunk to the median by a prior of choices: an entity with three choices must not be judged
      // by one odd need.
      const double shrunk =
          (choices * means[i] + fold_.trust_prior * middle) / (choices + fold_.trust_prior);
      // Never down to nothing: texts are poor for some entities that are rightly chosen.
      trust_[rows[i]] = std::clamp(shrunk / (fold_.trust_full * middle), fold_.trust_least, 1.0);
    }
  }

  std::vector<double> ask(const std::vector<std::size_t>& pairs) const {
    std::vector<double> out(pairs.size(), 0);
    parallel_blocks({.items = pairs.size(), .jobs = request_.jobs}, [&] {
      // An index keeps arrays of scores, so each thread has its own.
      return [&, index = EntityIndex(postings_, options_.need)](std::size_t begin,
                                                                std::size_t end) mutable {
        for (std::size_t i = begin; i < end; ++i) out[i] = fit(index, pairs_[pairs[i]]);
      };
    });
    return out;
  }

  double weight(std::size_t row, const Pair& pair) const { return pair.weight * caps_[row]; }

  /// A document per entity: the terms of its needs, by their weights.
  void write_postings() const {
    // Postings hold whole numbers, weights are fractions.
    // A 64th is fine enough for log2 of few sessions.
    constexpr double kUnit = 1.0 / 64;
    std::unordered_map<std::string, std::vector<RowPosting>> lists;
    Analyser analyser;
    for (std::size_t row = 0; row < entities_.size(); ++row) {
      std::map<std::string, double> document;
      for (const Pair& pair : pairs_of(row)) {
        TermCounts counts;
        count_need_terms(analyser, evidence_.needs[pair.need], counts);
        // Caps are part of these counts; trust weighs the whole row where it is read.
        for (const auto& [term, count] : counts) document[term] += count * weight(row, pair);
      }
      for (const auto& [term, count] : document) {
        // At least one unit: zero would mean that the entity was not chosen for the word.
        const double units = std::max(1.0, std::round(count / kUnit));
        // Numbers of postings have 32 bits.
        lists[term].push_back(
            {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(std::min(units, 1e9))});
      }
    }
    PostingsBuilder builder(entities_.size(), kUnit);
    std::vector<std::pair<std::string_view, const std::vector<RowPosting>*>> sorted;
    for (const auto& [term, postings] : lists) sorted.emplace_back(term, &postings);
    // The builder wants terms ascending; a hash table's order would also differ between libraries.
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [term, postings] : sorted) builder.add(term, *postings);
    builder.write(request_.postings_file);
  }

  struct Joint {
    double sum = 0;
    double needs = 0;
  };

  /// Entities chosen for the same needs: the cosine of their choices, shrunk by how few needs they
  /// share.
  std::vector<std::vector<JointChoice>> joint_choices() const {
    std::map<std::uint32_t, std::vector<std::size_t>> by_need;
    for (std::size_t row = 0; row < entities_.size(); ++row) {
      for (std::size_t i = begin_[row]; i < begin_[row + 1]; ++i) {
        by_need[pairs_[i].need].push_back(i);
      }
    }
    std::vector<std::size_t> row_of(pairs_.size());
    std::vector<double> norms(entities_.size(), 0);
    for (std::size_t row = 0; row < entities_.size(); ++row) {
      for (std::size_t i = begin_[row]; i < begin_[row + 1]; ++i) {
        row_of[i] = row;
        norms[row] += pairs_[i].weight * pairs_[i].weight;
      }
    }
    std::vector<std::map<std::size_t, Joint>> joint(entities_.size());
    for (const auto& [need, chosen] : by_need) {
      // What everything was chosen for binds no two, and its pairs would grow by the square.
      if (chosen.size() > fold_.joint_entities) continue;
      for (const std::size_t a : chosen) {
        for (const std::size_t b : chosen) {
          if (a == b) continue;
          Joint& entry = joint[row_of[a]][row_of[b]];
          entry.sum += pairs_[a].weight * pairs_[b].weight;
          entry.needs += 1;
        }
      }
    }
    std::vector<std::vector<JointChoice>> out(entities_.size());
    for (std::size_t a = 0; a < joint.size(); ++a) {
      for (const auto& [b, entry] : joint[a]) {
        // Caps cancel out of a cosine: they scale all choices of a row alike.
        const double strength = trust_[a] * trust_[b] * entry.sum / std::sqrt(norms[a] * norms[b]) *
                                entry.needs / (entry.needs + fold_.joint_prior);
        out[a].push_back({entities_[b], static_cast<float>(strength)});
      }
      // Stable over a map, so that ties go by entity.
      std::stable_sort(
          out[a].begin(), out[a].end(),
          [](const JointChoice& x, const JointChoice& y) { return x.strength > y.strength; });
      if (out[a].size() > fold_.joint_neighbours) out[a].resize(fold_.joint_neighbours);
    }
    return out;
  }

  void write_choices() const {
    StringTable texts;
    std::map<std::uint32_t, std::uint32_t> text_number;
    std::vector<std::uint32_t> need_begin{0};
    std::vector<std::uint32_t> needs;
    std::vector<float> weights;
    double trusted = 0;
    for (std::size_t row = 0; row < entities_.size(); ++row) {
      std::vector<Pair> pairs(pairs_of(row).begin(), pairs_of(row).end());
      std::stable_sort(pairs.begin(), pairs.end(),
                       [](const Pair& a, const Pair& b) { return a.weight > b.weight; });
      for (const Pair& pair : pairs) {
        const auto [found, is_new] =
            text_number.emplace(pair.need, static_cast<std::uint32_t>(text_number.size()));
        // Texts are kept only of needs that were chosen for, as explanations quote them.
        if (is_new) texts.push_back(evidence_.needs[pair.need]);
        needs.push_back(found->second);
        weights.push_back(static_cast<float>(weight(row, pair)));
      }
      need_begin.push_back(static_cast<std::uint32_t>(needs.size()));
      trusted += choices_[row] * caps_[row] * trust_[row];
    }
    // Per entity of the catalogue: the same log says less of a larger one.
    const double r = trusted / static_cast<double>(postings_.rows());
    // Growing with r and levelling off: with few choices texts decide, with many the past may weigh
    // up to its most; how far choices spread to neighbours shrinks as there are choices of their
    // own.
    const std::vector<double> numbers = {
        1 + fold_.weight_growth * r / (r + fold_.weight_half),
        fold_.spread * fold_.weight_half / (r + fold_.weight_half)};
    std::vector<std::uint32_t> joint_begin{0};
    std::vector<JointChoice> joint;
    for (const auto& list : joint_choices()) {
      joint.insert(joint.end(), list.begin(), list.end());
      joint_begin.push_back(static_cast<std::uint32_t>(joint.size()));
    }
    ArrayFileWriter writer;
    writer.add("entities", entities_);
    writer.add("trust", trust_);
    writer.add("weights", numbers);
    writer.add("needs.begin", need_begin);
    writer.add("needs", needs);
    writer.add("needs.weights", weights);
    writer.add("texts.at", texts.offsets());
    writer.add("texts.text", texts.chars());
    writer.add("joint.begin", joint_begin);
    writer.add("joint", joint);
    writer.write(request_.choices_file);
  }

  const Evidence& evidence_;
  const Postings& postings_;
  const MappedEntityGraph& graph_;
  const BuildOptions& options_;
  const EvidenceFoldOptions& fold_;
  const FoldRequest& request_;
  std::size_t unknown_ = 0;
  std::vector<Pair> pairs_;
  std::vector<std::uint32_t> entities_;         // that were chosen, ascending: the rows
  std::vector<std::size_t> begin_;              // of a row's pairs, and one more
  std::vector<double> choices_, caps_, trust_;  // by row
};

}  // namespace

std::size_t fold_evidence(const Evidence& evidence, const PastEntities& entities,
                          const Postings& postings, const MappedEntityGraph& graph,
                          const BuildOptions& options, const FoldRequest& request) {
  return Folding(evidence, entities, postings, graph, options, request).run();
}

}  // namespace matchgraph
