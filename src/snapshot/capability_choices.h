// Here is a past choice of an entity: which of its capabilities was it chosen for?
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

/// An entity that was chosen for a need.
struct ChosenEntity {
  std::uint32_t need = 0;
  std::uint32_t entity = 0;
};

/// For every capability how many choices it meets best: of the chosen entity's capabilities it has
/// the largest cosine with the need, ties going to the first. A choice whose words no capability of
/// the entity has counts for none. `capability_begin` has one entry more than there are entities.
/// Cost: the terms of the chosen entities' capabilities.
std::vector<std::uint32_t> count_capability_choices(std::span<const NeedVector> needs,
                                                    std::span<const ChosenEntity> choices,
                                                    std::span<const std::uint32_t> capability_begin,
                                                    TermVectorsView capabilities);

}  // namespace matchgraph
