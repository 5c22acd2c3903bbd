// Here is a phrase: does an entity say of itself that it has it?
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/entity_index.h"
#include "matchgraph/entity.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// Looks for one phrase in what an entity says of itself: name, summary, maker, type and tags as
/// one text, and each capability. A text holds the phrase when it holds all its terms and denies
/// none: "runs without a GPU", "no GPU needed", "a GPU is not required" and "GPU-free" deny "GPU",
/// "not only on a GPU" and "does not work without a GPU" do not. For one thread.
class PhraseReader {
 public:
  enum class Reading : std::uint8_t { kNothing, kDenies, kHolds };  ///< what counts more is greater

  /// Throws Error (kUsage) for a phrase without a word that could be looked for. The analyser must
  /// outlive it.
  PhraseReader(Analyser& analyser, std::string phrase);

  const std::string& phrase() const { return phrase_; }
  const std::vector<std::string>& terms() const { return terms_; }
  /// What the text that counts most says.
  Reading read(const Entity& entity) const;

 private:
  Reading read_text(const std::string& text) const;

  Analyser& analyser_;
  std::string phrase_;
  std::vector<std::string> terms_;  ///< distinct
};

/// Asks many entities of a snapshot for one phrase. For one thread; remembers what it has read.
class PhraseFilter {
 public:
  /// kLacks: its texts deny the phrase, or it has capabilities and none says it. kSilent: it has
  /// none.
  enum class Answer { kHolds, kLacks, kSilent };

  /// Throws as PhraseReader does. Snapshot and analyser must outlive it.
  PhraseFilter(const Snapshot& snapshot, Analyser& analyser, std::string phrase);

  const std::string& phrase() const { return reader_.phrase(); }
  /// Cost: reading the entity, when its texts hold all the terms somewhere and it was not asked for
  /// before; else a look into a table.
  Answer test(EntityIndexNumber e) const;

 private:
  const Snapshot& snapshot_;
  PhraseReader reader_;
  std::vector<bool> worth_reading_;  ///< by entity: all terms are in its texts, maker or type
  mutable std::unordered_map<EntityIndexNumber, PhraseReader::Reading> read_;
};

}  // namespace matchgraph
