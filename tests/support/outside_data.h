// Published files that are no part of the project and stand beside its sources where it is
// developed.
//
// A case that reads them belongs to the suite "outside", which ctest runs as a test of its own: it
// tells "Skipped" where they are missing, not "Passed".
#pragma once

#include <optional>
#include <string>

namespace matchgraph::test {

/// The path of a file or folder below ../shared/data. Nothing when it is missing: the case then
/// returns, and the program ends with kSkipped unless something fails.
std::optional<std::string> outside_data(const std::string& name);

/// What ctest's SKIP_RETURN_CODE says.
constexpr int kSkipped = 77;

}  // namespace matchgraph::test
