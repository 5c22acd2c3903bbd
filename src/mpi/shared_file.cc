#include "mpi/shared_file.h"

#include <numeric>

#include "storage/seal.h"

namespace matchgraph::mpi {

void write_shared(Team& team, const ArrayFileWriter& part, const std::string& path) {
  MessageWriter message;
  message.array(part.counts());
  // Everybody computes where its part begins, so that no rank hands out places.
  const std::vector<Bytes> counts = team.all_gather(message.take());
  std::vector<std::uint64_t> before(part.counts().size(), 0);
  std::vector<std::uint64_t> all(part.counts().size(), 0);
  for (std::size_t r = 0; r < counts.size(); ++r) {
    const auto of_rank = MessageReader(counts[r]).array<std::uint64_t>();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (r < team.rank()) before[i] += of_rank[i];
      all[i] += of_rank[i];
    }
  }
  if (team.is_first()) part.make_room(path, all);
  team.broadcast({});  // nobody writes before there is room
  // Ranks write at the same time into parts that do not overlap.
  part.write_part(path, before, all);
  team.all_gather(std::uint64_t{0});  // it vouches for what all have written
  // By one rank, as the seal reads the whole file.
  if (team.is_first()) seal_file(path);
  team.broadcast({});  // nobody reads before
}

std::uint64_t before_rank(Team& team, std::uint64_t own) {
  const std::vector<std::uint64_t> all = team.all_gather(own);
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(team.rank());
  return std::accumulate(all.begin(), end, std::uint64_t{0});
}

}  // namespace matchgraph::mpi
