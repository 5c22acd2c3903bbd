#include "identity/own_name.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/unicode_text.h"

namespace matchgraph::catalogue {
namespace {

constexpr std::size_t kMaxPrefixWords = 3;  // "Meta AI: Llama"; a longer one is part of a title

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool space = c == ' ';
    words += !space && !in_word;
    in_word = !space;
  }
  return words;
}

std::string_view without_separators(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" -_:/"), text.size()));
}

/// Length of the beginning of `name` that says the same as `maker` and ends at a word's end; or 0.
std::size_t maker_prefix(std::string_view name, std::string_view maker) {
  if (maker.empty()) return 0;
  constexpr std::size_t kLongestMaker = 200;  // bytes; every beginning is folded
  if (maker.size() > kLongestMaker) return 0;
  const std::string wanted = fold_for_values(maker);
  // Every end of a word is tried, as a maker may be of several words and spelt in other signs than
  // in the name.
  for (std::size_t end = 1; end < std::min(name.size(), 2 * kLongestMaker); ++end) {
    constexpr std::string_view kBoundaries = " /:-_";  // "deepseek-v3" of DeepSeek
    const bool boundary = kBoundaries.find(name[end]) != std::string_view::npos;
    if (!boundary) continue;
    const std::string head = fold_for_values(name.substr(0, end));
    if (head == wanted) return end;
    // A longer beginning folds to a longer text, and none of them can be the maker.
    if (head.size() > wanted.size()) break;
  }
  return 0;
}

}  // namespace

std::string_view without_maker(const Entity& entity) {
  const std::string_view name = entity.name;
  std::string_view rest;
  const std::size_t colon = name.find(": ");
  const std::size_t slash = name.find('/');
  // A colon may also stand in a title ("Notes for writers of novels: an editor"); a maker is short.
  if (colon != std::string_view::npos && count_words(name.substr(0, colon)) <= kMaxPrefixWords) {
    rest = name.substr(colon + 2);
  } else if (slash != std::string_view::npos && slash > 0 &&
             name.substr(0, slash).find(' ') == std::string_view::npos) {
    // "Pro/deepseek-ai/DeepSeek-V3": accounts within accounts.
    const std::size_t last = name.rfind('/');
    const bool is_chain = name.substr(0, last).find(' ') == std::string_view::npos;
    rest = name.substr((is_chain ? last : slash) + 1);
  } else {
    rest = name;
  }
  // "DeepSeek: DeepSeek V3" says it twice.
  const std::string_view behind_maker =
      without_separators(rest.substr(maker_prefix(rest, entity.maker)));
  rest = slug(behind_maker).empty() ? without_separators(rest) : behind_maker;
  // Nothing but the maker: then that is the name.
  return slug(rest).empty() ? name : rest;
}

std::string join_words(std::string_view folded) {
  std::string joined;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    // "3 1" was "3.1"; joined it would be another version.
    const bool between_digits =
        i > 0 && i + 1 < folded.size() && is_digit(folded[i - 1]) && is_digit(folded[i + 1]);
    if (folded[i] != ' ' || between_digits) joined += folded[i];
  }
  return joined;
}

std::string compact(std::string_view text) {
  return slug(text).empty() ? std::string() : join_words(fold_for_values(text));
}

}  // namespace matchgraph::catalogue
