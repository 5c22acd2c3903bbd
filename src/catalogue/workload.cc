#include "matchgraph/workload.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "matchgraph/error.h"
#include "text/ascii.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace {

constexpr double kMillion = 1e6;
constexpr double kMostTokens = 1e18;  // more in any period is a slip of the pen

constexpr std::array<std::string_view, 4> kPeriods = {"day", "week", "month", "year"};

struct Magnitude {
  char letter;  // small
  double factor;
};
// The largest first: amounts are written with the first that makes them short.
constexpr std::array<Magnitude, 3> kMagnitudes = {{{'b', 1e9}, {'m', 1e6}, {'k', 1e3}}};

// People part the two amounts by a comma as well.
bool is_gap(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ','; }

/// Reads a text word by word.
class WorkloadReader {
 public:
  explicit WorkloadReader(std::string_view text) : text_(text) {}

  Workload read() {
    for (std::string word = next(); !word.empty(); word = next()) {
      if (word == "per") {
        read_period();
      } else if (word.starts_with("in=")) {
        read_tokens(word, 3, input_);
      } else if (word.starts_with("out=")) {
        read_tokens(word, 4, output_);
      } else {
        fail("in=NUMBER, out=NUMBER or per day|week|month|year is needed");
      }
    }
    if (input_.value_or(0) == 0 && output_.value_or(0) == 0) {
      // The message is about the whole text, so it quotes it from its beginning.
      begin_ = 0;
      fail("in or out has to be above 0");
    }
    return {.input = input_.value_or(0),
            .output = output_.value_or(0),
            .per = period_.value_or(Period::kMonth)};
  }

 private:
  /// The next word in small letters; empty at the end.
  std::string next() {
    begin_ = end_;
    while (begin_ < text_.size() && is_gap(text_[begin_])) ++begin_;
    end_ = begin_;
    while (end_ < text_.size() && !is_gap(text_[end_])) ++end_;
    return in_lower_case(text_.substr(begin_, end_ - begin_));
  }

  void read_period() {
    if (period_) fail("the period is given twice");
    const std::string word = next();
    const auto* const found = std::find(kPeriods.begin(), kPeriods.end(), word);
    if (found == kPeriods.end()) fail("day, week, month or year is needed behind per");
    period_ = static_cast<Period>(found - kPeriods.begin());
  }

  void read_tokens(std::string_view word, std::size_t name, std::optional<double>& tokens) {
    // Which of two would be meant nobody can tell.
    if (tokens) fail(fmt::format("{} is given twice", word.substr(0, name - 1)));
    std::string_view number = word.substr(name);
    double factor = 1;
    for (const Magnitude& magnitude : kMagnitudes) {
      if (number.empty() || number.back() != magnitude.letter) continue;
      factor = magnitude.factor;
      number.remove_suffix(1);
      break;
    }
    double value = 0;
    const char* const end = number.data() + number.size();
    // No exponent: the message says which forms there are, and to_string() writes no other.
    const auto [stop, error] = std::from_chars(number.data(), end, value, std::chars_format::fixed);
    const bool is_number = error == std::errc() && stop == end && std::isfinite(value);
    if (!is_number || value < 0) fail("a number such as 500k, 2M or 1.5B is needed behind =");
    if (value * factor > kMostTokens) fail("that is too many tokens");
    tokens = value * factor;
  }

  [[noreturn]] void fail(std::string_view reason) const {
    const std::string_view rest = text_.substr(begin_);
    const std::string place =
        rest.empty() ? "at its end" : fmt::format("at \"{}\"", catalogue::shorten(rest));
    throw Error(
        ErrorCode::kUsage,
        fmt::format("workload, {}: {}; for example \"in=2M out=500k per month\"", place, reason));
  }

  std::string_view text_;
  std::size_t begin_ = 0;  // of the word that is read
  std::size_t end_ = 0;
  std::optional<double> input_;
  std::optional<double> output_;
  std::optional<Period> period_;
};

/// "2M", "1.5k", "300": with the largest unit that makes it a short number.
std::string tokens_text(double tokens) {
  constexpr std::size_t kShort = 10;
  for (const Magnitude& magnitude : kMagnitudes) {
    const double count = tokens / magnitude.factor;
    const std::string text = fmt::format("{}", count);
    // The text is read back as a workload, so it may not lose a token.
    const bool is_exact = count >= 1 && count * magnitude.factor == tokens;
    if (!is_exact || text.size() > kShort || text.find('e') != std::string::npos) continue;
    return text + (magnitude.letter == 'k' ? 'k' : magnitude.letter == 'm' ? 'M' : 'B');
  }
  const std::string text = fmt::format("{}", tokens);
  return text.find('e') == std::string::npos ? text : fmt::format("{:f}", tokens);
}

}  // namespace

std::string_view to_string(Period period) { return kPeriods[static_cast<std::size_t>(period)]; }

Workload parse_workload(std::string_view text) { return WorkloadReader(text).read(); }

std::string to_string(const Workload& workload) {
  std::string text;
  if (workload.input > 0) text += "in=" + tokens_text(workload.input) + " ";
  if (workload.output > 0) text += "out=" + tokens_text(workload.output) + " ";
  return text + "per " + std::string(to_string(workload.per));
}

TokenPrices token_prices(const Entity& entity) {
  if (!entity.pricing) return {};
  const bool is_free = entity.pricing->model == PriceModel::kFree ||
                       entity.pricing->model == PriceModel::kOpenSource;
  const std::optional<Price>& price = entity.pricing->price;
  if (!price) return is_free ? TokenPrices{.input = 0, .output = 0} : TokenPrices{};
  TokenPrices prices{.input = usd_per_million_input_tokens(*price), .output = {}};
  // A price per month or seat says nothing about tokens, unless it is 0.
  if (!prices.input) {
    const bool costs_nothing = price->amount == 0 && price->output.value_or(0) == 0;
    return costs_nothing ? TokenPrices{.input = 0, .output = 0} : TokenPrices{};
  }
  if (price->output) {
    Price output = *price;
    output.amount = *price->output;
    prices.output = usd_per_million_input_tokens(output);
  } else if (is_free && price->amount == 0) {
    // Free by its model and without an input price: the output, which is not stated, costs nothing
    // either. Without the model it would be a guess.
    prices.output = 0;
  }
  return prices;
}

std::optional<double> cost_of(const TokenPrices& prices, const Workload& workload) {
  double cost = 0;
  for (const auto& [tokens, price] :
       {std::pair(workload.input, prices.input), std::pair(workload.output, prices.output)}) {
    // An unknown price of what is not used does not matter.
    if (tokens == 0) continue;
    if (!price) return std::nullopt;
    cost += tokens / kMillion * *price;
  }
  return cost;
}

}  // namespace matchgraph
