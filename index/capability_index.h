// The text index of capabilities, read back: which parts hold each term, and how often?
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {

/// One document of a posting list.
struct PartPosting {
  std::uint32_t part = 0;   ///< row among all parts (text_index_builder.h)
  std::uint32_t count = 0;  ///< within-document frequency
};

/// Calls `visit` for every term of the database in byte order, with its postings ascending by part.
/// The span is valid during the call only. Throws Error (kEnvironment) on damage.
void for_each_posting_list(
    const std::string& database,
    const std::function<void(std::string_view term, std::span<const PartPosting>)>& visit);

}  // namespace matchgraph
