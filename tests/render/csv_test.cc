#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/csv/csv_table.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;
using render::CsvCell;
using render::CsvTable;

namespace {

using Record = std::vector<std::string>;

/// RFC 4180 read literally: fields between commas, quoted ones with doubled quotes, CR LF at the
/// end of each record. A test with anything else fails.
std::vector<Record> parsed_csv(const std::string& csv) {
  std::vector<Record> records;
  Record record;
  std::size_t i = 0;
  while (i < csv.size()) {
    std::string field;
    if (csv[i] == '"') {
      for (++i; i < csv.size(); ++i) {
        if (csv[i] != '"') {
          field += csv[i];
        } else if (csv.compare(i, 2, "\"\"") == 0) {
          field += csv[i++];
        } else {
          break;
        }
      }
      REQUIRE(i < csv.size());
      ++i;
    } else {
      while (i < csv.size() && csv[i] != ',' && csv[i] != '\r') {
        REQUIRE(csv[i] != '"');
        REQUIRE(csv[i] != '\n');
        field += csv[i++];
      }
    }
    record.push_back(field);
    REQUIRE(i < csv.size());
    if (csv[i] == ',') {
      ++i;
      continue;
    }
    REQUIRE(csv.compare(i, 2, "\r\n") == 0);
    i += 2;
    records.push_back(std::move(record));
    record.clear();
  }
  REQUIRE(record.empty());
  return records;
}

void check_rectangular(const std::vector<Record>& records) {
  REQUIRE_FALSE(records.empty());
  for (const Record& record : records) CHECK(record.size() == records[0].size());
}

void check_no_formula(const std::vector<Record>& records) {
  for (const Record& record : records) {
    for (const std::string& field : record) {
      INFO(field);
      const std::size_t begin = field.find_first_not_of(' ');
      if (begin == std::string::npos) continue;
      CHECK(std::string("=@\t\r").find(field[begin]) == std::string::npos);
      if (field[begin] == '+' || field[begin] == '-') {
        CHECK(field.find_first_not_of("+-.0123456789e") == std::string::npos);
      }
    }
  }
}

std::string field(const CsvCell& cell) { return cell.field(); }

}  // namespace

TEST_CASE("a comparison of two in CSV is one table with a column an entity") {
  Comparison comparison = of_two();
  comparison.both[0].shared_words = {"speech", "text"};
  CHECK(to_csv(comparison) ==
        "section,feature,similarity,Whisper Large v3,Vosk\r\n"
        "entity,id,,openai/whisper-large-v3,alphacep/vosk\r\n"
        "entity,url,,https://github.com/openai/whisper,\r\n"
        "differs,Type,,model,library\r\n"
        "differs,Price,,open source,unknown\r\n"
        "same,License,,Apache-2.0,Apache-2.0\r\n"
        "both,\"speech, text\",0.62,Transcribes speech of 99 languages to text,Recognises speech "
        "offline\r\n"
        "only,Translates to English,,Translates to English,\r\n"
        "coverage,share that the other covers,,0.625,1\r\n"
        "relation,superset,,,\r\n"
        "verdict,Whisper Large v3 does all that Vosk does.,,,\r\n"
        "verdict,Only its license is known.,,,\r\n");
}

TEST_CASE("a comparison of several in CSV has a record per row of the matrix") {
  CHECK(to_csv(of_three()) ==
        "section,feature,telling,Whisper Large v3,Vosk,Mistral Small 3.1\r\n"
        "entity,id,,openai/whisper-large-v3,alphacep/vosk,mistral/small-3.1\r\n"
        "entity,url,,https://github.com/openai/whisper,,\r\n"
        "differs,Type,,model,library,model\r\n"
        "some,Transcribes speech,0.5,Transcribes speech,Recognises speech,\r\n"
        "all,Runs on one machine,,Runs locally,Runs on one machine,Runs on a machine\r\n"
        "one,Answers questions,,,,Answers questions\r\n"
        "verdict,\"3 capabilities: 1 in all 3, 1 in some, 1 in one alone.\",,,,\r\n"
        "verdict,Take Mistral Small 3.1 for what no other here has: Answers questions.,,,,\r\n");
}

