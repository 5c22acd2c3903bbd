// Importing and exporting logs.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "evidence/evidence_text.h"
#include "support/text_lines.h"

using namespace matchgraph;
using namespace matchgraph::test;
using nlohmann::json;

namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

const std::string kPlainLines = R"({"query": "read PDF", "selected": "a/x"}
{"query": "read PDF", "selected": "a/x"}

{"query": "draw a chart", "selected": "b/y", "at": "2026-11-03", "session": "ann"}
{"query": "draw a chart", "selected": "c/z", "at": 1793620800, "session": 17}
)";

/// A log with all that a server records: several sessions, days, choices, empty results.
std::string recorded_log() {
  const EvidencePlace folder;
  {
    EvidenceRecorder recorder(folder.data());
    std::mt19937 engine(7);
    const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
    for (int i = 0; i < 300; ++i) {
      const std::string session = "visitor " + std::to_string(random() % 20);
      const EvidenceTime at = noon(1 + random() % 20, i);
      ShownSearch search = shown(session, "need " + std::to_string(random() % 30), {}, at);
      for (std::uint32_t n = random() % 13; n > 0; --n) {
        search.shown.push_back("e/" + std::to_string(random() % 40));
      }
      if (i % 7 == 0) search.filters = "--free";
      if (i % 11 == 0) search.kind = SearchKind::kAlternatives;
      if (i % 13 == 0) search.offset = 5;
      search.generation = 3;
      const SearchId id = recorder.record_search(search);
      for (std::uint32_t n = random() % 3; n > 0 && !search.shown.empty(); --n) {
        recorder.record_choice(
            choice(id, session, search.shown[random() % search.shown.size()], at));
      }
    }
  }
  return folder.export_text();
}

