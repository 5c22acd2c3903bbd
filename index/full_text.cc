#include "index/full_text.h"

#include <xapian.h>

#include <algorithm>
#include <limits>

#include "index/schema.h"
#include "index/suggest/word_counts.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

[[noreturn]] void fail_reading(const std::string& path, const Xapian::Error& error) {
  throw Error(ErrorCode::kEnvironment,
              path + ": reading the full text: " + error.get_description());
}

}  // namespace

Phrase phrase_of(Analyser& analyser, std::string_view text) {
  const std::vector<Token> tokens = analyser.tokens(text);
  Phrase out;
  // Stop words too: "to be or not to be" is a phrase.
  for (const Token* token : whole_words(tokens)) out.push_back(token->word);
  return out;
}

std::vector<ByteSpan> phrase_spans(const std::vector<Token>& tokens, const Phrase& phrase) {
  std::vector<ByteSpan> out;
  // A word alone is found where the database finds it, as a part too.
  if (phrase.size() == 1) {
    for (const Token& token : tokens) {
      if (token.word == phrase.front()) out.push_back({token.begin, token.end});
    }
    return out;
  }
  const std::vector<const Token*> words = whole_words(tokens);
  for (std::size_t i = 0; !phrase.empty() && i + phrase.size() <= words.size(); ++i) {
    const bool here =
        std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                   [](const std::string& a, const Token* b) { return a == b->word; });
    if (here) out.push_back({words[i]->begin, words[i + phrase.size() - 1]->end});
  }
  return out;
}

TextOwners::TextOwners(const std::string& repeats_file,
                       std::span<const std::uint32_t> capability_begin)
    : file_(repeats_file),
      first_(file_.get<TextNumber>("repeats.first")),
      again_(file_.get<std::uint32_t>("repeats.entities")),
      capability_begin_(capability_begin) {
  // The repeats come from a file: numbers are checked once, so that owners() may index by them.
  const bool fits =
      first_.size() == again_.size() &&
      std::all_of(again_.begin(), again_.end(), [&](auto e) { return e < entities(); });
  if (!fits) throw Error(ErrorCode::kEnvironment, repeats_file + ": damaged");
}

