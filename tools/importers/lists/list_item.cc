#include "tools/importers/lists/list_item.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/source_address.h"

namespace matchgraph::awesome {
namespace {

using markdown::SpanKind;
using phrases::Range;

/// Words with a mark for each byte, so that parts can be cut out of both.
struct MarkedWords {
  std::string words;
  std::string marks;  ///< 'L' in a link, 'C' in code, else ' '

  // A space stays, or words on both sides would grow together.
  void erase(Range range) {
    words.replace(range.begin, range.end - range.begin, " ");
    marks.replace(range.begin, range.end - range.begin, " ");
  }
};

MarkedWords marked(const markdown::Text& text, std::size_t from) {
  MarkedWords out{text.words, std::string(text.words.size(), ' ')};
  for (const markdown::Span& span : text.spans) {
    const char mark = span.kind == SpanKind::kLink ? 'L' : span.kind == SpanKind::kCode ? 'C' : ' ';
    if (mark == ' ') continue;
    for (std::size_t at = span.begin; at < span.end; ++at) {
      // Code within a link is a link.
      if (out.marks[at] != 'L') out.marks[at] = mark;
    }
  }
  out.words.erase(0, from);
  out.marks.erase(0, from);
  return out;
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

/// True when every word of the range belongs to a link: "[demo]", "([Docs] | [Blog])".
bool is_all_link(const MarkedWords& text, Range range) {
  bool any = false;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!has_letter(std::string_view(text.words).substr(at, 1))) continue;
    if (text.marks[at] != 'L') return false;
    any = true;
  }
  return any;
}

constexpr std::size_t kNoteWords = 4;  // a longer link is a description in the clothes of a link

bool is_note(const MarkedWords& text, Range range) {
  return is_all_link(text, range) && phrases::words(range.of(text.words)).size() <= kNoteWords;
}

/// "(...)" and "[...]" that hold nothing but links.
void erase_bracketed_links(MarkedWords& text) {
  for (std::size_t begin = 0; begin < text.words.size(); ++begin) {
    const char open = text.words[begin];
    if (open != '(' && open != '[') continue;
    const std::size_t end = text.words.find(open == '(' ? ')' : ']', begin);
    if (end == std::string::npos) return;
    if (is_all_link(text, {begin, end + 1})) text.erase({begin, end + 1});
  }
}

/// Parts between dashes, or whole sentences, that are nothing but a short link.
void erase_linked_notes(MarkedWords& text) {
  constexpr std::array<std::string_view, 4> kDashes = {" - ", " – ", " — ", " | "};
  std::size_t begin = 0;
  while (begin < text.words.size()) {
    std::size_t end = text.words.size();
    std::size_t next = end;
    for (const std::string_view dash : kDashes) {
      const std::size_t at = text.words.find(dash, begin);
      // The nearest dash, whichever it is.
      if (at >= end) continue;
      end = at;
      next = at + dash.size();
    }
    if (is_note(text, {begin, end})) {
      text.erase({begin, next});
      ++begin;
    } else {
      begin = next;
    }
  }
  std::vector<Range> found = phrases::sentences(text.words);
  // Backwards, so that ranges in front stay where they are.
  for (auto range = found.rbegin(); range != found.rend(); ++range) {
    if (is_note(text, *range)) text.erase(*range);
  }
}

/// "#opensource" -> a tag. "C#" and "#1" are none.
void take_hash_words(MarkedWords& text, std::vector<std::string>& tags) {
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    if (text.words[at] != '#' || (at > 0 && text.words[at - 1] != ' ')) continue;
    std::size_t end = at + 1;
    while (end < text.words.size() && has_letter(std::string_view(text.words).substr(end, 1)))
      ++end;
    const std::string tag = text.words.substr(at + 1, end - at - 1);
    if (tag.empty() || tag.find_first_not_of("0123456789") == std::string::npos) continue;
    tags.push_back(tag);
    text.erase({at, end});
  }
}

/// Codes at the end: `MIT` is the licence, others (`Go`, `Docker`) are tags.
void take_codes(MarkedWords& text, Item& item) {
  while (true) {
    const std::size_t last = text.words.find_last_not_of(" .,/|");
    if (last == std::string::npos || text.marks[last] != 'C') return;
    std::size_t begin = last;
    while (begin > 0 && text.marks[begin - 1] == 'C') --begin;
    if (begin > 0 && text.words[begin - 1] != ' ') return;
    const std::string code = text.words.substr(begin, last + 1 - begin);
    // A command, not a code.
    if (phrases::words(code).size() > 3) return;
    // Code inside a sentence is part of it: "run with `npx`".
    const std::string_view before = trimmed(std::string_view(text.words).substr(0, begin), " ");
    const bool stands_alone = before.empty() || before.ends_with('.') || before.ends_with(')') ||
                              text.marks[before.size() - 1] == 'C' || is_license_code(code);
    if (!stands_alone) return;
    if (is_license_code(code)) {
      item.license = code;
    } else {
      // Read from the end, so that the first comes first.
      item.tags.insert(item.tags.begin(), code);
    }
    text.words.resize(begin);
    text.marks.resize(begin);
  }
}

