#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "matchgraph/render.h"
#include "render/json/json_values.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;
using nlohmann::json;

namespace {

// One document and a line end.
json parsed(const std::string& document) {
  REQUIRE(document.ends_with("\n"));
  REQUIRE(document.find('\n') == document.size() - 1);
  return json::parse(document);
}

const std::string kVoskJson =
    R"("id":"alphacep/vosk","name":"Vosk","type":"library",)"
    R"("unfragile_rank":null,"mostly_estimated":false,"times_matched":null,"summary":null,"maker":null,"license":null,"url":null,)"
    R"("price_model":"unknown","price":null,"updated":null,"capability_count":2,)"
    R"("offer_count":1,"cheapest":null,"traits":[])";

}  // namespace

TEST_CASE("search results have the keys that programs rely on") {
  SearchResults results;
  results.query.text = "speech";
  results.query.terms = {"speech"};
  results.query.constraints = {{"price", "<=", "1"}};
  results.query.sort = "relevance";
  results.query.limit = 10;
  results.total = 1;
  SearchHit hit;
  hit.entity = vosk();
  hit.score = 2.5;
  hit.capabilities = {{{1, "Offline", "Speech & text"}, 0.5, {{0, 6}}}};
  results.results = {hit};
  results.facets = {{"type", {{"model", 3}, {"library", 1}}}};
  results.unknown = {{"price", 2}};
  std::string card = kVoskJson;
  card.insert(card.find("\"unfragile_rank\""), R"("score":2.5,)");
  CHECK(to_json(results) ==
        R"({"query":{"text":"speech","terms":["speech"],"ignored":[],)"
        R"("constraints":[{"field":"price","op":"<=","value":"1"}],"sort":"relevance",)"
        R"("limit":10,"offset":0},"total":1,"results":[{)" +
            card +
            R"(,"capabilities":[{"index":1,"name":"Offline","text":"Speech & text","score":0.5,)"
            R"("highlight":"<mark>Speech</mark> &amp; text"}],"name_highlight":"Vosk",)"
            R"("summary_highlight":""}],"facets":{"type":{"model":3,"library":1}},)"
            R"("unknown":{"price":2},"unknown_nearest":{"price":[]}})"
            "\n");
}

TEST_CASE("what is optional stands in a search only when there is something to say") {
  SearchResults results;
  json document = parsed(to_json(results));
  CHECK(document["results"] == json::array());
  CHECK(document["facets"] == json::object());
  CHECK_FALSE(document.contains("did_you_mean"));
  results.did_you_mean = "speech";
  results.nearest_names = {vosk()};
  results.results.resize(1);
  results.results[0].explanation = Explanation{3, "sum", {{1, "a", {}}, {2, "b", {}}}};
  document = parsed(to_json(results));
  CHECK(document["did_you_mean"] == "speech");
  CHECK(document["nearest_names"][0]["id"] == "alphacep/vosk");
  CHECK(document["results"][0]["explanation"] ==
        json::parse(R"({"value":3.0,"description":"sum","children":[
          {"value":1.0,"description":"a","children":[]},
          {"value":2.0,"description":"b","children":[]}]})"));
}