TEST_CASE("nothing is left out of a CSV comparison of two to eight") {
  for (std::size_t entities = 2; entities <= 8; ++entities) {
    CAPTURE(entities);
    const Comparison comparison = RandomText(static_cast<unsigned>(entities)).comparison(entities);
    const std::vector<Record> records = parsed_csv(to_csv(comparison));
    check_rectangular(records);
    CHECK(records[0].size() == 3 + entities);
    std::size_t capabilities = comparison.both.size() + comparison.matrix.size();
    for (const auto& only : comparison.only) capabilities += only.size();
    const std::size_t verdict = 2;
    const std::size_t relations = entities == 2 ? 2 : 0;  // coverage and relation
    std::size_t claims = 0;
    for (const Claim& claim : comparison.claims) claims += 1 + claim.contradicted_by.size();
    CHECK(records.size() ==
          3 + comparison.table.size() + capabilities + claims + verdict + relations);
  }
}

TEST_CASE("search results in CSV have a record per result, unknown is empty") {
  SearchResults results;
  results.query.offset = 4;
  results.total = 6;
  results.results.resize(2);
  results.results[0].entity = small_model();
  results.results[0].score = 1.5;
  results.results[0].capabilities = {{{0, "Chat", "Answers, kindly"}, 1, {}},
                                     {capability(1, "Plans"), 1, {}}};
  results.results[1].entity = vosk();
  CHECK(to_csv(results) ==
        "position,id,name,type,score,unfragile_rank,maker,license,url,price_model,price,currency,"
        "per,output_price,updated,offers,summary,capabilities\r\n"
        "5,mistral/small-3.1,Mistral Small 3.1,model,1.5,,Mistral AI,,,paid,3.5e-07,USD,"
        "prompt token,5.5e-07,,3,,\"Chat: Answers, kindly; Plans\"\r\n"
        "6,alphacep/vosk,Vosk,library,0,,,,,,,,,,,1,,\r\n");
}

TEST_CASE("alternatives in CSV tell what is shared, added, missing and different") {
  AlternativesResults results;
  Alternative alternative;
  alternative.entity = vosk();
  alternative.shared = of_two().both;
  alternative.only_here = {capability(0, "a"), capability(1, "b")};
  alternative.missing = {{0, capability(1, "c")}};
  alternative.differences = {{"type", "model", "library", ""}, {"price", "", "", "cheaper"}};
  results.results = {alternative};
  const std::vector<Record> records = parsed_csv(to_csv(results));
  check_rectangular(records);
  const auto last = [](const Record& record) { return Record(record.end() - 5, record.end()); };
  CHECK(last(records[0]) == Record{"shared", "related", "adds", "missing", "differs"});
  CHECK(last(records[1]) == Record{"Recognises speech offline", "", "a; b", "c",
                                   "type library instead of model; cheaper"});
}

TEST_CASE("an entity in CSV has a record a fact and a capability") {
  EntityDetail detail;
  detail.entity.id = "a/b";
  detail.entity.name = "B";
  detail.entity.capabilities = {{"Does it.", "Doing", "Alone.", "Better.", {}, {}}};
  detail.entity.conflicts = {{"license", {{"MIT", "x"}, {"BSD", ""}}}};
  const std::vector<Record> records = parsed_csv(to_csv(detail));
  check_rectangular(records);
  const auto has = [&records](const Record& record) {
    return std::find(records.begin(), records.end(), record) != records.end();
  };
  CHECK(has({"fact", "id", "a/b", "", ""}));
  CHECK(has({"fact", "license", "", "", ""}));
  CHECK(has({"capability", "Doing", "Does it.", "Alone.", "Better."}));
  CHECK(has({"conflict", "license", "MIT (x)", "", ""}));
  CHECK(has({"conflict", "license", "BSD", "", ""}));
}

