// Here is what each candidate meets: which fewest of them meet all?
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace matchgraph {

/// How well a candidate meets each need: 0 where it does not, at most 1.
using Fits = std::vector<double>;

struct FewestChoice {
  /// Positions of candidates: the one that meets most needs first, then the better fit.
  std::vector<std::size_t> chosen;
  /// By need: the chosen candidate that fits best, the first of equals; nothing where none meets
  /// it.
  std::vector<std::optional<std::size_t>> best;
  bool is_exact = true;
  std::size_t at_least = 0;  ///< no fewer can meet what these meet
};

/// The fewest candidates that meet every need that any of them meets; of the choices as small, one
/// whose best fits per need sum highest. Exact for up to `exact_needs` (at most 16) needs: cost
/// 3^needs, and 2^needs for a candidate that meets all. Beyond, the candidate that meets most of
/// what is left, the better fit first, again and again: at most 1 + 1/2 + ... + 1/k times as many
/// as are needed, where k is the most that one candidate meets (Chvatal 1979).
FewestChoice fewest_that_meet(std::span<const Fits> candidates, std::size_t needs,
                              std::size_t exact_needs);

}  // namespace matchgraph
