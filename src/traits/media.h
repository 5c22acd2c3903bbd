// Here is a word: which kind of content or file does it name?
//
// What goes into an entity and what comes out of it are traits by kind: input-pdf, output-audio.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "traits/trait.h"

namespace matchgraph {

/// A kind of content.
struct Medium {
  std::string_view key;             ///< of its slugs: "pdf" of "input-pdf"
  std::string_view label;           ///< "PDF"
  std::string_view words;           ///< that name it, between bars
  std::string_view takes = {};      ///< patterns that state it as input by themselves
  std::string_view gives = {};      ///< as output
  std::string_view takes_not = {};  ///< patterns that deny it as input
  std::string_view asks = {};  ///< patterns of needs that ask for it as input, besides directions
  std::string_view asks_not = {};  ///< patterns that ask for what does not take it
  std::string_view asks_out = {};  ///< for what gives it
  std::string_view in_tags = {};
  std::string_view out_tags = {};
};

std::span<const Medium> media();

/// The medium that a word names; nothing where it names none. Cost: a look into a table.
std::optional<std::size_t> medium_of(std::string_view word);

/// Whether it is what a list of modalities calls text. Such a list is whole: what it does not hold
/// does not go in, or come out.
bool is_text_medium(TraitNumber trait);

/// The traits of a medium; nothing for one without.
std::optional<TraitNumber> input_trait(std::size_t medium);
std::optional<TraitNumber> output_trait(std::size_t medium);

}  // namespace matchgraph
