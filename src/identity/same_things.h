// Here are entries of several sources: which of them are the same thing?
//
// An entry is recognised by keys: the addresses of its repository or hub entry, and its name with
// type and maker. An entry that states its `provider` is an offer: it is the same as another only
// when name, type, maker and provider are, as a model's weights have one address and many offers.
// Of an entry with a price by the token and no provider, the id up to its first slash stands for
// the provider; without a slash it is recognised by nothing but its id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"

namespace matchgraph::catalogue {

/// Where an entry was described.
struct Mention {
  std::uint32_t file = 0;    ///< ordinal
  std::uint32_t source = 0;  ///< number of the stated source's name; 0: none is stated
};

/// Whether the two may describe one thing: they are of different files, or name different sources.
bool are_apart(const Mention& a, const Mention& b);

/// What two entries are recognised as one by.
struct Recognised {
  std::size_t first = 0;  ///< index of the entry that was met first
  std::size_t other = 0;  ///< above `first`
  SameBy by = SameBy::kName;
  std::string what;  ///< as SamePair has it
};

/// Finds in entries, in the order in which they were met, those that are one thing in different
/// sources. `mentions[i]` are those of entry i. No entry is `other` twice, and no chain of pairs
/// joins two entries of one source; a key that one source gives to several entries identifies none
/// of them, unless the name beside an address does. Sorted by `first`, then `other`. Cost: linear.
std::vector<Recognised> recognise(std::span<const Entity> entities,
                                  std::span<const std::vector<Mention>> mentions);

}  // namespace matchgraph::catalogue
