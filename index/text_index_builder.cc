#include "index/text_index_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "index/analyser.h"
#include "index/schema.h"
#include "matchgraph/error.h"
#include "storage/parallel.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEntityFields = 3;
constexpr std::uint32_t kCapabilityFields = 2;

/// A run of entities whose documents go into one intermediate database.
struct Shard {
  std::size_t first = 0;
  std::size_t last = 0;         // one past
  std::uint32_t first_row = 0;  // of its first field
  std::string path;
};

std::vector<Shard> make_shards(const Catalogue& catalogue, const TextIndexRequest& request) {
  std::vector<Shard> shards;
  std::size_t documents = 0;
  std::uint32_t row = 0;
  for (std::size_t e = 0; e < catalogue.entities.size(); ++e) {
    if (shards.empty() || documents >= request.documents_per_shard) {
      shards.push_back({e, e, row, fmt::format("{}/fields-{}", request.scratch, shards.size())});
      documents = 0;
    }
    shards.back().last = e + 1;
    const Entity& entity = catalogue.entities[e];
    documents += kEntityFields;
    for (const Capability& capability : entity.capabilities) {
      documents += capability.name.empty() ? 1 : 2;
    }
    row +=
        kEntityFields + kCapabilityFields * static_cast<std::uint32_t>(entity.capabilities.size());
  }
  return shards;
}

bool is_spelling_word(const Token& token) {
  return !token.variant && !token.is_stop_word() &&
         token.word.size() >= schema::kMinSpellingLetters &&
         std::all_of(token.word.begin(), token.word.end(), is_lower);
}

/// How often each word stands in the texts.
using SpellingCounts = std::map<std::string, Xapian::termcount>;

/// Writes the documents of one shard.
class ShardWriter {
 public:
  explicit ShardWriter(const Shard& shard) : row_(shard.first_row), database_(shard.path, kFlags) {}

  /// Entities come in catalogue order.
  void add(const Entity& entity) {
    add_field({&entity.name});
    add_field({&entity.summary});
    std::vector<const std::string*> tags;
    for (const std::string& tag : entity.tags) tags.push_back(&tag);
    add_field(tags);
    for (const Capability& capability : entity.capabilities) {
      add_field({&capability.text});
      add_field({&capability.name});
    }
    words_.end_entity();
  }

  const WordCounts& words() const { return words_; }
  const SpellingCounts& spellings() const { return spellings_; }

  void finish() { database_.commit(); }

 private:
  // Nothing reads a document's terms back: the graph reads postings, and so does every explanation.
  static constexpr int kFlags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

  void add_field(const std::vector<const std::string*>& texts) {
    TermCounts counts;
    for (const std::string* text : texts) {
      const std::vector<Token> tokens = analyser_.tokens(*text);
      count_terms(tokens, 1, counts);
      words_.add(*text, tokens);
      for (const Token& token : tokens) {
        if (is_spelling_word(token)) ++spellings_[token.word];
      }
    }
    ++row_;
    if (counts.empty()) return;
    Xapian::Document document;
    for (const auto& [term, count] : counts) document.add_term(term, count);
    database_.replace_document(row_, document);  // a new one: numbers ascend
  }

  std::uint32_t row_;  // of the next field; its document has the number row_ + 1
  Xapian::WritableDatabase database_;
  Analyser analyser_;
  SpellingCounts spellings_;
  WordCounts words_;
};

/// What the shards know together.
struct Gathered {
  WordCounts words;
  SpellingCounts spellings;

  void add(const ShardWriter& shard) {
    words.merge(shard.words());
    for (const auto& [word, count] : shard.spellings()) spellings[word] += count;
  }
};

void write_spellings(const SpellingCounts& spellings, const TextIndexRequest& request) {
  const std::string scratch = request.scratch + "/spellings";
  Xapian::WritableDatabase database(scratch, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const auto& [word, count] : spellings) database.add_spelling(word, count);
  database.commit();
  Xapian::Database(scratch).compact(request.spelling_database, Xapian::DBCOMPACT_SINGLE_FILE);
}

void merge(const std::vector<Shard>& shards, const std::string& to) {
  Xapian::Database all;
  for (const Shard& shard : shards) all.add_database(Xapian::Database(shard.path));
  all.compact(to, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
}

}  // namespace

std::vector<FieldRow> field_rows(const Catalogue& catalogue) {
  std::vector<FieldRow> rows;
  std::uint32_t capability = 0;
  for (std::uint32_t e = 0; e < catalogue.entities.size(); ++e) {
    for (const TextField field : {TextField::kName, TextField::kSummary, TextField::kTags}) {
      rows.push_back({e, 0, field});
    }
    for (std::size_t i = 0; i < catalogue.entities[e].capabilities.size(); ++i, ++capability) {
      rows.push_back({e, capability, TextField::kCapabilityText});
      rows.push_back({e, capability, TextField::kCapabilityName});
    }
  }
  return rows;
}

CapabilityUse capability_use(const Catalogue& catalogue) {
  CapabilityUse use;
  struct Holders {
    std::uint32_t count = 0;
    std::size_t last_entity = static_cast<std::size_t>(-1);
  };
  std::unordered_map<std::string, Holders> holders;
  std::vector<const Holders*> of_capability;
  for (std::size_t e = 0; e < catalogue.entities.size(); ++e) {
    const Entity& entity = catalogue.entities[e];
    std::unordered_set<std::string> seen{fold_for_names(entity.summary)};
    for (const Capability& capability : entity.capabilities) {
      std::string key = fold_for_names(capability.name + " " + capability.text);
      Holders& held = holders[key];
      held.count += held.last_entity != e;
      held.last_entity = e;
      of_capability.push_back(&held);
      use.repeated.push_back(seen.insert(std::move(key)).second ? 0 : 1);
    }
  }
  for (const Holders* held : of_capability) use.holders.push_back(held->count);
  return use;
}

CountedWords build_text_index(const Catalogue& catalogue, const TextIndexRequest& request) {
  const std::vector<Shard> shards = make_shards(catalogue, request);
  std::size_t done = 0;  // entities; guarded by mutex, as all that follow
  std::mutex mutex;
  Gathered gathered;
  const auto index_shard = [&](const Shard& shard) {
    ShardWriter writer(shard);
    for (std::size_t e = shard.first; e < shard.last; ++e) writer.add(catalogue.entities[e]);
    writer.finish();
    const std::lock_guard lock(mutex);
    gathered.add(writer);
    done += shard.last - shard.first;
    if (request.progress) {
      request.progress(static_cast<double>(done) / static_cast<double>(catalogue.entities.size()));
    }
  };
  try {
    parallel_blocks({.items = shards.size(), .jobs = request.jobs}, [&] {
      return [&](std::size_t begin, std::size_t) { index_shard(shards[begin]); };
    });
    // Two things that do not wait for each other, even where one job was asked for: each is short.
    parallel_blocks({.items = 2, .jobs = 2}, [&] {
      return [&](std::size_t which, std::size_t) {
        which == 0 ? merge(shards, request.database) : write_spellings(gathered.spellings, request);
      };
    });
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::kEnvironment, "writing the text index: " + error.get_description());
  }
  return gathered.words.counted();
}

}  // namespace matchgraph
