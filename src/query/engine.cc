#include "matchgraph/engine.h"

#include "query/engine_state.h"
#include "query/questions.h"

namespace matchgraph {

Engine::Engine(std::shared_ptr<const Snapshot> snapshot)
    : state_(std::make_unique<EngineState>(std::move(snapshot))) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

SearchResults Engine::search(const SearchRequest& request) const {
  return matchgraph::search(*state_, request);
}

AlternativesResults Engine::alternatives(const AlternativesRequest& request) const {
  return matchgraph::alternatives(*state_, request);
}

Comparison Engine::compare(const std::vector<std::string>& ids) const {
  return matchgraph::compare(*state_, ids);
}

EntityDetail Engine::entity(std::string_view id) const { return entity_detail(*state_, id); }

Resolution Engine::resolve(std::string_view text) const {
  return matchgraph::resolve(*state_, text);
}

}  // namespace matchgraph
