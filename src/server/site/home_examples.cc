#include "server/site/home_examples.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "server/site/example_needs.h"
#include "text/ascii.h"
#include "text/number_words.h"

namespace matchgraph::server {
namespace {

constexpr std::size_t kTypes = 16;       // of which an example is taken
constexpr std::size_t kOfType = 12;      // best ranked of a type that are tried
constexpr std::size_t kShown = 3;        // of each kind
constexpr std::size_t kEnough = 3;       // results that an example's answer should have
constexpr std::size_t kLeastShared = 2;  // capabilities that two compared should share
constexpr std::size_t kNeedsTried = 4;   // of an entity
// What more of the best known say in the same words tells nothing of what is here.
constexpr std::size_t kLooked = 48;         // best known whose words are counted
constexpr std::size_t kCommonFrom = 5;      // of them
constexpr std::size_t kLongestName = 28;    // what a person would type
constexpr std::size_t kLongestAnswer = 96;  // bytes of a sentence under an example

/// Something to try an example of.
struct Seed {
  std::string id;
  std::string type;
  std::string name;  ///< as a person would type it
};

// "Mistral: Mistral Small 3.1" is typed without the maker in front.
std::string typed_name(const std::string& name) {
  const std::size_t colon = name.find(": ");
  return colon == std::string::npos ? name : name.substr(colon + 2);
}

// What stands in brackets, and what is a path, is nothing that a person types.
bool is_typed(const std::string& name) {
  return name.size() <= kLongestName && name.find_first_of("(/_*") == std::string::npos;
}

// The best ranked of the most frequent types, a type after the other.
std::vector<Seed> seeds_of(const Engine& engine, const SnapshotStats& figures) {
  std::vector<std::vector<Seed>> by_type;
  for (std::size_t i = 0; i < std::min(kTypes, figures.types.size()); ++i) {
    SearchRequest request;
    request.filters.types = {figures.types[i].first};
    request.sort = Sort::kRank;
    request.limit = kOfType;
    by_type.emplace_back();
    for (const SearchHit& hit : engine.search(request).results) {
      const std::string name = typed_name(hit.entity.name);
      if (hit.entity.capability_count == 0 || !is_typed(name)) continue;
      by_type.back().push_back({hit.entity.id, hit.entity.type, name});
    }
  }
  std::vector<Seed> out;
  for (std::size_t at = 0; at < kOfType; ++at) {
    for (const std::vector<Seed>& of_type : by_type) {
      if (at < of_type.size()) out.push_back(of_type[at]);
    }
  }
  return out;
}

constexpr std::string_view kFree = ", free";

// What people ask for besides, the entity states, and the need does not say yet.
std::vector<std::string> conditions_of(const EntityCard& card, const std::string& need) {
  const auto states = [&card](std::string_view slug) {
    return std::any_of(card.traits.begin(), card.traits.end(), [slug](const TraitValue& trait) {
      return trait.value && trait.slug == slug;
    });
  };
  std::vector<std::string> out;
  const bool is_said = need.find("offline") != std::string::npos;
  if (states("runs-offline") && !is_said) out.emplace_back(", offline");
  if (states("open-source")) out.emplace_back(", open source");
  if (states("open-weights")) out.emplace_back(", open weights");
  if (card.price_model == PriceModel::kFree) out.emplace_back(kFree);
  out.emplace_back("");
  return out;
}

std::string found_words(std::size_t total, const std::string& first) {
  return count_words(total, "result") + ", first " + typed_name(first);
}

// How many of the best known say each need.
std::map<std::string, std::size_t> sayers(const Engine& engine, const std::vector<Seed>& seeds) {
  std::map<std::string, std::size_t> out;
  for (std::size_t i = 0; i < std::min(kLooked, seeds.size()); ++i) {
    for (const std::string& need : needs_like(engine.entity(seeds[i].id).entity)) ++out[need];
  }
  return out;
}

bool is_stated(const ConditionMet& met) { return met.kind == ConditionMet::Kind::kStated; }

// Whether the first answer says that it does it, and that it meets all conditions.
bool answers_well(const Answer& answer, const Seed& seed, const std::string& need) {
  if (!answer.search || answer.search->total < kEnough || !answer.query.unused.empty()) {
    return false;
  }
  const SearchHit& first = answer.search->results.front();
  if (first.capabilities.empty()) return false;
  const std::string& best = first.capabilities.front().capability.name;
  const bool says_so = first.entity.id == seed.id || in_lower_case(best) == in_lower_case(need);
  return says_so && std::all_of(first.conditions.begin(), first.conditions.end(), is_stated);
}

// Whether fewer are found than the need alone finds: where all is free, nobody has to ask for it.
bool narrows(const Engine& engine, const std::string& need, std::size_t found) {
  SearchRequest alone;
  alone.text = need;
  alone.limit = 0;
  const Answer answer = engine.ask(alone);
  return answer.search && found < answer.search->total;
}

// What the entity does as an example, where that is what the need finds first.
std::optional<web::HomeExample> need_example(const Engine& engine, const Seed& seed,
                                             const std::map<std::string, std::size_t>& sayers,
                                             std::set<std::string>& asked) {
  const EntityDetail detail = engine.entity(seed.id);
  std::size_t tried = 0;
  for (const std::string& need : needs_like(detail.entity)) {
    const auto said = sayers.find(need);
    const bool is_common = said != sayers.end() && said->second >= kCommonFrom;
    if (is_common || asked.contains(need)) continue;
    if (++tried > kNeedsTried) break;
    for (const std::string& condition : conditions_of(detail.card, need)) {
      SearchRequest request;
      request.text = need + condition;
      request.limit = 1;
      const Answer answer = engine.ask(request);
      if (!answers_well(answer, seed, need)) continue;
      if (condition == kFree && !narrows(engine, need, answer.search->total)) continue;
      asked.insert(need);
      return web::HomeExample{
          request.text,
          found_words(answer.search->total, answer.search->results.front().entity.name)};
    }
  }
  return {};
}

// What people ask for, and an entry states rather than counts: of it, critiques do not tell.
constexpr std::string_view kWithVision = "with vision";

// What to ask for, what every reader knows the meaning of. Words of this catalogue alone
// ("with framework") and its own rank are no wishes of a newcomer.
std::vector<std::string> wishes_of(const Engine& engine, const Seed& seed) {
  std::vector<std::string> out;
  if (seed.type == "model") out.emplace_back(kWithVision);
  AlternativesRequest request;
  request.seeds = {seed.id};
  request.limit = 0;
  for (const CritiqueSuggestion& critique : engine.alternatives(request).critiques) {
    const std::string& label = critique.label;
    const bool is_one = label.find('+') == std::string::npos;
    const bool is_plain = !label.starts_with("with") && label != "higher ranked";
    if (is_one && is_plain && critique.count >= kEnough) out.push_back(label);
  }
  return out;
}

std::optional<web::HomeExample> like_asked(const Engine& engine, const Seed& seed,
                                           const std::string& text) {
  SearchRequest asked;
  asked.text = text;
  asked.limit = 1;
  const Answer answer = engine.ask(asked);
  if (!answer.alternatives || answer.alternatives->total < kEnough) return {};
  const AlternativesResults& found = *answer.alternatives;
  const bool is_meant = found.seeds.size() == 1 && found.seeds.front().id == seed.id;
  if (!is_meant || found.results.front().shared.empty() || !answer.query.unused.empty()) return {};
  return web::HomeExample{text, found_words(found.total, found.results.front().entity.name)};
}

// "like X but open source", where what it leads to surely does what X does.
std::optional<web::HomeExample> like_example(const Engine& engine, const Seed& seed,
                                             std::set<std::string>& wished) {
  for (const std::string& wish : wishes_of(engine, seed)) {
    if (wished.contains(wish)) continue;
    auto example = like_asked(engine, seed, "like " + seed.name + " but " + wish);
    if (!example) continue;
    wished.insert(wish);
    return example;
  }
  return {};
}

// "X vs Y", where the two share enough to be chosen between.
std::optional<web::HomeExample> comparison_example(const Engine& engine, const Seed& seed,
                                                   bool is_parted, std::set<std::string>& used) {
  AlternativesRequest request;
  request.seeds = {seed.id};
  request.limit = kShown;
  for (const Alternative& other : engine.alternatives(request).results) {
    const std::string name = typed_name(other.entity.name);
    const bool is_like = other.entity.type == seed.type && other.shared.size() >= kLeastShared;
    if (!is_like || !is_typed(name) || used.contains(other.entity.id)) continue;
    const std::string text = seed.name + " vs " + name;
    SearchRequest asked;
    asked.text = text;
    const Answer answer = engine.ask(asked);
    if (!answer.comparison || answer.comparison->cards.size() != 2) continue;
    const Comparison& compared = *answer.comparison;
    const bool is_meant =
        compared.cards[0].id == seed.id && compared.cards[1].id == other.entity.id;
    if (!is_meant || (is_parted && compared.verdict.parting.empty())) continue;
    if (compared.both.size() < kLeastShared) continue;
    used.insert(other.entity.id);
    const std::string parts = is_parted
                                  ? compared.verdict.parting.front().text
                                  : count_words(compared.both.size(), "capability") + " in common";
    return web::HomeExample{text, parts.size() <= kLongestAnswer ? parts : std::string()};
  }
  return {};
}

// What is asked back, because a name fits several things, or refused, is no example.
template <typename ExampleOf>
std::optional<web::HomeExample> answered(const ExampleOf& example_of, const Seed& seed) {
  try {
    return example_of(seed);
  } catch (const Error&) {
    return {};
  }
}

// Up to kShown examples, no two of one type.
template <typename ExampleOf>
std::vector<web::HomeExample> examples(const std::vector<Seed>& seeds, const ExampleOf& example_of,
                                       std::set<std::string>& used) {
  std::vector<web::HomeExample> out;
  std::set<std::string> types;
  // A second round for catalogues of one type.
  for (const bool any_type : {false, true}) {
    for (const Seed& seed : seeds) {
      if (out.size() == kShown) return out;
      if (used.contains(seed.id) || (!any_type && types.contains(seed.type))) continue;
      if (auto example = answered(example_of, seed)) {
        out.push_back(std::move(*example));
        used.insert(seed.id);
        types.insert(seed.type);
      }
    }
  }
  return out;
}

}  // namespace

web::HomeExamples home_examples(const std::shared_ptr<const Snapshot>& snapshot,
                                const SnapshotStats& figures) {
  const Engine engine(snapshot);
  web::HomeExamples out;
  out.types = figures.types;
  const std::vector<Seed> seeds = seeds_of(engine, figures);
  // No entity in two examples, so that they show more of the catalogue.
  std::set<std::string> used;
  const std::map<std::string, std::size_t> said = sayers(engine, seeds);
  std::set<std::string> asked;
  out.needs = examples(
      seeds, [&](const Seed& seed) { return need_example(engine, seed, said, asked); }, used);
  std::set<std::string> wished;
  out.likes = examples(
      seeds, [&](const Seed& seed) { return like_example(engine, seed, wished); }, used);
  if (out.likes.empty()) {
    // Where nothing is known to ask for, there still is what is like something.
    out.likes = examples(
        seeds,
        [&](const Seed& seed) { return like_asked(engine, seed, "alternatives to " + seed.name); },
        used);
  }
  // What parts two is worth more than how much they share; where little does, that has to do.
  for (const bool is_parted : {true, false}) {
    for (web::HomeExample& one : examples(
             seeds,
             [&](const Seed& seed) { return comparison_example(engine, seed, is_parted, used); },
             used)) {
      if (out.comparisons.size() < kShown) out.comparisons.push_back(std::move(one));
    }
    if (out.comparisons.size() == kShown) break;
  }
  return out;
}

}  // namespace matchgraph::server
