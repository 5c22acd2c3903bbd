#include "index/text_index_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "index/analyser.h"
#include "index/schema.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

namespace fs = std::filesystem;

/// A run of entities whose documents go into one intermediate pair of databases.
struct Shard {
  std::size_t first = 0;
  std::size_t last = 0;  // one past
  std::string entities;
  std::string capabilities;
};

std::vector<Shard> make_shards(const Catalogue& catalogue, const TextIndexRequest& request) {
  std::vector<Shard> shards;
  std::size_t parts = 0;
  for (std::size_t e = 0; e < catalogue.entities.size(); ++e) {
    if (shards.empty() || parts >= request.parts_per_shard) {
      const std::size_t number = shards.size();
      shards.push_back({e, e, fmt::format("{}/entities-{}", request.scratch, number),
                        fmt::format("{}/capabilities-{}", request.scratch, number)});
      parts = 0;
    }
    shards.back().last = e + 1;
    parts += 1 + catalogue.entities[e].capabilities.size();
  }
  return shards;
}

void add_scaled(const TermCounts& counts, std::uint32_t factor, TermCounts& to) {
  for (const auto& [term, count] : counts) to[term] += count * factor;
}

Xapian::Document document_of(const TermCounts& counts) {
  Xapian::Document document;
  for (const auto& [term, count] : counts) document.add_term(term, count);
  return document;
}

bool is_spelling_word(const Token& token) {
  return !token.variant && !token.is_stop_word() &&
         token.word.size() >= schema::kMinSpellingLetters &&
         std::all_of(token.word.begin(), token.word.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Writes the documents of one shard.
class ShardWriter {
 public:
  ShardWriter(const Shard& shard, const CapabilityUse& use)
      : use_(use), entities_(shard.entities, kFlags), capabilities_(shard.capabilities, kFlags) {}

  /// Entities come in catalogue order; `first_capability` is the row of its first one.
  void add(const Entity& entity, std::size_t first_capability) {
    TermCounts bag;
    TermCounts profile;
    add_profile_text(entity.name, schema::kNameWdf, schema::kProfileNameWdf, bag, profile);
    add_profile_text(entity.summary, schema::kSummaryWdf, schema::kProfileSummaryWdf, bag, profile);
    for (const std::string& tag : entity.tags) {
      add_profile_text(tag, schema::kTagWdf, schema::kProfileTagWdf, bag, profile);
    }
    capabilities_.add_document(document_of(profile));
    for (std::size_t i = 0; i < entity.capabilities.size(); ++i) {
      const TermCounts name = analyse(entity.capabilities[i].name);
      const TermCounts text = analyse(entity.capabilities[i].text);
      if (use_.repeated[first_capability + i] == 0) {
        add_scaled(name, schema::kCapabilityNameWdf, bag);
        add_scaled(text, schema::kCapabilityTextWdf, bag);
      }
      TermCounts both = text;
      add_scaled(name, 1, both);
      capabilities_.add_document(document_of(both));
    }
    entities_.add_document(document_of(bag));
    words_.end_entity();
  }

  const WordCounts& words() const { return words_; }

  void finish() {
    for (const auto& [word, count] : spellings_) entities_.add_spelling(word, count);
    entities_.commit();
    capabilities_.commit();
  }

 private:
  // Nothing reads a document's terms back: the graph reads postings, and so does every explanation.
  static constexpr int kFlags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

  TermCounts analyse(const std::string& text) {
    TermCounts counts;
    const std::vector<Token> tokens = analyser_.tokens(text);
    count_terms(tokens, 1, counts);
    words_.add(text, tokens);
    for (const Token& token : tokens) {
      if (is_spelling_word(token)) ++spellings_[token.word];
    }
    return counts;
  }

  void add_profile_text(const std::string& text, std::uint32_t bag_wdf, std::uint32_t profile_wdf,
                        TermCounts& bag, TermCounts& profile) {
    const TermCounts counts = analyse(text);
    add_scaled(counts, bag_wdf, bag);
    add_scaled(counts, profile_wdf, profile);
  }

  const CapabilityUse& use_;
  Xapian::WritableDatabase entities_;
  Xapian::WritableDatabase capabilities_;
  Analyser analyser_;
  std::map<std::string, Xapian::termcount> spellings_;
  WordCounts words_;
};

WordCounts write_shard(const Catalogue& catalogue, const CapabilityUse& use, const Shard& shard,
                       std::size_t first_capability, std::atomic<std::size_t>& done) {
  ShardWriter writer(shard, use);
  for (std::size_t e = shard.first; e < shard.last; ++e) {
    writer.add(catalogue.entities[e], first_capability);
    first_capability += catalogue.entities[e].capabilities.size();
    ++done;
  }
  writer.finish();
  return writer.words();
}

void merge(const std::vector<Shard>& shards, std::string Shard::*database, const std::string& to) {
  Xapian::Database all;
  for (const Shard& shard : shards) all.add_database(Xapian::Database(shard.*database));
  all.compact(to, Xapian::DBCOMPACT_SINGLE_FILE);
}

}  // namespace

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
    std::unordered_set<std::string> seen{fold(entity.summary)};
    for (const Capability& capability : entity.capabilities) {
      std::string key = fold(capability.name + " " + capability.text);
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

CountedWords build_text_indexes(const Catalogue& catalogue, const CapabilityUse& use,
                                const TextIndexRequest& request) {
  const std::vector<Shard> shards = make_shards(catalogue, request);
  std::vector<std::size_t> first_capability;
  std::size_t capabilities = 0;
  for (const Shard& shard : shards) {
    first_capability.push_back(capabilities);
    for (std::size_t e = shard.first; e < shard.last; ++e) {
      capabilities += catalogue.entities[e].capabilities.size();
    }
  }
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  WordCounts words;
  const auto work = [&] {
    for (std::size_t i = next++; i < shards.size(); i = next++) {
      try {
        const WordCounts of_shard =
            write_shard(catalogue, use, shards[i], first_capability[i], done);
        const std::lock_guard lock(mutex);
        words.merge(of_shard);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
        next = shards.size();
      }
      const std::lock_guard lock(mutex);
      if (request.progress) {
        request.progress(static_cast<double>(done) /
                         static_cast<double>(catalogue.entities.size()));
      }
    }
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t jobs = std::min(request.jobs == 0 ? cores : request.jobs, shards.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(work);
    work();
  }
  try {
    if (failure) std::rethrow_exception(failure);
    std::jthread other([&] {
      try {
        merge(shards, &Shard::capabilities, request.capability_database);
      } catch (...) {
        failure = std::current_exception();
      }
    });
    merge(shards, &Shard::entities, request.entity_database);
    other.join();
    if (failure) std::rethrow_exception(failure);
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::kEnvironment, "writing the text index: " + error.get_description());
  }
  return words.counted();
}

}  // namespace matchgraph
