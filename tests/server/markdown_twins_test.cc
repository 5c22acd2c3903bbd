// Pages for programs that read: the same answers as Markdown, and a guide to them.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "support/small_catalogue.h"

using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;

namespace {

constexpr const char* kMarkdown = "text/markdown; charset=utf-8";

/// Six tools, and one whose id ends as a twin's path does.
matchgraph::Catalogue with_an_ending() {
  matchgraph::Catalogue out = matchgraph::test::six_tools();
  matchgraph::Catalogue more = matchgraph::test::catalogue_of(
      R"({"id":"rules/agents.md","name":"Agents file","type":"document","capabilities":[]}
{"id":"zed","name":"Zed","type":"tool","capabilities":[]})");
  for (matchgraph::Entity& entity : more.entities) out.entities.push_back(std::move(entity));
  return out;
}

}  // namespace

TEST_CASE("every page of answers has a twin in Markdown, by its path and by what is accepted") {
  const RunningServer server(matchgraph::test::six_tools());
  HttpClient client(server.port());
  const std::vector<std::pair<std::string, std::string>> pages = {
      {"/search", "?q=convert+PDF"},
      {"/search", "?q=like+Textract"},
      {"/search", "?q=Textract+vs+Scanly"},
      {"/entity/db/pgask", ""},
      {"/alternatives", "?e=db/pgask"},
      {"/compare", "?e=db/pgask&e=db/liteask"},
      {"/cover", "?need=play+chess&need=convert+PDF"}};
  for (const auto& [path, query] : pages) {
    INFO(path << query);
    std::string twin = path;
    twin.append(".md").append(query);
    const HttpAnswer by_path = client.get(twin);
    CHECK(by_path.status == 200);
    CHECK(by_path.headers.at("content-type") == kMarkdown);
    CHECK(by_path.headers.at("vary") == "Accept");
    CHECK(by_path.body.size() > 40);
    CHECK(by_path.body.find("<html") == std::string::npos);
    const std::string page = path + query;
    const HttpAnswer accepted = client.get(page, "Accept: text/markdown, text/html;q=0.5\r\n");
    CHECK(accepted.headers.at("content-type") == kMarkdown);
    CHECK(accepted.body == by_path.body);
    // Browsers get the page, which says where its twin is.
    const HttpAnswer html = client.get(page, "Accept: text/html, */*;q=0.8\r\n");
    if (html.status == 303) continue;  // to the comparison
    CHECK(html.headers.at("content-type").starts_with("text/html"));
    CHECK(html.headers.at("link") == "<" + twin + ">; rel=\"alternate\"; type=\"text/markdown\"");
  }
}

TEST_CASE("a page and its twin are told apart by their tags") {
  const RunningServer server(matchgraph::test::six_tools());
  HttpClient client(server.port());
  const std::string page = client.get("/entity/db/pgask").headers.at("etag");
  const std::string twin = client.get("/entity/db/pgask.md").headers.at("etag");
  CHECK(page != twin);
  const auto status = [&](const std::string& accept, const std::string& tag) {
    return client
        .get("/entity/db/pgask", "Accept: " + accept + "\r\nIf-None-Match: " + tag + "\r\n")
        .status;
  };
  CHECK(status("text/markdown", twin) == 304);
  CHECK(status("text/markdown", page) == 200);
  CHECK(status("text/html", page) == 304);
}

TEST_CASE("an entity may be named so that it ends as a twin does") {
  const RunningServer server(with_an_ending());
  HttpClient client(server.port());
  CHECK(client.get("/entity/rules/agents.md").headers.at("content-type").starts_with("text/html"));
  CHECK(client.get("/entity/rules/agents.md.md").headers.at("content-type") == kMarkdown);
  CHECK(client.get("/entity/Zed.md").headers.at("location") == "/entity/zed.md");
}

TEST_CASE("faults are told in Markdown where Markdown was asked for") {
  const RunningServer server(matchgraph::test::six_tools());
  HttpClient client(server.port());
  const HttpAnswer missing = client.get("/entity/nothing-like-it.md");
  CHECK(missing.status == 404);
  CHECK(missing.body == "# 404: no answer\n\nnothing is called \"nothing-like-it\"\n");
  CHECK(client.get("/compare.md?e=db/pgask").status == 400);
  CHECK(client.get("/alternatives.md?e=db/pgask&limit=x").headers.at("content-type") == kMarkdown);
  CHECK(client.get("/static/style.css.md").status == 404);
  CHECK(client.get("/robots.txt.md").status == 404);
}

TEST_CASE("the guide tells of pages, the API and tools, and of what is here") {
  const RunningServer server(matchgraph::test::six_tools());
  HttpClient client(server.port());
  const HttpAnswer guide = client.get("/llms.txt");
  CHECK(guide.status == 200);
  for (const char* told :
       {"# matchgraph\n", "/search.md?q=", "/openapi.json", "/mcp", "- tool: "}) {
    CHECK(guide.body.find(told) != std::string::npos);
  }
  CHECK(client.get("/index.md").body == guide.body);
  CHECK(client.get("/", "Accept: text/markdown\r\n").body == guide.body);
  CHECK(client.get("/robots.txt").body.find("Disallow: /cover") != std::string::npos);
}
