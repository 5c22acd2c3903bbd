// Every name that the full-text index stores: one place allocates them, index/README.md explains.
#pragma once

#include <cstddef>

namespace matchgraph::schema {

/// Term prefixes. Words are folded to lower case, so a capital never starts one.
constexpr char kBigramPrefix = 'B';  ///< "Bmatch graph": two adjacent terms

/// Wdf increments of the fields of an entity document (weights of one bag; recipe: needs 4, 3, 2,
/// 1).
constexpr unsigned kNameWdf = 4;
constexpr unsigned kSummaryWdf = 3;
constexpr unsigned kCapabilityNameWdf = 2;
constexpr unsigned kCapabilityTextWdf = 1;
constexpr unsigned kTagWdf = 1;

/// Weights of the fields of an entity in its vector, beside 1 for each of its capabilities.
constexpr unsigned kProfileNameWdf = 2;
constexpr unsigned kProfileSummaryWdf = 2;
constexpr unsigned kProfileTagWdf = 1;

/// Terms longer than this many bytes are cut there; Xapian takes at most 245 with its prefix and
/// escapes, and nobody types a longer word.
constexpr std::size_t kMaxTermBytes = 64;

/// Positions left free between two texts of a document of the full-text database.
constexpr unsigned kTextGap = 64;

/// Words of a phrase that is looked for at most; below kTextGap.
constexpr std::size_t kMaxPhraseWords = 32;
static_assert(kMaxPhraseWords < kTextGap);

/// Words shorter than this are not offered as spelling corrections, nor corrected.
constexpr std::size_t kMinSpellingLetters = 4;

/// Edits allowed in a spelling correction: one in words of up to so many letters, else two.
constexpr std::size_t kOneEditLetters = 5;

}  // namespace matchgraph::schema
