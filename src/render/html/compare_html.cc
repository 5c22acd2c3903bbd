// A comparison as one HTML file: templates/compare.html.
#include <string>

#include "matchgraph/render.h"
#include "render/comparison_words.h"
#include "render/html/comparison_fields.h"
#include "render/html/html_template.h"
#include "render/html/page_templates.h"

namespace matchgraph {

std::string to_html(const Comparison& comparison) {
  render::Fields page("title", render::field(render::title_words(comparison)));
  render::set_comparison(page, comparison);
  return render::PageTemplate(render::kCompareHtml, render::comparison_template_parts())
      .fill(std::move(page));
}

}  // namespace matchgraph