TEST_CASE("alternatives have the keys that programs rely on") {
  AlternativesResults results;
  results.seeds = {whisper()};
  results.constraints = {{"price", "<=", "1"}};
  results.total = 1;
  Alternative alternative;
  alternative.entity = vosk();
  alternative.score = 0.4;
  alternative.shared = {
      {0, capability(0, "Transcribes"), capability(1, "Recognises"), 0.62, {"speech"}, {}, {}}};
  alternative.only_here = {capability(0, "Streams")};
  alternative.missing = {{0, capability(2, "Translates")}};
  alternative.differences = {{"license", "MIT", "unknown", "license unknown"}};
  results.results = {alternative};
  results.sharing_nothing = 7;
  results.order = OrderParts{1, {{"USD/image", 1}, {"", 3}}};
  const json document = parsed(to_json(results));
  CHECK(document["sharing_nothing"] == 7);
  CHECK(document["order"] == json::parse(R"({"fitting":1,
      "prices":[{"unit":"USD/image","count":1},{"unit":null,"count":3}]})"));
  CHECK(document["seeds"][0]["id"] == "openai/whisper-large-v3");
  CHECK(document["seeds"][0]["unfragile_rank"] == 61.0);
  CHECK(document["seeds"][0]["updated"] == "2023-11-06");
  CHECK_FALSE(document.contains("nearest_misses"));
  const json& result = document["results"][0];
  CHECK(result["score"] == 0.4);
  CHECK(result["unfragile_rank"] == nullptr);
  CHECK(result["shared"] == json::parse(R"([{"seed":0,
      "seed_capability":{"index":0,"text":"Transcribes"},
      "capability":{"index":1,"text":"Recognises"},
      "similarity":0.62,"probability":0.0,"shared_words":["speech"]}])"));
  CHECK(result["related"] == json::array());
  CHECK(result["only_here"] == json::parse(R"([{"index":0,"text":"Streams"}])"));
  CHECK(result["missing"] == json::parse(R"([{"index":2,"text":"Translates","seed":0}])"));
  CHECK(result["differences"] == json::parse(R"([{"field":"license","seed":"MIT",
      "here":"unknown","text":"license unknown"}])"));
}

TEST_CASE("nearest misses name the constraint to drop") {
  AlternativesResults results;
  results.nearest_misses = {{vosk(), 0.4, {"price", "<=", "1"}, ""}};
  const json miss = parsed(to_json(results))["nearest_misses"][0];
  CHECK(miss["id"] == "alphacep/vosk");
  CHECK(miss["relax"] == json::parse(R"({"field":"price","op":"<=","value":"1"})"));
  CHECK(miss["value"] == nullptr);
}

TEST_CASE("a comparison of two has pairs, of three a matrix") {
  Comparison comparison;
  comparison.cards = {whisper(), vosk()};
  comparison.table = {{"Type", {"model", "library"}, true}};
  comparison.both = {{0, capability(0, "a <b>"), capability(1, "c"), 0.5, {}, {{0, 1}}, {}}};
  comparison.only = {{capability(1, "d")}, {}};
  comparison.coverage = {0.25, 1};
  comparison.relation = Relation::kSuperset;
  comparison.verdict = {true, "h", "S.", {{"P.", {"license"}}}, {{"T.", {"coverage"}}}};
  comparison.denied = {{1, "d", "capabilities[1]", "No d.", SeedCapability{0, capability(1, "d")}},
                       {1, "e", "capabilities[2]", "No e.", {}}};
  json document = parsed(to_json(comparison));
  CHECK(document["table"] ==
        json::parse(R"([{"feature":"Type","values":["model","library"],"differs":true}])"));
  CHECK(document["both"][0]["left"]["highlight"] == "<mark>a</mark> &lt;b&gt;");
  CHECK(document["both"][0]["right"] == json::parse(R"({"index":1,"text":"c","highlight":"c"})"));
  CHECK(document["only"] == json::parse(R"([[{"index":1,"text":"d"}],[]])"));
  CHECK(document["coverage"] == json::parse("[0.25,1.0]"));
  CHECK(document["relation"] == "superset");
  CHECK(document["verdict"] == json::parse(R"({"comparable":true,"heading":"h","summary":"S.",
      "parting":[{"text":"P.","rests_on":["license"]}],
      "sentences":[{"text":"T.","rests_on":["coverage"]}]})"));
  CHECK(document["denied"] == json::parse(R"([{"entity":1,"what":"d","field":"capabilities[1]",
      "evidence":"No d.","lacks":{"index":1,"text":"d","entity":0}},{"entity":1,"what":"e",
      "field":"capabilities[2]","evidence":"No e.","lacks":null}])"));
  CHECK_FALSE(document.contains("matrix"));

  comparison.cards.push_back(small_model());
  comparison.matrix = {
      {capability(0, "m"), 0, {MatrixCell{capability(0, "m"), 1}, {}, {}}, RowKind::kOne, 0.5}};
  document = parsed(to_json(comparison));
  CHECK(document["matrix"] == json::parse(R"([{"capability":{"index":0,"text":"m"},"entity":0,
      "kind":"one","telling":0.5,"cells":[{"index":0,"text":"m","similarity":1.0},null,null],
      "spoken_of_by":[]}])"));
  for (const char* key : {"both", "only", "coverage", "relation"}) {
    CHECK_FALSE(document.contains(key));
  }
}

