// What each page shows and where its links lead.
#include "server/web/pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/filter_table.h"
#include "pages/page_samples.h"
#include "server/web/understood.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"
#include "support/strict_html.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

const Engine& tools() {
  static const FreshEngine engine(six_tools());
  return *engine;
}

const Engine& sample() {
  static const FreshEngine engine(sample_catalogue());
  return *engine;
}

bool shows(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& html, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = html.find(part); at != std::string::npos; at = html.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::vector<std::string> labels(const ParsedQuery& query) {
  std::vector<std::string> out;
  for (const Chip& chip : chips(query)) out.push_back(chip.label);
  return out;
}

}  // namespace

TEST_CASE("the home page offers needs, alternatives, comparisons and types of the catalogue") {
  web::HomeExamples examples;
  examples.needs = {{"convert PDF to text", "3 results, first Textract"}};
  examples.likes = {{"like Textract but free", ""}};
  examples.comparisons = {{"PgAsk vs LiteAsk", "Only PgAsk is free."}};
  examples.types = {{"mcp-server", 1234}, {"library", 2}};
  const std::string html = web::home_page(examples, page_request(tools(), "/", {}));
  CHECK(shows(html,
              "<a href=\"/search?q=convert%20PDF%20to%20text\">convert PDF to text"
              "<span class=\"answer\">3 results, first Textract</span></a>"));
  CHECK(
      shows(html, "<a href=\"/search?q=like%20Textract%20but%20free\">like Textract but free</a>"));
  CHECK(shows(html, "<a href=\"/search?q=PgAsk%20vs%20LiteAsk\">PgAsk vs LiteAsk"));
  CHECK(shows(html, "href=\"/search?type=mcp-server\">"));
  CHECK(shows(html, "40 MCP servers and libraries, by what each can do"));
  CHECK(shows(html, "autofocus"));
  CHECK(shows(html, "How to ask"));
  CHECK(count_of(html, "role=\"search\"") == 1);
  CHECK(shows(html, "40 entities"));
  CHECK(shows(html, "300 capabilities"));
  CHECK_FALSE(shows(html, "class=\"tray\""));
  CHECK_FALSE(shows(html, "near duplicates count once"));
}

TEST_CASE(
    "where types find fewer things than there are entries, the home page says what it counts") {
  web::HomeExamples examples;
  examples.types = {{"mcp-server", 37}, {"library", 2}};
  const std::string html = web::home_page(examples, page_request(tools(), "/", {}));
  CHECK(shows(html, "40 entries: MCP servers and libraries, by what each can do"));
  CHECK(shows(html, "near duplicates count once"));
}

TEST_CASE("a home page without examples has the search box alone") {
  const std::string html = web::home_page({}, page_request(tools(), "/", {}));
  CHECK(count_of(html, "role=\"search\"") == 1);
  CHECK(count_of(html, "<section") == 0);
}

TEST_CASE("a result shows what it is, why it was found, and leads on") {
  const std::string html = search_page_of(tools(), search_for("convert PDF to text"), {});
  CHECK(shows(html, "<h1>Results for “convert PDF to text”</h1>"));
  CHECK(shows(html, "value=\"convert PDF to text\""));
  CHECK(shows(html, "href=\"/entity/pdf/textract?s=0123456789abcdef\""));
  CHECK(shows(html, "<mark>PDF</mark>"));
  CHECK(shows(html, "<li><a href=\"/search?maker=Acme\">by Acme</a></li>"));
  CHECK(shows(html, "<dt>price</dt><dd>free</dd></div>\n<div><dt>licence</dt><dd>MIT</dd></div>"));
  CHECK(shows(html,
              "href=\"/alternatives?e=pdf%2Ftextract\">Alternatives<span class=\"unseen\"> to "
              "Textract</span>"));
  CHECK(shows(html,
              "href=\"/search?q=convert%20PDF%20to%20text&amp;add=pdf%2Ftextract&amp;s="
              "0123456789abcdef#hit-"));
  CHECK(shows(
      html,
      "href=\"/api/v1/search?q=convert%20PDF%20to%20text&amp;limit=1000&amp;format=csv\">CSV"));
}

TEST_CASE("facets are links that add their filter, and take it back when it is on") {
  const std::string html = search_page_of(tools(), search_for("text"), {});
  CHECK(shows(html, "<a href=\"/search?q=text&amp;type=tool\"><span class=\"value\">tool</span>"));
  SearchRequest filtered = search_for("text");
  filtered.filters.types = {"tool"};
  const std::string on = search_page_of(tools(), filtered, {{"type", "tool"}});
  CHECK(shows(on, "<a href=\"/search?q=text\" class=\"is-on\" aria-current=\"true\">"));
  CHECK(shows(on,
              "<span>type: tool</span><a href=\"/search?q=text\" aria-label=\"Remove type: "
              "tool\">×</a>"));
  CHECK(shows(on, "<input type=\"hidden\" name=\"type\" value=\"tool\">"));
}

