#include "query/comparison/pair_probability.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "lines/opposed_deeds.h"
#include "lines/opposites.h"
#include "text/ascii.h"
#include "traits/trait.h"

namespace matchgraph {
namespace {

bool is_number(std::string_view term) { return std::all_of(term.begin(), term.end(), is_digit); }

bool is_one_of(std::string_view term, std::span<const std::string_view> sorted) {
  return std::binary_search(sorted.begin(), sorted.end(), term);
}

/// By its stem, as the terms of texts are.
bool is_currency(std::string_view term) {
  constexpr auto kCurrencies =
      std::to_array<std::string_view>({"cent", "dollar", "eur", "euro", "gbp", "usd"});
  return is_one_of(term, kCurrencies);
}

/// Stems of what a price is told in.
bool is_of_prices(std::string_view term) {
  constexpr auto kPrices = std::to_array<std::string_view>(
      {"billion", "charg", "cost", "hour", "input", "million", "minut", "month", "output", "paid",
       "pay", "per", "price", "second", "thousand", "token"});
  return is_currency(term) || is_one_of(term, kPrices);
}

/// Stems that tell no job. How a thing is meant: "focuses on privacy" is said of a search engine
/// and of a file server. The beginnings of compounds: what is "multi-agent" has no job in common
/// with what is "multi-format". Where work lies or things run: what is done on GitHub may be
/// anything (a compound's parts are terms as well).
bool tells_no_job(std::string_view term) {
  constexpr auto kStems = std::to_array<std::string_view>(
      {"android", "auto",   "bitbucket", "cross", "docker",   "focus", "git",
       "github",  "gitlab", "hub",       "io",    "kubernet", "linux", "maco",
       "multi",   "non",    "orient",    "pre",   "semi",     "window"});
  return is_one_of(term, kStems);
}

/// Whether it is data, and no program.
bool is_data(const Snapshot& snapshot, EntityIndexNumber e) {
  static const std::optional<TraitNumber> data = trait_named("data");
  return data && snapshot.traits().stance(e, *data) == Stance::kYes;
}

void find_shared(const Snapshot& snapshot, RowId a, RowId b, SharedWords& out) {
  const TermVectorsView vectors = snapshot.capability_vectors();
  const auto left = vectors.row_terms(a);
  const auto right = vectors.row_terms(b);
  const auto left_weights = vectors.row_weights(a);
  const auto right_weights = vectors.row_weights(b);
  out.words.clear();
  out.left_share = out.right_share = 0;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i] == right[j] && !snapshot.is_bigram(left[i])) {
      out.words.push_back(left[i]);
      const auto here = static_cast<double>(left_weights[i]);
      const auto there = static_cast<double>(right_weights[j]);
      out.left_share += here * here;
      out.right_share += there * there;
    }
    const bool forward_left = left[i] <= right[j];
    const bool forward_right = right[j] <= left[i];
    i += forward_left ? 1 : 0;
    j += forward_right ? 1 : 0;
  }
}

/// Whether two rows share a price and nothing else: what is paid for may be anything.
bool share_only_prices(const Snapshot& snapshot, const SharedWords& shared) {
  const auto all = [&](const auto& is_so) {
    return std::all_of(shared.words.begin(), shared.words.end(),
                       [&](TermId word) { return is_so(snapshot.terms()[word]); });
  };
  // "0.5" is a term of its own.
  return all([](std::string_view term) { return is_digit(term[0]) || is_of_prices(term); }) &&
         !all([](std::string_view term) { return !is_currency(term); });
}

/// Whether all that two rows share says how something is meant or offered, or where: "supports
/// multiple languages" and "multiple formats are supported" are no one job.
bool share_only_manner(const Snapshot& snapshot, const SharedWords& shared) {
  constexpr auto kOffering =
      std::to_array<std::string_view>({"differ", "multipl", "numer", "sever", "support", "variou"});
  return std::all_of(shared.words.begin(), shared.words.end(), [&](TermId word) {
    const std::string_view term = snapshot.terms()[word];
    return tells_no_job(term) || is_one_of(term, kOffering);
  });
}

