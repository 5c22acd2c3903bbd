#include "tools/mpi/use_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace matchgraph {
namespace {

constexpr double kMebi = 1024.0 * 1024.0;

}  // namespace

std::string use_table(const mpi::TeamUse& uses) {
  std::string out = fmt::format("{:<18} {:>10} {:>14} {:>18} {:>18}\n", "phase", "sent, MiB",
                                "rank 0, MiB", "other ranks, MiB", "processor time, s");
  // All ranks tell the same phases in the same order.
  for (std::size_t i = 0; !uses.empty() && i < uses.front().size(); ++i) {
    double sent = 0;
    double of_first = 0;
    double of_others = 0;
    double seconds = 0;
    const std::string& phase = uses.front()[i].phase;
    for (std::size_t rank = 0; rank < uses.size(); ++rank) {
      double& memory = rank == 0 ? of_first : of_others;
      for (const mpi::PhaseUse& use : uses[rank]) {
        if (use.phase != phase) continue;
        sent += static_cast<double>(use.bytes_sent);
        // The worst of the ranks, as each machine has to have so much.
        memory = std::max(memory, static_cast<double>(use.peak_memory));
        seconds += use.processor_seconds;
      }
    }
    out += fmt::format("{:<18} {:>10.1f} {:>14.1f} {:>18.1f} {:>18.1f}\n", phase, sent / kMebi,
                       of_first / kMebi, of_others / kMebi, seconds);
  }
  return out;
}

}  // namespace matchgraph
