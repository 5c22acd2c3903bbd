// One file of arrays, written by all processes, each its part.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mpi/team.h"
#include "storage/array_file.h"

namespace matchgraph::mpi {

/// Writes to the path what all processes added, in the order of their ranks: all of them add the
/// same arrays in the same order. The folder has to be one that all of them see. Collective; the
/// file is whole on return.
void write_shared(Team& team, const ArrayFileWriter& part, const std::string& path);

/// How much the ranks before this one have.
std::uint64_t before_rank(Team& team, std::uint64_t own);

/// A part of a list of offsets: moved behind `before` items, and without the 0 that it begins with
/// unless it is the first part.
template <typename Offset>
std::vector<Offset> part_of_offsets(const std::vector<Offset>& own, std::uint64_t before,
                                    bool is_first) {
  std::vector<Offset> out;
  for (std::size_t i = is_first ? 0 : 1; i < own.size(); ++i) {
    out.push_back(own[i] + static_cast<Offset>(before));
  }
  return out;
}

}  // namespace matchgraph::mpi
