// A list as a table: its columns, its orders, and the ranges beside it.
#include <doctest/doctest.h>

#include <string>

#include "pages/page_samples.h"
#include "server/web/entity_type.h"
#include "server/web/lists/ranges.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

const Engine& models() {
  static const FreshEngine engine(catalogue_of(
      R"({"id":"m/small","name":"Small","type":"model","maker":"Acme","summary":"Chats.","pricing":{"model":"paid","price":{"amount":0.2,"currency":"USD","per":"1M input tokens","output":0.8}},"signals":{"context":128000},"updated":"2025-03-01","capabilities":[{"text":"chats about pictures"}]}
{"id":"m/large","name":"Large","type":"model","maker":"Acme","pricing":{"model":"paid","price":{"amount":3,"currency":"USD","per":"1M input tokens","output":15}},"signals":{"context":1000000},"capabilities":[{"text":"chats about pictures at length"}]}
{"id":"m/plain","name":"Plain","type":"tool","capabilities":[{"text":"chats"}]}
)"));
  return *engine;
}

bool tells(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

std::string table_of(web::Parameters parameters, ResultOrder sort = Sort::kRelevance) {
  SearchRequest request = search_for("chats");
  request.sort = std::move(sort);
  parameters.emplace_back("view", "table");
  return search_page_of(models(), request, parameters);
}

}  // namespace

TEST_CASE("a table shows what models are chosen by, and a dash for what is not known") {
  const std::string html = table_of({});
  CHECK(tells(html, "<table class=\"listing\">"));
  CHECK(tells(html, ">Context</a>"));
  CHECK(tells(html, "<td class=\"number\">128k</td>"));
  CHECK(tells(html, "<td class=\"number\">$15</td>"));
  CHECK(tells(html, "aria-label=\"not known\">–</span>"));
  CHECK_FALSE(tells(html, "class=\"hits\""));
  // Nothing here has stars, and a column of dashes tells nothing.
  CHECK_FALSE(tells(html, ">Stars</a>"));
  CHECK(tells(html, "<a href=\"/search?q=chats\">Cards</a>"));
}

TEST_CASE("headings sort, and the other way round where the list is sorted so") {
  CHECK(tells(table_of({}), "<a href=\"/search?q=chats&amp;view=table&amp;sort=price\">"));
  const std::string sorted = table_of({{"sort", "context"}}, ResultOrder("context", false));
  CHECK(tells(sorted, "aria-sort=\"descending\"><a href=\"/search?q=chats&amp;sort=-context"));
  const std::string cheap = table_of({{"sort", "price"}}, Sort::kPrice);
  CHECK(tells(cheap, "aria-sort=\"ascending\"><a href=\"/search?q=chats&amp;sort=-price"));
}

TEST_CASE("what was asked about is the first column") {
  const auto first_is = [](const std::string& html, const std::string& label) {
    const std::size_t name = html.find(">Name");
    const std::size_t head = html.find("<th scope=\"col\"", name);
    return html.substr(head, html.find("</th>", head) - head).find(label) != std::string::npos;
  };
  CHECK_FALSE(first_is(table_of({}), "Price"));
  CHECK(first_is(table_of({{"sort", "price"}}, Sort::kPrice), "Price"));
  SearchRequest request = search_for("chats");
  request.filters.where = {{"context", ">=", 100000.0}};
  CHECK(first_is(search_page_of(models(), request, {{"view", "table"}}), "Context"));
}

TEST_CASE("a bar says what it measures, and is not there where it contradicts the order") {
  AlternativesRequest request = alternatives_to({"m/small"});
  const std::string alternatives = alternatives_page_of(models(), request, {});
  CHECK(tells(alternatives, "<span class=\"fit-label\">does 1 of 1</span>"));
  SearchResults results = models().search(search_for("chats about pictures"));
  REQUIRE(results.results.size() > 1);
  Answer answer;
  answer.search = results;
  const web::PageRequest page = page_request(models(), "/search", {{"q", "chats"}});
  CHECK(tells(web::search_page(answer, page), "fit-label"));
  std::swap(answer.search->results.front(), answer.search->results.back());
  CHECK_FALSE(tells(web::search_page(answer, page), "fit-label"));
}

TEST_CASE("what is of other types stands behind a heading of its own") {
  AlternativesResults results = models().alternatives(alternatives_to({"m/small"}));
  REQUIRE(results.results.size() == 2);
  const web::PageRequest page = page_request(models(), "/alternatives", {{"e", "m/small"}});
  CHECK_FALSE(tells(web::alternatives_page(results, page), "class=\"border\""));
  results.of_other_types = 1;
  CHECK(tells(web::alternatives_page(results, page),
              "</ol>\n<h2 class=\"border\">1 other, not models</h2>\n<ol class="
              "\"hits\" start=\"2\">"));
}

TEST_CASE("of long lists a page of alternatives shows the first, and says of how many") {
  AlternativesResults results = models().alternatives(alternatives_to({"m/small"}));
  REQUIRE(!results.results.empty());
  Alternative& first = results.results.front();
  REQUIRE(!first.shared.empty());
  CapabilityPair pair = first.shared.front();
  pair.right.text += " And more.";  // what both say in the same words is told by names
  first.shared.assign(100, pair);
  first.only_here.assign(100, pair.right);
  const web::PageRequest page = page_request(models(), "/alternatives", {{"e", "m/small"}});
  const std::string html = web::alternatives_page(results, page);
  CHECK(tells(html, "<summary>First 12 of 98 more that both do</summary>"));
  CHECK(tells(html, "<summary>first 24 of 100</summary>"));
}

TEST_CASE("columns are chosen in a form, and the table goes out as CSV with these") {
  const std::string html = table_of({{"column", "maker"}, {"column", "updated"}});
  CHECK(tells(html, "value=\"maker\" checked=\"checked\""));
  CHECK_FALSE(tells(html, "value=\"context\" checked=\"checked\""));
  CHECK_FALSE(tells(html, "<td class=\"number\">128k</td>"));
  CHECK(tells(
      html,
      "href=\"/api/v1/search?q=chats&amp;limit=1000&amp;format=csv&amp;column=maker&amp;column="
      "updated\">These columns as CSV of all "));
  const std::string form = html.substr(html.find("class=\"columns-form\""));
  const std::string passed = form.substr(0, form.find("</form>"));
  CHECK_FALSE(tells(passed, "<input type=\"hidden\" name=\"column\""));
  CHECK(tells(passed, "<input type=\"hidden\" name=\"view\" value=\"table\">"));
}

TEST_CASE("a range stands in its fields, and its form passes on everything but ranges") {
  const std::string html = search_page_of(models(), search_for("chats"),
                                          {{"where", "context >= 200000"}, {"where", "stars > 1"}});
  CHECK(tells(html,
              "name=\"context-from\" type=\"number\" min=\"0\" step=\"any\" "
              "inputmode=\"decimal\" value=\"200000\""));
  CHECK(tells(html, "name=\"updated-to\" type=\"date\""));
  const std::string form = html.substr(html.find("class=\"ranges\""));
  const std::string passed = form.substr(0, form.find("</form>"));
  CHECK(tells(passed, "name=\"where\" value=\"stars &gt; 1\""));
  CHECK_FALSE(tells(passed, "value=\"context &gt;= 200000\">\n<input type=\"hidden\""));
}

TEST_CASE("fields of ranges become the filters that say the same") {
  const web::Parameters asked = {{"q", "chats"},         {"where", "context >= 5"},
                                 {"where", "stars > 1"}, {"context-from", "200000"},
                                 {"context-to", ""},     {"updated-from", "2025-01-01"}};
  const auto folded = web::folded_ranges(asked);
  REQUIRE(folded);
  CHECK(*folded == web::Parameters{{"q", "chats"},
                                   {"where", "stars > 1"},
                                   {"where", "context >= 200000"},
                                   {"where", "updated >= 2025-01-01"}});
  CHECK_FALSE(web::folded_ranges({{"q", "chats"}, {"where", "context >= 5"}}));
  // An emptied field takes its bound back.
  CHECK(*web::folded_ranges({{"where", "context >= 5"}, {"context-from", " "}}) ==
        web::Parameters{});
}

TEST_CASE("a card says what a thing is, by which facts it is chosen, and how well it fits") {
  const std::string html = search_page_of(models(), search_for("chats about pictures"), {});
  CHECK(tells(html, "<p class=\"summary\">"));
  CHECK(tells(html, "<dt>context</dt><dd>128k</dd>"));
  CHECK(tells(html, "<dt>price</dt><dd>$0.20 / 1M in, $0.80 / 1M out</dd>"));
  CHECK(tells(html, "<dt>price</dt><dd class=\"none\">unknown</dd>"));
  CHECK(
      tells(html, "title=\"fits 100 % as well as the best\"><span class=\"fit-label\">fit 100 %"));
  CHECK(tells(html, "#model\"/></svg>model</span>"));
}

TEST_CASE("every known type has a picture, and others have one for all") {
  CHECK(web::type_symbol("mcp-server") == "plug");
  CHECK(web::type_symbol("dataset") == "data");
  CHECK(web::type_symbol("never-heard-of") == "other");
}
