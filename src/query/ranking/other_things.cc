#include "query/ranking/other_things.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "identity/family.h"

namespace matchgraph {
namespace {

constexpr std::size_t kFirst = 10;      // what a page shows, and what people read
constexpr std::size_t kOfOneMaker = 3;  // enough to choose among a maker's products

}  // namespace

std::vector<NamedEntity> leave_out_versions(const EngineState& state,
                                            std::span<const EntityIndexNumber> seeds,
                                            std::vector<Candidate>& candidates) {
  const FactColumns& facts = state.facts();
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::string>> families;
  for (const EntityIndexNumber seed : seeds) {
    if (facts.maker(seed).empty()) continue;
    std::string words = family_words(facts.name(seed), facts.maker(seed));
    if (words.empty()) continue;
    families.emplace_back(facts.type_number(seed), facts.maker_number(seed), std::move(words));
  }
  std::vector<NamedEntity> out;
  std::set<std::uint32_t> named;
  if (families.empty()) return out;
  std::erase_if(candidates, [&](const Candidate& candidate) {
    const EntityIndexNumber e = candidate.entity;
    const bool is_version =
        std::any_of(families.begin(), families.end(), [&facts, e](const auto& family) {
          const auto& [type, maker, words] = family;
          return facts.type_number(e) == type && facts.maker_number(e) == maker &&
                 family_words(facts.name(e), facts.maker(e)) == words;
        });
    // Offers of one version are named once.
    if (is_version && named.insert(facts.group(e)).second) {
      out.push_back({std::string(facts.id(e)), std::string(facts.name(e))});
    }
    return is_version;
  });
  return out;
}

void spread_makers(const FactColumns& facts, std::vector<Candidate>& candidates) {
  std::map<std::uint32_t, std::size_t> counts;
  std::vector<Candidate> first, later;
  std::size_t read = 0;
  for (; read < candidates.size() && first.size() < kFirst; ++read) {
    const Candidate& candidate = candidates[read];
    const bool counts_here = !facts.maker(candidate.entity).empty();
    const bool too_many =
        counts_here && ++counts[facts.maker_number(candidate.entity)] > kOfOneMaker;
    (too_many ? later : first).push_back(candidate);
  }
  first.insert(first.end(), later.begin(), later.end());
  std::copy(first.begin(), first.end(), candidates.begin());
}

}  // namespace matchgraph
