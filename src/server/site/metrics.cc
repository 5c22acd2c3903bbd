#include "server/site/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace matchgraph::server {
namespace {

/// Writes one figure with its head.
class MetricsPage {
 public:
  explicit MetricsPage(std::string& out) : out_(out) {}

  void head(std::string_view name, std::string_view type, std::string_view help) {
    // Prometheus wants the two lines of a figure's head once and right above its values.
    fmt::format_to(std::back_inserter(out_), "# HELP matchgraph_{} {}\n# TYPE matchgraph_{} {}\n",
                   name, help, name, type);
  }
  template <typename Value>
  void value(std::string_view name, std::string_view labels, Value value) {
    fmt::format_to(std::back_inserter(out_), "matchgraph_{}{}{}{} {}\n", name,
                   labels.empty() ? "" : "{", labels, labels.empty() ? "" : "}", value);
  }
  template <typename Value>
  void counter(std::string_view name, std::string_view help, Value count) {
    head(name, "counter", help);
    value(name, "", count);
  }
  template <typename Value>
  void gauge(std::string_view name, std::string_view help, Value figure) {
    head(name, "gauge", help);
    value(name, "", figure);
  }

 private:
  std::string& out_;
};

// Memory of this process that no file backs, in bytes.
std::uint64_t private_bytes() {
  // Only the kernel tells apart what files back and what it cannot take back from the process.
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "RssAnon:") continue;
    std::uint64_t kibibytes = 0;
    status >> kibibytes;
    return kibibytes << 10;
  }
  return 0;
}

void write_intake(MetricsPage& page, const IntakeCounters& intake) {
  page.gauge("connections", "Open connections.", intake.open.load());
  page.counter("connections_total", "Connections accepted.", intake.accepted.load());
  page.counter("connections_refused_total", "Connections beyond the most that are borne.",
               intake.refused_connections.load());
  page.counter("requests_refused_total", "Requests that were faulty or beyond a limit.",
               intake.refused_requests.load());
  page.counter("requests_overload_total", "Requests refused because too many waited.",
               intake.overloaded.load());
  page.counter("requests_abandoned_total", "Requests not computed, as their client had left.",
               intake.abandoned.load());
  page.counter("connections_displaced_total", "Waiting connections closed to make room.",
               intake.displaced.load());
  page.counter("timeouts_total", "Connections ended for being slow or idle.",
               intake.timed_out.load());
  page.gauge("unsent_bytes", "Answers that clients have not taken yet.",
             intake.unsent_bytes.load());
}

void write_evidence(MetricsPage& page, const RecorderStatus& recorder, std::uint64_t capped) {
  page.counter("evidence_searches_total", "Searches recorded.", recorder.searches_recorded);
  page.counter("evidence_searches_dropped_total", "Searches that could not be recorded.",
               recorder.searches_dropped);
  page.counter("evidence_searches_capped_total",
               "Searches not recorded, as their visitor or address block had added all it may.",
               capped);
  page.gauge("evidence_bytes", "Bytes of the database of past searches.", recorder.bytes);
  page.counter("evidence_choices_total", "Choices recorded.", recorder.choices_recorded);
  page.counter("evidence_choices_refused_total", "Choices that do not count.",
               recorder.choices_refused);
  page.counter("evidence_choices_failed_total", "Choices that could not be recorded.",
               recorder.choices_failed);
  page.gauge("evidence_queued", "Records that wait to be written.", recorder.queued);
  page.gauge("evidence_healthy", "Whether the last write succeeded.", recorder.healthy ? 1 : 0);
}

}  // namespace

RequestMetrics::RequestMetrics(std::vector<std::string_view> routes)
    : names_(std::move(routes)), routes_(names_.size()) {}

void RequestMetrics::count(std::size_t route, int status, std::chrono::nanoseconds time) {
  Route& counted = routes_[route];
  // By hundreds: few ask for more, and each pair of route and status would be a series of its own.
  ++counted.by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
  const double seconds = std::chrono::duration<double>(time).count();
  // The first bound that is not below it; beyond all of them the last bucket.
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin();
  ++counted.by_time[static_cast<std::size_t>(bucket)];
  counted.nanoseconds += static_cast<std::uint64_t>(time.count());
}

void RequestMetrics::write(std::string& out) const {
  MetricsPage page(out);
  page.head("requests_total", "counter", "Requests answered.");
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    for (std::size_t c = 1; c < routes_[i].by_class.size(); ++c) {
      const std::uint64_t count = routes_[i].by_class[c].load();
      // A series that never counted is left out, as most routes give two kinds of status.
      if (count == 0) continue;
      page.value("requests_total", fmt::format("route=\"{}\",status=\"{}xx\"", names_[i], c),
                 count);
    }
  }
  page.head("request_seconds", "histogram", "Time to compute an answer.");
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    std::uint64_t count = 0;
    for (std::size_t b = 0; b <= kBounds.size(); ++b) {
      // Buckets of this format hold all that took less as well.
      count += routes_[i].by_time[b].load();
      const std::string bound = b < kBounds.size() ? fmt::format("{}", kBounds[b]) : "+Inf";
      page.value("request_seconds_bucket", fmt::format("route=\"{}\",le=\"{}\"", names_[i], bound),
                 count);
    }
    // In seconds, the unit of time that Prometheus asks for.
    const std::string route = fmt::format("route=\"{}\"", names_[i]);
    page.value("request_seconds_sum", route,
               static_cast<double>(routes_[i].nanoseconds.load()) * 1e-9);
    page.value("request_seconds_count", route, count);
  }
}

std::string metrics_text(const RequestMetrics& requests, const IntakeCounters& intake,
                         const ServerFigures& figures) {
  std::string out;
  requests.write(out);
  MetricsPage page(out);
  write_intake(page, intake);
  page.gauge("queue_length", "Requests that wait for a thread.", figures.waiting);
  page.gauge("generation", "The generation that answers.", figures.generation);
  page.gauge("entities", "Entities in the catalogue.", figures.entities);
  page.counter("reloads_total", "Generations picked up since the start.", figures.reloads);
  page.counter("reloads_failed_total", "Generations that could not be opened.",
               figures.failed_reloads);
  page.gauge("private_bytes", "Memory of the process that no file backs.", private_bytes());
  // Where nothing is recorded, zeros would read as visitors who choose nothing.
  if (figures.records) write_evidence(page, figures.recorder, figures.capped_searches);
  return out;
}

}  // namespace matchgraph::server
