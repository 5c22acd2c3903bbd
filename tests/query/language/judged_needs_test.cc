// The parser against real questions and real names, where they are at hand: the judged needs stay
// plain, whatever catalogue they are asked of, and every id and name in quotes is found.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/error.h"
#include "matchgraph/evaluate.h"
#include "matchgraph/snapshot.h"
#include "query/language/parse.h"
#include "query/snapshot_vocabulary.h"
#include "support/outside_data.h"
#include "support/reading_faults.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

const std::string kSource = MATCHGRAPH_SOURCE_DIR;

/// A snapshot of one catalogue with its vocabulary.
struct Opened {
  explicit Opened(const std::string& file) {
    const std::vector<std::string> files = {file};
    BuildRequest request;
    request.data = folder.path();
    catalogue = load_catalogues(files).catalogue;
    build_snapshot(catalogue, request);
    state = std::make_unique<EngineState>(open_snapshot(folder.path()));
    vocabulary = std::make_unique<SnapshotVocabulary>(*state);
  }

  test::TemporaryFolder folder;
  Catalogue catalogue;
  std::unique_ptr<EngineState> state;
  std::unique_ptr<SnapshotVocabulary> vocabulary;
};

/// The needs of a truth file of which something was read.
std::vector<std::string> not_plain(const std::string& truth, const Opened& opened) {
  std::vector<std::string> out;
  for (const JudgedQuestion& question : load_truth_file(truth).questions) {
    try {
      const ParsedQuery query = parse_query(question.text, *opened.vocabulary);
      if (!query.is_read_as_need()) out.push_back(question.text);
    } catch (const Error& error) {
      out.push_back(question.text + ": " + error.what());
    }
  }
  return out;
}

}  // namespace

TEST_CASE("judged needs stay plain" * doctest::test_suite("outside")) {
  const auto truths = test::outside_data("truth");
  const auto catalogues = test::outside_data("catalogues");
  if (!truths || !catalogues) return;
  const std::vector<std::string> names = {"plugins", "self-hosted-untagged", "hub-models"};
  for (const std::string& catalogue : names) {
    const Opened opened(*catalogues + "/" + catalogue + ".jsonl");
    for (const char* truth :
         {"cranfield", "hub-models", "mcp-servers-untagged", "plugins", "self-hosted-untagged"}) {
      INFO(truth << " asked of " << catalogue);
      const auto read = not_plain(*truths + "/" + truth + ".needs.jsonl", opened);
      CHECK_MESSAGE(read.empty(), fmt::format("{}", fmt::join(read, "\n")));
    }
  }
}

TEST_CASE("every id and every name of the sample in quotes is a seed") {
  const Opened opened(kSource + "/tools/sample/catalogue.jsonl");
  for (const Entity& entity : opened.catalogue.entities) {
    for (const std::string& typed : {entity.id, entity.name}) {
      const ParsedQuery query =
          parse_query(fmt::format("like \"{}\" but cheaper", typed), *opened.vocabulary);
      INFO(typed);
      REQUIRE(query.seeds.size() == 1);
      CHECK(query.seeds[0].id == entity.id);
      REQUIRE(query.critiques.size() == 1);
      CHECK(query.critiques[0].kind == CritiqueKind::kCheaper);
      CHECK(query.need.empty());
    }
  }
}

TEST_CASE("names of the sample are found in running text, misspelt ones too") {
  const Opened opened(kSource + "/tools/sample/catalogue.jsonl");
  const std::map<std::string, std::string> texts = {
      {"like Mixtral 8x7B but cheaper and with vision", "mistralai/mixtral-8x7b"},
      {"like SD.Next without a GPU", "vladmandic/sdnext"},
      {"instead of The Stack v2, not from BigCode", "bigcode/the-stack-v2"},
      {"like qdrnt but free", "qdrant/qdrant"},
      {"alternatives to Gemini 2.5 Flash Image", "google/gemini-2.5-flash-image"},
      {"something like {fmt} in one header", "fmtlib/fmt"},
      {"alternatives to Mistral Small 3.1 from Google", "mistralai/mistral-small-3.1-24b"},
      {"alternatives to Git", "modelcontextprotocol/git"},
  };
  for (const auto& [text, id] : texts) {
    INFO(text);
    const ParsedQuery query = parse_query(text, *opened.vocabulary);
    REQUIRE(query.seeds.size() == 1);
    CHECK(query.seeds[0].id == id);
    CHECK(test::fault_of(query).empty());
  }
}

TEST_CASE("the snapshot's vocabulary folds makers, types, licences, tags and fields") {
  const Opened opened(kSource + "/tools/sample/catalogue.jsonl");
  const SnapshotVocabulary& vocabulary = *opened.vocabulary;
  CHECK(vocabulary.maker("mistral ai") == "Mistral AI");
  CHECK(vocabulary.maker("KUZU inc") == "Kùzu Inc.");
  CHECK(vocabulary.maker("Mistral") == "Mistral AI");
  CHECK_FALSE(vocabulary.maker("Mist"));
  CHECK_FALSE(vocabulary.maker(""));
  CHECK(vocabulary.type("MCP server") == "mcp-server");
  CHECK(vocabulary.license("apache 2.0") == "Apache-2.0");
  CHECK(vocabulary.field("caps")->name == "capabilities");
  CHECK(vocabulary.field("Context")->name == "context");
  CHECK(vocabulary.field("updated")->is_date);
  CHECK_FALSE(vocabulary.field("colour"));
  const NameLookup unknown = vocabulary.entity("Mixtral 9x9B", QueryVocabulary::Spelling::kQuoted);
  CHECK(unknown.kind == NameLookup::Kind::kNone);
  CHECK(unknown.candidates.size() == 2);
}
