#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "traits/rows/trait_rows.h"

namespace matchgraph {
namespace {

// In the order of TraitGroup.
constexpr std::array<std::string_view, 12> kGroupNames = {
    "running",  "needs",    "terms", "ability", "input", "output",
    "protocol", "platform", "code",  "tongue",  "state", "kind"};

std::vector<Trait> all_rows() {
  std::vector<Trait> out;
  for (const auto rows :
       {running_rows(), term_rows(), ability_rows(), platform_rows(), kind_rows()}) {
    out.insert(out.end(), rows.begin(), rows.end());
  }
  const std::vector<Trait> families = family_rows();
  out.insert(out.end(), families.begin(), families.end());
  // A stored statement keeps slug and value in one byte.
  constexpr std::size_t kMost = 127;
  if (out.size() > kMost) throw std::logic_error("more traits than a statement can number");
  return out;
}

const std::vector<Trait>& rows() {
  static const std::vector<Trait> table = all_rows();
  return table;
}

TraitNumber row_named(std::string_view slug) {
  const auto number = trait_named(slug);
  // A slip in a row ends the first program that looks at the table, which is any test.
  if (!number) throw std::logic_error("no trait " + std::string(slug));
  return *number;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  const bool has = text.starts_with(prefix);
  if (has) text.remove_prefix(prefix.size());
  return has;
}

Opposite opposite_of(std::string_view text) {
  Opposite out;
  out.is_denial = !take_prefix(text, "~");
  for (std::string_view slug : list_parts(text, " ")) {
    if (take_prefix(slug, "no:")) {
      out.denied.push_back(row_named(slug));
    } else if (take_prefix(slug, "-")) {
      out.unstated.push_back(row_named(slug));
    } else {
      out.stated.push_back(row_named(slug));
    }
  }
  return out;
}

std::vector<std::vector<Opposite>> opposites_in(std::string_view Trait::*list) {
  std::vector<std::vector<Opposite>> out;
  for (const Trait& row : rows()) {
    out.emplace_back();
    for (const std::string_view part : list_parts(row.*list)) {
      out.back().push_back(opposite_of(part));
    }
  }
  return out;
}

TraitMask mask_of(std::span<const TraitNumber> traits) {
  TraitMask out;
  for (const TraitNumber trait : traits) out.add(trait);
  return out;
}

}  // namespace

std::string_view to_string(TraitGroup group) {
  return kGroupNames.at(static_cast<std::size_t>(group));
}

std::span<const Trait> trait_table() { return rows(); }

std::optional<TraitNumber> trait_named(std::string_view slug) {
  static const auto numbers = [] {
    std::unordered_map<std::string_view, TraitNumber> out;
    for (std::size_t i = 0; i < rows().size(); ++i) {
      out.emplace(rows()[i].slug, static_cast<TraitNumber>(i));
    }
    return out;
  }();
  const auto found = numbers.find(slug);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

std::string_view trait_words(TraitNumber trait, bool value) {
  return value ? rows()[trait].label : rows()[trait].denial;
}

bool is_so(const Opposite& opposite, const TraitMask& stated, const TraitMask& denied) {
  return stated.contains_all(mask_of(opposite.stated)) &&
         denied.contains_all(mask_of(opposite.denied)) && !stated.meets(mask_of(opposite.unstated));
}

std::span<const Opposite> opposites_of(TraitNumber trait) {
  static const auto table = opposites_in(&Trait::opposites);
  return table[trait];
}

std::span<const Opposite> voids_of(TraitNumber trait) {
  static const auto table = opposites_in(&Trait::void_where);
  return table[trait];
}

std::optional<TraitNumber> disputing(TraitNumber trait) {
  static const auto table = [] {
    std::vector<std::optional<TraitNumber>> out;
    for (const Trait& row : rows()) {
      out.emplace_back();
      if (!row.disputed_by.empty()) out.back() = row_named(row.disputed_by);
    }
    return out;
  }();
  return table[trait];
}

std::span<const TraitNumber> implied_by(TraitNumber trait) {
  static const auto table = [] {
    std::vector<std::vector<TraitNumber>> out;
    for (const Trait& row : rows()) {
      out.emplace_back();
      for (const std::string_view slug : list_parts(row.implies)) {
        out.back().push_back(row_named(slug));
      }
    }
    return out;
  }();
  return table[trait];
}

std::vector<std::string_view> list_parts(std::string_view list, std::string_view separator) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (end > 0) out.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + separator.size(), list.size()));
  }
  return out;
}

bool list_holds(std::string_view list, std::string_view word) {
  constexpr std::string_view kBefore = "; ";
  // Searched in place: splitting a list for each word that is asked for would allocate in every
  // sentence of a build.
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || list.substr(0, at).ends_with(kBefore);
    if (begins && (end == list.size() || list[end] == ';')) return true;
  }
  return false;
}

}  // namespace matchgraph
