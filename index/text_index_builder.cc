#include "index/text_index_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "index/analyser.h"
#include "index/schema.h"
#include "storage/parallel.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr std::uint32_t kEntityFields = 3;
constexpr std::uint32_t kCapabilityFields = 2;

/// A run of entities that one thread reads at a time.
struct Shard {
  std::size_t first = 0;
  std::size_t last = 0;         // one past
  std::uint32_t first_row = 0;  // of its first field
  TextNumber first_text = 0;
  std::string path;  // of its documents
};

std::vector<Shard> make_shards(const Catalogue& catalogue, const TextIndexRequest& request) {
  std::vector<Shard> shards;
  std::uint32_t row = 0;
  TextNumber text = 0;
  for (std::size_t e = 0; e < catalogue.entities.size(); ++e) {
    // By fields, not by threads: where a shard ends must not depend on the machine, as the files'
    // bytes follow from it.
    if (shards.empty() || row - shards.back().first_row >= request.fields_per_shard) {
      shards.push_back(
          {e, e, row, text, fmt::format("{}/texts-{}", request.scratch, shards.size())});
    }
    shards.back().last = e + 1;
    const auto capabilities = static_cast<std::uint32_t>(catalogue.entities[e].capabilities.size());
    row += kEntityFields + kCapabilityFields * capabilities;
    text += 1 + capabilities;
  }
  return shards;
}

bool is_spelling_word(const Token& token) {
  return !token.variant && !token.is_stop_word() &&
         token.word.size() >= schema::kMinSpellingLetters &&
         std::all_of(token.word.begin(), token.word.end(), is_lower);
}

/// Reads the texts of one shard.
class ShardReader {
 public:
  ShardReader(const Shard& shard, const RepeatedTexts& repeats)
      : row_(shard.first_row),
        text_(shard.first_text),
        is_repeat_(repeats.is_repeat),
        documents_(shard.path) {}

  /// Entities come in catalogue order.
  void add(const Entity& entity) {
    add_field({&entity.name});
    add_field({&entity.summary});
    std::vector<const std::string*> tags;
    for (const std::string& tag : entity.tags) tags.push_back(&tag);
    add_field(tags);
    end_document();
    for (const Capability& capability : entity.capabilities) {
      add_field({&capability.text});
      add_field({&capability.name});
      end_document();
    }
    words_.end_entity();
  }

  void finish() {
    fields_.finish();
    documents_.finish();
  }

  FieldInverter take_fields() { return std::move(fields_); }
  const WordCounts& words() const { return words_; }
  const SpellingCounts& spellings() const { return spellings_; }

 private:
  void add_field(const std::vector<const std::string*>& texts) {
    for (const std::string* text : texts) {
      const std::vector<Token> tokens = analyser_.tokens(*text);
      fields_.add(tokens);
      words_.add(*text, tokens);
      if (is_repeat_[text_] == 0) documents_.add(tokens);
      for (const Token& token : tokens) {
        if (is_spelling_word(token)) ++spellings_[token.word];
      }
    }
    fields_.end_row(row_++);
  }

  void end_document() {
    if (is_repeat_[text_] == 0) documents_.end_document(text_);
    ++text_;
  }

  std::uint32_t row_;  // of the next field
  TextNumber text_;    // of the document that is being read
  const std::vector<std::uint8_t>& is_repeat_;
  Analyser analyser_;
  FieldInverter fields_;
  FullTextShard documents_;
  SpellingCounts spellings_;
  WordCounts words_;
};

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
      // Addresses in an unordered_map survive its growth, so capabilities can point at their text's
      // entry.
      Holders& held = holders[key];
      // Once per entity, though it may repeat itself.
      held.count += held.last_entity != e;
      held.last_entity = e;
      of_capability.push_back(&held);
      use.repeated.push_back(seen.insert(std::move(key)).second ? 0 : 1);
    }
  }
  for (const Holders* held : of_capability) use.holders.push_back(held->count);
  return use;
}

TextIndex build_text_index(const Catalogue& catalogue, const RepeatedTexts& repeats,
                           const TextIndexRequest& request) {
  const std::vector<Shard> shards = make_shards(catalogue, request);
  std::size_t done = 0;  // entities; guarded by mutex, as all that follow
  std::mutex mutex;
  std::vector<FieldInverter> fields(shards.size());
  WordCounts words;
  TextIndex out;
  const auto read_shard = [&](std::size_t i) {
    ShardReader reader(shards[i], repeats);
    for (std::size_t e = shards[i].first; e < shards[i].last; ++e) {
      reader.add(catalogue.entities[e]);
    }
    reader.finish();
    // Merged in whatever order threads end: numbers of words differ then, but what is read from
    // them is sorted by spelling.
    const std::lock_guard lock(mutex);
    fields[i] = reader.take_fields();
    words.merge(reader.words());
    for (const auto& [word, count] : reader.spellings()) out.spellings[word] += count;
    done += shards[i].last - shards[i].first;
    if (request.progress) {
      request.progress(static_cast<double>(done) / static_cast<double>(catalogue.entities.size()));
    }
  };
  parallel_blocks({.items = shards.size(), .jobs = request.jobs},
                  [&] { return [&](std::size_t begin, std::size_t) { read_shard(begin); }; });
  out.fields = InvertedFields(std::move(fields));
  out.words = words.counted();
  for (const Shard& shard : shards) out.text_shards.push_back(shard.path);
  return out;
}

}  // namespace matchgraph
