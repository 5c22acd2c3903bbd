#include "tools/importers/readme/capabilities/sentence_forms.h"

#include <cstddef>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::readme {

using phrases::is_one_of;
using phrases::joined_words;

bool begins_with_cross(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view cross : {"❌", "✗", "✘", "✖", "🚫", "👎", "⛔"}) {
    if (text.starts_with(cross)) return true;
  }
  return false;
}

bool names_option(std::string_view text) {
  for (std::size_t at = text.find("--"); at != text.npos; at = text.find("--", at + 2)) {
    const bool begins =
        at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' || text[at - 1] == '`';
    if (begins && at + 2 < text.size() && is_lower(text[at + 2])) return true;
  }
  // "LAMP_PORT": capitals around a low line, where the text says that they are set.
  const std::string words = joined_words(text);
  const std::string_view first = text.substr(0, text.find_first_of(" :"));
  const bool is_set = title_has(words, "env|environment|variable|variables|export") ||
                      first.find('_') != first.npos;
  if (!is_set) return false;
  for (std::size_t at = text.find('_'); at != text.npos; at = text.find('_', at + 1)) {
    if (at > 1 && at + 2 < text.size() && is_upper(text[at - 1]) && is_upper(text[at - 2]) &&
        is_upper(text[at + 1]) && is_upper(text[at + 2])) {
      return true;
    }
  }
  return false;
}

std::vector<std::string> split_deeds(std::string_view sentence) {
  constexpr std::size_t kMostWords = 7;  // of one deed: longer ones are clauses
  std::size_t at = sentence.npos;
  std::string lead;
  for (const std::string_view verb :
       {" can perform ", " can do ", " can handle ", " is able to perform ", " performs "}) {
    if (sentence.find(verb) < at) {
      at = sentence.find(verb);
      lead = std::string(trimmed(verb));
    }
  }
  if (at == sentence.npos || sentence.ends_with(':')) return {};
  std::string_view rest = trimmed(sentence.substr(at + lead.size() + 2), " .!");
  std::vector<std::string> out;
  while (!rest.empty()) {
    std::size_t end = rest.find(", ");
    std::size_t size = 2;
    const std::size_t last = rest.find(" and ");
    // "A and B" without a comma in front is one deed, unless it ends the list.
    if (last < end && !out.empty() && end == rest.npos) {
      end = last;
      size = 5;
    }
    std::string_view part = trimmed(rest.substr(0, end), " ,");
    for (const std::string_view word : {"and ", "as well as ", "or "}) {
      if (part.starts_with(word)) part.remove_prefix(word.size());
    }
    const std::vector<std::string> words = phrases::words(part);
    if (words.empty() || words.size() > kMostWords || is_one_of(words[0], "which|but|so|with")) {
      return {};
    }
    out.push_back(lead + " " + std::string(part));
    if (end >= rest.size()) break;
    rest.remove_prefix(end + size);
  }
  return out.size() < 2 ? std::vector<std::string>() : out;
}

}  // namespace matchgraph::readme
