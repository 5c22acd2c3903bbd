// Here is a sentence: what goes in, and what comes out?
//
//   "Reads PDF and DOCX, writes Markdown"    in: pdf, word; out: markdown
//   "speech to text", "from CSV to JSON"     in: audio; in: csv, out: json
//   "image generation"                       out: image
//
// The verb, preposition or noun that is nearest to the name of a kind of content decides.
#pragma once

#include <cstddef>
#include <vector>

#include "traits/trait.h"
#include "traits/trait_words.h"

namespace matchgraph {

struct Direction {
  TraitNumber trait = 0;  ///< an input or output
  std::size_t from = 0;   ///< words that say it, half open
  std::size_t to = 0;
  bool is_pair = false;  ///< of "A to B"
  bool is_talk = false;  ///< "chat with PDFs", which asks for more than that they are read
};

/// Adds what the sentence [begin, end) says. Cost: linear in its words.
void read_directions(const TraitWords& words, std::size_t begin, std::size_t end,
                     std::vector<Direction>& out);

}  // namespace matchgraph
