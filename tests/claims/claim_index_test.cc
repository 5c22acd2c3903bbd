// Claims of a catalogue: linked, stored, and found again.

#include "claims/claim_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "mined_catalogue.h"

using namespace matchgraph;

namespace {

const char* const kLines =
    R"({"id":"a/orion","name":"Acme: Orion 7B","type":"model","capabilities":[{"text":"Chats.","versus":"Cheaper than Vega; often faster than GPT-9."}]}
{"id":"b/orion","name":"Borealis: Orion 7B","type":"model","capabilities":[]}
{"id":"c/vega","name":"Vega","type":"tool","versus":"Faster than Orion 7B and cloud APIs.","capabilities":[{"text":"Reads.","versus":"Orion 7B reads fewer tables."},{"text":"Writes."}]}
{"id":"d/lyra","name":"Lyra","type":"tool","capabilities":[{"text":"Sings.","versus":"Simpler than GPT-9's editor, unlike Vega."}]}
)";

const test::MinedCatalogue& mined() {
  static const test::MinedCatalogue kMined(test::catalogue_of(kLines));
  return kMined;
}

std::string told(const StoredClaim& claim) {
  std::string out = std::string(mined().facts().id(claim.by)) + ": ";
  out += mined().part(claim, claim.name) + " ";
  out += claim.target == StoredClaim::kNone ? "-" : std::string(mined().facts().id(claim.target));
  return out + " " + std::string(mined().index().topic(claim));
}

std::vector<std::string> told(std::span<const std::uint32_t> numbers) {
  std::vector<std::string> out;
  for (const std::uint32_t number : numbers) out.push_back(told(mined().index()[number]));
  return out;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("claims are found by claimant, in the order of its texts") {
  Told of_vega;
  for (const StoredClaim& claim : mined().index().by(2)) of_vega.push_back(told(claim));
  CHECK(of_vega == Told{"c/vega: Orion 7B a/orion speed", "c/vega: cloud APIs - speed",
                        "c/vega: Orion 7B a/orion tables"});
  CHECK(mined().index().by(1).empty());
  CHECK(mined().index().by(2)[0].capability == StoredClaim::kNone);
  CHECK(mined().index().by(2)[2].capability == 0);
}

TEST_CASE("claims are found by what they are about, for all its offers") {
  CHECK(mined().facts().group(1) == 0);
  CHECK(told(mined().index().about(0)) ==
        Told{"c/vega: Orion 7B a/orion speed", "c/vega: Orion 7B a/orion tables"});
  CHECK(told(mined().index().about(2)) ==
        Told{"a/orion: Vega c/vega cost", "d/lyra: Vega c/vega "});
  CHECK(mined().index().about(3).empty());
}

TEST_CASE("claims are found by the rival's name, whether it is an entity or not") {
  CHECK(told(mined().index().named("gpt 9")) ==
        Told{"a/orion: GPT-9 - speed", "d/lyra: GPT-9 - ease"});
  CHECK(told(mined().index().named("Cloud APIs")) == Told{"c/vega: cloud APIs - speed"});
  CHECK(mined().index().named("ORION 7B").size() == 2);
  CHECK(mined().index().named("GPT").empty());
  CHECK(mined().index().named("").empty());
  CHECK(mined().index().named("speed").empty());
}

TEST_CASE("what is quoted with a rival's name does not narrow the claim") {
  const test::MinedCatalogue both(test::catalogue_of(
      R"({"id":"a","name":"Orion","type":"tool","versus":"Vega sells to teams and is cheaper per page. Dearer per page than Vega.","capabilities":[]}
{"id":"b","name":"Vega","type":"tool","capabilities":[]}
)"));
  REQUIRE(both.index().size() == 2);
  const StoredClaim& quoted = both.index()[0];
  CHECK(both.part(quoted, quoted.respect) == "Vega sells to teams and is cheaper per page");
  CHECK(quoted.scope_key == both.index()[1].scope_key);
  CHECK(quoted.topic_key == both.index()[1].topic_key);
}

TEST_CASE("claims are counted") {
  CHECK(mined().counts().claims == mined().index().size());
  CHECK(mined().counts().claims == 7);
  CHECK(mined().counts().linked == 4);
  CHECK(mined().counts().hedged == 1);
}

TEST_CASE("a catalogue without versus texts has no claims") {
  const test::MinedCatalogue plain(test::six_tools());
  CHECK(plain.counts().claims == 0);
  CHECK(plain.index().by(0).empty());
  CHECK(plain.index().about(0).empty());
  CHECK(plain.index().named("Textract").empty());
}

TEST_CASE("the file is the same whatever the number of threads") {
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    const std::string id = std::to_string(i);
    const std::string rival = std::to_string((i * 7 + 1) % 400);
    lines += R"({"id":"t/)" + id + R"(","name":"Tool)" + id +
             R"(","type":"tool","versus":"Faster than Tool)" + rival +
             R"( and simpler than cloud APIs.","capabilities":[]})" + "\n";
  }
  const Catalogue catalogue = test::catalogue_of(lines);
  const test::MinedCatalogue one(catalogue, 1);
  CHECK(one.counts().claims == 800);
  CHECK(one.counts().linked == 400);
  CHECK(one.bytes() == test::MinedCatalogue(catalogue, 2).bytes());
  CHECK(one.bytes() == test::MinedCatalogue(catalogue, 5).bytes());
}
