#include "tools/importers/lists/list_subject.h"

#include <cstddef>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/lists/list_types.h"

namespace matchgraph::awesome {

using markdown::Block;
using markdown::BlockKind;

std::string words_of_heading(const Block& block) {
  std::string words = block.text.words;
  // From behind, so that places in front stay as they were.
  for (auto span = block.text.spans.rbegin(); span != block.text.spans.rend(); ++span) {
    const bool is_anchor =
        span->kind == markdown::SpanKind::kLink && span->target.starts_with('#') && span->begin > 0;
    if (is_anchor) words.erase(span->begin, span->end - span->begin);
  }
  return std::string(trimmed(catalogue::without_pictures(words), " :|*-\n"));
}

bool is_mcp_list(const markdown::Document& document) {
  std::size_t links = 0;
  std::size_t about = 0;
  for (const markdown::Address& address : document.addresses) {
    if (address.is_image || !address.target.starts_with("http")) continue;
    ++links;
    const std::string target = in_lower_case(address.target);
    if (target.find("mcp") != target.npos) ++about;
  }
  constexpr std::size_t kFewest = 2;
  if (about >= kFewest && about * 2 >= links) return true;
  std::size_t headings = 0;
  // What stands before the first list is about the list as a whole; headings further down are
  // topics.
  for (const Block& block : document.root.children) {
    if (block.kind == BlockKind::kList || block.kind == BlockKind::kTable) break;
    if (block.kind == BlockKind::kHeading && ++headings > 2) break;
    const bool is_title = block.kind == BlockKind::kHeading && block.level == 1;
    const std::string words = in_lower_case(block.text.words);
    // Prose may as well speak of clients for the protocol.
    const bool of_servers = is_title || words.find("server") != words.npos;
    if (of_servers && speaks_of_mcp(words)) return true;
  }
  return false;
}

}  // namespace matchgraph::awesome
