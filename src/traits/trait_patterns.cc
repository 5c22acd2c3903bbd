#include "traits/trait_patterns.h"

#include <stdexcept>
#include <string>

namespace matchgraph {
namespace {

constexpr std::string_view kAtStart = "^ ";
constexpr std::string_view kAtClause = ", ";
constexpr std::string_view kAsItem = "& ";

void add(std::string_view list, TraitNumber trait, bool value, std::vector<TraitPattern>& out) {
  for (std::string_view text : list_parts(list)) {
    const bool at_start = text.starts_with(kAtStart);
    if (at_start) text.remove_prefix(kAtStart.size());
    const bool at_clause = text.starts_with(kAtClause);
    if (at_clause) text.remove_prefix(kAtClause.size());
    const bool as_item = text.starts_with(kAsItem);
    if (as_item) text.remove_prefix(kAsItem.size());
    out.push_back({WordPattern(text), trait, value, at_start, at_clause, as_item});
  }
}

std::vector<TraitPattern> patterns_of(std::string_view Trait::*yes, std::string_view Trait::*no,
                                      std::string_view Trait::*by_type) {
  std::vector<TraitPattern> out;
  const std::span<const Trait> table = trait_table();
  for (std::size_t i = 0; i < table.size(); ++i) {
    add(table[i].*yes, static_cast<TraitNumber>(i), true, out);
    add(table[i].*no, static_cast<TraitNumber>(i), false, out);
    if (by_type == nullptr) continue;
    const std::size_t first = out.size();
    add(table[i].*by_type, static_cast<TraitNumber>(i), true, out);
    for (std::size_t k = first; k < out.size(); ++k) out[k].by_type = true;
  }
  return out;
}

}  // namespace

TraitPatterns::TraitPatterns(std::vector<TraitPattern> patterns) : patterns_(std::move(patterns)) {
  for (std::uint32_t i = 0; i < patterns_.size(); ++i) {
    const std::vector<std::string_view> first = patterns_[i].pattern.first_words();
    // It would have to be tried at every word of a catalogue, which the table by first words is to
    // spare.
    if (first.empty()) throw std::logic_error("a pattern of a trait begins with any word");
    for (const std::string_view word : first) by_word_[word].push_back(i);
  }
}

const TraitPatterns& stating_patterns() {
  static const TraitPatterns patterns(patterns_of(&Trait::says, &Trait::denies, &Trait::says_of));
  return patterns;
}

const TraitPatterns& asking_patterns() {
  static const TraitPatterns patterns(patterns_of(&Trait::asked, &Trait::asked_not, nullptr));
  return patterns;
}

}  // namespace matchgraph
