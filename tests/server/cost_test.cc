// What the dearest requests cost, over entities that are as large and as alike as they come.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "support/small_catalogue.h"
#include "tools/matchgraph/spare_memory.h"

using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using nlohmann::json;

namespace {

// Of an answer. What is promised is a quarter of a second, on a quiet machine and over catalogues
// that people have (tools/benchmark/hostile_requests.py): a machine that others use takes twice the
// processor time for the same, these entities are more alike than any, and the client's reading
// counts here too. Unoptimised code is some ten times slower, and so is code that sanitizers watch.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr double kMostSeconds = 1;
#else
constexpr double kMostSeconds = 8;
#endif
constexpr std::size_t kMostBytes = std::size_t{8} << 20;
// Of anonymous memory and of the snapshot's pages that are read for the first time.
constexpr long kMostKibibytes = 96 << 10;
// After the requests, of anonymous memory, the client's included. Sanitizers keep what is freed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr long kMostKeptKibibytes = 1024 << 10;
#else
constexpr long kMostKeptKibibytes = 64 << 10;
#endif
constexpr int kBig = 8;

/// Eight entities of hundreds of capabilities that nearly say the same, among smaller ones.
std::string large_catalogue() {
  constexpr int kCapabilities = 320;
  constexpr int kSmall = 120;
  std::string lines;
  for (int e = 0; e < kBig + kSmall; ++e) {
    json entity = {{"id", "font/f" + std::to_string(e)},
                   {"name", "Font family " + std::to_string(e)},
                   {"type", "tool"},
                   {"summary", "Glyphs of many scripts for documents and screens."},
                   {"capabilities", json::array()}};
    const int count = e < kBig ? kCapabilities : 4;
    for (int i = 0; i < count; ++i) {
      const std::string script = "script" + std::to_string((i * 7 + e) % kCapabilities);
      entity["capabilities"].push_back(
          {{"name", "Renders " + script},
           {"text", "Renders glyphs of " + script +
                        " with hinting for documents and screens, weight " +
                        std::to_string(i % 9)}});
    }
    lines += entity.dump() + "\n";
  }
  return lines;
}

struct Cost {
  double seconds = 0;
  std::size_t bytes = 0;
};

double processor_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_kibibytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/// Anonymous memory that the process holds now.
long held_kibibytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssAnon:")) return std::stol(line.substr(line.find(':') + 1));
  }
  return 0;
}

/// A request that a search for the dearest would try: any route with the biggest seeds and random
/// settings.
std::string crafted_request(std::mt19937& random) {
  const auto any = [&random](int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
  };
  const auto seeds = [&](int least) {
    std::string out;
    const int count = least + any(kBig - least + 1);
    for (int i = 0; i < count; ++i) out += "&e=font/f" + std::to_string(i);
    return out;
  };
  const std::string explain = any(2) == 0 ? "&explain=1&offers=1" : "";
  const std::string words = "renders+glyphs+of+script" + std::to_string(any(320)) +
                            "+with+hinting+for+documents+and+screens+weight";
  switch (any(8)) {
    case 0:
      return "/alternatives?limit=100" + explain + seeds(1);
    case 1:
      return "/api/v1/alternatives?limit=1000" + explain + seeds(1);
    case 2:
      return "/compare?x=1" + explain + seeds(2);
    case 3:
      return "/api/v1/compare?" + (explain.empty() ? std::string() : std::string("explain=1")) +
             seeds(2);
    case 4:
      return "/api/v1/entities/font/f" + std::to_string(any(kBig)) + "?explain=1";
    case 5:
      return "/entity/font/f" + std::to_string(any(kBig));
    case 6:
      return "/search?limit=100" + explain + "&q=" + words;
    default:
      return "/api/v1/search?limit=1000" + explain + "&q=" + words;
  }
}

}  // namespace

TEST_CASE(
    "no request over the biggest entities costs more than it may, and what is cut is counted") {
  matchgraph::command::return_spare_memory();  // as the command that serves
  RunningServer server(matchgraph::test::catalogue_of(large_catalogue()));
  HttpClient client(server.port());
  // The first page's examples are chosen beside the first answers, once per generation.
  client.get("/");
  std::mt19937 random(20);
  std::size_t cut = 0;
  const long held = held_kibibytes();
  for (int i = 0; i < 120; ++i) {
    const std::string address = crafted_request(random);
    INFO(address);
    const long peak = peak_kibibytes();
    double before = processor_seconds();
    HttpAnswer answer = client.get(address);
    double took = processor_seconds() - before;
    if (took >= kMostSeconds) {
      // A system that is short of memory takes pages away, and time to bring them back: what the
      // request itself costs it costs again.
      before = processor_seconds();
      answer = client.get(address);
      took = processor_seconds() - before;
    }
    CHECK(answer.status == 200);
    CHECK(took < kMostSeconds);
    CHECK(answer.body.size() < kMostBytes);
    CHECK(peak_kibibytes() - peak < kMostKibibytes);
    if (answer.body.find("\"unlisted\":{") != std::string::npos) ++cut;
  }
  CHECK(cut > 10);
  CHECK(held_kibibytes() - held < kMostKeptKibibytes);
}

TEST_CASE("a page has a hundred results at most, the API a thousand") {
  RunningServer server(matchgraph::test::six_tools());
  HttpClient client(server.port());
  CHECK(client.get("/search?q=PDF&limit=100").status == 200);
  CHECK(client.get("/search?q=PDF&limit=101").status == 400);
  CHECK(client.get("/api/v1/search?q=PDF&limit=1000").status == 200);
  CHECK(client.get("/api/v1/search?q=PDF&limit=1001").status == 400);
}
