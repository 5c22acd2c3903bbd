#include "query/comparison/mentions.h"

#include <algorithm>
#include <cmath>

#include "lines/opposites.h"
#include "traits/trait.h"

namespace matchgraph {
namespace {

/// Share of a name's weight that a text has to hold: of two words the rarer one is enough.
constexpr double kTellingOfName = 0.5;

/// The same of a whole line, as a name may tell nothing: "Use of available hardware". Of fewer
/// words in common a short line would be told by any that is about the same subject.
constexpr double kTellingOfText = 0.22;
constexpr std::size_t kLeastWordsOfText = 3;

/// Cosine of two entities that are about one thing. Of 160 pairs of the sample one in four lines
/// that were found mentioned without it had nothing to do with the other.
constexpr double kLeastSimilarity = 0.1;

double name_weight(const Snapshot& snapshot, TermId term) {
  const auto rows = static_cast<double>(snapshot.capability_vectors().rows());
  const double rarity = 1 + std::log(rows / std::max(1U, snapshot.capability_frequency(term)));
  return rarity * rarity;
}

/// Offers of one thing whose lines are read: a model has dozens of sellers, who list the same.
constexpr std::size_t kMostOffers = 24;

bool is_among(std::span<const TermId> sorted, TermId term) {
  return std::binary_search(sorted.begin(), sorted.end(), term);
}

}  // namespace

Mentions::Mentions(const Snapshot& snapshot, Analyser& analyser, const Entity& entity,
                   EntityIndexNumber number)
    : snapshot_(snapshot), analyser_(analyser), number_(number) {
  const FactColumns& facts = snapshot.facts();
  add_lines(number);
  const auto offers = facts.group_members(facts.group(number));
  for (const EntityIndexNumber offer : offers.first(std::min(kMostOffers, offers.size()))) {
    if (offer != number) add_lines(offer);
  }
  read(entity.summary, told_);
  read(entity.unique, told_);
  read(entity.type, told_);
  for (const std::string& tag : entity.tags) read(tag, told_);
  for (const Capability& capability : entity.capabilities) {
    read(capability.unique, told_);
    for (const std::string& tag : capability.tags) read(tag, told_);
  }
  // The one protocol of which most entries say only how it is abbreviated.
  if (snapshot.traits().says(number, *trait_named("mcp")))
    read("Model Context Protocol (MCP)", told_);
  std::sort(told_.begin(), told_.end());
}

void Mentions::add_lines(EntityIndexNumber offer) {
  const auto begin = snapshot_.facts().capability_begin();
  lines_.push_back({begin[offer], begin[offer + 1]});
  line_count_ += begin[offer + 1] - begin[offer];
  const EntityTraits& traits = snapshot_.traits();
  const std::uint32_t set = traits.set_of(offer);
  // "Can be self-hosted" stands on its card, in whatever words it was said.
  traits.stated_in(set).without(traits.denied_in(set)).for_each([&](TraitNumber trait) {
    read(trait_words(trait, true), told_);
  });
}

void Mentions::read(std::string_view text, std::vector<TermId>& out) const {
  for (const Token& token : analyser_.tokens(text)) {
    if (const auto term = snapshot_.find_term(token.term)) out.push_back(*term);
  }
}

Mentions::Held Mentions::held(std::span<const TermId> name, std::span<const TermId> line,
                              std::span<const TermId> owner) const {
  Held out;
  double all = 0;
  for (const TermId term : name) {
    if (snapshot_.is_bigram(term) || is_among(owner, term)) continue;
    const double one = name_weight(snapshot_, term);
    const bool is_held = is_among(line, term);
    all += one;
    out.share += is_held ? one : 0;
    out.words += is_held ? 1 : 0;
  }
  if (all > 0) out.share /= all;
  return out;
}

bool Mentions::tells(RowId capability, std::span<const TermId> owner) const {
  const LineTable& lines = snapshot_.lines();
  // Also a requirement or a note that the other speaks of is not unmentioned.
  if (lines.kind(capability) == LineKind::kDenial) return false;
  // A sentence that is too long for a name is taken by all of its words.
  const auto name = lines.name(capability).empty()
                        ? snapshot_.capability_vectors().row_terms(capability)
                        : lines.name(capability);
  if (name.empty()) return false;
  // "Image generation" is not told by who reads images.
  const bool is_of_media = lines.media(capability) != MediaFlow{};
  constexpr double kRounding = 1e-9;
  const auto tells_name = [&](std::span<const TermId> words) {
    return held(name, words, owner).share >= (is_of_media ? 1 - kRounding : kTellingOfName);
  };
  const auto text = snapshot_.capability_vectors().row_terms(capability);
  const auto tells_text = [&](std::span<const TermId> words) {
    const Held of_text = held(text, words, owner);
    return !is_of_media && of_text.share >= kTellingOfText && of_text.words >= kLeastWordsOfText;
  };
  if (tells_name(told_)) return true;
  for (const Lines& some : lines_) {
    for (RowId line = some.begin; line < some.end; ++line) {
      if (lines.kind(line) == LineKind::kDenial) continue;
      const auto words = snapshot_.capability_vectors().row_terms(line);
      const bool is_told = tells_name(words) || tells_text(words);
      if (!is_told) continue;
      const auto denied = lines.denied(line);
      const bool is_denied = std::any_of(name.begin(), name.end(),
                                         [&](TermId term) { return is_among(denied, term); });
      if (!is_denied && !are_opposite(lines.sides(line), lines.sides(capability))) return true;
    }
  }
  return false;
}

void Mentions::mark(EntityIndexNumber other, std::vector<bool>& capabilities,
                    std::size_t most_looks) const {
  if (snapshot_.entity_similarity().of(number_, other) < kLeastSimilarity) return;
  const RowId first = snapshot_.facts().capability_begin()[other];
  if (capabilities.size() * (line_count_ + 1) > most_looks) return;
  std::vector<TermId> owner;
  read(snapshot_.facts().name(other), owner);
  std::sort(owner.begin(), owner.end());
  for (std::size_t i = 0; i < capabilities.size(); ++i) {
    if (!capabilities[i]) capabilities[i] = tells(first + static_cast<RowId>(i), owner);
  }
}

}  // namespace matchgraph
