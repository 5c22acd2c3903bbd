// Questions asked one by one, how long each took, and both printed for a person or a program.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matchgraph::benchmark {

/// Times of a kind of question.
struct Timing {
  std::string name;
  std::vector<double> milliseconds;  ///< ascending
  std::size_t answered = 0;          ///< questions that had an answer

  /// The time within which such a share of the questions was answered.
  double within(double share) const {
    if (milliseconds.empty()) return 0;
    const double rank = std::ceil(share * static_cast<double>(milliseconds.size()));
    return milliseconds[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
  }
};

// The first questions of a kind are not timed: at most so many, and for at most so long.
constexpr std::size_t kWarmUp = 100;
constexpr double kWarmUpMilliseconds = 5e3;
constexpr double kMostMilliseconds = 1e5;  // for a kind of question; slow peers are asked fewer

/// Asks every question once. `ask` gives how much it answered.
template <typename Question, typename Ask>
Timing time_each(std::string name, const std::vector<Question>& questions, Ask ask) {
  using Clock = std::chrono::steady_clock;
  Timing timing{std::move(name), {}, 0};
  double sum = 0;
  for (std::size_t i = 0; i < questions.size() && sum < kMostMilliseconds; ++i) {
    const bool is_warm = i >= kWarmUp || sum > kWarmUpMilliseconds;
    const auto begin = Clock::now();
    const auto answers = ask(questions[i]);
    const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
    sum += took.count();
    if (!is_warm) continue;
    timing.milliseconds.push_back(took.count());
    timing.answered += answers > 0 ? 1 : 0;
  }
  std::sort(timing.milliseconds.begin(), timing.milliseconds.end());
  return timing;
}

/// What a program measured: times of questions, and single figures ("bytes", "seconds").
struct Measurements {
  std::vector<Timing> timings;
  std::vector<std::pair<std::string, double>> figures;
};

/// One JSON object on one line: {"figures": {name: value}, "timings": {name: {"questions",
/// "answered", "p50_ms", "p99_ms"}}}. Names are plain words.
inline std::string to_json(const Measurements& measured) {
  std::vector<std::string> figures;
  std::vector<std::string> timings;
  for (const auto& [name, value] : measured.figures) {
    figures.push_back(fmt::format(R"("{}": {})", name, value));
  }
  for (const Timing& timing : measured.timings) {
    timings.push_back(fmt::format(
        R"("{}": {{"questions": {}, "answered": {}, "p50_ms": {:.4f}, "p99_ms": {:.4f}}})",
        timing.name, timing.milliseconds.size(), timing.answered, timing.within(0.5),
        timing.within(0.99)));
  }
  return fmt::format("{{\"figures\": {{{}}}, \"timings\": {{{}}}}}\n", fmt::join(figures, ", "),
                     fmt::join(timings, ", "));
}

/// A table for a person.
inline std::string to_text(const Measurements& measured) {
  std::string text;
  for (const auto& [name, value] : measured.figures) {
    text += fmt::format("{:<32} {:>14.6g}\n", name, value);
  }
  if (measured.timings.empty()) return text;
  text += fmt::format("{:<32} {:>9} {:>9} {:>9} {:>9}\n", "", "questions", "answered", "p50 ms",
                      "p99 ms");
  for (const Timing& timing : measured.timings) {
    text += fmt::format("{:<32} {:>9} {:>9} {:>9.3f} {:>9.3f}\n", timing.name,
                        timing.milliseconds.size(), timing.answered, timing.within(0.5),
                        timing.within(0.99));
  }
  return text;
}

/// Prints in the form that the program's last argument asks for.
inline void print(const Measurements& measured, std::string_view last_argument) {
  fmt::print("{}", last_argument == "--json" ? to_json(measured) : to_text(measured));
}

}  // namespace matchgraph::benchmark
