// Catalogue -> the file that suggestions come from.

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "identity/offers.h"
#include "index/suggest/suggest.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

/// A key of an entity before equal ones of one thing are put together.
struct NameRow {
  std::string key;
  bool is_other = false;  // an alias, or a name without its maker
  std::uint32_t thing = 0;
  std::uint32_t place = 0;
};

/// The text's beginning, at most so many bytes, that ends with a whole character.
/// A cut in the middle of a character would make an answer that is no UTF-8.
std::string_view cut_at_character(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

/// Adds a folded text from its second word on, from its third, and so on.
void add_later_words(const std::string& folded, NameRow row, const SuggestOptions& options,
                     std::vector<NameRow>& out) {
  std::size_t space = folded.find(' ');
  for (std::size_t i = 0; i < options.later_words && space != std::string::npos; ++i) {
    row.key = cut_at_character(std::string_view(folded).substr(space + 1), options.later_bytes);
    out.push_back(row);
    space = folded.find(' ', space + 1);
  }
}

/// Of equal keys of one thing only the first in order stays.
void add_rows(std::vector<NameRow> rows, PrefixTableBuilder& table) {
  // Names of signs alone fold to nothing.
  std::erase_if(rows, [](const NameRow& row) { return row.key.empty(); });
  const auto same = [](const NameRow& a, const NameRow& b) {
    return std::tie(a.key, a.is_other, a.thing) == std::tie(b.key, b.is_other, b.thing);
  };
  // By thing first, to leave each thing its best place, then by place, which is the order that
  // equal keys are read in.
  std::sort(rows.begin(), rows.end(), [](const NameRow& a, const NameRow& b) {
    return std::tie(a.key, a.is_other, a.thing, a.place) <
           std::tie(b.key, b.is_other, b.thing, b.place);
  });
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
  std::sort(rows.begin(), rows.end(), [](const NameRow& a, const NameRow& b) {
    return std::tie(a.key, a.is_other, a.place) < std::tie(b.key, b.is_other, b.place);
  });
  for (const NameRow& row : rows) table.add(row.key, row.place);
}

/// Numbers 0, 1, ... in the order of falling values, equal ones as they stand.
/// Stable, so that entities of equal rank stand by id.
template <typename Value>
std::vector<std::uint32_t> by_falling(const std::vector<Value>& values) {
  std::vector<std::uint32_t> out(values.size());
  std::iota(out.begin(), out.end(), 0U);
  std::stable_sort(out.begin(), out.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return values[a] > values[b]; });
  return out;
}

/// Names of entities in the order in which they are suggested.
struct NameTables {
  std::vector<std::uint32_t> entities, things;  // by place
  PrefixTableBuilder names, later;

  NameTables(const Catalogue& catalogue, std::span<const double> ranks,
             std::span<const std::uint32_t> thing_of, const SuggestOptions& options)
      : entities(by_falling(std::vector<double>(ranks.begin(), ranks.end()))) {
    std::vector<NameRow> name_rows;
    std::vector<NameRow> later_rows;
    for (std::uint32_t place = 0; place < entities.size(); ++place) {
      const Entity& entity = catalogue.entities[entities[place]];
      things.push_back(thing_of[entities[place]]);
      NameRow row{fold_for_names(entity.name), false, things.back(), place};
      add_later_words(row.key, row, options, later_rows);
      name_rows.push_back(row);
      row.is_other = true;
      row.key = fold_for_names(without_maker(entity));
      if (row.key != name_rows.back().key) name_rows.push_back(row);
      for (const std::string& alias : entity.aliases) {
        row.key = fold_for_names(alias);
        name_rows.push_back(row);
        // Later words of an alias are no lesser key than those of a name: both are only parts.
        add_later_words(row.key, {{}, false, row.thing, place}, options, later_rows);
      }
    }
    add_rows(std::move(name_rows), names);
    add_rows(std::move(later_rows), later);
  }
};

