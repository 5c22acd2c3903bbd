#include "index/suggest/suggest.h"

#include <utf8proc.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "index/stop_words.h"
#include "matchgraph/error.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

bool is_utf8(std::string_view text) {
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    utf8proc_int32_t code_point = 0;
    const auto bytes = utf8proc_iterate(at, end - at, &code_point);
    if (bytes <= 0) return false;
    at += bytes;
  }
  return true;
}

bool ends_with_white_space(std::string_view text) {
  return !text.empty() && std::string_view(" \t\n\r\f\v").find(text.back()) != text.npos;
}

/// What of a typed text is to be completed.
struct TypedEnd {
  std::size_t begin = 0;  ///< of the last word, or the text's end when a further one is to come
  std::string word;       ///< folded; empty for a further word
  std::string before;     ///< the telling word before it; may be empty
};

std::optional<TypedEnd> typed_end(std::string_view text, Analyser& analyser) {
  const std::vector<Token> tokens = analyser.tokens(text);
  std::vector<const Token*> words = whole_words(tokens);
  if (words.empty()) return {};
  TypedEnd out{text.size(), {}, {}};
  // The last word goes on as long as nothing stands behind it.
  if (words.back()->end == text.size()) {
    out.begin = words.back()->begin;
    out.word = words.back()->word;
    words.pop_back();
  } else if (!ends_with_white_space(text)) {
    // Behind other characters ("c++", a bracket) nobody can tell whether a word goes on.
    return {};
  }
  // Pairs were counted between telling words with only others between them, so they are looked up
  // that way.
  while (!words.empty() && !is_telling_word(*words.back())) words.pop_back();
  if (!words.empty()) out.before = words.back()->word;
  return out;
}

/// The last words of a folded text, at most `most` of them but never all, then one fewer, and so
/// on.
/// Long to short: what shares more words with the text comes first.
std::vector<std::string_view> last_words(std::string_view folded, std::size_t most) {
  std::vector<std::string_view> out;
  std::size_t space = folded.rfind(' ');
  while (space != std::string_view::npos && out.size() < most) {
    out.push_back(folded.substr(space + 1));
    space = folded.substr(0, space).rfind(' ');
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

SuggestIndex::SuggestIndex(const std::string& path, SuggestOptions options)
    : file_(path),
      options_(options),
      entities_(file_.get<std::uint32_t>("entities")),
      things_(file_.get<std::uint32_t>("things")),
      names_(file_, "names"),
      later_(file_, "later"),
      words_(file_, "words"),
      pairs_begin_(file_.get<std::uint32_t>("pairs.begin")),
      pair_words_(file_.get<std::uint32_t>("pairs.words")),
      pair_entities_(file_.get<std::uint32_t>("pairs.entities")),
      shown_(file_, "shown") {
  if (things_.size() != entities_.size() || pairs_begin_.size() != words_.size() + 1 ||
      pair_words_.size() != pair_entities_.size()) {
    throw Error(ErrorCode::kEnvironment, path + ": its arrays do not fit each other");
  }
}

/// Collects entities until there are enough or too many were looked at.
class SuggestIndex::NameSearch {
 public:
  NameSearch(const SuggestIndex& index, std::size_t limit)
      // So many are looked at beyond what is wanted: of a hundred names of one thing ninety-nine
      // are skipped.
      : index_(index), limit_(limit), visits_(index.options_.visited + limit) {}

  bool is_full() const { return found_.size() >= limit_ || visits_ == 0; }
  const std::vector<std::uint32_t>& found() const { return found_; }

  /// Names that are the text, in the table's order.
  void take_equal(std::string_view text) {
    const KeyRange range = index_.names_.equal_to(text);
    for (std::size_t i = range.begin; i < range.end && !is_full(); ++i) take(index_.names_, i);
  }

  /// Names that begin with the text, then names of which a later word does.
  void take_beginning(std::string_view text, bool ends_word) {
    for (const PrefixTable* table : {&index_.names_, &index_.later_}) {
      if (ends_word) {
        // The typed white space ends the word: "go " is followed by "go kit", not by "google".
        take_best(*table, {table->equal_to(text), table->beginning_with(std::string(text) + ' ')});
      } else {
        take_best(*table, {table->beginning_with(text)});
      }
    }
  }

  void take_nearly_beginning(std::string_view text) {
    for (const PrefixTable* table : {&index_.names_, &index_.later_}) {
      if (!is_full()) take_best(*table, table->beginning_nearly_with(text));
    }
  }

 private:
  void take_best(const PrefixTable& table, const std::vector<KeyRange>& ranges) {
    BestFirst best(table, ranges);
    while (!is_full()) {
      const auto position = best.next();
      if (!position) return;
      take(table, *position);
    }
  }

  void take(const PrefixTable& table, std::size_t position) {
    // Names of one thing follow each other by the hundred; what is looked at is bounded, not only
    // what is found.
    --visits_;
    const std::uint32_t place = table.place(position);
    if (place >= index_.entities_.size() || index_.entities_[place] >= index_.entities_.size()) {
      throw Error(ErrorCode::kEnvironment, "a suggestion names no entity; build again");
    }
    if (seen_.insert(index_.things_[place]).second) found_.push_back(index_.entities_[place]);
  }

  const SuggestIndex& index_;
  std::size_t limit_;
  std::size_t visits_;
  std::vector<std::uint32_t> found_;
  std::unordered_set<std::uint32_t> seen_;
};

std::vector<std::uint32_t> SuggestIndex::names(std::string_view text, std::size_t limit) const {
  const std::string key = fold_for_names(text);
  if (key.empty()) return {};
  const bool ends_word = ends_with_white_space(text);
  NameSearch search(*this, limit);
  search.take_equal(key);
  search.take_beginning(key, ends_word);
  for (const std::string_view tail : last_words(key, options_.tails)) {
    // "of" or "a" at the beginning of a tail would find names by what everybody's name has.
    const bool tells =
        tail.size() >= options_.tail_bytes && !is_stop_word(tail.substr(0, tail.find(' ')));
    if (tells && !search.is_full()) search.take_beginning(tail, ends_word);
  }
  // Only when nothing else is left: a name that is one letter away would crowd out what was typed.
  if (search.found().empty() && key.size() >= options_.mended_from &&
      key.size() <= options_.mended_to) {
    search.take_nearly_beginning(key);
  }
  return search.found();
}

std::vector<std::size_t> SuggestIndex::successors(std::string_view before, KeyRange range,
                                                  std::size_t limit) const {
  const KeyRange first = words_.equal_to(before);
  if (first.empty()) return {};
  const std::uint32_t begin = pairs_begin_[first.begin];
  const std::uint32_t end = pairs_begin_[first.begin + 1];
  if (begin > end || end > pair_words_.size()) {
    throw Error(ErrorCode::kEnvironment, "the words for suggestions are damaged; build again");
  }
  const auto behind = pair_words_.subspan(begin, end - begin);
  std::vector<Successor> found;
  // Words behind a word ascend, and those that complete it are a range of the table, so they are a
  // range here too.
  for (auto at = std::lower_bound(behind.begin(), behind.end(), range.begin);
       at != behind.end() && *at < range.end; ++at) {
    found.push_back({*at, pair_entities_[begin + static_cast<std::size_t>(at - behind.begin())]});
  }
  // Only as many as wanted are put in order.
  const auto kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), kept, found.end(), [](const Successor& a, const Successor& b) {
    return a.entities != b.entities ? a.entities > b.entities : a.word < b.word;
  });
  std::vector<std::size_t> out;
  for (auto it = found.begin(); it != kept; ++it) out.push_back(it->word);
  return out;
}

