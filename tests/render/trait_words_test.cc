// Conditions and traits in the words that a person reads.
#include "render/trait_words.h"

#include <doctest/doctest.h>

using namespace matchgraph;

namespace {

ConditionEcho echo_of(const char* label, bool is_must = true) {
  ConditionEcho out;
  out.label = label;
  out.is_must = is_must;
  return out;
}

ConditionMet met_of(ConditionMet::Kind kind, bool is_must = true) {
  ConditionMet out;
  out.kind = kind;
  out.is_must = is_must;
  return out;
}

}  // namespace

TEST_CASE("that nothing says both of two conditions is told apart from that nothing says one") {
  CHECK(render::conditions_words({echo_of("red")}, 0) == "nothing that fits says: red");
  CHECK(render::conditions_words({echo_of("red"), echo_of("round")}, 0) ==
        "nothing that fits says both: red, round");
  CHECK(render::conditions_words({echo_of("red"), echo_of("round"), echo_of("big")}, 0) ==
        "nothing that fits says all of these: red, round, big");
  CHECK(render::conditions_words({echo_of("red"), echo_of("ideally round", false)}, 0) ==
        "nothing that fits says: red, ideally round");
  CHECK(render::conditions_words({echo_of("red")}, 0, true) == "what says so stands below: red");
  CHECK(render::conditions_words({echo_of("red")}, 1) == "first what fits and says so: red");
}

TEST_CASE("a border stands where results begin to stand otherwise to the conditions") {
  using Kind = ConditionMet::Kind;
  const std::vector<ConditionEcho> asked = {echo_of("red"), echo_of("ideally round", false)};
  const std::vector<ConditionMet> says = {met_of(Kind::kStated), met_of(Kind::kSilent, false)};
  const std::vector<ConditionMet> silent = {met_of(Kind::kSilent), met_of(Kind::kStated, false)};
  CHECK(render::border_words(asked, &says, silent) == "does not say: red, ideally round");
  CHECK(render::border_words(asked, &silent, says) == "says so, and fits less: red, ideally round");
  CHECK(render::border_words(asked, &says, says).empty());
  CHECK(render::border_words(asked, nullptr, silent) == "does not say: red, ideally round");
  CHECK(render::border_words({}, &says, silent).empty());
}

TEST_CASE("a heading over what says both does not say that it says nothing") {
  const std::vector<ConditionEcho> asked = {echo_of("read-only")};
  const auto heading = [&asked](ConditionMet::Kind kind) {
    return render::border_words(asked, nullptr, {met_of(kind)});
  };
  CHECK(heading(ConditionMet::Kind::kSilent) == "does not say: read-only");
  CHECK(heading(ConditionMet::Kind::kBoth) == "does not clearly say: read-only");
}

TEST_CASE("what an entity says both ways marks its card neither way") {
  EntityCard card;
  card.traits = {{"read-only", "read-only", "ability", true, ""},
                 {"read-only", "not read-only", "ability", false, ""},
                 {"hosted", "hosted", "running", true, ""}};
  const std::vector<const TraitValue*> badges = render::badge_traits(card);
  REQUIRE(badges.size() == 1);
  CHECK(badges[0]->slug == "hosted");
}
