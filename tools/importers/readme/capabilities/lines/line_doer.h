// Whose doing a line tells of: that of the thing, of something else, or nobody's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

enum class Doer : std::uint8_t { kUnsaid, kThing, kOther };

/// The thing itself for "Mill grinds", "The library parses", "With it, you can"; another for
/// "Browsers allow"; unsaid where no verb follows a subject: "Parses rye", "A parser for rye".
/// `subjects` are the names of the thing, lower case.
Doer find_doer(std::string_view text, const std::vector<std::string>& subjects);

/// True for "parses" and "parse": what a thing does, as a word at the beginning.
bool is_deed(const std::string& word);

/// How many words stand before the first finite verb; 0 where there is none near the beginning.
/// Words as phrases::words gives them.
std::size_t words_before_verb(const std::vector<std::string>& words);

/// True for "... supports rye", "... can also grind": the verb is that of a deed.
bool tells_deed(const std::vector<std::string>& words, const std::vector<std::string>& subjects);

}  // namespace matchgraph::readme
