#include "catalogue/field_origins.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "matchgraph/catalogue.h"

namespace matchgraph::catalogue {
namespace {

/// In USD per million input tokens where that can be said, so that equal prices look equal. To the
/// last digit, unlike the words for people, so that unequal ones do not.
std::string price_text(const Price& price) {
  Price shown = price;
  if (const auto amount = usd_per_million_input_tokens(price)) {
    Price output = price;
    output.amount = price.output.value_or(0);
    shown.amount = *amount;
    if (price.output) shown.output = usd_per_million_input_tokens(output);
    shown.per = "1M input tokens";
  }
  std::string text = fmt::format("{} {}", shown.amount, shown.currency);
  if (!shown.per.empty()) text += " per " + shown.per;
  if (shown.output) text += fmt::format(", output {}", *shown.output);
  return text;
}

}  // namespace

bool is_scalar(const ExtraField& field) {
  return !field.json.starts_with('{') && !field.json.starts_with('[') && field.json != "null";
}

Facts facts_of(const Entity& entity) {
  // As texts, so that conflicts of every kind of field are found, kept and shown by one piece of
  // code.
  Facts facts = {{"name", entity.name},     {"type", entity.type},      {"summary", entity.summary},
                 {"unique", entity.unique}, {"versus", entity.versus},  {"maker", entity.maker},
                 {"url", entity.url},       {"license", entity.license}};
  // What says nothing contradicts nobody.
  std::erase_if(facts, [](const auto& fact) { return fact.second.empty(); });
  if (entity.pricing && entity.pricing->model != PriceModel::kUnknown) {
    facts["pricing.model"] = to_string(entity.pricing->model);
  }
  if (entity.pricing && entity.pricing->price) {
    facts["pricing.price"] = price_text(*entity.pricing->price);
  }
  for (const Signal& signal : entity.signals) {
    facts["signals." + signal.name] = fmt::format("{}", signal.value);
  }
  if (entity.released) facts["released"] = to_string(*entity.released);
  if (entity.updated) facts["updated"] = to_string(*entity.updated);
  for (const ExtraField& field : entity.extra) {
    if (is_scalar(field)) facts.emplace(field.name, field.json);
  }
  return facts;
}

void join(Origin& origins, const Origin& origin) {
  // With its separators, so that a name is not taken for known because it is part of another.
  if ((", " + origins.name + ", ").find(", " + origin.name + ", ") == std::string::npos) {
    origins.name += ", " + origin.name;
  }
  origins.observed = std::max(origins.observed, origin.observed);
  origins.file = std::max(origins.file, origin.file);
}

bool is_older(const Origin& later, const Origin& earlier) {
  // Of files without dates the order in which they were named is what the user chose.
  if (!later.observed || !earlier.observed) return later.file < earlier.file;
  const Date& a = *later.observed;
  const Date& b = *earlier.observed;
  const bool can_tell_month = a.month != 0 && b.month != 0;
  const bool can_tell_day = can_tell_month && a.day != 0 && b.day != 0;
  if (a.year != b.year) return a.year < b.year;
  if (can_tell_month && a.month != b.month) return a.month < b.month;
  if (can_tell_day && a.day != b.day) return a.day < b.day;
  return later.file < earlier.file;
}

const Origin& FieldOrigins::of(const std::string& field) const {
  const auto found = changed_.find(field);
  return found == changed_.end() ? first_ : found->second;
}

void FieldOrigins::replace(const std::string& field, const Origin& origin) {
  changed_[field] = origin;
}

void FieldOrigins::confirm(const std::string& field, const Origin& origin) {
  join(changed_.try_emplace(field, first_).first->second, origin);
}

Origin described_by(const Entity& entity, std::string_view otherwise, std::size_t file) {
  Origin origin{.name = {}, .observed = {}, .file = file};
  for (const Source& source : entity.sources) {
    const Origin one{.name = source.name, .observed = source.observed, .file = file};
    if (origin.name.empty()) {
      origin = one;
    } else {
      join(origin, one);
    }
  }
  if (origin.name.empty()) origin.name = otherwise;
  return origin;
}

void note_origins(Entity& entity, const FieldOrigins& origins) {
  std::vector<FactOrigin> noted;
  for (const auto& [field, value] : facts_of(entity)) {
    const Origin& origin = origins.of(field);
    noted.push_back({.field = field, .source = origin.name, .observed = origin.observed});
  }
  // Nearly every entity is of one source, which is told once with the entity instead of once per
  // field.
  const bool has_one_source =
      std::all_of(noted.begin(), noted.end(), [&noted](const FactOrigin& origin) {
        return origin.source == noted.front().source && origin.observed == noted.front().observed;
      });
  if (!has_one_source) entity.origins = std::move(noted);
}

}  // namespace matchgraph::catalogue
