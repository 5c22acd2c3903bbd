// What a text that should name an entity names, for a person.
#include <string>
#include <string_view>

#include "matchgraph/render.h"
#include "render/text/card_text.h"

namespace matchgraph {

using render::StyledText;
using render::TextPage;

std::string to_text(const Resolution& resolution, std::string_view asked, const TextStyle& style) {
  const std::string name = "\"" + std::string(asked) + "\"";
  TextPage page(style);
  switch (resolution.kind) {
    case Resolution::Kind::kFound:
      page.paragraph(StyledText(name + " is " + resolution.id), 0, 2);
      break;
    case Resolution::Kind::kAmbiguous:
      page.paragraph(StyledText(name + " names several entities; give the id of one:"), 0, 2);
      render::put_names(page, 2, resolution.candidates);
      break;
    case Resolution::Kind::kNotFound:
      page.paragraph(StyledText("nothing is called " + name +
                                (resolution.candidates.empty() ? "; search for what it does instead"
                                                               : "; spelt alike:")),
                     0, 2);
      render::put_names(page, 2, resolution.candidates);
      break;
  }
  return page.take();
}

std::string printable(std::string_view untrusted) { return StyledText(untrusted).print(false); }

}  // namespace matchgraph
