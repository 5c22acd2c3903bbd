// Here is what was asked: what was understood of it, and how is one part taken back?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/query.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// One thing that was asked, and the address of the page without it.
struct Asked {
  std::string label;
  std::string without_href;
};

/// Whether it asks for the constraint that is said in these words (render/card_text.h).
bool asks(const Asked& asked, std::string_view constraint_words);

/// The text without one of its chips, and without the words that only held it to the rest: "like X
/// but cheaper and free" without "cheaper" is "like X but free".
std::string text_without(const ParsedQuery& query, const Chip& chip);

/// What was read from the text, in its order.
std::vector<Asked> asked_in_text(const ParsedQuery& query, const Links& links);
/// What the filters of the address ask.
std::vector<Asked> asked_in_filters(const Links& links);

/// {{>part/nothing}}: links that ask for less, when nothing was found.
void set_nothing(Fields& fields, const std::vector<Asked>& asked);

/// {{#unused}} of the same part: what was not used, and the page on which it would be.
void set_unused(Fields& fields, const ParsedQuery& query, const Links& links);

/// {{>part/understood}} beside what `fields` has.
void set_understood(Fields& fields, const std::vector<Asked>& asked);

}  // namespace matchgraph::web
