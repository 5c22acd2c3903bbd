#include "server/site/overview/home_examples.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "server/site/overview/example_needs.h"
#include "server/site/overview/example_pairs.h"
#include "text/ascii.h"
#include "text/number_words.h"

namespace matchgraph::server {
namespace {

constexpr std::size_t kTypes = 16;          // of which an example is taken
constexpr std::size_t kOfType = 12;         // best ranked of a type that are tried, or more
constexpr std::size_t kExamplesTried = 64;  // of all types together
constexpr std::size_t kShown = 3;           // of each kind
constexpr std::size_t kEnough = 3;          // results that an example's answer should have
constexpr std::size_t kLeastShared = 2;     // capabilities that two compared should share
constexpr std::size_t kOthersTried = 6;     // that an entity is compared with
constexpr std::size_t kNeedsTried = 4;      // of an entity
constexpr std::size_t kFirst = 3;           // results of a need that are looked at
constexpr std::size_t kSayIt = 2;           // of them that should say it in their own words
constexpr std::size_t kSaidWords = 2;       // of a need that such a result says
// What more of the best known say in the same words tells nothing of what is here.
constexpr std::size_t kLooked = 48;         // best known whose words are counted
constexpr std::size_t kCommonFrom = 5;      // of them
constexpr std::size_t kLongestName = 28;    // what a person would type
constexpr std::size_t kLongestAnswer = 96;  // bytes of a sentence under an example

/// How many a need may find to be an example.
struct Found {
  std::size_t most = 0;
  double share = 1;  ///< of the catalogue
};
// More tell nobody that the words were understood; where all needs find more, these have to do.
constexpr std::array<Found, 3> kFound = {{{400, 0.9}, {400, 1}, {2000, 0.5}}};

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
  const std::size_t types = std::min(kTypes, figures.types.size());
  // With few types more of each are tried, so that the number of examples hardly depends on the
  // catalogue.
  const std::size_t of_each = std::max(kOfType, kExamplesTried / std::max<std::size_t>(types, 1));
  for (std::size_t i = 0; i < types; ++i) {
    SearchRequest request;
    request.filters.types = {figures.types[i].first};
    request.sort = Sort::kRank;
    request.limit = of_each;
    by_type.emplace_back();
    for (const SearchHit& hit : engine.search(request).results) {
      const std::string name = typed_name(hit.entity.name);
      if (hit.entity.capability_count == 0 || !is_typed(name)) continue;
      by_type.back().push_back({hit.entity.id, hit.entity.type, name});
    }
  }
  std::vector<Seed> out;
  // In turn, so that the first examples are of different types.
  for (std::size_t at = 0; at < of_each; ++at) {
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
  // Last, a need without any condition.
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

// Whether the capability that meets the need best says words of it, in whatever form.
bool says_it(const SearchHit& hit, const std::string& need) {
  constexpr std::size_t kStem = 5;  // letters that the forms of a word share
  if (hit.capabilities.empty()) return false;
  const CapabilityRef& best = hit.capabilities.front().capability;
  const std::string said = in_lower_case(best.name + ' ' + best.text);
  const std::string asked = in_lower_case(need) + ' ';
  std::size_t words = 0;
  std::size_t holds = 0;
  // Letters at the beginning are enough: "transcribes" and "transcription" are forms of one word.
  for (std::size_t at = 0; at < asked.size();) {
    const std::size_t end = asked.find(' ', at);
    const std::string stem = asked.substr(at, std::min(kStem, end - at));
    words += stem.size() > 2 ? 1 : 0;
    holds += stem.size() > 2 && said.find(stem) != std::string::npos ? 1 : 0;
    at = end + 1;
  }
  return holds >= std::min(kSaidWords, words);
}

// Whether the first answer says that it does it and that it meets all conditions, and others say so
// too: what one entity alone does in its own words is nothing that people ask for.
bool answers_well(const Answer& answer, const Seed& seed, const std::string& need,
                  std::size_t most) {
  if (!answer.search || !answer.query.unused.empty()) return false;
  if (answer.search->total < kEnough || answer.search->total > most) return false;
  const auto& found = answer.search->results;
  const auto saying = std::count_if(found.begin(), found.end(),
                                    [&need](const SearchHit& hit) { return says_it(hit, need); });
  if (static_cast<std::size_t>(saying) < kSayIt) return false;
  const SearchHit& first = answer.search->results.front();
  if (first.capabilities.empty() || first.entity.fitting) return false;
  const std::string& best = first.capabilities.front().capability.name;
  const bool says_so = first.entity.id == seed.id || in_lower_case(best) == in_lower_case(need);
  return says_so && std::all_of(first.conditions.begin(), first.conditions.end(), is_stated);
}

// Whether fewer are found than the need alone finds: where all is free, nobody has to ask for it.
bool narrows(const Engine& engine, const std::string& need, std::size_t found) {
  SearchRequest alone;
  // Nothing but the count is asked for, which spares making the page.
  alone.text = need;
  alone.limit = 0;
  const Answer answer = engine.ask(alone);
  return answer.search && found < answer.search->total;
}

// What the entity does as an example, where that is what the need finds first.
std::optional<web::HomeExample> need_example(const Engine& engine, const Seed& seed,
                                             const std::map<std::string, std::size_t>& sayers,
                                             std::size_t most, std::set<std::string>& asked) {
  const EntityDetail detail = engine.entity(seed.id);
  std::size_t tried = 0;
  for (const std::string& need : needs_like(detail.entity)) {
    const auto said = sayers.find(need);
    const bool is_common = said != sayers.end() && said->second >= kCommonFrom;
    if (is_common || asked.contains(need)) continue;
    // The same need is not asked again for every other condition.
    if (++tried > kNeedsTried) break;
    for (const std::string& condition : conditions_of(detail.card, need)) {
      SearchRequest request;
      request.text = need + condition;
      request.limit = kFirst;
      const Answer answer = engine.ask(request);
      if (!answers_well(answer, seed, need, most)) continue;
      if (condition == kFree && !narrows(engine, need, answer.search->total)) continue;
      // Other entities of the type have the same need; one example of it is enough.
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
  // Only its critiques are wanted.
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
  // A name that several things have may lead to another than the example was made for.
  const bool is_meant = found.seeds.size() == 1 && found.seeds.front().id == seed.id;
  if (!is_meant || found.results.front().shared.empty() || !answer.query.unused.empty()) return {};
  // What one seller of many says of a thing may be that seller's mistake.
  if (found.results.front().entity.fitting) return {};
  return web::HomeExample{text, found_words(found.total, found.results.front().entity.name)};
}

bool is_price_wish(const std::string& wish) {
  return wish == "free" || wish == "open source" || wish == "cheaper";
}

// Of what is free itself, a wish for it tells nothing apart.
bool is_free(const Engine& engine, const Seed& seed) {
  AlternativesRequest request;
  // Only the card of the seed is wanted.
  request.seeds = {seed.id};
  request.limit = 0;
  const EntityCard card = engine.alternatives(request).seeds.front();
  return card.price_model == PriceModel::kFree || card.price_model == PriceModel::kOpenSource;
}

// "like X but open source", where what it leads to surely does what X does.
std::optional<web::HomeExample> like_example(const Engine& engine, const Seed& seed,
                                             std::set<std::string>& wished) {
  for (const std::string& wish : wishes_of(engine, seed)) {
    if (wished.contains(wish) || (is_price_wish(wish) && is_free(engine, seed))) continue;
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
  request.limit = kOthersTried;
  for (const Alternative& other : engine.alternatives(request).results) {
    const std::string name = typed_name(other.entity.name);
    const bool is_like = other.entity.type == seed.type && other.shared.size() >= kLeastShared;
    if (!is_like || !is_typed(name) || used.contains(other.entity.id)) continue;
    if (are_parts_of_one(seed.name, name)) continue;
    const std::string text = seed.name + " vs " + name;
    SearchRequest asked;
    asked.text = text;
    const Answer answer = engine.ask(asked);
    if (!answer.comparison || answer.comparison->cards.size() != 2) continue;
    const Comparison& compared = *answer.comparison;
    const bool is_meant =
        compared.cards[0].id == seed.id && compared.cards[1].id == other.entity.id;
    // The order tells as well: a name that means another thing would put that in front.
    if (!is_meant || (is_parted && compared.verdict.parting.empty())) continue;
    if (!is_sure_example(compared)) continue;
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

// As many as a search for the type finds, where offers of a thing and near duplicates count once: a
// number that is followed has to be the one that is found there.
std::vector<std::pair<std::string, std::uint64_t>> found_of_types(const Engine& engine,
                                                                  const SnapshotStats& figures) {
  std::vector<std::pair<std::string, std::uint64_t>> out;
  for (const auto& type : figures.types) {
    SearchRequest request;
    request.filters.types = {type.first};
    // Only the count is wanted.
    request.limit = 0;
    out.emplace_back(type.first, engine.search(request).total);
  }
  return out;
}

}  // namespace

web::HomeExamples home_examples(const std::shared_ptr<const Snapshot>& snapshot,
                                const SnapshotStats& figures) {
  const Engine engine(snapshot);
  web::HomeExamples out;
  out.types = found_of_types(engine, figures);
  const std::vector<Seed> seeds = seeds_of(engine, figures);
  // No entity in two examples, so that they show more of the catalogue.
  std::set<std::string> used;
  const std::map<std::string, std::size_t> said = sayers(engine, seeds);
  std::set<std::string> asked;
  double entities = 0;
  for (const auto& type : figures.types) entities += static_cast<double>(type.second);
  // From few to many: what finds little tells most, and in a small or uniform catalogue nothing
  // does.
  for (const Found& bounds : kFound) {
    const auto share = static_cast<std::size_t>(bounds.share * entities);
    const std::size_t most = std::min(bounds.most, share);
    for (web::HomeExample& one : examples(
             seeds, [&](const Seed& seed) { return need_example(engine, seed, said, most, asked); },
             used)) {
      if (out.needs.size() < kShown) out.needs.push_back(std::move(one));
    }
    if (out.needs.size() == kShown) break;
  }
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