TEST_CASE("a chosen value stays in its facet when nothing found has it") {
  SearchRequest filtered = search_for("text");
  filtered.filters.licenses = {"Nobody's"};
  const std::string html = search_page_of(tools(), filtered, {{"license", "Nobody's"}});
  CHECK(shows(html, "<h3>Licence <span class=\"note\">any of</span></h3>"));
  CHECK(shows(html, "class=\"value\">Nobody&apos;s</span>"));
}

TEST_CASE("pages of results lead to the ones before and after") {
  SearchRequest second = search_for("text");
  second.limit = 1;
  second.offset = 1;
  const std::string html = search_page_of(tools(), second, {{"limit", "1"}, {"offset", "1"}});
  CHECK(shows(html, "2–2 of "));
  CHECK(shows(html, "<a rel=\"prev\" href=\"/search?q=text&amp;limit=1\">"));
  CHECK(shows(html, "<a rel=\"next\" href=\"/search?q=text&amp;limit=1&amp;offset=2\">"));
  CHECK(shows(html, "<ol class=\"hits\" start=\"2\">"));
}

TEST_CASE("an empty result tells what to drop, and how to ask") {
  SearchRequest nothing = search_for("text");
  nothing.filters.min_rank = 100;
  const std::string html = search_page_of(tools(), nothing, {{"min-rank", "100"}});
  CHECK(shows(html, "Nothing fits all of this."));
  CHECK(shows(html, "<a href=\"/search?q=text\">Without “rank &gt;= 100”</a>"));
  CHECK_FALSE(shows(html, "class=\"hits\""));
  const std::string misspelt = search_page_of(tools(), search_for("qxzv"), {});
  CHECK(shows(misspelt, "What helps"));
}

TEST_CASE("reasons of the order are a tree that opens") {
  SearchRequest explained = search_for("convert PDF");
  explained.explain = true;
  const std::string html = search_page_of(tools(), explained, {{"explain", "1"}});
  CHECK(shows(html, "Why here"));
  CHECK(shows(html, "<details open=\"open\">\n<summary><span class=\"figure\">"));
  CHECK(shows(html, "href=\"/search?q=convert%20PDF\">Hide the reasons</a>"));
  CHECK(count_of(html, "class=\"why-row\"") > 2);
  CHECK(count_of(html, "<details>") > 2);
  CHECK_FALSE(shows(search_page_of(tools(), search_for("convert PDF"), {}), "why-row"));
}

TEST_CASE("a chip's link takes back that chip and nothing else") {
  const std::vector<std::string> texts = {
      "like Qdrant but cheaper and with filtering",
      "like Qdrant but free, newer and not from Qdrant for vector search",
      "alternatives to Qdrant and hnswlib with index",
      "like Qdrant, hnswlib and USearch but open source",
      "like \"qdrant/qdrant\" without cloud but free",
      "transcribe speech type:model license:MIT sort:rank",
      "like Qdrant type:library free",
  };
  for (const std::string& text : texts) {
    const ParsedQuery query = sample().parse(text);
    const std::vector<Chip> all = chips(query);
    INFO(text);
    REQUIRE(all.size() >= 2);
    for (const Chip& chip : all) {
      const std::string rest = web::text_without(query, chip);
      INFO("without " << chip.label << ": " << rest);
      const bool keeps_seeds = chip.kind != Chip::Kind::kSeed || query.seeds.size() > 1;
      std::vector<std::string> expected = labels(query);
      expected.erase(std::find(expected.begin(), expected.end(), chip.label));
      const ParsedQuery again = sample().parse(rest);
      if (keeps_seeds) {
        CHECK(labels(again) == expected);
        CHECK(again.need == query.need);
      } else {
        CHECK(again.seeds.empty());
      }
      CHECK(rest.find("  ") == std::string::npos);
      CHECK(rest.find_first_of(" ,") != 0);
    }
  }
}

TEST_CASE("a text without one of its parts still reads well") {
  const auto without = [](const std::string& text, std::size_t chip) {
    const ParsedQuery query = sample().parse(text);
    REQUIRE(chips(query).size() > chip);
    return web::text_without(query, chips(query)[chip]);
  };
  CHECK(without("like Qdrant but newer and free", 1) == "like Qdrant but free");
  CHECK(without("like Qdrant but newer and free", 2) == "like Qdrant but newer");
  CHECK(without("like Qdrant but newer", 1) == "like Qdrant");
  CHECK(without("like Qdrant and hnswlib but newer", 0) == "like hnswlib but newer");
  CHECK(without("like Qdrant and hnswlib but newer", 1) == "like Qdrant but newer");
  CHECK(without("speech type:model to text", 0) == "speech to text");
}

