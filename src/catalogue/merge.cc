#include "catalogue/merge.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "identity/own_name.h"
#include "identity/project_address.h"
#include "matchgraph/catalogue.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace catalogue {
namespace {

Conflict::Value value_by(const std::string& value, const Origin& origin) {
  return {.value = value, .source = origin.name, .observed = origin.observed};
}

bool is_text_of_json(const std::string& value) { return value.starts_with('"'); }

/// A date and a coarser form of it.
bool is_finer(const std::string& date, const std::string& coarser) {
  return date.size() > coarser.size() && date.starts_with(coarser);
}

/// Whether two sources say the same of a field, in whatever form.
bool is_same(const std::string& field, const std::string& a, const std::string& b) {
  if (a == b) return true;
  // "2025" does not contradict "2025-06-01".
  if (field == "released" || field == "updated") return is_finer(a, b) || is_finer(b, a);
  if (field == "license") return fold_for_values(a) == fold_for_values(b);
  if (field == "maker" || is_text_of_json(a))
    return join_words(fold_for_values(a)) == join_words(fold_for_values(b));
  // A project has a page for people and an address to clone from; two pages of other sites may be
  // about different things.
  if (field == "url")
    return !project_address(a).empty() && project_address(a) == project_address(b);
  return false;
}

bool is_same_name(const Entity& a, const Entity& b) {
  const std::string name = compact(without_maker(a));
  return a.name == b.name || (!name.empty() && name == compact(without_maker(b)));
}

/// "gpt-4o-mini": an id in place of a name.
bool is_like_an_id(const std::string& name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c == ' ' || is_upper(c); });
}

// Code hosts and lists of links call everything so.
bool says_nothing(const std::string& type) { return type == "repository" || type == "other"; }

/// Of two forms of one value, whether the later one is the better.
bool is_better_form(const std::string& field, const std::string& earlier,
                    const std::string& later) {
  if (field == "released" || field == "updated") return !is_finer(earlier, later);
  // Price lists write "acme-ai" where a person writes "Acme AI": of the same name the one for
  // people stays, whichever source is newer.
  if (field == "name" || field == "maker" || is_text_of_json(later)) {
    return is_like_an_id(earlier) || !is_like_an_id(later);
  }
  return true;
}

/// What becomes of the earlier fields when a later description is added.
class Resolution {
 public:
  Resolution(Entity& entity, FieldOrigins& origins, const Entity& later,
             const FieldOrigins& later_origins)
      : entity_(entity), origins_(origins), later_(later), later_origins_(later_origins) {}

  /// Notes conflicts and origins.
  void resolve();
  /// Whether the earlier value of the field stays, though the later description has one.
  bool keeps(const std::string& field) const { return kept_.contains(field); }

 private:
  bool agrees(const std::string& field, const std::string& earlier, const std::string& later) const;
  bool wins(const std::string& field, const std::string& earlier, const std::string& later) const;
  std::vector<Conflict::Value> later_values(const std::string& field,
                                            const std::string& value) const;
  void add_values(Conflict& conflict, const std::vector<Conflict::Value>& values, bool in_force);
  void add_new(const std::string& field, const std::string& value);
  void add_known(const std::string& field, const std::string& earlier, const std::string& value);
  void resolve_structures();

  Entity& entity_;
  FieldOrigins& origins_;
  const Entity& later_;
  const FieldOrigins& later_origins_;
  std::set<std::string> kept_;
};

/// The conflict of that field, or the place to put one, in the order of field names.
std::vector<Conflict>::iterator conflict_at(std::vector<Conflict>& conflicts,
                                            const std::string& field) {
  return std::lower_bound(
      conflicts.begin(), conflicts.end(), field,
      [](const Conflict& conflict, const std::string& name) { return conflict.field < name; });
}

bool has_conflict(const std::vector<Conflict>& conflicts,
                  std::vector<Conflict>::const_iterator place, const std::string& field) {
  return place != conflicts.end() && place->field == field;
}

bool Resolution::agrees(const std::string& field, const std::string& earlier,
                        const std::string& later) const {
  if (field == "name") return is_same_name(entity_, later_);
  return is_same(field, earlier, later);
}

bool Resolution::wins(const std::string& field, const std::string& earlier,
                      const std::string& later) const {
  if (field == "type" && says_nothing(earlier) != says_nothing(later)) return says_nothing(earlier);
  if (field == "name" && is_like_an_id(earlier) != is_like_an_id(later)) {
    return is_like_an_id(earlier);
  }
  return !is_older(later_origins_.of(field), origins_.of(field));
}

