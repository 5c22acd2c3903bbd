#include "matchgraph/engine.h"

#include "query/engine_state.h"
#include "query/language/parse.h"
#include "query/questions.h"
#include "query/snapshot_vocabulary.h"

namespace matchgraph {

namespace {

std::vector<RankedEntity> with_ids(const FactColumns& facts, std::vector<Candidate> candidates,
                                   std::size_t depth) {
  if (candidates.size() > depth) candidates.resize(depth);
  std::vector<RankedEntity> out;
  for (const Candidate& candidate : candidates) {
    out.push_back({std::string(facts.id(candidate.entity)), candidate.score});
  }
  return out;
}

}  // namespace

Engine::Engine(std::shared_ptr<const Snapshot> snapshot, const AnswerLimits& limits)
    : state_(std::make_unique<EngineState>(std::move(snapshot))) {
  state_->limits = limits;
}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

// Each question that may take long has its own time, which begins here.
Answer Engine::ask(const SearchRequest& request) const {
  state_->budget.begin(state_->limits);
  return matchgraph::ask(*state_, request);
}

ParsedQuery Engine::parse(std::string_view text) const {
  return parse_query(text, SnapshotVocabulary(*state_));
}

SearchResults Engine::search(const SearchRequest& request) const {
  state_->budget.begin(state_->limits);
  return matchgraph::search(*state_, request);
}

AlternativesResults Engine::alternatives(const AlternativesRequest& request) const {
  state_->budget.begin(state_->limits);
  return matchgraph::alternatives(*state_, request);
}

Comparison Engine::compare(const std::vector<std::string>& ids, bool explain,
                           const std::optional<Workload>& workload) const {
  state_->budget.begin(state_->limits);
  return matchgraph::compare(*state_, ids, explain, workload);
}

EntityDetail Engine::entity(std::string_view id, bool explain) const {
  return entity_detail(*state_, id, explain);
}

Neighbourhood Engine::neighbourhood(std::string_view id, std::size_t nodes) const {
  return matchgraph::neighbourhood(*state_, id, nodes);
}

Path Engine::path(std::string_view from, std::string_view to) const {
  return matchgraph::path(*state_, from, to);
}

CoverResults Engine::cover(const CoverRequest& request) const {
  // Its searches are few and have few results each, and a set that rests on a part of them would
  // not be the smallest.
  state_->budget.begin({.time = std::chrono::minutes(1)});
  return matchgraph::cover(*state_, request);
}

Suggestions Engine::suggest(std::string_view text, std::size_t limit) const {
  return matchgraph::suggest(*state_, text, limit);
}

ClaimsResults Engine::claims_about(const ClaimsRequest& request) const {
  return matchgraph::claims_about(*state_, request);
}

std::vector<RankedEntity> Engine::rank_need(std::string_view text, std::size_t depth,
                                            const RankingParts& parts) const {
  return with_ids(state_->facts(), rank_typed(*state_, text, parts), depth);
}

std::vector<RankedEntity> Engine::rank_alternatives(std::string_view id, std::size_t depth,
                                                    const RankingParts& parts) const {
  return with_ids(state_->facts(),
                  matchgraph::rank_alternatives(*state_, state_->number(id), depth, parts), depth);
}

Resolution Engine::resolve(std::string_view text) const {
  return matchgraph::resolve(*state_, text);
}

}  // namespace matchgraph
