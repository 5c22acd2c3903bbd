#include "catalogue/told_price.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph::catalogue {
namespace {

constexpr std::size_t kUnitWords = 3;  // "second of video"

/// Takes what the text begins with.
bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

/// Takes a figure: "0.08", "1,200"; 0 where there is none.
double take_figure(std::string_view& text) {
  std::string digits;
  std::size_t at = 0;
  for (; at < text.size() && digits.size() < 12; ++at) {
    const bool is_inside = at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_digit(text[at]) || (text[at] == '.' && is_inside)) {
      digits += text[at];
    } else if (text[at] != ',' || !is_inside) {
      break;
    }
  }
  text.remove_prefix(at);
  return digits.empty() ? 0 : std::strtod(digits.c_str(), nullptr);
}

/// The words behind "per", up to what ends a phrase.
std::string unit_in(std::string_view text) {
  std::string out;
  for (std::size_t words = 0; words < kUnitWords; ++words) {
    std::size_t end = 0;
    while (end < text.size() &&
           (is_lower(text[end]) || is_digit(text[end]) || text[end] == 'M' || text[end] == 'K')) {
      ++end;
    }
    const std::string_view word = text.substr(0, end);
    const bool goes_on = word == "of" || word == "million" || word == "thousand" ||
                         (!word.empty() && is_digit(word.front())) || word == "input" ||
                         word == "output";
    if (word.empty()) break;
    out += (out.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(end);
    const bool is_followed = text.size() > 1 && text[0] == ' ';
    if (!is_followed || (!goes_on && !text.substr(1).starts_with("of "))) break;
    text.remove_prefix(1);
  }
  return out;
}

/// The price that stands behind a sign of the currency.
std::optional<Price> price_at(std::string_view text) {
  Price out;
  out.amount = take_figure(text);
  if (out.amount <= 0) return {};
  const bool is_per = take(text, " per ") || take(text, "/") || take(text, " / ") ||
                      take(text, " an ") || take(text, " a ");
  if (!is_per) return {};
  out.per = unit_in(text);
  return out.per.empty() ? std::nullopt : std::optional(out);
}

}  // namespace

std::optional<Price> told_price(std::string_view text) {
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    auto price = price_at(text.substr(at + 1));
    if (!price) continue;
    std::size_t begin = text.rfind(". ", at);
    begin = begin == std::string_view::npos ? 0 : begin;
    const std::size_t end = std::min(text.find(". ", at), text.size());
    const std::string sentence = ' ' + fold_for_names(text.substr(begin, end - begin)) + ' ';
    if (sentence.find(" free ") != std::string::npos) continue;
    return price;
  }
  return {};
}

void settle_price(Entity& entity) {
  if (!entity.pricing || !entity.pricing->price) return;
  const Price& stated = *entity.pricing->price;
  const bool is_zero = stated.amount == 0 && stated.output.value_or(0) == 0;
  if (!is_zero || !usd_per_million_input_tokens(stated)) return;
  std::optional<Price> told = told_price(entity.summary);
  for (const Capability& capability : entity.capabilities) {
    if (!told) told = told_price(capability.text);
  }
  if (!told) return;
  entity.pricing = Pricing{PriceModel::kPaid, std::move(told)};
  std::erase_if(entity.capabilities, [](const Capability& capability) {
    return fold_for_names(capability.name) == "free of charge";
  });
}

}  // namespace matchgraph::catalogue
