#include "tools/importers/markdown/section_titles.h"

#include <algorithm>

#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph {
std::string without_shortcodes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    // ":rocket:"; times ("10:30") have no second colon behind letters alone.
    const std::size_t end =
        text[at] == ':' ? text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-", at + 1)
                        : text.npos;
    if (end != text.npos && end > at + 1 && text[end] == ':') {
      at = end + 1;
      if (at < text.size() && text[at] == ' ' && out.ends_with(' ')) ++at;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string plain_title(std::string_view title) {
  const std::string text = without_shortcodes(title);
  std::string out;
  for (const std::string& word : phrases::words(catalogue::without_pictures(text))) {
    const bool is_number = word.find_first_not_of("0123456789.") == word.npos;
    // Numbers of sections ("2.1 Usage").
    if (out.empty() && is_number) continue;
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

bool title_has(std::string_view title, std::string_view list) {
  const std::string padded = " " + std::string(title) + " ";
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    const std::string_view phrase = list.substr(0, end);
    const bool found =
        phrase.starts_with('=') ? title == phrase.substr(1) : phrases::has_phrase(padded, phrase);
    if (found) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace matchgraph
