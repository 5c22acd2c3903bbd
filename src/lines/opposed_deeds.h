// Here are the words of two lines: does one undo what the other does?
//
// "Revokes token allowances" and "mints tokens" share their object and hence most of their words,
// and are no one job.
#pragma once

#include <cstdint>
#include <string_view>

namespace matchgraph {

/// Deeds that words tell, a bit for each couple of a deed and what undoes it.
struct Deeds {
  std::uint32_t does = 0;
  std::uint32_t undoes = 0;

  /// Adds what the stem of a word tells, if it is of a couple. Cost: logarithmic.
  void add(std::string_view stem);
};

/// Whether of one couple one of them tells the deed alone and the other alone what undoes it. Who
/// tells both, as who "archives and unarchives", opposes nobody.
bool are_opposed(const Deeds& a, const Deeds& b);

}  // namespace matchgraph
