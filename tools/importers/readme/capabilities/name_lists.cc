#include "tools/importers/readme/capabilities/name_lists.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/readme/capabilities/capability_names.h"
#include "tools/importers/readme/capabilities/capability_rules.h"
#include "tools/importers/readme/capabilities/lines/item_words.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::BlockKind;

/// The texts of the items of a list and of the lists in it that are not plans.
void collect_names(const Block& list, std::vector<std::string>& out) {
  for (const Block& item : list.children) {
    // An empty box is a plan.
    if (item.checked == false) continue;
    bool has_list = false;
    for (const Block& child : item.children) {
      if (child.kind != BlockKind::kList) continue;
      has_list = true;
      collect_names(child, out);
    }
    const bool is_group = has_list && item.text.words.ends_with(':');
    if (!is_group && !item.text.words.empty()) out.push_back(item.text.words);
  }
}

/// The words of a name without numbers of versions.
std::size_t count_name_words(const std::string& name) {
  const std::vector<std::string> words = phrases::words(name);
  // "Node 16.x" is a name of one word.
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const std::string& word) {
        return word.find_first_not_of("0123456789.x+-") != word.npos;
      }));
}

/// "jpg - a kind of picture" -> "jpg", where every name has such an aside.
void keep_leads(std::vector<std::string>& names) {
  constexpr std::array<std::string_view, 4> kMarks = {" - ", " – ", " — ", ": "};
  std::vector<std::string> leads;
  for (const std::string& name : names) {
    std::size_t end = name.npos;
    for (const std::string_view mark : kMarks) end = std::min(end, name.find(mark));
    if (end == name.npos) return;
    leads.push_back(name.substr(0, end));
  }
  names = std::move(leads);
}

}  // namespace

std::optional<NameList> join_names(const Block& list, std::string_view title, bool announces,
                                   const std::vector<std::string>& subjects) {
  constexpr std::size_t kFewWordsPerName = 4;   // on average, after a line that announces names
  constexpr std::size_t kVeryFew = 3;           // after any other line about capabilities
  constexpr std::size_t kMostWordsPerKind = 7;  // "the newest of the north (and later)"
  constexpr std::size_t kManyKinds = 4;
  const bool is_of_kinds = is_over_kinds(title);
  std::vector<std::string> names;
  collect_names(list, names);
  // Of what is said of each of many kinds, the name will do.
  if (is_of_kinds && names.size() >= kManyKinds) keep_leads(names);
  std::size_t words = 0;
  std::size_t bare = 0;  // without asides: "Bakery (by its flour counter)"
  for (const std::string& name : names) {
    words += count_name_words(name);
    bare += count_name_words(name.substr(0, name.find(" (")));
  }
  const bool are_kinds = is_of_kinds && words <= names.size() * kMostWordsPerKind;
  const bool are_bare = announces && (bare <= names.size() * kVeryFew || are_kinds);
  const std::size_t most = announces ? kFewWordsPerName : kVeryFew;
  if (names.empty() || (!are_bare && words > names.size() * most)) return std::nullopt;
  NameList out;
  out.text = trimmed(title, " :.");
  for (std::size_t i = 0; i < names.size() && out.text.size() < kMostTextBytes; ++i) {
    out.text += (i == 0 ? ": " : ", ") + names[i];
  }
  const bool is_short = phrases::words(title).size() <= kFewWordsPerName;
  // Of "Supported tasks" the tasks are the name.
  const std::string listed = out.text.substr(trimmed(title, " :.").size());
  out.name = is_short ? name_of_label(trimmed(title, " :."), listed)
                      : name_of_sentence(trimmed(title, " :."), subjects);
  return out;
}

std::optional<Bullet> read_bullet(std::string_view words) {
  constexpr std::string_view kMark = "•";
  constexpr std::size_t kMostNameBytes = 50;  // before a colon
  if (!words.starts_with(kMark)) return std::nullopt;
  const std::string_view text = trimmed(words.substr(kMark.size()));
  Bullet bullet;
  if (!is_capability_item(text, false, SectionKind::kFeatures)) return bullet;
  const std::size_t colon = text.find(": ");
  bullet.is_labelled = colon != text.npos && colon > 0 && colon < kMostNameBytes;
  bullet.name = bullet.is_labelled ? std::string(text.substr(0, colon)) : name_of_item(text);
  bullet.text = fitting(text);
  return bullet;
}

}  // namespace matchgraph::readme
