// Who claims what about whom, and which claims cannot both be true.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const char* const kLines =
    R"({"id":"a/orion","name":"Orion","type":"tool","versus":"Faster than Vega, but slower than Vega on scans.","capabilities":[{"text":"Reads pages.","versus":"Cheaper than Lyra 2 and typically simpler than Vega."}]}
{"id":"b/vega","name":"Vega","type":"tool","versus":"Faster than Orion.","capabilities":[{"text":"Reads scans.","versus":"Comparable to Lyra 2; unlike Orion, free."},{"text":"Reads forms.","versus":"Orion is dearer."}]}
{"id":"c/two-minds","name":"Two Minds","type":"tool","capabilities":[{"text":"Adds.","versus":"More accurate than Orion."},{"text":"Subtracts.","versus":"Less accurate than Orion."}]}
{"id":"d/solo","name":"Solo","type":"tool","capabilities":[{"text":"Waits."}]}
{"id":"e/twin","name":"Acme: Twin","type":"model","capabilities":[]}
{"id":"f/twin","name":"Borealis: Twin","type":"model","versus":"Smarter than Orion.","capabilities":[]}
{"id":"g/late","name":"Late","type":"tool","versus":"Beats Twin. Maybe. It may be slower than Twin.","capabilities":[]}
)";

const test::FreshEngine& fresh() {
  static const test::FreshEngine engine(test::catalogue_of(kLines));
  return engine;
}

/// "by > about direction respect, scope[?][!]": ? hedged, ! contradicted.
std::string told(const Claim& claim) {
  static const std::vector<std::string> kDirections = {"better", "worse", "equal", "different"};
  std::string out = claim.by.id + " > " + (claim.about_id.empty() ? claim.about : claim.about_id);
  out += " " + kDirections[static_cast<std::size_t>(claim.direction)] + " " + claim.respect;
  if (!claim.scope.empty()) out += ", " + claim.scope;
  if (claim.hedged) out += "?";
  if (!claim.contradicted_by.empty()) out += "!";
  return out;
}

std::vector<std::string> told(const std::vector<Claim>& claims) {
  std::vector<std::string> out;
  for (const Claim& claim : claims) out.push_back(told(claim));
  return out;
}

using Told = std::vector<std::string>;

ClaimsResults about(const std::string& name) {
  ClaimsRequest request;
  request.about = name;
  return fresh()->claims_about(request);
}

}  // namespace

TEST_CASE("an entity shows its own claims and those of others about it, the best first") {
  const EntityDetail detail = fresh()->entity("a/orion");
  CHECK(told(detail.claims) ==
        Told{"a/orion > b/vega better Faster!", "a/orion > Lyra 2 better Cheaper",
             "a/orion > b/vega better simpler?", "a/orion > b/vega worse slower, on scans"});
  CHECK(told(detail.claims_about) ==
        Told{"b/vega > a/orion better Faster!", "b/vega > a/orion better Orion is dearer",
             "c/two-minds > a/orion better More accurate!", "f/twin > a/orion better Smarter",
             "c/two-minds > a/orion worse Less accurate!", "b/vega > a/orion different free"});
  CHECK(detail.claims_about_total == 6);
}

TEST_CASE("a claim quotes its sentence and says where it stands") {
  const EntityDetail detail = fresh()->entity("b/vega");
  REQUIRE(detail.claims.size() == 4);
  const Claim& own = detail.claims[0];
  CHECK(own.text == "Faster than Orion.");
  CHECK(own.text.substr(own.rival.begin, own.rival.end - own.rival.begin) == "Orion");
  CHECK_FALSE(own.capability);
  const Claim& dearer = detail.claims[1];
  CHECK(dearer.text == "Orion is dearer.");
  CHECK(dearer.capability == std::size_t{1});
  CHECK(dearer.by.name == "Vega");
  CHECK(detail.claims[3].text == "unlike Orion, free.");
}

TEST_CASE("claims to be better in one respect contradict each other") {
  const Claim claim = fresh()->entity("a/orion").claims.front();
  REQUIRE(claim.contradicted_by.size() == 1);
  CHECK(claim.contradicted_by[0].by == NamedEntity{"b/vega", "Vega"});
  CHECK(claim.contradicted_by[0].text == "Faster than Orion.");
}

TEST_CASE("an entry that claims both contradicts itself, but not in another scope") {
  const auto claims = fresh()->entity("c/two-minds").claims;
  REQUIRE(claims.size() == 2);
  REQUIRE(claims[0].contradicted_by.size() == 1);
  CHECK(claims[0].contradicted_by[0].by.id == "c/two-minds");
  CHECK(claims[0].contradicted_by[0].text == "Less accurate than Orion.");
  for (const Claim& claim : fresh()->entity("a/orion").claims) {
    if (claim.scope == "on scans") CHECK(claim.contradicted_by.empty());
  }
}

TEST_CASE("a comparison shows the claims between the compared and counts the others") {
  const Comparison two = fresh()->compare({"b/vega", "a/orion"});
  CHECK(told(two.claims) ==
        Told{"b/vega > a/orion better Faster!", "b/vega > a/orion better Orion is dearer",
             "b/vega > a/orion different free", "a/orion > b/vega better Faster!",
             "a/orion > b/vega better simpler?", "a/orion > b/vega worse slower, on scans"});
  CHECK(two.other_claims == 2);
  const Comparison three = fresh()->compare({"d/solo", "c/two-minds", "a/orion"});
  CHECK(three.claims.size() == 2);
  CHECK(three.other_claims == 4);
}

TEST_CASE("what is claimed about an entity can be asked by id, name or alias, for all its offers") {
  const ClaimsResults by_id = about("f/twin");
  REQUIRE(by_id.subject);
  CHECK(by_id.subject->id == "f/twin");
  CHECK(told(by_id.claims) ==
        Told{"g/late > f/twin better Beats", "g/late > f/twin worse slower?"});
  CHECK(by_id.claimants.size() == 1);
  const ClaimsResults by_name = about("Twin");
  REQUIRE(by_name.subject);
  CHECK(by_name.subject->id == "e/twin");
  CHECK(by_name.total == 2);
  CHECK(about("d/solo").total == 0);
}

TEST_CASE("a rival that is no entity can be asked for by the name that texts give it") {
  const ClaimsResults results = about("lyra-2");
  CHECK_FALSE(results.subject);
  CHECK(results.about == "lyra-2");
  CHECK(told(results.claims) == Told{"a/orion > Lyra 2 better Cheaper", "b/vega > Lyra 2 equal "});
  CHECK(about("Lyra").total == 0);
  CHECK(about("").total == 0);
}

TEST_CASE("claims can be narrowed to a direction and paged") {
  ClaimsRequest request;
  request.about = "Orion";
  request.direction = ClaimDirection::kBetter;
  request.limit = 2;
  request.offset = 1;
  const ClaimsResults results = fresh()->claims_about(request);
  CHECK(results.total == 4);
  CHECK(told(results.claims) == Told{"b/vega > a/orion better Orion is dearer",
                                     "c/two-minds > a/orion better More accurate!"});
  CHECK(results.claimants.size() == 2);
  request.offset = 100;
  CHECK(fresh()->claims_about(request).claims.empty());
  request.limit = 100000;
  CHECK_THROWS_AS(fresh()->claims_about(request), Error);
  CHECK_THROWS_AS(about(std::string(3000, 'x')), Error);
}

TEST_CASE("a build counts its claims") {
  CHECK(fresh().report().claims == 13);
  CHECK(fresh().report().linked_claims == 11);
  CHECK(fresh().report().hedged_claims == 2);
}