/// Counts an exported log again, knowing nothing of the store: the definitions of Times Matched and
/// of a choice that counts, on the JSON.
std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> recount(const std::string& log,
                                                                       std::size_t cap) {
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> counts;
  std::map<std::string, bool> searches;
  // session -> time, query, entity of its choices
  std::map<std::string, std::vector<std::array<std::string, 3>>> choices;
  for (const std::string& text : lines_of(log)) {
    const json line = json::parse(text);
    const std::string session = line["session"];
    const std::string id =
        line.contains("search") ? line["search"].get<std::string>() : session + text;
    const json shown = line.contains("shown") ? line["shown"] : json::array({line["selected"]});
    if (!searches[id]) {
      searches[id] = true;
      std::size_t position = line.value("offset", 0U);
      for (const json& entity : shown) {
        if (++position <= 10) ++counts[entity].first;
      }
    }
    if (!line.contains("selected")) continue;
    const std::string at = line.contains("chosen_at") ? line["chosen_at"] : line["at"];
    choices[session].push_back(
        {at, line.value("kind", "need") + line["query"].get<std::string>(), line["selected"]});
  }
  for (auto& [session, made] : choices) {
    std::sort(made.begin(), made.end());
    std::set<std::string> seen;
    std::map<std::string, std::size_t> of_day;
    for (const auto& [at, query, entity] : made) {
      if (!seen.insert(query + "\n" + entity).second) continue;
      if (++of_day[at.substr(0, 10)] <= cap) ++counts[entity].second;
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("plain lines become searches that showed what was selected") {
  const EvidencePlace folder;
  const EvidenceImport report = folder.import_text(kPlainLines);
  CHECK(report.done);
  CHECK(report.lines == 4);
  CHECK(report.searches == 4);
  CHECK(report.choices == 4);
  CHECK(report.errors + report.warnings + report.known + report.skipped == 0);
  const Evidence evidence = folder.read();
  CHECK(evidence.sessions == 4);
  CHECK(evidence.needs == std::vector<std::string>{"draw a chart", "read PDF"});
  CHECK(counts_of(evidence, "a/x") == EntityCounts{"a/x", 2, 2});
  CHECK(counts_of(evidence, "b/y") == EntityCounts{"b/y", 1, 1});
  CHECK_FALSE(evidence.choices.back().at);
  // 1793620800 is 2026-11-02 12:00:00 UTC.
  CHECK(evidence.choices[1].at == noon(2));
}

TEST_CASE("what was imported before is not counted again, also from a file that has grown") {
  const EvidencePlace folder;
  folder.import_text(kPlainLines);
  const std::string digest = folder.read().digest;
  const EvidenceImport again = folder.import_text(kPlainLines);
  CHECK(again.known == 4);
  CHECK(again.searches == 0);
  CHECK(folder.read().digest == digest);
  const EvidenceImport grown =
      folder.import_text(kPlainLines + R"({"query": "read PDF", "selected": "a/x"})");
  CHECK(grown.known == 4);
  CHECK(grown.searches == 1);
  CHECK(counts_of(folder.read(), "a/x").times_chosen == 3);
}

TEST_CASE("the same line in two files counts twice") {
  const EvidencePlace folder;
  folder.import_text(R"({"query": "one", "selected": "a/x"}
{"query": "read PDF", "selected": "a/x"})");
  folder.import_text(R"({"query": "two", "selected": "a/x"}
{"query": "read PDF", "selected": "a/x"})");
  CHECK(counts_of(folder.read(), "a/x").times_chosen == 4);
}

TEST_CASE("an export imported into an empty folder gives the same counts and digest") {
  const std::string log = recorded_log();
  const EvidencePlace first;
  first.import_text(log);
  const EvidencePlace second;
  second.import_text(first.export_text());
  const Evidence expected = first.read();
  const Evidence evidence = second.read();
  CHECK(expected.searches == 300);
  CHECK(evidence.digest == expected.digest);
  CHECK(evidence.entities == expected.entities);
  CHECK(evidence.choices == expected.choices);
  CHECK(second.export_text() == first.export_text());
  CHECK(first.export_text() == log);
  // And into the folder that it came from: nothing.
  CHECK(first.import_text(log).known == lines_of(log).size());
}

TEST_CASE("plain lines are exported as plain lines") {
  const EvidencePlace folder;
  folder.import_text(kPlainLines);
  std::vector<std::string> fields;
  for (const std::string& line : lines_of(folder.export_text())) {
    const json object = json::parse(line);
    for (const auto& [name, value] : object.items()) fields.push_back(name);
  }
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  CHECK(fields == std::vector<std::string>{"at", "query", "selected", "session"});
}

TEST_CASE("neither order nor folder nor way of reading changes what is read") {
  std::vector<std::string> lines = lines_of(recorded_log() + kPlainLines);
  lines.erase(std::remove(lines.begin(), lines.end(), ""), lines.end());
  // Lines without a session are told apart by their place in the file: give them one.
  for (std::size_t i = 0; i < lines.size(); ++i) {
    json line = json::parse(lines[i]);
    if (!line.contains("session")) line["session"] = "line " + std::to_string(i);
    lines[i] = line.dump();
  }
  const EvidenceOptions options{.counted_positions = 10, .choices_per_session_day = 2};
  const EvidencePlace first;
  first.import_text(joined(lines));
  const Evidence expected = first.read(options);
  std::shuffle(lines.begin(), lines.end(), std::mt19937(3));
  const EvidencePlace second;
  const std::size_t half = lines.size() / 2;
  second.import_text(joined({lines.begin() + static_cast<std::ptrdiff_t>(half), lines.end()}));
  second.import_text(joined({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(half)}));
  const TemporaryFolder logs;
  const std::string log = write_file(logs.file("log.jsonl"), joined(lines));
  for (const Evidence& evidence :
       {second.read(options), read_evidence({.data = "", .files = {log}}, options).evidence,
        read_evidence({.data = first.data(), .files = {log}}, options).evidence}) {
    CHECK(evidence.digest == expected.digest);
    CHECK(evidence.needs == expected.needs);
    CHECK(evidence.entities == expected.entities);
    CHECK(evidence.choices == expected.choices);
    CHECK(evidence.sessions == expected.sessions);
  }
}

TEST_CASE("the digest follows what the records say") {
  const auto digest = [](const std::string& lines) {
    const EvidencePlace folder;
    folder.import_text(lines);
    return folder.read().digest;
  };
  const std::string line = R"({"query": "q", "selected": "a", "at": "2026-11-03"})";
  const std::vector<std::string> others = {
      "",
      line + "\n" + line,
      R"({"query": "r", "selected": "a", "at": "2026-11-03"})",
      R"({"query": "q", "selected": "b", "at": "2026-11-03"})",
      R"({"query": "q", "selected": "a", "at": "2026-11-04"})",
      R"({"query": "q", "selected": "a"})",
      R"({"query": "q", "selected": "a", "at": "2026-11-03", "shown": ["a", "b"]})",
      R"({"query": "q", "at": "2026-11-03", "shown": ["a"]})",
      R"({"query": "q", "selected": "a", "at": "2026-11-03", "kind": "alternatives"})"};
  CHECK(digest("") == "");
  CHECK(digest(line).size() == 32);
  for (const std::string& other : others) CHECK(digest(line) != digest(other));
  // One session that made two searches is not two sessions.
  const std::string second = R"({"query": "r", "selected": "a", "session": )";
  CHECK(digest(R"({"query": "q", "selected": "a", "session": "1"})"
               "\n" +
               second + "\"1\"}") != digest(R"({"query": "q", "selected": "a", "session": "1"})"
                                            "\n" +
                                            second + "\"2\"}"));
}

TEST_CASE("counts are what an independent count of the exported log gives") {
  for (const std::size_t cap : {std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
    const EvidencePlace folder;
    const std::string log = recorded_log();
    folder.import_text(log);
    const auto expected = recount(log, cap);
    const Evidence evidence =
        folder.read({.counted_positions = 10, .choices_per_session_day = cap});
    CHECK(evidence.entities.size() == expected.size());
    for (const auto& [id, counts] : expected) {
      CAPTURE(id);
      CHECK(counts_of(evidence, id) == EntityCounts{id, counts.first, counts.second});
    }
  }
}

TEST_CASE("of repeated choices the earliest counts, in whatever order they are read") {
  const auto line = [](const std::string& query, const std::string& at) {
    return R"({"query": ")" + query + R"(", "selected": "a/x", "session": "ann")" +
           (at.empty() ? "}" : R"(, "at": ")" + at + "\"}");
  };
  // One need in three spellings, so that each choice tells which search it was made in.
  std::vector<std::string> lines = {
      line("read PDF", "2026-11-05T10:00:00Z"), line("Read PDF", "2026-11-03T10:00:00Z"),
      line("read pdf!", "2026-11-04T10:00:00Z"), line("READ PDF", "")};
  std::sort(lines.begin(), lines.end());
  do {
    const EvidencePlace folder;
    folder.import_text(joined(lines));
    const Evidence evidence = folder.read();
    REQUIRE(evidence.choices.size() == 1);
    CHECK(evidence.choices[0].at == noon(3) - std::chrono::hours(2));
    CHECK(evidence.needs == std::vector<std::string>{"Read PDF"});
    CHECK(counts_of(evidence, "a/x").times_chosen == 1);
  } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST_CASE("one session that stuffs an imported log counts for a day's choices only") {
  std::string lines;
  for (int i = 0; i < 500; ++i) {
    lines += R"({"query": "need )" + std::to_string(i) +
             R"(", "selected": "spam/x", "session": "spammer"})" + "\n";
  }
  const EvidencePlace folder;
  folder.import_text(lines);
  CHECK(counts_of(folder.read(), "spam/x").times_chosen ==
        EvidenceOptions().choices_per_session_day);
}

TEST_CASE("problems of a log are reported by line, and nothing is imported") {
  const EvidencePlace folder;
  const std::string lines = R"({"query": "read PDF", "selected": "a/x"}
{"query": "no selection"}
["query"]
{"query": 7, "selected": "a/x"}
{"query": "x", "selected": "white space"}
{"query": " ", "selected": "a/x"}
{"query": "x", "selected": ["a/x"]}
{broken
{"query": "x", "selected": "a/x", "shown": "a/x"}
{"day": "yesterday", "entity": "a/x", "times_matched": 3, "times_chosen": -1}
)" + (R"({"query": ")" + std::string(3000, 'q') + R"(", "selected": "a/x"})");
  const EvidenceImport report = folder.import_text(lines);
  CHECK_FALSE(report.done);
  CHECK(report.errors == 11);
  CHECK(report.skipped == 10);
  std::vector<std::size_t> at;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    CHECK(diagnostic.severity == Severity::kError);
    at.push_back(diagnostic.line);
  }
  CHECK(at == std::vector<std::size_t>{2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 11});
  CHECK(
      to_string(report.diagnostics[0])
          .ends_with(
              R"(log.jsonl:2: error: selected: is missing (an entity's id: 1 to 200 bytes without white space))"));
  CHECK(folder.is_untouched());

  const EvidenceImport skipping = folder.import_text(lines, true);
  CHECK(skipping.done);
  CHECK(skipping.searches == 1);
  CHECK(folder.read().searches == 1);
}

