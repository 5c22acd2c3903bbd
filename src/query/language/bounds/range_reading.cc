#include "query/language/bounds/range_reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "query/language/bounds/bound_reading.h"
#include "query/language/bounds/quantity_reading.h"
#include "query/language/query_values.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// "at least 4 to 5 stars" is said of hotels; nobody asks for so few of what is counted here.
constexpr double kLeastOfSignal = 100;

using DateLimit = std::pair<std::string_view, std::string_view>;

// The field and the operator that each phrase means. Without a verb "newer" is of the last change,
// as the critique of that name is.
constexpr std::array<DateLimit, 24> kDateLimits = {{{"newer than", "updated >"},
                                                    {"more recent than", "updated >"},
                                                    {"older than", "updated <"},
                                                    {"released after", "released >"},
                                                    {"released since", "released >="},
                                                    {"released before", "released <"},
                                                    {"released in", "released ="},
                                                    {"released later than", "released >"},
                                                    {"released earlier than", "released <"},
                                                    {"published after", "released >"},
                                                    {"published since", "released >="},
                                                    {"published before", "released <"},
                                                    {"published in", "released ="},
                                                    {"launched after", "released >"},
                                                    {"launched since", "released >="},
                                                    {"launched before", "released <"},
                                                    {"launched in", "released ="},
                                                    {"updated after", "updated >"},
                                                    {"updated since", "updated >="},
                                                    {"updated before", "updated <"},
                                                    {"updated in", "updated ="},
                                                    {"last updated after", "updated >"},
                                                    {"last updated before", "updated <"},
                                                    {"last updated in", "updated ="}}};

/// The two ends of a range.
struct Ends {
  Quantity low, high;
  std::size_t next = 0;  // 0: none
};

/// "100-200k": the scale of the second number is that of the first too.
void share_scale(std::string_view low, std::string_view high, double& value) {
  const auto letter = [](std::string_view text) {
    const bool scaled = !text.empty() && !is_digit(text.back());
    return scaled ? text.substr(text.size() - 1) : std::string_view();
  };
  if (!letter(low).empty() || letter(high).empty()) return;
  if (const auto one = parse_amount("1" + std::string(letter(high)))) value *= *one;
}

/// Where a dash parts two amounts of one word, "$1-$2", and its bytes; 0 bytes where none does.
std::pair<std::size_t, std::size_t> dash_in(std::string_view typed) {
  // A dash in front is a sign, behind a number it parts two.
  for (const std::string_view dash : {"-", "–", "—"}) {
    const std::size_t at = typed.find(dash);
    if (at != std::string_view::npos && at > 0) return {at, dash.size()};
  }
  return {};
}

class RangeReader {
 public:
  RangeReader(const QueryWords& words, const QueryVocabulary& vocabulary)
      : words_(words), vocabulary_(vocabulary) {}

  RangeReading read(std::size_t i) const {
    if (RangeReading dates = dates_at(i); dates.next > 0) return dates;
    FieldReading field = field_at(words_, i, vocabulary_);
    if (field.words == 0) field = price_of_side_at(words_, i, vocabulary_);
    std::size_t at = i + field.words;
    if (field.words > 0) {
      // People say the field in front with or without a verb, "context of 100k to 200k".
      for (const std::string_view verb : {"of", "is", "at", "must be", "should be"}) {
        const std::size_t count = words_.ends_before(at) ? 0 : words_.match(at, verb);
        if (count > 0) {
          at += count;
          break;
        }
      }
    }
    std::size_t opening = 0;
    for (const std::string_view word : {"between", "from", "in between"}) {
      opening = std::max(opening, words_.match(at, word));
    }
    if ((at > i || opening > 0) && words_.ends_before(at + opening)) return {};
    const Ends ends = ends_at(at + opening);
    if (ends.next == 0) return {};
    return bounds(i, std::move(field), opening > 0, ends);
  }

 private:
  /// "100k and 200k", "$1 to $2", "100k-200k".
  Ends ends_at(std::size_t i) const {
    if (i >= words_.size() || words_[i].role != WordRole::kNeed || words_[i].key.empty()) return {};
    Ends out;
    const std::string_view typed = words_.slice(words_[i].core);
    if (const auto [at, bytes] = dash_in(typed); bytes > 0) {
      return joined(i, typed.substr(0, at), typed.substr(at + bytes));
    }
    out.low = quantity_at(words_, i);
    if (out.low.next == 0 || words_.ends_before(out.low.next)) return {};
    const bool is_joint =
        words_.match(out.low.next, "and") == 1 || words_.match(out.low.next, "to") == 1;
    if (!is_joint) return {};
    const std::size_t at = out.low.next + 1;
    out.high = quantity_at(words_, at);
    if (out.high.next == 0) return {};
    const std::string_view high = words_.slice(words_[at].core);
    share_scale(typed, high, out.low.value);
    // "Between 1 and 2 million", "10 to 50 cents": the word behind is said of both.
    const auto bare = parse_amount(high);
    const bool is_bare = !out.low.is_money && out.low.next == i + 1 && !out.low.is_large;
    if (bare && *bare > 0 && is_bare && is_digit(high.back())) {
      out.low.value *= out.high.value / *bare;
    }
    out.next = out.high.next;
    return out;
  }

