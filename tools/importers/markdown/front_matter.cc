#include "tools/importers/markdown/front_matter.h"

#include <algorithm>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::readme {
namespace {

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Three hyphens; some cards have a few more, and not as many at the end.
bool is_fence(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of('-') == line.npos;
}

/// A scalar without quotes and comment.
std::string scalar(std::string_view text) {
  text = trimmed(text);
  // Enough of YAML for what READMEs hold; a parser of all of it would be a dependency for a few
  // lines.
  if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'')) {
    const std::size_t end = text.find(text[0], 1);
    if (end != text.npos) return std::string(text.substr(1, end - 1));
  }
  // Only behind a space: "C#" is a value.
  const std::size_t comment = text.find(" #");
  return std::string(trimmed(text.substr(0, comment)));
}

void add_values(FrontMatter::Field& field, std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with('[') || !text.ends_with(']')) {
    std::string value = scalar(text);
    // Blocks and mappings span lines, and no field that is read has them.
    const bool is_plain = !value.empty() && value != "|" && value != ">" && value[0] != '{';
    if (is_plain) field.values.push_back(std::move(value));
    return;
  }
  text = text.substr(1, text.size() - 2);
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string value = scalar(text.substr(0, comma));
    if (!value.empty()) field.values.push_back(std::move(value));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
}

/// The position of the colon after a key, or npos.
std::size_t key_end(std::string_view line) {
  if (line.empty() || line[0] == ' ' || line[0] == '#' || line[0] == '-') return line.npos;
  const std::size_t colon = line.find(':');
  // "https://..." holds a colon and is no key.
  if (colon == line.npos || (colon + 1 < line.size() && line[colon + 1] != ' ')) return line.npos;
  return colon;
}

}  // namespace

std::vector<std::string> FrontMatter::values(std::string_view key) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [key](const Field& field) { return field.key == key; });
  return found == fields.end() ? std::vector<std::string>() : found->values;
}

std::string FrontMatter::value(std::string_view key) const {
  const std::vector<std::string> found = values(key);
  return found.empty() ? std::string() : found.front();
}

std::size_t FrontMatter::line_of(std::string_view key) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [key](const Field& field) { return field.key == key; });
  return found == fields.end() ? 0 : found->line;
}

FrontMatter read_front_matter(std::string_view bytes) {
  FrontMatter out;
  std::string_view rest = bytes;
  std::size_t lines = 1;
  // Only at the very beginning, but for blank lines: further down it is a rule.
  std::string_view first = trimmed(next_line(rest));
  for (; first.empty() && !rest.empty(); ++lines) first = trimmed(next_line(rest));
  if (!is_fence(first)) return out;
  // More than three hyphens may be a rule above a text as well.
  const bool is_rule = first.size() > 3;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    ++lines;
    if (is_fence(trimmed(line))) {
      out.bytes = bytes.size() - rest.size();
      out.lines = lines;
      return out;
    }
    const std::string_view inner = trimmed(line);
    const std::size_t colon = key_end(line);
    if (colon != line.npos) {
      out.fields.push_back({std::string(line.substr(0, colon)), {}, lines});
      add_values(out.fields.back(), line.substr(colon + 1));
    } else if (inner.starts_with("- ") && !out.fields.empty() && inner.find(": ") == inner.npos) {
      // A list of mappings says nothing that is read here.
      add_values(out.fields.back(), inner.substr(2));
    } else if (is_rule && !inner.empty() && line[0] != ' ' && line[0] != '#' && line[0] != '-') {
      return {};  // prose
    }
  }
  // It never closed, so it was no front matter but a rule and text.
  return {};
}

}  // namespace matchgraph::readme
