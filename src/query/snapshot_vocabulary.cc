#include "query/snapshot_vocabulary.h"

#include <algorithm>
#include <map>

#include "index/facts/fact_filter.h"
#include "index/facts/named_makers.h"
#include "query/questions.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMatches = 64;

/// Whether a folded name is a folded text followed by words of the entity's type alone. Entries are
/// often named with their type, "Acme Mail MCP Server", and asked for without it.
bool adds_its_type(std::string_view name, std::string_view text, std::string_view type) {
  const std::size_t at = name.find(text);
  if (at == std::string_view::npos || (at > 0 && name[at - 1] != ' ')) return false;
  name.remove_prefix(at + text.size());
  const std::string words = ' ' + fold_for_names(type) + ' ';
  if (name.empty() || name.front() != ' ') return false;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' ', 1), name.size());
    if (words.find(std::string(name.substr(0, end)) + ' ') == std::string::npos) return false;
    name.remove_prefix(end);
  }
  return true;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// Names that begin with the words of the folded text and go on with others.
std::vector<NameMatch> matches_by_beginning(const NameIndex& names, const FactColumns& facts,
                                            const std::string& key, bool type_alone) {
  std::vector<NameMatch> out;
  for (const NameMatch& match : names.prefix(key, kMatches)) {
    const std::string name = fold_for_names(facts.name(match.entity));
    const bool whole_words = (' ' + name + ' ').find(' ' + key + ' ') != std::string::npos;
    const bool fits = type_alone ? adds_its_type(name, key, facts.type(match.entity)) : whole_words;
    if (fits) out.push_back(match);
  }
  return out;
}

/// Names that are reached by one edit, two beyond ten letters, and begin with the same letter:
/// people rarely mistype the first.
std::vector<NameMatch> slips_of_the_pen(const NameIndex& names, const FactColumns& facts,
                                        const std::string& key) {
  // In a short name a second edit makes another name of it.
  const std::size_t most = key.size() <= 10 ? 1 : 2;
  std::vector<NameMatch> out;
  for (const NameMatch& match : names.near_misses(key, kMatches, most)) {
    const std::string name = fold_for_names(facts.name(match.entity));
    const bool same_start = match.kind != NameKind::kName || name.front() == key.front();
    if (same_start) out.push_back(match);
  }
  if (out.empty()) return out;
  const std::size_t fewest = out.front().edits;
  std::erase_if(out, [fewest](const NameMatch& match) { return match.edits > fewest; });
  return out;
}

}  // namespace

NameLookup SnapshotVocabulary::entity(std::string_view text, Spelling spelling) const {
  const bool known = state_.facts().find_id(text) || !state_.snapshot->names().exact(text).empty();
  if (known || spelling == Spelling::kQuoted) {
    NameLookup out = lookup_of(resolve(state_, text));
    // Who quotes a text means a name, so that an error can say what is near.
    if (out.kind == NameLookup::Kind::kNone) out.candidates = spelt_alike(text);
    return out;
  }
  return spelling == Spelling::kExact ? NameLookup{} : close(fold_for_names(text), spelling);
}

NameLookup SnapshotVocabulary::close(const std::string& key, Spelling spelling) const {
  // Each reading of a text asks anew for the same words, and looking for slips of the pen is what
  // costs most of them.
  const auto [known, is_new] = close_.try_emplace({key, spelling});
  if (is_new) known->second = look_close(key, spelling);
  return known->second;
}

NameLookup SnapshotVocabulary::look_close(const std::string& key, Spelling spelling) const {
  if (key.empty()) return {};
  const NameIndex& names = state_.snapshot->names();
  const FactColumns& facts = state_.facts();
  // The surest first: only where the words are no name without its type are looser ones looked for.
  auto matches = matches_by_beginning(names, facts, key, true);
  if (matches.empty() && spelling == Spelling::kClose) {
    // One plain word begins too many names to mean one of them.
    const bool is_telling = has_digit(key) || key.find(' ') != std::string::npos;
    if (is_telling) matches = matches_by_beginning(names, facts, key, false);
    if (matches.empty()) matches = slips_of_the_pen(names, facts, key);
  }
  if (matches.empty()) {
    NameLookup out{NameLookup::Kind::kNone, {}, spelt_alike(key)};
    // Looser than a match, so that it is told apart from one: the reader takes it where only a name
    // can stand.
    if (spelling == Spelling::kClose) out.begun = begun_by(key);
    return out;
  }
  NameLookup out = lookup_of(settle_names(state_, matches, "near miss"));
  if (out.kind == NameLookup::Kind::kAmbiguous) out.newest = newest_begun_by(key);
  return out;
}

