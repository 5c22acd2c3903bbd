#include "query/language/prose.h"

#include <algorithm>

#include "query/language/query_words.h"
#include "text/courtesy.h"
#include "text/wish_list.h"

namespace matchgraph {
namespace {

// What is longer tells of something, and its "free" and "not" belong to what is told.
constexpr std::size_t kShortWords = 16;
constexpr std::size_t kListedWords = 24;  // with three conditions people type twenty

}  // namespace

bool is_short_text(std::string_view text) {
  std::size_t count = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_bytes(text, at);
    count += space == 0 && !in_word ? 1 : 0;
    in_word = space == 0;
    at += std::max<std::size_t>(space, 1);
  }
  return count <= kShortWords || words_beside_courtesy(count, text) <= kShortWords ||
         (count <= kListedWords && is_wish_list(text));
}

bool ends_as_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
}

}  // namespace matchgraph
