// From files to snapshots: build, check, import, stats, verify, diff, use.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tools/speech_catalogue.h"

using namespace matchgraph::test;
using nlohmann::json;

namespace {

const std::string kGoodLine =
    R"({"id":"a/b","name":"B","type":"tool","capabilities":[{"text":"Counts words."}]})"
    "\n";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a build tells its phases, then counts, times and sizes") {
  const SpeechCatalogue catalogue;
  const Outcome built = catalogue.run({"build", catalogue.catalogue(), "--jobs", "2"});
  CHECK(built.status == 0);
  CHECK(built.out.starts_with("built generation 1\n"));
  CHECK(contains(built.out, "catalogue: 6 lines, 6 entities, 0 errors, 0 warnings\n"));
  CHECK(contains(built.out, "\ntimes\n"));
  CHECK(contains(built.out, "\nsizes\n"));
  CHECK(line_count(built.err) > 0);
  CHECK_FALSE(contains(built.err, "\r"));
  const Outcome again = catalogue.run({"--format", "json", "build", catalogue.catalogue()});
  const json document = json::parse(again.out);
  CHECK(document["generation"] == 2);
  CHECK(document["counts"]["entities"] == 6);
  CHECK(document["catalogue"]["lines"] == 6);
}

TEST_CASE("a catalogue with errors is refused and the live snapshot stays") {
  const SpeechCatalogue catalogue;
  catalogue.build();
  const std::string bad = catalogue.write("bad.jsonl", kGoodLine + "{\"id\":\"x\"}\n");
  const Outcome refused = catalogue.run({"build", bad});
  CHECK(refused.status == 3);
  CHECK(contains(refused.err, "bad.jsonl:2: error: "));
  CHECK(contains(refused.err, "--skip-bad"));
  CHECK(catalogue.run({"entity", "Whisper"}).status == 0);

  const Outcome skipped = catalogue.run({"build", bad, "--skip-bad"});
  CHECK(skipped.status == 0);
  CHECK(contains(skipped.out, ", 1 skipped\n"));
  CHECK(catalogue.run({"entity", "a/b"}).status == 0);
}

TEST_CASE("a missing file or an empty catalogue is refused even when bad lines are skipped") {
  const SpeechCatalogue catalogue;
  CHECK(catalogue.run({"build", catalogue.catalogue(), catalogue.file("none"), "--skip-bad"})
            .status == 3);
  CHECK(catalogue.run({"build", catalogue.write("empty.jsonl", "")}).status == 3);
  CHECK(catalogue.run({"build", catalogue.write("bad.jsonl", "{\n"), "--skip-bad"}).status == 3);
  CHECK_FALSE(std::filesystem::exists(catalogue.file("data/CURRENT")));
}

TEST_CASE("a check lists all problems and builds nothing") {
  const SpeechCatalogue catalogue;
  const Outcome good = catalogue.run({"check", catalogue.catalogue()});
  CHECK(good.status == 0);
  CHECK(good.out == "6 lines, 6 entities, 0 errors, 0 warnings\n");
  const std::string bad = catalogue.write(
      "bad.jsonl", "{\"id\":\"x\"}\n" + kGoodLine + "not json\n" +
                       R"({"id":"c","name":"C","type":"tool","capabilities":[],"url":"ftp://x"})" +
                       "\n");
  const Outcome faulty = catalogue.run({"check", bad});
  CHECK(faulty.status == 3);
  CHECK(contains(faulty.out, "bad.jsonl:1: error: name: "));
  CHECK(contains(faulty.out, "bad.jsonl:3: error: "));
  CHECK(contains(faulty.out, "bad.jsonl:4: warning: url: "));
  const json document = json::parse(catalogue.run({"check", bad, "--format", "json"}).out);
  CHECK(document["warnings"] == 1);
  CHECK(document["diagnostics"].size() ==
        document["errors"].get<std::size_t>() + document["warnings"].get<std::size_t>());
  CHECK_FALSE(std::filesystem::exists(catalogue.data()));
}