TEST_CASE("an entity is its catalogue line with what the snapshot adds") {
  EntityDetail detail;
  detail.entity.id = "a";
  detail.entity.name = "A";
  detail.entity.type = "tool";
  detail.entity.conflicts = {{"license", {{"MIT", "x"}, {"BSD", ""}}}};
  detail.entity.extra = {{"modalities", R"(["text",{"image":true}])"}, {"offers", "\"mine\""}};
  detail.neighbours = {{vosk(), 0.42}};
  const json document = parsed(to_json(detail));
  CHECK(document["id"] == "a");
  CHECK(document["unfragile_rank"] == nullptr);
  CHECK(document["modalities"] == json::parse(R"(["text",{"image":true}])"));
  CHECK(document["conflicts"] == json::parse(R"([{"field":"license","values":[
      {"value":"MIT","source":"x"},{"value":"BSD","source":null}]}])"));
  CHECK(document["neighbours"][0]["similarity"] == 0.42);
  CHECK(document["offers"] == json::array());
  CHECK(document["extra"]["offers"] == "mine");
}

TEST_CASE("a rank has its components with their facts, and what is stated beside it") {
  EntityDetail detail;
  detail.entity.id = "a";
  detail.entity.name = "A";
  detail.entity.type = "tool";
  detail.entity.capabilities.resize(2);
  detail.entity.capabilities[0].text = "Cuts.";
  detail.entity.capabilities[1].text = "Saws.";
  detail.entity.stated.resize(2);
  detail.entity.stated[0].rank = 40;
  detail.entity.stated[0].against = "b";
  detail.entity.stated[0].source.name = "page";
  detail.card.unfragile_rank = 37.5;
  detail.card.times_matched = 9;
  detail.card.times_chosen = 3;
  detail.capability_evidence = {{4, 0}, {5, 3}};
  detail.rank = {37.5, {{"quality", 0.375, 1, true, {{"a fact", 0.25}, {"another", 0.125}}}}};
  detail.rank_explanation = Explanation{37.5, "rank", {}};
  const json document = parsed(to_json(detail));
  CHECK(document["unfragile_rank"] == 37.5);
  CHECK(document["rank"] == json::parse(R"({"value":37.5,"components":{"quality":{"value":0.375,
      "weight":1.0,"estimated":true,"facts":[{"text":"a fact","value":0.25},
      {"text":"another","value":0.125}]}},"stated":[{"value":40.0,"against":"b",
      "source":{"name":"page","url":null,"observed":null}}],
      "explanation":{"value":37.5,"description":"rank","children":[]}})"));
  CHECK(document["times_matched"] == 9);
  CHECK(document["times_chosen"] == 3);
  CHECK(document["capabilities"][0]["times_chosen"] == 0);
  CHECK(document["capabilities"][0]["times_matched"] == 4);
  CHECK(document["capabilities"][1]["times_matched"] == 5);
  CHECK(document["capabilities"][1]["times_chosen"] == 3);
}