/// What the later description says about a field: its own conflict when it is merged itself.
std::vector<Conflict::Value> Resolution::later_values(const std::string& field,
                                                      const std::string& value) const {
  // An entity that was merged already brings all of its disagreements along.
  for (const Conflict& conflict : later_.conflicts) {
    if (conflict.field == field) return conflict.values;
  }
  return {value_by(value, later_origins_.of(field))};
}

/// What is in force stands last, and equal neighbours are one.
void Resolution::add_values(Conflict& conflict, const std::vector<Conflict::Value>& values,
                            bool in_force) {
  const Conflict::Value last = conflict.values.back();
  // Readers show the last value as the one that counts, so it is put back behind those that are
  // added.
  if (!in_force) conflict.values.pop_back();
  const auto add = [&conflict](const Conflict::Value& value) {
    const bool repeats = !conflict.values.empty() &&
                         is_same(conflict.field, conflict.values.back().value, value.value);
    if (!repeats) {
      conflict.values.push_back(value);
      return;
    }
    Conflict::Value& same = conflict.values.back();
    Origin joined{.name = same.source, .observed = same.observed};
    join(joined, {.name = value.source, .observed = value.observed});
    same.source = joined.name;
    same.observed = joined.observed;
  };
  for (const Conflict::Value& value : values) add(value);
  if (!in_force) add(last);
}

/// A field of the later description alone.
void Resolution::add_new(const std::string& field, const std::string& value) {
  std::vector<Conflict::Value> values = later_values(field, value);
  const auto place = conflict_at(entity_.conflicts, field);
  if (has_conflict(entity_.conflicts, place, field)) {
    add_values(*place, values, true);
  } else if (values.size() > 1) {
    entity_.conflicts.insert(place, {.field = field, .values = std::move(values)});
  }
  origins_.replace(field, later_origins_.of(field));
}

/// A field of both.
void Resolution::add_known(const std::string& field, const std::string& earlier,
                           const std::string& value) {
  const bool agree = agrees(field, earlier, value);
  const bool in_force = agree ? is_better_form(field, earlier, value) : wins(field, earlier, value);
  if (!in_force) kept_.insert(field);
  // The same in other letters is no second value, and joins the sources of the last.
  const bool stands_last = in_force || is_same(field, earlier, value);
  const std::vector<Conflict::Value> values = later_values(field, value);
  const auto place = conflict_at(entity_.conflicts, field);
  if (has_conflict(entity_.conflicts, place, field)) {
    add_values(*place, values, stands_last);
  } else if (!agree || values.size() > 1) {
    Conflict conflict{.field = field, .values = {value_by(earlier, origins_.of(field))}};
    add_values(conflict, values, stands_last);
    entity_.conflicts.insert(place, std::move(conflict));
  }
  if (agree) {
    origins_.confirm(field, later_origins_.of(field));
  } else if (in_force) {
    origins_.replace(field, later_origins_.of(field));
  }
}

/// Lists and objects that this version does not interpret: one of them is in force. Two lists that
/// nobody interprets cannot be compared, so they make no conflict.
void Resolution::resolve_structures() {
  for (const ExtraField& field : later_.extra) {
    if (is_scalar(field)) continue;
    const bool is_known = std::any_of(entity_.extra.begin(), entity_.extra.end(),
                                      [&](const auto& known) { return known.name == field.name; });
    if (is_known && is_older(later_origins_.of(field.name), origins_.of(field.name))) {
      kept_.insert(field.name);
    } else {
      origins_.replace(field.name, later_origins_.of(field.name));
    }
  }
}

void Resolution::resolve() {
  const Facts before = facts_of(entity_);
  for (const auto& [field, value] : facts_of(later_)) {
    const auto earlier = before.find(field);
    if (earlier == before.end()) {
      add_new(field, value);
    } else {
      add_known(field, earlier->second, value);
    }
  }
  resolve_structures();
}

// What a source leaves out it does not deny, so that silence changes nothing.
void merge_text(std::string& text, const std::string& later, bool keeps = false) {
  if (!later.empty() && !keeps) text = later;
}

