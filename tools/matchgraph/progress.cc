#include "tools/matchgraph/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/matchgraph/streams.h"

namespace matchgraph::command {
namespace {

constexpr std::size_t kBarColumns = 30;

std::string bar(const BuildProgress& progress) {
  // NaN would make a bar of any length.
  const double done = std::isfinite(progress.done) ? std::clamp(progress.done, 0.0, 1.0) : 0.0;
  const auto filled = static_cast<std::size_t>(done * static_cast<double>(kBarColumns));
  // Not rounded: 100 % means done.
  return fmt::format("[{}{}] {:3.0f} % {}", std::string(filled, '#'),
                     std::string(kBarColumns - filled, '.'), std::floor(done * 100),
                     progress.phase);
}

}  // namespace

ProgressPrinter::ProgressPrinter() : terminal_(error_is_terminal()) {}

// The shell's prompt begins on a line of its own.
ProgressPrinter::~ProgressPrinter() {
  if (!drawn_.empty()) write_error("\n");
}

void ProgressPrinter::show(const BuildProgress& progress) {
  if (!terminal_) {
    // Without a terminal (a log, a pipe) a line per phase is all that can be read.
    if (progress.phase != phase_) write_error(progress.phase + "\n");
    phase_ = progress.phase;
    return;
  }
  const std::string next = bar(progress);
  // Builds report more often than a bar changes.
  if (next == drawn_) return;
  // The blanks wipe what is left of a longer bar.
  const std::size_t longer = drawn_.size() > next.size() ? drawn_.size() - next.size() : 0;
  write_error("\r" + next + std::string(longer, ' '));
  drawn_ = next;
}

}  // namespace matchgraph::command
