#include "query/ranking/suggested_critiques.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "index/analyser.h"
#include "index/facts/fact_filter.h"
#include "matchgraph/filter_table.h"
#include "query/language/parse.h"
#include "query/language/query_text.h"
#include "query/ranking/matching/position_set.h"
#include "query/ranking/noun_words.h"
#include "query/ranking/term_tally.h"
#include "query/snapshot_vocabulary.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// What a single critique adds to a request's filters: one of these.
struct Narrowing {
  std::optional<RelativeBound> relative = {};
  bool free = false;
  bool open_source = false;
  std::string with = {};

  void add_to(Filters& filters) const {
    if (relative) filters.relative.push_back(*relative);
    if (free) filters.free = true;
    if (open_source) filters.open_source = true;
    if (!with.empty()) filters.with.push_back(with);
  }
};

/// A single critique and which of the alternatives meet it.
struct UnitCritique {
  std::string label;
  Narrowing narrowing;
  PositionSet met;  // alternatives
  std::size_t count = 0;
};

/// One critique, or two at once.
struct Proposal {
  const UnitCritique* first = nullptr;
  const UnitCritique* second = nullptr;  // may be missing
  std::size_t count = 0;                 // alternatives that meet it
};

class CritiqueSuggestions {
 public:
  CritiqueSuggestions(EngineState& state, std::span<const EntityIndexNumber> seeds,
                      const AlternativesRequest& request, std::span<const Candidate> passing)
      : state_(state), seeds_(seeds), request_(request) {
    entities_.reserve(passing.size());
    for (const Candidate& candidate : passing) entities_.push_back(candidate.entity);
  }

  std::vector<CritiqueSuggestion> run() {
    add_fact_critiques();
    add_word_critiques();
    std::vector<CritiqueSuggestion> out;
    add_best(pairs(), state_.options.suggested_pairs, out);
    add_best(units(), state_.options.suggested_units, out);
    return out;
  }

 private:
  std::span<const EntityIndexNumber> first_entities(std::size_t count) const {
    return std::span(entities_).first(std::min(count, entities_.size()));
  }

  /// Keeps a critique that some meet and not all.
  void keep(UnitCritique unit) {
    unit.count = unit.met.size();
    if (unit.count > 0 && unit.count < entities_.size()) units_.push_back(std::move(unit));
  }

  void add_fact_critiques() {
    const FactColumns& facts = state_.facts();
    const Filters& asked = request_.filters;
    for (const FilterRow& row : filter_table()) {
      if (row.kind != FilterKind::kComparative) continue;
      const RelativeBound bound{std::get<Comparative>(row.member), ""};
      const auto& there = asked.relative;
      if (std::find(there.begin(), there.end(), bound) != there.end()) continue;
      const auto met = FactFilter::meeting(facts, bound, asked.workload, seeds_, entities_);
      if (met) keep({std::string(row.words), {.relative = bound}, PositionSet(*met)});
    }
    // The filters of the request are met by all that pass; the new one is asked alone.
    const auto add = [&](const char* label, const Narrowing& narrowing) {
      Filters alone;
      narrowing.add_to(alone);
      keep({label, narrowing, PositionSet(FactFilter(facts, alone).passing(entities_))});
    };
    if (!asked.free) add("free", {.free = true});
    if (!asked.open_source) add("open source", {.open_source = true});
  }

  bool seeds_hold(TermId term) const {
    const TermVectorsView vectors = state_.snapshot->entity_vectors();
    return std::any_of(seeds_.begin(), seeds_.end(), [&](EntityIndexNumber seed) {
      const auto terms = vectors.row_terms(seed);
      return std::binary_search(terms.begin(), terms.end(), term);
    });
  }

  bool is_telling(TermId term) const {
    // Looks at rows of the seeds and at a count first; the word itself lies in another file.
    if (seeds_hold(term) || is_common(term)) return false;
    if (state_.snapshot->term_words().word(term).empty()) return false;
    const std::string_view text = state_.snapshot->terms()[term];
    const bool letters = std::all_of(text.begin(), text.end(), is_lower);
    return letters && text.size() > 2 && class_weight(text) == 1 && !is_of_language(text);
  }

