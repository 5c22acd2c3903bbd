#include "tools/importers/lists/item_text.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::awesome {
namespace {

using importers::is_license_code;
using importers::is_license_list;
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
  void resize(std::size_t size) {
    words.resize(size);
    marks.resize(size);
  }
};

MarkedWords marked(const markdown::Text& text, std::size_t from) {
  MarkedWords out{text.words, std::string(text.words.size(), ' ')};
  for (const markdown::Span& span : text.spans) {
    const char mark = span.kind == SpanKind::kLink ? 'L' : span.kind == SpanKind::kCode ? 'C' : ' ';
    if (mark == ' ') continue;
    for (std::size_t at = span.begin; at < span.end; ++at) {
      // Two marks for one byte would hide the link, which matters more.
      // Code within a link is a link.
      if (out.marks[at] != 'L') out.marks[at] = mark;
    }
  }
  out.words.erase(0, from);
  out.marks.erase(0, from);
  return out;
}

bool is_word_byte(char c) { return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

/// True when every word of the range belongs to a link: "[demo]", "([Docs] | [Blog])".
bool is_all_link(const MarkedWords& text, Range range) {
  bool any = false;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!is_word_byte(text.words[at])) continue;
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
    if (end == std::string::npos) continue;  // one of the other kind may be closed
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
    while (end < text.words.size() && is_word_byte(text.words[end])) ++end;
    const std::string tag = text.words.substr(at + 1, end - at - 1);
    if (tag.empty() || tag.find_first_not_of("0123456789") == std::string::npos) continue;
    tags.push_back(tag);
    text.erase({at, end});
  }
}

/// `npx x`, `pip install x`, "--flag": what somebody types, which is no tag.
bool is_command(std::string_view code) {
  const std::string_view first = code.substr(0, code.find(' '));
  // Programs that fetch, build and run others.
  // A program's name alone is a tag: `docker`.
  const bool is_shell =
      phrases::is_one_of(
          first,
          "npx|npm|pnpm|yarn|bunx|bun|pip|pipx|uv|uvx|docker|cargo|go|brew|curl|wget|"
          "git|gem|dotnet|deno|python|python3|node|apt|sudo|claude|code|winget|choco") &&
      first.size() < code.size();
  return is_shell || code.starts_with("-") || code.starts_with("$");
}

/// Adds the parts of "Scala/Java/deb/Docker" as tags in front of those that are there.
void add_code_tags(const std::string& code, ItemText& out) {
  constexpr std::size_t kLongestPart = 15;
  std::vector<std::string> parts;
  std::string_view rest = code;
  bool all_short = true;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    parts.emplace_back(trimmed(rest.substr(0, end)));
    all_short = all_short && !parts.back().empty() && parts.back().size() <= kLongestPart;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  // A path or an address is one thing.
  if (!all_short) parts = {code};
  // Read from the end, so that the first comes first.
  out.tags.insert(out.tags.begin(), parts.begin(), parts.end());
}

/// Code at the end: `MIT` is the licence, others (`Go`, `Docker`) are tags. True when one was
/// taken.
bool take_code(MarkedWords& text, ItemText& out) {
  const std::size_t last = text.words.find_last_not_of(" .,/|");
  if (last == std::string::npos || text.marks[last] != 'C') return false;
  std::size_t begin = last;
  while (begin > 0 && text.marks[begin - 1] == 'C') --begin;
  if (begin > 0 && text.words[begin - 1] != ' ') return false;
  const std::string code = text.words.substr(begin, last + 1 - begin);
  const bool licence = is_license_list(code);
  // A longer one is a sentence in the clothes of a code.
  constexpr std::size_t kMostWords = 6;
  if (!licence && !is_command(code) && phrases::words(code).size() > kMostWords) return false;
  // Code inside a sentence is part of it: "run with `npx`".
  const std::string_view before = trimmed(std::string_view(text.words).substr(0, begin), " ");
  const bool stands_alone = before.empty() || before.ends_with('.') || before.ends_with(')') ||
                            text.marks[before.size() - 1] == 'C' || licence;
  if (!stands_alone) return false;
  if (licence) {
    out.license = code;
  } else if (!is_command(code)) {
    add_code_tags(code, out);
  }
  text.resize(begin);
  return true;
}

