#include "tools/importers/markdown/line_ends.h"

#include <algorithm>
#include <string_view>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::markdown {
namespace {

/// "Sacks are ...", "This mill has ...": a verb within the first words, before any that leads on.
bool begins_sentence(std::string_view line) {
  constexpr std::size_t kReach = 5;
  if (line.empty() || !is_upper(line[0])) return false;
  const std::vector<std::string> found = phrases::words(line.substr(0, line.find(',')));
  for (std::size_t i = 1; i < std::min(kReach, found.size()); ++i) {
    if (phrases::is_one_of(found[i], "is|are|was|were|has|have|can|will")) return true;
    if (phrases::is_one_of(found[i], "of|to|for|with|from|in|on|by|and|or|that|which"))
      return false;
  }
  return false;
}

/// A phrase of several words without an end of its own, which nothing has to follow.
bool ends_phrase(std::string_view line) {
  constexpr std::size_t kFewestWords = 4;
  const std::vector<std::string> found = phrases::words(line);
  if (found.size() < kFewestWords || !is_alphanumeric(line.back())) return false;
  return !phrases::is_one_of(found.back(),
                             "of|to|for|with|from|in|on|by|and|or|that|which|the|a|an|as|at|our|"
                             "its|their|this|these|is|are|was|were|when|if|where|while|because|"
                             "but|so|than|via|using|into|like|called|named|says|said|since|until");
}

}  // namespace

void break_between_sentences(std::string& words, const std::vector<std::size_t>& line_ends) {
  if (line_ends.empty()) return;
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  const std::string_view text = words;
  for (const std::size_t end : line_ends) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  lines.push_back(text.substr(std::min(begin, text.size())));
  std::size_t longest = 0;
  for (const std::string_view line : lines) longest = std::max(longest, line.size());
  std::vector<std::size_t> breaks;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::size_t next_word = std::min(lines[i + 1].find(' '), lines[i + 1].size());
    // Where the next word would not have fitted, the line was full.
    const bool is_wanted = lines[i].size() + 1 + next_word < longest;
    if (is_wanted && ends_phrase(lines[i]) && begins_sentence(lines[i + 1])) {
      breaks.push_back(line_ends[i]);
    }
  }
  for (const std::size_t at : breaks) words[at] = '\n';
}

}  // namespace matchgraph::markdown
