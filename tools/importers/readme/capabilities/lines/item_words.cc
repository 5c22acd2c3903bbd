#include "tools/importers/readme/capabilities/lines/item_words.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/markdown/title_rules.h"

namespace matchgraph::readme {

using markdown::Block;
using markdown::BlockKind;
using markdown::SpanKind;
using markdown::Text;

namespace {

/// Where repositories, packages and papers are, each at an address of its own.
constexpr std::array<std::string_view, 11> kPlacesOfThings = {
    "://github.com/", "npmjs.com/",     "npmjs.org/", "pypi.org/", "crates.io/",   "pkg.go.dev/",
    "://gitlab.com/", "huggingface.co", "arxiv.org",  "doi.org",   "packagist.org"};

/// "fill(sack)" and "sacks['rye']".
bool calls_or_takes(std::string_view code) {
  return code.find('(') != code.npos || code.find("['") != code.npos ||
         code.find("[\"") != code.npos;
}

}  // namespace

bool is_all(const Text& text, SpanKind kind) {
  std::size_t covered = 0;
  for (const markdown::Span& span : text.spans) {
    if (span.kind == kind) covered += span.end - span.begin;
  }
  // Brackets and a full stop around a link are no words.
  return covered > 0 && covered + 3 >= text.words.size();
}

bool holds_code(const Text& text, const phrases::Range& bytes) {
  return std::any_of(text.spans.begin(), text.spans.end(), [&bytes](const auto& span) {
    return span.kind == SpanKind::kCode && span.begin < bytes.end && span.end > bytes.begin;
  });
}

bool links_inside(const Text& text) {
  return std::any_of(text.spans.begin(), text.spans.end(), [](const markdown::Span& span) {
    return span.kind == SpanKind::kLink && span.target.starts_with('#');
  });
}

std::string anchor_of(const Text& text) {
  for (const markdown::Span& span : text.spans) {
    if (span.kind == SpanKind::kLink && span.target.starts_with('#')) {
      return catalogue::slug(span.target);
    }
  }
  return {};
}

bool begins_with_call(const Text& text) {
  // "fill(sack)", in code or not; "Sack(s)" is a word.
  const std::string_view first = std::string_view(text.words).substr(0, text.words.find(' '));
  const std::size_t bracket = first.find('(');
  const std::size_t angle = first.find('<');
  if (angle != first.npos && angle > 0) return true;  // "fill<Sack>"
  const bool is_plain_call =
      bracket != first.npos && bracket > 0 && !first.ends_with("(s)") && !first.ends_with("(s):");
  return is_plain_call ||
         std::any_of(text.spans.begin(), text.spans.end(), [&text](const markdown::Span& span) {
           return span.kind == SpanKind::kCode && span.begin == 0 &&
                  calls_or_takes(std::string_view(text.words).substr(0, span.end));
         });
}

bool begins_with_member(const Text& text) {
  return std::any_of(text.spans.begin(), text.spans.end(), [&text](const markdown::Span& span) {
    if (span.kind != SpanKind::kCode || span.begin > 0) return false;
    const std::string_view rest = trimmed(std::string_view(text.words).substr(span.end));
    return rest.starts_with('-') || rest.starts_with(':') || rest.starts_with("–") ||
           rest.starts_with("—") || rest.starts_with('(') || rest.starts_with('=');
  });
}

bool begins_with_file(std::string_view words) {
  const std::string_view first = words.substr(0, words.find_first_of(" :"));
  const std::size_t dot = first.rfind('.');
  // A path with an ending, and no address.
  if (dot != first.npos && first.find('/') < dot && first.find("//") == first.npos) return true;
  // Endings of files, as a dot alone may stand in a name ("Node.js").
  return dot != first.npos && dot > 0 &&
         phrases::is_one_of(in_lower_case(first.substr(dot + 1)),
                            "md|txt|json|jsonl|yaml|yml|toml|py|ts|tsx|sh|csv|tsv|ipynb|xml|html|"
                            "cfg|ini|lock|zip|gz|cc|cpp|h|hpp|rs|go|java|rb|php|parquet|bin|onnx|"
                            "gguf|safetensors|pt|pth|pdf|png|env|conf|sql");
}

bool ends_with_files(std::string_view text) {
  const std::size_t open = text.rfind('(');
  if (open == text.npos || !trimmed(text, " .").ends_with(')')) return false;
  std::string_view inner = trimmed(text.substr(open + 1), " .)`");
  const std::size_t slash = inner.rfind('/');
  if (slash == inner.npos || slash == 0 || inner.find(' ') != inner.npos) return false;
  const std::string_view last = inner.substr(slash + 1);
  return last.empty() || last.find('*') != last.npos || last.find('.') != last.npos;
}

bool begins_with_other(const Text& text) {
  if (text.spans.empty()) return false;
  return std::any_of(text.spans.begin(), text.spans.end(), [](const markdown::Span& span) {
    if (span.kind != SpanKind::kLink || span.begin > 1) return false;
    return std::any_of(
        kPlacesOfThings.begin(), kPlacesOfThings.end(),
        [&span](std::string_view place) { return span.target.find(place) != span.target.npos; });
  });
}

std::string words_without_code(const Text& text, const std::vector<std::string>& subjects) {
  std::string out = text.words;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != SpanKind::kCode) continue;
    const std::string code = out.substr(span.begin, span.end - span.begin);
    const std::string words(trimmed(phrases::joined_words(code)));
    if (std::find(subjects.begin(), subjects.end(), words) != subjects.end()) continue;
    // Of the same length, so that ranges found in it cut the original.
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(span.begin),
              out.begin() + static_cast<std::ptrdiff_t>(span.end), 'x');
  }
  return out;
}

std::string fitting(std::string_view text) {
  std::string out;
  for (const phrases::Range& range : phrases::sentences(text)) {
    const std::string_view sentence = range.of(text);
    // Never cut within a sentence, as what is left may say the opposite ("runs offline unless
    // ...").
    if (!out.empty() && out.size() + sentence.size() > kMostTextBytes) break;
    const bool is_open =
        !out.empty() && std::string_view(".!?:;,").find(out.back()) == std::string_view::npos;
    // Lines of a paragraph that were sentences without a stop.
    out += (out.empty() ? "" : is_open ? ". " : " ") + std::string(sentence);
  }
  return out;
}

bool is_link_list(const Block& list) {
  return std::all_of(list.children.begin(), list.children.end(), [](const Block& item) {
    return item.text.words.empty() || is_all(item.text, SpanKind::kLink);
  });
}

bool is_over_links(const std::vector<const Block*>& blocks) {
  return !blocks.empty() && std::all_of(blocks.begin(), blocks.end(), [](const Block* block) {
    return block->kind == BlockKind::kList ? is_link_list(*block)
                                           : is_all(block->text, SpanKind::kLink);
  });
}

bool is_contents(const Block& list, bool is_any) {
  const auto leads_inside = [](const Block& item) { return links_inside(item.text); };
  return std::all_of(list.children.begin(), list.children.end(), leads_inside) &&
         std::any_of(list.children.begin(), list.children.end(), [is_any](const Block& item) {
           if (is_any) return true;
           const SectionKind kind =
               classify_section(plain_title(item.text.words), SectionKind::kIntroduction);
           return kind == SectionKind::kExcluded || kind == SectionKind::kUsage;
         });
}

}  // namespace matchgraph::readme
