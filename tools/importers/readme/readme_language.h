// Which language a README is written in, as far as it matters: the rules for sentences read
// English.
#pragma once

#include <string>
#include <string_view>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::readme {

/// False when most letters are of another script, or when words such as "und" and "für" outnumber
/// "and" and "for". A text too short to tell counts as English. Cost: linear, at most 64 KiB are
/// read.
bool is_english(const markdown::Document& document);

/// True for a line that offers the same text in other languages: "English · 中文 · 日本語".
bool is_language_switcher(std::string_view line);

}  // namespace matchgraph::readme
