// Entities as a snapshot stores them: bytes that are read without parsing text.
//
// Lengths and counts are unsigned LEB128 numbers, texts follow their length, an optional value
// follows a byte that is 0 or 1, doubles are eight bytes, little-endian.
#pragma once

#include <string>
#include <string_view>

#include "matchgraph/catalogue.h"
#include "matchgraph/entity.h"

namespace matchgraph {

/// Appends the bytes of an entity. Cost: linear in its texts.
void put_entity_record(const Entity& entity, std::string& bytes);

/// The inverse, for the bytes of exactly one entity. Throws Error (kEnvironment) on damage. Cost:
/// copying its texts, about 1 us a kilobyte.
Entity read_entity_record(std::string_view bytes);

/// Writes the records of all entities, sealed, and where each begins. Throws Error (kEnvironment)
/// when the disk refuses.
void write_entity_records(const Catalogue& catalogue, const std::string& records,
                          const std::string& offsets);

}  // namespace matchgraph
