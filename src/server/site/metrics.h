// Figures of a running server in Prometheus' text format.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/evidence.h"
#include "server/http/intake.h"

namespace matchgraph::server {

/// Counts answers by route and status, and the time they took. Any thread may call any function.
class RequestMetrics {
 public:
  /// `routes`: names of what answers are counted under; they must outlive it.
  explicit RequestMetrics(std::vector<std::string_view> routes);

  void count(std::size_t route, int status, std::chrono::nanoseconds time);
  void write(std::string& out) const;

 private:
  /// Upper bounds in seconds; one more bucket has no bound.
  static constexpr std::array<double, 11> kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,   0.1,   0.25,   0.5,   1};
  struct Route {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  ///< 1xx, ..., 5xx
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> by_time{};
    std::atomic<std::uint64_t> nanoseconds{0};
  };

  std::vector<std::string_view> names_;
  std::vector<Route> routes_;
};

/// What else a server tells about itself.
struct ServerFigures {
  std::uint64_t generation = 0;
  std::uint64_t entities = 0;
  std::uint64_t reloads = 0;
  std::uint64_t failed_reloads = 0;
  std::size_t waiting = 0;
  bool records = false;
  RecorderStatus recorder;
  std::uint64_t capped_searches = 0;
};

/// The document of /metrics.
std::string metrics_text(const RequestMetrics& requests, const IntakeCounters& intake,
                         const ServerFigures& figures);

}  // namespace matchgraph::server