TEST_CASE("a claim says who, about whom, which way, where, and what contradicts it") {
  Claim claim;
  claim.by = {"acme/orion", "Orion"};
  claim.about_id = "b/vega";
  claim.about = "Vega";
  claim.direction = ClaimDirection::kBetter;
  claim.respect = "faster";
  claim.scope = "on scans";
  claim.hedged = true;
  claim.text = "Often faster than <Vega> on scans.";
  claim.rival = span_of(claim.text, "Vega");
  claim.capability = 2;
  claim.contradicted_by = {{{"b/vega", "Vega"}, "Faster than Orion."}};
  Claim bare;
  bare.by = {"a", "A"};
  bare.about = "cloud APIs";
  bare.text = "Unlike cloud APIs.";
  bare.rival = span_of(bare.text, "cloud APIs");
  Comparison comparison;
  comparison.cards = {whisper(), vosk()};
  comparison.claims = {claim, bare};
  comparison.other_claims = 3;
  const json document = parsed(to_json(comparison));
  CHECK(document["other_claims"] == 3);
  CHECK(document["claims"] == json::parse(R"([
      {"by":{"id":"acme/orion","name":"Orion"},"about":{"id":"b/vega","name":"Vega"},
       "direction":"better","respect":"faster","scope":"on scans","hedged":true,
       "text":"Often faster than <Vega> on scans.",
       "highlight":"Often faster than &lt;<mark>Vega</mark>&gt; on scans.",
       "where":{"capability":2},"contradicted":true,
       "contradicted_by":[{"by":{"id":"b/vega","name":"Vega"},"text":"Faster than Orion."}]},
      {"by":{"id":"a","name":"A"},"about":{"name":"cloud APIs"},"direction":"different",
       "respect":null,"scope":null,"hedged":false,"text":"Unlike cloud APIs.",
       "highlight":"Unlike <mark>cloud APIs</mark>.","where":{"entity":true},
       "contradicted":false,"contradicted_by":[]}])"));
}

TEST_CASE("claims about a rival stand beside its card, or null when it is no entity") {
  ClaimsResults results;
  results.about = "Vega";
  results.total = 7;
  results.claims.resize(1);
  results.claimants = {whisper()};
  results.limit = 1;
  results.offset = 2;
  json document = parsed(to_json(results));
  CHECK(document["about"] == "Vega");
  CHECK(document["subject"] == nullptr);
  CHECK(document["total"] == 7);
  CHECK(document["claims"].size() == 1);
  CHECK(document["claimants"][0]["id"] == "openai/whisper-large-v3");
  CHECK(document["limit"] == 1);
  CHECK(document["offset"] == 2);
  results.subject = vosk();
  CHECK(parsed(to_json(results))["subject"]["id"] == "alphacep/vosk");
  EntityDetail detail;
  detail.entity.id = detail.entity.name = detail.entity.type = "a";
  detail.claims.resize(2);
  detail.claims_about.resize(1);
  detail.claims_about_total = 9;
  document = parsed(to_json(detail));
  CHECK(document["claims"].size() == 2);
  CHECK(document["claims_about"].size() == 1);
  CHECK(document["claims_about_total"] == 9);
}

TEST_CASE("a highlight is escaped inside and outside of its marks") {
  const std::string text = "<script>alert('x')</script> & \"PDF\"";
  const std::vector<TextSpan> spans = {span_of(text, "script"), span_of(text, "PDF")};
  CHECK(render::highlight_html(text, spans) ==
        "&lt;<mark>script</mark>&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; "
        "&quot;<mark>PDF</mark>&quot;");
}

TEST_CASE("marks that overlap or end beyond the text do not break a highlight") {
  const std::vector<TextSpan> spans = {{4, 90}, {0, 2}, {1, 3}, {7, 5}};
  CHECK(render::highlight_html("abcdef", spans) == "<mark>ab</mark><mark>c</mark>d<mark>ef</mark>");
}

TEST_CASE("a number that is not finite is null") {
  SearchResults results;
  results.results.resize(2);
  results.results[0].score = std::numeric_limits<double>::quiet_NaN();
  results.results[1].entity.unfragile_rank = std::numeric_limits<double>::infinity();
  const json document = parsed(to_json(results));
  CHECK(document["results"][0]["score"] == nullptr);
  CHECK(document["results"][1]["unfragile_rank"] == nullptr);
}

