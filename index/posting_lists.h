// The text database read back: which rows hold each term, and how often?
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace matchgraph {

/// An entry of a posting list.
struct RowPosting {
  std::uint32_t row = 0;    ///< of the document; documents are numbered from 1, rows from 0
  std::uint32_t count = 0;  ///< within-document frequency
};

/// Calls `visit` for every term of the database in byte order, with its postings ascending by row.
/// The span is valid during the call only. Throws Error (kEnvironment) on damage.
void for_each_posting_list(
    const std::string& database,
    const std::function<void(std::string_view term, std::span<const RowPosting>)>& visit);

}  // namespace matchgraph