TEST_CASE("the compare tray shows what is in it, and compares from two on") {
  const std::string one = search_page_of(tools(), search_for("text"), {}, {"db/pgask"});
  CHECK(shows(one, "Add another to compare"));
  CHECK(shows(one, "<body class=\"has-tray\">"));
  CHECK_FALSE(shows(one, "data-compare"));
  CHECK(shows(one, "<a class=\"remove\" href=\"/search?q=text\" aria-label=\"Take PgAsk out"));
  const std::string two =
      search_page_of(tools(), search_for("text"), {}, {"db/pgask", "pdf/textract"});
  CHECK(shows(two,
              "href=\"/compare?e=db%2Fpgask&amp;e=pdf%2Ftextract&amp;c=db%2Fpgask&amp;c=pdf%"
              "2Ftextract\" data-compare=\"compare\">Compare 2</a>"));
  CHECK(shows(two, "In comparison<span class=\"unseen\">: take Textract out</span>"));
}

TEST_CASE("a full compare tray takes in no more") {
  SearchRequest models = search_for("model");
  models.limit = 9;
  std::vector<std::string> ids = ids_of(sample().search(models));
  REQUIRE(ids.size() == 9);
  ids.pop_back();
  const std::string html = search_page_of(sample(), models, {}, ids);
  CHECK_FALSE(shows(html, "data-tray=\"add\""));
  CHECK(shows(html, "Eight are compared at most"));
  CHECK(count_of(html, "data-tray=\"remove\"") == 8);
}

TEST_CASE("alternatives tell how each differs, what both do, and what is added and lacking") {
  const std::string html = alternatives_page_of(tools(), alternatives_to({"pdf/textract"}), {});
  CHECK(shows(html, "<h1>Alternatives to Textract</h1>"));
  CHECK(shows(html, "Both do"));
  CHECK(shows(html, "<mark>PDF</mark>"));
  CHECK(shows(html, "<dt>Adds <span class=\"count\">1</span></dt><dd>"));
  AlternativesRequest newer = alternatives_to({"pdf/textract"});
  newer.filters.relative = {{Comparative::kNewer, ""}};
  const std::string on = alternatives_page_of(tools(), newer, {{"newer", "1"}});
  CHECK(shows(on, "<a href=\"/alternatives?e=pdf%2Ftextract\" class=\"is-on\""));
  CHECK(shows(on, "aria-label=\"Remove newer\""));
}

TEST_CASE("only what some are beside the seed is offered as a filter, with how many") {
  const std::string seed = "mistralai/voxtral-small-24b";
  AlternativesRequest request = alternatives_to({seed});
  request.wide_facets = true;
  const std::string html = alternatives_page_of(sample(), request, {});
  std::size_t offered = 0;
  for (const FilterRow& row : filter_table()) {
    if (!row.needs_seeds()) continue;
    CAPTURE(row.name);
    AlternativesRequest asked = request;
    asked.filters.relative = {{std::get<Comparative>(row.member), ""}};
    if (!shows(html, "e=mistralai%2Fvoxtral-small-24b&amp;" + std::string(row.name) + "=1\">")) {
      continue;
    }
    ++offered;
    CHECK(sample().alternatives(asked).total > 0);
  }
  CHECK(offered > 0);
  const std::string without = alternatives_page_of(sample(), alternatives_to({seed}), {});
  CHECK_FALSE(shows(without, "Beside it"));
}

TEST_CASE("suggested critiques are links to the text that asks for them") {
  const AlternativesResults results = sample().alternatives(alternatives_to({"qdrant/qdrant"}));
  REQUIRE_FALSE(results.critiques.empty());
  const std::string html = alternatives_page_of(sample(), alternatives_to({"qdrant/qdrant"}), {});
  CHECK(count_of(html, "<a class=\"chip\" href=\"/search?q=like%20%22qdrant%2Fqdrant%22") ==
        results.critiques.size());
}

TEST_CASE("where nothing is left, what was asked can be dropped one at a time") {
  AlternativesRequest none = alternatives_to({"pdf/textract"});
  none.filters.min_rank = 100;
  const std::string html = alternatives_page_of(tools(), none, {{"min-rank", "100"}});
  CHECK(shows(html, "Nothing fits all of this."));
  CHECK(shows(html, "<a href=\"/alternatives?e=pdf%2Ftextract\">Without “rank &gt;= 100”</a>"));
  CHECK(shows(html, " found, first <a href=\"/entity/"));
}

