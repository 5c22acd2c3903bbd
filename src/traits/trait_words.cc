#include "traits/trait_words.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace matchgraph {
namespace {

enum class Part : std::uint8_t { kWord, kDropped, kSpace, kClause, kStop, kLine };

Part part_of(char c) {
  // Bytes beyond ASCII are parts of letters, but for the punctuation that is told apart below.
  if (is_alphanumeric(c) || c == '+' || c == '#' || (c & 0x80) != 0) return Part::kWord;
  switch (c) {
    // "Doesn't" is one word, "doesnt", as patterns write it.
    case '\'':
      return Part::kDropped;
    case ',':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
      return Part::kClause;
    case '.':
    case '!':
    case '?':
      return Part::kStop;
    case ';':
    case '\n':
      return Part::kLine;
    default:
      return Part::kSpace;
  }
}

/// One table lookup a byte: a build reads every byte of a catalogue.
constexpr std::size_t kBytes = 256;
const std::array<Part, kBytes>& parts() {
  static const std::array<Part, kBytes> table = [] {
    std::array<Part, kBytes> out{};
    for (std::size_t i = 0; i < kBytes; ++i) out[i] = part_of(static_cast<char>(i));
    return out;
  }();
  return table;
}

/// The general punctuation of Unicode, dashes and quotes, is E2 80 and a third byte.
constexpr std::string_view kWidePunctuation = "\xE2\x80";
constexpr std::size_t kWideBytes = 3;
constexpr char kWideApostrophe = '\x99';
constexpr char kFirstDash = '\x90';
constexpr char kLastDash = '\x95';

}  // namespace

void TraitWords::add(std::uint32_t begin, std::uint32_t end, std::size_t lower_begin) {
  begins_.push_back(begin);
  ends_.push_back(end);
  breaks_.push_back(WordBreak::kNone);
  words_.emplace_back(lower_.data() + lower_begin, lower_.size() - lower_begin);
}

void TraitWords::read(std::string_view text) {
  lower_.clear();
  lower_.reserve(text.size());  // views into it must stay valid
  words_.clear();
  begins_.clear();
  ends_.clear();
  breaks_.clear();
  const auto& part_table = parts();
  std::size_t i = 0;
  const auto note_break = [this](WordBreak found) {
    if (!breaks_.empty()) breaks_.back() = std::max(breaks_.back(), found);
  };
  while (i < text.size()) {
    const bool wide = text.substr(i).starts_with(kWidePunctuation);
    const Part part = part_table[static_cast<unsigned char>(text[i])];
    if (wide) {
      const char third = i + 2 < text.size() ? text[i + 2] : ' ';
      if (third >= kFirstDash && third <= kLastDash) note_break(WordBreak::kClause);
      i = std::min(i + kWideBytes, text.size());
      continue;
    }
    // Both belong to the word before them, as in "c++"; at a beginning they are marks of lists and
    // headings.
    const bool begins_word = part == Part::kWord && text[i] != '+' && text[i] != '#';
    if (!begins_word) {
      if (part == Part::kClause) note_break(WordBreak::kClause);
      if (part == Part::kLine) note_break(WordBreak::kSentence);
      // The stop within "node.js" or "2.5" ends no sentence.
      const bool ends = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
      if (part == Part::kStop && ends) note_break(WordBreak::kSentence);
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const std::size_t lower_begin = lower_.size();
    while (i < text.size()) {
      const Part here = part_table[static_cast<unsigned char>(text[i])];
      if (text.substr(i).starts_with(kWidePunctuation)) {
        if (i + 2 >= text.size() || text[i + 2] != kWideApostrophe) break;
        i += kWideBytes;
        continue;
      }
      if (here != Part::kWord && here != Part::kDropped) break;
      if (here == Part::kWord) lower_ += to_lower(text[i]);
      ++i;
    }
    add(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i), lower_begin);
  }
  // A text that ends without a mark ends a sentence all the same, so that readers need no second
  // condition.
  note_break(WordBreak::kSentence);
}

std::size_t TraitWords::sentence_end(std::size_t i) const {
  while (i < breaks_.size() && breaks_[i] != WordBreak::kSentence) ++i;
  return std::min(i + 1, breaks_.size());
}

}  // namespace matchgraph
