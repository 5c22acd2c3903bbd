// Every filter of an address stands on the page: as a control, and as a chip that takes it back.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "matchgraph/filter_table.h"
#include "pages/page_samples.h"
#include "server/web/understood.h"
#include "support/filter_samples.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

const Engine& six() {
  static const FreshEngine engine(six_tools());
  return *engine;
}

bool holds(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("switches are links and labelled filters are fields of the form, on every list") {
  const std::string beside = alternatives_page_of(six(), alternatives_to({"pdf/textract"}), {});
  const std::string found = search_page_of(six(), search_for("convert PDF"), {});
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    const std::string name(row.name);
    if (row.is_switch()) {
      // Those beside a seed only where something is found by them: see pages_test.
      if (!row.needs_seeds()) CHECK(holds(beside, "e=pdf%2Ftextract&amp;" + name + "=1\""));
      CHECK(holds(found, "&amp;" + name + "=1\"") != row.needs_seeds());
    } else if (!row.label.empty()) {
      const std::string input = "<input id=\"" + name + "\" name=\"" + name + "\"";
      CHECK(holds(beside, input));
      CHECK(holds(found, input));
    }
  }
}

TEST_CASE("a number stands in its field, and what may be said again does not") {
  const std::string page =
      alternatives_page_of(six(), alternatives_to({"pdf/textract"}),
                           {{"min-rank", "7"}, {"max-price", "2.5"}, {"with", "scans"}});
  const std::string html = page.substr(page.find("class=\"facet-form\""));
  CHECK(holds(html, "max=\"100\" step=\"any\" inputmode=\"decimal\" value=\"7\""));
  CHECK(holds(html, "min=\"0\" step=\"any\" inputmode=\"decimal\" value=\"2.5\""));
  CHECK(holds(html, "<input type=\"hidden\" name=\"with\" value=\"scans\">"));
  CHECK_FALSE(holds(html, "<input type=\"hidden\" name=\"min-rank\""));
}

TEST_CASE("every filter of an address is a chip that takes it back") {
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    const std::string value = row.is_switch() ? "1" : sample_value(row);
    const web::PageRequest request =
        page_request(six(), "/alternatives", {{"e", "a"}, {std::string(row.name), value}});
    const std::vector<web::Asked> asked = web::asked_in_filters(web::Links(request));
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].label == words_with(row, value));
    CHECK(asked[0].without_href == "/alternatives?e=a");
  }
}
