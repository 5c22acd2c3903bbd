// What holds of every page: well-formed, usable without a mouse, harmless whatever the texts are.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "pages/page_samples.h"
#include "server/web/links.h"
#include "support/fresh_engine.h"
#include "support/strict_html.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

const std::vector<std::string> kRuledIds = {"ggml-org/whisper.cpp", "mistralai/voxtral-small-24b",
                                            "vladmandic/sdnext", "qdrant/qdrant"};

bool is_inside(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string attribute(const Element& element, const std::string& name) {
  const auto found = element.attributes.find(name);
  return found == element.attributes.end() ? std::string() : found->second;
}

void check_attributes(const Element& element) {
  static const std::set<std::string> kElements = {
      "html",   "head",  "meta",   "title",   "link",    "script",  "body",  "a",
      "header", "div",   "form",   "label",   "input",   "button",  "kbd",   "main",
      "h1",     "h2",    "h3",     "section", "p",       "ul",      "ol",    "li",
      "dl",     "dt",    "dd",     "span",    "code",    "strong",  "mark",  "q",
      "aside",  "nav",   "footer", "dialog",  "details", "summary", "table", "caption",
      "thead",  "tbody", "tr",     "th",      "td",      "meter",   "br",    "blockquote",
      "svg",    "g",     "line",   "circle",  "rect",    "text",    "use",   "fieldset",
      "legend"};
  CHECK(kElements.contains(element.name));
  for (const auto& [name, value] : element.attributes) {
    INFO(name << "=" << value);
    CHECK(name != "style");
    CHECK_FALSE(name.starts_with("on"));
    if (name != "href" && name != "src" && name != "action") continue;
    const bool is_web = value.starts_with("https://") || value.starts_with("http://");
    CHECK((is_web || value.starts_with("/") || value.starts_with("#")));
    CHECK_FALSE(value.starts_with("//"));
    if (is_web) CHECK(attribute(element, "rel") == "noopener noreferrer nofollow");
  }
}

void check_headings(const StrictReader& page) {
  CHECK(page.count("h1") == 1);
  char last = '0';
  for (const Element& element : page.elements()) {
    const bool is_heading = element.name.size() == 2 && element.name[0] == 'h' &&
                            element.name[1] >= '1' && element.name[1] <= '6';
    // The help at the end stands for itself.
    if (!is_heading || is_inside(element.inside, "dialog")) continue;
    INFO(element.name << " " << element.text);
    CHECK(element.name[1] <= last + 1);
    last = element.name[1];
  }
}

void check_labels(const StrictReader& page) {
  std::set<std::string> labelled;
  std::set<std::string> ids;
  for (const Element& element : page.elements()) {
    if (element.name == "label") labelled.insert(attribute(element, "for"));
    if (element.attributes.contains("id")) ids.insert(attribute(element, "id"));
  }
  for (const Element& element : page.elements()) {
    INFO(element.name << " " << attribute(element, "id"));
    const bool is_shown_input = element.name == "input" && attribute(element, "type") != "hidden";
    if (is_shown_input) CHECK(labelled.contains(attribute(element, "id")));
    const std::string by = attribute(element, "aria-labelledby");
    if (!by.empty()) CHECK(ids.contains(by));
    if (element.name == "nav" || element.name == "aside" || attribute(element, "role") == "region")
      CHECK((element.attributes.contains("aria-label") || !by.empty()));
    if (attribute(element, "tabindex") == "0") CHECK(attribute(element, "role") == "region");
    if (element.name == "table") CHECK(page.count("caption") == page.count("table"));
    if (element.name == "th") CHECK(element.attributes.contains("scope"));
  }
}

void check_page(const NamedPage& named) {
  INFO(named.name);
  const StrictReader page(named.html);
  for (const Element& element : page.elements()) {
    INFO(element.name << " in " << element.inside);
    check_attributes(element);
    if (element.name == "script") {
      CHECK(element.text.empty());
      CHECK(attribute(element, "src").starts_with("/static/app.js?v="));
    }
    if (element.name == "form" && attribute(element, "method") != "dialog")
      CHECK(attribute(element, "method") == "get");
  }
  CHECK(page.count("main") == 1);
  const auto is_title = [](const Element& element) {
    return element.name == "title" && element.inside == "html/head/";  // drawings have some, too
  };
  CHECK(std::count_if(page.elements().begin(), page.elements().end(), is_title) == 1);
  CHECK(page.count("script") == 1);
  check_headings(page);
  check_labels(page);
  CHECK(is_inside(named.html, "<a class=\"skip\" href=\"#main\">"));
  CHECK(is_inside(named.html, "Generation 7 "));
}

/// Addresses inside the site that carry a page's state on: not the API's, not files.
bool carries_state(const std::string& href) {
  return href.starts_with("/") && !href.starts_with("/api/") && !href.starts_with("/static/") &&
         href != "/openapi.json";
}

}  // namespace

TEST_CASE("every page is well-formed, labelled, and free of inline script and style") {
  for (const NamedPage& page :
       all_pages(*test::sample_engine(), kRuledIds, "transcribe speech offline")) {
    check_page(page);
  }
}

TEST_CASE("every page is so with one, two and eight entities in the compare tray") {
  const Engine& engine = *test::sample_engine();
  SearchRequest models = search_for("model");
  models.limit = 8;
  const std::vector<std::string> eight = ids_of(engine.search(models));
  REQUIRE(eight.size() == 8);
  for (const std::size_t size : {1, 2, 8}) {
    CAPTURE(size);
    const std::vector<std::string> tray(eight.begin(),
                                        eight.begin() + static_cast<std::ptrdiff_t>(size));
    for (const NamedPage& page : all_pages(engine, kRuledIds, "transcribe speech", tray)) {
      check_page(page);
    }
  }
}

