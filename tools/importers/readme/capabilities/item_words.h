// The words of an item or paragraph: what of them is a link or code, and what fits into a
// capability.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::readme {

/// Bytes of a capability's text, beyond its first sentence.
inline constexpr std::size_t kMostTextBytes = 400;

/// True when all words of the text are links, or code.
bool is_all(const markdown::Text& text, markdown::SpanKind kind);

/// A link to a section of the same file is a title, not a reference.
bool links_inside(const markdown::Text& text);

/// The title that the text leads to: "[Vulkan support](#vulkan-gpu-support)".
std::string anchor_of(const markdown::Text& text);

/// "`resize(size)` - changes ..." describes a function, not the thing.
bool begins_with_call(const markdown::Text& text);

/// The words with code made unreadable, of the same length: `must_not` denies nothing. Code that
/// names the thing stays.
std::string words_without_code(const markdown::Text& text,
                               const std::vector<std::string>& subjects);

/// The whole sentences of a text that fit into kMostTextBytes, at least one.
std::string fitting(std::string_view text);

/// The texts of the items of a list and of the lists in it that are not plans.
void collect_names(const markdown::Block& list, std::vector<std::string>& out);

}  // namespace matchgraph::readme
