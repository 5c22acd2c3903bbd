// Catalogue -> the full-text database of a snapshot: which texts hold which words, and where.
//
// A document per profile (name, summary and tags of an entity) and per capability (name and text),
// numbered as texts are in the catalogue: an entity's profile, then its capabilities. A document
// that says exactly what an earlier one says is left out; `repeats` tells whose it is too.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {

/// Position of a document among the texts of the catalogue; in the database it is one more.
using TextNumber = std::uint32_t;

/// What the documents left out are.
struct RepeatedTexts {
  std::vector<std::uint8_t> is_repeat;  ///< by text: an earlier one says exactly the same
  /// Each repeat as the first text that says it, ascending, and the entity that says it again.
  std::vector<TextNumber> first;
  std::vector<std::uint32_t> entities;
};
/// Cost: hashing the texts.
RepeatedTexts repeated_texts(const Catalogue& catalogue);

/// Writes for the snapshot which entities repeat a text. Throws Error (kEnvironment).
void write_repeated_texts(const RepeatedTexts& repeats, const std::string& path);

/// How often each word stands in the texts.
using SpellingCounts = std::map<std::string, std::uint32_t>;

/// Writes the words of a run of documents into a file, for merge_full_text(): making a database of
/// them takes longer than analysing the texts, and can wait until a core has nothing else to do.
/// For one thread.
class FullTextShard {
 public:
  explicit FullTextShard(const std::string& path);

  /// One text of the document that is being made: whole words stand at successive positions, stop
  /// words too; parts of words ("api" of "OpenAPI") and variants have none.
  void add(const WordNumbers& words, std::span<const NumberedToken> tokens);
  /// The document's texts were added. Numbers ascend.
  void end_document(TextNumber number);
  /// Throws Error (kEnvironment) when the file could not be written.
  void finish();

 private:
  std::string path_;
  std::ofstream out_;
  std::string document_;  // that is being made
  bool has_words_ = false;
};

/// Puts the documents of shards, their numbers ascending, and the words that typing errors are
/// corrected to into one file. The shards' files go; `scratch`, and what begins like a shard's
/// path, may be written to. Calls `before_merging`, if there is one, when all documents are in
/// databases and an eighth of the work is left. Throws Error (kEnvironment). Cost: three times that
/// of analysing the texts.
void merge_full_text(const std::vector<std::string>& shards, const SpellingCounts& spellings,
                     const std::string& scratch, const std::string& to,
                     const std::function<void()>& before_merging = {});

}  // namespace matchgraph
