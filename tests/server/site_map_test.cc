// What other sites and search engines learn: the map of the site, pictures, and pages as files.
#include "server/site/overview/site_map.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "http_client.h"
#include "matchgraph/error.h"
#include "matchgraph/site_export.h"
#include "matchgraph/snapshot.h"
#include "render/png/svg_png.h"
#include "running_server.h"
#include "server/site/overview/static_links.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using matchgraph::test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

bool has_part(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string file_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

server::Generation generation_of(std::uint64_t entities) {
  server::Generation out;
  out.snapshot = test::sample_engine().snapshot();
  out.entities = entities;
  return out;
}

}  // namespace

TEST_CASE("the map of the site names the first page, the map and every entity") {
  const std::uint64_t entities = test::sample_catalogue().entities.size();
  const std::string xml = server::site_map(generation_of(entities), "https://match.example.org", 0);
  CHECK(has_part(xml, "<loc>https://match.example.org/</loc>"));
  CHECK(has_part(xml, "<loc>https://match.example.org/map</loc>"));
  CHECK(has_part(xml, "<loc>https://match.example.org/entity/qdrant/qdrant</loc>"));
  std::size_t count = 0;
  for (std::size_t at = xml.find("<loc>"); at != std::string::npos; at = xml.find("<loc>", at + 1))
    ++count;
  CHECK(count == entities + 2);
  CHECK(server::site_map(generation_of(entities), "", 2).empty());
}

TEST_CASE("a map of very many entities is an index of documents") {
  const std::string index = server::site_map(generation_of(25'000), "https://a.example", 0);
  CHECK(has_part(index, "<sitemapindex"));
  CHECK(has_part(index, "<loc>https://a.example/sitemap.xml?page=3</loc>"));
  CHECK_FALSE(has_part(index, "page=4"));
  CHECK(server::site_map(generation_of(25'000), "", 4).empty());
}

TEST_CASE("shared links have a description, one address, and of comparisons a picture") {
  const RunningServer server(test::six_tools());
  HttpClient client(server.port());
  const HttpAnswer page = client.get("/compare?e=db/pgask&e=db/liteask");
  const std::string origin = "http://127.0.0.1:" + std::to_string(server.port());
  CHECK(has_part(page.body, "<meta name=\"description\" content=\""));
  CHECK(has_part(page.body, "<link rel=\"canonical\" href=\"" + origin +
                                "/compare?e=db%2Fliteask&amp;e=db%2Fpgask\">"));
  CHECK(has_part(client.get("/search?q=text").body, "<meta name=\"robots\" content=\"noindex\">"));
  CHECK(has_part(client.get("/entity/db/pgask").body, origin + "/entity/db/pgask\">"));
  CHECK(client.get("/sitemap.xml").body.starts_with("<?xml"));
  CHECK(client.get("/sitemap.xml?page=9").status == 404);
  CHECK(client.get("/picture?e=db/pgask").status == 404);
  CHECK(client.get("/picture?e=db/pgask&e=nothing-like-it").status == 404);
  const HttpAnswer picture = client.get("/picture?e=db/pgask&e=db/liteask");
  if (render::can_draw_png()) {
    CHECK(has_part(page.body, "<meta property=\"og:image\" content=\"" + origin + "/picture?e="));
    CHECK(picture.status == 200);
    CHECK(picture.body.starts_with("\x89PNG"));
    CHECK(picture.body.size() < 200'000);
  } else {
    CHECK_FALSE(has_part(page.body, "og:image"));
    CHECK(picture.status == 404);
  }
}

TEST_CASE("what is no drawing gives no picture") {
  CHECK(render::png_of_svg("no drawing", 10, 10).empty());
  CHECK(render::png_of_svg("", 10, 10).empty());
}

TEST_CASE("links of a page as a file lead to files, and all others to the server") {
  const server::FilesByAddress files = {{"/entity/a/b", "entity/a=2Fb.html"},
                                        {"/compare?e=a&e=b", "compare/a--b.html"}};
  const std::string html =
      "<a href=\"/entity/a/b#facts\">x</a><a href=\"/compare?e=a&amp;e=b\">y</a>"
      "<form action=\"/search\"><a href=\"#top\">z</a><a href=\"https://c.example/\">w</a>";
  CHECK(server::with_static_links(html, "entity/c.html", files, "https://s.example") ==
        "<a href=\"../entity/a=2Fb.html#facts\">x</a><a href=\"../compare/a--b.html\">y</a>"
        "<form action=\"https://s.example/search\"><a href=\"#top\">z</a><a "
        "href=\"https://c.example/\">w</a>");
  CHECK(server::with_static_links("<a href=\"/search\">x</a>", "index.html", files, "") ==
        "<a href=\"/search\">x</a>");
}

TEST_CASE("a site is exported with a page per entity, telling comparisons and what pages load") {
  const TemporaryFolder data;
  const TemporaryFolder site;
  BuildRequest request;
  request.data = data.path();
  build_snapshot(test::sample_catalogue(), request);
  SiteExportOptions options;
  options.data = data.path();
  options.folder = site.path();
  options.server = "https://match.example.org/";
  options.comparisons = 2;
  const SiteExportReport report = export_site(options);
  CHECK(report.entities == test::sample_catalogue().entities.size());
  CHECK(report.comparisons == 2);
  const std::string page = file_text(fs::path(site.path()) / "entity/qdrant=2Fqdrant.html");
  CHECK(has_part(page, "<h1>Qdrant</h1>"));
  CHECK(has_part(page, "href=\"../static/style.css\""));
  CHECK(has_part(page, "action=\"https://match.example.org/search\""));
  CHECK(fs::exists(fs::path(site.path()) / "map.html"));
  std::size_t comparisons = 0;
  for (const auto& file : fs::directory_iterator(fs::path(site.path()) / "compare")) {
    if (file.path().extension() == ".html") ++comparisons;
  }
  CHECK(comparisons == 2);
  // No link leads to a file that is not there.
  const std::string first = file_text(fs::path(site.path()) / "index.html");
  CHECK(has_part(first, "href=\"map.html\""));
  CHECK(has_part(file_text(fs::path(site.path()) / "map.html"), "href=\"entity/"));
  options.server = "match.example.org";
  CHECK_THROWS_AS(export_site(options), Error);
}
