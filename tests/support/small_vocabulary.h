// A catalogue of two dozen names for tests of the query language.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/query_vocabulary.h"
#include "text/fold.h"

namespace matchgraph::test {

/// Names that are hard to read: with "and", "with", "free", commas, digits, hyphens, quotes and
/// accents, one that is also an ordinary word, and one that two entities share. Counts how often it
/// is asked for names.
class SmallVocabulary : public QueryVocabulary {
 public:
  NameLookup entity(std::string_view text, Spelling spelling) const override {
    ++lookups;
    std::vector<NamedEntity> found;
    for (const Named& named : entities()) {
      const bool is_alias =
          !named.alias.empty() && fold_for_names(named.alias) == fold_for_names(text);
      const bool is_name =
          !fold_for_names(text).empty() && fold_for_names(named.name) == fold_for_names(text);
      if (named.id == text) return {NameLookup::Kind::kFound, {named.id, named.name}};
      if (is_name || is_alias) found.push_back({named.id, named.name});
    }
    if (found.empty() && spelling != Spelling::kExact) found = beginning_with(text, spelling);
    if (found.size() == 1) return {NameLookup::Kind::kFound, found.front()};
    if (found.size() > 1) return {NameLookup::Kind::kAmbiguous, {}, found};
    return {NameLookup::Kind::kNone, {}, {{"acme/near", "Near"}}};
  }

  /// What is written with a "zq" stands in no text.
  bool has_unknown_word(std::string_view text) const override {
    return text.find("zq") != std::string_view::npos;
  }
  bool rival(std::string_view text) const override { return fold_for_names(text) == "acme ocr 3"; }
  std::optional<std::string> type(std::string_view text) const override {
    return find({"model", "dataset", "library", "mcp-server", "tool"}, text);
  }
  std::optional<std::string> maker(std::string_view text) const override {
    return find({"Mistral AI", "OpenAI", "BigCode", "Google", "Meta", "Kùzu Inc."}, text);
  }
  std::optional<std::string> license(std::string_view text) const override {
    return find({"Apache-2.0", "MIT"}, text);
  }
  std::optional<std::string> tag(std::string_view text) const override {
    return find({"vision", "in:image"}, text);
  }
  std::optional<std::string> cluster(std::string_view text) const override {
    return find({"speech / voice / transcription"}, text);
  }
  std::vector<std::string> license_family(std::string_view text) const override {
    if (fold_for_names(text) == "apache") return {"Apache-2.0"};
    const auto exact = license(text);
    return exact ? std::vector<std::string>{*exact} : std::vector<std::string>{};
  }
  bool is_family(std::string_view text) const override { return fold_for_names(text) == "claude"; }
  std::int32_t newest_year() const override { return 2026; }
  std::optional<Field> field(std::string_view text) const override {
    static const std::map<std::string, Field> known = {
        {"price", {"price"}},           {"output price", {"output_price"}},
        {"parameters", {"parameters"}}, {"rank", {"rank"}},
        {"caps", {"capabilities"}},     {"capabilities", {"capabilities"}},
        {"updated", {"updated", true}}, {"released", {"released", true}},
        {"context", {"context"}},       {"stars", {"stars"}},
        {"max output", {"max_output"}}};
    const auto found = known.find(fold_for_names(text));
    return found == known.end() ? std::nullopt : std::optional(found->second);
  }
  bool is_called_after(std::string_view maker) const override {
    return fold_for_names(maker) == "lyrica";
  }
  bool is_line(std::string_view name) const override { return fold_for_names(name) == "claude"; }
  bool is_seller(std::string_view name) const override {
    const std::string key = fold_for_names(name);
    return key == "corner shop" || key == "bazaar";
  }
  bool is_resold(std::string_view maker) const override { return maker == "Mistral AI"; }
  std::vector<std::string> price_units() const override {
    return {"", "USD/1m input tokens", "USD/1m characters", "USD/minute of audio", "USD/search"};
  }
  std::vector<std::string> types() const override {
    return {"dataset", "library", "mcp-server", "model", "tool"};
  }

  mutable std::size_t lookups = 0;

 private:
  struct Named {
    std::string id, name, alias = {};
  };

  static const std::vector<Named>& entities() {
    static const std::vector<Named> known = {
        {"mistral/mixtral-8x7b", "Mixtral 8x7B", "Mixtral"},
        {"openai/gpt-4o", "GPT-4o"},
        {"openai/gpt-4o-mini", "GPT-4o-mini"},
        {"anthropic/sonnet-4", "Claude Sonnet 4"},
        {"anthropic/sonnet-4.5", "Claude Sonnet 4.5"},
        {"zai/glm-5", "GLM-5"},
        {"zai/glm-5-free", "GLM-5 Free"},
        {"zai/glm-5.1-free", "Coding GLM 5.1 (free)"},
        {"vladmandic/sdnext", "SD.Next", "sdnext"},
        {"bigcode/the-stack-v2", "The Stack v2"},
        {"qdrant/qdrant", "Qdrant"},
        {"kuzudb/kuzu", "Kùzu"},
        {"books/i-librarian", "I, Librarian"},
        {"ten/10000ft", "10,000ft MCP Server"},
        {"ms/kubernetes-openshift", "Kubernetes and OpenShift"},
        {"k8s/kubernetes", "Kubernetes"},
        {"toys/arduino", "Chat with Arduino"},
        {"router/free", "Free Models Router"},
        {"not-th.re/not-th.re", "not-th.re"},
        {"fmtlib/fmt", "fmt", "{fmt}"},
        {"ggml-org/whisper.cpp", "whisper.cpp"},
        {"tools/calendar", "Calendar"},
        {"one/memory", "Memory"},
        {"two/memory", "Memory"},
        {"odd/a\"b", "The \"Odd\" One"},
        {"cpp/plus", "C++ Insights"},
        {"chat/llama-2-70b", "Llama 2 70B"},
        {"cjk/tongyi", "通义千问"},
    };
    return known;
  }

  /// As the snapshot's vocabulary does: two words or a digit are enough for a beginning.
  static std::vector<NamedEntity> beginning_with(std::string_view text, Spelling spelling) {
    const std::string key = fold_for_names(text);
    const bool is_telling = key.find_first_of(" 0123456789") != std::string::npos;
    std::vector<NamedEntity> out;
    if (key.empty() || (!is_telling && spelling != Spelling::kQuoted)) return out;
    for (const Named& named : entities()) {
      if (fold_for_names(named.name).starts_with(key + ' ')) out.push_back({named.id, named.name});
    }
    return out;
  }

  static std::optional<std::string> find(const std::vector<std::string>& values,
                                         std::string_view text) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const std::string& value) {
      return !fold_for_names(text).empty() && fold_for_names(value) == fold_for_names(text);
    });
    return found == values.end() ? std::nullopt : std::optional(*found);
  }
};

}  // namespace matchgraph::test
