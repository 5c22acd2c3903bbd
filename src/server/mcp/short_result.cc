#include "server/mcp/short_result.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

/// Marks and spans serve pages, explanations and evidence whoever doubts a figure, and facets a
/// form of filters: a model pays for reading them and has no use for them.
constexpr std::array<std::string_view, 16> kLeftOut = {"highlight",
                                                       "name_highlight",
                                                       "summary_highlight",
                                                       "facets",
                                                       "unknown_nearest",
                                                       "span",
                                                       "terms",
                                                       "ignored",
                                                       "explanation",
                                                       "coverage_explanations",
                                                       "rank_explanation",
                                                       "origins",
                                                       "probability",
                                                       "shared_words",
                                                       "capability_evidence",
                                                       "where"};

// Lists in which a place means an entity, and what a choice is often made by.
constexpr std::array<std::string_view, 4> kWholeLists = {"cells", "traits", "seeds", "values"};

template <std::size_t N>
bool is_among(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// At most `bytes` of the text, on a character's boundary and at a word's end where there is one.
std::string beginning(std::string_view text, std::size_t bytes) {
  std::size_t end = bytes;
  // A byte of the form 10xxxxxx goes on with a character.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  const std::size_t space = text.rfind(' ', end);
  // Only in the second half, so that one long word does not take the text with it.
  if (space != std::string_view::npos && space > end / 2) end = space;
  return std::string(text.substr(0, end)) + "…";
}

/// Shortens one document, in place: most of it stays, and copying it took a third of a call's time.
class Shortening {
 public:
  Shortening(bool full, const ShortOptions& options) : full_(full), options_(options) {}

  Json run(Json document) {
    shorten(document, {}, 0);
    if (texts_ + items_ == 0) return document;
    document[std::string(kCutField)] = {
        {"texts", texts_},
        {"items", items_},
        {"how", "call again with \"full\": true for the whole, or ask for one with \"entity\""}};
    return document;
  }

 private:
  void shorten(Json& value, std::string_view name, std::size_t lists) {
    if (value.is_object()) {
      shorten_object(value.get_ref<Json::object_t&>(), lists);
    } else if (value.is_array()) {
      shorten_list(value.get_ref<Json::array_t&>(), name, lists);
    } else if (value.is_string()) {
      shorten_text(value.get_ref<Json::string_t&>());
    }
  }

  void shorten_object(Json::object_t& object, std::size_t lists) {
    // A new object, as taking members out of an ordered one moves all that follow each time.
    Json::object_t kept;
    kept.reserve(object.size());
    for (auto& [key, inside] : object) {
      if (is_left_out(key)) continue;
      shorten(inside, key, lists);
      kept.push_back({key, std::move(inside)});
    }
    object.swap(kept);
  }

  void shorten_list(Json::array_t& list, std::string_view name, std::size_t lists) {
    // The results were counted by who asked; of what each has the first few tell.
    const bool is_whole = full_ || is_among(name, kWholeLists) || name == "results";
    const std::size_t most = lists > 0 ? options_.inner_items : options_.list_items;
    if (!is_whole && list.size() > most) {
      items_ += list.size() - most;
      list.resize(most);
    }
    for (Json& inside : list) shorten(inside, name, lists + 1);
  }

  void shorten_text(std::string& text) {
    // Ids and addresses, which have no space, serve nobody in part.
    if (full_ || text.size() <= options_.text_bytes || text.find(' ') == std::string::npos) return;
    ++texts_;
    text = beginning(text, options_.text_bytes);
  }

  bool full_;
  const ShortOptions& options_;
  std::size_t texts_ = 0;
  std::size_t items_ = 0;
};

}  // namespace

bool is_left_out(std::string_view field) { return is_among(field, kLeftOut); }

Json short_result(Json document, bool full, const ShortOptions& options) {
  return Shortening(full, options).run(std::move(document));
}

Json cut_schema() {
  const Json count = {{"type", "integer"}, {"minimum", 0}};
  return {{"type", "object"},
          {"properties", {{"texts", count}, {"items", count}, {"how", {{"type", "string"}}}}},
          {"required", Json::array({"texts", "items", "how"})}};
}

std::string short_words(std::string words, bool full, const ShortOptions& options) {
  const std::size_t most = full ? options.full_words_bytes : options.words_bytes;
  if (words.size() <= most) return words;
  // At the end of a line, so that no mark of Markdown stays open.
  words.resize(words.rfind('\n', most - 1) + 1);
  return words +
         (full ? "\n(cut here)\n" : "\n(cut here; call again with \"full\": true for the whole)\n");
}

}  // namespace matchgraph::server
