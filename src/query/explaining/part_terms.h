// Here is an entity: which of its texts hold which terms, and how much of the entity is that?
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyser.h"
#include "matchgraph/entity.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// What an occurrence of a term counts for, by the text that it stands in.
struct PartWeights {
  double name = 0;
  double summary = 0;
  double tag = 0;
  double capability_name = 0;
  double capability_text = 0;
  bool shared_texts_count_less = false;  ///< a text that E entities share: 1 / sqrt(E)
};

/// As entity vectors are made (src/snapshot/rebuild/build.cc).
PartWeights vector_weights();
/// As entity documents are made (index/text_index_builder.cc).
PartWeights document_weights();

/// Shares of an entity's terms by part: part 0 is the profile (name, summary, tags), part i + 1 the
/// capability i. A term's shares over the parts add up to 1.
class PartTerms {
 public:
  PartTerms(const Snapshot& snapshot, Analyser& analyser, const Entity& entity,
            EntityIndexNumber number, const PartWeights& weights);

  struct Share {
    std::size_t part = 0;
    double share = 0;  ///< 0..1
  };
  /// Ascending by part; empty for a term that the entity lacks.
  const std::vector<Share>& shares(std::string_view term) const;
  /// A word of the entity that has this term, as its texts write it but for case; the term itself
  /// when it has none. A bigram gives its two words.
  std::string written(std::string_view term) const;

 private:
  void add(std::size_t part, const std::vector<Token>& tokens, double weight);
  void normalise();

  std::map<std::string, std::vector<Share>, std::less<>> shares_;
  std::map<std::string, std::string, std::less<>> words_;  // by term, the first one met
};

/// An entity with the terms of its parts, to be explained beside many others.
struct EntityParts {
  EntityIndexNumber number = 0;
  Entity entity;
  PartTerms terms;
};

/// "name and summary" for part 0, else the capability's name or the beginning of its text.
std::string part_name(const Entity& entity, std::size_t part);
/// The same, a capability in quotes.
std::string quoted_part(const Entity& entity, std::size_t part);

}  // namespace matchgraph