  /// Whether entities use its word as a noun more often than not: nobody says "with adds".
  bool is_noun(TermId term) {
    const auto known = state_.nouns.find(term);
    if (known != state_.nouns.end()) return known->second;
    // A few of those that hold it, from all over the catalogue, so that the answer is the word's
    // and not the question's, and can be kept.
    constexpr std::size_t kTexts = 6;
    const std::string word(state_.snapshot->term_words().word(term));
    const auto holders = state_.snapshot->postings().rows_of(term);
    const std::size_t texts = std::min(kTexts, holders.size());
    WordUse uses;
    for (std::size_t i = 0; i < texts; ++i) {
      add_uses(state_.snapshot->entity(holders[i * holders.size() / texts]), word, uses);
    }
    return state_.nouns.emplace(term, is_used_as_noun(word, uses)).first->second;
  }

  /// Stems of words that say another critique, or only that something is good.
  static bool is_of_language(std::string_view stem) {
    static const std::set<std::string_view> words = {
        "best", "cheap", "cheaper", "cost", "fast",  "free",    "good",  "new",     "newer",
        "open", "paid",  "price",   "run",  "small", "smaller", "sourc", "support", "work"};
    return words.contains(stem);
  }

  bool is_common(TermId term) const {
    const double most =
        state_.options.suggested_word_share * static_cast<double>(state_.facts().entities());
    // In a small catalogue the share is less than the holders that a word needs to be suggested.
    const auto least = static_cast<double>(2 * state_.options.suggested_word_holders);
    return static_cast<double>(state_.snapshot->postings().frequency(term)) > std::max(most, least);
  }

  /// Whether a type is called so: "with library" would ask for libraries, and find what names one.
  bool is_of_type(const std::string& word) const {
    const StringTableView& types = state_.facts().type_names();
    for (std::size_t i = 0; i < types.size(); ++i) {
      const std::string name = '-' + std::string(types[i]) + '-';
      if (name.find('-' + word + '-') != std::string::npos) return true;
    }
    return false;
  }

  /// Words that several of the best alternatives share and no seed has, the heaviest first.
  void add_word_critiques() {
    const TermVectorsView vectors = state_.snapshot->entity_vectors();
    const auto best = first_entities(state_.options.suggesting_window);
    std::size_t most = 0;
    for (const EntityIndexNumber e : best) most += vectors.row_terms(e).size();
    thread_local std::vector<std::pair<TermId, float>> scratch;
    // One more: the loop that sums up writes an entry before it knows whether it is kept.
    scratch.resize(std::max(scratch.size(), most + 1));
    const std::span held(scratch);
    std::size_t all = 0;
    HolderCounts counts;
    for (const EntityIndexNumber e : best) {
      const auto terms = vectors.row_terms(e);
      const auto weights = vectors.row_weights(e);
      for (std::size_t t = first_word(terms); t < terms.size(); ++t) {
        held[all++] = {terms[t], weights[t]};
        counts.add(terms[t]);
      }
    }
    // Few rows hold most terms: what is left is summed up. Without a branch: which those are
    // nothing could foresee.
    std::size_t count = 0;
    for (const auto& [term, weight] : held.first(all)) {
      held[count] = {term, weight};
      count += counts.may_reach(term, state_.options.suggested_word_holders) ? 1 : 0;
    }
    thread_local TermTally tally;
    tally.reserve(count);
    for (const auto& [term, weight] : held.first(count)) {
      tally.add(term, static_cast<double>(weight));
    }
    std::vector<std::pair<double, TermId>> shared;
    shared.reserve(count / state_.options.suggested_word_holders + 1);
    tally.take([&](const TermTally::Entry& entry) {
      if (entry.holders < state_.options.suggested_word_holders) return;
      // Negated: heaviest first, equals by term, with the plain order of pairs.
      shared.emplace_back(-entry.weight, entry.term);
    });
    std::sort(shared.begin(), shared.end());
    std::vector<TermId> telling;
    // Tested from the top only until there are enough: each test reads other files.
    for (auto term = shared.begin();
         term != shared.end() && telling.size() < state_.options.suggested_words; ++term) {
      const TermId word = term->second;
      if (!is_telling(word) || !is_noun(word)) continue;
      if (!is_of_type(std::string(state_.snapshot->term_words().word(word)))) {
        telling.push_back(word);
      }
    }
    add_words(telling);
  }

  /// Where the terms of words that begin with a letter begin in a row; what is in front of them,
  /// bigrams among it, is never suggested.
  std::size_t first_word(std::span<const TermId> row) const {
    return static_cast<std::size_t>(
        std::lower_bound(row.begin(), row.end(), state_.snapshot->behind_bigrams()) - row.begin());
  }

