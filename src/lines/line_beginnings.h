// Here is a line of an entry: does it begin as notes, requirements or steps of setting up do?
#pragma once

#include "lines/word_pattern.h"

namespace matchgraph {

/// Of lines that lead elsewhere or say what a package holds: "See also ...", "Please ...".
const WordPatterns& note_beginnings();
/// Of lines that say what is needed: "Depends on ...", "You will need ...".
const WordPatterns& requirement_beginnings();
/// Of steps before a thing can be used: "Add this server to your config", "Restart the client".
const WordPatterns& setup_beginnings();

}  // namespace matchgraph
