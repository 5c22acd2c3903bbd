#include "claims/sentence_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.h"

namespace matchgraph {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

constexpr std::size_t kMaxSentenceWords = 200;  // what runs on longer is cut: cues look back
constexpr std::size_t kMaxAsideBytes = 400;     // a bracket open for longer is no aside

std::uint32_t position(std::size_t at) { return static_cast<std::uint32_t>(at); }

/// Punctuation beyond ASCII that separates words, with what it stands for.
struct Punctuation {
  std::string_view bytes;
  char meaning;
};
constexpr std::string_view kApostrophe = "’";
// By the ASCII mark that does the same in a sentence, so that the rules below know one set.
constexpr std::array<Punctuation, 8> kPunctuation = {{{"—", '-'},
                                                      {"–", '-'},
                                                      {kApostrophe, '\''},
                                                      {"‘", '"'},
                                                      {"“", '"'},
                                                      {"”", '"'},
                                                      {"…", '.'},
                                                      {"•", '|'}}};

/// Cuts one text into sentences, front to back.
class Splitter {
 public:
  Splitter(std::string_view text, std::span<const KnownName> known) : text_(text), known_(known) {}

  std::vector<Sentence> run() {
    while (at_ < text_.size()) {
      step();
      if (words().size() >= kMaxSentenceWords) close();
    }
    close();
    return std::move(out_);
  }

 private:
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  const Punctuation* punctuation(std::size_t at) const {
    for (const Punctuation& mark : kPunctuation) {
      if (text_.substr(at, mark.bytes.size()) == mark.bytes) return &mark;
    }
    return nullptr;
  }

  bool is_word_byte(std::size_t at) const {
    const char c = byte(at);
    // "$20" is one word, so that amounts are seen as such.
    if (is_alphanumeric(c) || c == '_' || c == '$') return true;
    return static_cast<unsigned char>(c) >= 0x80 && punctuation(at) == nullptr;
  }

  /// Whether the sign at `at` joins what stands before and behind it into one word.
  bool joins(std::size_t at) const {
    const char c = byte(at);
    // "C++", "C#" and "50%" end with their sign.
    if (c == '+' || c == '#' || c == '%') return true;
    // "node.js" and "GPT-4" are one word; a full stop is one only where no word follows it at once.
    const bool sign = c == '.' || c == '-' || c == '@' || c == '&';
    return sign && is_word_byte(at + 1);
  }

  /// Bytes of the apostrophe at `at`; 0 when there is none.
  std::size_t apostrophe(std::size_t at) const {
    if (byte(at) == '\'') return 1;
    return text_.substr(at, kApostrophe.size()) == kApostrophe ? kApostrophe.size() : 0;
  }

  bool is_possessive(std::size_t at) const {
    const std::size_t bytes = apostrophe(at);
    return bytes > 0 && byte(at + bytes) == 's' && !is_word_byte(at + bytes + 1);
  }

  void step() {
    // Before anything else: a name may hold spaces, dots and brackets that would end a word.
    if (const KnownName* name = known_here()) {
      add(name->span.end, WordKind::kName).self = name->self;
    } else if (is_word_byte(at_)) {
      add(word_end(), WordKind::kWord);
    } else if (const Punctuation* mark = punctuation(at_)) {
      sign(mark->meaning, mark->bytes.size());
    } else {
      sign(byte(at_), 1);
    }
  }

  const KnownName* known_here() {
    // Names that lie behind, within a bracket or a longer word, are passed over; both ascend, so
    // one pass is enough.
    while (next_known_ < known_.size() && known_[next_known_].span.begin < at_) ++next_known_;
    const bool here = next_known_ < known_.size() && known_[next_known_].span.begin == at_;
    return here ? &known_[next_known_] : nullptr;
  }

