#include "server/site/home_examples.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "text/ascii.h"
#include "text/number_words.h"

namespace matchgraph::server {
namespace {

constexpr std::size_t kTypes = 16;       // of which an example is taken
constexpr std::size_t kOfType = 12;      // best ranked of a type that are tried
constexpr std::size_t kShown = 3;        // of each kind
constexpr std::size_t kEnough = 3;       // results that an example's answer should have
constexpr std::size_t kLeastShared = 2;  // capabilities that two compared should share
constexpr std::size_t kShortest = 10;    // bytes of a text that reads as a need
constexpr std::size_t kLongest = 44;
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
      // What stands in brackets is nothing that a person types.
      const bool is_typed = name.size() <= kLongestName && name.find('(') == std::string::npos;
      if (hit.entity.capability_count == 0 || !is_typed) continue;
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

// As in the middle of a sentence, but for names and shortenings: "offline speech", "PDF to text".
std::string as_typed(std::string text) {
  const bool is_word = text.size() > 1 && to_lower(text[1]) == text[1];
  if (is_word) text[0] = to_lower(text[0]);
  return text;
}

// What the entity does in a few words; empty when it says so in none.
std::string need_like(const Entity& entity) {
  const auto fits = [](const std::string& text) {
    const auto spaces = std::count(text.begin(), text.end(), ' ');
    return text.size() >= kShortest && text.size() <= kLongest && spaces > 0 && spaces < 6 &&
           text.find('\n') == std::string::npos;
  };
  for (const Capability& capability : entity.capabilities) {
    if (fits(capability.name)) return as_typed(capability.name);
  }
  for (const Capability& capability : entity.capabilities) {
    // The first clause says what is done; what follows tells how.
    const std::string text = capability.text.substr(0, capability.text.find_first_of(".;:(,"));
    if (fits(text)) return as_typed(text);
  }
  return {};
}

// What people ask for besides, the entity states, and the need does not say yet.
std::string condition_of(const EntityCard& card, const std::string& need) {
  const auto states = [&card](std::string_view slug) {
    return std::any_of(card.traits.begin(), card.traits.end(), [slug](const TraitValue& trait) {
      return trait.value && trait.slug == slug;
    });
  };
  if (states("runs-offline") && need.find("offline") == std::string::npos) return ", offline";
  return states("open-source") ? ", open source" : "";
}

std::string found_words(std::size_t total, const std::string& first) {
  return count_words(total, "result") + ", first " + typed_name(first);
}

// The need as an example, where the entity that it was taken from is what it finds first.
std::optional<web::HomeExample> need_example(const Engine& engine, const Seed& seed) {
  const EntityDetail detail = engine.entity(seed.id);
  const std::string need = need_like(detail.entity);
  if (need.empty()) return {};
  for (const std::string& text : {need + condition_of(detail.card, need), need}) {
    SearchRequest request;
    request.text = text;
    request.limit = 1;
    const Answer answer = engine.ask(request);
    if (!answer.search || answer.search->total < kEnough || !answer.query.unused.empty()) continue;
    const SearchHit& first = answer.search->results.front();
    const bool meets = std::all_of(
        first.conditions.begin(), first.conditions.end(),
        [](const ConditionMet& met) { return met.kind == ConditionMet::Kind::kStated; });
    if (first.entity.id != seed.id || first.capabilities.empty() || !meets) continue;
    return web::HomeExample{text, found_words(answer.search->total, first.entity.name)};
  }
  return {};
}

// "like X but open source", where what it leads to surely does what X does.
std::optional<web::HomeExample> like_example(const Engine& engine, const Seed& seed,
                                             std::set<std::string>& critiques) {
  AlternativesRequest request;
  request.seeds = {seed.id};
  request.limit = 1;
  std::vector<CritiqueSuggestion> found_critiques = engine.alternatives(request).critiques;
  // What every reader knows the meaning of before what this catalogue's words are.
  std::stable_partition(
      found_critiques.begin(), found_critiques.end(),
      [](const CritiqueSuggestion& critique) { return !critique.label.starts_with("with"); });
  for (const CritiqueSuggestion& critique : found_critiques) {
    const bool is_one = critique.label.find('+') == std::string::npos;
    if (!is_one || critique.count < kEnough || critiques.contains(critique.label)) continue;
    SearchRequest asked;
    asked.text = "like " + seed.name + " but " + critique.label;
    asked.limit = 1;
    const Answer answer = engine.ask(asked);
    if (!answer.alternatives || answer.alternatives->results.empty()) continue;
    const AlternativesResults& found = *answer.alternatives;
    const bool is_meant = found.seeds.size() == 1 && found.seeds.front().id == seed.id;
    if (!is_meant || found.results.front().shared.empty() || !answer.query.unused.empty()) continue;
    critiques.insert(critique.label);
    return web::HomeExample{asked.text,
                            found_words(found.total, found.results.front().entity.name)};
  }
  return {};
}

// "X vs Y", where the two share enough to be chosen between.
std::optional<web::HomeExample> comparison_example(const Engine& engine, const Seed& seed,
                                                   std::set<std::string>& used) {
  AlternativesRequest request;
  request.seeds = {seed.id};
  request.limit = kShown;
  for (const Alternative& other : engine.alternatives(request).results) {
    const std::string name = typed_name(other.entity.name);
    const bool is_like = other.entity.type == seed.type && other.shared.size() >= kLeastShared;
    const bool is_typed = name.size() <= kLongestName && name.find('(') == std::string::npos;
    if (!is_like || !is_typed || used.contains(other.entity.id)) continue;
    const std::string text = seed.name + " vs " + name;
    SearchRequest asked;
    asked.text = text;
    const Answer answer = engine.ask(asked);
    if (!answer.comparison || answer.comparison->cards.size() != 2) continue;
    const Comparison& compared = *answer.comparison;
    const bool is_meant =
        compared.cards[0].id == seed.id && compared.cards[1].id == other.entity.id;
    if (!is_meant || compared.verdict.parting.empty()) continue;
    used.insert(other.entity.id);
    const std::string& parts = compared.verdict.parting.front().text;
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
  std::set<std::string> critiques;
  out.needs = examples(
      seeds, [&](const Seed& seed) { return need_example(engine, seed); }, used);
  out.likes = examples(
      seeds, [&](const Seed& seed) { return like_example(engine, seed, critiques); }, used);
  out.comparisons = examples(
      seeds, [&](const Seed& seed) { return comparison_example(engine, seed, used); }, used);
  return out;
}

}  // namespace matchgraph::server