/// Words of at least so many entities, and their pairs.
CountedWords without_rare(const CountedWords& counted, std::size_t least) {
  constexpr std::uint32_t kRare = static_cast<std::uint32_t>(-1);
  CountedWords out;
  std::vector<std::uint32_t> kept(counted.words.size(), kRare);
  for (std::size_t i = 0; i < counted.words.size(); ++i) {
    if (counted.words[i].entities < least) continue;
    kept[i] = static_cast<std::uint32_t>(out.words.size());
    out.words.push_back(counted.words[i]);
  }
  for (const WordPair& pair : counted.pairs) {
    const bool whole = kept[pair.first] != kRare && kept[pair.second] != kRare;
    if (whole) out.pairs.push_back({kept[pair.first], kept[pair.second], pair.entities});
  }
  return out;
}

/// Words in the order in which they complete a text, and what stands behind each.
struct WordTables {
  PrefixTableBuilder words, shown;
  std::vector<std::uint32_t> pairs_begin, pair_words, pair_entities;

  WordTables(const CountedWords& counted, const SuggestOptions& options) {
    std::vector<std::uint32_t> entities;
    for (const CountedWords::Word& word : counted.words) entities.push_back(word.entities);
    const std::vector<std::uint32_t> order = by_falling(entities);
    // The place of a word is how many are more frequent.
    std::vector<std::uint32_t> places(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place]] = place;
    for (std::size_t i = 0; i < counted.words.size(); ++i) {
      const CountedWords::Word& word = counted.words[i];
      words.add(word.word, places[i]);
      // Few words are written with accents, so only these have an entry.
      if (word.shown != word.word) shown.add(word.word + '\0' + word.shown, 0);
    }
    add_pairs(counted, options);
  }

 private:
  void add_pairs(const CountedWords& counted, const SuggestOptions& options) {
    auto pair = counted.pairs.begin();
    pairs_begin.push_back(0);
    for (std::uint32_t first = 0; first < counted.words.size(); ++first) {
      std::vector<WordPair> behind;
      // Pairs come sorted by their first word.
      for (; pair != counted.pairs.end() && pair->first == first; ++pair) {
        if (pair->entities >= options.pair_entities) behind.push_back(*pair);
      }
      if (behind.size() > options.successors) {
        // The most frequent are kept, then put back by word, as readers search in them.
        std::stable_sort(behind.begin(), behind.end(), [](const WordPair& a, const WordPair& b) {
          return a.entities > b.entities;
        });
        behind.resize(options.successors);
        std::sort(behind.begin(), behind.end(),
                  [](const WordPair& a, const WordPair& b) { return a.second < b.second; });
      }
      for (const WordPair& kept : behind) {
        pair_words.push_back(kept.second);
        pair_entities.push_back(kept.entities);
      }
      pairs_begin.push_back(static_cast<std::uint32_t>(pair_words.size()));
    }
  }
};

}  // namespace

void write_suggestions(const Catalogue& catalogue, std::span<const double> ranks,
                       std::span<const std::uint32_t> thing_of, const CountedWords& words,
                       const SuggestOptions& options, const std::string& path) {
  NameTables names(catalogue, ranks, thing_of, options);
  // One entity in a small catalogue, and one more for every so many: a word of Debian has to be in
  // four.
  const std::size_t least = 1 + catalogue.entities.size() / options.entities_per_word;
  WordTables texts(without_rare(words, least), options);
  ArrayFileWriter writer;
  writer.add("entities", names.entities);
  writer.add("things", names.things);
  names.names.add_to(writer, "names");
  names.later.add_to(writer, "later");
  texts.words.add_to(writer, "words");
  texts.shown.add_to(writer, "shown");
  writer.add("pairs.begin", texts.pairs_begin);
  writer.add("pairs.words", texts.pair_words);
  writer.add("pairs.entities", texts.pair_entities);
  writer.write(path);
}

}  // namespace matchgraph
