#include "query/comparison/mentions/mentions.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

/// The same of a name in all that an entry says: words that stand apart say less than in one line.
constexpr double kTellingAnywhere = 0.6;
constexpr std::size_t kLeastWordsAnywhere = 2;
/// From so many lines on nearly all of the words have to be there.
constexpr std::size_t kLongList = 24;
constexpr double kTellingInLongList = 0.85;

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

Mentions::Mentions(EngineState& state, const Entity& entity, EntityIndexNumber number)
    : snapshot_(*state.snapshot),
      analyser_(state.index.analyser()),
      number_(number),
      near_(state.near_terms()) {
  const FactColumns& facts = snapshot_.facts();
  const EntityTraits& traits = snapshot_.traits();
  TraitMask stated;
  const auto add = [&](EntityIndexNumber offer) {
    const RowId begin = facts.capability_begin()[offer];
    const RowId end = facts.capability_begin()[offer + 1];
    lines_.push_back({begin, end});
    line_count_ += end - begin;
    const std::uint32_t set = traits.set_of(offer);
    stated.add_all(traits.stated_in(set).without(traits.denied_in(set)));
  };
  add(number);
  const auto offers = facts.group_members(facts.group(number));
  for (const EntityIndexNumber offer : offers.first(std::min(kMostOffers, offers.size()))) {
    if (offer != number) add(offer);
  }
  // "Can be self-hosted" stands on its card, in whatever words it was said.
  stated.for_each([&](TraitNumber trait) { read(trait_words(trait, true), told_); });
  read(entity.name, told_);
  read(entity.summary, told_);
  read(entity.unique, told_);
  read(entity.type, told_);
  for (const std::string& tag : entity.tags) read(tag, told_);
  for (const Capability& capability : entity.capabilities) {
    read(capability.unique, told_);
    for (const std::string& tag : capability.tags) read(tag, told_);
  }
  // The one protocol of which most entries say only how it is abbreviated.
  if (traits.says(number, *trait_named("mcp"))) read("Model Context Protocol (MCP)", told_);
}

void Mentions::read(std::string_view text, std::vector<TermId>& out) const {
  for (const Token& token : analyser_.tokens(text)) {
    if (const auto term = snapshot_.find_term(token.term)) out.push_back(*term);
  }
}

Mentions::Held Mentions::held(std::span<const TermId> name, std::span<const TermId> line,
                              std::span<const TermId> owner) const {
  const auto add = [&](bool with_manner, Held& out) {
    double all = 0;
    for (const TermId term : name) {
      if (snapshot_.is_bigram(term) || (!with_manner && near_.is_of_manner(term))) continue;
      const bool is_held = is_among(line, near_.of(term));
      // What is the owner's own name another one need not say; where it does, it tells all the
      // same.
      if (!is_held && is_among(owner, term)) continue;
      const double one = name_weight(snapshot_, term);
      all += one;
      out.share += is_held ? one : 0;
      out.words += is_held ? 1 : 0;
    }
    if (all > 0) out.share /= all;
    return all > 0;
  };
  Held out;
  if (!add(false, out)) add(true, out);
  return out;
}

bool Mentions::is_denied(RowId line, RowId capability, std::span<const TermId> name) const {
  const LineTable& lines = snapshot_.lines();
  const auto denied = lines.denied(line);
  return are_opposite(lines.sides(line), lines.sides(capability)) ||
         std::any_of(name.begin(), name.end(), [&](TermId term) { return is_among(denied, term); });
}

bool Mentions::tells(RowId capability, std::span<const TermId> owner) const {
  const LineTable& lines = snapshot_.lines();
  // Also a requirement or a note that the other speaks of is not unmentioned.
  if (lines.kind(capability) == LineKind::kDenial) return false;
  // A sentence that is too long for a name is taken by all of its words.
  const auto text = snapshot_.capability_vectors().row_terms(capability);
  const auto name = lines.name(capability).empty() ? text : lines.name(capability);
  if (name.empty()) return false;
  // "Image generation" is not told by who reads images.
  const bool is_of_media = lines.media(capability) != MediaFlow{};
  constexpr double kRounding = 1e-9;
  const auto tells_name = [&](std::span<const TermId> words) {
    return held(name, words, owner).share >= (is_of_media ? 1 - kRounding : kTellingOfName);
  };
  const auto tells_text = [&](std::span<const TermId> words) {
    const Held of_text = held(text, words, owner);
    return !is_of_media && of_text.share >= kTellingOfText && of_text.words >= kLeastWordsOfText;
  };
  if (tells_name(told_)) return true;
  bool denies = false;
  for (const Line& line : read_) {
    if (!tells_name(line.words) && !tells_text(line.words)) continue;
    if (!is_denied(line.row, capability, name)) return true;
    denies = true;
  }
  if (denies || is_of_media) return false;
  // Said here and there: of one word it would have been found in a line, and a long list says
  // nearly all words somewhere.
  const Held anywhere = held(name, all_, owner);
  return anywhere.words >= kLeastWordsAnywhere &&
         anywhere.share >= (line_count_ > kLongList ? kTellingInLongList : kTellingAnywhere);
}

void Mentions::read_lines() {
  if (!read_.empty()) return;
  const auto add_near = [this](std::span<const TermId> terms, std::vector<TermId>& out) {
    for (const TermId term : terms) {
      if (!snapshot_.is_bigram(term)) out.push_back(near_.of(term));
    }
  };
  for (const Lines& some : lines_) {
    for (RowId row = some.begin; row < some.end; ++row) {
      if (snapshot_.lines().kind(row) == LineKind::kDenial) continue;
      Line line{row, {}};
      add_near(snapshot_.capability_vectors().row_terms(row), line.words);
      std::sort(line.words.begin(), line.words.end());
      all_.insert(all_.end(), line.words.begin(), line.words.end());
      read_.push_back(std::move(line));
    }
  }
  std::vector<TermId> told;
  add_near(told_, told);
  std::sort(told.begin(), told.end());
  told_ = std::move(told);
  all_.insert(all_.end(), told_.begin(), told_.end());
  std::sort(all_.begin(), all_.end());
  all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
}

void Mentions::mark(EntityIndexNumber other, std::vector<bool>& capabilities,
                    std::size_t most_looks) {
  if (snapshot_.entity_similarity().of(number_, other) < kLeastSimilarity) return;
  const RowId first = snapshot_.facts().capability_begin()[other];
  if (capabilities.size() * (line_count_ + 1) > most_looks) return;
  read_lines();
  std::vector<TermId> owner;
  read(snapshot_.facts().name(other), owner);
  std::sort(owner.begin(), owner.end());
  for (std::size_t i = 0; i < capabilities.size(); ++i) {
    if (!capabilities[i]) capabilities[i] = tells(first + static_cast<RowId>(i), owner);
  }
}

}  // namespace matchgraph
