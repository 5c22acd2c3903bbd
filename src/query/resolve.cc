// Here is a text that should name an entity: which one?

#include <fmt/format.h>

#include <algorithm>

#include "identity/offers.h"
#include "matchgraph/error.h"
#include "query/engine_state.h"
#include "query/questions.h"

namespace matchgraph {
namespace {

/// How much an entry tells: the most complete of several offers stands for them.
std::size_t completeness(const Entity& entity) {
  return entity.capabilities.size() * 4 + entity.signals.size() +
         !entity.summary.empty() * std::size_t{2} + entity.pricing.has_value() +
         entity.released.has_value() + entity.updated.has_value() + !entity.license.empty() +
         !entity.url.empty() + !entity.maker.empty();
}

EntityIndexNumber most_complete(const EngineState& state,
                                const std::vector<EntityIndexNumber>& offers) {
  return *std::max_element(offers.begin(), offers.end(),
                           [&](EntityIndexNumber a, EntityIndexNumber b) {
                             const std::size_t left = completeness(state.snapshot->entity(a));
                             const std::size_t right = completeness(state.snapshot->entity(b));
                             return left != right ? left < right : a > b;
                           });
}

/// The things that matches name, in order of appearance: all offers of each.
std::vector<std::vector<EntityIndexNumber>> things_of(const FactColumns& facts,
                                                      const std::vector<NameMatch>& matches) {
  std::vector<std::uint32_t> groups;
  std::vector<NamedEntry> entries;
  for (const NameMatch& match : matches) {
    const std::uint32_t group = facts.group(match.entity);
    if (std::find(groups.begin(), groups.end(), group) != groups.end()) continue;
    groups.push_back(group);
    entries.push_back({facts.type_number(match.entity), facts.name(match.entity)});
  }
  std::vector<std::vector<EntityIndexNumber>> out;
  const std::vector<std::size_t> things = things_by_name(entries);
  for (std::size_t i = 0; i < things.size(); ++i) {
    out.resize(std::max(out.size(), things[i] + 1));
    const auto members = facts.group_members(groups[i]);
    out[things[i]].insert(out[things[i]].end(), members.begin(), members.end());
  }
  for (auto& members : out) std::sort(members.begin(), members.end());
  return out;
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

}  // namespace

Resolution settle_names(const EngineState& state, const std::vector<NameMatch>& matches,
                        const std::string& how) {
  Resolution out;
  out.how = how;
  const auto things = things_of(state.facts(), matches);
  if (things.size() == 1) {
    const EntityIndexNumber chosen = most_complete(state, things.front());
    out.kind = Resolution::Kind::kFound;
    out.id = state.facts().id(chosen);
    for (const EntityIndexNumber other : things.front()) {
      if (other != chosen) out.other_offers.emplace_back(state.facts().id(other));
    }
    return out;
  }
  out.kind = Resolution::Kind::kAmbiguous;
  for (const auto& entries : things) {
    if (out.candidates.size() == state.options.name_candidates) break;
    out.candidates.push_back(state.card(most_complete(state, entries)));
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
