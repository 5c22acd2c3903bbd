#include "snapshot/rebuild/joined_things.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "identity/name_numbers.h"
#include "identity/near_duplicates.h"
#include "identity/things.h"

namespace matchgraph {
namespace {

/// Whether an entity says something that not very many say. With a name and common capabilities
/// only, "Sonnet 4" and "Sonnet 4.5" would look nearly the same.
bool has_own_text(const Entity& entity, std::span<const std::uint32_t> holders,
                  std::uint32_t most) {
  return !entity.summary.empty() ||
         std::any_of(holders.begin(), holders.end(),
                     [most](std::uint32_t others) { return others <= most; });
}

}  // namespace

void write_joined_things(const Catalogue& catalogue, const FactColumns& facts,
                         const NeighbourLists& nearest, std::span<const std::uint32_t> holders,
                         const BuildOptions& options, const std::string& path) {
  // In a small catalogue a hundredth is less than one entity.
  const double share = options.common_text_share * static_cast<double>(facts.entities());
  const auto most =
      static_cast<std::uint32_t>(std::max(share, static_cast<double>(options.common_text_holders)));
  const auto begin = facts.capability_begin();
  std::vector<std::uint32_t> groups;
  std::vector<std::uint32_t> kinds;
  // A kind is a type with the numbers and tiers of a name, since only such may be one thing.
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> numbered;
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    groups.push_back(facts.group(e));
    // Models of 7B and of 72B have the same text, and are no one thing.
    std::string place = numbers_of_name(facts.name(e));
    if (facts.type(e) == "model") place += ' ' + tiers_of_name(facts.name(e));
    const auto kind =
        numbered.emplace(std::pair(facts.type_number(e), std::move(place)), numbered.size());
    // A kind of its own joins with nothing.
    // Numbers beyond those of all kinds: there are at most as many kinds as entities.
    const auto own_kind = static_cast<std::uint32_t>(facts.entities()) + e;
    const bool is_told = has_own_text(catalogue.entities[e],
                                      holders.subspan(begin[e], begin[e + 1] - begin[e]), most);
    kinds.push_back(is_told ? kind.first->second : own_kind);
  }
  write_things(join_near_duplicates(nearest, groups, kinds, options.near_duplicate_cosine), path);
}

}  // namespace matchgraph
