// Here is an entity that a past search showed, or that was chosen from it: which of its
// capabilities met the need?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/term_vectors.h"
#include "index/analyser.h"
#include "storage/array_file.h"

namespace matchgraph {

/// The words of a need as weights of terms, ascending by term.
struct NeedVector {
  std::vector<TermId> terms;
  std::vector<double> weights;
};

/// Weighs the words of each need as capability vectors do: class weight x (1 + ln tf)
/// x (1 + ln(N / df))^idf_exponent. Words that no capability has are left out. `terms` is sorted,
/// and `frequency` says how many of all `capabilities` hold each term. Vectors are not scaled: the
/// order of cosines with one need is that of dot products.
std::vector<NeedVector> need_vectors(std::span<const std::string> needs,
                                     const StringTableView& terms,
                                     std::span<const std::uint32_t> frequency,
                                     std::size_t capabilities, const TermWeightOptions& weights,
                                     const TermClassWeights& classes);

/// An entity that met a need, and how often.
struct EntityForNeed {
  std::uint32_t need = 0;
  std::uint32_t entity = 0;
  std::uint32_t times = 1;
};

/// For every capability how often it met a need best: of the entity's capabilities it has the
/// largest cosine with the need, ties going to the first. Where no capability of the entity has a
/// word of the need, none is counted. `capability_begin` has one entry more than there are
/// entities. Cost: the terms of the met entities' capabilities.
std::vector<std::uint32_t> count_best_capabilities(std::span<const NeedVector> needs,
                                                   std::span<const EntityForNeed> met,
                                                   std::span<const std::uint32_t> capability_begin,
                                                   TermVectorsView capabilities);

}  // namespace matchgraph
