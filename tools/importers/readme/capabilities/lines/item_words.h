// The words of an item or paragraph: what of them is a link or code, and what fits into a
// capability.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::readme {

/// Bytes of a capability's text, beyond its first sentence.
inline constexpr std::size_t kMostTextBytes = 400;

/// True when all words of the text are links, or code.
bool is_all(const markdown::Text& text, markdown::SpanKind kind);

/// True when some of the bytes of a text are code.
bool holds_code(const markdown::Text& text, const phrases::Range& bytes);

/// A link to a section of the same file is a title, not a reference.
bool links_inside(const markdown::Text& text);

/// The title that the text leads to: "[Vulkan support](#vulkan-gpu-support)".
std::string anchor_of(const markdown::Text& text);

/// "`resize(size)` - changes ..." describes a function, not the thing.
bool begins_with_call(const markdown::Text& text);

/// "`size` - how much goes in" outside of features describes a field or an option.
bool begins_with_member(const markdown::Text& text);

/// "summary.md: what the sacks hold": about a file.
bool begins_with_file(std::string_view words);

/// "Grinding script (07_mill/grind.py)", "Settings (stones/*)": a row of a list of files.
bool ends_with_files(std::string_view words);

/// "[Quern](https://github.com/acme/quern): a mill": another thing, by its repository or package.
bool begins_with_other(const markdown::Text& text);

/// The words with code made unreadable, of the same length: `must_not` denies nothing. Code that
/// names the thing stays.
std::string words_without_code(const markdown::Text& text,
                               const std::vector<std::string>& subjects);

/// The whole sentences of a text that fit into kMostTextBytes, at least one.
std::string fitting(std::string_view text);

/// True when nothing but links stands in the blocks of a section, and anything does.
bool is_over_links(const std::vector<const markdown::Block*>& blocks);

/// True when all items of a list are links, or empty.
bool is_link_list(const markdown::Block& list);

/// True for a table of contents: it leads to sections, some of which every README has, unless
/// `is_any`: then whatever the sections are.
bool is_contents(const markdown::Block& list, bool is_any);

}  // namespace matchgraph::readme
