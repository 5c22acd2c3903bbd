// Here are two names of one maker: are they versions of one product?
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace matchgraph {

/// Whether a word, in lower case, is called as somebody who sells things of others.
using IsSeller = std::function<bool(std::string_view word)>;

/// The words of an entry's name that are left when its maker, a seller in front, numbers, dates,
/// brackets and what only says which edition it is ("latest", "preview", "US") are gone, sorted;
/// the maker's own where none are left ("DeepSeek V3"). Entries of one type and maker with equal
/// words are versions, sizes or editions of one product: "Claude Sonnet 4.5 (latest)" and
/// "claude-4-sonnet". Empty where there is no word, which is no family.
std::string family_words(std::string_view name, std::string_view maker,
                         const IsSeller& is_seller = {});

}  // namespace matchgraph