std::optional<NamedEntity> SnapshotVocabulary::newest_begun_by(const std::string& key) const {
  constexpr std::size_t kMost = 4096;  // versions of a family, each with its sellers
  const FactColumns& facts = state_.facts();
  std::optional<EntityIndexNumber> best;
  for (const NameMatch& match : state_.snapshot->names().prefix(key, kMost)) {
    const EntityIndexNumber e = match.entity;
    if (!fold_for_names(facts.name(e)).starts_with(key + ' ')) continue;
    // Of one day the shortest name is the thing itself, longer ones are variants.
    const bool is_better =
        !best || facts.date(e) > facts.date(*best) ||
        (facts.date(e) == facts.date(*best) && facts.name(e).size() < facts.name(*best).size());
    if (is_better) best = e;
  }
  if (!best) return {};
  // Of several offers the one that stands for the model is named, or a reseller's would be.
  const EntityIndexNumber leader = facts.leading_offer(facts.group(*best));
  return NamedEntity{std::string(facts.id(leader)), std::string(facts.name(leader))};
}

std::optional<NamedEntity> SnapshotVocabulary::begun_by(const std::string& key) const {
  auto matches = matches_by_beginning(state_.snapshot->names(), state_.facts(), key, false);
  std::erase_if(matches, [&](const NameMatch& match) {
    return !fold_for_names(state_.facts().name(match.entity)).starts_with(key + ' ');
  });
  // As many as were asked for may not be all, and then nothing tells whether they are one thing.
  if (matches.empty() || matches.size() == kMatches) return {};
  const NameLookup found = lookup_of(settle_names(state_, matches, "prefix"));
  return found.kind == NameLookup::Kind::kFound ? std::optional(found.entity) : std::nullopt;
}

