// Claims for a person: always said as what an entry says, never as a fact.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"
#include "render/text/text_page.h"

namespace matchgraph::render {

/// "better", "worse", "equal" or "different".
std::string_view direction_name(ClaimDirection direction);

/// Whom a line names: the reader knows the other side.
enum class ClaimSides {
  kRival,     ///< "vs B: claims to be better (faster)"
  kClaimant,  ///< "A claims to be better (faster)"
  kBoth,      ///< "A vs B: claims to be better (faster)"
};

/// "A vs B: claims to be better (faster on long input), hedged", with the names strong.
StyledText claim_words(const Claim& claim, ClaimSides sides);

/// What it says of itself: "claims to be better (faster on long input), hedged"; of one whose
/// direction cannot be told, "takes no side".
StyledText claimed_words(const Claim& claim);

/// One paragraph a claim: who, which way, in what respect, hedged or not, and the sentence, cut
/// around the rival's name; under it what contradicts it. At most `shown` claims, and a line that
/// tells how many of `total` are not.
void put_claims(TextPage& page, const std::vector<Claim>& claims, ClaimSides sides,
                std::size_t shown, std::size_t total);

}  // namespace matchgraph::render