TEST_CASE("every document is whole, whatever bytes the values have") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    RandomText random(seed);
    CHECK_NOTHROW(parsed(to_json(random.search())));
    CHECK_NOTHROW(parsed(to_json(random.alternatives())));
    CHECK_NOTHROW(parsed(to_json(random.comparison(2))));
    CHECK_NOTHROW(parsed(to_json(random.comparison(4))));
  }
}

TEST_CASE("errors are documents with a code and a message") {
  CHECK(to_json(Error(ErrorCode::kUsage, "a \"b\"")) ==
        "{\"error\":{\"code\":\"usage\",\"message\":\"a \\\"b\\\"\"}}\n");
  CHECK(parsed(to_json(Error(ErrorCode::kBadInput, "")))["error"]["code"] == "bad_input");
  CHECK(parsed(to_json(Error(ErrorCode::kEnvironment, "")))["error"]["code"] == "environment");
  Resolution resolution;
  json document = parsed(to_json(resolution, "vsk"));
  CHECK(document["error"]["code"] == "not_found");
  CHECK(document["error"]["message"] == "nothing is called \"vsk\"");
  CHECK(document["error"]["detail"]["candidates"] == json::array());
  resolution.kind = Resolution::Kind::kAmbiguous;
  resolution.candidates = {vosk()};
  document = parsed(to_json(resolution, "vosk"));
  CHECK(document["error"]["code"] == "ambiguous");
  CHECK(document["error"]["detail"]["candidates"][0]["id"] == "alphacep/vosk");
}

TEST_CASE("builds, checks and snapshots are documents too") {
  LoadResult loaded;
  loaded.lines = 3;
  loaded.errors = 1;
  loaded.diagnostics = {{"a.jsonl", 3, Severity::kError, "name", "is missing", ""}};
  CHECK(parsed(to_json(loaded)) == json::parse(R"({"lines":3,"entities":0,"errors":1,"warnings":0,
      "skipped_lines":0,"merged":0,"diagnostics":[{"file":"a.jsonl","line":3,"severity":"error",
      "field":"name","reason":"is missing","hint":null}]})"));
  BuildReport report;
  report.generation = 7;
  report.phase_seconds = {{"graph", 1.5}};
  CHECK(parsed(to_json(report, loaded))["seconds"] == json::parse(R"({"graph":1.5})"));
  SnapshotStats stats;
  stats.counts = {{"entities", 6}};
  CHECK(parsed(to_json(stats))["counts"] == json::parse(R"({"entities":6})"));
  const std::vector<VerifyReport> reports = {{7, true, {"x"}}};
  CHECK(parsed(to_json(reports)) == json::parse(R"({"generations":[
      {"generation":7,"live":true,"whole":false,"problems":["x"]}]})"));
}

TEST_CASE("sellers have prices as stated and by the token, and null for what is not known") {
  EntityDetail detail;
  detail.entity.id = detail.entity.name = detail.entity.type = "a";
  detail.sellers = {
      {"acme/a", "Acme", "Acme", true, PriceModel::kPaid, Price{2.5, "USD", "1M input tokens", 10},
       128000, "https://acme.example/"},
      {"per/a", "", "", false, PriceModel::kPaid, Price{0.04, "USD", "image", {}}, {}, ""}};
  CHECK(parsed(to_json(detail))["sellers"] == json::parse(R"([
      {"id":"acme/a","name":"Acme","maker":"Acme","is_maker":true,"price_model":"paid",
       "price":{"amount":2.5,"currency":"USD","per":"1M input tokens","output":10.0},
       "input_price":2.5,"output_price":10.0,"context":128000.0,"url":"https://acme.example/"},
      {"id":"per/a","name":null,"maker":null,"is_maker":false,"price_model":"paid",
       "price":{"amount":0.04,"currency":"USD","per":"image"},
       "input_price":null,"output_price":null,"context":null,"url":null}])"));
}
