#include "server/web/lists/ranges.h"

#include <algorithm>
#include <array>
#include <string>

namespace matchgraph::web {
namespace {

constexpr std::array<RangeField, 8> kRangeFields = {
    {{"price-from", "price", ">=", "Input price, $ per 1M tokens"},
     {"price-to", "price", "<=", "Input price, $ per 1M tokens"},
     {"output-from", "output_price", ">=", "Output price, $ per 1M tokens"},
     {"output-to", "output_price", "<=", "Output price, $ per 1M tokens"},
     {"context-from", "context", ">=", "Context, tokens"},
     {"context-to", "context", "<=", "Context, tokens"},
     {"updated-from", "updated", ">=", "Updated", true},
     {"updated-to", "updated", "<=", "Updated", true}}};

std::string beginning(const RangeField& field) {
  return std::string(field.field) + " " + std::string(field.op) + " ";
}

/// What the address bounds it by; empty where it does not.
std::string value_in(const RangeField& field, const Parameters& state) {
  std::string out;
  for (const auto& [name, value] : state) {
    // The last one of several, as with every other parameter.
    if (name == "where" && value.starts_with(beginning(field))) {
      out = value.substr(beginning(field).size());
    }
  }
  return out;
}

bool knows(const EntityCard& card, std::string_view field) {
  // Bounds on prices are in dollars per million tokens, so a price in other units is not known
  // here.
  if (field == "price") return card.price && usd_per_million_input_tokens(*card.price);
  if (field == "output_price") return card.price && card.price->output.has_value();
  if (field == "updated") return card.updated.has_value();
  return std::any_of(card.signals.begin(), card.signals.end(),
                     [field](const Signal& signal) { return signal.name == field; });
}

Fields input_of(const RangeField& field, const Links& links) {
  Fields input("name", std::string(field.name));
  input.set("value", render::field(value_in(field, links.state())));
  input.set("is_date", field.is_date);
  return input;
}

}  // namespace

std::span<const RangeField> range_fields() { return kRangeFields; }

std::optional<Parameters> folded_ranges(const Parameters& parameters) {
  const auto field_of = [](std::string_view name) {
    return std::find_if(kRangeFields.begin(), kRangeFields.end(),
                        [name](const RangeField& field) { return field.name == name; });
  };
  const bool has_range = std::any_of(parameters.begin(), parameters.end(), [&](const auto& one) {
    return field_of(one.first) != kRangeFields.end();
  });
  if (!has_range) return {};
  Parameters out;
  // First what is no range, so that an older bound is there to be taken back.
  for (const auto& [name, value] : parameters) {
    if (field_of(name) == kRangeFields.end()) out.emplace_back(name, value);
  }
  for (const auto& [name, value] : parameters) {
    const auto field = field_of(name);
    if (field == kRangeFields.end()) continue;
    // The form sends all its fields, so an empty one takes an older bound back.
    std::erase_if(out, [&](const auto& one) {
      return one.first == "where" && one.second.starts_with(beginning(*field));
    });
    if (value.find_first_not_of(' ') != std::string::npos) {
      out.emplace_back("where", beginning(*field) + value);
    }
  }
  return out;
}

void set_ranges(Fields& fields, std::span<const EntityCard* const> cards, const Links& links) {
  Fields ranges = render::field_list();
  // Rows come in couples, from and to.
  for (std::size_t i = 0; i < kRangeFields.size(); i += 2) {
    const RangeField& from = kRangeFields.at(i);
    const RangeField& to = kRangeFields.at(i + 1);
    const bool is_bounded =
        !value_in(from, links.state()).empty() || !value_in(to, links.state()).empty();
    const bool is_known = std::any_of(cards.begin(), cards.end(), [&from](const EntityCard* card) {
      return knows(*card, from.field);
    });
    // A range that nothing in the list has would ask for what cannot be answered.
    if (!is_bounded && !is_known) continue;
    Fields range("legend", std::string(from.legend));
    range.set("from", input_of(from, links));
    range.set("to", input_of(to, links));
    ranges.push_back(range);
  }
  render::set_list(fields, "ranges", ranges);
}

bool is_range(std::string_view where) {
  return std::any_of(kRangeFields.begin(), kRangeFields.end(), [where](const RangeField& field) {
    return where.starts_with(beginning(field));
  });
}

}  // namespace matchgraph::web
