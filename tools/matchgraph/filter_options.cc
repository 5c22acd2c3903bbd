#include "tools/matchgraph/filter_options.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace matchgraph::command {
namespace {

constexpr std::size_t kMaxLimit = 1000;
constexpr double kMaxRank = 100;

template <typename Number>
std::optional<Number> parse_number(const std::string& text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc() || stop != end) return std::nullopt;
  return value;
}

// A repeatable option that takes one value each time.
void add_list(CLI::App& sub, const std::string& name, std::vector<std::string>& values,
              const std::string& type, const std::string& description) {
  sub.add_option(name, values, description)->type_name(type)->allow_extra_args(false);
}

void add_amount(CLI::App& sub, const std::string& name, std::optional<double>& value, double most,
                const std::string& description) {
  sub.add_option_function<std::string>(
         name,
         [&value, name, most](const std::string& text) {
           value = parse_number<double>(text);
           if (value && std::isfinite(*value) && *value >= 0 && *value <= most) return;
           throw CLI::ValidationError(name, std::isfinite(most)
                                                ? fmt::format("a number from 0 to {} is needed, "
                                                              "not \"{}\"",
                                                              most, text)
                                                : fmt::format("a number of at least 0 is needed, "
                                                              "not \"{}\"",
                                                              text));
         },
         description)
      ->type_name("N");
}

void add_sort(CLI::App& sub, Sort& sort) {
  sub.add_option_function<std::string>(
         "--sort",
         [&sort](const std::string& text) {
           const std::optional<Sort> parsed = parse_sort(text);
           if (!parsed) {
             throw CLI::ValidationError("--sort",
                                        "\"" + text +
                                            "\" is no order; accepted: relevance, rank, price, "
                                            "updated, name");
           }
           sort = *parsed;
         },
         "Order: relevance, rank, price, updated, name")
      ->type_name("ORDER");
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

void add_list_options(CLI::App& sub, ListOptions& options) {
  Filters& filters = options.filters;
  add_list(sub, "--type", filters.types, "T", "Only this type (repeatable: any of them)");
  sub.add_flag("--free", filters.free, "Only what is free, freemium or open source");
  add_amount(sub, "--max-price", filters.max_price, std::numeric_limits<double>::infinity(),
             "At most this many USD per 1M input tokens");
  add_list(sub, "--maker", filters.makers, "M", "Only of this maker (repeatable: any of them)");
  add_list(sub, "--not-maker", filters.not_makers, "M", "Not of this maker (repeatable)");
  add_list(sub, "--license", filters.licenses, "L", "Only under this license (repeatable: any)");
  add_list(sub, "--tag", filters.tags, "T", "Only with this tag (repeatable: all of them)");
  add_amount(sub, "--min-rank", filters.min_rank, kMaxRank, "UnfragileRank of at least this");
  sub.add_flag("--paid", filters.paid, "Only what is paid");
  sub.add_flag("--open-source", filters.open_source, "Only under an open licence");
  add_list(sub, "--with", filters.with, "PHRASE",
           "Its own texts say PHRASE (repeatable: all of them)");
  add_list(sub, "--without", filters.without, "PHRASE",
           "Its own texts do not say PHRASE (repeatable)");
  add_list(sub, "--where", options.where, "'FIELD OP VALUE'",
           "Any signal, date or price, e.g. 'context >= 100000' (repeatable: all of them)");
  add_whole_number(sub, "--limit", options.limit, 0, kMaxLimit, "Results to show (default 10)");
  add_whole_number(sub, "--offset", options.offset, 0, std::numeric_limits<std::uint32_t>::max(),
                   "Results to skip (default 0)");
  add_sort(sub, options.sort);
  add_workload(sub, filters.workload);
  sub.add_flag("--explain", options.explain, "Show where each score comes from");
  sub.add_flag("--offers", options.offers, "List the other offers of each thing");
}

void add_relative_options(CLI::App& sub, Filters& filters) {
  const auto add = [&](const char* name, Comparative kind, const char* description) {
    sub.add_flag_callback(
        name,
        [&filters, kind] {
          filters.relative.push_back({kind, ""});
        },
        description);
  };
  add("--cheaper", Comparative::kCheaper, "At a lower stated price than every entity named");
  add("--newer", Comparative::kNewer, "Updated, else released, after every entity named");
  add("--smaller", Comparative::kSmaller, "With fewer parameters");
  add("--larger", Comparative::kLarger, "With more parameters");
  add("--higher-ranked", Comparative::kHigherRanked, "With a higher UnfragileRank");
}

Filters filters_of(const ListOptions& options) {
  Filters filters = options.filters;
  for (const std::string& text : options.where) filters.where.push_back(parse_where(text));
  return filters;
}

bool has_filters(const ListOptions& options) {
  const Filters& filters = options.filters;
  return filters.free || filters.max_price || filters.min_rank || !filters.types.empty() ||
         !filters.makers.empty() || !filters.not_makers.empty() || !filters.licenses.empty() ||
         !filters.tags.empty() || !filters.with.empty() || !filters.without.empty() ||
         filters.paid || filters.open_source || !options.where.empty();
}

std::vector<std::string> list_formats() { return {"text", "json", "markdown", "csv", "trec"}; }

void check_format(const ListOptions& options, const Common& common) {
  if (common.format != "trec" || options.sort == Sort::kRelevance) return;
  throw Error(ErrorCode::kUsage,
              "--format trec is read in the order of the scores: leave out --sort " +
                  std::string(to_string(options.sort)));
}

}  // namespace matchgraph::command
