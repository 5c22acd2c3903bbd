// Claims in Markdown: always said as what an entry says, never as a fact.
#pragma once

#include <vector>

#include "render/markdown/markdown_page.h"
#include "render/text/claim_text.h"

namespace matchgraph::render {

/// One item a claim, with the sentence in quotes; under it what contradicts it.
void put_claims(MarkdownPage& page, const std::vector<Claim>& claims, ClaimSides sides);

}  // namespace matchgraph::render
