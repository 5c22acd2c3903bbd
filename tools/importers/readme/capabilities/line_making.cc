#include "tools/importers/readme/capabilities/line_making.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::readme {

namespace {

/// "2. Sieving (NEW!)" -> "Sieving": where a title stands in its text, and since when.
std::string_view without_numbering(std::string_view name) {
  constexpr std::size_t kMostDigits = 2;
  const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
  const bool is_numbered = digits > 0 && digits <= kMostDigits && digits + 1 < name.size() &&
                           (name[digits] == '.' || name[digits] == ')') && name[digits + 1] == ' ';
  if (is_numbered) name.remove_prefix(digits + 2);
  const std::string lower = in_lower_case(name);
  // Since when there is such a thing says nothing of what it does.
  for (const std::string_view tail : {"(new!)", "(new)", "[new]", "(updated)", "(beta)"}) {
    if (lower.ends_with(tail) && lower.size() > tail.size()) name.remove_suffix(tail.size());
  }
  return trimmed(name);
}

}  // namespace

std::optional<FoundCapability> make_line(const std::string& name, const std::string& text) {
  FoundCapability capability;
  capability.name = phrases::capitalised(trimmed(
      without_numbering(trimmed(catalogue::without_pictures(without_shortcodes(name)))), " .:!*_"));
  // A colon leads to what is left out: "Grind what you have:".
  capability.text = std::string(
      without_numbering(trimmed(catalogue::without_pictures(without_shortcodes(text)), " \t\n:")));
  // A name is shown in one line everywhere, a text may have several.
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