TEST_CASE("faults of optional fields are warnings") {
  const EvidencePlace folder;
  const EvidenceImport report = folder.import_text(
      R"({"query": "x", "selected": "a/x", "at": "2026-13-01", "session": {}, "kind": "wish"}
{"query": "x", "selected": "a/x", "shown": ["b/y"]}
{"query": "y", "selected": "a/x", "unknown": [1]}
)");
  CHECK(report.done);
  CHECK(report.warnings == 4);
  CHECK(folder.read().searches == 3);
  CHECK(folder.read().choices.size() == 2);
}

TEST_CASE("a log that cannot be read is refused also when bad lines are skipped") {
  const EvidencePlace folder;
  const std::vector<std::string> files = {folder.file("missing.jsonl")};
  const EvidenceImport report = import_evidence(folder.data(), files, true);
  CHECK_FALSE(report.done);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].line == 0);
  const EvidenceResult result = read_evidence({.data = "", .files = files});
  CHECK(result.errors == 1);
}

TEST_CASE("times are read with their zones and written in UTC") {
  const std::map<std::string, std::string> times = {
      {R"("2026-11-03")", "2026-11-03T00:00:00Z"},
      {R"("2026-11-03T10:30Z")", "2026-11-03T10:30:00Z"},
      {R"("2026-11-03 10:30:05.25+01:00")", "2026-11-03T09:30:05.250Z"},
      {R"("2026-11-03T23:30:00-0130")", "2026-11-04T01:00:00Z"},
      {"1793664000.5", "2026-11-03T00:00:00.500Z"},
      {"1793664000500", "2026-11-03T00:00:00.500Z"}};
  for (const auto& [given, expected] : times) {
    CAPTURE(given);
    const EvidencePlace folder;
    folder.import_text(R"({"query": "x", "selected": "a", "at": )" + given + "}");
    CHECK(json::parse(folder.export_text())["at"] == expected);
  }
  for (const char* wrong :
       {"\"2026-11\"", "\"1969-01-01\"", "\"2026-02-30\"", "\"2026-11-03T25:00\"",
        "\"2026-11-03T10:30:00Zx\"", "-1", "true", "\"now\"", "\"\"", "1e300"}) {
    CAPTURE(wrong);
    const EvidencePlace folder;
    CHECK(folder.import_text(R"({"query": "x", "selected": "a", "at": )" + std::string(wrong) + "}")
              .warnings == 1);
    CHECK_FALSE(json::parse(folder.export_text()).contains("at"));
  }
}

