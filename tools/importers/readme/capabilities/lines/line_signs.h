// The signs in a line of a README that speak for or against its being a capability.
//
// No sign decides alone: line_evidence.h weighs them. Each is a yes or no about the words of a
// line, or about how it was found.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/readme/capabilities/readme_capabilities.h"

namespace matchgraph::readme {

enum class Sign : std::uint8_t {
  // Where it stands.
  kIsDefinition,
  kIsItem,
  kIsEntry,           ///< and no kIsSupport
  kIsSupport,         ///< an entry whose title says what is supported: "Water support"
  kDefinesKind,       ///< names a kind of thing: "a parser", "an emitter"
  kDefinesElsewhere,  ///< a definition outside of the introduction
  kInUsage,
  kItemInIntroduction,
  kInSupport,     ///< below a title with "support"
  kManySiblings,  ///< an item of a long list
  kLittleBehindLabel,
  kHasCode,
  // How it begins.
  kBeginsWithIt,
  kBeginsWithArticle,  ///< and is no definition
  kBeginsWithAbility,  ///< "Ability to", "Support for"
  kBeginsWithOpening,
  kBeginsWithDeed,      ///< "Parses ..."
  kItemBeginsWithDeed,  ///< of a list: "Parses ...", "Parse ..."
  kBeginsInside,        ///< "and ...", "also ...", "some ...": a part of more
  kBeginsSmall,         ///< an item, with a small letter and no deed
  kOwnSubject,
  kOwnDeed,  ///< and what it does
  kOtherSubject,
  // How much it says.
  kOneWord,
  kTwoWords,
  kFiveWords,  ///< or four
  kManyWords,
  kSaysName,  ///< no more than its name
  kHasPurpose,
  kHasDeed,
  kHasKind,      ///< "a parser for ..."
  kEndsInOffer,  ///< "... support"
  kActionNoun,   ///< a short item: "Conversion of rye", "Brace matching"
  kBareDefinition,
  kOffers,
  kOffersTwice,
  // What it is about instead.
  kPointingName,
  kVagueNames,  ///< a list of names under "This includes"
  kShouts,
  kPraisingLabel,
  kPraisesTwice,
  kPraisesOnly,
  kItemPraises,
  kTellsSize,
  kOfProject,
  kOfMaking,    ///< by whom, in what and with whose money it is made
  kUsesOthers,  ///< "It uses stones of ..."
  kOfOrigin,    ///< forks and ports
  kOfTraining,
  kOfCare,   ///< tests and documentation
  kDangles,  ///< "such lists", "this way"
  kSaysOnly,
  kDenies,
  kItemDenies,
  kHasModal,
  kCompares,
  kHasVersion,
  kHasFigure,
  kHasAside,  ///< "(optional)"
  kIsVague,   ///< "a handful of ..."
  kIsPassive,
  kHasTypes,
  kHasRuntime,
  kCount
};

inline constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::kCount);

using Signs = std::bitset<kSigns>;

/// `subjects` are the names of the thing, lower case.
Signs read_signs(const FoundCapability& line, const std::vector<std::string>& subjects);

}  // namespace matchgraph::readme