TEST_CASE("fields with commas, quotes and outer spaces are quoted, others are not") {
  CHECK(field("plain text") == "plain text");
  CHECK(field("a,b") == "\"a,b\"");
  CHECK(field("say \"so\"") == "\"say \"\"so\"\"\"");
  CHECK(field(" outer ") == "\" outer \"");
  CHECK(field("two\nlines\tand a tab\a") == "two lines and a tab");
  CHECK(field("") == "");
  CHECK(field(0.1) == "0.1");
  CHECK(field(std::optional<double>()) == "");
  CHECK(field(std::size_t{12}) == "12");
}

TEST_CASE("what a spreadsheet would run gets an apostrophe, numbers do not") {
  CHECK(field("=1+1") == "'=1+1");
  CHECK(field("+cmd") == "'+cmd");
  CHECK(field("-2+3") == "'-2+3");
  CHECK(field("@SUM(A1)") == "'@SUM(A1)");
  CHECK(field("\t=1+1") == "' =1+1");
  CHECK(field("＝1+1") == "'＝1+1");
  CHECK(field("=HYPERLINK(\"http://x\",\"y\")") == "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  for (const char* number : {"-5", "+3.25", "-1e5", "-0.5"}) CHECK(field(number) == number);
  CHECK(field("-") == "'-");
  CHECK(field("-inf") == "'-inf");
  CHECK(field(-5.5) == "-5.5");
}

TEST_CASE("hostile and random text never breaks a CSV record or becomes a formula") {
  const std::string hostile = "=cmd|' /C calc'!A0, \"<script>\"\n| ](javascript:)";
  Comparison comparison = of_three();
  for (EntityCard& card : comparison.cards) card.id = card.name = card.url = hostile;
  for (TableRow& row : comparison.table) row = {hostile, {hostile, hostile, hostile}, true};
  for (MatrixRow& row : comparison.matrix) row.capability = {0, hostile, hostile};
  comparison.verdict = {true, hostile, hostile, {}, {{hostile, {}}}};
  const std::vector<Record> records = parsed_csv(to_csv(comparison));
  check_rectangular(records);
  check_no_formula(records);
  CHECK(records[0][3] == "'=cmd|' /C calc'!A0, \"<script>\" | ](javascript:)");
  for (unsigned seed = 0; seed < 60; ++seed) {
    RandomText random(seed);
    for (const std::string& csv :
         {to_csv(random.search()), to_csv(random.alternatives()), to_csv(random.entity()),
          to_csv(random.comparison(2)), to_csv(random.comparison(3 + seed % 6))}) {
      check_rectangular(parsed_csv(csv));
      check_no_formula(parsed_csv(csv));
    }
  }
}

TEST_CASE("a table fills up short records and cuts long ones") {
  CsvTable table({"a", "b"});
  table.add({"1"});
  table.add({"1", "2", "3"});
  CHECK(table.take() == "a,b\r\n1,\r\n1,2\r\n");
}

TEST_CASE("results as a TREC run are question 0 with ranks from the first position") {
  SearchResults search;
  search.query.offset = 10;
  search.results.resize(2);
  search.results[0].entity = vosk();
  search.results[0].score = 2.5;
  search.results[1].entity = whisper();
  search.results[1].score = 0.1;
  CHECK(to_trec(search) ==
        "0 Q0 alphacep/vosk 11 2.5 matchgraph\n"
        "0 Q0 openai/whisper-large-v3 12 0.1 matchgraph\n");
  AlternativesResults alternatives;
  alternatives.results.resize(1);
  alternatives.results[0].entity = vosk();
  CHECK(to_trec(alternatives) == "0 Q0 alphacep/vosk 1 0 matchgraph\n");
  CHECK(to_trec(AlternativesResults{}) == "");
}
