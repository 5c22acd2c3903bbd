#include "query/language/bounds/price_unit.h"

#include <algorithm>
#include <array>
#include <string>

#include "query/language/query_values.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

// Times are counted in their smallest unit that prices use, so that a price per hour bounds one per
// minute.
constexpr double kMinute = 60;  // seconds
constexpr double kHour = 3600;
constexpr double kYear = 12;  // months

struct UnitWord {
  std::string_view word, noun;
  double count = 1;
};
/// Singular forms; a plural is read as its singular.
constexpr auto kUnits = std::to_array<UnitWord>({
    {"character", "character"},
    {"char", "character"},
    {"second", "second"},
    {"sec", "second"},
    {"minute", "second", kMinute},
    {"min", "second", kMinute},
    {"hour", "second", kHour},
    {"image", "image"},
    {"picture", "image"},
    {"photo", "image"},
    {"search", "search"},
    // What is left of "searches" without its s.
    {"searche", "search"},
    {"query", "search"},
    {"querie", "search"},
    {"request", "request"},
    {"call", "request"},
    {"page", "page"},
    // Times that a contract runs are no times of use: a price per month bounds none per minute.
    {"month", "month"},
    {"mo", "month"},
    {"year", "month", kYear},
    {"user", "user"},
    {"seat", "user"},
    {"song", "song"},
    {"video", "video"},
    {"document", "document"},
    {"word", "word"},
    {"file", "file"},
    {"message", "message"},
    {"run", "run"},
    {"transaction", "transaction"},
    {"megapixel", "megapixel"},
});

}  // namespace

std::optional<PriceUnit> price_unit_of_word(std::string_view word) {
  if (word.size() > 2 && word.ends_with('s')) word.remove_suffix(1);
  const auto found = std::find_if(kUnits.begin(), kUnits.end(),
                                  [word](const UnitWord& one) { return one.word == word; });
  if (found == kUnits.end()) return {};
  return PriceUnit{found->noun, found->count, found->word};
}

std::optional<PriceUnit> price_unit_of(std::string_view text) {
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    text.remove_prefix(slash + 1);
  }
  const std::size_t space = text.find(' ');
  // Units of facts may hold a count, "USD/1m characters".
  const auto count = parse_amount(text.substr(0, space));
  if (count && space != std::string_view::npos) text.remove_prefix(space + 1);
  const std::string word = in_lower_case(text.substr(0, text.find(' ')));
  std::optional<PriceUnit> out = price_unit_of_word(word);
  if (out) out->count *= count.value_or(1);
  return out;
}

}  // namespace matchgraph
