// Here are words after a seed that say roughly what should differ: which critique is nearest?
#pragma once

#include <cstddef>

#include "matchgraph/query.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// A critique with the word after it; `next` 0: none is here.
struct LooseCritique {
  CritiqueKind kind = CritiqueKind::kCheaper;
  std::size_t next = 0;
};

/// What "not" before word `i` asks for: "so expensive" is cheaper, "proprietary" open source.
LooseCritique opposite_at(const QueryWords& words, std::size_t i);

/// The words of "half the price" at `i`, 0 for none: cheaper, for by how much is not asked.
std::size_t half_price_words_at(const QueryWords& words, std::size_t i);

/// The words of "simpler", "lighter", "easier to use" at `i` where a phrase may end behind them, 0
/// for none: no figure says it.
std::size_t vague_words_at(const QueryWords& words, std::size_t i);

}  // namespace matchgraph
