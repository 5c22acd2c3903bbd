// Claims in Markdown: always said as what an entry says, never as a fact.
#pragma once

#include <vector>

#include "render/claim_text.h"
#include "render/markdown_page.h"

namespace matchgraph::render {

/// One item a claim, with the sentence in quotes; under it what contradicts it.
void put_claims(MarkdownPage& page, const std::vector<Claim>& claims, ClaimSides sides);

}  // namespace matchgraph::render
