#include "query/snapshot_vocabulary.h"

#include <algorithm>
#include <map>

#include "index/analyser.h"
#include "query/questions.h"

namespace matchgraph {
namespace {

/// Names that begin with the text, or are reached by one edit (two beyond ten letters) and begin
/// with the same letter: people rarely mistype the first.
std::vector<NameMatch> close_matches(const NameIndex& names, const FactColumns& facts,
                                     std::string_view text) {
  constexpr std::size_t kMatches = 64;
  const std::string key = fold(text);
  std::vector<NameMatch> out;
  for (const NameMatch& match : names.prefix(text, kMatches)) {
    const std::string name = ' ' + fold(facts.name(match.entity)) + ' ';
    if (name.find(' ' + key + ' ') != std::string::npos) out.push_back(match);
  }
  if (!out.empty()) return out;
  const std::size_t most = key.size() <= 10 ? 1 : 2;
  for (const NameMatch& match : names.near_misses(text, kMatches)) {
    const std::string name = fold(facts.name(match.entity));
    const bool same_start = match.kind != NameKind::kName || name.front() == key.front();
    if (match.edits <= most && same_start) out.push_back(match);
  }
  if (out.empty()) return out;
  const std::size_t fewest = out.front().edits;
  std::erase_if(out, [fewest](const NameMatch& match) { return match.edits > fewest; });
  return out;
}

}  // namespace

NameLookup SnapshotVocabulary::entity(std::string_view text, Spelling spelling) const {
  const bool known = state_.facts().find_id(text) || !state_.snapshot->names().exact(text).empty();
  if (known || spelling == Spelling::kQuoted) return lookup_of(resolve(state_, text));
  return spelling == Spelling::kClose ? close(text) : NameLookup{};
}

NameLookup SnapshotVocabulary::close(std::string_view text) const {
  const auto matches = close_matches(state_.snapshot->names(), state_.facts(), text);
  return matches.empty() ? NameLookup{} : lookup_of(settle_names(state_, matches, "near miss"));
}

NameLookup SnapshotVocabulary::lookup_of(const Resolution& resolution) const {
  NameLookup out;
  if (resolution.kind == Resolution::Kind::kFound) {
    const auto number = state_.facts().find_id(resolution.id);
    out.kind = NameLookup::Kind::kFound;
    out.entity = {resolution.id, std::string(state_.facts().name(*number))};
  } else if (resolution.kind == Resolution::Kind::kAmbiguous) {
    out.kind = NameLookup::Kind::kAmbiguous;
  }
  for (const EntityCard& card : resolution.candidates) {
    out.candidates.push_back({card.id, card.name});
  }
  return out;
}

std::optional<std::string> SnapshotVocabulary::find(const StringTableView& table,
                                                    std::optional<FoldedNames>& folded,
                                                    std::string_view text) const {
  if (!folded) {
    folded.emplace();
    for (std::size_t i = 0; i < table.size(); ++i) folded->emplace_back(fold(table[i]), table[i]);
    std::sort(folded->begin(), folded->end());
  }
  const std::string key = fold(text);
  if (key.empty()) return {};
  const auto found = std::lower_bound(
      folded->begin(), folded->end(), key,
      [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
  if (found == folded->end() || found->first != key) return {};
  return std::string(found->second);
}

std::optional<std::string> SnapshotVocabulary::type(std::string_view text) const {
  return find(state_.facts().type_names(), types_, text);
}

std::optional<std::string> SnapshotVocabulary::maker(std::string_view text) const {
  return find(state_.facts().maker_names(), makers_, text);
}

std::optional<std::string> SnapshotVocabulary::license(std::string_view text) const {
  return find(state_.facts().license_names(), licenses_, text);
}

std::optional<std::string> SnapshotVocabulary::tag(std::string_view text) const {
  return find(state_.facts().tag_names(), tags_, text);
}

std::optional<QueryVocabulary::Field> SnapshotVocabulary::field(std::string_view text) const {
  static const std::map<std::string, Field> known = {
      {"price", {"price"}},           {"rank", {"rank"}},
      {"caps", {"capabilities"}},     {"capabilities", {"capabilities"}},
      {"updated", {"updated", true}}, {"released", {"released", true}}};
  const std::string key = fold(text);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  for (const std::string_view signal : state_.facts().signal_names()) {
    if (!key.empty() && fold(signal) == key) return Field{std::string(signal)};
  }
  return {};
}

std::vector<std::string> SnapshotVocabulary::types() const {
  std::vector<std::string> out;
  const StringTableView& names = state_.facts().type_names();
  for (std::size_t i = 0; i < names.size(); ++i) out.emplace_back(names[i]);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace matchgraph
