#include "server/api/parameters.h"

#include <cmath>

#include "matchgraph/filter_table.h"

namespace matchgraph::server {
namespace {

std::string_view type_of(const FilterRow& row) {
  if (row.is_switch()) return "switch";
  return row.is_repeatable() ? "text[]" : "number";
}

std::string meaning_of(const FilterRow& row) {
  std::string out;
  // The filter on any field needs words on what is written in front of its operator.
  if (row.kind == FilterKind::kWhere) out = std::string(row.placeholder) + ": ";
  out += row.help;
  if (!row.several.empty()) out += "; given several times: " + std::string(row.several);
  return out + ".";
}

Parameter parameter_of(const FilterRow& row) {
  Parameter out{.name = std::string(row.name), .type = type_of(row), .meaning = meaning_of(row)};
  if (row.kind == FilterKind::kNumber) {
    // Both bounds, so that a client is told before the server refuses.
    out.least = row.least;
    // JSON has no infinity.
    if (std::isfinite(row.most)) out.most = row.most;
  }
  return out;
}

std::vector<Parameter> row_parameters(bool has_seeds) {
  std::vector<Parameter> out;
  // What is relative to seeds ("cheaper") has nothing to refer to in a search.
  for (const FilterRow& row : filter_table()) {
    if (has_seeds || !row.needs_seeds()) out.push_back(parameter_of(row));
  }
  return out;
}

}  // namespace

Parameter named_entities(std::string_view how_many) {
  return {.name = "e",
          .type = "text[]",
          .meaning = "Ids or names of " + std::string(how_many) + " entities.",
          .is_required = true};
}

Parameter workload_parameter() {
  return {.name = "workload",
          .type = "text",
          .meaning =
              "Tokens used, such as \"in=2M out=500k per month\": results tell what that "
              "costs, and cheaper and the order by price go by it."};
}

Parameter explain_parameter() {
  return {.name = "explain", .type = "switch", .meaning = "Where each figure comes from."};
}

Parameter format_parameter() {
  return {.name = "format",
          .type = "'json'|'csv'",
          .meaning = "JSON, or a table for a spreadsheet.",
          .fallback = "json"};
}

std::vector<Parameter> filter_parameters() {
  std::vector<Parameter> out = row_parameters(false);
  out.push_back(workload_parameter());
  return out;
}

std::vector<Parameter> list_parameters(bool has_seeds) {
  std::vector<Parameter> out = row_parameters(has_seeds);
  out.push_back(workload_parameter());
  out.push_back({.name = "limit",
                 .type = "count",
                 .meaning = "Results to show.",
                 .most = kMaxLimit,
                 .fallback = std::to_string(kDefaultLimit)});
  out.push_back({.name = "offset",
                 .type = "count",
                 .meaning = "Results to skip.",
                 .most = kMaxOffset,
                 .fallback = "0"});
  out.push_back({.name = "sort",
                 .type = "'relevance'|'rank'|'price'|'updated'|'name'|'maker'|'license'|'-rank'|"
                         "'-price'|'-updated'|'-name'|'-maker'|'-license'",
                 .meaning =
                     "Their order; with \"-\" the other way round. Also, where the catalogue "
                     "has such numbers, the largest first: context, max_output, parameters, "
                     "output_price, stars, downloads.",
                 .fallback = "relevance"});
  out.push_back(explain_parameter());
  out.push_back(
      {.name = "offers", .type = "switch", .meaning = "List the other offers of each thing."});
  out.push_back({.name = "versions",
                 .type = "switch",
                 .meaning = "List versions of the seeds among their alternatives."});
  out.push_back(format_parameter());
  out.push_back({.name = "column",
                 .type = "text[]",
                 .meaning = "Of a table: only these columns beside position, id and name, such as "
                            "context, reads, writes, runs, language, price, output_price, license; "
                            "worded as pages word them."});
  return out;
}

}  // namespace matchgraph::server