  /// Reads the posting lists of the words: what the best alternatives hold lies all over the files.
  void add_words(std::span<const TermId> telling) {
    const auto asked = first_entities(state_.options.suggesting_reach);
    PositionSet is_asked(state_.facts().entities());
    thread_local std::vector<std::uint32_t> position_of;  // by entity, of those asked
    position_of.resize(std::max(position_of.size(), state_.facts().entities()));
    for (std::size_t i = 0; i < asked.size(); ++i) {
      is_asked.add(asked[i]);
      position_of[asked[i]] = static_cast<std::uint32_t>(i);
    }
    const auto& with = request_.filters.with;
    for (const TermId term : telling) {
      const std::string word(state_.snapshot->term_words().word(term));
      if (std::find(with.begin(), with.end(), word) != with.end()) continue;
      const auto denying = state_.snapshot->term_words().denying(term);
      UnitCritique unit{"with " + word, {.with = word}, PositionSet(entities_.size())};
      is_asked.for_each_of(state_.snapshot->postings().rows_of(term), [&](EntityIndexNumber e) {
        // As the filter will: who says "without bluetooth" does not have it.
        if (!std::binary_search(denying.begin(), denying.end(), e)) unit.met.add(position_of[e]);
      });
      keep(std::move(unit));
    }
  }

  std::vector<Proposal> units() const {
    std::vector<Proposal> out;
    for (const UnitCritique& unit : units_) out.push_back({&unit, nullptr, unit.count});
    return out;
  }

  std::vector<Proposal> pairs() const {
    std::vector<Proposal> out;
    for (auto a = units_.begin(); a != units_.end(); ++a) {
      for (auto b = a + 1; b != units_.end(); ++b) {
        // Two wishes at once are read by what everybody knows: "free + with path" is neither.
        if (!a->narrowing.with.empty() || !b->narrowing.with.empty()) continue;
        const std::size_t count = a->met.common_with(b->met);
        // A pair that narrows nothing down is no suggestion beside its halves.
        const std::size_t narrower = std::min(a->count, b->count);
        if (count < state_.options.suggested_least || count == narrower) continue;
        out.push_back({&*a, &*b, count});
      }
    }
    return out;
  }

  /// The conditions that stand as critiques in words and not in the need, but for what the filters
  /// say already: left out, a suggestion would widen what it is to narrow.
  std::vector<std::string> wished(const Filters& filters) const {
    std::vector<std::string> out;
    for (const TraitCondition& condition : request_.conditions) {
      for (const CritiqueKind kind : {CritiqueKind::kFree, CritiqueKind::kOpenSource}) {
        const FilterRow& row = filter_of(kind);
        const bool is_this = condition.trait == row.name && condition.wanted;
        if (is_this && !is_set(filters, row)) out.emplace_back(row.words);
      }
    }
    return out;
  }

  CritiqueSuggestion written(const Proposal& proposal) const {
    CritiqueSuggestion out{proposal.first->label, "", proposal.count};
    // What was asked stays asked: a suggestion narrows further.
    Filters filters = request_.filters;
    proposal.first->narrowing.add_to(filters);
    if (proposal.second != nullptr) {
      out.label += " + " + proposal.second->label;
      proposal.second->narrowing.add_to(filters);
    }
    out.query = query_text(request_.seeds, filters, request_.need, wished(filters));
    return out;
  }

  /// A need may hold words that would be read as critiques behind others.
  bool is_read_as_meant(const CritiqueSuggestion& suggestion) const {
    if (request_.need.empty()) return true;
    return parse_query(suggestion.query, SnapshotVocabulary(state_)).need == request_.need;
  }

  /// Adds those that most alternatives meet.
  void add_best(std::vector<Proposal> all, std::size_t limit,
                std::vector<CritiqueSuggestion>& out) const {
    // Equals stay in the order of the table of filters, then of the words' weights.
    std::stable_sort(all.begin(), all.end(),
                     [](const Proposal& a, const Proposal& b) { return a.count > b.count; });
    std::size_t added = 0;
    for (auto proposal = all.begin(); proposal != all.end() && added < limit; ++proposal) {
      // Written and read back only here: parsing each proposal would cost more than finding them.
      CritiqueSuggestion suggestion = written(*proposal);
      if (!is_read_as_meant(suggestion)) continue;
      out.push_back(std::move(suggestion));
      ++added;
    }
  }

  EngineState& state_;
  std::span<const EntityIndexNumber> seeds_;
  const AlternativesRequest& request_;
  std::vector<EntityIndexNumber> entities_;  // of those that pass, best first
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
