// Here is an answer of the API: how does a model get it, which pays for every word?
//
// Fields that serve pages and programs are left out, long texts are cut, lists within lists are
// shortened; what was done is said in the field "cut", with the way to the whole.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace matchgraph::server {

/// The argument by which the whole answer is asked for, and the field that tells of what is cut.
inline constexpr std::string_view kFullArgument = "full";
inline constexpr std::string_view kCutField = "cut";

struct ShortOptions {
  std::size_t text_bytes = 280;    ///< of one text: about two sentences
  std::size_t list_items = 12;     ///< of a list of the answer's own
  std::size_t inner_items = 3;     ///< of a list within a list
  std::size_t words_bytes = 6000;  ///< of the answer in words: some 1,500 tokens
  /// Of the answer in words when all is asked for.
  std::size_t full_words_bytes = std::size_t{128} << 10;
};

/// Whether answers to agents never have the field: marks for pages, spans, facets, explanations.
bool is_left_out(std::string_view field);

/// The document without what is left out, and shortened unless `full`.
nlohmann::ordered_json short_result(nlohmann::ordered_json document, bool full,
                                    const ShortOptions& options = {});
/// JSON Schema of the field "cut".
nlohmann::ordered_json cut_schema();

/// The answer in words (Markdown), cut at the end of a line.
std::string short_words(std::string words, bool full, const ShortOptions& options = {});

}  // namespace matchgraph::server
