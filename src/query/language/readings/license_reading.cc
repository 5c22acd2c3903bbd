#include "query/language/readings/license_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "index/facts/open_license.h"
#include "query/language/query_phrases.h"
#include "query/language/readings/name_reading.h"
#include "traits/trait.h"

namespace matchgraph {
namespace {

bool is_license_word(const QueryWords& words, std::size_t i) {
  constexpr std::array<std::string_view, 5> kWords = {"licensed", "licenced", "license", "licence",
                                                      "licensing"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return words.match(i, word) == 1; });
}

/// "BSD", "GPLv3": written as licences are.
bool is_abbreviation(std::string_view name) {
  // "Driver license" has one capital at most.
  constexpr std::ptrdiff_t kCapitals = 2;
  return std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >=
         kCapitals;
}

/// "MIT", "Apache-2.0": a word that is nothing else.
bool is_exact_name(std::string_view name) {
  return is_abbreviation(name) || name.find_first_of("0123456789") != std::string_view::npos;
}

/// One whole clause of several: "MIT" of "HTTP server, header only, MIT".
bool is_item_of_list(const QueryWords& words, std::size_t from, std::size_t to) {
  return from > 0 && words.ends_before(from) && words.ends_before(to);
}

/// The words at `at` that name a licence, or an abbreviation that may be one which nothing has.
std::size_t add_listed(const QueryWords& words, std::size_t at, const QueryVocabulary& vocabulary,
                       LicenseReading& out) {
  constexpr std::size_t kMostWords = 3;
  for (std::size_t to = std::min(words.size(), at + kMostWords); to > at; --to) {
    if (to > at + 1 && words.ends_before(to - 1)) continue;
    const std::string_view name = words.slice(at, to);
    const NameList names = is_written_as_name(name) ? vocabulary.license_family(name) : NameList{};
    if (names.empty()) continue;
    out.licenses.insert(out.licenses.end(), names.begin(), names.end());
    return to;
  }
  // An abbreviation that no entry has counts only where it is known as an open licence, or "GPU or
  // MIT" would be a list.
  const bool is_license = at < words.size() && is_abbreviation(words.slice(at, at + 1)) &&
                          is_open_license(words.slice(words[at].core));
  if (!is_license) return 0;
  out.unknown.emplace_back(words.slice(words[at].core));
  return at + 1;
}

/// "MIT or Apache 2.0 licensed", "under MIT or BSD": all are licences, or it is none.
LicenseReading listed_at(const QueryWords& words, std::size_t begin, bool is_under,
                         const QueryVocabulary& vocabulary) {
  LicenseReading out;
  std::size_t listed = 0;
  for (std::size_t at = begin; at < words.size();) {
    const std::size_t next = add_listed(words, at, vocabulary, out);
    if (next == 0) return {};
    ++listed;
    at = next;
    if (at < words.size() && words.match(at, "or") == 1) {
      ++at;
      continue;
    }
    const bool says_license = !words.ends_before(at) && is_license_word(words, at);
    const bool ends = is_under && (words.ends_before(at) || is_boundary_word(words, at));
    // A single licence is read below, by rules that know words as well as abbreviations.
    if (listed < 2 || out.licenses.empty() || (!says_license && !ends)) return {};
    out.next = at + (says_license ? 1 : 0);
    return out;
  }
  return {};
}

}  // namespace

std::size_t unknown_license_words_at(const QueryWords& words, std::size_t i,
                                     const QueryVocabulary& vocabulary) {
  constexpr std::size_t kMostWords = 3;
  if (i >= words.size() || words[i].role != WordRole::kNeed) return 0;
  // "MIT license", "Apache 2.0 licence", but "Driver license".
  const std::string_view name = words.slice(i, i + 1);
  std::size_t to = i + 1;
  bool has_version = false;
  while (to < words.size() && to < i + kMostWords && !words.ends_before(to) &&
         words[to].key.find_first_of("0123456789") != std::string::npos) {
    has_version = true;
    ++to;
  }
  if (words.ends_before(to) || !is_license_word(words, to)) return 0;
  const bool is_licensed = words.match(to, "licensed") == 1 || words.match(to, "licenced") == 1;
  const bool is_name =
      is_abbreviation(name) || ((is_licensed || has_version) && is_written_as_name(name));
  return is_name && vocabulary.license_family(words.slice(i, to)).empty() ? to + 1 - i : 0;
}

