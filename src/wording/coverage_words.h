// Here is how much of one entity another covers: in which words?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/comparison.h"

namespace matchgraph {

/// Whether so many lines make a share: of two it is 0, 50 or 100 %.
inline bool makes_share(const ToldLines& lines) { return lines.told > 2; }

/// "B covers 63 %, perhaps 80 %, of what A does". Of an entry that tells fewer than three things
/// that not very many tell, a share would say more than is known: "B does the one thing that the
/// entry of A tells of its own". `told`: nothing where it is not known.
std::string coverage_phrase(std::string_view by, std::string_view of, double share,
                            const std::optional<ToldLines>& told);

/// Both ways, of two that are comparable and have something in common; else nothing: beside "not
/// comparable" a share says the contrary, and an entry of a line or two is told as done by another
/// only where the pairs are quite sure and share more than a word.
std::vector<std::string> coverage_phrases(const Comparison& comparison);

}  // namespace matchgraph
