// Sizes and dates as a person reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph {

/// "7B parameters", "350M parameters".
std::string parameters_words(double millions);

/// What a signal is called where people read: "longest answer" for max_output, "price of cached
/// input" for cache_read_price; of names that are not known the words, without a unit at their end.
/// JSON and filters keep the name.
std::string signal_label(std::string_view name);

/// What a signal holds where figures stand side by side: "128,000", "24B", "$0.30 per 1M tokens",
/// "4,312 kB" for installed_size_kb.
std::string signal_figure_words(std::string_view name, double value);

/// What a signal holds, in words: "128,000 (128k)", and of prices "$0.30 per 1M tokens".
std::string signal_value_words(std::string_view name, double value);

/// What a field of an entry is called where people read: "context" for signals.context, "price" for
/// pricing.price, "knowledge cutoff" for knowledge_cutoff.
std::string field_label(std::string_view field);

/// Whether a signal's value says nothing: lists write 0 for a length or a size that they do not
/// know.
bool says_nothing(std::string_view signal, double value);

/// The words as they begin a row: "Context". A word with a capital of its own stays: "macOS".
std::string as_heading(std::string words);

/// A type as a person says it: "MCP server" for mcp-server, "web app" for web-app.
std::string type_words(std::string_view type);

/// A tag as a person says it: "image input" for in:image, "tool call" for tool_call.
std::string tag_words(std::string_view tag);

/// Where a condition was read: "tagged “image input”" for "tag: in:image", a field as it
/// is ("license: MIT"), else the sentence in quotation marks.
std::string said_words(std::string_view evidence);

/// A name without the marks that Markdown puts around words: "**Search**" is "Search".
std::string without_marks(std::string_view name);

/// A date as yyyymmdd, with zeros for what is not given.
Date date_of_number(std::int32_t date);
/// The same in words: "2025-06".
std::string date_number_text(std::int32_t date);

}  // namespace matchgraph
