// Here are two names of one maker: are they versions of one product?
#pragma once

#include <string>
#include <string_view>

namespace matchgraph {

/// The words of an entry's name that are left when its maker, numbers, dates and what only says
/// which edition it is ("latest", "preview", "US") are gone, sorted. Entries of one type and maker
/// with equal words are versions, sizes or editions of one product: "Claude Sonnet 4.5 (latest)"
/// and "claude-4-sonnet". Empty when nothing is left, which is no family.
std::string family_words(std::string_view name, std::string_view maker);

}  // namespace matchgraph
