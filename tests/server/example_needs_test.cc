// What of an entry is offered as a need.
#include "server/site/overview/example_needs.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matchgraph;
using namespace matchgraph::server;

namespace {

Entity called(const std::string& name) {
  Entity entity;
  entity.name = name;
  return entity;
}

void add_capability(Entity& entity, const std::string& name, const std::string& text) {
  Capability capability;
  capability.name = name;
  capability.text = text;
  entity.capabilities.push_back(capability);
}

}  // namespace

TEST_CASE("a need is a phrase of a few words that stands for itself") {
  for (const char* const phrase :
       {"offline speech transcription", "PDF input and output", "vector search with filters"}) {
    CAPTURE(phrase);
    CHECK(is_whole_phrase(phrase));
  }
  for (const char* const part :
       {"and biomolecular titration studies", "supported by the toolkit",
        "the tool supports three modes", "it reads spreadsheets", "search in the text of", "speech",
        "**bold** transcription of speech", "vision: image input",
        "a sentence with far more words than anybody types"}) {
    CAPTURE(part);
    CHECK_FALSE(is_whole_phrase(part));
  }
}

TEST_CASE("names of capabilities come first, then what the summary calls the entity") {
  Entity entity = called("Kiln");
  entity.summary = "A transparent network proxy, for one machine or many.";
  add_capability(entity, "Traffic capture", "Writes what passes into a file.");
  CHECK(needs_like(entity) ==
        std::vector<std::string>{"traffic capture", "transparent network proxy"});
}

TEST_CASE("no need names the entity itself, or begins in the middle of a sentence") {
  Entity entity = called("abPOA");
  entity.summary = "abPOA aligns sequences";
  add_capability(entity, "", "abPOA supports three alignment modes");
  add_capability(entity, "", "and biomolecular titration studies");
  add_capability(entity, "", "computing the consensus of reads");
  add_capability(entity, "", "Reads gzipped files");
  CHECK(needs_like(entity).empty());
}