std::vector<NamedEntity> SnapshotVocabulary::spelt_alike(std::string_view text) const {
  constexpr std::size_t kShown = 4;
  const std::string key = fold_for_names(text);
  std::vector<NamedEntity> out;
  for (const NameMatch& match :
       state_.snapshot->names().prefix(key.substr(0, key.find(' ')), kMatches)) {
    const NamedEntity found{std::string(state_.facts().id(match.entity)),
                            std::string(state_.facts().name(match.entity))};
    if (std::find(out.begin(), out.end(), found) == out.end()) out.push_back(found);
    if (out.size() == kShown) break;
  }
  return out;
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
  // Once for each table and at the first question: most texts ask for none.
  if (!folded) {
    folded.emplace();
    for (std::size_t i = 0; i < table.size(); ++i)
      folded->emplace_back(fold_for_names(table[i]), table[i]);
    std::sort(folded->begin(), folded->end());
  }
  const std::string key = fold_for_names(text);
  if (key.empty()) return {};
  const auto found = std::lower_bound(
      folded->begin(), folded->end(), key,
      [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
  if (found == folded->end() || found->first != key) return {};
  return std::string(found->second);
}

bool SnapshotVocabulary::has_unknown_word(std::string_view text) const {
  return !state_.index.analyse(text).unknown.empty();
}

bool SnapshotVocabulary::rival(std::string_view text) const {
  return !state_.snapshot->claims().named(text).empty();
}

std::optional<std::string> SnapshotVocabulary::type(std::string_view text) const {
  return find(state_.facts().type_names(), types_, text);
}

std::optional<std::string> SnapshotVocabulary::maker(std::string_view text) const {
  const auto maker = state_.facts().maker_called(fold_for_names(text));
  if (!maker) return {};
  return std::string(state_.facts().maker_names()[*maker]);
}

std::optional<std::string> SnapshotVocabulary::license(std::string_view text) const {
  return find(state_.facts().license_names(), licenses_, text);
}

std::optional<std::string> SnapshotVocabulary::tag(std::string_view text) const {
  return find(state_.facts().tag_names(), tags_, text);
}

std::optional<std::string> SnapshotVocabulary::cluster(std::string_view text) const {
  return find(state_.facts().cluster_names(), clusters_, text);
}

std::vector<std::string> SnapshotVocabulary::license_family(std::string_view text) const {
  const std::string key = fold_for_names(text);
  std::vector<std::string> out;
  const StringTableView& names = state_.facts().license_names();
  for (std::size_t i = 0; i < names.size() && !key.empty(); ++i) {
    const std::string name = fold_for_names(names[i]);
    // "GPL" stands for "GPL-3.0" and "GPL 2.0 or later", which catalogues spell out.
    if (name == key || name.starts_with(key + ' ')) out.emplace_back(names[i]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::int32_t SnapshotVocabulary::newest_year() const {
  constexpr std::int32_t kYear = 10'000;  // of dates as yyyymmdd
  std::int32_t newest = 0;
  for (EntityIndexNumber e = 0; e < state_.facts().entities(); ++e) {
    newest = std::max(newest, state_.facts().date(e));
  }
  return newest / kYear;
}

bool SnapshotVocabulary::is_family(std::string_view text) const {
  // What one model alone is called is its name, and no family's.
  constexpr std::size_t kLeast = 2;
  const std::string key = fold_for_names(text);
  if (key.empty()) return false;
  std::size_t models = 0;
  for (const NameMatch& match : state_.snapshot->names().prefix(key, kMatches)) {
    const std::string name = fold_for_names(state_.facts().name(match.entity));
    const bool begins = name == key || name.starts_with(key + ' ');
    models += begins && state_.facts().type(match.entity) == "model" ? 1 : 0;
  }
  return models >= kLeast;
}

std::optional<QueryVocabulary::Field> SnapshotVocabulary::field(std::string_view text) const {
  // Fields that every catalogue has, by the names that people use for them; others are signals of
  // this one.
  static const std::map<std::string, Field> known = {
      {"price", {"price"}},           {"output price", {"output_price"}},
      {"parameters", {"parameters"}}, {"rank", {"rank"}},
      {"caps", {"capabilities"}},     {"capabilities", {"capabilities"}},
      {"updated", {"updated", true}}, {"released", {"released", true}}};
  const std::string key = fold_for_names(text);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  const StringTableView& units = state_.facts().unit_names();
  for (std::size_t i = 0; key.starts_with(kPricePer) && i < units.size(); ++i) {
    // Units are "USD/image": people name what is paid for, not the currency.
    const std::string_view unit = units[i].substr(std::min(units[i].find('/'), units[i].size()));
    if (!unit.empty() && fold_for_names(unit) == key.substr(kPricePer.size())) {
      return Field{std::string(kPricePer) + std::string(unit.substr(1))};
    }
  }
  for (const std::string_view signal : state_.facts().signal_names()) {
    if (!key.empty() && fold_for_names(signal) == key) return Field{std::string(signal)};
  }
  return {};
}

bool SnapshotVocabulary::is_called_after(std::string_view maker) const {
  const FactColumns& facts = state_.facts();
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    if (is_named_after(facts, e, maker)) return true;
  }
  return false;
}

bool SnapshotVocabulary::is_line(std::string_view name) const {
  constexpr std::size_t kLeastVersions = 2;
  const FactColumns& facts = state_.facts();
  // Accounts are looked up, versions counted over all entities: the cheap answer first.
  if (state_.accounts().contain(name)) return true;
  std::size_t versions = 0;
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    versions += facts.type(e) == "model" && is_version_of(facts.name(e), name) ? 1 : 0;
    if (versions == kLeastVersions) return true;
  }
  return false;
}

bool SnapshotVocabulary::is_seller(std::string_view name) const {
  const FactColumns& facts = state_.facts();
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    // An account under which nothing is that others sell too is a maker's, and no shop.
    if (is_sold_by(facts, e, name) && facts.group_members(facts.group(e)).size() > 1) return true;
  }
  return false;
}

bool SnapshotVocabulary::is_resold(std::string_view maker) const {
  const FactColumns& facts = state_.facts();
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    if (matchgraph::is_resold(facts, e, maker)) return true;
  }
  return false;
}

std::vector<std::string> SnapshotVocabulary::price_units() const {
  std::vector<std::string> out;
  const StringTableView& names = state_.facts().unit_names();
  for (std::size_t i = 0; i < names.size(); ++i) out.emplace_back(names[i]);
  return out;
}

std::vector<std::string> SnapshotVocabulary::types() const {
  std::vector<std::string> out;
  const StringTableView& names = state_.facts().type_names();
  for (std::size_t i = 0; i < names.size(); ++i) out.emplace_back(names[i]);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace matchgraph
