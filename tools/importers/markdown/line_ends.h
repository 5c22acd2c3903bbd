// Ends of lines in a file at which a sentence ends without a full stop.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace matchgraph::markdown {

/// Makes a line break of each space in `line_ends` where the writer ended the line on purpose and
/// the next one begins a sentence: "Sacks of the year 1900" before "Sacks are heavy and take much
/// room in a barn". On purpose means that another line is longer than this one would have been with
/// the next word. `line_ends` are places of spaces in `words`, ascending.
void break_between_sentences(std::string& words, const std::vector<std::size_t>& line_ends);

}  // namespace matchgraph::markdown
