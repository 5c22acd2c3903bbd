#include "server/web/lists/list_controls.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "matchgraph/filter_table.h"
#include "render/figures.h"
#include "server/web/lists/alternative_fields.h"
#include "server/web/lists/ranges.h"
#include "server/web/page_frame.h"
#include "wording/fact_words.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;

constexpr std::size_t kFacetValues = 6;
constexpr std::array<std::string_view, 5> kOrders = {"relevance", "rank", "price", "updated",
                                                     "name"};

/// How a facet's field is headed, as people choose by it.
struct FacetLabel {
  std::string_view field;
  std::string_view label;
};
constexpr std::array<FacetLabel, 4> kFacetLabels = {
    {{"type", "Type"}, {"license", "Licence"}, {"maker", "Maker"}, {"cluster", "Like each other"}}};
/// Groups of traits, each of which is a facet of its own; several groups may share a head.
/// By what people ask of an entry, and not by how the table of traits is divided.
constexpr std::array<FacetLabel, 12> kTraitLabels = {{{"running", "Runs and needs"},
                                                      {"needs", "Runs and needs"},
                                                      {"terms", "Terms"},
                                                      {"state", "Terms"},
                                                      {"input", "Reads"},
                                                      {"output", "Writes"},
                                                      {"ability", "Can"},
                                                      {"protocol", "Spoken to by"},
                                                      {"platform", "Runs on"},
                                                      {"code", "Written in"},
                                                      {"tongue", "Speaks"},
                                                      {"kind", "Kind"}}};
constexpr std::size_t kTraitsShown = 6;

template <typename Labels>
std::string label_of(const Labels& labels, std::string_view field_name) {
  const auto found = std::find_if(labels.begin(), labels.end(),
                                  [&](const FacetLabel& one) { return one.field == field_name; });
  return std::string(found == labels.end() ? field_name : found->label);
}

Fields facet_value(const std::string& name, const FacetValue& facet, Counts counts,
                   const Links& links) {
  const std::string& value = facet.value;
  const bool is_on = links.has(name, value);
  const std::string words = name == "type" ? type_words(value) : value;
  Fields fields("words", field(facet.label.empty() ? words : facet.label));
  fields.set("is_on", is_on);
  fields.set("href", is_on ? links.without(name, value) : links.with(name, value));
  fields.set("has_count", facet.count > 0 && counts == Counts::kShown);
  fields.set("count", render::number_words(static_cast<double>(facet.count)));
  return fields;
}

/// The facet's most frequent values, and what is chosen of it though it is not among them.
Fields facet_fields(const Facet& facet, Counts counts, const Links& links) {
  Fields values = field_list();
  const std::size_t shown = std::min(kFacetValues, facet.values.size());
  for (const auto& [name, value] : links.state()) {
    if (name != facet.field) continue;
    const bool is_shown =
        std::any_of(facet.values.begin(), facet.values.begin() + static_cast<std::ptrdiff_t>(shown),
                    [&value = value](const FacetValue& known) { return known.value == value; });
    // Without it, what is chosen could not be taken back here.
    if (!is_shown) values.push_back(facet_value(facet.field, {value}, Counts::kNone, links));
  }
  for (std::size_t i = 0; i < shown; ++i) {
    values.push_back(facet_value(facet.field, facet.values[i], counts, links));
  }
  Fields fields("facet", label_of(kFacetLabels, facet.field));
  // Any of a facet's values is enough, so that choosing another one widens what is found.
  const bool has_chosen = std::any_of(links.state().begin(), links.state().end(),
                                      [&](const auto& one) { return one.first == facet.field; });
  fields.set("is_any", has_chosen);
  fields.set("values", values);
  return fields;
}

/// Traits by what they are about: a list of forty would be read by nobody.
void add_trait_facets(const Facet& traits, Counts counts, const Links& links, Fields& shown) {
  for (std::size_t i = 0; i < kTraitLabels.size(); ++i) {
    const std::string_view label = kTraitLabels.at(i).label;
    // Groups under one head stand beside each other in the table, and are one facet.
    if (i > 0 && kTraitLabels.at(i - 1).label == label) continue;
    Fields values = field_list();
    for (const FacetValue& value : traits.values) {
      const bool is_chosen = links.has("trait", value.value);
      const bool has_room = values.list_value().size() < kTraitsShown;
      // The facet of prices counts these by price, which traits repeat.
      const bool is_price = value.value == "free" || value.value == "open-source";
      const bool is_here = label_of(kTraitLabels, value.group) == label && !is_price;
      if (is_here && (has_room || is_chosen)) {
        values.push_back(facet_value("trait", value, counts, links));
      }
    }
    if (!values.is_non_empty_list()) continue;
    Fields fields("facet", std::string(label));
    fields.set("is_any", false);
    fields.set("values", values);
    shown.push_back(fields);
  }
}

