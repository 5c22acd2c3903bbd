// Here is a phrase: does an entity say of itself that it has it?
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "index/entity_index.h"
#include "matchgraph/entity.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// Looks for one phrase in what entities say of themselves: name, summary, maker, type and tags as
/// one text, and each capability. A text holds the phrase when it holds all its terms and denies
/// none: "runs without a GPU", "no GPU needed" and "GPU-free" deny "GPU". For one thread; remembers
/// what it has read.
class PhraseFilter {
 public:
  enum class Answer { kHolds, kLacks, kSilent };  ///< kSilent: it says nothing of what it can do

  /// Throws Error (kUsage) for a phrase without a word that could be looked for. Snapshot and
  /// analyser must outlive it.
  PhraseFilter(const Snapshot& snapshot, Analyser& analyser, std::string phrase);

  const std::string& phrase() const { return phrase_; }
  /// Cost: reading the entity, when its texts hold all the terms somewhere and it was not asked for
  /// before; else a look into a table.
  Answer test(EntityIndexNumber e) const;

 private:
  bool holds(const Entity& entity) const;
  bool text_holds(const std::string& text) const;

  const Snapshot& snapshot_;
  Analyser& analyser_;
  std::string phrase_;
  std::vector<std::string> terms_;   ///< distinct
  std::vector<bool> worth_reading_;  ///< by entity: all terms are in its texts, maker or type
  mutable std::unordered_map<EntityIndexNumber, bool> read_;
};

}  // namespace matchgraph
