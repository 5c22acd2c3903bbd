// Here is what somebody asks for: how many of its words are only polite?
#pragma once

#include <cstddef>
#include <string_view>

namespace matchgraph {

/// Words of the opening "Hi, I am looking for something that could help me to", and of "please" and
/// "thanks" at the end, of one sentence of at most 32 words, words being what white space and
/// commas part. 0 of longer ones and of several sentences, which tell a story. Cost: linear.
std::size_t courteous_words(std::string_view text);

}  // namespace matchgraph