/// Cosine of two names, a term weighing 1 + ln(capabilities / those that hold it).
double name_cosine(const Snapshot& snapshot, RowId a, RowId b) {
  const auto left = snapshot.lines().name(a);
  const auto right = snapshot.lines().name(b);
  const auto squared = [&snapshot](TermId term) {
    const auto rows = static_cast<double>(snapshot.capability_vectors().rows());
    const std::uint32_t holders = std::max(1U, snapshot.capability_frequency(term));
    const double rarity = 1 + std::log(rows / holders);
    return rarity * rarity;
  };
  double shared = 0;
  for (const TermId term : left) {
    const bool is_shared = std::binary_search(right.begin(), right.end(), term);
    if (is_shared && !tells_no_job(snapshot.terms()[term])) shared += squared(term);
  }
  if (shared == 0) return 0;
  const auto length = [&](std::span<const TermId> terms) {
    return std::transform_reduce(terms.begin(), terms.end(), 0.0, std::plus<>(), squared);
  };
  return shared / std::sqrt(length(left) * length(right));
}

bool holds(std::span<const TermId> sorted, TermId term) {
  return std::binary_search(sorted.begin(), sorted.end(), term);
}

/// Whether `a` denies what `b` states; by name, what `b` is called after: "no model to install"
/// denies nothing of a transcription by small models.
bool denies(const Snapshot& snapshot, RowId a, RowId b, bool by_name) {
  const auto denied = snapshot.lines().denied(a);
  const auto stated =
      by_name ? snapshot.lines().name(b) : snapshot.capability_vectors().row_terms(b);
  return std::any_of(denied.begin(), denied.end(), [&](TermId term) {
    return holds(stated, term) && !holds(snapshot.lines().denied(b), term);
  });
}

EntityIndexNumber entity_of(const Snapshot& snapshot, RowId row) {
  const auto begin = snapshot.facts().capability_begin();
  return static_cast<EntityIndexNumber>(std::upper_bound(begin.begin(), begin.end(), row) -
                                        begin.begin() - 1);
}

/// Whether `a` is called after an ability and says that it is none, and the entity of `b` has it:
/// "Structured output by prompt: nothing enforces a schema".
bool takes_back(const Snapshot& snapshot, RowId a, RowId b) {
  const EntityTraits& traits = snapshot.traits();
  const EntityIndexNumber e = entity_of(snapshot, a);
  const std::size_t place =
      trait_place::kCapabilities + (a - snapshot.facts().capability_begin()[e]);
  TraitMask stated;
  TraitMask denied;
  for (const TraitStatement& one : traits.of(e)) {
    if (one.place == place) (one.value ? stated : denied).add(one.trait);
  }
  bool out = false;
  denied.for_each([&](TraitNumber trait) {
    out = out ||
          (stated.contains(trait) && traits.stance(entity_of(snapshot, b), trait) == Stance::kYes);
  });
  return out;
}

/// Whether the texts contradict each other. Of what is called the same, the one at home and the
/// other elsewhere do one job: where, their names and traits say.
bool contradict(const Snapshot& snapshot, RowId a, RowId b, bool is_same_head) {
  constexpr std::uint8_t kPlaces = side::kLocal | side::kHosted;
  const auto sides = [&](RowId row) {
    const std::uint8_t all = snapshot.lines().sides(row);
    return is_same_head ? static_cast<std::uint8_t>(all & ~kPlaces) : all;
  };
  return are_opposite(sides(a), sides(b)) || denies(snapshot, a, b, is_same_head) ||
         denies(snapshot, b, a, is_same_head) || takes_back(snapshot, a, b) ||
         takes_back(snapshot, b, a);
}