/// The values of a facet; none where there is no such facet.
std::vector<FacetValue> values_of(const std::vector<Facet>& facets, std::string_view field_name) {
  const auto found = std::find_if(facets.begin(), facets.end(),
                                  [&](const Facet& facet) { return facet.field == field_name; });
  return found == facets.end() ? std::vector<FacetValue>() : found->values;
}

/// How many a filter lets pass.
std::size_t count_of(const FilterRow& row, const std::vector<FacetValue>& values) {
  const auto counted = std::find_if(values.begin(), values.end(), [&row](const FacetValue& one) {
    return one.value == row.name;
  });
  return counted == values.end() ? 0 : counted->count;
}

/// Each is the flag of that name; what is not known cannot be asked for.
/// Flags rather than values, as what is free is also what open source costs.
Fields price_facet(const std::vector<FacetValue>& models, Counts counts, const Links& links) {
  Fields values = field_list();
  for (const FilterRow& row : filter_table()) {
    if (row.kind != FilterKind::kFlag) continue;
    const std::size_t entities = count_of(row, models);
    Fields value = switch_fields(row.label, row.name, links);
    value.set("has_count", entities > 0 && counts == Counts::kShown);
    value.set("count", render::number_words(static_cast<double>(entities)));
    values.push_back(value);
  }
  Fields fields("facet", Fields("Price"));
  fields.set("is_any", false);
  fields.set("values", values);
  return fields;
}

/// A field of the form. What can be said several times adds to what there is, so it begins empty.
Fields input_fields(const FilterRow& row, const Links& links) {
  const bool is_number = row.kind == FilterKind::kNumber;
  Fields input("name", std::string(row.name));
  input.set("label", std::string(row.label));
  input.set("has_example", !row.example.empty());
  input.set("example", field(row.example));
  input.set("is_number", is_number);
  input.set("least", fmt::format("{}", row.least));
  input.set("has_most", std::isfinite(row.most));
  input.set("most", fmt::format("{}", row.most));
  input.set("value", field(is_number ? links.value(row.name) : std::string()));
  return input;
}

void set_form(Fields& fields, const Links& links, bool takes_need) {
  // What the form has fields for must not be passed on as well, or it would be sent twice.
  std::vector<std::string_view> own = {"workload"};
  if (takes_need) own.emplace_back("need");
  Fields inputs = field_list();
  for (const FilterRow& row : filter_table()) {
    if (row.label.empty() || row.is_switch()) continue;
    inputs.push_back(input_fields(row, links));
    // What adds to a list begins empty and is passed on too, or the others of the list would be
    // lost.
    if (!row.is_repeatable()) own.push_back(row.name);
  }
  fields.set("inputs", inputs);
  fields.set("form_action", links.path());
  fields.set("form_passes_on", passed_on(links, true, own));
  fields.set("workload", field(links.value("workload")));
}

/// The bounds that have fields of their own, and what that form passes on.
void set_range_form(Fields& fields, std::span<const EntityCard* const> cards, const Links& links) {
  set_ranges(fields, cards, links);
  Fields passed = field_list();
  const Fields all = passed_on(links, true, {});
  for (const Fields& one : all.list_value()) {
    const bool is_where = one.get("name")->string_value() == "where";
    if (!is_where || !is_range(one.get("value")->string_value())) passed.push_back(one);
  }
  fields.set("ranges_pass_on", passed);
}

void add_facets(const std::vector<Facet>& facets, Counts counts, const Links& links,
                Fields& shown) {
  const auto add = [&](std::string_view field_name) {
    for (const Facet& facet : facets) {
      if (facet.field != field_name) continue;
      const Fields facet_of = facet_fields(facet, counts, links);
      if (facet_of.get("values")->is_non_empty_list()) shown.push_back(facet_of);
    }
  };
  const auto with_values = [&facets](std::string_view field_name) {
    const auto found = std::find_if(facets.begin(), facets.end(),
                                    [&](const Facet& facet) { return facet.field == field_name; });
    return found == facets.end() ? Facet{} : *found;
  };
  // In this order for every list, so that a reader finds a facet where it was before.
  // What people choose by first, and who made it last.
  add("type");
  shown.push_back(price_facet(values_of(facets, "price"), counts, links));
  add_trait_facets(with_values("trait"), counts, links, shown);
  add("license");
  add("maker");
  add("cluster");
}

}  // namespace