TEST_CASE("statistics tell top needs, what found nothing, and what nobody chose from") {
  const EvidencePlace folder;
  folder.import_text(R"({"query": "Read PDF", "selected": "a/x", "at": "2026-11-03"}
{"query": "read pdf", "shown": ["a/x", "b/y"], "at": "2026-11-05"}
{"query": "fly", "shown": []}
{"query": "swim", "shown": ["b/y"]}
{"query": "swim", "shown": ["b/y"], "session": "1"}
{"query": "a/x", "kind": "alternatives", "shown": ["b/y"]}
)");
  const EvidenceStats stats = evidence_stats(folder.data(), 10);
  CHECK(stats.searches == 6);
  CHECK(stats.choices == 1);
  CHECK(stats.sessions == 6);
  CHECK(stats.entities_shown == 2);
  CHECK(stats.entities_chosen == 1);
  CHECK(to_string(*stats.first) == "2026-11-03");
  CHECK(to_string(*stats.last) == "2026-11-05");
  CHECK(stats.top_needs ==
        std::vector<NeedCount>{{"Read PDF", 2, 1}, {"swim", 2, 0}, {"fly", 1, 0}});
  CHECK(stats.found_nothing == std::vector<NeedCount>{{"fly", 1, 0}});
  CHECK(stats.unchosen == std::vector<NeedCount>{{"swim", 2, 0}});
  CHECK(stats.top_chosen == std::vector<EntityCounts>{{"a/x", 2, 1}});
  CHECK(stats.digest == folder.read().digest);
  CHECK(evidence_stats(folder.data(), 1).top_needs.size() == 1);
}
