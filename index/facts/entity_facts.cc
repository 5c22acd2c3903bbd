#include "index/facts/entity_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <regex>
#include <span>

#include "index/facts/open_license.h"
#include "matchgraph/workload.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

// Music and speech are often priced by what comes out.
bool charges_output(const Entity& entity) {
  return entity.pricing && entity.pricing->price && entity.pricing->price->output.value_or(0) > 0;
}

/// Begins the signals that say what one piece of the work costs: "price_per_image".
constexpr std::string_view kPricePerPiece = "price_per_";

std::optional<UnitPrice> piece_price(const Entity& entity) {
  for (const Signal& signal : entity.signals) {
    if (!signal.name.starts_with(kPricePerPiece) || signal.value <= 0) continue;
    std::string piece = signal.name.substr(kPricePerPiece.size());
    std::replace(piece.begin(), piece.end(), '_', ' ');
    return UnitPrice{signal.value, "USD/" + piece};
  }
  return {};
}

bool has_tag(const Entity& entity, std::string_view tag) {
  return std::find(entity.tags.begin(), entity.tags.end(), tag) != entity.tags.end();
}

/// Whether a name of the entity tells that it is made for pictures or films: "GPT-5 Image".
bool is_called_after(const Entity& entity, std::string_view medium) {
  static constexpr std::array<std::string_view, 4> kImages = {" image ", " images ", " imagine ",
                                                              " picture "};
  static constexpr std::array<std::string_view, 2> kVideo = {" video ", " videos "};
  const std::span<const std::string_view> words =
      medium == "images" ? std::span<const std::string_view>(kImages) : kVideo;
  const auto tells = [words](std::string_view name) {
    const std::string folded = ' ' + fold_for_names(name) + ' ';
    return std::any_of(words.begin(), words.end(), [&folded](std::string_view word) {
      return folded.find(word) != std::string::npos;
    });
  };
  return tells(entity.name) || tells(entity.id) ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(), tells);
}

/// "USD/month", "per month", "monthly" and "mo" mean the same.
std::string unit_of(const Price& price) {
  // The words that price lists use for the same unit.
  static const std::map<std::string, std::string, std::less<>> same = {
      {"mo", "month"},         {"monthly", "month"}, {"yr", "year"},  {"yearly", "year"},
      {"annual", "year"},      {"annum", "year"},    {"hr", "hour"},  {"hourly", "hour"},
      {"requests", "request"}, {"users", "user"},    {"seat", "user"}};
  std::string out = price.currency + "/";
  const std::string folded = fold_for_names(price.per);
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string word = folded.substr(begin, end - begin);
    begin = end + 1;
    if (word == "per" || word == "a" || word == fold_for_names(price.currency)) continue;
    const auto found = same.find(word);
    // "per million tokens" and "million tokens" are one unit.
    out += (words++ == 0 ? "" : " ") + (found == same.end() ? word : found->second);
  }
  return out;
}

}  // namespace

std::optional<double> known_price(const Entity& entity) {
  if (!entity.pricing) return {};
  if (entity.pricing->price) {
    // Listings state 0 for input where only output is charged, or the piece; that is not free.
    const bool is_charged = charges_output(entity) || piece_price(entity);
    if (entity.pricing->price->amount == 0 && is_charged) return {};
    // Nothing is nothing in every currency and unit.
    if (entity.pricing->price->amount == 0) return 0.0;
    return usd_per_million_input_tokens(*entity.pricing->price);
  }
  const PriceModel model = entity.pricing->model;
  if (model == PriceModel::kFree || model == PriceModel::kOpenSource) return 0.0;
  return {};
}

std::optional<UnitPrice> stated_unit_price(const Entity& entity) {
  if (!entity.pricing) return {};
  if (!entity.pricing->price) {
    if (known_price(entity) == 0.0) return UnitPrice{};
    return {};
  }
  const Price& price = *entity.pricing->price;
  if (price.amount == 0 && charges_output(entity)) return {};
  if (price.amount == 0) return UnitPrice{};
  if (const auto tokens = usd_per_million_input_tokens(price)) {
    return UnitPrice{*tokens, "USD/1M input tokens"};
  }
  return UnitPrice{price.amount, unit_of(price)};
}

std::string_view given_medium(const Entity& entity) {
  struct Given {
    std::string_view tag, medium;
  };
  static constexpr std::array<Given, 10> kGiven = {{{"out:image", "images"},
                                                    {"image-generation", "images"},
                                                    {"text-to-image", "images"},
                                                    {"out:video", "video"},
                                                    {"video-generation", "video"},
                                                    {"text-to-video", "video"},
                                                    {"out:audio", "sound"},
                                                    {"text-to-speech", "sound"},
                                                    {"speech-synthesis", "sound"},
                                                    {"music-generation", "sound"}}};
  const bool writes = has_tag(entity, "out:text");
  for (const Given& given : kGiven) {
    if (!has_tag(entity, given.tag)) continue;
    // What writes is sold by its text, unless it is called after pictures or films.
    if (!writes || (given.medium != "sound" && is_called_after(entity, given.medium))) {
      return given.medium;
    }
  }
  return {};
}

