#include "catalogue/told_context.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "identity/seller.h"
#include "text/ascii.h"

namespace matchgraph::catalogue {
namespace {

/// A count with "k" or "M" behind it, and nothing but "tokens" or "-token": 128,000 of
/// "128K-token".
double tokens_at(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at < 8 && (is_digit(text[at]) || text[at] == '.')) ++at;
  if (at == 0 || at == text.size()) return 0;
  const double figure = std::strtod(std::string(text.substr(0, at)).c_str(), nullptr);
  const char unit = to_lower(text[at]);
  const std::string_view rest = text.substr(at + 1);
  const bool is_whole = rest.empty() || !is_alphanumeric(rest.front());
  if (!is_whole || (unit != 'k' && unit != 'm')) return 0;
  return figure * (unit == 'k' ? 1e3 : 1e6);
}

}  // namespace

std::optional<double> told_context(std::string_view text) {
  double most = 0;
  // A sentence at a time, as one about something else may hold a larger figure.
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(". "), text.size());
    const std::string_view sentence = text.substr(0, end);
    text.remove_prefix(std::min(end + 2, text.size()));
    if (sentence.find("context") == std::string_view::npos) continue;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
      const bool begins =
          is_digit(sentence[at]) &&
          (at == 0 || (!is_alphanumeric(sentence[at - 1]) && sentence[at - 1] != '.'));
      if (begins) most = std::max(most, tokens_at(sentence.substr(at)));
    }
  }
  return most > 0 ? std::optional(most) : std::nullopt;
}

void settle_context(Entity& entity) {
  constexpr double kTelling = 1.5;
  constexpr double kLeast = 1000;  // "1k images" in a sentence about context is no window
  const auto told = told_context(entity.summary);
  if (!told || *told < kLeast || is_makers_own(entity)) return;
  for (Signal& signal : entity.signals) {
    if (signal.name == "context" && signal.value > kTelling * *told) signal.value = *told;
  }
}

}  // namespace matchgraph::catalogue
