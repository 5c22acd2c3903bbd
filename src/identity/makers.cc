#include "identity/makers.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/fold.h"

namespace matchgraph {
namespace {

/// Joins folded names; each group is called by one of them.
class JoinedNames {
 public:
  const std::string& of(const std::string& name) {
    const std::string* at = &parent_.try_emplace(name, name).first->second;
    while (parent_.at(*at) != *at) at = &parent_.at(*at);
    return *at;
  }
  void join(const std::string& a, const std::string& b) {
    const std::string first = of(a);
    const std::string second = of(b);
    // The smaller one, so that the order of entries does not count.
    if (first < second) parent_[second] = first;
    if (second < first) parent_[first] = second;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& [name, parent] : parent_) out.push_back(name);
    return out;
  }

 private:
  std::map<std::string, std::string> parent_;
};

/// "aws" of "amazon web services".
std::string initials_of(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] != ' ' && (i == 0 || folded[i - 1] == ' ')) out += folded[i];
  }
  return out;
}

/// The two names in "Amazon Web Services (AWS)", folded; empty where the brackets hold no initials.
std::pair<std::string, std::string> name_and_initials(std::string_view maker) {
  const std::size_t open = maker.find('(');
  const std::size_t close = maker.find(')', std::min(open, maker.size()));
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  std::string name = fold_for_names(maker.substr(0, open));
  std::string initials = fold_for_names(maker.substr(open + 1, close - open - 1));
  // Brackets hold countries and products as well; only initials prove that both name the same.
  const bool is_so = initials.size() > 1 && initials_of(name) == initials;
  return is_so ? std::pair(std::move(name), std::move(initials))
               : std::pair<std::string, std::string>();
}

/// "mistral" of "mistral ai": people leave away what only says that it is a firm. Empty where
/// nothing is left away, or too little is left.
std::string without_firm(std::string_view folded) {
  // Legal forms, and the words that firms of this field are called by.
  constexpr std::array<std::string_view, 11> kFirms = {
      "ai",   "inc",  "ltd",         "llc",          "labs",      "lab",
      "corp", "gmbh", "corporation", "technologies", "technology"};
  const std::size_t space = folded.rfind(' ');
  constexpr std::size_t kLeast = 3;  // letters
  if (space == std::string_view::npos || space < kLeast) return {};
  const bool is_firm =
      std::find(kFirms.begin(), kFirms.end(), folded.substr(space + 1)) != kFirms.end();
  return is_firm ? std::string(folded.substr(0, space)) : std::string();
}

/// Joins each maker with its name without the firm, where no other is called or shortened so.
void join_short_names(const std::map<std::string, bool>& is_maker, JoinedNames& joined) {
  std::map<std::string, std::vector<std::string>> makers;  // by short name
  for (const auto& [folded, is] : is_maker) {
    std::string name = without_firm(folded);
    if (!name.empty()) makers[std::move(name)].push_back(folded);
  }
  for (const auto& [name, of] : makers) {
    // "Quill" may be a maker beside "Quill AI", and short for two makers it names neither.
    if (of.size() == 1 && !is_maker.contains(name)) joined.join(of.front(), name);
  }
}

}  // namespace

MakerNames::MakerNames(const std::vector<Entity>& entities) {
  // By makers instead of entries: a catalogue has few of the one and many of the other.
  std::map<std::string, std::size_t> counts;
  for (const Entity& entity : entities) ++counts[entity.maker];
  std::map<std::string, std::string> folded_of;
  JoinedNames joined;
  std::map<std::string, bool> is_maker;
  for (const auto& [maker, count] : counts) {
    const std::string folded = fold_for_names(maker);
    folded_of.emplace(maker, folded);
    if (folded.empty()) continue;
    joined.of(folded);
    is_maker.emplace(folded, true);
    const auto [name, initials] = name_and_initials(maker);
    if (name.empty()) continue;
    joined.join(folded, name);
    joined.join(folded, initials);
  }
  join_short_names(is_maker, joined);
  // An entry about a maker says what else it is called. Few entries have aliases.
  for (const Entity& entity : entities) {
    if (entity.aliases.empty()) continue;
    std::vector<std::string> makers;
    std::vector<std::string> called = entity.aliases;
    called.push_back(entity.name);
    for (const std::string& name : called) {
      std::string folded = fold_for_names(name);
      // An alias is mostly that of a product; only names that stand as makers elsewhere are joined.
      if (is_maker.contains(folded)) makers.push_back(std::move(folded));
    }
    for (std::size_t i = 1; i < makers.size(); ++i) joined.join(makers[0], makers[i]);
  }
  // By group: its names with how often each is written. Bytes ascend.
  std::map<std::string, std::pair<std::size_t, std::string>> most;
  for (const auto& [maker, count] : counts) {
    const std::string& folded = folded_of.at(maker);
    if (folded.empty()) continue;
    auto& best = most[joined.of(folded)];
    // A later name as frequent as the best does not replace it, so that the first by bytes stands.
    if (count > best.first) best = {count, maker};
  }
  for (const auto& [maker, count] : counts) {
    const std::string& folded = folded_of.at(maker);
    chosen_.emplace(maker, folded.empty() ? maker : most.at(joined.of(folded)).second);
  }
  for (const std::string& name : joined.names()) {
    folded_.emplace_back(name, most.at(joined.of(name)).second);
  }
}

}  // namespace matchgraph
