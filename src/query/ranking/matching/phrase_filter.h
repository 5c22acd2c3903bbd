// Here is a phrase: does an entity say of itself that it has it?
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/phrase_reader.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// Asks many entities of a snapshot for one phrase. For one thread; remembers what it has read.
class PhraseFilter {
 public:
  /// kLacks: its texts deny the phrase, or it has capabilities and none says it. kSilent: it has
  /// none.
  enum class Answer { kHolds, kLacks, kSilent };

  /// Throws as PhraseReader does. Snapshot and analyser must outlive it.
  PhraseFilter(const Snapshot& snapshot, Analyser& analyser, std::string phrase);

  const std::string& phrase() const { return reader_.phrase(); }
  /// Cost: a look into a table; where the phrase has several words, or one that the texts deny,
  /// reading the entity once.
  Answer test(EntityIndexNumber e) const;

 private:
  const Snapshot& snapshot_;
  PhraseReader reader_;
  /// Entities with the term in their texts, by any of its forms. Of a phrase of one word it also
  /// notes those that hold it without denying it.
  std::vector<bool> holders_in_texts(const std::string& term);

  std::vector<bool> holds_;          ///< by entity: known without reading it
  std::vector<bool> worth_reading_;  ///< by entity: all terms are in its texts, maker or type
  mutable std::unordered_map<EntityIndexNumber, PhraseReader::Reading> read_;
};

}  // namespace matchgraph
