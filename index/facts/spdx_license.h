// Here is a licence as somebody writes it: which SPDX expression says the same?
#pragma once

#include <string>
#include <string_view>

namespace matchgraph {

/// "Apache License 2.0" is "Apache-2.0", "The MIT License" is "MIT", "GPLv3 or MIT" is "GPL-3.0 OR
/// MIT". Each part of a list between commas, and of an expression, is read by itself; what the
/// table does not know stays as it is written, without white space at its ends. SPDX identifiers in
/// any letter case come out as SPDX writes them. Cost: linear, and a look-up per part.
std::string spdx_license(std::string_view stated);

}  // namespace matchgraph
