#include "identity/family.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "identity/own_name.h"
#include "text/ascii.h"
#include "text/brackets.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

/// Words that tell editions, places and states of one product apart, not products. Months are those
/// of dated releases; "awq", "gguf", "fp" and "int" tell how weights are packed; "maas" and "tee"
/// how they are run; "it" is an instruction-tuned form. Single letters are left of sizes and
/// versions whose digits are gone: "7b", "128k", "v3".
constexpr std::array<std::string_view, 71> kEditions = {
    "alpha",    "apac",         "apr",       "april",     "au",       "aug",
    "august",   "awq",          "b",         "beta",      "bf",       "bit",
    "bits",     "dec",          "december",  "dynamic",   "e",        "eu",
    "exp",      "experimental", "fast",      "feb",       "february", "fp",
    "free",     "ft",           "ga",        "gguf",      "global",   "gptq",
    "instruct", "int",          "it",        "jan",       "january",  "jp",
    "jul",      "july",         "jun",       "june",      "k",        "latest",
    "maas",     "mar",          "march",     "may",       "mlx",      "no",
    "nothink",  "nothinking",   "nov",       "november",  "nvfp",     "oct",
    "october",  "preview",      "quantised", "quantized", "rc",       "reasoning",
    "sep",      "september",    "stable",    "tee",       "think",    "thinking",
    "turbo",    "us",           "v",         "versatile", "version"};
static_assert(std::is_sorted(kEditions.begin(), kEditions.end()));

// A set, as sellers write one product's words in any order: "Claude 4 Opus" and "Claude Opus 4".
using Words = std::set<std::string, std::less<>>;

Words words_of(std::string_view folded) {
  Words words;
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
  return words;
}

/// The name without a first word that is a seller's, as long as it tells something then.
std::string_view without_seller(std::string_view folded, const IsSeller& is_seller) {
  const std::size_t space = folded.find(' ');
  if (!is_seller || space == std::string_view::npos) return folded;
  const std::string_view rest = folded.substr(space + 1);
  return is_seller(folded.substr(0, space)) && !words_of(rest).empty() ? rest : folded;
}

}  // namespace

std::string family_words(std::string_view name, std::string_view maker_name,
                         const IsSeller& is_seller) {
  Entity entity;
  entity.name = name;
  entity.maker = maker_name;
  const std::string own(catalogue::without_maker(entity));
  std::string told = without_brackets(own);  // "(latest)", "(64K)", "(20% off)"
  // "DeepSeek V3/DeepSeek Chat": what stands behind a version and a slash is another name for it.
  const std::size_t slash = told.find('/');
  if (slash != std::string::npos &&
      std::any_of(told.begin(), told.begin() + static_cast<std::ptrdiff_t>(slash), is_digit)) {
    told.resize(slash);
  }
  std::string folded = fold_for_names(told);
  // A maker in front is left to stand for a name of nothing else.
  const bool had_maker = own.size() < name.size();
  if (!had_maker && words_of(folded).empty()) folded = fold_for_names(own);
  Words words = words_of(without_seller(folded, is_seller));
  // "mistral-small" of Mistral AI: the maker's own words say no more than the maker does, as long
  // as others are left.
  const std::string maker = fold_for_names(maker_name) + ' ';
  for (std::size_t begin = 0; begin < maker.size() && words.size() > 1;) {
    const std::size_t end = maker.find(' ', begin);
    words.erase(maker.substr(begin, end - begin));
    begin = end + 1;
  }
  // "DeepSeek V3" is called after its maker alone, and is of the family of that name.
  if (words.empty() && had_maker) words = words_of(maker);
  std::string out;
  for (const std::string& one : words) out += (out.empty() ? "" : " ") + one;
  return out;
}

}  // namespace matchgraph
