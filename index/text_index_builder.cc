#include "index/text_index_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
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

// Words with digits are never corrected.
bool is_spelling_word(const WordNumbers& words, std::uint32_t number) {
  const std::string_view word = words.word(number);
  return !words.is_stop_word(number) && word.size() >= schema::kMinSpellingLetters &&
         std::all_of(word.begin(), word.end(), is_lower);
}

/// Reads the texts of one shard.
class ShardReader {
 public:
  /// `is_repeat`: by text, from the shard's first on; `has_document`: by text of the catalogue.
  /// `analyser`: of the thread, as the stems that it knows serve all shards.
  ShardReader(const TextShard& shard, std::span<const std::uint8_t> is_repeat,
              std::span<const std::uint8_t> has_document, const std::string& path,
              Analyser& analyser)
      : row_(shard.first_row),
        first_text_(shard.first_text),
        text_(shard.first_text),
        is_repeat_(is_repeat),
        has_document_(has_document),
        analyser_(analyser),
        documents_(path) {}

  /// Entities come in catalogue order.
  void add(const Entity& entity, bool was_read) {
    const auto capabilities = static_cast<std::uint32_t>(entity.capabilities.size());
    was_read_ = was_read;
    if (was_read && has_documents(1 + capabilities)) {
      row_ += fields_of(1, capabilities);
      text_ += 1 + capabilities;
      return;
    }
    // Name, summary, tags, then capabilities: the order of the rows.
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
    if (!was_read) counts_.end_entity();
  }

  void finish() {
    fields_.finish(words_.terms());
    documents_.finish();
  }

  FieldInverter take_fields() { return std::move(fields_); }
  const WordCounts& counts() const { return counts_; }
  /// Adds the words that typing errors may be corrected to.
  void add_spellings(SpellingCounts& out) const {
    for (std::uint32_t word = 0; word < occurrences_.size(); ++word) {
      if (occurrences_[word] == 0 || !is_spelling_word(words_, word)) continue;
      out[std::string(words_.word(word))] += occurrences_[word];
    }
  }

 private:
  // Texts of a field are added one after the other, so that no pair of words reaches from one tag
  // into the next.
  void add_field(const std::vector<const std::string*>& texts) {
    for (const std::string* text : texts) {
      analyser_.read(*text, words_, tokens_);
      if (!was_read_) {
        fields_.add(words_, tokens_);
        counts_.add(*text, words_, tokens_);
      }
      if (!is_repeat()) documents_.add(words_, tokens_);
      // Spelling counts what the database does not know already.
      if (has_document()) continue;
      occurrences_.resize(words_.size(), 0);
      for (const NumberedToken& token : tokens_) {
        if (!token.variant) ++occurrences_[token.word];
      }
    }
    fields_.end_row(row_++);
  }

  // A document is a profile or a capability, a field only a part of it.
  void end_document() {
    if (!is_repeat()) documents_.end_document(text_);
    ++text_;
  }

  /// Whether the next few texts have.
  bool has_documents(std::size_t texts) const {
    if (has_document_.empty()) return false;
    const auto next = has_document_.subspan(text_, texts);
    return std::all_of(next.begin(), next.end(), [](std::uint8_t has) { return has != 0; });
  }
  bool has_document() const { return !has_document_.empty() && has_document_[text_] != 0; }
  bool is_repeat() const { return is_repeat_[text_ - first_text_] != 0 || has_document(); }

  std::uint32_t row_;  // of the next field
  const TextNumber first_text_;
  TextNumber text_;  // of the document that is being read
  std::span<const std::uint8_t> is_repeat_, has_document_;
  bool was_read_ = false;  // the entity that is being read, before
  Analyser& analyser_;
  WordNumbers words_;                  // of the shard, so that they are few
  std::vector<NumberedToken> tokens_;  // of the text that is being read
  FieldInverter fields_;
  FullTextShard documents_;
  std::vector<std::uint32_t> occurrences_;  // of words that are no variants, by number
  WordCounts counts_;
};

}  // namespace

std::vector<TextShard> text_shards(const Catalogue& catalogue, std::size_t fields_per_shard) {
  std::vector<TextShard> shards;
  TextShard next;
  for (const Entity& entity : catalogue.entities) {
    // By fields, not by threads: where a shard ends must not depend on the machine, as the files'
    // bytes follow from it.
    // Whole entities: fields of one stay together.
    if (shards.empty() || next.first_row - shards.back().first_row >= fields_per_shard) {
      next.number = static_cast<std::uint32_t>(shards.size());
      shards.push_back(next);
    }
    const auto capabilities = static_cast<std::uint32_t>(entity.capabilities.size());
    ++next.first_entity;
    next.first_capability += capabilities;
    next.first_row += fields_of(1, capabilities);
    next.first_text += 1 + capabilities;
    shards.back().entities = next.first_entity - shards.back().first_entity;
  }
  return shards;
}

