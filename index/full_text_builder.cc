#include "index/full_text_builder.h"

#include <xapian.h>

#include <algorithm>
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
  for (const std::string_view text : texts) out.append(text).push_back('\0');
  return out;
}

std::string profile_key(const Entity& entity) {
  std::string out = key_of({entity.name, entity.summary});
  for (const std::string& tag : entity.tags) out += key_of({tag});
  return out;
}

}  // namespace

RepeatedTexts repeated_texts(const Catalogue& catalogue) {
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

struct FullTextShard::State {
  // Nothing reads a document's terms back, and the files are hashed and synced when the snapshot
  // is published.
  static constexpr int kFlags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

  explicit State(const std::string& folder) : path(folder), database(folder, kFlags) {}

  std::string path;
  Xapian::WritableDatabase database;
  Xapian::Document document;
  Xapian::termpos position = 0;
};

FullTextShard::FullTextShard(const std::string& path) try : state_(std::make_unique<State>(path)) {
} catch (const Xapian::Error& error) {
  fail_writing(path, error);
}
FullTextShard::~FullTextShard() = default;
FullTextShard::FullTextShard(FullTextShard&&) noexcept = default;

// No wdf: the arrays rank, this database tells who holds what. It keeps a posting at two bytes.
void FullTextShard::add(const std::vector<Token>& tokens) {
  std::uint32_t end = 0;
  for (const Token& token : tokens) {
    if (token.variant || token.begin < end) {
      state_->document.add_term(token.word, 0);
    } else {
      state_->document.add_posting(token.word, ++state_->position, 0);
      end = token.end;
    }
  }
  state_->position += schema::kTextGap;  // no phrase reaches from one text into the next
}

void FullTextShard::end_document(TextNumber number) try {
  // A text without a word gets no document: nothing could find it.
  if (state_->document.termlist_count() > 0) {
    state_->database.replace_document(number + 1, state_->document);  // a new one: numbers ascend
    state_->document = {};
  }
  state_->position = 0;
} catch (const Xapian::Error& error) {
  fail_writing(state_->path, error);
}

void FullTextShard::finish() try { state_->database.commit(); } catch (const Xapian::Error& error) {
  fail_writing(state_->path, error);
}

void merge_full_text(const std::vector<std::string>& shards, const SpellingCounts& spellings,
                     const std::string& scratch, const std::string& to) try {
  {
    // Spelling words have no documents; a database of their own is the way to get them into the
    // merge.
    Xapian::WritableDatabase words(scratch, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const auto& [word, count] : spellings) words.add_spelling(word, count);
    words.commit();
  }
  Xapian::Database all;
  for (const std::string& shard : shards) all.add_database(Xapian::Database(shard));
  all.add_database(Xapian::Database(scratch));
  // Numbers tell whose a text is, so they must survive; that they do not overlap is what shards in
  // order see to.
  all.compact(to, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
} catch (const Xapian::Error& error) {
  fail_writing(to, error);
}

}  // namespace matchgraph