  /// Both amounts in one word, with the units behind it.
  Ends joined(std::size_t i, std::string_view low, std::string_view high) const {
    const auto least = parse_amount(low);
    const auto most = parse_amount(high);
    if (!least || !most) return {};
    Ends out;
    out.low.value = *least;
    share_scale(low, high, out.low.value);
    out.high.value = *most;
    out.high.is_large = !is_digit(high.back());
    out.high.is_money = low.starts_with('$') || high.starts_with('$');
    out.high.next = i + 1;
    if (!words_[i].breaks) read_units(words_, out.high);
    out.next = out.high.next;
    return out;
  }

  RangeReading bounds(std::size_t i, FieldReading field, bool is_opened, const Ends& ends) const {
    const bool is_money = ends.low.is_money || ends.high.is_money;
    // Money for a month or an image bounds no price by the token.
    if (ends.low.is_other || ends.high.is_other) return {};
    std::size_t next = ends.next;
    const bool is_named = field.words > 0;
    // The field may as well follow, "between 100k and 200k of context".
    if (!is_named) {
      std::size_t behind = next;
      if (!words_.ends_before(behind) && words_.match(behind, "of") == 1) ++behind;
      if (!words_.ends_before(behind)) field = field_at(words_, behind, vocabulary_);
      if (field.words == 0 && is_money && !words_.ends_before(behind)) {
        field = price_of_side_at(words_, behind, vocabulary_);
      }
      if (field.words > 0) next = behind + field.words;
    }
    std::string name = field.field.name;
    if (is_money) {
      // Money bounds a price alone: "$1 to $2 context" is something else.
      if (field.words > 0 && !is_price_field(name)) return {};
      name = name.empty() ? (ends.high.of_output ? "output_price" : "price") : name;
    } else if (name.empty() && (ends.high.is_tokens || (is_opened && ends.high.is_large))) {
      // What is counted in tokens, or written with k or M, is hardly anything small, and the
      // context is what people bound so.
      const auto context = vocabulary_.field("context");
      if (context) name = context->name;
    }
    const auto known = name.empty() ? std::nullopt : vocabulary_.field(name);
    if (!known && !is_money) return {};
    if (known && known->is_date) return {};
    const double low = ends.low.value;
    const double high = ends.high.value;
    const bool is_small =
        !is_price_field(name) && name != "rank" && name != "capabilities" && high < kLeastOfSignal;
    const bool says_price = is_price_field(name) && (is_money || is_named);
    // "10-5" and "3 to 3" are no ranges but names, scores or slips.
    if (low >= high || is_small || (is_price_field(name) && !says_price)) return {};
    RangeReading out = two({name, ">=", low}, {name, "<=", high}, i, next);
    out.is_explicit = field.words > 0 || ends.high.by_token || ends.high.is_tokens;
    return out;
  }

  RangeReading two(Constraint low, Constraint high, std::size_t from, std::size_t next) const {
    const TextSpan span = words_.span(from, next);
    RangeReading out;
    out.critiques.push_back({CritiqueKind::kBound, "", std::move(low), span});
    out.critiques.push_back({CritiqueKind::kBound, "", std::move(high), span});
    out.next = next;
    return out;
  }

  /// "Released between 2024 and June 2025".
  RangeReading dates_at(std::size_t i) const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kFields = {
        {{"released", "released"},
         {"published", "released"},
         {"launched", "released"},
         {"updated", "updated"}}};
    for (const auto& [word, field] : kFields) {
      if (words_.match(i, word) != 1) continue;
      const bool is_between =
          words_.match(i + 1, "between") == 1 || words_.match(i + 1, "from") == 1;
      if (!is_between) return {};
      const DateReading low = date_at(words_, i + 2);
      if (low.next == 0 || words_.ends_before(low.next)) return {};
      if (words_.match(low.next, "and") != 1 && words_.match(low.next, "to") != 1) return {};
      const DateReading high = date_at(words_, low.next + 1);
      if (high.next == 0) return {};
      return two({std::string(field), ">=", low.date}, {std::string(field), "<=", high.date}, i,
                 high.next);
    }
    return {};
  }

  const QueryWords& words_;
  const QueryVocabulary& vocabulary_;
};

}  // namespace

BoundReading date_bound_at(const QueryWords& words, std::size_t i) {
  std::string_view meaning;
  std::size_t count = 0;
  for (const auto& [phrase, limit] : kDateLimits) {
    const std::size_t here = words.match(i, phrase);
    if (here > count) std::tie(meaning, count) = std::pair(limit, here);
  }
  if (count == 0 || words.ends_before(i + count)) return {};
  const DateReading date = date_at(words, i + count);
  if (date.next == 0) return {};
  const std::size_t space = meaning.find(' ');
  Critique critique{CritiqueKind::kBound, "", {}, words.span(i, date.next)};
  critique.bound = {std::string(meaning.substr(0, space)), std::string(meaning.substr(space + 1)),
                    date.date};
  return {std::move(critique), date.next};
}

RangeReading range_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  if (i >= words.size() || words[i].role != WordRole::kNeed || words[i].key.empty()) return {};
  return RangeReader(words, vocabulary).read(i);
}

}  // namespace matchgraph