template <typename T>
void merge_optional(std::optional<T>& value, const std::optional<T>& later, bool keeps) {
  if (later && !keeps) value = later;
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

/// Two lists sorted by name -> one; where both have a name the later item stays, unless
/// `keeps(item)`.
template <typename T, typename Keeps>
void merge_named(std::vector<T>& items, const std::vector<T>& later, const Keeps& keeps) {
  std::vector<T> merged;
  merged.reserve(items.size() + later.size());
  auto old = items.begin();
  for (const T& item : later) {
    for (; old != items.end() && old->name < item.name; ++old) merged.push_back(std::move(*old));
    const bool is_known = old != items.end() && old->name == item.name;
    merged.push_back(is_known && keeps(item) ? std::move(*old) : item);
    if (is_known) ++old;
  }
  merged.insert(merged.end(), std::make_move_iterator(old), std::make_move_iterator(items.end()));
  items = std::move(merged);
}

void merge_pricing(std::optional<Pricing>& pricing, const std::optional<Pricing>& later,
                   const Resolution& resolution) {
  if (!later) return;
  if (!pricing) pricing.emplace();
  if (later->model != PriceModel::kUnknown && !resolution.keeps("pricing.model")) {
    pricing->model = later->model;
  }
  merge_optional(pricing->price, later->price, resolution.keeps("pricing.price"));
}

void merge_capability(Capability& capability, const Capability& later) {
  capability.text = later.text;
  merge_text(capability.name, later.name);
  merge_text(capability.unique, later.unique);
  merge_text(capability.versus, later.versus);
  merge_words(capability.tags, later.tags);
  merge_named(capability.extra, later.extra, [](const ExtraField&) { return false; });
}

/// Equal texts meet in their order, each once, so that merging an entity with itself changes
/// nothing.
void merge_capabilities(std::vector<Capability>& capabilities,
                        const std::vector<Capability>& later) {
  std::unordered_map<std::string, std::vector<std::size_t>> unmatched;  // indices, the first last
  for (std::size_t i = capabilities.size(); i-- > 0;) {
    unmatched[fold_for_values(capabilities[i].text)].push_back(i);
  }
  for (const Capability& capability : later) {
    const auto same = unmatched.find(fold_for_values(capability.text));
    if (same == unmatched.end() || same->second.empty()) {
      capabilities.push_back(capability);
    } else {
      merge_capability(capabilities[same->second.back()], capability);
      same->second.pop_back();
    }
  }
}

/// The name that is not in force, where it is another one.
void keep_other_name(Entity& entity, const Entity& later, bool keeps) {
  // People go on looking for it by the name that gave way.
  if (!is_same_name(entity, later)) merge_words(entity.aliases, {keeps ? later.name : entity.name});
}

}  // namespace

void merge_from(Entity& entity, FieldOrigins& origins, const Entity& later,
                const FieldOrigins& later_origins) {
  Resolution resolution(entity, origins, later, later_origins);
  // Before anything is merged: conflicts and origins are told from both descriptions as they were.
  resolution.resolve();
  const auto merge = [&](std::string Entity::*text, const char* field) {
    merge_text(entity.*text, later.*text, resolution.keeps(field));
  };
  // Before the name is merged, or the one that gives way would be lost.
  keep_other_name(entity, later, resolution.keeps("name"));
  merge(&Entity::name, "name");
  merge(&Entity::type, "type");
  merge(&Entity::summary, "summary");
  merge(&Entity::unique, "unique");
  merge(&Entity::versus, "versus");
  merge(&Entity::maker, "maker");
  merge(&Entity::url, "url");
  merge(&Entity::license, "license");
  merge_words(entity.tags, later.tags);
  merge_words(entity.aliases, later.aliases);
  merge_pricing(entity.pricing, later.pricing, resolution);
  merge_named(entity.signals, later.signals, [&resolution](const Signal& signal) {
    return resolution.keeps("signals." + signal.name);
  });
  merge_optional(entity.released, later.released, resolution.keeps("released"));
  merge_optional(entity.updated, later.updated, resolution.keeps("updated"));
  // Figures that sources state add up: each keeps its source, and none replaces another.
  merge_items(entity.stated, later.stated);
  merge_items(entity.sources, later.sources);
  merge_capabilities(entity.capabilities, later.capabilities);
  merge_named(entity.extra, later.extra,
              [&resolution](const ExtraField& field) { return resolution.keeps(field.name); });
}

}  // namespace catalogue

void merge_into(Entity& entity, const Entity& later) {
  using catalogue::described_by;
  using catalogue::FieldOrigins;
  FieldOrigins origins(described_by(entity, "an earlier source", 0));
  catalogue::merge_from(entity, origins, later,
                        FieldOrigins(described_by(later, "a later source", 1)));
}

}  // namespace matchgraph
