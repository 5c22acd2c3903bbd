// Catalogue -> the full-text database: a document a field, so that every weighing of fields can be
// read back from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "index/word_counts.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {

enum class TextField : std::uint8_t { kName, kSummary, kTags, kCapabilityText, kCapabilityName };

/// Whose field a row of the text database is. Rows are in catalogue order: name, summary and tags
/// of an entity, then text and name of each of its capabilities. The document of a row is
/// `row + 1`; empty fields have none.
struct FieldRow {
  std::uint32_t entity = 0;
  std::uint32_t capability = 0;  ///< among all capabilities; 0 for a field of the entity itself
  TextField field = TextField::kName;
};
std::vector<FieldRow> field_rows(const Catalogue& catalogue);

/// How often a capability's text is said: what it adds to its entity's vector follows from it.
struct CapabilityUse {
  /// 1 when it repeats the summary or an earlier capability of its entity, else 0; by capability.
  std::vector<std::uint8_t> repeated;
  /// Number of entities with a capability of the same folded text (E of the recipe), >= 1.
  std::vector<std::uint32_t> holders;
};
CapabilityUse capability_use(const Catalogue& catalogue);

struct TextIndexRequest {
  std::string scratch;            ///< an empty folder for intermediate databases
  std::string database;           ///< file to write: the fields
  std::string spelling_database;  ///< file to write: words that typing errors are corrected to
  std::size_t jobs = 0;           ///< threads; 0: one a core. The files do not depend on it
  /// Documents of one intermediate database. Below Xapian's 10,000 a database is written in one go,
  /// instead of merging each batch into what is there; more shards cost more merging at the end.
  std::size_t documents_per_shard = 9'000;
  std::function<void(double)> progress;  ///< share done, 0..1; from one thread at a time
};

/// Analyses every text once and writes both databases (compacted, one file each). Returns the words
/// of all texts, for suggestions. Throws Error (kEnvironment) when the disk refuses.
CountedWords build_text_index(const Catalogue& catalogue, const TextIndexRequest& request);

}  // namespace matchgraph
