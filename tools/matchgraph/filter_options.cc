#include "tools/matchgraph/filter_options.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "matchgraph/filter_table.h"
#include "text/parse_number.h"

namespace matchgraph::command {
namespace {

constexpr std::size_t kMaxLimit = 1000;

// An option that takes one value each time.
// Else CLI11 would take all arguments that follow for further values: `--tag a "the need"`.
CLI::Option* repeatable(CLI::Option* option) { return option->allow_extra_args(false); }

CLI::Option* add_amount(CLI::App& sub, const std::string& name, std::optional<double>& value,
                        double most, const std::string& description) {
  return sub.add_option_function<std::string>(
      name,
      [&value, name, most](const std::string& text) {
        // By the function that reads numbers in addresses and typed filters, so that all accept the
        // same.
        value = parse_number<double>(text);
        if (value && *value >= 0 && *value <= most) return;
        throw CLI::ValidationError(name, std::isfinite(most)
                                             ? fmt::format("a number from 0 to {} is needed, "
                                                           "not \"{}\"",
                                                           most, text)
                                             : fmt::format("a number of at least 0 is needed, "
                                                           "not \"{}\"",
                                                           text));
      },
      description);
}

void add_sort(CLI::App& sub, ResultOrder& sort) {
  sub.add_option_function<std::string>(
         "--sort",
         [&sort](const std::string& text) {
           const std::optional<ResultOrder> parsed = parse_order(text);
           if (!parsed) {
             throw CLI::ValidationError(
                 "--sort", "\"" + text +
                               "\" is no order; accepted: relevance, rank, price, "
                               "updated, name, maker, license, and with \"-\" the reverse");
           }
           sort = *parsed;
         },
         "Order: relevance, rank, price, updated, name, maker, license; -price reverses")
      ->type_name("ORDER");
}

void add_where(Filters& filters, const std::vector<std::string>& texts) {
  // All values come at once, and stand for what was given.
  filters.where.clear();
  for (const std::string& text : texts) filters.where.push_back(parse_where(text));
}

// From the table that addresses and typed filters are read by, so that help says what all of them
// mean.
std::string description_of(const FilterRow& row) {
  if (!row.is_repeatable()) return std::string(row.help);
  return row.several.empty() ? fmt::format("{} (repeatable)", row.help)
                             : fmt::format("{} (repeatable: {})", row.help, row.several);
}

CLI::Option* add_filter(CLI::App& sub, const FilterRow& row, Filters& filters) {
  const std::string name = fmt::format("--{}", row.name);
  const std::string description = description_of(row);
  switch (row.kind) {
    case FilterKind::kNames:
    case FilterKind::kPhrases:
      return repeatable(sub.add_option(name, list_of(row, filters), description));
    case FilterKind::kNumber:
      return add_amount(sub, name, number_of(row, filters), row.most, description);
    case FilterKind::kWhere: {
      const auto read = [&filters](const std::vector<std::string>& texts) {
        add_where(filters, texts);
      };
      return repeatable(sub.add_option_function<std::vector<std::string>>(name, read, description));
    }
    case FilterKind::kFlag:
    case FilterKind::kComparative:
      break;
  }
  return sub.add_flag_callback(
      name, [&filters, &row] { switch_on(row, filters); }, description);
}

// Those that need seeds, or those that do not.
void add_filters(CLI::App& sub, Filters& filters, bool needs_seeds) {
  for (const FilterRow& row : filter_table()) {
    if (row.needs_seeds() != needs_seeds) continue;
    CLI::Option* option = add_filter(sub, row, filters);
    if (!row.placeholder.empty()) option->type_name(std::string(row.placeholder));
  }
}

}  // namespace

CLI::Option* add_whole_number(CLI::App& sub, const std::string& name, std::size_t& value,
                              std::size_t least, std::size_t most, const std::string& description) {
  return sub
      .add_option_function<std::string>(
          name,
          [&value, name, least, most](const std::string& text) {
            const auto parsed = parse_number<std::size_t>(text);
            if (!parsed || *parsed < least || *parsed > most) {
              throw CLI::ValidationError(
                  name, fmt::format("a whole number from {} to {} is needed, not \"{}\"", least,
                                    most, text));
            }
            value = *parsed;
          },
          description)
      ->type_name("N");
}

void add_workload(CLI::App& sub, std::optional<Workload>& workload) {
  sub.add_option_function<std::string>(
         "--workload", [&workload](const std::string& text) { workload = parse_workload(text); },
         "Tokens used, for what they cost, e.g. 'in=2M out=500k per month'")
      ->type_name("TOKENS");
}

void add_filter_options(CLI::App& sub, Filters& filters) {
  add_filters(sub, filters, false);
  add_workload(sub, filters.workload);
}

void add_list_options(CLI::App& sub, ListOptions& options) {
  Filters& filters = options.filters;
  add_filters(sub, filters, false);
  add_whole_number(sub, "--limit", options.limit, 0, kMaxLimit, "Results to show (default 10)");
  add_whole_number(sub, "--offset", options.offset, 0, std::numeric_limits<std::uint32_t>::max(),
                   "Results to skip (default 0)");
  add_sort(sub, options.sort);
  add_workload(sub, filters.workload);
  sub.add_flag("--explain", options.explain, "Show where each score comes from");
  sub.add_flag("--offers", options.offers, "List the other offers of each thing");
  sub.add_flag("--versions", options.versions, "List versions of an entity among its alternatives");
}

void add_relative_options(CLI::App& sub, Filters& filters) { add_filters(sub, filters, true); }

std::vector<std::string> list_formats() { return {"text", "json", "markdown", "csv", "trec"}; }

void check_format(const ListOptions& options, const Common& common) {
  // trec_eval ranks by the scores of a run and not by its lines.
  if (common.format != "trec" || options.sort.by == Sort::kRelevance) return;
  throw Error(ErrorCode::kUsage,
              "--format trec is read in the order of the scores: leave out --sort " +
                  to_string(options.sort));
}

}  // namespace matchgraph::command
