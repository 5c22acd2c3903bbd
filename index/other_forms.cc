#include "index/other_forms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "text/ascii.h"

namespace matchgraph {
namespace {

struct ShortForm {
  std::string_view abbreviation;
  std::string_view words;
};

// One way to say it for another, neither wider nor narrower. What is short for several things in
// this field stays out: CV, NLP in "NLP cloud", AI.
constexpr std::array kShortForms = {
    ShortForm{"asr", "automatic speech recognition"},
    ShortForm{"cpp", "c++"},
    ShortForm{"csharp", "c#"},
    ShortForm{"dotnet", ".net"},
    ShortForm{"fsharp", "f#"},
    ShortForm{"golang", "go"},
    ShortForm{"js", "javascript"},
    ShortForm{"k8s", "kubernetes"},
    ShortForm{"llm", "large language model"},
    ShortForm{"mcp", "model context protocol"},
    ShortForm{"ner", "named entity recognition"},
    ShortForm{"ocr", "optical character recognition"},
    ShortForm{"postgres", "postgresql"},
    ShortForm{"rag", "retrieval augmented generation"},
    ShortForm{"rlhf", "reinforcement learning from human feedback"},
    ShortForm{"stt", "speech to text"},
    ShortForm{"tts", "text to speech"},
    ShortForm{"vlm", "vision language model"},
};

constexpr std::size_t kLeastPart = 2;  // letters: a part of one is the ending of half of all words

std::vector<const Token*> whole(const std::vector<Token>& tokens) {
  std::vector<const Token*> out;
  for (const Token& token : tokens) {
    if (!token.variant) out.push_back(&token);
  }
  return out;
}

/// Whether a pair of the word and what begins as it does is in the index, as it is where the word
/// was written in parts: one look-up instead of one per letter, for nearly all words.
bool may_be_in_parts(const Token& token, const Postings& postings) {
  const std::string begin = bigram(token.term, token.word.substr(0, kLeastPart));
  const StringTableView& terms = postings.terms();
  const std::size_t at = terms.lower_bound(begin);
  return at < terms.size() && terms[at].starts_with(begin);
}

void add(const Postings& postings, std::string term, double share, std::vector<OtherForm>& out) {
  const auto number = postings.find(term);
  // Two rules may lead to one form.
  if (!number || postings.frequency(*number) == 0) return;
  const bool is_new = std::none_of(out.begin(), out.end(),
                                   [&term](const OtherForm& form) { return form.term == term; });
  if (is_new) out.push_back({std::move(term), *number, share});
}

/// Terms and bigrams of one form in words; an ordinary word among them shares the weight with the
/// others, so that a long form counts as much as a short one.
void add_words(Analyser& analyser, const Postings& postings, std::string_view words,
               std::vector<OtherForm>& out) {
  const std::vector<Token> tokens = analyser.tokens(words);
  std::vector<std::string> terms;
  for (const Token& token : tokens) {
    // Of ".net" the name is what stands with its dot.
    if (token.marked && !terms.empty()) terms.pop_back();
    if (!token.is_stop_word() && (!token.variant || token.marked)) terms.push_back(token.term);
  }
  const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, terms.size()));
  for (std::size_t i = 0; i < terms.size(); ++i) {
    add(postings, terms[i], share, out);
    if (i > 0) add(postings, bigram(terms[i - 1], terms[i]), 1, out);
  }
}

/// The words of a text as they were written, folded, stop words too: by these, "speech to text" is
/// another form than "text to speech".
std::vector<std::string> written_words(Analyser& analyser, std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : analyser.tokens(text)) {
    if (token.marked && !out.empty()) {
      out.back() = token.word;
    } else if (!token.variant) {
      out.push_back(token.word);
    }
  }
  return out;
}

/// With an "s" it is the same protocol secured.
bool is_protocol(std::string_view term) {
  return term == "http" || term == "ftp" || term == "smtp";
}

}  // namespace

std::vector<OtherForm> written_apart(Analyser& analyser, const std::vector<Token>& tokens,
                                     const Postings& postings) {
  std::vector<OtherForm> out;
  for (const Token* token : whole(tokens)) {
    const std::string& word = token->word;
    // Marks part words already.
    const bool plain = std::all_of(word.begin(), word.end(), is_alphanumeric);
    if (!plain || token->is_stop_word() || word.size() < 2 * kLeastPart) continue;
    const bool is_known = postings.find(token->term).has_value();
    if (is_known && !may_be_in_parts(*token, postings)) continue;
    std::optional<std::string> best;
    std::size_t most = 0;
    for (std::size_t cut = kLeastPart; cut + kLeastPart <= word.size(); ++cut) {
      // The pair of stems is what the index has of two words side by side.
      const std::string first = analyser.stem(word.substr(0, cut));
      // Beside a word in parts stands the word itself, so the index knows the pair of both.
      if (is_known && !postings.find(bigram(token->term, first))) continue;
      std::string both = bigram(first, analyser.stem(word.substr(cut)));
      const auto number = postings.find(both);
      // Of several cuts that make words the commonest pair is meant: "data base" before "dat
      // abase".
      if (!number || postings.frequency(*number) <= most) continue;
      most = postings.frequency(*number);
      best = std::move(both);
    }
    if (best) add(postings, std::move(*best), 1, out);
  }
  return out;
}

