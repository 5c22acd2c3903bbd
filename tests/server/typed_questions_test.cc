// Typed questions through a real socket: where the page leads, and what it offers.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "support/fresh_engine.h"

using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using nlohmann::json;

namespace {

struct SampleServer {
  SampleServer() : server(matchgraph::test::sample_catalogue()), client(server.port()) {}
  RunningServer server;
  HttpClient client;
};

bool holds(const HttpAnswer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

/// The addresses of links of a page that begin so.
std::vector<std::string> links_of(const std::string& html, const std::string& begin) {
  std::vector<std::string> out;
  const std::string mark = "href=\"" + begin;
  for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1)) {
    const std::size_t from = at + 6;
    std::string address = html.substr(from, html.find('"', from) - from);
    for (std::size_t amp = address.find("&amp;"); amp != std::string::npos;
         amp = address.find("&amp;")) {
      address.erase(amp + 1, 4);
    }
    out.push_back(address);
  }
  return out;
}

/// A link of a page that says how many it leads to.
struct CountedLink {
  std::string address, count;
};

std::vector<CountedLink> counted_links(const std::string& html) {
  std::vector<CountedLink> out;
  const std::string mark = "<span class=\"count\">";
  for (std::size_t at = html.find("<a "); at != std::string::npos; at = html.find("<a ", at + 1)) {
    const std::string link = html.substr(at, html.find("</a>", at) - at);
    const std::size_t count = link.find(mark);
    const std::vector<std::string> addresses = links_of(link, "/search?");
    if (count == std::string::npos || addresses.empty()) continue;
    const std::size_t from = count + mark.size();
    out.push_back({addresses.front(), link.substr(from, link.find('<', from) - from)});
  }
  return out;
}

/// How many a list says that it found: "23" of "1–10 of 23 " and of "23 found".
std::string found_words(const std::string& html) {
  const std::string mark = "note position\">";
  const std::size_t from = html.find(mark);
  if (from == std::string::npos) return {};
  std::string words = html.substr(from + mark.size());
  words = words.substr(0, words.find('<'));
  if (const std::size_t of = words.find(" of "); of != std::string::npos) {
    words = words.substr(of + 4);
  }
  return words.substr(0, words.find(' '));
}

}  // namespace

TEST_CASE_FIXTURE(SampleServer, "a number on a link is that of the results that it leads to") {
  std::size_t followed = 0;
  for (const char* need : {"transcribe+speech", "chat+with+documents", "vector+database+in+Rust",
                           "run+models+offline", "free+text+to+speech", "datasets+of+code"}) {
    const std::string page = client.get("/search?q=" + std::string(need)).body;
    for (const CountedLink& link : counted_links(page)) {
      CAPTURE(link.address);
      CHECK(found_words(client.get(link.address).body) == link.count);
      ++followed;
    }
  }
  CHECK(followed > 20);
  // Beside a seed no number is told: what is asked anew is looked for further away.
  for (const char* text : {"like+GPT-4o-mini+but+cheaper", "alternatives+to+Qdrant"}) {
    CHECK(counted_links(client.get("/search?q=" + std::string(text)).body).empty());
  }
}

TEST_CASE_FIXTURE(SampleServer, "what is offered beside a seed keeps what was asked in words") {
  const std::string page = client.get("/search?q=like+GPT-4o-mini,+open+source,+cheaper").body;
  const std::size_t from = page.find("class=\"critiques\"");
  REQUIRE(from != std::string::npos);
  const std::string chips = page.substr(from, page.find("</nav>", from) - from);
  const std::vector<std::string> offered = links_of(chips, "/search?q=");
  CHECK_FALSE(offered.empty());
  for (const std::string& address : offered) {
    CAPTURE(address);
    const bool is_kept = address.find("open%20source") != std::string::npos ||
                         address.find("open-source") != std::string::npos;
    CHECK(is_kept);
  }
}

TEST_CASE_FIXTURE(SampleServer, "two names lead to their comparison, and the API answers with it") {
  const HttpAnswer page = client.get("/search?q=Qdrant+vs+Milvus&c=openai/whisper-1");
  CHECK(page.status / 100 == 3);
  CHECK(page.headers.at("location") ==
        "/compare?e=qdrant%2Fqdrant&e=milvus-io%2Fmilvus&c=openai%2Fwhisper-1");
  const json answer = json::parse(client.get("/api/v1/search?q=compare+Qdrant+and+Milvus").body);
  CHECK(answer["entities"].size() == 2);
  CHECK(answer.contains("verdict"));
  CHECK(answer["query"]["understood"][0]["kind"] == "compared");
}

TEST_CASE_FIXTURE(SampleServer, "the beginning of a name is taken for it, and the page says so") {
  const HttpAnswer moved = client.get("/search?q=whisper.cpp+vs+Deepgram");
  CHECK(moved.status / 100 == 3);
  const HttpAnswer page = client.get(moved.headers.at("location"));
  CHECK(page.status == 200);
  CHECK(holds(page, "“Deepgram” was taken for Deepgram Nova-3"));
}

TEST_CASE_FIXTURE(SampleServer, "one entity to compare asks for the other, and suggests some") {
  const HttpAnswer one = client.get("/compare?e=Qdrant");
  CHECK(one.status == 200);
  CHECK(holds(one, "Compare Qdrant with"));
  CHECK(holds(one, "name=\"e\" value=\"Qdrant\""));
  const auto others = links_of(one.body, "/compare?e=qdrant%2Fqdrant&amp;e=");
  REQUIRE(others.size() >= 3);
  CHECK(client.get(others.front()).status == 200);
  const HttpAnswer none = client.get("/compare");
  CHECK(none.status == 200);
  CHECK(holds(none, "<h1>Compare</h1>"));
  CHECK(client.get("/compare?e=nothing-like-this").status == 404);
}