/// By its name, where it has one: a text tells what else comes of the deed.
Deeds deeds_of(const Snapshot& snapshot, RowId row) {
  const auto name = snapshot.lines().name(row);
  Deeds out;
  for (const TermId term : name.empty() ? snapshot.capability_vectors().row_terms(row) : name) {
    out.add(snapshot.terms()[term]);
  }
  return out;
}

/// Whether one is about what goes in and the other about what comes out, or both about other
/// media: no job at all in common.
bool flow_apart(const Snapshot& snapshot, RowId a, RowId b) {
  constexpr std::uint8_t kFlow = side::kTakes | side::kGives;
  const auto flow = [&](RowId row) {
    return static_cast<std::uint8_t>(snapshot.lines().sides(row) & kFlow);
  };
  const MediaFlow left = snapshot.lines().media(a);
  const MediaFlow right = snapshot.lines().media(b);
  // "Structured output" and "audio output" share a word for where they stand in a job.
  const auto part = [&](std::uint8_t end, std::uint8_t x, std::uint8_t y) {
    return (flow(a) & flow(b) & end) != 0 && (x == 0) != (y == 0);
  };
  return are_opposite(flow(a), flow(b)) || are_apart(left, right) ||
         part(side::kTakes, left.takes, right.takes) || part(side::kGives, left.gives, right.gives);
}

/// Marks the terms that a compound consists of, when it consists of others. Cost: its letters times
/// the terms; most terms begin with no other one and cost a look.
void mark_parts(std::span<const std::string_view> terms, std::size_t whole,
                std::vector<bool>& is_part) {
  const std::string_view compound = terms[whole];
  const auto is_part_at = [&](std::size_t at, std::size_t i) {
    return i != whole && compound.substr(at).starts_with(terms[i]);
  };
  bool begins_with_another = false;
  for (std::size_t i = 0; i < terms.size(); ++i) begins_with_another |= is_part_at(0, i);
  if (!begins_with_another) return;
  // From behind: from which letters on is the rest made of parts? Trying part after part from the
  // front could take as long as there are ways to cut the compound.
  std::vector<std::size_t> next(compound.size() + 1, terms.size());
  next.back() = 0;
  for (std::size_t at = compound.size(); at-- > 0;) {
    for (std::size_t i = 0; i < terms.size() && next[at] == terms.size(); ++i) {
      if (is_part_at(at, i) && next[at + terms[i].size()] < terms.size()) next[at] = i;
    }
  }
  if (next.front() == terms.size()) return;
  for (std::size_t at = 0; at < compound.size(); at += terms[next[at]].size()) {
    is_part[next[at]] = true;
  }
}

}  // namespace

double probability_of(const PairFeatures& f, const PairWeights& w) {
  // A logistic model, as its probability can be held against how often readers agree: README.md has
  // the table.
  const double odds = w.nothing + w.similarity * f.similarity + w.telling_words * f.telling_words +
                      w.names * f.names + w.same_head * f.same_head +
                      w.shared_share * f.shared_share + w.entities * f.entities;
  return 1 / (1 + std::exp(-odds));
}

double choice_of(std::size_t lines) {
  // Entities of the judged comparisons have up to so many. Each line has one like it at most, so
  // that of ten times the lines a tenth of the pairs is right: "Custom colours" of a hundred lines
  // is like "Customer support" of a hundred others.
  constexpr double kJudged = 16;
  return std::max(1.0, static_cast<double>(lines) / kJudged);
}

std::size_t count_words(std::span<const std::string_view> terms) {
  std::vector<bool> is_part(terms.size(), false);
  for (std::size_t i = 0; i < terms.size(); ++i) mark_parts(terms, i, is_part);
  return static_cast<std::size_t>(std::count(is_part.begin(), is_part.end(), false));
}

