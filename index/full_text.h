// Here is a phrase: which entities hold it in a text of their own?
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/analyser.h"
#include "index/full_text_builder.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Words that stand side by side, as written but for case and accents: whole words of a text, stop
/// words too.
using Phrase = std::vector<std::string>;

/// The whole words of a text; empty when it has none.
Phrase phrase_of(Analyser& analyser, std::string_view text);

/// Ranges of bytes.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
/// Where a text's tokens hold the phrase, ascending. A phrase of one word also stands where it is a
/// part of a word or a variant ("api" of "OpenAPI", "gpt4" of "GPT-4"); longer ones are of whole
/// words. This is what the database is asked, said of one text.
std::vector<ByteSpan> phrase_spans(const std::vector<Token>& tokens, const Phrase& phrase);

/// Whose text a document is. Read-only; safe to share between threads.
class TextOwners {
 public:
  /// `capability_begin`: of each entity its first capability, and their number; it must outlive the
  /// object. Throws Error (kEnvironment) when the file is missing or damaged.
  TextOwners(const std::string& repeats_file, std::span<const std::uint32_t> capability_begin);

  /// Ascending, each once: entities with a text among `texts`, which ascend, or with one that says
  /// the same. Cost: linear in the texts, the repeats and the entities.
  std::vector<std::uint32_t> owners(std::span<const TextNumber> texts) const;
  /// Number of texts, repeats and all.
  std::size_t texts() const { return entities() + capability_begin_.back(); }

 private:
  std::size_t entities() const { return capability_begin_.size() - 1; }

  ArrayFile file_;
  std::span<const TextNumber> first_;
  std::span<const std::uint32_t> again_;
  std::span<const std::uint32_t> capability_begin_;
};

/// Where the documents of a snapshot are.
struct FullTextFiles {
  std::string database;
  /// Of a build that took a database over: the documents that it lacked, and for each text of its
  /// catalogue the text that says the same now (kNoText: none does). Empty: it has all documents,
  /// by the texts of now.
  std::string added, places;
};

/// Writes the latter file. Throws Error (kEnvironment).
void write_text_places(std::span<const TextNumber> now, const std::string& path);
/// Its texts of now. Throws Error (kEnvironment) when it is missing or damaged.
std::vector<TextNumber> read_text_places(const std::string& path);
constexpr TextNumber kNoText = ~TextNumber{0};

/// By text of its catalogue, whether a database has a document of it. Throws Error (kEnvironment).
std::vector<std::uint8_t> texts_of_database(const std::string& database, std::size_t texts);

/// The full-text database of a snapshot. For one thread; opened when it is first asked. Functions
/// throw Error (kEnvironment) when it is missing or damaged.
class FullText {
 public:
  /// `owners` must outlive it. `check` is called before the database is opened, which the first
  /// question does; what it throws is thrown there.
  FullText(FullTextFiles files, const TextOwners& owners, std::function<void()> check = {});
  /// Of a database that has all documents.
  FullText(std::string database, const TextOwners& owners, std::function<void()> check = {})
      : FullText(FullTextFiles{std::move(database), {}, {}}, owners, std::move(check)) {}
  ~FullText();
  FullText(FullText&&) noexcept;
  FullText& operator=(FullText&&) noexcept;

  /// Entities that hold the phrase in one of their own texts, ascending: name, summary, a tag, and
  /// name or text of a capability each are a text. None for an empty phrase and for one of more
  /// than schema::kMaxPhraseWords words. Cost: the documents that hold its rarest word, each
  /// looked at for every other word.
  std::vector<std::uint32_t> entities_with(const Phrase& phrase);

  /// Whether one of them does. Cost: up to the first text that holds it.
  bool is_held(const Phrase& phrase);

  /// Texts that entities_with() looks at, at most: those with the rarest word of the phrase. Of a
  /// word alone the list is only read, which costs a third of looking.
  std::size_t most_looked_at(const Phrase& phrase);

  /// The word that is spelt alike and that texts have; empty when there is none.
  std::string spelling(const std::string& word, std::size_t edits);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace matchgraph
