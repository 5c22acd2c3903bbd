// Here is a line of an entry: is it something that the entry does?
//
// Catalogues list as capabilities what is none: "PostgreSQL 12+", "Key features:", "POP3 is not
// supported", "Add the server to your client". Such a line says nothing about what two entries
// have in common. The rules follow English usage and know no catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {

enum class LineKind : std::uint8_t {
  kCapability,
  kHeading,      ///< announces what follows elsewhere: "Key features:"
  kNote,         ///< about the text, or where to read on: "See the manual for details"
  kDenial,       ///< what it does not do: "Video is not supported"
  kRequirement,  ///< what has to be there first: "Requires Python 3.10", "PostgreSQL 12+"
  kSetup,        ///< what the reader does once, or an address: "Copy the server URL"
};

/// What a line is. `name` may be empty. Cost: linear in the line.
LineKind line_kind(std::string_view name, std::string_view text);

/// What a denial is about, by its words in lower case, in order: "digital", "radio" of "Digital
/// radio (DAB) is not supported", "spelling", "checker" of "Does not include a spelling checker".
/// All words that narrow it belong to it. Cost: linear in the line.
std::vector<std::string> denied_thing(std::string_view name, std::string_view text);

/// Whether lines of the two kinds can say the same thing: requirements and set-up only among
/// themselves, headings, notes and denials nothing at all. What both say is a job of theirs only
/// where both are capabilities.
bool can_pair(LineKind a, LineKind b);

}  // namespace matchgraph
