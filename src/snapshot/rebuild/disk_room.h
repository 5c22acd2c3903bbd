// Here is a catalogue: is there room on the disk for a build of it?
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "matchgraph/catalogue.h"

namespace matchgraph {

/// Bytes that a build of the catalogue takes at the least, beside what is there already: 7 times
/// its texts. Of ten catalogues, from 139 to 63,436 entries, a generation has 8 to 13 times as
/// many. It is to find the disk that is too small before the work, never to refuse one that would
/// have done. Cost: that of going through the entities once.
std::uint64_t least_build_bytes(const Catalogue& catalogue);

/// Bytes that an ordinary user may still write on the disk of that folder; nothing where its file
/// system does not say.
std::optional<std::uint64_t> free_bytes(const std::string& folder);

/// Throws Error (kEnvironment) that names the folder and both figures when `free` is known and less
/// than `needed`.
void require_room(const std::string& folder, std::uint64_t needed,
                  std::optional<std::uint64_t> free);

}  // namespace matchgraph
