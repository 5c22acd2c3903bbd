#include "query/comparison/trait_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "traits/read_traits.h"
#include "traits/trait.h"
#include "wording/told_name.h"

namespace matchgraph {
namespace {

// Rows of price and type tell these already, and text goes into and comes out of nearly everything.
constexpr std::array<std::string_view, 6> kToldElsewhere = {
    "free", "free-tier", "mcp", "input-text", "output-text", "multilingual"};

bool is_told_elsewhere(std::string_view slug) {
  return std::find(kToldElsewhere.begin(), kToldElsewhere.end(), slug) != kToldElsewhere.end();
}

/// Words of a line that says one trait and nothing else, and of one about licences and prices.
constexpr std::ptrdiff_t kWordsOfTrait = 3;
constexpr std::ptrdiff_t kWordsOfTerms = 8;

std::ptrdiff_t count_words(std::string_view text) {
  return 1 + std::count(text.begin(), text.end(), ' ');
}

/// Whether a line names what goes in or comes out and no job: "PDF input" and not "Live
/// transcription", which reads sound and does more.
bool names_medium(std::string_view text) {
  constexpr std::array<std::string_view, 3> kEnds = {" input", " output", " support"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [text](std::string_view end) { return text.ends_with(end); });
}

struct SaidOf {
  bool yes = false;
  bool no = false;
};

SaidOf stated_of(const EntityCard& card, std::string_view slug) {
  SaidOf out;
  for (const TraitValue& trait : card.traits) {
    if (trait.slug != slug) continue;
    out.yes = out.yes || trait.value;
    out.no = out.no || !trait.value;
  }
  return out;
}

/// Whether what one states and the other states the contrary of parts them for a chooser. Who
/// writes images mostly reads some too and does not say so, what is written in C++ is used from
/// Python, and who knows German was asked about German: they are conditions, and no contrasts.
bool tells_apart(const Trait& trait) {
  return trait.group != TraitGroup::kInput && trait.group != TraitGroup::kOutput &&
         trait.group != TraitGroup::kCode && trait.group != TraitGroup::kTongue;
}

/// As the table shows it.
std::string value_words(const SaidOf& stated) {
  if (stated.yes) return stated.no ? "both" : "yes";
  return stated.no ? "no" : "unknown";
}

/// What a card states against a trait, the denial or an opposite, and the other card, which states
/// the trait, does not state too; empty for nothing.
std::string contrary_of(const EntityCard& card, const EntityCard& other, TraitNumber trait) {
  const SaidOf own = stated_of(card, trait_table()[trait].slug);
  if (own.yes) return {};
  const auto is = [&card](bool value) {
    return [&card, value](TraitNumber one) {
      const SaidOf said = stated_of(card, trait_table()[one].slug);
      return value ? said.yes : said.no;
    };
  };
  // "Hosted" says more than "does not run locally", which follows from it.
  for (const Opposite& opposite : opposites_of(trait)) {
    const bool is_so = std::all_of(opposite.stated.begin(), opposite.stated.end(), is(true)) &&
                       std::all_of(opposite.denied.begin(), opposite.denied.end(), is(false)) &&
                       std::none_of(opposite.unstated.begin(), opposite.unstated.end(), is(true));
    if (is_so && !opposite.stated.empty()) {
      if (stated_of(other, trait_table()[opposite.stated.front()].slug).yes) return {};
      return std::string(trait_words(opposite.stated.front(), true));
    }
  }
  return own.no ? std::string(trait_words(trait, false)) : std::string();
}

std::string contrary_words_of(const EntityTraits& traits, std::uint32_t e, TraitNumber trait) {
  const std::vector<TraitStatement> grounds = traits.grounds(e, trait);
  return grounds.empty() ? std::string()
                         : std::string(trait_words(grounds[0].trait, grounds[0].value));
}

}  // namespace

std::vector<TableRow> trait_rows(const std::vector<EntityCard>& cards) {
  std::vector<TableRow> out;
  for (const Trait& trait : trait_table()) {
    if (is_told_elsewhere(trait.slug)) continue;
    TableRow row{.feature = std::string(trait.label), .values = {}};
    bool is_stated = false;
    for (const EntityCard& card : cards) {
      row.values.push_back(value_words(stated_of(card, trait.slug)));
      is_stated = is_stated || row.values.back() != "unknown";
      row.differs = row.differs || row.values.back() != row.values.front();
      // Traits are read of texts, and no source states them as a field.
      row.origins.emplace_back();
    }
    if (is_stated) out.push_back(std::move(row));
  }
  return out;
}

std::vector<FactDifference> trait_differences(const EntityTraits& traits, std::uint32_t left,
                                              std::uint32_t right) {
  std::vector<FactDifference> out;
  const std::span<const Trait> table = trait_table();
  for (const TraitStatement& statement : traits.of(right)) {
    if (is_told_elsewhere(table[statement.trait].slug)) continue;
    const Stance here = traits.stance(right, statement.trait);
    const Stance there = traits.stance(left, statement.trait);
    const bool part = (here == Stance::kYes && there == Stance::kNo) ||
                      (here == Stance::kNo && there == Stance::kYes);
    // Who contradicts itself parts nobody from anything.
    if (!part) continue;
    const std::string words(trait_words(statement.trait, statement.value));
    out.push_back({std::string(table[statement.trait].slug),
                   contrary_words_of(traits, left, statement.trait), words, words});
  }
  return out;
}

void mark_told_by_traits(const Entity& entity, const EntityCard& other, std::vector<bool>& told) {
  TraitReader reader;
  Entity alone;
  alone.id = entity.id;
  alone.name = entity.name;
  alone.type = entity.type;
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Capability& capability = entity.capabilities[i];
    const std::string& text = capability.name.empty() ? capability.text : capability.name;
    if (told[i] || count_words(text) > kWordsOfTerms) continue;
    alone.capabilities.assign(1, Capability());
    alone.capabilities.front().text = text;
    std::size_t found = 0;
    bool is_told = true;
    bool is_terms = true;
    for (const TraitStatement& statement : reader.read(alone)) {
      // Its type and name tell some that no line does.
      if (statement.place < trait_place::kCapabilities) continue;
      const Trait& trait = trait_table()[statement.trait];
      const SaidOf said = stated_of(other, trait.slug);
      const bool is_same = statement.value ? said.yes && !said.no : said.no && !said.yes;
      is_told = is_told && (is_same || is_told_elsewhere(trait.slug));
      is_terms = is_terms && trait.group == TraitGroup::kTerms;
      const bool is_medium =
          trait.group == TraitGroup::kInput || trait.group == TraitGroup::kOutput;
      is_told = is_told && (!is_medium || names_medium(text));
      found += is_told_elsewhere(trait.slug) ? 0 : 1;
    }
    // A longer line tells more than its trait, unless that is on which terms the thing is had.
    const bool is_short = is_terms || count_words(text) <= kWordsOfTrait;
    told[i] = found > 0 && is_told && is_short;
  }
}

std::string parting_trait(const EntityCard& left, const EntityCard& right) {
  // In the order of the table, which begins with where a thing runs: the first that parts two is
  // told.
  for (std::size_t i = 0; i < trait_table().size(); ++i) {
    const auto trait = static_cast<TraitNumber>(i);
    const std::string_view slug = trait_table()[i].slug;
    if (is_told_elsewhere(slug) || !tells_apart(trait_table()[i])) continue;
    const std::string words(trait_words(trait, true));
    const SaidOf here = stated_of(left, slug);
    const SaidOf there = stated_of(right, slug);
    const std::string against_right = here.yes && !here.no ? contrary_of(right, left, trait) : "";
    if (!against_right.empty()) {
      return fmt::format("{}: {}; {}: {}.", told_name(left), words, told_name(right),
                         against_right);
    }
    const std::string against_left = there.yes && !there.no ? contrary_of(left, right, trait) : "";
    if (!against_left.empty()) {
      return fmt::format("{}: {}; {}: {}.", told_name(left), against_left, told_name(right), words);
    }
  }
  return {};
}

}  // namespace matchgraph
