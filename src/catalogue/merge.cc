#include "catalogue/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "catalogue/unicode_text.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {
namespace catalogue {
namespace {

/// Fields on which sources can disagree, each as a person would write its value.
using Facts = std::map<std::string, std::string>;

/// In USD per million input tokens where that can be said, so that equal prices look equal.
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

bool is_scalar(const ExtraField& field) {
  return !field.json.starts_with('{') && !field.json.starts_with('[') && field.json != "null";
}

Facts facts_of(const Entity& entity) {
  Facts facts = {{"name", entity.name},     {"type", entity.type},      {"summary", entity.summary},
                 {"unique", entity.unique}, {"versus", entity.versus},  {"maker", entity.maker},
                 {"url", entity.url},       {"license", entity.license}};
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

/// Joins a source to those that said the same before.
void join(std::string& origins, const std::string& origin) {
  if ((", " + origins + ", ").find(", " + origin + ", ") == std::string::npos) {
    origins += ", " + origin;
  }
}

/// The conflict of that field, or the place to put one, in the order of field names.
std::vector<Conflict>::iterator conflict_at(std::vector<Conflict>& conflicts,
                                            const std::string& field) {
  return std::lower_bound(
      conflicts.begin(), conflicts.end(), field,
      [](const Conflict& conflict, const std::string& name) { return conflict.field < name; });
}

void add_value(Conflict& conflict, const Conflict::Value& value) {
  Conflict::Value& last = conflict.values.back();
  if (last.value == value.value) {
    join(last.source, value.source);
  } else {
    conflict.values.push_back(value);
  }
}

/// What `later` says about a field: its own conflict when it is a merged entity itself.
std::vector<Conflict::Value> values_of(const Entity& later, const std::string& field,
                                       const std::string& value, const std::string& origin) {
  for (const Conflict& conflict : later.conflicts) {
    if (conflict.field == field) return conflict.values;
  }
  return {{.value = value, .source = origin}};
}

void note_conflicts(Entity& entity, FieldOrigins& origins, const Entity& later,
                    const std::string& origin) {
  const Facts before = facts_of(entity);
  for (const auto& [field, value] : facts_of(later)) {
    const auto old = before.find(field);
    const auto values = values_of(later, field, value, origin);
    const bool agrees = values.size() == 1 && (old == before.end() || old->second == value);
    const auto place = conflict_at(entity.conflicts, field);
    const bool is_known = place != entity.conflicts.end() && place->field == field;
    if (is_known) {
      for (const auto& each : values) add_value(*place, each);
    } else if (!agrees) {
      Conflict conflict{.field = field, .values = values};
      if (old != before.end()) {
        conflict.values = {{.value = old->second, .source = origins.of(field)}};
        for (const auto& each : values) add_value(conflict, each);
      }
      entity.conflicts.insert(place, std::move(conflict));
    }
    if (old != before.end() && old->second == value) {
      origins.confirm(field, origin);
    } else {
      origins.replace(field, origin);
    }
  }
}

void merge_text(std::string& text, const std::string& later) {
  if (!later.empty()) text = later;
}

template <typename T>
void merge_optional(std::optional<T>& value, const std::optional<T>& later) {
  if (later) value = later;
}

void merge_words(std::vector<std::string>& words, const std::vector<std::string>& later) {
  std::unordered_set<std::string> seen(words.begin(), words.end());
  for (const std::string& word : later) {
    if (seen.insert(word).second) words.push_back(word);
  }
}

template <typename T>
void merge_items(std::vector<T>& items, const std::vector<T>& later) {
  for (const T& item : later) {
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
}

/// Two lists sorted by name -> one; the later item stays where both have the name.
template <typename T>
void merge_named(std::vector<T>& items, const std::vector<T>& later) {
  std::vector<T> merged;
  merged.reserve(items.size() + later.size());
  auto old = items.begin();
  for (const T& item : later) {
    for (; old != items.end() && old->name < item.name; ++old) merged.push_back(std::move(*old));
    if (old != items.end() && old->name == item.name) ++old;
    merged.push_back(item);
  }
  merged.insert(merged.end(), std::make_move_iterator(old), std::make_move_iterator(items.end()));
  items = std::move(merged);
}

void merge_pricing(std::optional<Pricing>& pricing, const std::optional<Pricing>& later) {
  if (!later) return;
  if (!pricing) pricing.emplace();
  if (later->model != PriceModel::kUnknown) pricing->model = later->model;
  merge_optional(pricing->price, later->price);
}

void merge_capability(Capability& capability, const Capability& later) {
  capability.text = later.text;
  merge_text(capability.name, later.name);
  merge_text(capability.unique, later.unique);
  merge_text(capability.versus, later.versus);
  merge_words(capability.tags, later.tags);
  merge_named(capability.extra, later.extra);
}

/// Equal texts meet in their order, each once, so that merging an entity with itself changes
/// nothing.
void merge_capabilities(std::vector<Capability>& capabilities,
                        const std::vector<Capability>& later) {
  std::unordered_map<std::string, std::vector<std::size_t>> unmatched;  // indices, the first last
  for (std::size_t i = capabilities.size(); i-- > 0;) {
    unmatched[fold(capabilities[i].text)].push_back(i);
  }
  for (const Capability& capability : later) {
    const auto same = unmatched.find(fold(capability.text));
    if (same == unmatched.end() || same->second.empty()) {
      capabilities.push_back(capability);
    } else {
      merge_capability(capabilities[same->second.back()], capability);
      same->second.pop_back();
    }
  }
}

}  // namespace

const std::string& FieldOrigins::of(const std::string& field) const {
  const auto found = changed_.find(field);
  return found == changed_.end() ? first_ : found->second;
}

void FieldOrigins::replace(const std::string& field, const std::string& origin) {
  changed_[field] = origin;
}

void FieldOrigins::confirm(const std::string& field, const std::string& origin) {
  join(changed_.try_emplace(field, first_).first->second, origin);
}

std::string origin_of(const Entity& entity, std::string_view otherwise) {
  std::string names;
  for (const Source& source : entity.sources) {
    if (names.empty()) {
      names = source.name;
    } else {
      join(names, source.name);
    }
  }
  return names.empty() ? std::string(otherwise) : names;
}

void merge_from(Entity& entity, FieldOrigins& origins, const Entity& later,
                const std::string& origin) {
  note_conflicts(entity, origins, later, origin);
  merge_text(entity.name, later.name);
  merge_text(entity.type, later.type);
  merge_text(entity.summary, later.summary);
  merge_text(entity.unique, later.unique);
  merge_text(entity.versus, later.versus);
  merge_text(entity.maker, later.maker);
  merge_text(entity.url, later.url);
  merge_text(entity.license, later.license);
  merge_words(entity.tags, later.tags);
  merge_words(entity.aliases, later.aliases);
  merge_pricing(entity.pricing, later.pricing);
  merge_named(entity.signals, later.signals);
  merge_optional(entity.released, later.released);
  merge_optional(entity.updated, later.updated);
  merge_items(entity.stated, later.stated);
  merge_items(entity.sources, later.sources);
  merge_capabilities(entity.capabilities, later.capabilities);
  merge_named(entity.extra, later.extra);
}

}  // namespace catalogue

void merge_into(Entity& entity, const Entity& later) {
  catalogue::FieldOrigins origins(catalogue::origin_of(entity, "an earlier source"));
  catalogue::merge_from(entity, origins, later, catalogue::origin_of(later, "a later source"));
}

}  // namespace matchgraph