TEST_CASE("several seeds can each be left out, and each alternative tells how many it serves") {
  const std::string html =
      alternatives_page_of(tools(), alternatives_to({"pdf/textract", "db/pgask"}), {});
  CHECK(shows(html, "<h1>Alternatives to Textract and PgAsk</h1>"));
  CHECK(shows(html, "href=\"/alternatives?e=db%2Fpgask\" aria-label=\"Leave out Textract\""));
  CHECK(shows(html, " of 2</dd>"));
}

TEST_CASE("an entity's page has its capabilities, facts with their sources, and its rank") {
  const std::string html = entity_page_of(sample(), "vladmandic/sdnext");
  CHECK(shows(html, "<h1>sdnext</h1>"));
  CHECK(shows(html, "<div><dt>license</dt><dd><span class=\"none\">unknown</span></dd></div>"));
  CHECK(shows(html,
              "<a href=\"https://github.com/vladmandic/sdnext\" rel=\"noopener noreferrer "
              "nofollow\">GitHub</a>"));
  CHECK(shows(html, "Where this comes from"));
  CHECK(shows(html, "Stated by others"));
  CHECK(count_of(html, "<svg class=\"bar\"") == 5);
  CHECK(shows(html, "class=\"part estimated\""));
  CHECK(shows(html, "<strong>Text-to-image generation</strong>"));
  CHECK(shows(html, "href=\"/api/v1/entities/vladmandic/sdnext\">JSON</a>"));
  CHECK(shows(html, "<a class=\"chip\" href=\"/search?tag=stable-diffusion\">"));
  CHECK(shows(html, "href=\"/alternatives?e=vladmandic%2Fsdnext\">All alternatives</a>"));
}

TEST_CASE("the picture of a neighbourhood has every node as a link, and the same as a list") {
  const Neighbourhood neighbourhood = around(sample(), "qdrant/qdrant");
  const std::size_t nodes = neighbourhood.nodes.size();
  REQUIRE(nodes > 3);
  const std::string html = entity_page_of(sample(), "qdrant/qdrant");
  // One drawing for wide screens and one for narrow ones.
  CHECK(count_of(html, "<a class=\"node at-") == 2 * nodes);
  CHECK(count_of(html, "<g class=\"edge own\">") == 2 * neighbourhood.edges.size());
  CHECK(count_of(html, ": speech, text</span></li>") == nodes - 1);
  const StrictReader page(html);
  for (const Element& element : page.elements()) {
    if (element.name != "text") continue;
    const double x = std::stod(element.attributes.at("x"));
    CHECK(x >= 0);
    CHECK(x <= 880);
  }
}

TEST_CASE("an entity without neighbours has no picture") {
  Neighbourhood alone;
  alone.nodes.resize(1);
  alone.nodes[0].entity = tools().entity("game/chess").card;
  const std::string html = web::entity_page(tools().entity("game/chess"), {}, alone,
                                            page_request(tools(), "/entity/game/chess", {}));
  CHECK_FALSE(shows(html, "class=\"picture"));
  CHECK(shows(html, "<h1>ChessCoach</h1>"));
}

TEST_CASE("pages ask for their files by a tag that changes with the file") {
  const std::string html = web::home_page({}, page_request(tools(), "/", {}));
  for (const char* path : {"/static/style.css", "/static/app.js", "/static/icon.svg"}) {
    const web::Asset* asset = web::find_asset(path);
    REQUIRE(asset != nullptr);
    CHECK(asset->path == path);
    CHECK(asset->body.size() > 100);
    CHECK(asset->tag.size() == 16);
    CHECK(shows(html, std::string(path) + "?v=" + std::string(asset->tag)));
  }
  CHECK(web::find_asset("/static/app.js")->tag != web::find_asset("/static/style.css")->tag);
  CHECK(web::find_asset("/static/app.js")->body.size() < 12'000);
  CHECK(web::find_asset("/static/none.css") == nullptr);
}

TEST_CASE("a heading stands over the first result that does not state the condition") {
  const FreshEngine engine(catalogue_of(
      R"({"id":"one","name":"One","type":"tool","capabilities":[{"text":"Prints maps of rivers, works offline."}]})"
      "\n"
      R"({"id":"two","name":"Two","type":"tool","capabilities":[{"text":"Prints maps of rivers."}]})"
      "\n"
      R"({"id":"three","name":"Three","type":"tool","capabilities":[{"text":"Prints maps of lakes."}]})"
      "\n"));
  SearchRequest request;
  request.text = "print maps of rivers offline";
  const Answer answer = engine->ask(request);
  REQUIRE(answer.search);
  CHECK(answer.search->stating_first == 1);
  const std::string html =
      web::search_page(answer, page_request(*engine, "/search", {{"q", request.text}}));
  CHECK(count_of(html, "<h2 class=\"border\">does not say: works offline</h2>") == 1);
}
