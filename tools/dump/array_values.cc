#include "tools/dump/array_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>

#include "matchgraph/error.h"

namespace matchgraph::dump {
namespace {

using Bytes = std::string_view;

// Copied, as items lie in the file without regard to a type's alignment.
template <typename T>
std::string number(Bytes item) {
  T value;
  std::memcpy(&value, item.data(), sizeof value);
  return fmt::format("{}", value);
}

std::string hex(Bytes item) {
  std::string out;
  for (const char c : item) {
    fmt::format_to(std::back_inserter(out), "{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

// A file may be damaged: a terminal must not see its control characters.
std::string visible(Bytes text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

struct ItemType {
  std::string_view name;
  std::size_t bytes;  ///< 0: of any size
  std::string (*text)(Bytes item);
};

/// Types of one size stand in the order in which they are guessed.
/// A file tells the size of its items and not their type.
constexpr std::array kTypes = {
    ItemType{"u8", 1, number<std::uint8_t>},
    ItemType{"u16", 2, number<std::uint16_t>},
    ItemType{"u32", 4, number<std::uint32_t>},
    ItemType{"i32", 4, number<std::int32_t>},
    ItemType{"f32", 4, number<float>},
    ItemType{"u64", 8, number<std::uint64_t>},
    ItemType{"i64", 8, number<std::int64_t>},
    ItemType{"f64", 8, number<double>},
    ItemType{"text", 1, visible},
    ItemType{"hex", 0, hex},
};

[[noreturn]] void refuse(const std::string& reason) { throw Error(ErrorCode::kUsage, reason); }

const ItemType& type_for(std::string_view name, const ArrayFile::Section& section) {
  const auto fits = [&](const ItemType& type) {
    return type.bytes == 0 || type.bytes == section.item_bytes;
  };
  const auto found = std::find_if(kTypes.begin(), kTypes.end(), [&](const ItemType& type) {
    return name.empty() ? fits(type) : type.name == name;
  });
  // The caller's mistake, which the list of types mends.
  if (found == kTypes.end())
    refuse(fmt::format("no type \"{}\"; see matchgraph-dump --help", name));
  if (!fits(*found)) {
    refuse(fmt::format("items of {} bytes are no {}; try hex", section.item_bytes, name));
  }
  return *found;
}

std::size_t end_of(const Range& range, std::size_t size) {
  const std::size_t from = std::min(range.from, size);
  return from + std::min(range.count, size - from);
}

std::string strings_text(const StringTableView& table, const Range& range) {
  std::string out;
  for (std::size_t i = range.from; i < end_of(range, table.size()); ++i) {
    fmt::format_to(std::back_inserter(out), "{}\t{}\n", i, visible(table[i]));
  }
  return out;
}

std::string items_text(const ArrayFile::Section& section, const ItemType& type,
                       const Range& range) {
  const std::size_t end = end_of(range, section.count);
  if (type.name == "text") {
    const std::size_t from = std::min(range.from, end);
    return visible({section.data + from, end - from}) + "\n";
  }
  std::string out;
  for (std::size_t i = range.from; i < end; ++i) {
    const Bytes item(section.data + i * section.item_bytes, section.item_bytes);
    fmt::format_to(std::back_inserter(out), "{}\t{}\n", i, type.text(item));
  }
  return out;
}

}  // namespace

std::string sections_text(const ArrayFile& file) {
  std::string out =
      fmt::format("{:<32}{:>12}{:>12}{:>14}\n", "array", "items", "item bytes", "bytes");
  for (const auto& [name, section] : file.sections()) {
    fmt::format_to(std::back_inserter(out), "{:<32}{:>12}{:>12}{:>14}\n", visible(name),
                   section.count, section.item_bytes, section.count * section.item_bytes);
  }
  return out;
}

std::string values_text(const ArrayFile& file, std::string_view array, std::string_view as,
                        const Range& range) {
  const auto& sections = file.sections();
  const std::string name(array);
  if (const auto found = sections.find(name); found != sections.end()) {
    return items_text(found->second, type_for(as, found->second), range);
  }
  if (sections.contains(name + ".at") && sections.contains(name + ".text")) {
    if (!as.empty()) refuse(fmt::format("\"{}\" is a table of strings: leave --as out", name));
    return strings_text({file.get<std::uint32_t>(name + ".at"), file.get<char>(name + ".text")},
                        range);
  }
  refuse(fmt::format("no array \"{}\"; without a name the arrays are listed", name));
}

}  // namespace matchgraph::dump
