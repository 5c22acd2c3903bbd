// Here is what an embedding endpoint sent: which vectors are in it?
#pragma once

#include <cstddef>
#include <string_view>

#include "matchgraph/snapshot.h"

namespace matchgraph::command {

/// Numbers of a vector at most: twice what the longest of today's models give.
inline constexpr std::size_t kMostDimensions = 8'192;

/// Bytes that an answer to so many texts can need, however its numbers are written: at most 64 MiB,
/// which is 512 texts of 4,096 numbers.
std::size_t most_answer_bytes(std::size_t texts);

/// Reads {"data": [{"index"?, "embedding": [numbers]}, ...]}. What stands in a vector and is no
/// number becomes NaN. A fault when there is not one vector for each text, or one is longer than
/// kMostDimensions. Memory: four bytes per number, whatever else is in the answer.
EmbeddingAnswer read_embeddings(std::string_view body, std::size_t texts);

}  // namespace matchgraph::command
