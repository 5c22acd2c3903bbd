#include "tools/importers/readme/capabilities/llm_capabilities.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "catalogue/diagnostic_log.h"
#include "catalogue/json_line.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/readme/capabilities/capability_merge.h"
#include "tools/importers/readme/capabilities/llm_endpoint.h"

namespace matchgraph::readme {
namespace {

constexpr std::size_t kFewestQuoteWords = 2;
constexpr double kFewestKnownWords = 0.5;  // of a text's words, that the file has
constexpr std::size_t kMostAnswerBytes = 2000;
/// The answer that is asked for is three levels deep; what is much deeper is none.
constexpr int kMaxJsonDepth = 16;

/// Quotes are asked for so that what a model makes up can be told from what it has read.
constexpr std::string_view kQuestion =
    "You read the README or model card of a piece of software, a model or a data set and list what "
    "it can do. Answer with one JSON object and nothing else: {\"capabilities\": [{\"name\": short "
    "title of at most six words, \"text\": one sentence that says what it can do, \"quote\": the "
    "words of the file that say so, copied exactly}]}. One entry for each thing it can do; none "
    "for "
    "installation, building, licence, credits, contributing, citations, benchmark figures, plans "
    "or "
    "limits. Say nothing that the file does not say.";

/// The words of a file and the lines where they stand.
class SourceWords {
 public:
  void add(std::string_view text, std::size_t line) {
    // Words alone are compared: what a model copies differs in white space, quotes and signs.
    for (const std::string& word : phrases::words(text)) {
      starts_.push_back({joined_.size(), line});
      joined_ += " " + word;
    }
  }

  /// The line where the words stand one after the other.
  std::optional<std::size_t> find(const std::string& words) const {
    // Words between spaces, so that "art" is not found within "chart".
    const std::size_t at = (joined_ + " ").find(words);
    if (at == std::string::npos) return std::nullopt;
    const auto next = std::upper_bound(
        starts_.begin(), starts_.end(), at,
        [](std::size_t wanted, const auto& start) { return wanted < start.first; });
    return std::prev(next)->second;
  }

 private:
  std::string joined_;
  std::vector<std::pair<std::size_t, std::size_t>> starts_;  ///< byte in joined_, line
};

void add_block(const markdown::Block& block, SourceWords& out) {
  out.add(block.text.words, block.line);
  for (const markdown::Text& cell : block.cells) out.add(cell.words, block.line);
  for (const markdown::Block& child : block.children) add_block(child, out);
}

void add_lines(std::string_view bytes, SourceWords& out) {
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    out.add(bytes.substr(0, end), line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

/// The JSON object of an answer that may stand in a code fence.
std::string_view json_part(std::string_view content) {
  const std::size_t begin = content.find('{');
  const std::size_t end = content.rfind('}');
  return begin == content.npos || end == content.npos || end < begin
             ? std::string_view()
             : content.substr(begin, end + 1 - begin);
}

std::string text_field(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return {};
  std::string text = found->get<std::string>();
  catalogue::clean(text, catalogue::Breaks::kNone);
  return text;
}

std::vector<std::string> path_at(const Sections& sections, std::size_t line) {
  std::vector<std::string> path;
  for (const Section& section : sections.all) {
    if (section.line <= line) path = section.path;
  }
  return path;
}

/// Holds what a model says against the file.
class Verifier {
 public:
  Verifier(std::string_view bytes, const markdown::Document& document, const Sections& sections)
      : sections_(sections) {
    add_lines(bytes, raw_);
    // A quote may be copied from the file's source or from how it reads; both count.
    add_block(document.root, plain_);
    for (std::string& word : phrases::content_words(bytes)) known_.insert(std::move(word));
  }

  std::optional<FoundCapability> verify(const nlohmann::json& entry) const {
    if (!entry.is_object()) return std::nullopt;
    FoundCapability out;
    out.name = text_field(entry, "name");
    out.text = text_field(entry, "text");
    const std::string quote = text_field(entry, "quote");
    // Half of its words must be the file's: a model may word a sentence anew, but not tell
    // something else.
    if (out.text.empty() || out.text.size() > kMostAnswerBytes || !is_known(out.text)) {
      return std::nullopt;
    }
    // One word stands in any file.
    if (phrases::words(quote).size() < kFewestQuoteWords) return std::nullopt;
    const std::string words = phrases::joined_words(quote);
    std::optional<std::size_t> line = raw_.find(words);
    if (!line) line = plain_.find(words);
    if (!line) return std::nullopt;
    if (out.name.empty()) out.name = phrases::short_name(out.text);
    out.line = *line;
    out.path = path_at(sections_, *line);
    return out;
  }

 private:
  bool is_known(const std::string& text) const {
    const std::vector<std::string> words = phrases::content_words(text);
    const auto found = std::count_if(words.begin(), words.end(), [this](const std::string& word) {
      return known_.contains(word);
    });
    return static_cast<double>(found) >= kFewestKnownWords * static_cast<double>(words.size());
  }

  const Sections& sections_;
  SourceWords raw_;    ///< of the file as it is
  SourceWords plain_;  ///< without Markdown's signs and addresses
  std::set<std::string> known_;
};

}  // namespace

LlmFindings find_capabilities_with_llm(const LlmOptions& options, std::string_view bytes,
                                       const markdown::Document& document,
                                       const Sections& sections) {
  LlmFindings out;
  const LlmAnswer answer = ask_llm(options, kQuestion, bytes);
  out.fault = answer.fault;
  if (!out.fault.empty()) return out;
  // What is wrong with it is told in words of this place; the log only has to be there.
  catalogue::DiagnosticLog log("", 1);
  const auto json = catalogue::parse_json_line(json_part(answer.content), kMaxJsonDepth, log);
  const auto list =
      json && json->is_object() ? json->find("capabilities") : nlohmann::json::const_iterator();
  if (!json || !json->is_object() || list == json->end() || !list->is_array()) {
    out.fault = "its message is no JSON object with \"capabilities\"";
    return out;
  }
  const Verifier verifier(bytes, document, sections);
  for (const nlohmann::json& entry : *list) {
    if (out.capabilities.size() >= kMostCapabilities) break;
    if (auto capability = verifier.verify(entry)) {
      out.capabilities.push_back(std::move(*capability));
    } else {
      ++out.invented;
    }
  }
  if (out.capabilities.empty()) out.fault = "nothing of what it lists stands in the file";
  out.capabilities = merge_near_equal(std::move(out.capabilities));
  return out;
}

}  // namespace matchgraph::readme
