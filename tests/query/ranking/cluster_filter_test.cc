// Clusters as people meet them: on an entity, as a facet, as a filter.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "snapshot/snapshot_data.h"
#include "support/fresh_engine.h"

using namespace matchgraph;

namespace {

const Facet& facet_named(const std::vector<Facet>& facets, const std::string& field) {
  const auto found = std::find_if(facets.begin(), facets.end(),
                                  [&field](const Facet& facet) { return facet.field == field; });
  REQUIRE(found != facets.end());
  return *found;
}

std::set<std::string> members_of(const std::string& cluster) {
  const auto snapshot = test::sample_engine().snapshot();
  std::set<std::string> out;
  for (EntityIndexNumber e = 0; e < snapshot->facts().entities(); ++e) {
    if (snapshot->facts().cluster(e) == cluster) out.emplace(snapshot->facts().id(e));
  }
  return out;
}

template <typename Results>
std::set<std::string> ids_in(const Results& results) {
  std::set<std::string> out;
  for (const auto& result : results.results) out.insert(result.entity.id);
  return out;
}

}  // namespace

TEST_CASE("a cluster's entities are what its filter leaves, by its name and by its id") {
  const test::FreshEngine& engine = test::sample_engine();
  const EntityCluster cluster = engine->entity("openai/whisper-1").cluster;
  const std::set<std::string> members = members_of(cluster.name);
  CHECK(members.contains("openai/whisper-1"));
  CHECK(members.size() == cluster.size);
  for (const std::string& asked : {cluster.name, cluster.id}) {
    SearchRequest request;
    request.limit = 100;
    request.offers = true;
    request.filters.clusters = {asked};
    const SearchResults found = engine->search(request);
    CHECK(found.total <= members.size());  // offers of one thing share a row
    for (const std::string& id : ids_in(found)) CHECK(members.contains(id));
    CHECK_FALSE(found.results.empty());
  }
}

TEST_CASE("a typed cluster is the same filter, and a cluster that is none is noted") {
  const test::FreshEngine& engine = test::sample_engine();
  const EntityCluster cluster = engine->entity("openai/whisper-1").cluster;
  CHECK(engine->parse("speech cluster:" + cluster.id).filters.clusters ==
        std::vector<std::string>{cluster.name});
  CHECK(engine->parse("cluster:\"" + cluster.name + "\"").filters.clusters ==
        std::vector<std::string>{cluster.name});
  const ParsedQuery unknown = engine->parse("speech cluster:flugelhorns");
  REQUIRE(unknown.notes.size() == 1);
  CHECK(unknown.notes[0].text.find("has the cluster \"flugelhorns\"") != std::string::npos);
}

TEST_CASE("facets of a search and of alternatives count what their filters leave") {
  const test::FreshEngine& engine = test::sample_engine();
  SearchRequest search;
  search.text = "speech";
  search.limit = 100;
  const SearchResults spoken = engine->search(search);
  for (const FacetValue& value : facet_named(spoken.facets, "cluster").values) {
    CAPTURE(value.value);
    SearchRequest some = search;
    some.filters.clusters = {value.value};
    CHECK(engine->search(some).total == value.count);
  }
  AlternativesRequest like;
  like.seeds = {"openai/whisper-1"};
  like.limit = 1000;
  const AlternativesResults all = engine->alternatives(like);
  REQUIRE(all.facets.size() == 6);
  const Facet& clusters = facet_named(all.facets, "cluster");
  REQUIRE_FALSE(clusters.values.empty());
  for (const FacetValue& value : clusters.values) {
    const std::set<std::string> members = members_of(value.value);
    const std::set<std::string> found = ids_in(all);
    const auto here = std::count_if(found.begin(), found.end(),
                                    [&](const std::string& id) { return members.contains(id); });
    CHECK(static_cast<std::size_t>(here) == value.count);
  }
}