bool is_capital(std::string_view word) {
  return !word.empty() && (is_upper(word[0]) || is_digit(word[0]) || word[0] == '@');
}

/// True when "by" after this word names who made the thing.
bool may_precede_maker(std::string_view word) {
  if (phrases::is_one_of(word,
                         "built|made|developed|created|maintained|written|designed|released|"
                         "published|launched|offered|provided")) {
    return true;
  }
  // "hosted by X", "backed by X": a participle in front of "by" tells who did that and not who made
  // it.
  return !word.ends_with("ed") &&
         !phrases::is_one_of(word, "driven|run|shown|chosen|given|step|done");
}

/// True for "an app that shows pictures of Flux, a model by X": the maker is that of the second
/// thing. Not for "Llama, a model by X".
bool is_about_another(std::string_view before) {
  constexpr std::size_t kMaxSubjectWords = 4;
  for (const std::string_view article : {", a ", ", an ", ", the "}) {
    const std::size_t at = before.find(article);
    if (at != before.npos && phrases::words(before.substr(0, at)).size() > kMaxSubjectWords) {
      return true;
    }
  }
  return false;
}

/// "... by Meta." at the end of a sentence, or "by Meta - ..." at the beginning.
std::string maker_of(const std::string& words) {
  constexpr std::size_t kMaxMakerWords = 4;
  for (const Range& range : phrases::sentences(words)) {
    const std::string_view sentence = trimmed(range.of(words), " .!,)");
    const std::size_t by = sentence.starts_with("by ") ? 0 : sentence.rfind(" by ");
    if (by == sentence.npos) continue;
    const std::string_view before = trimmed(sentence.substr(0, by), " ,");
    const std::size_t space = before.rfind(' ');
    if (is_about_another(before)) continue;
    if (!may_precede_maker(before.substr(space == before.npos ? 0 : space + 1))) continue;
    std::string_view maker = sentence.substr(by == 0 ? 3 : by + 4);
    if (by == 0) maker = maker.substr(0, std::min(maker.find(" - "), maker.find(". ")));
    if (maker.starts_with("the ")) maker.remove_prefix(4);
    bool plain = !maker.empty();
    std::size_t count = 0;
    for (std::size_t at = 0; plain && at < maker.size(); ++count) {
      const std::size_t end = std::min(maker.find(' ', at), maker.size());
      // Makers are names: a word in small letters means that something else was done "by" it.
      plain = is_capital(maker.substr(at, end - at)) && maker[end - 1] != ',';
      at = end + 1;
    }
    if (plain && count <= kMaxMakerWords) return std::string(trimmed(maker, " @.,;:"));
  }
  return {};
}

std::string plain_description(const MarkedWords& text) {
  std::string out;
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    const char c = text.words[at];
    const bool blank = c == ' ' || c == '\n';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    // What was cut out leaves no space before a full stop; an ellipsis keeps its own.
    const bool is_dot =
        (c == '.' && !std::string_view(text.words).substr(at).starts_with("..")) || c == ',';
    if (is_dot && out.ends_with(' ') && !out.ends_with(". ")) out.pop_back();
    out += blank ? ' ' : c;
  }
  std::string_view view = catalogue::without_pictures(out);
  // Until nothing changes: what is left in front of a cut may be a dash, a picture, a dash again.
  while (true) {
    const std::string_view before = view;
    for (const std::string_view dash : {"–", "—", "-", ":", "|", "*", ",", ")", "."}) {
      if (view.starts_with(dash) && !view.starts_with(".NET")) view.remove_prefix(dash.size());
    }
    for (const std::string_view dash : {" –", " —", " -", ":", " |", " (", " ["}) {
      if (view.ends_with(dash)) view.remove_suffix(dash.size());
    }
    view = catalogue::without_pictures(view);
    if (view == before) break;
  }
  return std::string(view);
}

/// "Wired, October 27, 2022."
bool is_date_line(const std::vector<std::string>& words) {
  constexpr std::size_t kMaxWords = 8;
  return words.size() <= kMaxWords &&
         std::any_of(words.begin(), words.end(),
                     [](const std::string& word) {
                       return phrases::is_one_of(
                           word,
                           "january|february|march|april|may|june|july|august|september|"
                           "october|november|december");
                     }) &&
         std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return word.size() == 4 && word.find_first_not_of("0123456789") == word.npos;
         });
}