std::optional<UnitPrice> unit_price(const Entity& entity) {
  return unit_price(entity, given_medium(entity));
}

std::optional<UnitPrice> unit_price(const Entity& entity, std::string_view medium) {
  std::optional<UnitPrice> stated = stated_unit_price(entity);
  const bool has_price = entity.pricing && entity.pricing->price;
  const auto tokens =
      has_price ? usd_per_million_input_tokens(*entity.pricing->price) : std::nullopt;
  if (!has_price || !tokens) return stated;
  if (auto piece = piece_price(entity)) return piece;
  if (!stated || stated->amount == 0) return stated;
  if (medium.empty()) return stated;
  Price output = *entity.pricing->price;
  // Where what comes out costs nothing, what goes in is all that is charged.
  if (output.output.value_or(0) == 0)
    return UnitPrice{*tokens, fmt::format("USD/1M input tokens for {}", medium)};
  output.amount = *output.output;
  return UnitPrice{usd_per_million_input_tokens(output).value_or(0),
                   fmt::format("USD/1M output tokens for {}", medium)};
}

std::optional<double> million_parameters(const Entity& entity) {
  if (const auto stated = find_signal(entity, "parameters")) return *stated / 1e6;
  // "10B" in a dataset's name counts tokens or rows.
  if (entity.type == "dataset" || entity.type == "benchmark") return {};
  // "8x7B" names experts and the size of each. No letter or digit may stand around it, or "b2b" and
  // "v1.5b2" would have a size.
  static const std::regex pattern(
      R"((?:^|[^a-z0-9.])(?:([0-9]+)x)?([0-9]+(?:\.[0-9]+)?)([bmt])(?![a-z0-9]))",
      std::regex::icase | std::regex::optimize);
  constexpr std::size_t kReadBytes = 200;  // the expression recurses by the byte
  const std::string name = entity.name.substr(0, kReadBytes);
  std::smatch match;
  if (!std::regex_search(name, match, pattern)) return {};
  // "17B 128E" names what works on a token and the number of experts, not what all of them hold.
  static const std::regex experts_behind(R"(^[- ]?[0-9]+e(?![a-z0-9]))",
                                         std::regex::icase | std::regex::optimize);
  if (std::regex_search(match.suffix().first, match.suffix().second, experts_behind)) return {};
  // Cut to what a double holds: a name may be all digits.
  const double experts = match[1].matched ? std::stod(match[1].str().substr(0, 6)) : 1;
  const double each = std::stod(match[2].str().substr(0, 9));
  const char unit = to_lower(match[3].str()[0]);
  return experts * each * (unit == 't' ? 1e6 : unit == 'b' ? 1e3 : 1);
}

PriceModel price_model(const Entity& entity) {
  return entity.pricing ? entity.pricing->model : PriceModel::kUnknown;
}

std::optional<bool> is_free(const Entity& entity) {
  const PriceModel model = price_model(entity);
  const std::optional<double> price = known_price(entity);
  // What costs nothing to put in and something to get out is no free thing.
  if (charges_output(entity)) return model == PriceModel::kFreemium;
  if (price == 0.0 || model == PriceModel::kFreemium) return true;
  if (model == PriceModel::kUnknown && !price) return {};
  return model == PriceModel::kFree || model == PriceModel::kOpenSource;
}

std::optional<bool> is_paid(const Entity& entity) {
  const PriceModel model = price_model(entity);
  const std::optional<UnitPrice> price = unit_price(entity);
  // Costs in part is paid as well: "freemium" is free and paid.
  if (charges_output(entity) || (price && price->amount > 0) || model == PriceModel::kPaid)
    return true;
  if (model == PriceModel::kUnknown && !price) return {};
  return false;
}

std::optional<bool> is_open_source(const Entity& entity) {
  // Open weights under a licence that says who may use them are not open source, whatever a tag or
  // a price list calls them.
  if (is_closed_license(entity.license)) return false;
  if (price_model(entity) == PriceModel::kOpenSource) return true;
  // A tag decides where the stated licence is none that is known.
  // Of GitHub and Hugging Face, where a tag comes from the project itself.
  if (std::any_of(entity.tags.begin(), entity.tags.end(), is_open_tag)) return true;
  if (entity.license.empty()) return {};
  return is_open_license(entity.license);
}

std::int32_t date_number(const std::optional<Date>& date) {
  return date ? date->year * 10000 + date->month * 100 + date->day : 0;
}

int compare_dates(std::int32_t a, std::int32_t b) {
  // The larger of two precisions is cut off: "2025" equals every day of 2025.
  const auto cut = [](std::int32_t date, std::int32_t other) {
    if (other % 10000 == 0) return date / 10000 * 10000;
    if (other % 100 == 0) return date / 100 * 100;
    return date;
  };
  const std::int32_t left = cut(a, b);
  const std::int32_t right = cut(b, a);
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace matchgraph