LicenseReading license_at(const QueryWords& words, std::size_t i,
                          const QueryVocabulary& vocabulary) {
  constexpr std::size_t kMostWords = 3;
  // With one of them in front a licence needs no word for it behind: "under MIT".
  constexpr std::array<std::string_view, 10> kUnder = {
      "under",          "under the",          "under an", "under a",
      "licensed under", "licensed under the", "with an",  "with a",
      "with the",       "licensed under an"};
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  std::size_t under = 0;
  for (const std::string_view phrase : kUnder) under = std::max(under, words.match(i, phrase));
  // "License" begins no licence's name.
  if (under == 0 && is_license_word(words, i)) return {};
  const std::size_t begin = i + under;
  if (under > 0 && words.ends_before(begin)) return {};
  // A list before its first member, which would leave "or BSD" to the need.
  if (LicenseReading listed = listed_at(words, begin, under > 0, vocabulary); listed.next > 0) {
    return listed;
  }
  for (std::size_t to = std::min(words.size(), begin + kMostWords); to > begin; --to) {
    if (to > begin + 1 && words.ends_before(to - 1)) continue;
    const bool says_license = !words.ends_before(to) && is_license_word(words, to);
    const bool ends = under > 0 && (words.ends_before(to) || is_boundary_word(words, to));
    const bool is_item = under == 0 && is_item_of_list(words, begin, to) &&
                         is_exact_name(words.slice(begin, to)) &&
                         is_open_license(words.slice(begin, to));
    if (!says_license && !ends && !is_item) continue;
    NameList licenses = vocabulary.license_family(words.slice(begin, to));
    // "Under artistic control" is under no Artistic licence.
    if (!says_license && !is_written_as_name(words.slice(begin, to))) licenses.clear();
    if (!licenses.empty()) return {std::move(licenses), to + (says_license ? 1 : 0)};
  }
  return {};
}

bool ask_permissive(QueryWords& words, std::size_t i, std::size_t to, ParsedQuery& out) {
  // First words of permissive licences, and the condition that asks for them: where no entry has
  // one in a field, texts that say so are all there is to ask.
  struct Named {
    std::string_view name, trait;
  };
  constexpr std::string_view kAny = "permissive-license";
  constexpr std::array<Named, 7> kPermissive = {{{"mit", "mit-license"},
                                                 {"apache", "apache-license"},
                                                 {"bsd", kAny},
                                                 {"isc", kAny},
                                                 {"zlib", kAny},
                                                 {"boost", kAny},
                                                 {"unlicense", kAny}}};
  const auto* named = std::find_if(kPermissive.begin(), kPermissive.end(),
                                   [&](const Named& one) { return words.match(i, one.name) == 1; });
  if (named == kPermissive.end()) return false;
  const auto trait = trait_named(named->trait);
  const bool is_asked =
      std::any_of(out.conditions.begin(), out.conditions.end(),
                  [&](const TypedCondition& one) { return one.condition.trait == named->trait; });
  if (!trait || is_asked) return false;
  TypedCondition one;
  one.condition.trait = named->trait;
  one.label = trait_words(*trait, true);
  one.span = words.span(i, to);
  words.set_role(i, to, WordRole::kCondition);
  // What was typed is narrower than what is asked for.
  if (named->trait == kAny) {
    out.notes.push_back(
        {fmt::format(
             "no entry has the license \"{}\" in a field: any permissive licence is asked for",
             words.slice(i, to - 1)),
         one.span});
  }
  const auto behind = std::find_if(
      out.conditions.begin(), out.conditions.end(),
      [&one](const TypedCondition& other) { return other.span.begin > one.span.begin; });
  out.conditions.insert(behind, std::move(one));
  return true;
}

void take_license(QueryWords& words, std::size_t i, LicenseReading reading, ParsedQuery& out) {
  words.set_role(i, reading.next, WordRole::kCritique);
  for (const std::string& name : reading.unknown) {
    out.notes.push_back({fmt::format("nothing in this catalogue has the license \"{}\"", name),
                         words.span(i, reading.next)});
  }
  out.typed_filters.push_back({{"license", "=", reading.licenses}, words.span(i, reading.next)});
  out.filters.licenses.insert(out.filters.licenses.end(), reading.licenses.begin(),
                              reading.licenses.end());
}

}  // namespace matchgraph
