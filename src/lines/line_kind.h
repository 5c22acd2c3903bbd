// Here is a line of an entry: is it something that the entry does?
//
// Catalogues list as capabilities what is none: "PostgreSQL 12+", "Key features:", "POP3 is not
// supported", "Add the server to your client". Such a line says nothing about what two entries
// have in common. The rules follow English usage and know no catalogue.
#pragma once

#include <cstdint>
#include <string_view>

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

/// Whether lines of the two kinds can say the same thing: requirements and set-up only among
/// themselves, headings, notes and denials nothing at all.
bool can_pair(LineKind a, LineKind b);

}  // namespace matchgraph
