#include "identity/name_numbers.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {

std::string numbers_of_name(std::string_view name) {
  std::vector<std::string> numbers;
  std::size_t at = 0;
  const auto digits = [&] {
    while (at < name.size() && is_digit(name[at])) ++at;
  };
  while (at < name.size()) {
    const std::size_t begin = at;
    digits();
    if (at == begin) {
      ++at;
      continue;
    }
    // A version is one number, however many dots it has: "4.5" is neither 4 nor 5.
    while (at + 1 < name.size() && name[at] == '.' && is_digit(name[at + 1])) {
      ++at;
      digits();
    }
    // "7b" and "7" are not told apart by digits: one is a size, the other a version.
    if (at < name.size() &&
        std::string_view("bkm").find(to_lower(name[at])) != std::string_view::npos) {
      ++at;
    }
    numbers.push_back(in_lower_case(name.substr(begin, at - begin)));
  }
  // Sorted, as "Opus 4 200k" and "200k Opus 4" name the same.
  std::sort(numbers.begin(), numbers.end());
  std::string out;
  for (const std::string& number : numbers) out += (out.empty() ? "" : " ") + number;
  return out;
}

std::string tiers_of_name(std::string_view name) {
  // Words by which makers place the models of a family. What is said of two such models is nearly
  // the same, so that only these tell them apart.
  static constexpr std::array<std::string_view, 22> kTiers = {
      "opus",   "sonnet", "haiku",  "pro",   "plus",  "max",   "ultra", "large",
      "medium", "small",  "mini",   "micro", "nano",  "flash", "lite",  "turbo",
      "coder",  "codex",  "vision", "image", "audio", "omni"};
  std::vector<std::string> found;
  const std::string folded = fold_for_names(name);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    begin = end + 1;
    if (std::find(kTiers.begin(), kTiers.end(), word) != kTiers.end()) found.emplace_back(word);
  }
  std::sort(found.begin(), found.end());
  std::string out;
  for (const std::string& tier : found) out += (out.empty() ? "" : " ") + tier;
  return out;
}

}  // namespace matchgraph
