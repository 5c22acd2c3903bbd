#include "text/tag_text.h"

#include <string_view>
#include <unordered_set>
#include <utility>

namespace matchgraph {

std::string mended_tag(std::string tag) {
  constexpr std::string_view kLeft = "amp;";
  for (std::size_t at = tag.find(kLeft); at != std::string::npos; at = tag.find(kLeft, at)) {
    std::size_t begin = at;
    if (at > 0 && tag[at - 1] == '&') {
      begin = at - 1;
    } else if (at > 1 && tag[at - 1] == '"') {
      const std::size_t opening = tag.rfind('"', at - 2);
      // A single mark quotes nothing that could stand for the "&".
      if (opening != std::string::npos) begin = opening;
    }
    if (begin == at) {
      at += kLeft.size();
      continue;
    }
    tag.replace(begin, at + kLeft.size() - begin, "&");
    at = begin + 1;
  }
  return tag;
}

std::vector<std::string> mended_tags(std::vector<std::string> tags) {
  std::vector<std::string> out;
  std::unordered_set<std::string> seen;
  for (std::string& tag : tags) {
    std::string mended = mended_tag(std::move(tag));
    if (seen.insert(mended).second) out.push_back(std::move(mended));
  }
  return out;
}

}  // namespace matchgraph
