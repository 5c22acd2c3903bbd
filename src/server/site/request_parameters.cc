#include "server/site/request_parameters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "matchgraph/error.h"
#include "matchgraph/filter_table.h"
#include "server/api/parameters.h"
#include "server/web/links.h"
#include "text/parse_number.h"

namespace matchgraph::server {
namespace {

Error fault(std::string_view name, std::string_view wanted, std::string_view value) {
  return {ErrorCode::kUsage, fmt::format("{}: {} is needed, not \"{}\"", name, wanted, value)};
}

std::optional<std::size_t> parse_count(const std::string& text) {
  std::size_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return {};
  return value;
}

void read_filter(ParameterReader& reader, const FilterRow& row, Filters& filters) {
  switch (row.kind) {
    case FilterKind::kFlag:
    case FilterKind::kComparative:
      if (reader.flag(row.name)) switch_on(row, filters);
      break;
    case FilterKind::kNames:
    case FilterKind::kPhrases:
      list_of(row, filters) = reader.texts(row.name);
      break;
    case FilterKind::kNumber:
      number_of(row, filters) = reader.number(row.name, row.least, row.most);
      break;
    case FilterKind::kWhere:
      for (const std::string& text : reader.texts(row.name)) {
        // One by one, so that the first operator that is none is the one told of.
        filters.where.push_back(parse_where(text));
      }
      break;
  }
}

// Those that need seeds too where there are seeds: elsewhere they are no parameters.
Filters read_filters(ParameterReader& reader, bool has_seeds) {
  Filters out;
  for (const FilterRow& row : filter_table()) {
    if (has_seeds || !row.needs_seeds()) read_filter(reader, row, out);
  }
  return out;
}

/// Numbers that tables of results sort by; an order by anything else would be a misspelt word.
constexpr std::array<std::string_view, 6> kSortFields = {"context",      "max_output", "parameters",
                                                         "output_price", "stars",      "downloads"};

std::optional<ResultOrder> order_of(std::string_view text) {
  if (auto named = parse_order(text)) return named;
  // The sign stands for any order, named or by a field.
  const bool reversed = text.starts_with('-');
  if (reversed) text.remove_prefix(1);
  const bool is_field =
      std::find(kSortFields.begin(), kSortFields.end(), text) != kSortFields.end();
  return is_field ? std::optional(ResultOrder(std::string(text), reversed)) : std::nullopt;
}

// What requests of lists have in common.
template <typename Request>
void read_list(ParameterReader& reader, Request& request, bool has_seeds, std::size_t most) {
  request.filters = read_filters(reader, has_seeds);
  request.filters.workload = read_workload(reader);
  request.limit = reader.whole_number("limit", 0, most).value_or(kDefaultLimit);
  request.offset = reader.whole_number("offset", 0, kMaxOffset).value_or(0);
  request.explain = reader.flag("explain");
  request.offers = reader.flag("offers");
  request.versions = reader.flag("versions");
  if (const std::string order = reader.text("sort"); !order.empty()) {
    const std::optional<ResultOrder> sort = order_of(order);
    if (!sort) {
      throw fault("sort",
                  "relevance, rank, price, updated, name, maker, license or a number that tables "
                  "show (\"-price\" reverses one)",
                  order);
    }
    request.sort = *sort;
  }
}

}  // namespace

std::string ParameterReader::text(std::string_view name) {
  std::vector<std::string> values = texts(name);
  // The last one, as in a link to which a value was added.
  return values.empty() ? std::string() : std::move(values.back());
}

std::vector<std::string> ParameterReader::texts(std::string_view name) {
  // Asking is what makes a parameter known, so that no list of names can be forgotten.
  known_.push_back(name);
  // In the order of the address, which is that of the seeds.
  std::vector<std::string> out;
  for (const auto& [key, value] : *parameters_) {
    if (key != name) continue;
    const bool is_blank = value.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!is_blank) out.push_back(value);
  }
  return out;
}

bool ParameterReader::flag(std::string_view name) {
  const std::string value = text(name);
  if (std::find(kYes.begin(), kYes.end(), value) != kYes.end()) return true;
  if (value.empty() || std::find(kNo.begin(), kNo.end(), value) != kNo.end()) return false;
  // "free=maybe" must not be taken for either.
  throw fault(name, "1 or 0", value);
}

std::optional<double> ParameterReader::number(std::string_view name, double least, double most) {
  const std::string value = text(name);
  if (value.empty()) return {};
  const std::optional<double> out = parse_number<double>(value);
  if (out && *out >= least && *out <= most) return out;
  throw fault(name,
              std::isinf(most) ? fmt::format("a number of at least {}", least)
                               // Infinity is no bound that would help anybody.
                               : fmt::format("a number from {} to {}", least, most),
              value);
}

std::optional<std::size_t> ParameterReader::whole_number(std::string_view name, std::size_t least,
                                                         std::size_t most) {
  const std::string value = text(name);
  if (value.empty()) return {};
  const std::optional<std::size_t> out = parse_count(value);
  if (out && *out >= least && *out <= most) return out;
  throw fault(name, fmt::format("a whole number from {} to {}", least, most), value);
}

void ParameterReader::refuse_unknown() const {
  for (const auto& [name, value] : *parameters_) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    // Sorted and once each, though every handler asks in an order of its own and some ask twice.
    const std::set<std::string_view> sorted(known_.begin(), known_.end());
    throw Error(ErrorCode::kUsage, fmt::format("\"{}\" is no parameter here; there are {}", name,
                                               fmt::join(sorted, ", ")));
  }
}

std::string read_format(ParameterReader& reader) {
  std::string format = reader.text("format");
  if (format.empty() || format == "json" || format == "csv") return format;
  throw fault("format", "json or csv", format);
}

SearchRequest read_search(ParameterReader& reader, std::size_t most) {
  SearchRequest out;
  out.text = reader.text("q");
  read_list(reader, out, false, most);
  return out;
}

AlternativesRequest read_alternatives(ParameterReader& reader, std::size_t most) {
  AlternativesRequest out;
  out.need = reader.text("need");
  read_list(reader, out, true, most);
  return out;
}

CoverRequest read_cover(ParameterReader& reader) {
  CoverRequest out;
  out.needs = reader.texts("need");
  out.filters = read_filters(reader, false);
  out.filters.workload = read_workload(reader);
  return out;
}

std::optional<Workload> read_workload(ParameterReader& reader) {
  const std::string text = reader.text("workload");
  return text.empty() ? std::nullopt : std::optional(parse_workload(text));
}

std::string filters_text(const web::Parameters& parameters) {
  web::Parameters filters;
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(filters),
               [](const auto& parameter) {
                 const auto& [name, value] = parameter;
                 // The order and the filters are part of what was searched; page and format are
                 // not.
                 return !value.empty() && (name == "sort" || filter_named(name) != nullptr);
               });
  // Written as an address, so that values with "&" and "=" can be told apart afterwards.
  const std::string text = web::address("", filters);
  return text.starts_with('?') ? text.substr(1) : text;
}

}  // namespace matchgraph::server
