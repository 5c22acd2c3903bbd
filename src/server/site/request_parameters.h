// Parameters of an address -> requests of the engine. What each may be: server/api/parameters.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/cover.h"
#include "matchgraph/engine.h"
#include "server/web/pages.h"

namespace matchgraph::server {

/// Reads parameters and knows which of them were read. Empty values count as absent, as forms send
/// them. Errors are Error (kUsage) and name the parameter. Names must live as long as the reader.
class ParameterReader {
 public:
  explicit ParameterReader(const web::Parameters& parameters) : parameters_(&parameters) {}

  /// The last value; empty when there is none.
  std::string text(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  /// "1", "true", "yes", "on" or "0", "false", "no", "off".
  bool flag(std::string_view name);
  /// A finite number within the bounds.
  std::optional<double> number(std::string_view name, double least, double most);
  std::optional<std::size_t> whole_number(std::string_view name, std::size_t least,
                                          std::size_t most);

  /// Throws for a parameter that was never asked for, with the names that were.
  void refuse_unknown() const;

 private:
  const web::Parameters* parameters_;
  std::vector<std::string_view> known_;  // in the order asked for
};

/// Formats of an answer: "json" or "csv" from `format`.
std::string read_format(ParameterReader& reader);

/// From q and the filters.
/// At most `most` results.
SearchRequest read_search(ParameterReader& reader, std::size_t most);
/// From need and the filters, those relative to the seeds included; the seeds are left empty.
AlternativesRequest read_alternatives(ParameterReader& reader, std::size_t most);
/// From need, which may be given several times, and the filters.
CoverRequest read_cover(ParameterReader& reader);
/// From `workload`; nothing when it is absent.
std::optional<Workload> read_workload(ParameterReader& reader);

/// The filters and the order as typed, for the record of the search: "type=model&free=1".
std::string filters_text(const web::Parameters& parameters);

}  // namespace matchgraph::server
