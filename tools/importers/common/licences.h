// The names of licences: as texts, codes and the hub write them -> as SPDX does.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::importers {

/// The SPDX name of the first licence that a text names ("Apache License 2.0" -> "Apache-2.0"),
/// "A OR B" where it offers a choice; empty when it names none.
std::string find_license(std::string_view text);

/// Whether a licence of SPDX forbids some uses, and so is none of open source: "CC-BY-NC-4.0",
/// "BUSL-1.1".
bool restricts_use(std::string_view spdx);

/// The SPDX name of a licence as a field states it, of any age of the hub's cards ("cc-by-4-0",
/// "apache-2.0"), else as it stands; empty for what names none ("unknown", "-").
std::string licence_of_field(std::string_view stated);

/// True for a short code that names a licence: "MIT", "GPL-3.0", "GPLv3", "CC0".
bool is_license_code(std::string_view code);

/// True when all of a text are such codes: "MIT", "LGPL/MPL", "MIT, Apache-2.0".
bool is_license_list(std::string_view text);

}  // namespace matchgraph::importers
