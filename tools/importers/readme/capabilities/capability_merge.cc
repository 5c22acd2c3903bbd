#include "tools/importers/readme/capabilities/capability_merge.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::readme {
namespace {

struct WordSets {
  std::vector<std::string> name;
  std::vector<std::string> text;
};

WordSets word_sets(const FoundCapability& capability) {
  return {phrases::content_words(capability.name), phrases::content_words(capability.text)};
}

/// True when the text says no more than the other's name.
bool is_title_of(const WordSets& title, const WordSets& other) {
  // Equal but for rounding.
  return !title.text.empty() && title.text.size() <= other.text.size() &&
         phrases::overlap(title.text, other.name) >= 0.99;
}

bool are_near_equal(const WordSets& left, const WordSets& right) {
  constexpr double kSameText = 0.7;   // of the words of either
  constexpr double kSameTopic = 0.6;  // when the names are equal
  if (phrases::overlap(left.text, right.text) >= kSameText) return true;
  if (is_title_of(left, right) || is_title_of(right, left)) return true;
  constexpr std::size_t kHardlyMoreWords = 6;  // a text that is hardly more than the name
  // Under one name, texts may differ more and still say the same.
  return !left.name.empty() && left.name == right.name &&
         (phrases::overlap(left.text, right.text) >= kSameTopic ||
          std::min(left.text.size(), right.text.size()) <= kHardlyMoreWords);
}

/// True when the first leads to the section whose title names the second.
bool refers_to(const FoundCapability& first, const FoundCapability& second) {
  return !first.refers_to.empty() && !second.path.empty() && second.name == second.path.back() &&
         catalogue::slug(second.name) == first.refers_to;
}

}  // namespace

std::vector<FoundCapability> merge_near_equal(std::vector<FoundCapability> found) {
  std::vector<FoundCapability> out;
  std::vector<WordSets> sets;
  for (FoundCapability& capability : found) {
    WordSets words = word_sets(capability);
    if (capability.is_certain) {
      // Descriptions of a server's tools are alike, and each is another deed.
      out.push_back(std::move(capability));
      sets.push_back(std::move(words));
      continue;
    }
    // All that were kept are compared; kMostCapabilities bounds their number.
    const auto same = std::find_if(sets.begin(), sets.end(), [&](const WordSets& other) {
      const auto i = static_cast<std::size_t>(&other - sets.data());
      return out[i].text.find(capability.text) != std::string::npos ||
             are_near_equal(words, other) || refers_to(out[i], capability);
    });
    if (same == sets.end()) {
      out.push_back(std::move(capability));
      sets.push_back(std::move(words));
      continue;
    }
    FoundCapability& kept = out[static_cast<std::size_t>(same - sets.begin())];
    // The fuller text stays, with the name and place of the first.
    if (words.text.size() <= same->text.size()) continue;
    kept.text = std::move(capability.text);
    *same = word_sets(kept);
  }
  return out;
}

}  // namespace matchgraph::readme
