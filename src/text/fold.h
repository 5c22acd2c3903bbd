// Are two texts the same to somebody who looks for one of them? They are when they fold alike.
//
// There are two answers, as names are typed from memory and values are read from files: "cafe" asks
// for the entity Café, while a summary that differs in an accent is another summary.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph {

/// For what people type or search by: no case, accents, compatibility forms or punctuation; words
/// are separated by one space. `+`, `#` and a dot before a word stay (C, C++ and C# differ, .NET is
/// no net). Empty when nothing is left.
std::string fold_for_names(std::string_view text);

/// For what sources state: no case, white space or punctuation that carries no meaning, but accents
/// stay, and so do the marks of "C#", "C++", "50 %" and "R&D". A text of punctuation only stays as
/// it is.
std::string fold_for_values(std::string_view text);

}  // namespace matchgraph
