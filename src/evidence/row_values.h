// Moments, hashes and lists as the columns of both stores hold them.
#pragma once

#include <bit>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/record.h"

namespace matchgraph::evidence {

inline constexpr std::int64_t kMillisecondsPerDay =
    std::chrono::milliseconds(std::chrono::days(1)).count();

inline std::optional<std::int64_t> number_of(const std::optional<EvidenceTime>& at) {
  if (!at) return std::nullopt;
  return at->time_since_epoch().count();
}

inline std::optional<EvidenceTime> time_at(std::optional<std::int64_t> milliseconds) {
  if (!milliseconds) return std::nullopt;
  return EvidenceTime(std::chrono::milliseconds(*milliseconds));
}

// Numbers of both stores are signed: a hash keeps its bits.
inline std::optional<std::int64_t> number_of(const std::optional<std::uint64_t>& hash) {
  if (!hash) return std::nullopt;
  return std::bit_cast<std::int64_t>(*hash);
}

inline std::optional<std::uint64_t> hash_at(std::optional<std::int64_t> number) {
  if (!number) return std::nullopt;
  return std::bit_cast<std::uint64_t>(*number);
}

inline std::int64_t number_of(SearchKind kind) { return kind == SearchKind::kNeed ? 0 : 1; }

inline SearchKind kind_at(std::int64_t number) {
  return number == 0 ? SearchKind::kNeed : SearchKind::kAlternatives;
}

/// One text of what a search showed, a line per entity: ids hold no white space.
inline std::string joined(const std::vector<std::string>& shown) {
  std::string out;
  for (const std::string& entity : shown) (out.empty() ? out : out += '\n') += entity;
  return out;
}

/// The inverse of joined().
inline std::vector<std::string> split(std::string_view lines) {
  std::vector<std::string> out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    out.emplace_back(lines.substr(0, end));
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return out;
}

}  // namespace matchgraph::evidence
