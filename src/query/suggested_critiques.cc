#include "query/suggested_critiques.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "index/analyser.h"
#include "index/fact_filter.h"
#include "query/parse.h"
#include "query/query_text.h"
#include "query/snapshot_vocabulary.h"

namespace matchgraph {
namespace {

/// A single critique and which of the alternatives meet it.
struct UnitCritique {
  std::string label;
  Filters filters;        // as the request's would be with it
  std::vector<bool> met;  // by alternative
  std::size_t count = 0;
};

/// Sums of weights by term: open addressing, at most half full.
class TermTally {
 public:
  struct Entry {
    TermId term = 0;
    std::uint32_t holders = 0;  ///< 0: the place is free
    double weight = 0;
  };

  /// `terms`: at most so many different ones will be added.
  explicit TermTally(std::size_t terms) : entries_(std::bit_ceil(2 * terms + 1)) {}

  void add(TermId term, double weight) {
    const std::size_t mask = entries_.size() - 1;  // the size is a power of two
    std::size_t at = term * kScatter & mask;
    while (entries_[at].holders > 0 && entries_[at].term != term) at = (at + 1) & mask;
    entries_[at].term = term;
    ++entries_[at].holders;
    entries_[at].weight += weight;
  }

  /// In no particular order; free places among them.
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  static constexpr std::size_t kScatter = 0x9e3779b1;  // odd, so that no two terms share a product
  std::vector<Entry> entries_;
};

class CritiqueSuggestions {
 public:
  CritiqueSuggestions(EngineState& state, std::span<const EntityIndexNumber> seeds,
                      const AlternativesRequest& request, std::span<const Candidate> passing)
      : state_(state), seeds_(seeds), request_(request), passing_(passing) {}

  std::vector<CritiqueSuggestion> run() {
    add_fact_critiques();
    add_word_critiques();
    std::vector<CritiqueSuggestion> pairs = pair_suggestions();
    if (!request_.need.empty()) drop_misread(pairs);
    std::vector<CritiqueSuggestion> out = best(std::move(pairs), state_.options.suggested_pairs);
    std::vector<CritiqueSuggestion> units;
    for (const UnitCritique& unit : units_)
      units.push_back(suggestion(unit.label, unit.filters, unit.count));
    if (!request_.need.empty()) drop_misread(units);
    for (CritiqueSuggestion& unit : best(std::move(units), state_.options.suggested_units)) {
      out.push_back(std::move(unit));
    }
    return out;
  }

 private:
  /// A need may hold words that would be read as critiques behind others.
  void drop_misread(std::vector<CritiqueSuggestion>& all) const {
    const SnapshotVocabulary vocabulary(state_);
    std::erase_if(all, [&](const CritiqueSuggestion& suggestion) {
      return parse_query(suggestion.query, vocabulary).need != request_.need;
    });
  }

  /// Keeps a critique that some meet and not all.
  void keep(UnitCritique unit) {
    unit.count = static_cast<std::size_t>(std::count(unit.met.begin(), unit.met.end(), true));
    if (unit.count > 0 && unit.count < passing_.size()) units_.push_back(std::move(unit));
  }

  template <typename Change>
  void add_fact(const std::string& label, const Change& change) {
    Filters alone;
    alone.workload = request_.filters.workload;
    change(alone);
    const FactFilter filter(state_.facts(), alone, seeds_);
    if (filter.passes_nothing()) return;
    UnitCritique unit{label, request_.filters, {}, 0};
    change(unit.filters);
    for (const Candidate& candidate : passing_) {
      unit.met.push_back(filter.test(candidate.entity) == FactFilter::Answer::kPass);
    }
    keep(std::move(unit));
  }

  void add_fact_critiques() {
    const Filters& asked = request_.filters;
    const std::vector<std::pair<std::string, Comparative>> relatives = {
        {"cheaper", Comparative::kCheaper},
        {"newer", Comparative::kNewer},
        {"smaller", Comparative::kSmaller},
        {"larger", Comparative::kLarger},
        {"higher ranked", Comparative::kHigherRanked}};
    for (const auto& [label, kind] : relatives) {
      const RelativeBound bound{kind, ""};
      const auto& there = asked.relative;
      if (std::find(there.begin(), there.end(), bound) != there.end()) continue;
      add_fact(label, [&bound = bound](Filters& filters) { filters.relative.push_back(bound); });
    }
    if (!asked.free) add_fact("free", [](Filters& filters) { filters.free = true; });
    if (!asked.open_source) {
      add_fact("open source", [](Filters& filters) { filters.open_source = true; });
    }
  }

  bool seeds_hold(TermId term) const {
    const TermVectorsView vectors = state_.snapshot->entity_vectors();
    return std::any_of(seeds_.begin(), seeds_.end(), [&](EntityIndexNumber seed) {
      const auto terms = vectors.row_terms(seed);
      return std::binary_search(terms.begin(), terms.end(), term);
    });
  }

  bool is_telling(TermId term) const {
    const std::string_view text = state_.snapshot->terms()[term];
    const bool letters =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && text.size() > 2 && class_weight(text) == 1 && !is_of_language(text) &&
           !seeds_hold(term) && !is_common(text);
  }

