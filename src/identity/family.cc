#include "identity/family.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "identity/own_name.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

/// Words that tell editions, places and states of one product apart, not products.
constexpr std::array<std::string_view, 48> kEditions = {
    "alpha",  "apac",       "apr",   "au",   "aug",     "awq",          "b",         "beta",
    "bf",     "dec",        "e",     "eu",   "exp",     "experimental", "fast",      "feb",
    "fp",     "free",       "ga",    "gguf", "global",  "gptq",         "instruct",  "int",
    "it",     "jan",        "jp",    "jul",  "jun",     "latest",       "mar",       "may",
    "no",     "nothinking", "nov",   "oct",  "preview", "rc",           "reasoning", "sep",
    "stable", "thinking",   "turbo", "us",   "v",       "versatile",    "version",   "x"};

}  // namespace

std::string family_words(std::string_view name, std::string_view maker_name) {
  Entity entity;
  entity.name = name;
  entity.maker = maker_name;
  const std::string folded = fold_for_names(catalogue::without_maker(entity));
  std::set<std::string, std::less<>> words;
  std::string word;
  const auto finish = [&] {
    const bool is_edition = std::binary_search(kEditions.begin(), kEditions.end(), word);
    if (!word.empty() && !is_edition) words.insert(word);
    word.clear();
  };
  for (const char c : folded) {
    if (is_digit(c) || c == ' ') {
      finish();
    } else {
      word += c;
    }
  }
  finish();
  // "mistral-small" of Mistral AI, "Azure gpt-4o" of a seller: the maker's own words say no more
  // than the maker does, as long as others are left.
  const std::string maker = fold_for_names(maker_name) + ' ';
  std::string out;
  for (std::size_t begin = 0; begin < maker.size() && words.size() > 1;) {
    const std::size_t end = maker.find(' ', begin);
    words.erase(maker.substr(begin, end - begin));
    begin = end + 1;
  }
  for (const std::string& one : words) out += (out.empty() ? "" : " ") + one;
  return out;
}

}  // namespace matchgraph
