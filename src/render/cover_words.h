// What the readable formats of a cover say in the same words.
#pragma once

#include <string>

#include "matchgraph/cover.h"

namespace matchgraph::render {

/// "2 entities meet all 3 needs; fewer do not": what the choice amounts to.
std::string cover_summary(const CoverResults& results);
/// "nothing found meets it; nearest is Qdrant (qdrant/qdrant)": of an unmet need.
std::string unmet_words(const CoverNeed& need);
/// "or instead: A, B": empty where nothing could.
std::string instead_words(const CoverPart& part);

}  // namespace matchgraph::render