/// "[MIT]", "(python)", "[Deprecated]" at the end. True when one was taken.
bool take_bracket(MarkedWords& text, ItemText& out) {
  const std::size_t last = text.words.find_last_not_of(" .,|");
  if (last == std::string::npos) return false;
  const char close = text.words[last];
  if (close != ')' && close != ']') return false;
  const std::size_t begin = text.words.rfind(close == ')' ? '(' : '[', last);
  if (begin == std::string::npos) return false;
  const std::string_view inner =
      trimmed(std::string_view(text.words).substr(begin + 1, last - begin - 1));
  const std::string lower = in_lower_case(inner);
  // Only words that are known, as any sentence may end in brackets: "(see below)".
  if (is_license_list(inner)) {
    out.license = std::string(inner);
  } else if (phrases::is_one_of(lower, "deprecated|archived|unmaintained|discontinued|obsolete")) {
    out.deprecated = true;
  } else if (phrases::is_one_of(lower,
                                "node|python|typescript|javascript|go|golang|rust|java|c#|ruby|php|"
                                "c++|c|swift|kotlin|scala|docker|julia|r|lua|perl|elixir|haskell|"
                                "dotnet|.net")) {
    // Languages and places to run in, by which lists mark their entries.
    out.tags.push_back(lower);
  } else {
    return false;
  }
  text.resize(begin);
  return true;
}

/// The label of a link at the end: "... in C. [website]". True when one was taken.
bool take_label(MarkedWords& text) {
  const std::size_t last = text.words.find_last_not_of(" .,|)]");
  if (last == std::string::npos || text.marks[last] != 'L') return false;
  std::size_t begin = last;
  while (begin > 0 && text.marks[begin - 1] == 'L') --begin;
  const std::string_view label = std::string_view(text.words).substr(begin, last + 1 - begin);
  const std::string_view before = trimmed(std::string_view(text.words).substr(0, begin), " ");
  const bool ends =
      before.empty() || std::string_view(".!?)]|,").find(before.back()) != std::string_view::npos;
  if (!ends || !importers::is_link_label(label)) return false;
  text.resize(begin);
  return true;
}

/// "[Deprecated]" wherever it stands.
void take_deprecated(MarkedWords& text, ItemText& out) {
  const std::string lower = in_lower_case(text.words);
  for (const std::string_view word : {"[deprecated]", "(deprecated)", "[archived]", "(archived)"}) {
    const std::size_t at = lower.find(word);
    if (at == lower.npos) continue;
    out.deprecated = true;
    return text.erase({at, at + word.size()});
  }
}

/// Single spaces; none before a full stop or comma that something was cut out in front of.
std::string single_spaced(const std::string& words) {
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char c = words[at];
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    // ".NET" and ".env" are words; an ellipsis keeps its space too.
    const bool ends_here = at + 1 == words.size() || words[at + 1] == ' ' || words[at + 1] == '\n';
    if ((c == '.' || c == ',') && ends_here && out.ends_with(' ') && !out.ends_with(". ")) {
      out.pop_back();
    }
    out += blank ? ' ' : c;
  }
  return out;
}