std::vector<FieldRow> field_rows(std::span<const Entity> entities, const TextShard& from) {
  std::vector<FieldRow> rows;
  std::uint32_t e = from.first_entity;
  std::uint32_t capability = from.first_capability;
  for (const Entity& entity : entities) {
    for (const TextField field : {TextField::kName, TextField::kSummary, TextField::kTags}) {
      rows.push_back({e, 0, field});
    }
    for (std::size_t i = 0; i < entity.capabilities.size(); ++i, ++capability) {
      rows.push_back({e, capability, TextField::kCapabilityText});
      rows.push_back({e, capability, TextField::kCapabilityName});
    }
    ++e;
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
    // A capability that only repeats the summary adds nothing to the entity.
    std::unordered_set<std::string> seen{fold_for_names(entity.summary)};
    for (const Capability& capability : entity.capabilities) {
      // Folded, as case and punctuation are no other text.
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

ShardTexts read_shards(std::span<const Entity> entities, std::span<const TextShard> shards,
                       std::span<const std::uint8_t> is_repeat, const TextIndexRequest& request) {
  ShardTexts out;
  std::size_t done = 0;  // entities; guarded by mutex, as all that follow
  std::mutex mutex;
  std::vector<FieldInverter> fields(shards.size());
  for (const TextShard& shard : shards) {
    // A file for each shard, numbered through the catalogue: several processes write into one
    // folder.
    out.paths.push_back(fmt::format("{}/texts-{}", request.scratch, shard.number));
  }
  const auto read_shard = [&](std::size_t i, Analyser& analyser) {
    const TextShard& shard = shards[i];
    ShardReader reader(shard, is_repeat.subspan(shard.first_text - shards[0].first_text),
                       request.has_document, out.paths[i], analyser);
    for (std::uint32_t e = shard.first_entity; e < shard.first_entity + shard.entities; ++e) {
      const bool was_read = !request.was_read.empty() && request.was_read[e] != 0;
      reader.add(entities[e - shards[0].first_entity], was_read);
    }
    reader.finish();
    // Merged in whatever order threads end: numbers of words differ then, but what is read from
    // them is sorted by spelling.
    const std::lock_guard lock(mutex);
    fields[i] = reader.take_fields();
    out.words.merge(reader.counts());
    reader.add_spellings(out.spellings);
    done += shard.entities;
    if (request.progress) {
      request.progress(static_cast<double>(done) / static_cast<double>(entities.size()));
    }
  };
  // A shard at a time, as each is a database of its own.
  parallel_blocks({.items = shards.size(), .jobs = request.jobs}, [&] {
    return [&read_shard, analyser = Analyser()](std::size_t begin, std::size_t) mutable {
      read_shard(begin, analyser);
    };
  });
  out.fields = InvertedFields(std::move(fields));
  return out;
}

namespace {

TextIndex text_index_of(InvertedFields fields, const WordCounts& words, SpellingCounts spellings,
                        std::vector<std::string> paths, std::size_t jobs) {
  // Beside each other, as each sorts millions of pairs of words on one thread.
  std::future<CountedParts> parts;
  if (jobs != 1) parts = std::async(std::launch::async, [&words] { return words.parts(); });
  CountedWords counted = words.counted();
  return {std::move(fields), parts.valid() ? parts.get() : words.parts(), std::move(counted),
          std::move(spellings), std::move(paths)};
}

}  // namespace

TextIndex build_text_index(const Catalogue& catalogue, const RepeatedTexts& repeats,
                           const TextIndexRequest& request) {
  ShardTexts read =
      read_shards(catalogue.entities, text_shards(catalogue, request.fields_per_shard),
                  repeats.is_repeat, request);
  return text_index_of(std::move(read.fields), read.words, std::move(read.spellings),
                       std::move(read.paths), request.jobs);
}

TextIndex build_text_index(const Catalogue& catalogue, const RepeatedTexts& repeats,
                           TextIndexRequest request, ReadBefore before) {
  request.was_read = before.entities;
  ShardTexts read =
      read_shards(catalogue.entities, text_shards(catalogue, request.fields_per_shard),
                  repeats.is_repeat, request);
  // What was read before comes first, and its rows lie among the others'.
  std::vector<FieldInverter> runs;
  runs.push_back(std::move(before.fields));
  for (FieldInverter& run : read.fields.take_runs()) runs.push_back(std::move(run));
  before.words.merge(read.words);
  return text_index_of(InvertedFields(std::move(runs)), before.words, std::move(read.spellings),
                       std::move(read.paths), request.jobs);
}

void count_words(Analyser& analyser, const Entity& entity, WordCounts& counts) {
  const auto count = [&](const std::string& text) { counts.add(text, analyser.tokens(text)); };
  count(entity.name);
  count(entity.summary);
  for (const std::string& tag : entity.tags) count(tag);
  for (const Capability& capability : entity.capabilities) {
    count(capability.text);
    count(capability.name);
  }
  counts.end_entity();
}

}  // namespace matchgraph
