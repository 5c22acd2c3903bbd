#include "render/text/claim_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace matchgraph::render {
namespace {

constexpr std::size_t kQuoteLines = 3;        // of a sentence, at most
constexpr std::size_t kContradictions = 2;    // shown a claim
constexpr std::size_t kContraryColumns = 60;  // of each sentence that contradicts

/// "(faster on long input)"; empty when no respect is known.
std::string respect_words(const Claim& claim) {
  std::string words = claim.respect;
  if (!claim.scope.empty()) words += (words.empty() ? "" : " ") + claim.scope;
  return words.empty() ? words : " (" + words + ")";
}

void put_claim(TextPage& page, const Claim& claim, ClaimSides sides) {
  StyledText text("- ", Ink::kFaint);
  text.add(claim_words(claim, sides)).add(" — “", Ink::kFaint);
  StyledText sentence;
  sentence.add_marked(claim.text, std::array{claim.rival});
  text.add(excerpt(sentence, kQuoteLines * page.width() - 40)).add("”", Ink::kFaint);
  page.paragraph(text, 0, 2);
  for (std::size_t i = 0; i < std::min(kContradictions, claim.contradicted_by.size()); ++i) {
    const OpposedClaim& opposed = claim.contradicted_by[i];
    StyledText contrary("contradicted by ", Ink::kStrong);
    contrary.add(opposed.by.name).add(": “", Ink::kFaint);
    contrary.add(excerpt(StyledText(opposed.text), kContraryColumns)).add("”", Ink::kFaint);
    page.paragraph(contrary, 2, 4);
  }
}

}  // namespace

std::string_view direction_name(ClaimDirection direction) {
  switch (direction) {
    case ClaimDirection::kBetter:
      return "better";
    case ClaimDirection::kWorse:
      return "worse";
    case ClaimDirection::kEqual:
      return "equal";
    case ClaimDirection::kDifferent:
      return "different";
  }
  return "different";
}

StyledText claim_words(const Claim& claim, ClaimSides sides) {
  StyledText text;
  // The heading above tells the other side.
  if (sides != ClaimSides::kRival) text.add(claim.by.name, Ink::kStrong).add(" ");
  if (sides != ClaimSides::kClaimant) {
    text.add("vs ", Ink::kFaint).add(claim.about, Ink::kStrong).add(": ");
  }
  return text.add(claimed_words(claim));
}

StyledText claimed_words(const Claim& claim) {
  // What cannot be told is no claim to be different: "Orion does the same in the cloud".
  const bool takes_side = claim.direction != ClaimDirection::kDifferent;
  StyledText text(takes_side ? "claims to be " : "takes no side");
  if (takes_side) text.add(direction_name(claim.direction));
  text.add(respect_words(claim));
  if (claim.hedged) text.add(", hedged", Ink::kFaint);
  return text;
}

void put_claims(TextPage& page, const std::vector<Claim>& claims, ClaimSides sides,
                std::size_t shown, std::size_t total) {
  for (std::size_t i = 0; i < std::min(shown, claims.size()); ++i) {
    put_claim(page, claims[i], sides);
  }
  const std::size_t left_out = total - std::min(total, std::min(shown, claims.size()));
  if (left_out == 0) return;
  page.paragraph(
      StyledText(fmt::format("and {} more; --format json lists more", left_out), Ink::kFaint), 2);
}

}  // namespace matchgraph::render