std::vector<OtherForm> written_together(Analyser& analyser, const std::vector<Token>& tokens,
                                        const Postings& postings) {
  std::vector<OtherForm> out;
  const std::vector<const Token*> words = whole(tokens);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Token& a = *words[i - 1];
    const Token& b = *words[i];
    // One mark between them binds even words that say nothing alone: "SD.Next".
    const bool bound = b.begin == a.end + 1;
    // Of words that are typed apart, stop words join with nothing.
    if ((a.is_stop_word() || b.is_stop_word()) && !bound) continue;
    if (a.word.size() < kLeastPart || b.word.size() < kLeastPart) continue;
    add(postings, analyser.stem(a.word + b.word), 1, out);
  }
  return out;
}

std::vector<OtherForm> doers(Analyser& analyser, const std::vector<Token>& tokens,
                             const Postings& postings) {
  constexpr std::string_view kDoing = "ing";
  constexpr std::size_t kLeastStem = 3;  // letters before it: "king" is nobody's doing
  // A caller is not always who does the calling.
  constexpr double kShare = 0.5;
  std::vector<OtherForm> out;
  for (const Token* token : whole(tokens)) {
    const std::string& word = token->word;
    if (token->is_stop_word() || !word.ends_with(kDoing)) continue;
    if (word.size() < kLeastStem + kDoing.size()) continue;
    add(postings, analyser.stem(word.substr(0, word.size() - kDoing.size()) + "er"), kShare, out);
  }
  return out;
}

std::vector<OtherForm> singulars_of_abbreviations(const std::vector<Token>& tokens,
                                                  const Postings& postings) {
  constexpr std::size_t kLeast = 3;  // letters: "ts" and "cs" are endings of files
  // Where texts have both, what is said with the one is said without the other for a reason: tried
  // both ways and at any frequency, needs over servers for LLMs found what says either everywhere.
  constexpr std::size_t kRarer = 4;
  const auto frequency = [&postings](const std::string& term) {
    const auto number = postings.find(term);
    return number ? postings.frequency(*number) : 0;
  };
  std::vector<OtherForm> out;
  for (const Token* token : whole(tokens)) {
    const std::string& term = token->term;
    const bool is_spelt_out = std::none_of(term.begin(), term.end(), [](char c) {
      return !is_letter(c) || std::string_view("aeiouy").find(c) != std::string_view::npos;
    });
    if (token->is_stop_word() || !is_spelt_out) continue;
    if (term.size() <= kLeast || term.back() != 's') continue;
    const std::string one = term.substr(0, term.size() - 1);
    if (one.back() == 's' || is_protocol(one)) continue;
    if (frequency(one) > kRarer * frequency(term)) add(postings, one, 1, out);
  }
  return out;
}

std::vector<OtherForm> short_and_long(Analyser& analyser, const std::vector<Token>& tokens,
                                      const Postings& postings) {
  static const std::vector<std::vector<std::string>> long_forms = [] {
    Analyser reader;
    std::vector<std::vector<std::string>> out;
    for (const ShortForm& form : kShortForms) out.push_back(written_words(reader, form.words));
    return out;
  }();
  std::vector<std::string> words;
  for (const Token& token : tokens) {
    if (token.marked && !words.empty()) {
      words.back() = token.word;
    } else if (!token.variant) {
      words.push_back(token.word);
    }
  }
  std::vector<OtherForm> out;
  for (std::size_t i = 0; i < kShortForms.size(); ++i) {
    const ShortForm& form = kShortForms[i];
    // Both ways: who asks for either means the same.
    if (std::find(words.begin(), words.end(), form.abbreviation) != words.end()) {
      add_words(analyser, postings, form.words, out);
    }
    const auto& sought = long_forms[i];
    const auto at = std::search(words.begin(), words.end(), sought.begin(), sought.end());
    if (at != words.end()) add(postings, analyser.stem(std::string(form.abbreviation)), 1, out);
  }
  return out;
}

}  // namespace matchgraph
