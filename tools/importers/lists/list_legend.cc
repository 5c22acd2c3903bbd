#include "tools/importers/lists/list_legend.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/lists/item_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::awesome {
namespace {

using markdown::Block;
using markdown::BlockKind;

struct Meaning {
  std::string_view words;  ///< parts of a meaning, in small letters, '|' between them
  const char* tag;
};

/// What legends say, in ten languages; the first that is found. Names of languages and systems are
/// written alike in all of them.
constexpr auto kMeanings = std::to_array<Meaning>({
    {"official|官方|公式|공식|officiel|oficial|offiziell|ufficiale|официальн|resmi|رسمی|رسمي",
     "official"},
    // Names of languages, by which filters find a server. Longer ones first, as "javascript" holds
    // "java".
    {"typescript", "typescript"},
    {"javascript", "javascript"},
    {"python", "python"},
    {"rust", "rust"},
    // Two letters stand in many words, so only with what legends put behind them.
    {"golang|go codebase|go 代码|go コード|go 코드", "go"},
    {"c#", "c#"},
    {".net", ".net"},
    {"c/c++|c++", "c++"},
    {"kotlin", "kotlin"},
    {"java", "java"},
    {"ruby", "ruby"},
    {"swift", "swift"},
    {"php", "php"},
    // The systems that a thing runs on, then the places.
    {"macos|mac os|apple", "macos"},
    {"windows", "windows"},
    {"linux", "linux"},
    // Beginnings of words, as many languages have endings: "auto-hébergé", "встраиваемые".
    {"embedded|嵌入式|組み込み|임베디드|eingebettet|embarqué|встраиваем", "embedded"},
    {"self-host|self host|selbst gehostet|auto-héberg|autoaloj|自托管|セルフホスト|셀프",
     "self-hosted"},
    {"cloud|云|雲|クラウド|클라우드|nube|nuvem|nuage|облач|bulut|ابری|سحاب", "cloud service"},
    {"local|lokal|locale|本地|ローカル|로컬|локальн|yerel|محلی|محلي", "local"},
    {"open source|open-source|开源|オープンソース|오픈 소스|código abierto|открыт", "open-source"},
    {"paid|kostenpflichtig|付费|有料|유료|payant|pago|платн", "paid"},
    {"deprecated|archived|unmaintained", "deprecated"},
});

bool has_any(const std::string& text, std::string_view parts) {
  while (!parts.empty()) {
    const std::size_t end = std::min(parts.find('|'), parts.size());
    if (text.find(parts.substr(0, end)) != text.npos) return true;
    parts.remove_prefix(std::min(end + 1, parts.size()));
  }
  return false;
}

/// "python" of "Python codebase"; a meaning that is not known is its own tag when it is short.
std::string tag_of_meaning(std::string_view meaning) {
  const std::string lower = in_lower_case(meaning);
  for (const Meaning& one : kMeanings) {
    if (has_any(lower, one.words)) return one.tag;
  }
  // "Go".
  if (phrases::joined_words(lower).starts_with(" go ")) return "go";
  // A longer meaning would be a sentence for a tag.
  constexpr std::size_t kMostWords = 3;
  const std::size_t count = phrases::word_count(meaning);
  return count > 0 && count <= kMostWords ? lower : std::string();
}

/// Emoji are written with and without the mark that asks for colour.
std::string without_selectors(std::string text) {
  constexpr std::string_view kSelector = "\xEF\xB8\x8F";
  for (std::size_t at = text.find(kSelector); at != text.npos; at = text.find(kSelector, at)) {
    text.erase(at, kSelector.size());
  }
  return text;
}

/// The emoji that a line begins with; empty when there is none.
std::string leading_picture(std::string_view line) {
  const std::string_view rest = catalogue::without_pictures(line);
  const std::size_t size = static_cast<std::size_t>(rest.data() - line.data());
  if (rest.empty() || size == 0) return {};
  constexpr std::size_t kLongest = 32;
  const std::string picture = without_selectors(std::string(trimmed(line.substr(0, size), " \t")));
  return picture.size() <= kLongest ? picture : std::string();
}

bool has_link(const markdown::Text& text) {
  return std::any_of(text.spans.begin(), text.spans.end(), [](const markdown::Span& span) {
    return span.kind == markdown::SpanKind::kLink;
  });
}

}  // namespace

Legend::Legend(const Block& root) { read(root); }

void Legend::read(const Block& block) {
  if (block.kind == BlockKind::kList) {
    std::vector<Mark> marks;
    for (const Block& item : block.children) {
      const std::string picture = leading_picture(item.text.words);
      if (picture.empty() || has_link(item.text)) continue;
      marks.push_back({picture, tag_of_meaning(plain_line(item.text.words))});
    }
    // Most lines, or it is a list that uses emoji for bullets.
    if (marks.size() * 3 >= block.children.size() * 2) add(block, std::move(marks));
  } else if (block.kind == BlockKind::kTable) {
    std::vector<Mark> marks;
    for (const Block& row : block.children) {
      if (row.cells.size() < 2 || has_link(row.cells[0])) continue;
      const std::string& cell = row.cells[0].words;
      const bool is_picture = !cell.empty() && catalogue::without_pictures(cell).empty();
      if (is_picture) {
        marks.push_back({without_selectors(cell), tag_of_meaning(row.cells[1].words)});
      }
    }
    // All rows but perhaps the head.
    if (marks.size() + 1 >= block.children.size()) add(block, std::move(marks));
  }
  for (const Block& child : block.children) read(child);
}

void Legend::add(const Block& source, std::vector<Mark> marks) {
  constexpr std::size_t kFewest = 2;  // one line with an emoji is an item
  if (marks.size() < kFewest) return;
  sources_.push_back(&source);
  std::move(marks.begin(), marks.end(), std::back_inserter(marks_));
}

std::vector<std::string> Legend::tags_of(std::string_view pictures) const {
  std::vector<std::string> out;
  if (pictures.empty()) return out;
  const std::string plain = without_selectors(std::string(pictures));
  for (const Mark& mark : marks_) {
    if (plain.find(mark.picture) != plain.npos) importers::add_once(out, mark.tag);
  }
  return out;
}

bool Legend::is_source(const Block& block) const {
  return std::find(sources_.begin(), sources_.end(), &block) != sources_.end();
}

}  // namespace matchgraph::awesome
