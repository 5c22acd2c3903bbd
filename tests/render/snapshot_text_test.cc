#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;

namespace {

LoadResult loaded() {
  LoadResult result;
  result.catalogue.entities.resize(2);
  result.lines = 3;
  result.errors = 1;
  result.warnings = 2;
  result.skipped_lines = 1;
  result.diagnostics = {{"a\x1b.jsonl", 3, Severity::kError, "name", "is missing", ""}};
  return result;
}

}  // namespace

TEST_CASE("a check prints one line per problem, never wrapped, and a line of counts") {
  LoadResult result = loaded();
  result.diagnostics[0].reason = std::string(200, 'x');
  const std::string text = to_text(result, {false, 40});
  CHECK(text.find(std::string(200, 'x') + "\n2 more are not listed\n") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(to_text(loaded(), {false, 80})
            .ends_with("3 lines, 2 entities, 1 error, 2 warnings, 1 skipped\n"));
}

TEST_CASE("a build reports counts, times and sizes with their sums") {
  BuildReport report;
  report.generation = 7;
  report.digest = "abc123";
  report.entities = 63436;
  report.capabilities = 165670;
  report.capability_edges = 12;
  report.entity_edges = 3;
  report.claims = 2;
  report.linked_claims = 1;
  report.phase_seconds = {{"index entities", 1.5}, {"capability graph", 75}};
  report.files = {{"graph", 1024}, {"manifest.json", 1024}};
  CHECK(to_text(report, loaded(), {false, 80}) == R"(built generation 7
catalogue: 3 lines, 2 entities, 1 error, 2 warnings, 1 skipped
digest: abc123

counts
  entities             63,436
  capabilities        165,670
  capability edges         12
  entity edges              3
  claims                    2
  linked claims             1

times
  index entities           1.5 s
  capability graph    1 min 15 s
  in all              1 min 16 s

sizes
  graph            1.0 KiB
  manifest.json    1.0 KiB
  in all           2.0 KiB
)");
}

TEST_CASE("statistics name the generation, its folder and what shaped it") {
  SnapshotStats stats;
  stats.generation = 7;
  stats.digest = "abc123";
  stats.folder = "data/gen-000007";
  stats.warning = "generation 8 is damaged";
  stats.counts = {{"entities", 63436}};
  stats.options = {{"k1", 4}, {"b", 0.8}};
  CHECK(to_text(stats, {false, 80}) == R"(generation 7
folder: data/gen-000007
digest: abc123
warning: generation 8 is damaged

counts
  entities    63,436

options
  k1      4
  b     0.8
)");
}

TEST_CASE("a verification tells each generation's state and problems") {
  const std::vector<VerifyReport> reports = {{7, false, {"manifest.json is missing"}},
                                             {8, true, {}}};
  CHECK(to_text(reports, {false, 80}) == R"(generation 7: damaged
  - manifest.json is missing
generation 8 (live): whole
)");
}

TEST_CASE("a name that fits several things lists them") {
  Resolution resolution;
  resolution.kind = Resolution::Kind::kAmbiguous;
  resolution.candidates = {sample::vosk(), sample::whisper()};
  CHECK(to_text(resolution, "speech", {false, 80}) ==
        R"("speech" names several entities; give the id of one:
  Vosk (library) alphacep/vosk
  Whisper Large v3 (model, OpenAI) openai/whisper-large-v3
)");
}

TEST_CASE("a name that fits nothing lists what is spelt alike") {
  Resolution resolution;
  CHECK(to_text(resolution, "x\x1b[2J", {false, 80}) ==
        "nothing is called \"x[2J\"; search for what it does instead\n");
  resolution.candidates = {sample::vosk()};
  CHECK(to_text(resolution, "vsk", {false, 80}) ==
        "nothing is called \"vsk\"; spelt alike:\n  Vosk (library) alphacep/vosk\n");
}
