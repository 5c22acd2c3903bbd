// Here is a typed key: what does it set?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/filter_table.h"

namespace matchgraph {

/// What a key of `key:value` or `--key value` means.
struct KeyMeaning {
  enum class Kind {
    kFilter,  ///< `row`
    kSort,    ///< an order
    kPrice,   ///< a bound on the price, or a word for it
    kField,   ///< any other field of the catalogue
  };
  Kind kind = Kind::kField;
  const FilterRow* row = nullptr;
};

/// The meaning of a key in any case, with spaces or dashes between its words; nothing for what is
/// no key of the language. Comparisons have none: a text says them in words.
std::optional<KeyMeaning> meaning_of(std::string_view key);

/// The field that a key stands for where a field is expected: "license" for "licence".
std::string field_of_key(std::string_view key);

/// Options of the command that say nothing of what is looked for.
bool is_command_option(std::string_view flag);

}  // namespace matchgraph
