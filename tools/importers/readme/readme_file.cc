#include "tools/importers/readme/readme_file.h"

#include <fmt/format.h>

#include "tools/importers/markdown/front_matter.h"
#include "tools/importers/readme/readme_language.h"

namespace matchgraph::readme {

ReadmeFile read_readme_file(const MarkdownFile& file, catalogue::DiagnosticLog& log) {
  ReadmeFile read;
  const FrontMatter front = read_front_matter(file.bytes);
  // Line numbers are those of the file, front matter included.
  read.document = parse_markdown_file(file, front.bytes, front.lines + 1);
  if (read.document.too_deep) {
    log.warn("",
             fmt::format("more than {} blocks inside blocks; what is deeper is left out",
                         markdown::kMaxDepth),
             "");
  }
  warn_of_unread(read.document, log);
  // The title is needed to read the card, and the card to know which sections are of use.
  read.card = read_card(front, file.path, split_sections(read.document.root).title);
  const bool is_card = read.card.is_card || reads_like_card(read.document.root);
  read.sections = split_sections(read.document.root, {.is_card = is_card});
  read.facts = read_facts(read.document, read.sections, read.card, file.path);
  read.options = {.is_card = is_card,
                  .is_server = read.facts.type == "mcp-server",
                  .is_english = is_english(read.document)};
  return read;
}

}  // namespace matchgraph::readme
