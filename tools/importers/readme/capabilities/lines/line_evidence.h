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

#include "tools/importers/readme/capabilities/lines/line_signs.h"

namespace matchgraph::readme {

struct SignWeight {
  Sign sign;
  std::string_view name;  ///< in tools/line_evidence/judged.tsv
  double weight;          ///< in logits: above 0 speaks for a capability
};

struct EvidenceOptions {
  double start = 1.80;  ///< logit of a line without any sign
  /// What is below is left out. Of lines of files that neither the rules nor the weights had seen,
  /// one in twenty that stay is no capability, and one in six to four was before; a third of the
  /// lines that are capabilities goes too, most of them those that tell least.
  double least = 2.10;
  /// Less will do where something beside the words speaks for a line:
  /// - the line right below the title, when it is about the thing and not about others;
  double least_of_opening = 0.5;
  /// - the sentence that says what the thing is, without signs that it says something else;
  double least_of_definition = 0.9;
  /// - an item of a list that is clear for the most part, when it neither praises nor tells sizes;
  double least_of_neighbour = 0.9;
  /// - the same, where a third of the list is clear, and in what a card lists as uses;
  double least_of_some = 1.2;
  /// - a sentence that says what the thing itself does;
  double least_of_deed = 1.5;
  /// - a sentence that says what the thing is suitable, designed or used for;
  double least_of_purpose = 1.0;
  /// - a title with what stands below it.
  double least_of_entry = 1.5;
  /// Where a file would have none, its best line stays from here on: nine of ten are capabilities.
  double least_of_best = 1.60;
  std::array<SignWeight, kSigns> weights = {{
      {Sign::kIsDefinition, "is_definition", 0.75},
      {Sign::kIsItem, "is_item", 0.36},
      {Sign::kIsEntry, "is_entry", -0.90},
      {Sign::kIsSupport, "is_support", 0.32},
      {Sign::kDefinesKind, "defines_kind", 0.35},
      {Sign::kDefinesElsewhere, "defines_elsewhere", -0.95},
      {Sign::kInUsage, "in_usage", -0.36},
      {Sign::kItemInIntroduction, "item_in_introduction", -0.46},
      {Sign::kInSupport, "in_support", -0.74},
      {Sign::kManySiblings, "many_siblings", 0.46},
      {Sign::kLittleBehindLabel, "little_behind_label", -0.74},
      {Sign::kHasCode, "has_code", -0.25},
      {Sign::kBeginsWithIt, "begins_with_it", 0.69},
      {Sign::kBeginsWithArticle, "begins_with_article", -0.55},
      {Sign::kBeginsWithAbility, "begins_with_ability", 0.94},
      {Sign::kBeginsWithOpening, "begins_with_opening", -0.80},
      {Sign::kBeginsWithDeed, "begins_with_deed", 0.89},
      {Sign::kItemBeginsWithDeed, "item_begins_with_deed", 0.60},
      {Sign::kBeginsInside, "begins_inside", -1.09},
      {Sign::kBeginsSmall, "begins_small", -0.67},
      {Sign::kOwnSubject, "own_subject", -1.02},
      {Sign::kOwnDeed, "own_deed", 0.80},
      {Sign::kOtherSubject, "other_subject", -0.48},
      {Sign::kOneWord, "one_word", -1.40},
      {Sign::kTwoWords, "two_words", -0.29},
      {Sign::kFiveWords, "five_words", -0.26},
      {Sign::kManyWords, "many_words", 0.53},
      {Sign::kSaysName, "says_name", -0.67},
      {Sign::kHasPurpose, "has_purpose", 0.54},
      {Sign::kHasDeed, "has_deed", 0.34},
      {Sign::kHasKind, "has_kind", 0.57},
      {Sign::kEndsInOffer, "ends_in_offer", 0.62},
      {Sign::kActionNoun, "action_noun", 1.15},
      {Sign::kBareDefinition, "bare_definition", -0.21},
      {Sign::kOffers, "offers", 0.53},
      {Sign::kOffersTwice, "offers_twice", 0.42},
      {Sign::kPointingName, "pointing_name", -0.98},
      {Sign::kVagueNames, "vague_names", -0.51},
      {Sign::kShouts, "shouts", -0.33},
      {Sign::kPraisingLabel, "praising_label", -0.34},
      {Sign::kPraisesTwice, "praises_twice", -0.75},
      {Sign::kPraisesOnly, "praises_only", -1.05},
      {Sign::kItemPraises, "item_praises", -0.73},
      {Sign::kTellsSize, "tells_size", -1.16},
      {Sign::kOfProject, "of_project", -0.63},
      {Sign::kOfMaking, "of_making", -0.54},
      {Sign::kUsesOthers, "uses_others", -1.08},
      {Sign::kOfOrigin, "of_origin", -0.91},
      {Sign::kOfTraining, "of_training", -1.14},
      {Sign::kOfCare, "of_care", -0.78},
      {Sign::kDangles, "dangles", -1.11},
      {Sign::kSaysOnly, "says_only", -0.66},
      {Sign::kDenies, "denies", -0.10},
      {Sign::kItemDenies, "item_denies", -1.06},
      {Sign::kHasModal, "has_modal", -0.64},
      {Sign::kCompares, "compares", -1.03},
      {Sign::kHasVersion, "has_version", -0.45},
      {Sign::kHasFigure, "has_figure", -0.93},
      {Sign::kHasAside, "has_aside", -0.66},
      {Sign::kIsVague, "is_vague", -0.39},
      {Sign::kIsPassive, "is_passive", -0.32},
      {Sign::kHasTypes, "has_types", 0.40},
      {Sign::kHasRuntime, "has_runtime", 0.60},
  }};
};

/// The logit that a line with these signs is a capability.
double evidence_of(const Signs& signs, const EvidenceOptions& options = {});

/// Takes the lines of a file that have too little evidence out, but those that are certain.
/// `subjects` are the names of the thing, lower case.
void drop_unclear(std::vector<FoundCapability>& lines, const std::vector<std::string>& subjects,
                  const EvidenceOptions& options = {});

}  // namespace matchgraph::readme
