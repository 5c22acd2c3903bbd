// Here is a text that should name an entity: which one?

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "identity/offers.h"
#include "matchgraph/error.h"
#include "query/engine_state.h"
#include "query/questions.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

/// The things that matches name, in order of appearance: all offers of each.
std::vector<std::vector<EntityIndexNumber>> things_of(const FactColumns& facts,
                                                      const std::vector<NameMatch>& matches) {
  std::vector<std::uint32_t> groups;
  std::vector<NamedEntry> entries;
  for (const NameMatch& match : matches) {
    const std::uint32_t group = facts.group(match.entity);
    if (std::find(groups.begin(), groups.end(), group) != groups.end()) continue;
    groups.push_back(group);
    // 0 says that no maker is stated, so that numbers begin at 1.
    const std::uint32_t maker = facts.maker(group).empty() ? 0 : facts.maker_number(group) + 1;
    entries.push_back({facts.type_number(group), maker, facts.name(match.entity)});
  }
  std::vector<std::vector<EntityIndexNumber>> out;
  const std::vector<std::size_t> things = things_by_name(entries);
  for (std::size_t i = 0; i < things.size(); ++i) {
    out.resize(std::max(out.size(), things[i] + 1));
    const auto members = facts.group_members(groups[i]);
    out[things[i]].insert(out[things[i]].end(), members.begin(), members.end());
  }
  return out;
}

/// Who stands for a thing: the leader of its largest group of offers.
EntityIndexNumber leading_offer(const FactColumns& facts,
                                const std::vector<EntityIndexNumber>& offers) {
  const EntityIndexNumber of_largest = *std::max_element(
      offers.begin(), offers.end(), [&facts](EntityIndexNumber a, EntityIndexNumber b) {
        const std::size_t left = facts.group_members(facts.group(a)).size();
        const std::size_t right = facts.group_members(facts.group(b)).size();
        // Of equals the first id, whatever the order in which names matched.
        return left != right ? left < right : a > b;
      });
  return facts.leading_offer(facts.group(of_largest));
}

std::vector<NameMatch> of_kind(const std::vector<NameMatch>& matches, bool name) {
  std::vector<NameMatch> out;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(out),
               [name](const NameMatch& m) { return (m.kind == NameKind::kName) == name; });
  return out;
}

/// Of several folded matches, those that equal the text to the letter, when there are any.
std::vector<NameMatch> prefer_exact(const FactColumns& facts, std::vector<NameMatch> matches,
                                    std::string_view text) {
  std::vector<NameMatch> same;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(same),
               [&](const NameMatch& m) { return facts.name(m.entity) == text; });
  return same.empty() ? matches : same;
}

/// Of several things of one name the place of the one whose maker the name begins with: "DeepSeek
/// V4" of DeepSeek, not that of a seller that states itself as the maker. Nothing where none or
/// several are.
std::optional<std::size_t> of_named_maker(
    const FactColumns& facts, const std::vector<std::vector<EntityIndexNumber>>& things) {
  std::optional<std::size_t> found;
  std::string shared_name;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const std::string maker = fold_for_names(facts.maker(things[i].front()));
    const std::string name = fold_for_names(facts.name(things[i].front()));
    if (i == 0) shared_name = name;
    if (name != shared_name) return {};
    if (maker.empty() || !name.starts_with(maker + ' ')) continue;
    if (found) return {};
    found = i;
  }
  return found;
}

}  // namespace

Resolution settle_names(const EngineState& state, const std::vector<NameMatch>& matches,
                        const std::string& how) {
  Resolution out;
  out.how = how;
  const auto things = things_of(state.facts(), matches);
  const auto meant =
      things.size() == 1 ? std::optional<std::size_t>(0) : of_named_maker(state.facts(), things);
  if (meant) {
    const EntityIndexNumber chosen = leading_offer(state.facts(), things[*meant]);
    out.kind = Resolution::Kind::kFound;
    out.id = state.facts().id(chosen);
    for (const auto& offers : things) {
      for (const EntityIndexNumber other : offers) {
        if (other != chosen) out.other_offers.emplace_back(state.facts().id(other));
      }
    }
    return out;
  }
  out.kind = Resolution::Kind::kAmbiguous;
  for (const auto& entries : things) {
    if (out.candidates.size() == state.options.name_candidates) break;
    out.candidates.push_back(state.card(leading_offer(state.facts(), entries)));
  }
  return out;
}

Resolution resolve(const EngineState& state, std::string_view text) {
  if (text.size() > state.options.max_text_bytes) {
    throw Error(ErrorCode::kUsage,
                fmt::format("a name of {} bytes is too long; at most {} are read", text.size(),
                            state.options.max_text_bytes));
  }
  constexpr std::size_t kMatches = 64;
  const NameIndex& names = state.snapshot->names();
  // An id names one entity, whatever names look like it.
  if (state.facts().find_id(text)) {
    return {Resolution::Kind::kFound, std::string(text), {}, {}, "id"};
  }
  // From the surest reading to the loosest, and the first that names anything decides: "Git" is
  // Git, although many names begin with it.
  const auto exact = names.exact(text);
  if (const auto by_name = of_kind(exact, true); !by_name.empty()) {
    return settle_names(state, prefer_exact(state.facts(), by_name, text), "name");
  }
  if (!exact.empty()) {
    return settle_names(state, exact,
                        exact.front().kind == NameKind::kAlias ? "alias" : "name without maker");
  }
  if (const auto begins = names.prefix(text, kMatches); !begins.empty()) {
    return settle_names(state, begins, "prefix");
  }
  if (auto near = names.near_misses(text, kMatches); !near.empty()) {
    // They come with the fewest edits first; farther ones are other names.
    const std::size_t fewest = near.front().edits;
    std::erase_if(near, [fewest](const NameMatch& m) { return m.edits > fewest; });
    return settle_names(state, near, "near miss");
  }
  return {};
}

}  // namespace matchgraph
