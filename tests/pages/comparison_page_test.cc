// What the page of a comparison shows, and what leads to one.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pages/page_samples.h"
#include "server/web/pages.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

const Engine& compared_tools() {
  static const FreshEngine engine(six_tools());
  return *engine;
}

const Engine& whole_sample() { return *sample_engine(); }

/// What a person reads: addresses and names of fields may stand as the program has them.
std::string read_text(const std::string& html) {
  std::string out;
  bool is_tag = false;
  for (const char c : html) {
    if (c == '<') is_tag = true;
    if (!is_tag) out += c;
    if (c == '>') is_tag = false;
  }
  return out;
}

bool page_holds(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a comparison begins with the verdict and leads on to what is different") {
  const std::string html = compare_page_of(compared_tools(), {"db/pgask", "db/liteask"});
  CHECK(
      page_holds(html,
                 "<h1><span class=\"whole on-one-line\">PgAsk</span> <span class=\"vs\">vs</span> "
                 "<span class=\"whole on-one-line\">LiteAsk</span></h1>"));
  const std::size_t verdict = html.find("id=\"verdict\"");
  const std::size_t different = html.find("id=\"different\"");
  const std::size_t facts = html.find("id=\"facts\"");
  const std::size_t both = html.find("id=\"both\"");
  CHECK(verdict < facts);
  CHECK(facts < both);
  CHECK(both < different);
  CHECK(different != std::string::npos);
  CHECK(both != std::string::npos);
  CHECK(page_holds(html, "<a href=\"/entity/db/pgask\">PgAsk</a>"));
  CHECK(page_holds(html, "href=\"/entity/db/liteask\" aria-label=\"Remove PgAsk\""));
  CHECK(page_holds(html, "<input type=\"hidden\" name=\"e\" value=\"db/pgask\">"));
  CHECK(page_holds(html, "Nothing else serves what these serve."));
  // Of two lines no share is told, and none drawn.
  CHECK(page_holds(html, "that the entry of PgAsk tells of its own"));
  CHECK_FALSE(page_holds(html, "<meter "));
  CHECK(page_holds(compare_page_of(whole_sample(), {"qdrant/qdrant", "milvus-io/milvus"}),
                   "<meter "));
}

TEST_CASE("what both say in the same words stands once") {
  const std::string html = compare_page_of(compared_tools(), {"db/pgask", "db/liteask"});
  CHECK(page_holds(html, "<td colspan=\"2\">Lists tables and columns of the schema.</td>"));
  CHECK(page_holds(html, "<mark>database</mark>"));
}

TEST_CASE("a field is headed and a price told as a person says it") {
  const std::string html = compare_page_of(compared_tools(), {"db/pgask", "pdf/paperflow"});
  CHECK(page_holds(html, "<td>MCP server</td>"));
  CHECK(page_holds(html, "<td>open source</td>"));
  CHECK(page_holds(html, ">Stars</th>"));
  const std::string text = read_text(html);
  CHECK_FALSE(page_holds(text, "open-source"));
  CHECK_FALSE(page_holds(text, "mcp-server"));
}

TEST_CASE(
    "each value of a comparison of more names whose it is, for where there is no room for "
    "columns") {
  const std::string html =
      compare_page_of(compared_tools(), {"db/pgask", "db/liteask", "pdf/textract"});
  CHECK(page_holds(html, "<td data-of=\"LiteAsk\">"));
  CHECK_FALSE(page_holds(compare_page_of(compared_tools(), {"db/pgask", "db/liteask"}), "data-of"));
}

TEST_CASE("one entity to compare leads to the form for another, with what to compare it with") {
  const std::string html = compare_start_page_of(whole_sample(), {"qdrant/qdrant"});
  CHECK(page_holds(html, "<h1>Compare Qdrant with …</h1>"));
  CHECK(page_holds(html, "<input type=\"hidden\" name=\"e\" value=\"qdrant/qdrant\">"));
  CHECK(page_holds(html, "<a href=\"/compare?e=qdrant%2Fqdrant&amp;e=milvus-io%2Fmilvus\">"));
  const std::string none = compare_start_page_of(whole_sample(), {});
  CHECK(page_holds(none, "<h1>Compare</h1>"));
  CHECK(page_holds(none, "id=\"first-name\""));
}

TEST_CASE("what is different from the compared is a step away") {
  const std::string html = compare_page_of(whole_sample(), {"qdrant/qdrant", "nmslib/hnswlib"});
  CHECK(page_holds(html, "href=\"/alternatives?e=qdrant%2Fqdrant&amp;e=nmslib%2Fhnswlib\""));
  CHECK(page_holds(html, "<a class=\"chip\" href=\"/search?q=like%20%22qdrant%2Fqdrant%22"));
  CHECK(page_holds(html, "href=\"/compare?e=qdrant%2Fqdrant&amp;e=nmslib%2Fhnswlib&amp;e="));
}

TEST_CASE("a comparison of more has a matrix; one is taken out of tray and comparison at once") {
  const std::vector<std::string> ids = {"db/pgask", "db/liteask", "pdf/textract"};
  const std::string html = compare_page_of(compared_tools(), ids, ids);
  CHECK(page_holds(html, "class=\"matrix of-3\""));
  CHECK(page_holds(html,
                   "href=\"/compare?e=db%2Fliteask&amp;e=pdf%2Ftextract&amp;c=db%2Fliteask&amp;c="
                   "pdf%2Ftextract\" aria-label=\"Remove PgAsk\""));
  // All of the tray is on the page.
  CHECK_FALSE(page_holds(html, "class=\"tray\""));
  CHECK(page_holds(compare_page_of(compared_tools(), ids, {"game/chess"}), "class=\"tray\""));
}

TEST_CASE("a problem offers what may have been meant in place of the name") {
  web::PageProblem problem;
  problem.status = 400;
  problem.message = "\"ask\" names several entries: choose one";
  problem.asked = "ask";
  problem.candidates = {compared_tools().entity("db/pgask").card,
                        compared_tools().entity("db/liteask").card};
  const std::string html = web::problem_page(
      problem, page_request(compared_tools(), "/compare", {{"e", "game/chess"}, {"e", "ask"}}));
  CHECK(page_holds(html, "&quot;ask&quot; names several entries"));
  CHECK(page_holds(html, "<a href=\"/compare?e=game%2Fchess&amp;e=db%2Fpgask\">PgAsk</a>"));
  const std::string entity =
      web::problem_page(problem, page_request(compared_tools(), "/entity/ask", {}));
  CHECK(page_holds(entity, "<a href=\"/entity/db/liteask\">LiteAsk</a>"));
}
