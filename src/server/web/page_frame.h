// What stands around every page: header with the search box, compare tray, footer.
#pragma once

#include <string>
#include <string_view>

#include "render/html/html_template.h"
#include "server/web/links.h"
#include "server/web/pages.h"

namespace matchgraph::web {

using render::Fields;

/// What differs in the frame of one page.
struct Frame {
  std::string_view content;      ///< template of the page's own part
  std::string title;             ///< untrusted; of the document
  std::string text = {};         ///< untrusted; stands in the search box
  std::string description = {};  ///< untrusted; what a page is about, where its link is shared
  std::string canonical = {};    ///< the page's one address; empty: a list that no one should keep
  std::string picture = {};      ///< address of what stands for it; empty: none
  bool keep_filters = false;     ///< a new text is asked for with the page's filters
  bool is_home = false;          ///< the page has the search box in its middle
  bool shows_tray = true;        ///< when there is anything in it
};

/// The page: the content with its fields filled in, in its frame.
std::string framed(const Frame& frame, Fields fields, const PageRequest& request);

/// Hidden inputs: what a form passes on of the page's state besides its own fields (`own`) and the
/// place in the list; with `state` false only the compare tray. Fields: name, value.
Fields passed_on(const Links& links, bool state, const std::vector<std::string_view>& own);

}  // namespace matchgraph::web
