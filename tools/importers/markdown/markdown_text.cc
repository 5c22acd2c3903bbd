#include "tools/importers/markdown/markdown_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "text/unicode_text.h"
#include "tools/importers/markdown/line_ends.h"

namespace matchgraph::markdown {
namespace {

constexpr std::size_t kMaxOpenSpans = 48;  // of one text

struct Entity {
  std::string_view name;
  std::string_view text;
};

/// Those that lists and READMEs use; HTML has 2,231.
constexpr std::array<Entity, 22> kEntities = {
    {{"amp", "&"},   {"lt", "<"},     {"gt", ">"},    {"quot", "\""},  {"apos", "'"},
     {"nbsp", " "},  {"ensp", " "},   {"emsp", " "},  {"thinsp", " "}, {"ndash", "–"},
     {"mdash", "—"}, {"hellip", "…"}, {"bull", "•"},  {"middot", "·"}, {"copy", "©"},
     {"reg", "®"},   {"trade", "™"},  {"times", "×"}, {"rarr", "→"},   {"larr", "←"},
     {"rsquo", "’"}, {"lsquo", "‘"}}};

std::string utf8(std::uint32_t codepoint) {
  // Surrogates are no characters, and UTF-8 that held them would be refused further on.
  if (codepoint == 0 || codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint < 0xE000)) {
    return "\xEF\xBF\xBD";
  }
  std::string out;
  catalogue::append_character(out, static_cast<std::int32_t>(codepoint));
  return out;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

void TextBuilder::add(std::string_view words) {
  for (const char c : words) {
    if (!is_blank(c)) {
      text_.words += c;
    } else if (!text_.words.empty() && text_.words.back() != ' ' && text_.words.back() != '\n') {
      // One space for any white space: line breaks of a file are the writer's, not the text's.
      text_.words += ' ';
    }
  }
}

void TextBuilder::break_line() {
  // Spans keep their places: a space becomes the break, it does not go.
  if (!text_.words.empty() && text_.words.back() == ' ') text_.words.back() = '\n';
  if (!text_.words.empty() && text_.words.back() != '\n') text_.words += '\n';
}

void TextBuilder::end_line() {
  add(" ");
  if (text_.words.ends_with(' ')) line_ends_.push_back(text_.words.size() - 1);
}

void TextBuilder::open(SpanKind kind, std::string target) {
  if (open_.size() == kMaxOpenSpans) return;  // closing looks through them
  open_.push_back({kind, text_.words.size(), 0, std::move(target)});
}

void TextBuilder::close(SpanKind kind) {
  const auto found =
      std::find_if(open_.rbegin(), open_.rend(), [kind](const Span& s) { return s.kind == kind; });
  // Closed without having been opened, as HTML in READMEs often is.
  if (found == open_.rend()) return;
  Span span = std::move(*found);
  open_.erase(std::next(found).base());
  span.end = text_.words.size();
  text_.spans.push_back(std::move(span));
}

Text TextBuilder::take() {
  // Spans that nobody closed end with the text.
  while (!open_.empty()) close(open_.back().kind);
  std::string& words = text_.words;
  break_between_sentences(words, std::exchange(line_ends_, {}));
  const std::size_t last = words.find_last_not_of(" \n");
  words.resize(last == std::string::npos ? 0 : last + 1);
  // Writers put blanks inside of marks and links: "[ Quern ](...)".
  for (Span& span : text_.spans) {
    span.end = std::min(span.end, words.size());
    while (span.begin < span.end && is_blank(words[span.begin])) ++span.begin;
    while (span.begin < span.end && is_blank(words[span.end - 1])) --span.end;
  }
  std::erase_if(text_.spans, [](const Span& span) { return span.begin >= span.end; });
  return std::exchange(text_, {});
}

std::string decode_entity(std::string_view entity) {
  std::string_view name = entity;
  if (!name.starts_with('&') || !name.ends_with(';')) return std::string(entity);
  name = name.substr(1, name.size() - 2);
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool is_hex = name.starts_with('x') || name.starts_with('X');
    if (is_hex) name.remove_prefix(1);
    std::uint32_t codepoint = 0;
    const auto [end, fault] =
        std::from_chars(name.data(), name.data() + name.size(), codepoint, is_hex ? 16 : 10);
    const bool is_number = fault == std::errc() && end == name.data() + name.size();
    return is_number ? utf8(codepoint) : std::string(entity);
  }
  const auto found = std::find_if(kEntities.begin(), kEntities.end(),
                                  [name](const Entity& known) { return known.name == name; });
  return std::string(found == kEntities.end() ? entity : found->text);
}

std::string decode_entities(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view ahead = text.substr(at, kLongest + 1);
    // No entity that is known is longer, so a text full of "&" is not searched again and again.
    const std::size_t end = ahead.front() == '&' ? ahead.find(';') : text.npos;
    if (end == text.npos) {
      out += text[at++];
    } else {
      out += decode_entity(ahead.substr(0, end + 1));
      at += end + 1;
    }
  }
  return out;
}

}  // namespace matchgraph::markdown
