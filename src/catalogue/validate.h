// One catalogue line -> an entity that keeps what entity.h promises, or the errors that reject it.
#pragma once

#include <optional>
#include <string_view>

#include "catalogue/diagnostic_log.h"
#include "matchgraph/catalogue.h"

namespace matchgraph::catalogue {

/// Reads a line; problems go to the log under the line that it is set to. Nothing is returned when
/// one of them is an error.
std::optional<Entity> read_entity(std::string_view line, const LoadOptions& options,
                                  DiagnosticLog& log);

/// The error for a line over the limit.
void report_long_line(const LoadOptions& options, DiagnosticLog& log);

}  // namespace matchgraph::catalogue
