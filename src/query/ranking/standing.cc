#include "query/ranking/standing.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "traits/trait.h"

namespace matchgraph {
namespace {

/// Far enough behind to let what is wanted stand first, and not out of sight where nothing else
/// fits.
constexpr double kWorth = 0.5;

/// Lets the entities of which it holds follow what scores a share of what they do.
template <typename Holds>
void put_behind_where(const Holds& holds, std::vector<Candidate>& candidates) {
  // In one go: what is kept back is written again no earlier than where it was read.
  std::vector<Candidate> kept;
  std::size_t next = 0;  // of those kept back
  const auto is_before = [](const Candidate& now, const Candidate& other) {
    if (now.seeds_reached != other.seeds_reached) return now.seeds_reached > other.seeds_reached;
    return now.score > kWorth * other.score;
  };
  auto out = candidates.begin();
  for (const Candidate& now : candidates) {
    if (holds(now.entity)) {
      kept.push_back(now);
      continue;
    }
    // Of equal ones those of the trait stood in front, and keep standing so.
    while (next < kept.size() && !is_before(now, kept[next])) *out++ = kept[next++];
    *out++ = now;
  }
  std::copy(kept.begin() + static_cast<std::ptrdiff_t>(next), kept.end(), out);
}

/// Lets the entities that state one of the traits follow.
void put_behind(const EngineState& state, const std::vector<std::string_view>& slugs,
                std::vector<Candidate>& candidates) {
  TraitMask behind;
  for (const std::string_view slug : slugs) {
    if (const auto trait = trait_named(slug)) behind.add(*trait);
  }
  const EntityTraits& traits = state.snapshot->traits();
  const auto states_one = [&](EntityIndexNumber e) {
    const std::uint32_t set = traits.set_of(e);
    return traits.stated_in(set).without(traits.denied_in(set)).meets(behind);
  };
  put_behind_where(states_one, candidates);
}

/// Stems, between bars, of words that ask for what comes with something: manuals, data, plugins.
constexpr std::string_view kAccessoryWords =
    "|document|doc|manual|javadoc|exampl|sampl|data|dataset|dictionari|wordlist|font|icon|theme|"
    "wallpap|artwork|sound|local|translat|languag|debug|symbol|plugin|addon|extens|modul|";
/// The same of words for programs, which who types them wants to start.
constexpr std::string_view kProgramWords =
    "|player|viewer|editor|client|tool|util|program|app|applic|convert|browser|gui|game|command|"
    "cli|termin|";
/// And of words for what programs are made of.
constexpr std::string_view kLibraryWords =
    "|librari|lib|modul|bind|sdk|api|framework|crate|gem|header|develop|packag|parser|toolkit|"
    "python|c++|c|rust|go|golang|java|perl|rubi|php|haskel|javascript|node|r|ocaml|lua|";

bool says_one_of(const Need& need, std::string_view list) {
  return std::any_of(need.words.begin(), need.words.end(), [list](const std::string& word) {
    return list.find('|' + word + '|') != std::string_view::npos;
  });
}

}  // namespace

void put_deprecated_behind(const EngineState& state, std::vector<Candidate>& candidates) {
  put_behind(state, {"deprecated"}, candidates);
}

bool is_given_away(const EngineState& state, EntityIndexNumber e) {
  if (state.facts().price(e) != 0.0) return false;
  const EntityIndexNumber standing = state.standing_for(e);
  return standing != e && state.facts().price(standing).value_or(0) > 0;
}

void put_given_away_behind(const EngineState& state, std::vector<Candidate>& candidates) {
  put_behind_where([&state](EntityIndexNumber e) { return is_given_away(state, e); }, candidates);
}

void put_unasked_behind(const EngineState& state, const Need& need,
                        std::vector<Candidate>& candidates) {
  std::vector<std::string_view> behind = {"deprecated"};
  if (!says_one_of(need, kAccessoryWords)) behind.push_back("accessory");
  // "Parser library" and "JSON in Python" ask for libraries; only a plain word for a program asks
  // for none.
  if (says_one_of(need, kProgramWords) && !says_one_of(need, kLibraryWords)) {
    behind.push_back("library-package");
  }
  put_behind(state, behind, candidates);
}

}  // namespace matchgraph
