// What holds of every row of the table of traits.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "traits/trait.h"
#include "traits/trait_patterns.h"

using namespace matchgraph;

TEST_CASE("each trait has a slug of its own, a label, a denial and something that states it") {
  std::set<std::string_view> slugs;
  for (const Trait& trait : trait_table()) {
    CHECK_MESSAGE(slugs.insert(trait.slug).second, trait.slug);
    CHECK_MESSAGE(!trait.label.empty(), trait.slug);
    CHECK_MESSAGE(!trait.denial.empty(), trait.slug);
    const bool is_medium = trait.group == TraitGroup::kInput || trait.group == TraitGroup::kOutput;
    CHECK_MESSAGE((is_medium || !trait.says.empty() || !trait.says_of.empty()), trait.slug);
    CHECK_MESSAGE(trait.says_of.empty() == trait.types.empty(), trait.slug);
    CHECK(trait_named(trait.slug) == static_cast<TraitNumber>(&trait - trait_table().data()));
  }
  CHECK_FALSE(trait_named("flies"));
}

TEST_CASE("every pattern can be read and begins with a word") {
  CHECK_FALSE(stating_patterns().at("offline").empty());
  CHECK_FALSE(asking_patterns().at("offline").empty());
  CHECK(stating_patterns().at("zebra").empty());
}

TEST_CASE("opposites and implied traits are traits, and nothing is its own opposite") {
  for (std::size_t i = 0; i < trait_table().size(); ++i) {
    const auto number = static_cast<TraitNumber>(i);
    const auto implied = implied_by(number);
    CHECK(std::find(implied.begin(), implied.end(), number) == implied.end());
    for (const Opposite& opposite : opposites_of(number)) {
      CHECK(opposite.stated.size() + opposite.denied.size() > 0);
      for (const TraitNumber stated : opposite.stated) {
        CHECK(stated != number);
        CHECK(std::find(implied.begin(), implied.end(), stated) == implied.end());
      }
    }
  }
}

TEST_CASE("the traits that catalogues and people name most are there") {
  for (const char* slug : {"runs-offline",
                           "runs-locally",
                           "hosted",
                           "self-hostable",
                           "needs-gpu",
                           "runs-on-cpu",
                           "needs-api-key",
                           "needs-account",
                           "open-source",
                           "open-weights",
                           "commercial-use",
                           "free-tier",
                           "read-only",
                           "writes",
                           "streaming",
                           "tool-calling",
                           "structured-output",
                           "reasoning",
                           "fine-tunable",
                           "input-text",
                           "input-image",
                           "input-audio",
                           "input-video",
                           "input-pdf",
                           "input-code",
                           "output-text",
                           "output-image",
                           "output-audio",
                           "output-video",
                           "output-pdf",
                           "output-code",
                           "mcp",
                           "rest",
                           "cli",
                           "openai-compatible",
                           "linux",
                           "macos",
                           "windows",
                           "android",
                           "ios",
                           "browser",
                           "docker",
                           "python",
                           "rust",
                           "german",
                           "deprecated"}) {
    CHECK_MESSAGE(trait_named(slug).has_value(), slug);
  }
}