  /// Stems of words that say another critique, or only that something is good.
  static bool is_of_language(std::string_view stem) {
    static const std::set<std::string_view> words = {
        "best", "cheap", "cheaper", "cost", "fast",  "free",    "good",  "new",     "newer",
        "open", "paid",  "price",   "run",  "small", "smaller", "sourc", "support", "work"};
    return words.contains(stem);
  }

  bool is_common(std::string_view term) const {
    const Postings& postings = state_.snapshot->postings();
    const auto number = postings.find(term);
    const double most =
        state_.options.suggested_word_share * static_cast<double>(state_.facts().entities());
    const auto least = static_cast<double>(2 * state_.options.suggested_word_holders);
    return number && static_cast<double>(postings.rows_of(*number).size()) > std::max(most, least);
  }

  /// Words that several of the best alternatives share and no seed has, the heaviest first.
  void add_word_critiques() {
    const TermVectorsView vectors = state_.snapshot->entity_vectors();
    const std::size_t looked_at = std::min(passing_.size(), state_.options.suggesting_window);
    std::size_t held = 0;
    for (std::size_t i = 0; i < looked_at; ++i)
      held += vectors.row_terms(passing_[i].entity).size();
    TermTally tally(held);
    for (std::size_t i = 0; i < looked_at; ++i) {
      const auto terms = vectors.row_terms(passing_[i].entity);
      const auto weights = vectors.row_weights(passing_[i].entity);
      for (std::size_t t = 0; t < terms.size(); ++t) {
        tally.add(terms[t], static_cast<double>(weights[t]));
      }
    }
    std::vector<std::pair<double, TermId>> shared;
    for (const TermTally::Entry& entry : tally.entries()) {
      if (entry.holders < state_.options.suggested_word_holders) continue;
      shared.emplace_back(-entry.weight, entry.term);
    }
    std::sort(shared.begin(), shared.end());
    std::size_t added = 0;
    for (auto term = shared.begin(); term != shared.end() && added < state_.options.suggested_words;
         ++term) {
      if (!is_telling(term->second)) continue;
      add_word(term->second);
      ++added;
    }
  }

  void add_word(TermId term) {
    const std::string word(state_.snapshot->term_words().word(term));
    const auto& asked = request_.filters.with;
    if (word.empty() || std::find(asked.begin(), asked.end(), word) != asked.end()) return;
    UnitCritique unit{"with " + word, request_.filters, {}, 0};
    unit.filters.with.push_back(word);
    const TermVectorsView vectors = state_.snapshot->entity_vectors();
    const std::size_t reach = std::min(passing_.size(), state_.options.suggesting_reach);
    unit.met.resize(passing_.size(), false);
    for (std::size_t i = 0; i < reach; ++i) {
      const EntityIndexNumber e = passing_[i].entity;
      const auto terms = vectors.row_terms(e);
      unit.met[i] = std::binary_search(terms.begin(), terms.end(), term) &&
                    !state_.snapshot->term_words().denies(e, term);
    }
    keep(std::move(unit));
  }

  std::vector<CritiqueSuggestion> pair_suggestions() const {
    std::vector<CritiqueSuggestion> out;
    for (std::size_t a = 0; a < units_.size(); ++a) {
      for (std::size_t b = a + 1; b < units_.size(); ++b) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < passing_.size(); ++i)
          count += units_[a].met[i] && units_[b].met[i];
        // A pair that narrows nothing down is no suggestion beside its halves.
        const std::size_t narrower = std::min(units_[a].count, units_[b].count);
        if (count < state_.options.suggested_least || count == narrower) continue;
        out.push_back(suggestion(units_[a].label + " + " + units_[b].label,
                                 joined(units_[a].filters, units_[b].filters), count));
      }
    }
    return out;
  }

  /// Both extend the request's filters by one critique each.
  Filters joined(const Filters& a, const Filters& b) const {
    Filters out = a;
    out.free = a.free || b.free;
    out.open_source = a.open_source || b.open_source;
    for (std::size_t i = request_.filters.relative.size(); i < b.relative.size(); ++i) {
      out.relative.push_back(b.relative[i]);
    }
    for (std::size_t i = request_.filters.with.size(); i < b.with.size(); ++i) {
      out.with.push_back(b.with[i]);
    }
    return out;
  }

  CritiqueSuggestion suggestion(const std::string& label, const Filters& filters,
                                std::size_t count) const {
    return {label, query_text(request_.seeds, filters, request_.need), count};
  }

  static std::vector<CritiqueSuggestion> best(std::vector<CritiqueSuggestion> all,
                                              std::size_t limit) {
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    if (all.size() > limit) all.resize(limit);
    return all;
  }

  EngineState& state_;
  std::span<const EntityIndexNumber> seeds_;
  const AlternativesRequest& request_;
  std::span<const Candidate> passing_;
  std::vector<UnitCritique> units_;
};

}  // namespace

std::vector<CritiqueSuggestion> suggest_critiques(EngineState& state,
                                                  std::span<const EntityIndexNumber> seeds,
                                                  const AlternativesRequest& request,
                                                  std::span<const Candidate> passing) {
  if (passing.empty()) return {};
  return CritiqueSuggestions(state, seeds, request, passing).run();
}

}  // namespace matchgraph