TEST_CASE_FIXTURE(SampleServer, "a name that is not known lists nothing and says so") {
  const json answer = json::parse(client.get("/api/v1/search?q=alternatives+to+Pinecone").body);
  CHECK(answer["total"] == 0);
  CHECK(answer["query"]["unknown_name"]["typed"] == "Pinecone");
  CHECK(answer["query"]["unknown_name"]["question"] == "What does Pinecone do?");
  const HttpAnswer page = client.get("/search?q=alternatives+to+Pinecone");
  CHECK(page.status == 200);
  CHECK(holds(page, "Nothing is called “Pinecone”"));
  CHECK(holds(page, "What does Pinecone do?"));
  // A box of its own, which needs no script, and another way in.
  CHECK(holds(page, "<form class=\"search what-it-does\""));
  CHECK(holds(page, "href=\"/map\""));
}

TEST_CASE_FIXTURE(SampleServer, "what was not used is one click away, with what it would find") {
  const json answer = json::parse(client.get("/api/v1/search?q=use+Qdrant+and+Milvus").body);
  REQUIRE(answer["query"]["unused"].size() == 1);
  CHECK(answer["query"]["unused"][0]["label"] == "Compare Qdrant and Milvus");
  const HttpAnswer page = client.get("/search?q=use+Qdrant+and+Milvus");
  CHECK(holds(page, "Compare Qdrant and Milvus"));
  CHECK(holds(page, "q=compare%20Qdrant%20and%20Milvus"));
}

TEST_CASE_FIXTURE(SampleServer, "an order is turned round in an address too") {
  const json dear =
      json::parse(client.get("/api/v1/search?type=model&sort=-price&where=price%3E0").body);
  const json cheap =
      json::parse(client.get("/api/v1/search?type=model&sort=price&where=price%3E0").body);
  CHECK(dear["query"]["sort"] == "-price");
  CHECK(dear["results"][0]["id"] != cheap["results"][0]["id"]);
  CHECK(client.get("/api/v1/search?type=model&sort=-size").status == 400);
}

TEST_CASE_FIXTURE(SampleServer, "every example of the home page finds something") {
  const std::string home = client.get("/").body;
  std::size_t followed = 0;
  for (const char* begin : {"/search?", "/alternatives?", "/compare?"}) {
    for (const std::string& address : links_of(home, begin)) {
      const HttpAnswer page = client.get(address);
      // Two that are compared have a page of their own.
      CHECK_MESSAGE((page.status == 200 || page.status == 303), address);
      CHECK_MESSAGE(!holds(page, "class=\"nothing\""), address);
      ++followed;
    }
  }
  CHECK(followed > 8);
}

TEST_CASE_FIXTURE(SampleServer,
                  "misspelt names are compared, and it is said what was taken for what") {
  const HttpAnswer typed = client.get("/search?q=compare+qdrnt+and+milvuss");
  REQUIRE(typed.status == 303);
  const HttpAnswer page = client.get(typed.headers.find("location")->second);
  CHECK(page.status == 200);
  CHECK(holds(
      page,
      "<h1><span class=\"whole on-one-line\">Qdrant</span> <span class=\"vs\">vs</span> <span "
      "class=\"whole on-one-line\">Milvus</span></h1>"));
  CHECK(holds(page, "“qdrnt” was taken for Qdrant"));
  CHECK(holds(page, "“milvuss” was taken for Milvus"));
  CHECK(client.get("/search?q=claud+code+vs+aidr").status == 303);
  const json unfinished = json::parse(client.get("/api/v1/search?q=Qdrant+vs").body);
  CHECK(unfinished["query"]["seeds"][0]["name"] == "Qdrant");
  CHECK(unfinished["total"] > 0);
  // Words are words.
  CHECK(client.get("/search?q=compare+images+and+videos").status == 200);
}

TEST_CASE_FIXTURE(SampleServer,
                  "where nothing is found, what is spelt most like it is shown and told") {
  const HttpAnswer page = client.get("/search?q=whsiper");
  CHECK(page.status == 200);
  CHECK(holds(page, "Nothing was found for “whsiper”"));
  CHECK(holds(page, "Results for “whisper”"));
  CHECK(holds(page, "whisper.cpp"));
  // The API answers what it was asked.
  const json answer = json::parse(client.get("/api/v1/search?q=whsiper").body);
  CHECK(answer["total"] == 0);
}

TEST_CASE_FIXTURE(SampleServer,
                  "a page that finds nothing offers what this catalogue answers well") {
  const HttpAnswer page = client.get("/search?q=zzzqqq+xxyyzz");
  CHECK(holds(page, "class=\"nothing\""));
  const std::string home = client.get("/").body;
  const std::vector<std::string> offered = links_of(page.body, "/search?");
  const std::vector<std::string> examples = links_of(home, "/search?");
  CHECK(std::any_of(offered.begin(), offered.end(), [&](const std::string& address) {
    return std::find(examples.begin(), examples.end(), address) != examples.end();
  }));
}

TEST_CASE_FIXTURE(SampleServer, "that nothing is cheaper than what is free is said") {
  const HttpAnswer page = client.get("/search?q=like+Mixtral+8x7B+but+cheaper");
  CHECK(page.status == 200);
  CHECK(holds(page, "Mixtral 8x7B is free already: nothing is cheaper"));
}
