// How sure it is that a line of a README says what its thing does or has.
//
// A logistic model over the signs of line_signs.h. Its weights were fitted by
// tools/line_evidence/fit to lines of READMEs and cards that a person judged: would it stand in a
// list of what the thing can do, read alone?
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/readme/capabilities/line_signs.h"

namespace matchgraph::readme {

struct SignWeight {
  Sign sign;
  std::string_view name;  ///< in tools/line_evidence/judged.tsv
  double weight;          ///< in logits: above 0 speaks for a capability
};

struct EvidenceOptions {
  double start = 1.81;  ///< logit of a line without any sign
  /// What is below is left out. Of lines of files that neither the rules nor the weights had seen,
  /// one in twenty that stay is no capability, and one in six to four was before; a third of the
  /// lines that are capabilities goes too, most of them those that tell least.
  double least = 2.10;
  /// Where a file would have none, its best line stays from here on: nine of ten are capabilities.
  double least_of_best = 1.60;
  std::array<SignWeight, kSigns> weights = {{
      {Sign::kIsDefinition, "is_definition", 0.77},
      {Sign::kIsItem, "is_item", 0.44},
      {Sign::kIsEntry, "is_entry", -0.75},
      {Sign::kDefinesKind, "defines_kind", 0.29},
      {Sign::kDefinesElsewhere, "defines_elsewhere", -0.93},
      {Sign::kInUsage, "in_usage", -0.37},
      {Sign::kItemInIntroduction, "item_in_introduction", -0.50},
      {Sign::kInSupport, "in_support", -0.74},
      {Sign::kManySiblings, "many_siblings", 0.43},
      {Sign::kLittleBehindLabel, "little_behind_label", -0.77},
      {Sign::kHasCode, "has_code", -0.27},
      {Sign::kBeginsWithIt, "begins_with_it", 0.75},
      {Sign::kBeginsWithArticle, "begins_with_article", -0.52},
      {Sign::kBeginsWithAbility, "begins_with_ability", 0.92},
      {Sign::kBeginsWithOpening, "begins_with_opening", -0.82},
      {Sign::kBeginsWithDeed, "begins_with_deed", 0.87},
      {Sign::kItemBeginsWithDeed, "item_begins_with_deed", 0.60},
      {Sign::kBeginsInside, "begins_inside", -1.10},
      {Sign::kBeginsSmall, "begins_small", -0.62},
      {Sign::kOwnSubject, "own_subject", -0.98},
      {Sign::kOwnDeed, "own_deed", 0.83},
      {Sign::kOtherSubject, "other_subject", -0.53},
      {Sign::kOneWord, "one_word", -1.43},
      {Sign::kTwoWords, "two_words", -0.36},
      {Sign::kFiveWords, "five_words", -0.28},
      {Sign::kManyWords, "many_words", 0.51},
      {Sign::kSaysName, "says_name", -0.67},
      {Sign::kHasPurpose, "has_purpose", 0.52},
      {Sign::kHasDeed, "has_deed", 0.31},
      {Sign::kHasKind, "has_kind", 0.57},
      {Sign::kEndsInOffer, "ends_in_offer", 0.66},
      {Sign::kActionNoun, "action_noun", 1.03},
      {Sign::kBareDefinition, "bare_definition", -0.20},
      {Sign::kOffers, "offers", 0.55},
      {Sign::kOffersTwice, "offers_twice", 0.37},
      {Sign::kPointingName, "pointing_name", -1.01},
      {Sign::kVagueNames, "vague_names", -0.54},
      {Sign::kShouts, "shouts", -0.35},
      {Sign::kPraisingLabel, "praising_label", -0.41},
      {Sign::kPraisesTwice, "praises_twice", -0.70},
      {Sign::kPraisesOnly, "praises_only", -1.02},
      {Sign::kItemPraises, "item_praises", -0.75},
      {Sign::kTellsSize, "tells_size", -1.25},
      {Sign::kOfProject, "of_project", -0.65},
      {Sign::kOfMaking, "of_making", -0.57},
      {Sign::kUsesOthers, "uses_others", -1.15},
      {Sign::kOfOrigin, "of_origin", -0.90},
      {Sign::kOfTraining, "of_training", -1.13},
      {Sign::kOfCare, "of_care", -0.80},
      {Sign::kDangles, "dangles", -1.02},
      {Sign::kSaysOnly, "says_only", -0.64},
      {Sign::kDenies, "denies", -0.15},
      {Sign::kItemDenies, "item_denies", -1.02},
      {Sign::kHasModal, "has_modal", -0.67},
      {Sign::kCompares, "compares", -1.09},
      {Sign::kHasVersion, "has_version", -0.61},
      {Sign::kHasFigure, "has_figure", -0.49},
      {Sign::kHasAside, "has_aside", -0.67},
      {Sign::kIsVague, "is_vague", -0.38},
      {Sign::kIsPassive, "is_passive", -0.32},
      {Sign::kHasTypes, "has_types", 0.42},
      {Sign::kHasRuntime, "has_runtime", 0.64},
  }};
};

/// The logit that a line with these signs is a capability.
double evidence_of(const Signs& signs, const EvidenceOptions& options = {});

/// Takes the lines of a file that have too little evidence out, but those that are certain.
/// `subjects` are the names of the thing, lower case.
void drop_unclear(std::vector<FoundCapability>& lines, const std::vector<std::string>& subjects,
                  const EvidenceOptions& options = {});

}  // namespace matchgraph::readme
