// Arrays of a mapped file as text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "storage/array_file.h"

namespace matchgraph::dump {

/// Which items of an array.
struct Range {
  std::size_t from = 0;
  std::size_t count = 100;
};

/// One line per array, in the order of their names: name, items, bytes per item, bytes.
std::string sections_text(const ArrayFile& file);

/// The items of one array, one per line behind its position. `as` is one of u8, u16, u32, u64, i32,
/// i64, f32, f64, text (bytes as they are, control characters as \xNN) or hex (whole items); empty:
/// unsigned numbers for items of 1, 2, 4 and 8 bytes, else hex. A name that is no array but whose
/// ".at" and ".text" are is a table of strings. Throws Error (kUsage) for an unknown array or type,
/// or a type of another size than the items, naming what there is.
std::string values_text(const ArrayFile& file, std::string_view array, std::string_view as,
                        const Range& range);

}  // namespace matchgraph::dump