Fields switch_fields(std::string_view words, std::string_view name, const Links& links) {
  const bool is_on = links.is_on(name);
  Fields fields("words", std::string(words));
  fields.set("is_on", is_on);
  fields.set("has_count", false);
  fields.set("href", is_on ? links.without(name) : links.replaced(name, "1"));
  return fields;
}

void set_filters(Fields& fields, const std::vector<Facet>& facets, Counts counts,
                 std::span<const EntityCard* const> cards, const Links& links) {
  Fields shown = field_list();
  add_facets(facets, counts, links, shown);
  render::set_list(fields, "facets", shown);
  set_range_form(fields, cards, links);
  set_form(fields, links, false);
  fields.set("takes_need", false);
}

void set_alternatives_filters(Fields& fields, const AlternativesResults& results,
                              const Links& links) {
  // Counted by the engine for each switch, as a column of values cannot say what is cheaper than a
  // seed.
  const std::vector<FacetValue> counted = values_of(results.facets, "relative");
  Fields switches = field_list();
  for (const FilterRow& row : filter_table()) {
    if (!row.needs_seeds()) continue;
    const std::size_t count = count_of(row, counted);
    // What nothing is, or nobody knows, is not offered; what is on can be taken back.
    if (count == 0 && !links.is_on(row.name)) continue;
    switches.push_back(switch_fields(row.words, row.name, links));
  }
  Fields facets = field_list();
  if (switches.is_non_empty_list()) {
    Fields relative("facet", Fields("Beside it"));
    relative.set("is_any", false);
    relative.set("values", switches);
    facets.push_back(relative);
  }
  add_facets(results.facets, Counts::kNone, links, facets);
  render::set_list(fields, "facets", facets);
  set_range_form(fields, cards_of(results), links);
  set_form(fields, links, true);
  fields.set("takes_need", true);
  fields.set("need_value", field(results.need));
}

void set_list_foot(Fields& fields, std::size_t total, std::size_t offset, std::size_t limit,
                   std::size_t shown, const Links& links) {
  const auto number = [](std::size_t value) {
    return render::number_words(static_cast<double>(value));
  };
  std::string words = number(total) + " found";
  // A whole list on one page needs no places in it.
  if (shown > 0 && shown < total) {
    words = fmt::format("{}–{} of {}", number(offset + 1), number(offset + shown), number(total));
  } else if (shown == 0 && total > 0) {
    words += fmt::format(", none from position {} on", number(offset + 1));
  }
  fields.set("position", words);
  // Not below 0: a page may begin at any place.
  fields.set("previous_href", links.at_offset(offset - std::min(offset, limit)));
  fields.set("next_href", links.at_offset(offset + shown));
  fields.set("has_previous", offset > 0);
  // Behind the end there is no next page, however large the total.
  fields.set("has_next", shown > 0 && offset + shown < total);
  fields.set("has_pages", offset > 0 || (shown > 0 && offset + shown < total));
}

void set_exports(Fields& fields, std::string_view api_path, const Links& links) {
  fields.set("json_href", links.exported(api_path, ""));
  fields.set("csv_href", links.exported(api_path, "csv"));
  fields.set("csv_words", "CSV");
}

void set_list_exports(Fields& fields, std::string_view api_path, std::size_t total,
                      const Links& links) {
  set_exports(fields, api_path, links);
  fields.set("csv_href", links.exported_list(api_path));
  const std::string all = render::number_words(static_cast<double>(total));
  fields.set("csv_words",
             total > kMostExported
                 ? fmt::format("CSV, the first {} of {}",
                               render::number_words(static_cast<double>(kMostExported)), all)
             : total > 1 ? "CSV of all " + all
                         // Of one result "all" would sound odd.
                         : std::string("CSV"));
}

void set_order(Fields& fields, std::string_view sort, const Links& links) {
  Fields orders = field_list();
  for (const std::string_view order : kOrders) {
    Fields one("words", std::string(order));
    one.set("is_on", order == sort || (sort.empty() && order == kOrders.front()));
    // The usual order needs no parameter, so that one list has one address.
    one.set("href",
            order == kOrders.front() ? links.without("sort") : links.replaced("sort", order));
    orders.push_back(one);
  }
  fields.set("orders", orders);
  const bool explains = links.is_on("explain");
  fields.set("explains", explains);
  fields.set("explain_href", explains ? links.without("explain") : links.replaced("explain", "1"));
}

}  // namespace matchgraph::web