std::string SuggestIndex::shown(std::size_t word) const {
  const std::string key(words_.key(word));
  // No word holds a zero byte, so this finds the word's own form and no longer word's.
  const KeyRange forms = shown_.beginning_with(key + '\0');
  return forms.empty() ? key : std::string(shown_.key(forms.begin).substr(key.size() + 1));
}

std::vector<std::string> SuggestIndex::completions(std::string_view text, Analyser& analyser,
                                                   std::size_t limit) const {
  std::vector<std::string> out;
  // The rest of the text is repeated in the answer, which has to be valid UTF-8.
  const std::optional<TypedEnd> typed = is_utf8(text) ? typed_end(text, analyser) : std::nullopt;
  if (!typed || limit == 0) return out;
  std::vector<KeyRange> ranges = {words_.beginning_with(typed->word)};
  if (ranges.front().empty() && typed->word.size() >= options_.mended_from &&
      typed->word.size() <= options_.mended_to) {
    ranges = words_.beginning_nearly_with(typed->word);
  }
  std::unordered_set<std::size_t> used;
  const auto add = [&](std::size_t word) {
    // The typed word itself would complete nothing.
    if (words_.key(word) == typed->word || !used.insert(word).second) return;
    out.push_back(std::string(text.substr(0, typed->begin)) + shown(word));
  };
  for (const KeyRange& range : ranges) {
    if (typed->before.empty()) break;
    // One more than wanted, as the typed word may be among them.
    for (const std::size_t word : successors(typed->before, range, limit + 1)) {
      if (out.size() < limit) add(word);
    }
  }
  // Any word of the catalogue would "complete" an empty one.
  if (typed->word.empty()) return out;
  BestFirst best(words_, ranges);
  while (out.size() < limit) {
    const auto word = best.next();
    if (!word) break;
    add(*word);
  }
  return out;
}

}  // namespace matchgraph
