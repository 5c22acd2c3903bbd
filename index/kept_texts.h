// Here are the texts of the build before: what was read in them, without reading them again?
//
// Beside the generations lies one file of the newest build's inverted fields and counts of words.
// It is needed for nothing but a quick rebuild: where it is missing, of another generation or
// damaged, texts are read. Its name tells the generation that it belongs to.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "index/facts/packed_lists.h"
#include "index/suggest/word_counts.h"
#include "storage/array_file.h"

namespace matchgraph {

/// What a build read in its texts.
struct KeptTexts {
  PackedLists fields;  ///< a list for each term of its posting lists, in their order
  CountedParts words;
};

/// Throws Error (kEnvironment).
void write_kept_texts(const KeptTexts& texts, const std::string& path);

/// Name of the file of the generation with that digest.
std::string kept_texts_name(const std::string& digest);
/// Removes all such files of a data folder but that one, as far as that is possible.
void remove_kept_texts(const std::string& data, const std::string& but);

/// Reads it.
class KeptTextsFile {
 public:
  /// Throws Error (kEnvironment) when the file is missing or damaged; require_sealed() checks all
  /// of its bytes.
  explicit KeptTextsFile(const std::string& path);

  /// A list for each term.
  PackedListReader fields() const { return PackedListReader(fields_); }
  CountedParts words() const;

 private:
  ArrayFile file_;
  std::span<const std::uint8_t> fields_;
};

}  // namespace matchgraph
