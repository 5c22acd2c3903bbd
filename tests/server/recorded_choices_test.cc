// What counts as a showing or a choice, and by whom.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "http_client.h"
#include "matchgraph/evidence.h"
#include "running_server.h"

using matchgraph::test::cookie_of;
using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using matchgraph::test::SixToolsServer;

TEST_CASE_FIXTURE(SixToolsServer, "opening a result is a choice, by its link alone") {
  HttpClient client(server.port());
  const HttpAnswer found = client.get("/search?q=convert+PDF");
  CHECK(found.status == 200);
  CHECK(found.headers.at("set-cookie").find("HttpOnly") != std::string::npos);
  const std::string cookie = cookie_of(found);
  const auto at = found.body.find("?s=");
  REQUIRE(at != std::string::npos);
  const std::string search = found.body.substr(at + 3, 16);
  // The same search again, by the same visitor, is no other one.
  CHECK(client.get("/search?q=convert+PDF", cookie).body.find(search) != std::string::npos);
  const HttpAnswer opened = client.get("/entity/pdf/textract?s=" + search, cookie);
  CHECK(opened.status == 303);
  CHECK(opened.headers.at("location") == "/entity/pdf/textract");
  const HttpAnswer prefetched =
      client.get("/entity/pdf/paperflow?s=" + search, cookie + "Sec-Purpose: prefetch\r\n");
  CHECK(prefetched.status == 303);
  // Another visitor who follows a shared link has not searched.
  CHECK(client.get("/entity/pdf/paperflow?s=" + search).status == 303);
  CHECK(client.get("/search?q=convert+PDF&add=pdf/scanly&s=" + search, cookie)
            .headers.at("location") == "/search?q=convert%20PDF&c=pdf%2Fscanly");
  server.stop();
  const auto evidence = matchgraph::read_evidence({.data = server.data(), .files = {}}).evidence;
  std::vector<std::string> chosen;
  for (const auto& choice : evidence.choices) {
    chosen.push_back(evidence.entities[choice.entity].id);
  }
  CHECK(chosen == std::vector<std::string>{"pdf/scanly", "pdf/textract"});
}

TEST_CASE_FIXTURE(SixToolsServer,
                  "what pages of other sites have a browser ask is no search and no choice") {
  HttpClient client(server.port());
  const HttpAnswer own = client.get("/search?q=convert+PDF", "Sec-Fetch-Site: same-origin\r\n");
  const std::string search = own.headers.at("x-search-id");
  const std::string cookie = cookie_of(own);
  for (const std::string& headers :
       {std::string("Sec-Fetch-Site: cross-site\r\n"), std::string("Sec-Fetch-Site: same-site\r\n"),
        std::string("Origin: https://evil.example\r\n"),
        std::string("Referer: https://evil.example/page\r\n"),
        std::string("Referer: http://127.0.0.1:1/\r\n"),
        std::string("Accept: text/html,application/xhtml+xml\r\n")}) {
    INFO(headers);
    for (const char* address :
         {"/search?q=chess", "/api/v1/search?q=chess", "/alternatives?e=pdf/scanly",
          "/api/v1/alternatives?e=pdf/scanly"}) {
      const HttpAnswer foreign = client.get(address, headers + cookie);
      CHECK(foreign.status == 200);
      CHECK(foreign.headers.count("x-search-id") == 0);
      CHECK(foreign.headers.count("set-cookie") == 0);
    }
    client.get("/entity/pdf/textract?s=" + search, headers + cookie);
    client.get("/search?q=convert+PDF&add=pdf/scanly&s=" + search, headers + cookie);
  }
  CHECK(client.get("/search?q=chess", cookie + "Referer: http://" + client.host() + "/\r\n")
            .headers.count("x-search-id") == 1);
  server.stop();
  const auto evidence = matchgraph::read_evidence({.data = server.data(), .files = {}}).evidence;
  CHECK(evidence.searches == 2);
  CHECK(evidence.choices.empty());
}

TEST_CASE_FIXTURE(SixToolsServer, "who sends back no cookie is no visitor") {
  HttpClient client(server.port());
  for (int i = 0; i < 30; ++i) {
    const HttpAnswer found = client.get("/search?q=convert+PDF");
    const std::string search = found.headers.at("x-search-id");
    client.get("/entity/pdf/textract?s=" + search);
    const std::string forged = "Cookie: matchgraph_session=" + std::string(58, 'a') + "\r\n";
    client.get("/entity/pdf/textract?s=" + search, forged);
    CHECK(client.get("/search?q=chess", forged).headers.count("set-cookie") == 1);
  }
  server.stop();
  const auto evidence = matchgraph::read_evidence({.data = server.data(), .files = {}}).evidence;
  CHECK(evidence.searches == 0);
  CHECK(evidence.choices.empty());
}

TEST_CASE_FIXTURE(SixToolsServer,
                  "one address with a thousand sessions adds one showing and one choice") {
  HttpClient client(server.port());
  for (int i = 0; i < 1000; ++i) {
    const HttpAnswer found = client.get("/search?q=convert+PDF");
    if (found.headers.count("x-search-id") == 0) break;
    client.get("/entity/pdf/textract?s=" + found.headers.at("x-search-id"), cookie_of(found));
  }
  server.stop();
  const auto evidence = matchgraph::read_evidence({.data = server.data(), .files = {}}).evidence;
  CHECK(evidence.searches > 100);
  for (const auto& entity : evidence.entities) {
    CHECK(entity.times_matched <= 1);
    CHECK(entity.times_chosen <= 1);
  }
}