std::vector<std::uint32_t> TextOwners::owners(std::span<const TextNumber> texts) const {
  std::vector<std::uint32_t> out;
  std::uint32_t e = 0;
  // Texts ascend, and so do the entities that they belong to.
  std::size_t repeat = 0;
  for (const TextNumber text : texts) {
    // The profile of the entity behind this one has the number e + 1 + capabilities before it.
    while (e + 1 < entities() && e + 1 + capability_begin_[e + 1] <= text) ++e;
    out.push_back(e);
    while (repeat < first_.size() && first_[repeat] < text) ++repeat;
    // Both lists ascend, so one pass over each is enough.
    for (; repeat < first_.size() && first_[repeat] == text; ++repeat) {
      out.push_back(again_[repeat]);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void write_text_places(std::span<const TextNumber> now, const std::string& path) {
  ArrayFileWriter writer;
  writer.add("texts.now", now);
  writer.write(path);
}

std::vector<TextNumber> read_text_places(const std::string& path) {
  const ArrayFile file(path);
  const auto now = file.get<TextNumber>("texts.now");
  return {now.begin(), now.end()};
}

std::vector<std::uint8_t> texts_of_database(const std::string& database, std::size_t texts) try {
  std::vector<std::uint8_t> out(texts, 0);
  const Xapian::Database opened(database);
  // The list of no word is that of all documents.
  const auto end = opened.postlist_end(std::string());
  for (auto document = opened.postlist_begin(std::string()); document != end; ++document) {
    if (*document > texts) throw Error(ErrorCode::kEnvironment, database + ": damaged");
    out[*document - 1] = 1;
  }
  return out;
} catch (const Xapian::Error& error) {
  fail_reading(database, error);
}

/// One database, and which texts its documents are.
struct TextDatabase {
  Xapian::Database database;
  std::vector<TextNumber> now;  // by number there; empty: the same

  bool is_whole() const { return now.empty(); }
};

struct FullText::State {
  FullTextFiles files;
  const TextOwners* owners;
  std::function<void()> check;
  std::vector<TextDatabase> opened;

  std::vector<TextDatabase>& databases() {
    // Opened once, by the first question: most commands never ask.
    if (!opened.empty()) return opened;
    if (check) check();
    std::vector<TextDatabase> all;
    all.push_back({Xapian::Database(files.database), {}});
    // Two databases where one was taken over from the build before.
    if (!files.added.empty()) {
      all.front().now = read_text_places(files.places);
      all.push_back({Xapian::Database(files.added), {}});
    }
    opened = std::move(all);
    return opened;
  }

  /// Texts that match, ascending. A list of postings needs no match.
  std::vector<TextNumber> texts_of(const Phrase& phrase) {
    std::vector<TextNumber> out;
    for (TextDatabase& one : databases()) {
      if (phrase.size() == 1) {
        const auto end = one.database.postlist_end(phrase.front());
        for (auto p = one.database.postlist_begin(phrase.front()); p != end; ++p) {
          add(one, *p, out);
        }
        continue;
      }
      const Xapian::MSet found = matching(one, phrase, one.database.get_doccount());
      for (auto match = found.begin(); match != found.end(); ++match) add(one, *match, out);
    }
    // Each database has its own ascending.
    // Merged by sorting, as there are two at most.
    if (opened.size() > 1) std::sort(out.begin(), out.end());
    return out;
  }

  /// The first documents that hold a phrase of several words, `most` at most.
  static Xapian::MSet matching(TextDatabase& in, const Phrase& phrase, Xapian::doccount most) {
    Xapian::Enquire enquire(in.database);
    // The window is the phrase's own length: words side by side and in order.
    enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, phrase.begin(), phrase.end(),
                                    static_cast<Xapian::termcount>(phrase.size())));
    // Who holds a phrase is a set: no weight is computed and no order of relevance kept.
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    return enquire.get_mset(0, most);
  }

  void add(const TextDatabase& from, Xapian::docid document, std::vector<TextNumber>& out) const {
    const std::size_t texts = from.is_whole() ? owners->texts() : from.now.size();
    if (document == 0 || document > texts) {
      throw Error(ErrorCode::kEnvironment, files.database + ": damaged");
    }
    const TextNumber text = from.is_whole() ? document - 1 : from.now[document - 1];
    if (text == kNoText) return;  // of a text that went
    if (text >= owners->texts()) throw Error(ErrorCode::kEnvironment, files.places + ": damaged");
    out.push_back(text);
  }

  /// Whether a text of now holds the phrase.
  /// Asked before a need is taken apart, so it ends at the first.
  bool is_held(const Phrase& phrase) {
    // What the taken database holds may be of texts that went.
    if (databases().size() > 1) return !texts_of(phrase).empty();
    TextDatabase& all = databases().front();
    if (phrase.size() == 1) return all.database.term_exists(phrase.front());
    return !matching(all, phrase, 1).empty();
  }
};

FullText::FullText(FullTextFiles files, const TextOwners& owners, std::function<void()> check)
    : state_(std::make_unique<State>()) {
  state_->files = std::move(files);
  state_->owners = &owners;
  state_->check = std::move(check);
}
FullText::~FullText() = default;
FullText::FullText(FullText&&) noexcept = default;
FullText& FullText::operator=(FullText&&) noexcept = default;

std::vector<std::uint32_t> FullText::entities_with(const Phrase& phrase) try {
  if (phrase.empty() || phrase.size() > schema::kMaxPhraseWords) return {};
  return state_->owners->owners(state_->texts_of(phrase));
} catch (const Xapian::Error& error) {
  fail_reading(state_->files.database, error);
}

bool FullText::is_held(const Phrase& phrase) try {
  if (phrase.empty() || phrase.size() > schema::kMaxPhraseWords) return false;
  return state_->is_held(phrase);
} catch (const Xapian::Error& error) {
  fail_reading(state_->files.database, error);
}

std::size_t FullText::most_looked_at(const Phrase& phrase) try {
  Xapian::doccount least = phrase.empty() ? 0 : std::numeric_limits<Xapian::doccount>::max();
  for (const std::string& word : phrase) {
    // The rarest word bounds what has the phrase, and is what the match goes along.
    Xapian::doccount documents = 0;
    for (const TextDatabase& one : state_->databases()) {
      documents += one.database.get_termfreq(word);
    }
    least = std::min(least, documents);
  }
  constexpr Xapian::doccount kReadPerLook = 3;  // 70 ns against 250 ns
  return phrase.size() == 1 ? least / kReadPerLook : least;
} catch (const Xapian::Error& error) {
  fail_reading(state_->files.database, error);
}

std::string FullText::spelling(const std::string& word, std::size_t edits) try {
  Xapian::Database all;
  // Both databases as one: a word may stand in either.
  for (const TextDatabase& one : state_->databases()) all.add_database(one.database);
  std::string found = all.get_spelling_suggestion(word, static_cast<unsigned>(edits));
  // A database that was taken over knows words of texts that went.
  const bool may_be_gone = state_->databases().size() > 1 && !found.empty();
  return may_be_gone && !state_->is_held({found}) ? std::string() : found;
} catch (const Xapian::Error& error) {
  fail_reading(state_->files.database, error);
}

}  // namespace matchgraph
