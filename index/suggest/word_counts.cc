#include "index/suggest/word_counts.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "text/ascii.h"

namespace matchgraph {
namespace {

// Bytes of UTF-8, so that a letter of Chinese counts as a word.
constexpr std::size_t kLeastWordBytes = 2;      // a letter alone tells nothing
constexpr std::size_t kMostWordBytes = 32;      // what is longer is an address or a hash
constexpr std::size_t kLeastPairs = 1'000'000;  // 16 MB; fewer need no putting together

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Numbers complete nothing that somebody could want.
bool may_complete(std::string_view word) {
  return word.size() >= kLeastWordBytes && word.size() <= kMostWordBytes &&
         !std::all_of(word.begin(), word.end(), is_digit);
}

// Of words that are read by number: what is known of them.
constexpr std::uint32_t kNotAsked = StringNumbers::kUnknown;
constexpr std::uint32_t kNotTelling = kNotAsked - 1;

/// In small letters, with its accents. The text is UTF-8.
std::string small_letters(std::string_view text) {
  std::string out;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    utf8proc_int32_t code_point = 0;
    const auto read = utf8proc_iterate(at, end - at, &code_point);
    if (read <= 0) break;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto written = utf8proc_encode_char(utf8proc_tolower(code_point), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(written));
    at += read;
  }
  return out;
}

}  // namespace

std::vector<const Token*> whole_words(const std::vector<Token>& tokens) {
  std::vector<const Token*> out;
  for (const Token& token : tokens) {
    // Parts follow their word and lie within it.
    const bool part = !out.empty() && token.begin < out.back()->end;
    if (!token.variant && !part) out.push_back(&token);
  }
  return out;
}

bool is_telling_word(const Token& token) {
  return !token.is_stop_word() && may_complete(token.word);
}

bool is_telling_word(const WordNumbers& words, std::uint32_t word) {
  return !words.is_stop_word(word) && may_complete(words.word(word));
}

std::uint32_t WordCounts::number_of(std::string_view word) {
  const std::uint32_t number = numbers_.add(word);
  if (number == words_.size()) words_.emplace_back();
  return number;
}

void WordCounts::add(std::string_view text, const std::vector<Token>& tokens) {
  Sequence sequence{text};
  for (const Token* token : whole_words(tokens)) {
    if (!is_telling_word(*token)) continue;
    count(number_of(token->word), token->begin, token->end, sequence);
  }
}

void WordCounts::add(std::string_view text, const WordNumbers& words,
                     std::span<const NumberedToken> tokens) {
  Sequence sequence{text};
  if (known_.size() < words.size()) known_.resize(words.size(), kNotAsked);
  for (const NumberedToken& token : tokens) {
    if (!token.whole) continue;
    std::uint32_t& number = known_[token.word];
    if (number == kNotAsked) {
      number = is_telling_word(words, token.word) ? number_of(words.word(token.word)) : kNotTelling;
    }
    if (number != kNotTelling) count(number, token.begin, token.end, sequence);
  }
}

void WordCounts::count(std::uint32_t number, std::uint32_t begin, std::uint32_t end,
                       Sequence& sequence) {
  Word& word = words_[number];
  // Counted once per entity, or a long text would decide what everybody is offered.
  // Cheaper than a set for each entity: the word remembers who had it last.
  if (word.last_entity != entity_) {
    word.last_entity = entity_;
    ++word.entities;
    const std::string_view written = sequence.text.substr(begin, end - begin);
    // In ASCII the folded word and the written one are the same but for case.
    if (!is_ascii(written)) ++forms_[number][small_letters(written)];
  }
  // Over words that tell nothing: "convert a file to text" pairs "file" and "text".
  if (sequence.has_before) entity_pairs_.push_back(sequence.before << 32U | number);
  sequence.has_before = true;
  sequence.before = number;
}

void WordCounts::end_entity() {
  std::sort(entity_pairs_.begin(), entity_pairs_.end());
  entity_pairs_.erase(std::unique(entity_pairs_.begin(), entity_pairs_.end()), entity_pairs_.end());
  for (const std::uint64_t pair : entity_pairs_) pairs_.push_back({pair, 1});
  entity_pairs_.clear();
  ++entity_;
  // Pairs of all entities would take gigabytes: what is equal is put together from time to time.
  compact_when_large();
}

// Digit by digit, from the lowest: there are millions of pairs, and comparing them takes several
// times as long. Digits that all have alike, as those above the highest number of a word, are
// passed over.
void WordCounts::sort(std::vector<Pair>& pairs) {
  constexpr unsigned kBits = 11;
  constexpr std::size_t kDigits = std::size_t{1} << kBits;
  constexpr std::size_t kFew = 1024;  // for which the counting of digits costs more
  if (pairs.size() < kFew) {
    std::sort(pairs.begin(), pairs.end(),
              [](const Pair& a, const Pair& b) { return a.words < b.words; });
    return;
  }
  std::uint64_t differ = 0;
  for (const Pair& pair : pairs) differ |= pair.words ^ pairs.front().words;
  std::vector<Pair> sorted(pairs.size());
  std::vector<std::size_t> next(kDigits);
  for (unsigned shift = 0; shift < 64; shift += kBits) {
    if (((differ >> shift) & (kDigits - 1)) == 0) continue;
    const auto digit = [shift](const Pair& pair) { return (pair.words >> shift) & (kDigits - 1); };
    std::fill(next.begin(), next.end(), 0);
    for (const Pair& pair : pairs) ++next[digit(pair)];
    std::exclusive_scan(next.begin(), next.end(), next.begin(), std::size_t{0});
    for (const Pair& pair : pairs) sorted[next[digit(pair)]++] = pair;
    pairs.swap(sorted);
  }
}