EntityWords::EntityWords(const Snapshot& snapshot, EntityIndexNumber entity) : entity_(entity) {
  const auto begin = snapshot.facts().capability_begin();
  lines_ = begin[entity + 1] - begin[entity];
  std::vector<TermId> all;
  for (RowId row = begin[entity]; row < begin[entity + 1]; ++row) {
    for (const TermId term : snapshot.capability_vectors().row_terms(row)) {
      if (!snapshot.is_bigram(term)) all.push_back(term);
    }
  }
  // A word that stands at two places half of the lines apart is in more than half of them: sorting
  // finds the common words without counting each.
  std::sort(all.begin(), all.end());
  // Of a single capability every word tells.
  const std::size_t half = std::max(1U, (begin[entity + 1] - begin[entity]) / 2);
  for (std::size_t i = 0; i + half < all.size(); ++i) {
    const bool is_new = common_.empty() || common_.back() != all[i];
    if (all[i] == all[i + half] && is_new) common_.push_back(all[i]);
  }
}

bool EntityWords::tells(TermId word) const { return !holds(common_, word); }

PairJudge::PairJudge(const Snapshot& snapshot, const EntityWords& left, const EntityWords& right,
                     double entity_cosine, const PairOptions& options)
    : snapshot_(snapshot),
      left_(left),
      right_(right),
      entity_cosine_(entity_cosine),
      options_(options),
      choice_(choice_of(std::max(left.lines(), right.lines()))),
      is_data_beside_program_(is_data(snapshot, left.entity()) !=
                              is_data(snapshot, right.entity())) {}

PairFeatures PairJudge::features(RowId left, RowId right, double cosine) const {
  SharedWords shared;
  return features(left, right, cosine, shared);
}

PairFeatures PairJudge::features(RowId left, RowId right, double cosine,
                                 SharedWords& shared) const {
  thread_local std::vector<std::string_view> telling;  // kept, as in probability()
  find_shared(snapshot_, left, right, shared);
  telling.clear();
  for (const TermId word : shared.words) {
    if (!left_.tells(word) || !right_.tells(word)) continue;
    const std::string_view term = snapshot_.terms()[word];
    if (!is_number(term) && !tells_no_job(term)) telling.push_back(term);
  }
  const TermId head = snapshot_.lines().head(left);
  PairFeatures out;
  out.similarity = std::sqrt(cosine);
  out.telling_words = std::log(1 + static_cast<double>(count_words(telling)));
  out.names = name_cosine(snapshot_, left, right);
  out.same_head = head != LineTable::kNoTerm && head == snapshot_.lines().head(right) ? 1 : 0;
  out.shared_share = std::min(shared.left_share, shared.right_share);
  out.entities = entity_cosine_;
  return out;
}

double PairJudge::probability(RowId left, RowId right, double cosine) const {
  // Rules first that need no words: most pairs end here.
  if (cosine < options_.least_cosine) return 0;
  if (!can_pair(snapshot_.lines().kind(left), snapshot_.lines().kind(right))) return 0;
  if (flow_apart(snapshot_, left, right)) return 0;
  // Kept between calls: a comparison judges thousands of pairs, each with a handful of words.
  thread_local SharedWords shared;
  const PairFeatures read = features(left, right, cosine, shared);
  const double by_words = probability_of(read, options_.weights);
  const double found = by_words / (by_words + (1 - by_words) * choice_);
  if (snapshot_.lines().kind(left) != LineKind::kCapability)
    // That both need the same thing first may be told, but never as something that either does.
    return std::min(found, options_.set_up);
  // Only what would be shown as sure is worth reading for what denies it.
  if (found <= options_.opposite) return found;
  // A corpus of code and an editor that is trained on one do not do the same.
  const bool is_apart = is_data_beside_program_ || share_only_prices(snapshot_, shared) ||
                        share_only_manner(snapshot_, shared) ||
                        contradict(snapshot_, left, right, read.same_head > 0) ||
                        are_opposed(deeds_of(snapshot_, left), deeds_of(snapshot_, right));
  return is_apart ? options_.opposite : found;
}

}  // namespace matchgraph
