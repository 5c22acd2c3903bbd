// Here is an answer being made: may it go on?
#pragma once

#include <chrono>
#include <cstddef>

#include "matchgraph/engine.h"

namespace matchgraph {

/// What an answer has cost so far, of the time of the thread that asks and of bytes. For one
/// thread.
class AnswerBudget {
 public:
  void begin(const AnswerLimits& limits);
  void spend(std::size_t bytes) { bytes_ += bytes; }
  /// Cost: a call of the system, below a microsecond.
  bool is_spent() const;

 private:
  std::chrono::nanoseconds end_{std::chrono::nanoseconds::max()};  ///< of the thread's time
  std::size_t most_bytes_ = static_cast<std::size_t>(-1);
  std::size_t bytes_ = 0;
};

/// About how many bytes of text a result holds.
std::size_t text_bytes(const SearchHit& hit);
std::size_t text_bytes(const Alternative& alternative);

}  // namespace matchgraph