void WordCounts::put_together(std::vector<Pair>& pairs) {
  sort(pairs);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (kept > 0 && pairs[kept - 1].words == pairs[i].words) {
      pairs[kept - 1].entities += pairs[i].entities;
    } else {
      pairs[kept++] = pairs[i];
    }
  }
  pairs.resize(kept);
  // Pairs that were taken off again come to nothing.
  std::erase_if(pairs, [](const Pair& pair) { return pair.entities == 0; });
}

void WordCounts::compact_when_large() {
  // Only when more came than were left by the last time, so that the sorting stays linear in what
  // is added, but for a logarithm.
  if (pairs_.size() <= kLeastPairs + 2 * compacted_) return;
  put_together(pairs_);
  compacted_ = pairs_.size();
}

void WordCounts::merge(const WordCounts& other) {
  std::vector<std::uint32_t> here(other.words_.size());
  for (std::uint32_t number = 0; number < here.size(); ++number) {
    here[number] = number_of(other.numbers_[number]);
    words_[here[number]].entities += other.words_[number].entities;
  }
  for (const auto& [number, forms] : other.forms_) {
    for (const auto& [form, count] : forms) forms_[here[number]][form] += count;
  }
  for (const Pair& pair : other.pairs_) {
    const std::uint64_t first = here[pair.words >> 32U];
    const std::uint64_t second = here[static_cast<std::uint32_t>(pair.words)];
    pairs_.push_back({first << 32U | second, pair.entities});
  }
  compact_when_large();
}

void WordCounts::subtract(const WordCounts& other) {
  std::vector<std::uint32_t> here(other.words_.size());
  for (std::uint32_t number = 0; number < here.size(); ++number) {
    here[number] = number_of(other.numbers_[number]);
    words_[here[number]].entities -= other.words_[number].entities;
  }
  for (const auto& [number, forms] : other.forms_) {
    for (const auto& [form, count] : forms) forms_[here[number]][form] -= count;
  }
  for (const Pair& pair : other.pairs_) {
    const std::uint64_t first = here[pair.words >> 32U];
    const std::uint64_t second = here[static_cast<std::uint32_t>(pair.words)];
    // Modulo 2^32: with what is counted already the sum is what is left.
    pairs_.push_back({first << 32U | second, 0U - pair.entities});
  }
  compact_when_large();
}

CountedParts WordCounts::parts() const {
  CountedParts out;
  // Forms and pairs name words by number, and numbers mean nothing in another process.
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    out.words.emplace_back(numbers_[number]);
    out.entities.push_back(words_[number].entities);
  }
  for (const auto& [number, forms] : forms_) {
    for (const auto& [form, count] : forms) {
      out.forms.push_back({number, count});
      out.written.push_back(form);
    }
  }
  std::vector<Pair> pairs = pairs_;
  put_together(pairs);
  for (const Pair& pair : pairs) out.pairs.push_back({pair.words, pair.entities});
  return out;
}

void WordCounts::merge(const CountedParts& other) {
  std::vector<std::uint32_t> here;
  for (std::size_t i = 0; i < other.words.size(); ++i) {
    here.push_back(number_of(other.words[i]));
    words_[here.back()].entities += other.entities[i];
  }
  for (std::size_t i = 0; i < other.forms.size(); ++i) {
    forms_[here[other.forms[i].word]][other.written[i]] += other.forms[i].count;
  }
  for (const CountedParts::Pair& pair : other.pairs) {
    const std::uint64_t first = here[pair.words >> 32U];
    const std::uint64_t second = here[static_cast<std::uint32_t>(pair.words)];
    pairs_.push_back({first << 32U | second, pair.entities});
  }
  compact_when_large();
}

std::string WordCounts::shown_form(const std::string& word, std::uint32_t number) const {
  const auto forms = forms_.find(number);
  if (forms == forms_.end()) return word;
  // Who writes no accents is counted by what is left over.
  std::uint32_t most = words_[number].entities;  // that write the folded form
  for (const auto& [form, count] : forms->second) most -= count;
  std::string out = word;
  for (const auto& [form, count] : forms->second) {
    if (count <= most) continue;
    most = count;
    out = form;
  }
  return out;
}

CountedWords WordCounts::counted() const {
  CountedWords out;
  // By spelling: numbers depend on which thread was first.
  std::vector<std::pair<std::string_view, std::uint32_t>> sorted;
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    sorted.emplace_back(numbers_[number], number);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint64_t> position(words_.size());
  for (const auto& [word, number] : sorted) {
    if (words_[number].entities == 0) continue;  // all that had it were taken away
    position[number] = out.words.size();
    const std::string folded(word);
    out.words.push_back({folded, shown_form(folded, number), words_[number].entities});
  }
  std::vector<Pair> pairs;
  for (const Pair& pair : pairs_) {
    const std::uint64_t first = position[pair.words >> 32U];
    const std::uint64_t second = position[static_cast<std::uint32_t>(pair.words)];
    pairs.push_back({first << 32U | second, pair.entities});
  }
  put_together(pairs);
  for (const Pair& pair : pairs) {
    out.pairs.push_back({static_cast<std::uint32_t>(pair.words >> 32U),
                         static_cast<std::uint32_t>(pair.words), pair.entities});
  }
  return out;
}

}  // namespace matchgraph
