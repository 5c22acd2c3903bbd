// Which parameters does an address take?
//
// They are named as the command's options, without their dashes. Filters are the rows of
// matchgraph/filter_table.h; the bounds of the others stand here, once, for who reads them
// (server/site/request_parameters.h) and for the description of the API.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::server {

/// A name of an entity, a need: at most so long, in bytes; beyond: 414.
inline constexpr std::size_t kMaxTextBytes = 2048;
inline constexpr std::size_t kDefaultLimit = 10;
inline constexpr std::size_t kMaxLimit = 1000;
/// Results on one page: what a person scrolls through, at ten times the bytes of JSON.
inline constexpr std::size_t kMaxPageLimit = 100;
inline constexpr std::size_t kMaxOffset = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::size_t kSuggestions = 8;
inline constexpr std::size_t kMaxSuggestions = 50;

/// What a switch may be set to.
inline constexpr std::array<std::string_view, 4> kYes = {"1", "true", "yes", "on"};
inline constexpr std::array<std::string_view, 4> kNo = {"0", "false", "no", "off"};

struct Parameter {
  std::string name;
  /// As SchemaField::type: "text", "text[]" for what may be given several times, "number", "count",
  /// "'json'|'csv'"; "switch" is one of kYes or kNo.
  std::string_view type;
  std::string meaning;
  std::optional<double> least = {};
  std::optional<double> most = {};
  std::string fallback = {};  ///< what holds when it is absent; empty: nothing
  bool is_required = false;
  bool is_path = false;  ///< what stands behind the route's path
};

/// e; `how_many`: "one to eight".
Parameter named_entities(std::string_view how_many);
/// What restricts and orders a list, beside what it is asked for: filters, limit, sort, ...
/// `has_seeds`: with the filters that need seeds.
std::vector<Parameter> list_parameters(bool has_seeds);
/// What restricts results alone: filters but for those that need seeds, and workload.
std::vector<Parameter> filter_parameters();
Parameter workload_parameter();
Parameter explain_parameter();
Parameter format_parameter();

}  // namespace matchgraph::server
