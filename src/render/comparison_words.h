// What the readable formats of a comparison say in the same words.
#pragma once

#include <string>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// "A vs B vs C".
std::string title_words(const Comparison& comparison);

/// Where the facts of each come from, of those whose sources are named: "A: models.dev, read
/// 2026-11-22", or "A: Price, context from x; License from y" when several described it.
std::vector<std::string> sources_words(const Comparison& comparison);

/// The facts of the table on which sources disagree: "A, license: MIT (x); in force: BSD (y)".
std::vector<std::string> conflict_words(const Comparison& comparison);

/// "Digital radio: “Digital radio is not supported.”": what something lacks, and what says so.
std::string lacking_words(const Denial& denial);

/// "B lacks Digital radio: “Digital radio is not supported.”" of what another of them does, else
/// "B: “...”": what the entries themselves deny.
std::vector<std::string> denial_words(const Comparison& comparison);

/// What a sentence rests on, in a reader's words: "pricing, only in Vosk".
std::string basis_words(const VerdictSentence& sentence, const std::vector<EntityCard>& cards);

}  // namespace matchgraph::render