TEST_CASE("every link inside the site and every form carries the compare tray on") {
  const std::vector<std::string> tray = {"qdrant/qdrant", "openai/whisper-1"};
  const std::array<std::string, 2> both = {"c=qdrant%2Fqdrant", "c=openai%2Fwhisper-1"};
  for (const NamedPage& named :
       all_pages(*test::sample_engine(), kRuledIds, "transcribe speech", tray)) {
    INFO(named.name);
    const StrictReader page(named.html);
    std::size_t links = 0;
    std::size_t forms = 0;
    std::size_t inputs = 0;
    for (const Element& element : page.elements()) {
      const std::string href = attribute(element, "href");
      if (element.name == "a" && carries_state(href)) {
        INFO(href << " " << attribute(element, "class"));
        const bool changes_tray = attribute(element, "class") == "is-on" ||
                                  attribute(element, "aria-label").starts_with("Remove ") ||
                                  is_inside(element.inside, "aside");
        const auto has = [&href](const std::string& part) { return is_inside(href, part); };
        CHECK((changes_tray || (has(both[0]) && has(both[1]))));
        ++links;
      }
      if (element.name == "form" && attribute(element, "method") == "get") ++forms;
      if (element.name == "input" && attribute(element, "name") == "c") ++inputs;
    }
    CHECK(links > 2);
    CHECK(forms >= 1);
    CHECK(inputs == forms * 2);
  }
}

TEST_CASE("hostile text in every field of a catalogue stays text on every page") {
  const std::string script =
      "<script>alert(1)</script>\"><img src=x onerror=alert(1)> {{name}} "
      "{{{url}}} {{>part/tray}} 'q' & &lt; </title> <!-- speech to text";
  Catalogue catalogue;
  std::vector<std::string> ids;
  for (int i = 0; i < 4; ++i) {
    Entity entity;
    entity.id = "\"><img/src=x/onerror=alert(1)>'&<script>" + std::to_string(i);
    entity.name = script + std::to_string(i);
    entity.type = "<b>type</b>\"";
    entity.summary = entity.unique = entity.versus = entity.maker = entity.license = script;
    entity.url = i % 2 == 0 ? "javascript:alert(1)" : "https://example.org/\"onclick=\"alert(1)";
    entity.tags = {script, "\" onclick=\"alert(1)"};
    entity.aliases = {script + "alias"};
    entity.pricing = Pricing{PriceModel::kPaid, Price{1, "\"><b>", "\"><i>", 2.0}};
    entity.signals = {{"<u>stars</u>", 10.0 * i}};
    entity.updated = Date{2025, 1, static_cast<std::uint8_t>(1 + i)};
    entity.sources = {{script, "javascript:alert(2)", Date{2025, 2, 3}}};
    Stated stated;
    stated.rank = 50;
    stated.against = script;
    stated.source = {script, "javascript:alert(3)", {}};
    stated.extra = {{script, "\"<script>\""}};
    entity.stated = {stated};
    entity.conflicts = {{script, {{script, script}, {script + "2", ""}}}};
    entity.extra = {{script, "\"<script>alert(4)</script>\""}};
    for (int k = 0; k < 3; ++k) {
      Capability capability;
      capability.text = script + " converts speech " + std::to_string(i + k);
      capability.name = capability.unique = script;
      capability.versus = "Faster than " + entity.name + " and <script>alert(5)</script>.";
      capability.tags = {script};
      capability.extra = {{script, "\"<script>\""}};
      entity.capabilities.push_back(capability);
    }
    ids.push_back(entity.id);
    catalogue.entities.push_back(entity);
  }
  const FreshEngine engine(catalogue);
  const std::string need = "<script>alert(6)</script> speech \"><img onerror=alert(1)>";
  for (const NamedPage& page : all_pages(*engine, ids, need, {ids[3]})) {
    check_page(page);
    INFO(page.name);
    CHECK_FALSE(is_inside(page.html, "<script>"));
    CHECK_FALSE(is_inside(page.html, "<img"));
    CHECK_FALSE(is_inside(page.html, "href=\"javascript:"));
  }
}

TEST_CASE("no template fills in a field unescaped, and no field has the name of a part") {
  namespace fs = std::filesystem;
  const fs::path web = MATCHGRAPH_SOURCE_DIR "/src/server/web";
  std::size_t templates = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(web / "templates")) {
    std::ifstream in(entry.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    INFO(entry.path().string());
    CHECK_FALSE(is_inside(text, "{{{"));
    CHECK_FALSE(is_inside(text, "{{&"));
    CHECK_FALSE(is_inside(text, "{{="));
    CHECK_FALSE(is_inside(text, "{{entity}}"));
    CHECK_FALSE(is_inside(text, "{{capability}}"));
    ++templates;
  }
  CHECK(templates > 20);
  for (const fs::directory_entry& entry : fs::directory_iterator(web)) {
    if (entry.path().extension() != ".cc") continue;
    std::ifstream in(entry.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    INFO(entry.path().string());
    for (const char* part : {"\"entity\",", "\"capability\",", "\"marked_text\","}) {
      CHECK_FALSE(is_inside(text, std::string("set(") + part));
      CHECK_FALSE(is_inside(text, std::string("(fields, ") + part));
    }
  }
}
