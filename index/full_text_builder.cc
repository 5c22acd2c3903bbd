#include "index/full_text_builder.h"

#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <unordered_map>

#include "index/schema.h"
#include "index/suggest/word_counts.h"
#include "matchgraph/error.h"
#include "storage/array_file.h"

namespace matchgraph {
namespace {

[[noreturn]] void fail_writing(const std::string& path, const Xapian::Error& error) {
  throw Error(ErrorCode::kEnvironment,
              path + ": writing the full text: " + error.get_description());
}

/// Texts of a document with their bounds, so that equal keys are equal documents.
std::string key_of(std::initializer_list<std::string_view> texts) {
  std::string out;
  // Without bounds "ab" + "c" would equal "a" + "bc".
  // A zero byte stands in no text that was loaded.
  for (const std::string_view text : texts) out.append(text).push_back('\0');
  return out;
}

std::string profile_key(const Entity& entity) {
  std::string out = key_of({entity.name, entity.summary});
  for (const std::string& tag : entity.tags) out += key_of({tag});
  return out;
}

/// What stands before a document's words in the file of a run.
struct DocumentHead {
  TextNumber number = 0;
  std::uint32_t bytes = 0;
};

// Lengths are below this bit, which a check below makes sure of.
constexpr unsigned kWithoutPosition = 0x80;  // bit of a word's length

// No wdf: the arrays rank, this database tells who holds what. It keeps a posting at two bytes.
Xapian::Document document_of(std::string_view words) {
  Xapian::Document out;
  Xapian::termpos position = 0;
  std::string word;
  for (std::size_t at = 0; at < words.size();) {
    const auto length = static_cast<unsigned char>(words[at++]);
    if (length == 0) {
      position += schema::kTextGap;  // no phrase reaches from one text into the next
      continue;
    }
    word = words.substr(at, length & ~kWithoutPosition);
    at += word.size();
    if ((length & kWithoutPosition) != 0) {
      out.add_term(word, 0);
    } else {
      out.add_posting(word, ++position, 0);
    }
  }
  return out;
}

/// Makes a database of the documents of a run.
void write_documents(const std::string& from, const std::string& to) {
  // Nothing reads a document's terms back, and the files are hashed and synced when the snapshot
  // is published.
  // From a file of the run, so that this can wait until all texts are analysed.
  Xapian::WritableDatabase database(
      to, Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST);
  const MappedFile file(from);
  std::string_view left = file.bytes();
  while (!left.empty()) {
    DocumentHead head;
    std::memcpy(&head, left.data(), sizeof(head));
    left.remove_prefix(sizeof(head));
    // A new one: numbers ascend.
    database.replace_document(head.number + 1, document_of(left.substr(0, head.bytes)));
    left.remove_prefix(head.bytes);
  }
  database.commit();
}

}  // namespace

RepeatedTexts repeated_texts(const Catalogue& catalogue) {
  // A quarter of Debian's 229,000 texts repeat another, and one document serves them all.
  RepeatedTexts out;
  std::unordered_map<std::string, TextNumber> firsts;
  std::vector<std::pair<TextNumber, std::uint32_t>> repeats;
  for (std::uint32_t e = 0; e < catalogue.entities.size(); ++e) {
    const auto take = [&](std::string key) {
      const auto number = static_cast<TextNumber>(out.is_repeat.size());
      // The map keeps the first number for a text, which is the one that stays.
      const auto [found, added] = firsts.try_emplace(std::move(key), number);
      out.is_repeat.push_back(added ? 0 : 1);
      if (!added) repeats.emplace_back(found->second, e);
    };
    const Entity& entity = catalogue.entities[e];
    take(profile_key(entity));
    for (const Capability& capability : entity.capabilities) {
      take(key_of({capability.name, capability.text}));
    }
  }
  std::sort(repeats.begin(), repeats.end());
  // An entity may say the same text more than once.
  repeats.erase(std::unique(repeats.begin(), repeats.end()), repeats.end());
  for (const auto& [first, entity] : repeats) {
    out.first.push_back(first);
    out.entities.push_back(entity);
  }
  return out;
}

void write_repeated_texts(const RepeatedTexts& repeats, const std::string& path) {
  ArrayFileWriter writer;
  writer.add("repeats.first", repeats.first);
  writer.add("repeats.entities", repeats.entities);
  writer.write(path);
}

FullTextShard::FullTextShard(const std::string& path)
    : path_(path), out_(path, std::ios::binary | std::ios::trunc) {}

// Each word behind its length; a length of 0 ends a text, and a bit of it says that the word has no
// position.
void FullTextShard::add(const WordNumbers& words, std::span<const NumberedToken> tokens) {
  static_assert(schema::kMaxTermBytes < kWithoutPosition);
  for (const NumberedToken& token : tokens) {
    const std::string_view word = words.word(token.word);
    has_words_ = true;
    // Parts and variants lie inside of the word before them.
    document_ += static_cast<char>(word.size() | (token.whole ? 0 : kWithoutPosition));
    document_ += word;
  }
  document_ += '\0';
}

void FullTextShard::end_document(TextNumber number) {
  // A text without a word gets no document: nothing could find it.
  if (has_words_) {
    const DocumentHead head{number, static_cast<std::uint32_t>(document_.size())};
    out_.write(reinterpret_cast<const char*>(&head), sizeof(head));
    out_.write(document_.data(), static_cast<std::streamsize>(document_.size()));
  }
  document_.clear();
  has_words_ = false;
}

void FullTextShard::finish() {
  out_.close();
  if (!out_) {
    throw Error(ErrorCode::kEnvironment,
                path_ + ": writing the full text: " + std::strerror(errno));
  }
}

void merge_full_text(const std::vector<std::string>& shards, const SpellingCounts& spellings,
                     const std::string& scratch, const std::string& to,
                     const std::function<void()>& before_merging) try {
  Xapian::Database all;
  for (const std::string& shard : shards) {
    // A shard of repeats alone wrote nothing.
    if (std::filesystem::file_size(shard) == 0) continue;
    const std::string documents = shard + ".documents";
    write_documents(shard, documents);
    // Removed one by one, so that no more than one of them lies twice on the disk.
    std::filesystem::remove(shard);
    all.add_database(Xapian::Database(documents));
  }
  {
    // Freed and closed before it is merged.
    // Spelling words have no documents; a database of their own is the way to get them into the
    // merge.
    Xapian::WritableDatabase words(scratch, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const auto& [word, count] : spellings) words.add_spelling(word, count);
    words.commit();
  }
  all.add_database(Xapian::Database(scratch));
  if (before_merging) before_merging();
  // Numbers tell whose a text is, so they must survive; that they do not overlap is what shards in
  // order see to.
  all.compact(to, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
} catch (const Xapian::Error& error) {
  fail_writing(to, error);
}

}  // namespace matchgraph
