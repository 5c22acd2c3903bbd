#include "server/site/home_examples.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "matchgraph/engine.h"

namespace matchgraph::server {
namespace {

constexpr std::size_t kTypes = 6;        // of which an example is taken
constexpr std::size_t kNeeds = 4;        // shown
constexpr std::size_t kComparisons = 3;  // shown
constexpr std::size_t kShortest = 12;    // bytes of a text that reads as a need
constexpr std::size_t kLongest = 72;

// A short text of what the entity does; empty when it has none.
std::string need_like(const Entity& entity) {
  const auto fits = [](const std::string& text) {
    return text.size() >= kShortest && text.size() <= kLongest &&
           text.find(' ') != std::string::npos && text.find('\n') == std::string::npos;
  };
  for (const Capability& capability : entity.capabilities) {
    if (fits(capability.name)) return capability.name;
  }
  for (const Capability& capability : entity.capabilities) {
    // The first clause says what is done; what follows tells how.
    std::string text = capability.text.substr(0, capability.text.find_first_of(".;:("));
    if (fits(text)) return text;
  }
  return fits(entity.summary) ? entity.summary : std::string();
}

// The best ranked entity of a type that says what it does.
std::optional<std::string> best_of_type(const Engine& engine, const std::string& type) {
  SearchRequest request;
  request.filters.types = {type};
  request.sort = Sort::kRank;
  request.limit = 1;
  const SearchResults found = engine.search(request);
  if (found.results.empty() || found.results.front().entity.capability_count == 0) return {};
  return found.results.front().entity.id;
}

}  // namespace

web::HomeExamples home_examples(const std::shared_ptr<const Snapshot>& snapshot,
                                const SnapshotStats& figures) {
  const Engine engine(snapshot);
  web::HomeExamples out;
  out.types = figures.types;
  for (std::size_t i = 0; i < std::min(kTypes, figures.types.size()); ++i) {
    const auto id = best_of_type(engine, figures.types[i].first);
    if (!id) continue;
    const EntityDetail detail = engine.entity(*id);
    const std::string need = need_like(detail.entity);
    if (!need.empty() && out.needs.size() < kNeeds) out.needs.push_back(need);
    out.alternatives_to.push_back(detail.card);
    AlternativesRequest request;
    request.seeds = {*id};
    request.limit = 1;
    const AlternativesResults near = engine.alternatives(request);
    if (near.results.empty() || out.comparisons.size() >= kComparisons) continue;
    out.comparisons.emplace_back(detail.card, near.results.front().entity);
  }
  return out;
}

}  // namespace matchgraph::server