TEST_CASE("a check lists what looks like one thing twice, and what was merged") {
  const SpeechCatalogue catalogue;
  const std::string list = catalogue.write(
      "list.jsonl",
      R"({"id":"x/tool","name":"Tool","type":"tool","capabilities":[],"url":"https://github.com/acme/tool","license":"MIT"})"
      "\n"
      R"({"id":"x/same","name":"Same","type":"tool","capabilities":[],"maker":"Acme"})"
      "\n"
      R"({"id":"x/same-again","name":"same","type":"tool","capabilities":[],"maker":"ACME"})"
      "\n");
  const std::string other = catalogue.write(
      "other.jsonl",
      R"({"id":"y/tool","name":"Tool","type":"repository","capabilities":[],"url":"https://github.com/Acme/Tool.git","license":"BSD"})"
      "\n");
  const Outcome text = catalogue.run({"check", list, other, "--duplicates"});
  CHECK(text.status == 0);
  CHECK(text.out ==
        "4 lines, 3 entities, 0 errors, 0 warnings, 1 merged (1 under another id)\n"
        "conflicts: license 1, type 1\n"
        "\n"
        "Looks like one thing twice (1)\n"
        "x/same and x/same-again: same name, Same by Acme\n"
        "\n"
        "Merged as one thing (1)\n"
        "x/tool and y/tool: same address, github.com/acme/tool\n");
  const json document =
      json::parse(catalogue.run({"check", list, other, "--duplicates", "--format", "json"}).out);
  CHECK(document["merged"] == 1);
  CHECK(document["joined"] == 1);
  CHECK(document["conflicts"] == json{{"license", 1}, {"type", 1}});
  CHECK(
      document["duplicates"] ==
      json::parse(
          R"([{"id":"x/same","other_id":"x/same-again","name":"Same","other_name":"same","by":"name","what":"Same by Acme","merged":false},
                {"id":"x/tool","other_id":"y/tool","name":"Tool","other_name":"Tool","by":"address","what":"github.com/acme/tool","merged":true}])"));
  const Outcome none = catalogue.run({"check", catalogue.catalogue(), "--duplicates"});
  CHECK(none.out ==
        "6 lines, 6 entities, 0 errors, 0 warnings\nnothing looks like one thing twice\n");
}

TEST_CASE("a merged entity tells where its facts come from") {
  const SpeechCatalogue catalogue;
  const auto line = [](const std::string& members) {
    return R"({"id":"a/b","name":"B","type":"tool","capabilities":[{"text":"Counts words."}],)" +
           members + "}\n";
  };
  const std::string newer = catalogue.write(
      "newer.jsonl",
      line(
          R"("license":"MIT","signals":{"stars":7},"source":{"name":"hub","observed":"2026-11-01"})"));
  const std::string older = catalogue.write(
      "older.jsonl",
      line(R"("license":"BSD","maker":"Acme","source":{"name":"list","observed":"2026-01"})"));
  REQUIRE(catalogue.run({"build", newer, older, catalogue.catalogue()}).status == 0);
  const std::string entity = catalogue.run({"entity", "a/b"}).out;
  CHECK(contains(entity, "license       MIT (hub, read 2026-11-01)\n"));
  CHECK(contains(entity, "maker         Acme (list, read 2026-01)\n"));
  CHECK(
      contains(entity, "license\n  - BSD (list, read 2026-01)\n  - MIT (hub, read 2026-11-01)\n"));
  const json document = json::parse(catalogue.run({"entity", "a/b", "--format", "json"}).out);
  CHECK(document["origins"]["license"] == json{{"source", "hub"}, {"observed", "2026-11-01"}});
  CHECK(document["origins"]["type"] == json{{"source", "hub, list"}, {"observed", "2026-11-01"}});
  const std::string compared = catalogue.run({"compare", "a/b", "Vosk"}).out;
  CHECK(contains(compared,
                 "Where the facts come from\n"
                 "B: Type from hub, list, read 2026-11-01; Maker from list, read 2026-01;\n"
                 "  License, Stars from hub, read 2026-11-01\n"));
  CHECK(contains(compared,
                 "Sources disagree\n"
                 "B, license: BSD (list, read 2026-01); in force: MIT (hub, read 2026-11-01)\n"));
}

TEST_CASE("statistics count what was built") {
  const Outcome text = built_catalogue().run({"stats"});
  CHECK(text.status == 0);
  CHECK(text.out.starts_with("generation 1\n"));
  const json document = json::parse(built_catalogue().run({"stats", "--format", "json"}).out);
  CHECK(document["counts"]["entities"] == 6);
  CHECK(document["types"]["library"] == 3);
}

TEST_CASE("a damaged generation is found, and an older one can be used again") {
  const SpeechCatalogue catalogue;
  catalogue.build();
  catalogue.build();
  CHECK(catalogue.run({"verify"}).out == "generation 1: whole\ngeneration 2 (live): whole\n");
  const Outcome used = catalogue.run({"use", "gen-000001"});
  CHECK(used.status == 0);
  CHECK(used.out == "generation 1 is live\n");
  CHECK(json::parse(catalogue.run({"use", "2", "--format", "json"}).out)["generation"] == 2);

  std::ofstream(catalogue.file("data/gen-000002/manifest.json"), std::ios::app) << "x";
  const Outcome damaged = catalogue.run({"verify"});
  CHECK(damaged.status == 4);
  CHECK(contains(damaged.out, "generation 2 (live): damaged\n"));
  CHECK(contains(damaged.err, "1 of 2 generations"));
  CHECK(catalogue.run({"use", "2"}).status == 2);
  const Outcome older = catalogue.run({"entity", "Whisper"});
  CHECK(older.status == 0);
  CHECK(contains(older.err, "warning: "));
}