std::string linked_repository(const markdown::Text& text) {
  for (const markdown::Span& span : text.spans) {
    if (span.kind != SpanKind::kLink) continue;
    const std::string_view words =
        std::string_view(text.words).substr(span.begin, span.end - span.begin);
    // Another link may lead to somebody else's repository.
    const bool says_so = words.starts_with('#') ||
                         phrases::is_one_of(phrases::joined_words(words),
                                            " source code | github | source | code | repo | "
                                            "repository | opensource | open source ");
    if (!says_so) continue;
    std::string repository = read_address(span.target).repository;
    if (!repository.empty()) return repository;
  }
  return {};
}

}  // namespace

bool is_license_code(const std::string& code) {
  const std::string lower = phrases::joined_words(code);
  for (const std::string_view start :
       {" mit", " apache", " gpl", " agpl", " lgpl", " bsd", " mpl", " isc", " cc0", " cc by",
        " unlicense", " eupl", " zlib", " wtfpl", " epl", " bsl", " sspl"}) {
    const std::size_t end = start.size();
    // "GPLv3" is spelt "gpl v3" or "gpl3".
    if (lower.starts_with(start) && (lower[end] == ' ' || is_digit(lower[end]))) {
      return true;
    }
  }
  return false;
}

ReadItem read_item(const markdown::Text& text) {
  ReadItem out;
  if (text.words.size() > kMaxItemBytes) {
    out.reason = NoItem::kTooLong;
    return out;
  }
  const markdown::Span* link = nullptr;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != SpanKind::kLink) continue;
    // A badge is a link around a picture and names nothing.
    if (catalogue::without_pictures(text.words.substr(span.begin, span.end - span.begin)).empty()) {
      continue;
    }
    // Spans are listed in the order of their closing.
    if (link == nullptr || span.begin < link->begin) link = &span;
  }
  if (link == nullptr) return out;
  if (!is_web_address(link->target)) {
    // A table of contents: left out without a word.
    const bool all_anchors =
        std::all_of(text.spans.begin(), text.spans.end(), [](const markdown::Span& span) {
          return span.kind != SpanKind::kLink || span.target.starts_with('#');
        });
    out.reason = all_anchors ? NoItem::kOnlyAnchors : NoItem::kNotWeb;
    out.target = link->target;
    return out;
  }
  constexpr std::size_t kMaxNameWords = 6;
  const std::string_view before =
      catalogue::without_pictures(std::string_view(text.words).substr(0, link->begin));
  // "Name: [site](...)" and "Name - [site](...)".
  const bool is_named_before = before.ends_with(':') || before.ends_with(" -");
  if (has_letter(before) && (!is_named_before || phrases::words(before).size() > kMaxNameWords)) {
    out.reason = NoItem::kWordsBefore;
    return out;
  }
  Item item;
  item.address = link->target;
  const std::string_view name =
      has_letter(before)
          ? trimmed(before, " :-")
          : std::string_view(text.words).substr(link->begin, link->end - link->begin);
  item.name = std::string(catalogue::without_pictures(name));
  item.repository = linked_repository(text);
  MarkedWords rest = marked(text, link->end);
  // Tags before brackets and codes at the end, as each step sees only what those before left.
  take_hash_words(rest, item.tags);
  erase_bracketed_links(rest);
  erase_linked_notes(rest);
  take_codes(rest, item);
  item.description = plain_description(rest);
  item.maker = maker_of(item.description);
  out.item = std::move(item);
  return out;
}

std::vector<std::string> split_description(const std::string& description) {
  constexpr std::size_t kFewWords = 4;
  constexpr double kSame = 0.7;
  std::vector<std::string> out;
  std::vector<std::vector<std::string>> known;
  for (const Range& range : phrases::sentences(description)) {
    const std::string sentence(range.of(description));
    const std::vector<std::string> words = phrases::words(sentence);
    // Such a sentence says nothing without the one before.
    const bool goes_on =
        words.size() < kFewWords || is_date_line(words) ||
        phrases::is_one_of(
            words[0],
            "it|this|they|these|its|but|and|so|or|has|no|fully|now|just|see|use|visit|"
            "remember|note|read|submit|click|check");
    const std::vector<std::string> content = phrases::content_words(sentence);
    if (goes_on && !out.empty()) {
      out.back() += " " + sentence;
      continue;
    }
    // Descriptions repeat their summary; a sentence of mostly the same words adds nothing.
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& other) {
      return phrases::overlap(other, content) >= kSame;
    });
    if (is_known) continue;
    out.push_back(sentence);
    known.push_back(content);
  }
  return out;
}

}  // namespace matchgraph::awesome
