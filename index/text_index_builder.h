// Catalogue -> tokens, and all that is made of them: an inverted list per field, so that every
// weighing of fields can be made of it, counts of words, and the documents of the full-text
// database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "index/facts/inverted_fields.h"
#include "index/full_text_builder.h"
#include "index/suggest/word_counts.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {

enum class TextField : std::uint8_t { kName, kSummary, kTags, kCapabilityText, kCapabilityName };

/// Whose field a row of the inverted fields is. Rows are in catalogue order: name, summary and tags
/// of an entity, then text and name of each of its capabilities.
struct FieldRow {
  std::uint32_t entity = 0;
  std::uint32_t capability = 0;  ///< among all capabilities; 0 for a field of the entity itself
  TextField field = TextField::kName;
};

/// How many fields so many entities with so many capabilities have.
constexpr std::uint32_t fields_of(std::uint32_t entities, std::uint32_t capabilities) {
  return 3 * entities + 2 * capabilities;
}

/// A run of entities whose texts one thread reads at a time.
struct TextShard {
  std::uint32_t number = 0;
  std::uint32_t entities = 0;
  std::uint32_t first_entity = 0;
  std::uint32_t first_capability = 0;
  std::uint32_t first_row = 0;  ///< of its first field
  TextNumber first_text = 0;
};
/// The shards of a catalogue, in order; they depend on nothing else.
std::vector<TextShard> text_shards(const Catalogue& catalogue, std::size_t fields_per_shard);

/// Rows of the fields of some entities, the first of which is that of the shard.
std::vector<FieldRow> field_rows(std::span<const Entity> entities, const TextShard& from);
inline std::vector<FieldRow> field_rows(const Catalogue& catalogue) {
  return field_rows(catalogue.entities, {});
}

/// How often a capability's text is said: what it adds to its entity's vector follows from it.
struct CapabilityUse {
  /// 1 when it repeats the summary or an earlier capability of its entity, else 0; by capability.
  std::vector<std::uint8_t> repeated;
  /// Number of entities with a capability of the same folded text (E of the recipe), >= 1.
  std::vector<std::uint32_t> holders;
};
CapabilityUse capability_use(const Catalogue& catalogue);

/// What is known of texts that were read for an earlier build.
struct ReadBefore {
  std::vector<std::uint8_t> entities;  ///< by entity: its texts were
  FieldInverter fields;                ///< of these, with the rows of field_rows() of now
  WordCounts words;                    ///< of these
};

/// Counts the words of an entity's texts.
void count_words(Analyser& analyser, const Entity& entity, WordCounts& counts);

struct TextIndexRequest {
  std::string scratch;   ///< an empty folder for intermediate databases
  std::size_t jobs = 0;  ///< threads; 0: one per core. What is made does not depend on it
  /// Fields of one shard: what a thread inverts at once, and the documents of one intermediate
  /// database, which Xapian writes in one go instead of merging batches into what is there. More
  /// shards cost more merging at the end.
  std::size_t fields_per_shard = 20'000;
  std::function<void(double)> progress;  ///< share done, 0..1; from one thread at a time
  /// By text: a full-text database that is taken over has it, as a document or as a repeat of one.
  /// Empty: none has.
  std::span<const std::uint8_t> has_document = {};
  /// By entity: its texts were read before, and make documents alone. Empty: none were.
  std::span<const std::uint8_t> was_read = {};
};

/// The texts of some shards, read once.
struct ShardTexts {
  InvertedFields fields;
  WordCounts words;
  SpellingCounts spellings;
  std::vector<std::string> paths;  ///< of their documents
};
/// Analyses the texts of successive shards. `entities`: those of the shards; `is_repeat`: by text,
/// from the first shard's first on. Throws Error (kEnvironment) when the disk refuses.
ShardTexts read_shards(std::span<const Entity> entities, std::span<const TextShard> shards,
                       std::span<const std::uint8_t> is_repeat, const TextIndexRequest& request);

/// The texts of a catalogue, read once.
struct TextIndex {
  InvertedFields fields;                 ///< rows are those of field_rows()
  CountedParts word_parts;               ///< what `words` was counted of
  CountedWords words;                    ///< of all texts, for suggestions
  SpellingCounts spellings;              ///< words that typing errors may be corrected to
  std::vector<std::string> text_shards;  ///< paths of what merge_full_text() puts together
};

/// Analyses every text once and makes all that is made of tokens: posting lists of fields, counts
/// of words, and the documents of the full-text database, but for those that `repeats` leaves out.
/// Throws Error (kEnvironment) when the disk refuses.
TextIndex build_text_index(const Catalogue& catalogue, const RepeatedTexts& repeats,
                           const TextIndexRequest& request);
/// The same, with less to read.
TextIndex build_text_index(const Catalogue& catalogue, const RepeatedTexts& repeats,
                           TextIndexRequest request, ReadBefore before);

}  // namespace matchgraph