TEST_CASE("a diff tells what a build changed, and use is the way back") {
  const SpeechCatalogue catalogue;
  catalogue.build();
  const std::string other = catalogue.write("other.jsonl", kGoodLine);
  REQUIRE(catalogue.run({"build", catalogue.catalogue(), other}).status == 0);
  const Outcome text = catalogue.run({"diff", "1", "gen-000002"});
  CHECK(text.status == 0);
  CHECK(text.out.starts_with("generation 1 to 2\n"));
  CHECK(contains(text.out, "\n  entities          1 added, 6 the same\n"));
  CHECK(contains(text.out, "\nadded (1)\n  B a/b\n"));
  const Outcome cut = catalogue.run({"diff", "1", "2", "--limit", "0", "--format", "json"});
  const json document = json::parse(cut.out);
  CHECK(document["counts"]["entities"]["added"] == 1);
  CHECK(document["added"].empty());

  CHECK(catalogue.run({"use", "1"}).out == "generation 1 is live\n");
  CHECK(catalogue.run({"entity", "a/b"}).status != 0);
  CHECK(catalogue.run({"diff", "2", "1"}).status == 0);
  CHECK(catalogue.run({"use", "2"}).status == 0);
  CHECK(catalogue.run({"entity", "a/b"}).status == 0);
}

TEST_CASE("a page that compare writes can be imported") {
  const SpeechCatalogue catalogue;
  catalogue.build();
  const Outcome page = catalogue.run({"compare", "Whisper", "Vosk", "--format", "page"});
  REQUIRE(page.status == 0);
  const std::string file = catalogue.write("page.txt", page.out);
  const Outcome printed = catalogue.run({"import", "pages", file});
  CHECK(printed.status == 0);
  CHECK(line_count(printed.out) == 2);
  CHECK(contains(printed.err, "imported 1 file, skipped 0: 2 entities"));
  const std::string out = catalogue.file("imported.jsonl");
  const Outcome written = catalogue.run({"import", "pages", file, "-o", out, "--format", "json"});
  CHECK(written.status == 0);
  CHECK(json::parse(written.out)["entities"] == 2);
  CHECK(read(out) == printed.out);
  CHECK(catalogue.run({"check", out}).status == 0);
}

TEST_CASE("an import that fails leaves the file that was there") {
  const SpeechCatalogue catalogue;
  const std::string out = catalogue.write("kept.jsonl", kGoodLine);
  const std::string bad = catalogue.write("bad.txt", "not a page");
  CHECK(catalogue.run({"import", "pages", bad, "-o", out}).status == 3);
  CHECK(read(out) == kGoodLine);
  CHECK(catalogue.run({"import", "pages", bad, "-o", catalogue.file("no/such/out")}).status != 0);
  const Outcome unknown = catalogue.run({"import", "parquet", bad});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "accepted: pages, models.dev, openrouter, litellm, "));
}

TEST_CASE("a foreign JSON file becomes catalogue lines with its source and date") {
  const SpeechCatalogue catalogue;
  const std::string file =
      catalogue.write("repositories.json",
                      R"([{"full_name":"acme/peeler","html_url":"https://github.com/acme/peeler"},
{"full_name":7}])");
  const Outcome printed = catalogue.run({"import", "github", file, "--observed", "2031-05-06"});
  CHECK(printed.status == 0);
  CHECK(printed.out ==
        R"({"id":"github/acme/peeler","name":"peeler","type":"repository","capabilities":[],)"
        R"("maker":"acme","url":"https://github.com/acme/peeler","aliases":["acme/peeler"],)"
        R"("source":{"name":"GitHub","url":"https://api.github.com/search/repositories",)"
        R"("observed":"2031-05-06"}})"
        "\n");
  CHECK(contains(printed.err, "reading " + file));
  CHECK(contains(printed.err, file + ":2: warning: items[1].full_name: expected a string"));
  CHECK(contains(printed.err,
                 "imported 1 file, skipped 0: 1 entity, 0 capabilities, 0 errors, 2 warnings"));

  const Outcome undated = catalogue.run({"import", "github", file, "--observed", "May"});
  CHECK(undated.status == 2);
  CHECK(contains(undated.err, "--observed \"May\" is not a date"));
  const Outcome other = catalogue.run({"import", "models.dev", file});
  CHECK(other.status == 3);
  CHECK(contains(other.err, "looks like github: matchgraph import github " + file));
}

TEST_CASE("a foreign file that breaks off is printed as far as it goes, and replaces nothing") {
  const SpeechCatalogue catalogue;
  const std::string out = catalogue.write("kept.jsonl", kGoodLine);
  const std::string file = catalogue.write("cut.json", R"([{"full_name":"a/b"},{"full_n)");
  const Outcome replaced = catalogue.run({"import", "github", file, "-o", out});
  CHECK(replaced.status == 3);
  CHECK(contains(replaced.err, file + ":1: error: breaks off after 1 whole element"));
  CHECK(contains(replaced.err, out + " was not written"));
  CHECK(read(out) == kGoodLine);
  const Outcome printed = catalogue.run({"import", "github", file});
  CHECK(printed.status == 3);
  CHECK(line_count(printed.out) == 1);
}

TEST_CASE("help lists the formats that can be imported") {
  const SpeechCatalogue catalogue;
  const Outcome help = catalogue.run({"import", "--help"});
  CHECK(help.status == 0);
  for (const char* format :
       {"pages", "models.dev", "openrouter", "litellm", "huggingface", "mcp-registry", "github"}) {
    CHECK(contains(help.out, std::string("\n  ") + format + "  "));
  }
}