/// The text without marks and pictures at both ends.
std::string_view without_marks(std::string_view view) {
  view = catalogue::without_pictures(view);
  // Until nothing changes: what is left in front of a cut may be a dash, a picture, a dash again.
  while (true) {
    const std::string_view before = view;
    for (const std::string_view mark :
         {"–", "—", "-", ":", "|", "*", ",", ")", "]", ">", "/", "·", "：", "，", "。"}) {
      // "/notes" is a path and "--x" an option.
      const bool is_word =
          view.starts_with("--") || (view.size() > 1 && view[0] == '/' && is_alphanumeric(view[1]));
      if (view.starts_with(mark) && !is_word) view.remove_prefix(mark.size());
    }
    const bool is_dot_word = view.size() > 1 && is_alphanumeric(view[1]);
    if (view.starts_with('.') && !is_dot_word) view.remove_prefix(1);
    for (const std::string_view mark :
         {" –", " —", " -", ":", " |", " (", " [", " /", " ·", " ."}) {
      if (view.ends_with(mark)) view.remove_suffix(mark.size());
    }
    view = catalogue::without_pictures(view);
    if (view == before) return view;
  }
}

/// "(Apple, 2025) - Tells ...", and the "1 - " of entries that are numbered: what stands in front
/// of a dash is about the text.
std::string_view without_aside(std::string_view view) {
  constexpr std::size_t kMostWords = 5;
  constexpr std::size_t kMostDigits = 2;
  const std::size_t digits = std::min(view.find_first_not_of("0123456789"), view.size());
  if (digits > 0 && digits <= kMostDigits && view.substr(digits).starts_with(" - ")) {
    return without_marks(view.substr(digits));
  }
  if (!view.starts_with('(')) return view;
  const std::size_t end = view.find(')');
  if (end == view.npos) return view;
  const std::string_view rest = trimmed(view.substr(end + 1), " ");
  const bool is_apart = rest.starts_with('-') || rest.starts_with(':') || rest.starts_with("–") ||
                        rest.starts_with("—");
  if (!is_apart || phrases::words(view.substr(1, end)).size() > kMostWords) return view;
  return without_marks(rest);
}

/// "[An engine for mills]" as all that is said of an address: words about it, or a tag.
void open_brackets(ItemText& out) {
  constexpr std::size_t kMostTagWords = 2;
  std::string_view view = out.description;
  const bool is_bracketed = view.size() > 2 && view.starts_with('[') && view.ends_with(']') &&
                            view.find_first_of("[]", 1) == view.size() - 1;
  if (!is_bracketed) return;
  view = trimmed(view.substr(1, view.size() - 2));
  std::string inner(view);
  if (phrases::word_count(inner) <= kMostTagWords) {
    out.tags.push_back(in_lower_case(inner));
    inner.clear();
  }
  out.description = std::move(inner);
}

}  // namespace

std::string plain_line(std::string_view text) {
  const std::string line = single_spaced(without_shortcodes(text));
  return std::string(without_marks(line));
}

ItemText read_item_text(const markdown::Text& text, std::size_t from) {
  ItemText out;
  MarkedWords rest = marked(text, from);
  // Before marks and pictures at the ends are cut off, which these signs mostly are.
  for (const std::string_view mark : {"heavy_dollar_sign:", "💲", "💰"}) {
    out.is_paid = out.is_paid || rest.words.find(mark) != rest.words.npos;
  }
  // Tags before brackets and codes at the end, as each step sees only what those before left.
  take_hash_words(rest, out.tags);
  erase_bracketed_links(rest);
  erase_linked_notes(rest);
  take_deprecated(rest, out);
  while (take_code(rest, out) || take_bracket(rest, out) || take_label(rest)) {
  }
  const std::string line = single_spaced(without_shortcodes(rest.words));
  const std::string_view view = without_marks(line);
  const std::size_t begin = static_cast<std::size_t>(view.data() - line.data());
  // Legends explain such pictures, so what is cut off is handed on.
  if (!view.empty()) {
    out.pictures = line.substr(0, begin) + line.substr(begin + view.size());
  } else {
    out.pictures = line;
  }
  out.description = std::string(without_aside(view));
  open_brackets(out);
  return out;
}

}  // namespace matchgraph::awesome
