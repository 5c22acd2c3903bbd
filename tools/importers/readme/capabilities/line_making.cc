#include "tools/importers/readme/capabilities/line_making.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::readme {

std::optional<FoundCapability> make_line(const std::string& name, const std::string& text) {
  FoundCapability capability;
  capability.name = phrases::capitalised(
      trimmed(catalogue::without_pictures(without_shortcodes(name)), " .:!*_"));
  capability.text = std::string(catalogue::without_pictures(without_shortcodes(text)));
  catalogue::clean(capability.name, catalogue::Breaks::kNone);
  catalogue::clean(capability.text, catalogue::Breaks::kLinesAndTabs);
  // Of "[:digit:]" only marks are left.
  const bool has_letter = std::any_of(capability.name.begin(), capability.name.end(), [](char c) {
    return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (capability.text.empty() || !has_letter) return std::nullopt;
  return capability;
}

bool is_below_uses(const std::vector<std::string>& path) {
  return std::any_of(path.begin(), path.end(), [](const std::string& title) {
    return title_has(phrases::joined_words(title), "use cases|use case|examples");
  });
}

}  // namespace matchgraph::readme
