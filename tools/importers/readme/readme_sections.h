// The sections of a README, flat and in order: which blocks stand under which titles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/markdown/title_rules.h"

namespace matchgraph::readme {

struct Section {
  std::string title;              ///< as written, without pictures; empty before the first heading
  std::vector<std::string> path;  ///< titles above and its own; the title of the file is not in it
  std::size_t line = 0;
  SectionKind kind = SectionKind::kIntroduction;
  SectionKind above = SectionKind::kIntroduction;  ///< kind of the section it stands in
  std::vector<const markdown::Block*> blocks;      ///< without headings, nor what stands in quotes
};

struct Sections {
  std::string title;  ///< of the file: its first heading, when of level 1 or alone at the top, or
                      ///< of level 2 where no heading is of level 1
  std::size_t line = 0;  ///< of the title
  std::string tagline;   ///< a heading of several words at the top that is no section
  std::size_t tagline_line = 0;
  std::vector<Section> all;
};

struct SectionOptions {
  bool is_card = false;  ///< what cards have in common is excluded
};

/// Splits a file at its headings, and at paragraphs that are bold as a whole: those act as headings
/// of the lowest level. The blocks belong to `root` and live as long.
Sections split_sections(const markdown::Block& root, const SectionOptions& options = {});

/// The block behind one of the section's, or nothing.
const markdown::Block* block_after(const Section& section, const markdown::Block& block);

/// True when a list or table follows the paragraph.
bool has_list_after(const Section& section, const markdown::Block& paragraph);

/// True for "It grinds:", and right before a list for "It grinds grain such as" and "It grinds the
/// following.": a sentence of the paragraph that what stands below goes on.
bool leads_to_list(const Section& section, const markdown::Block& paragraph,
                   std::string_view sentence);

/// True when one of its blocks is a list.
bool holds_list(const Section& section);

/// True when a list of what is crossed out follows: the paragraph tells of the problem that the
/// thing does away with.
bool is_before_crosses(const Section& section, const markdown::Block& paragraph);

}  // namespace matchgraph::readme