  std::size_t word_end() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      const std::size_t quote = apostrophe(end);
      // "don't" is one word, the 's of a possessive is not part of its owner's name.
      const bool inner_quote = quote > 0 && is_word_byte(end + quote) && !is_possessive(end);
      if (!is_word_byte(end) && !joins(end) && !inner_quote) break;
      end += inner_quote ? quote : 1;
    }
    return end;
  }

  SentenceWord& add(std::size_t end, WordKind kind) {
    SentenceWord word;
    word.span = {position(at_), position(end)};
    word.kind = kind;
    word.lower = std::string(text_.substr(at_, end - at_));
    if (const std::size_t quote = word.lower.find(kApostrophe); quote != std::string::npos) {
      word.lower.replace(quote, kApostrophe.size(), "'");
    }
    word.capital = is_upper(word.lower.front());
    for (std::size_t i = 0; i < word.lower.size(); ++i) {
      char& c = word.lower[i];
      // The letter behind a hyphen is a first letter too: "Multi-Agent" is a title, not a spelling
      // of its own.
      const bool inner = i > 0 && word.lower[i - 1] != '-';
      word.distinct = word.distinct || is_digit(c) || (inner && is_upper(c));
      c = to_lower(c);
    }
    at_ = end;
    words().push_back(std::move(word));
    return words().back();
  }

  std::vector<SentenceWord>& words() {
    return aside_end_ ? current_.asides.back() : current_.words;
  }

  void sign(char c, std::size_t bytes) {
    const std::size_t begin = at_;
    // Before the sign itself is looked at, so that what follows the bracket is outside again.
    if (aside_end_ && begin == *aside_end_) aside_end_.reset();
    if (c == '(' && !aside_end_) open_aside();
    if (c == ',') add(begin + bytes, WordKind::kComma);
    if (c == '/') add(begin + bytes, WordKind::kSlash);
    if (c == ';' || c == ':' || is_dash(c, begin, bytes)) add(begin + bytes, WordKind::kBreak);
    if (is_possessive(begin)) add(begin + bytes + 1, WordKind::kPossessive);
    at_ = std::max(at_, begin + bytes);
    // A full stop within a bracket ends no sentence around it.
    if (!aside_end_ && ends_sentence(c, begin + bytes)) close();
  }

  /// A hyphen between spaces, or any long dash.
  bool is_dash(char c, std::size_t at, std::size_t bytes) const {
    return c == '-' && (bytes > 1 || (at > 0 && is_space(text_[at - 1]) && is_space(byte(at + 1))));
  }

  bool ends_sentence(char c, std::size_t next) const {
    if (c == '\n' || c == '|' || c == '!' || c == '?') return true;
    if (c != '.') return false;
    const std::string_view last =
        current_.words.empty() ? std::string_view() : current_.words.back().lower;
    const bool abbreviation = last == "vs" || last == "e.g" || last == "i.e" || last == "approx";
    // "2.5" and "v1.2" hold full stops that end nothing.
    return !abbreviation && !is_word_byte(next);
  }

  /// Takes a bracket that is closed on the same line for an aside.
  void open_aside() {
    int depth = 0;
    const std::size_t limit = std::min(text_.size(), at_ + kMaxAsideBytes);
    for (std::size_t end = at_; end < limit && text_[end] != '\n'; ++end) {
      depth += text_[end] == '(' ? 1 : text_[end] == ')' ? -1 : 0;
      if (depth > 0) continue;
      // The word before tells what the bracket is about.
      if (!current_.words.empty()) current_.words.back().aside = current_.asides.size();
      current_.asides.emplace_back();
      aside_end_ = end;
      return;
    }
  }

  void close() {
    if (!current_.words.empty()) {
      current_.span.begin = current_.words.front().span.begin;
      std::size_t end = current_.words.back().span.end;
      // A sentence may end with a bracket, whose words stand apart.
      for (const auto& aside : current_.asides) {
        if (!aside.empty() && aside.back().span.end > end) end = closing_bracket(aside);
      }
      // The full stop belongs to the sentence.
      if (end < text_.size() && std::string_view(".!?").find(text_[end]) != std::string_view::npos)
        ++end;
      current_.span.end = position(end);
      out_.push_back(std::move(current_));
    }
    current_ = {};
    aside_end_.reset();
  }

  std::size_t closing_bracket(const std::vector<SentenceWord>& aside) const {
    const std::size_t bracket = text_.find(')', aside.back().span.end);
    return bracket == std::string_view::npos ? aside.back().span.end : bracket + 1;
  }

  std::string_view text_;
  std::span<const KnownName> known_;
  std::size_t at_ = 0;
  std::size_t next_known_ = 0;
  std::optional<std::size_t> aside_end_;  // inside a bracket: where it closes
  Sentence current_;
  std::vector<Sentence> out_;
};

}  // namespace

bool SentenceWord::is_name_like() const {
  if (kind == WordKind::kName) return true;
  if (kind != WordKind::kWord || !capital) return false;
  // "Linux-based" describes; the capital is that of another name.
  const std::size_t hyphen = lower.rfind('-');
  if (hyphen == std::string::npos) return true;
  static constexpr std::array<std::string_view, 14> kEndings = {
      "based",      "only",       "specific", "focused", "native", "like",       "style",
      "compatible", "integrated", "powered",  "level",   "class",  "equivalent", "grade"};
  return std::find(kEndings.begin(), kEndings.end(), std::string_view(lower).substr(hyphen + 1)) ==
         kEndings.end();
}

std::string_view Sentence::lower(std::size_t i) const {
  return i < words.size() && words[i].kind == WordKind::kWord ? std::string_view(words[i].lower)
                                                              : std::string_view();
}

std::vector<Sentence> split_sentences(std::string_view text, std::span<const KnownName> known) {
  return Splitter(text, known).run();
}

}  // namespace matchgraph
