// Forms of sentences that are told by their marks: what is crossed out, options, several deeds in
// one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

/// True for "❌ Lamps that nobody makes": what the thing does away with.
bool begins_with_cross(std::string_view text);

/// True for a text with an option ("--dark", "-d" at its beginning) or a variable of the
/// environment ("LAMP_PORT").
bool names_option(std::string_view text);

/// True for "You can then reach it using": what it is about stands on the next lines.
bool ends_open(std::string_view sentence);

/// True for "you can find": with "you can", what a reader does with files and pages. Takes words as
/// phrases::joined_words gives them.
bool is_readers_doing(const std::string& words);

/// True for "Read docs/STONES for details": to be read are files.
bool leads_to_file(std::string_view text);

/// True for "Without it, bakers may:": what follows is done away with.
bool introduces_problems(std::string_view line);

/// True for "Then you can open it" and "this list of sacks": said to the reader, or of what stands
/// above.
bool tells_reader(std::string_view sentence);

/// True for "Mill is a fine-tuned version of Quern on the Oats set.": what it was made from. "...
/// version of Quern that grinds rye" says what it does.
bool tells_provenance(std::string_view sentence);

/// True for an item "Options over these details": what it means stands elsewhere. "Rye and oats,
/// and mixtures of these grains" names it before.
bool points_back(std::string_view text);

/// True for "Settings > Servers > Add".
bool is_way_through_menus(std::string_view text);

/// The deeds of "It can do A, B and C", each as "can do A"; empty where there are not at least two.
std::vector<std::string> split_deeds(std::string_view sentence);

}  // namespace matchgraph::readme
