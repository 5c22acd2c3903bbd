// How the server behaves towards clients: the good, the slow and the hostile.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "http_client.h"
#include "matchgraph/error.h"
#include "matchgraph/evidence.h"
#include "running_server.h"
#include "support/small_catalogue.h"

using matchgraph::Error;
using matchgraph::ServerOptions;
using matchgraph::test::cookie_of;
using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using matchgraph::test::SixToolsServer;
using std::chrono::milliseconds;

namespace {

std::string request_to(const std::string& target, const std::string& host) {
  return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
}

}  // namespace

TEST_CASE_FIXTURE(SixToolsServer,
                  "a connection is kept, and requests may follow each other at once") {
  HttpClient client(server.port());
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += request_to("/api/v1/entities/game/chess", client.host());
  client.send(requests);
  for (int i = 0; i < 20; ++i) CHECK(client.read().status == 200);
  client.send("GET /readyz HTTP/1.1\r\nHost: " + client.host() + "\r\nConnection: close\r\n\r\n");
  CHECK(client.read().status == 200);
  CHECK(client.is_closed());
}

TEST_CASE_FIXTURE(SixToolsServer, "HEAD is GET without its body, OPTIONS says what there is") {
  HttpClient client(server.port());
  const HttpAnswer whole = client.get("/api/v1/entities/game/chess");
  client.send("HEAD /api/v1/entities/game/chess HTTP/1.1\r\nHost: " + client.host() + "\r\n\r\n");
  const HttpAnswer head = client.read(std::chrono::seconds(5), false);
  CHECK(head.status == 200);
  CHECK(head.headers.at("content-length") == std::to_string(whole.body.size()));
  client.send("OPTIONS /search HTTP/1.1\r\nHost: " + client.host() + "\r\n\r\n");
  CHECK(client.read().headers.at("allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE_FIXTURE(SixToolsServer, "answers carry what keeps a browser safe, and no coding") {
  HttpClient client(server.port());
  const HttpAnswer answer = client.get("/", "Accept-Encoding: br, gzip, deflate\r\n");
  CHECK(answer.status == 200);
  CHECK(answer.headers.count("content-encoding") == 0);
  CHECK(answer.headers.at("x-content-type-options") == "nosniff");
  const std::string policy = answer.headers.at("content-security-policy");
  CHECK(policy.find("default-src 'none'") != std::string::npos);
  CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
  CHECK(policy.find("unsafe") == std::string::npos);
}

TEST_CASE_FIXTURE(SixToolsServer, "other names and other sites' pages are turned away") {
  HttpClient client(server.port());
  client.send(request_to("/", "rebound.example"));
  CHECK(client.read().status == 421);
  client.send(request_to("/healthz", "localhost:" + std::to_string(server.port())));
  CHECK(client.read().status == 200);
  CHECK(client.post("/api/v1/chosen", "{}", "Origin: https://evil.example\r\n").status == 403);
  CHECK(client.post("/api/v1/chosen", "{}", "Origin: http://" + client.host() + "\r\n").status ==
        400);
}

TEST_CASE_FIXTURE(SixToolsServer, "health is told while all threads are at work and many wait") {
  std::vector<std::unique_ptr<HttpClient>> busy;
  for (int i = 0; i < 200; ++i) {
    busy.push_back(std::make_unique<HttpClient>(server.port()));
    busy.back()->send("GET /search?limit=100&explain=1&q=convert+PDF+files HTTP/1.1\r\nHost: " +
                      busy.back()->host() + "\r\n\r\n");
  }
  HttpClient client(server.port());
  const auto begin = std::chrono::steady_clock::now();
  CHECK(client.get("/healthz").body == "ok\n");
  CHECK(client.get("/metrics").status == 200);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}

TEST_CASE("a catalogue of names that fit several things is served, whatever its home page shows") {
  std::string lines;
  for (const char* maker : {"Acme", "Borealis", "Cirrus"}) {
    for (const char* name : {"Quern", "Sieve"}) {
      lines += fmt::format(
          R"({{"id":"{0}/{1}","name":"{1}","maker":"{0}","type":"tool","license":"MIT","url":"https://{0}.example/{1}","capabilities":[{{"name":"Grinding of rye","text":"Grinds rye {2} between two stones of the {0} works."}},{{"name":"Sieving of flour","text":"Sieves the flour {2} through three cloths by {0}."}}]}})",
          maker, name, name[0] == 'Q' ? "slowly" : "finely");
      lines += '\n';
    }
  }
  RunningServer server(matchgraph::test::catalogue_of(lines));
  HttpClient client(server.port());
  CHECK(client.get("/").status == 200);
}

TEST_CASE("behind a trusted proxy every address that it names has its own turn and bounds") {
  ServerOptions options;
  options.trust_proxy = true;
  RunningServer server(matchgraph::test::six_tools(), options);
  HttpClient client(server.port());
  for (const char* address : {"203.0.113.9", "198.51.100.7", "198.51.100.8", "2001:db8:1::1"}) {
    const std::string from = std::string("X-Forwarded-For: 10.0.0.1, ") + address + "\r\n";
    const HttpAnswer found = client.get("/search?q=convert+PDF", from);
    client.get("/entity/pdf/textract?s=" + found.headers.at("x-search-id"),
               from + cookie_of(found));
  }
  server.stop();
  const auto evidence = matchgraph::read_evidence({.data = server.data(), .files = {}}).evidence;
  CHECK(evidence.searches == 4);
  // Two of the four share a block.
  CHECK(evidence.choices.size() == 3);
}

TEST_CASE_FIXTURE(SixToolsServer, "a second server on the same port fails and says so") {
  ServerOptions options;
  options.data = server.data();
  options.port = server.port();
  CHECK_THROWS_WITH_AS(matchgraph::Server second(options),
                       doctest::Contains("taken by another process"), Error);
  options.host = "not-an-address";
  CHECK_THROWS_AS(matchgraph::Server second(options), Error);
}

TEST_CASE("a server ends at once, with connections open, and its port is free again") {
  ServerOptions options;
  auto first = std::make_unique<RunningServer>(matchgraph::test::six_tools());
  HttpClient idle(first->port());
  HttpClient begun(first->port());
  begun.send("GET / HTTP/1.1\r\nHo");
  HttpClient used(first->port());
  CHECK(used.get("/readyz").status == 200);
  const int port = first->port();
  const auto begin = std::chrono::steady_clock::now();
  first->stop();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(4));
  CHECK(idle.is_closed());
  options.data = first->data();
  options.port = port;
  const matchgraph::Server second(options);
  CHECK(second.port() == port);
}

TEST_CASE("clients that send nothing, or slowly, hold no thread and are ended in time") {
  ServerOptions options;
  options.head_timeout = milliseconds(600);
  options.body_timeout = milliseconds(600);
  options.idle_timeout = milliseconds(1200);
  RunningServer server(matchgraph::test::six_tools(), options);
  std::vector<std::unique_ptr<HttpClient>> slow;
  for (int i = 0; i < 120; ++i) {
    slow.push_back(std::make_unique<HttpClient>(server.port()));
    REQUIRE(slow.back()->connected());
    if (i % 3 == 1) slow.back()->send("GET / HTTP/1.1\r\nHo");
    if (i % 3 == 2) {
      slow.back()->send("POST /api/v1/chosen HTTP/1.1\r\nHost: " + slow.back()->host() +
                        "\r\nContent-Length: 9\r\n\r\n{");
    }
  }
  HttpClient good(server.port());
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) CHECK(good.get("/api/v1/entities/game/chess").status == 200);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
  // A client that trickles gains no time.
  for (int i = 0; i < 12; ++i) {
    std::this_thread::sleep_for(milliseconds(100));
    slow[1]->send("a");
  }
  CHECK(slow[1]->read(std::chrono::seconds(5)).status == 408);
  CHECK(slow[2]->read(std::chrono::seconds(5)).status == 408);
  CHECK(slow[0]->is_closed());
}

TEST_CASE("connections beyond the most that are borne get 503") {
  ServerOptions options;
  options.max_connections = 10;
  RunningServer server(matchgraph::test::six_tools(), options);
  std::vector<std::unique_ptr<HttpClient>> open;
  for (int i = 0; i < 10; ++i) {
    open.push_back(std::make_unique<HttpClient>(server.port()));
    CHECK(open.back()->get("/readyz").status == 200);
  }
  {
    HttpClient late(server.port());
    CHECK(late.read().status == 503);
    CHECK(late.is_closed());
  }
  open.pop_back();
  HttpAnswer answer;
  for (int i = 0; i < 100 && answer.status != 200; ++i) {
    HttpClient client(server.port());
    answer = client.get("/readyz");
    std::this_thread::sleep_for(milliseconds(20));
  }
  CHECK(answer.status == 200);
}

TEST_CASE_FIXTURE(SixToolsServer, "hostile requests are refused, and cost nothing") {
  const std::string host = HttpClient(server.port()).host();
  const auto refused = [&](const std::string& begin, const std::string& piece, int pieces) {
    HttpClient client(server.port());
    client.send(begin);
    for (int i = 0; i < pieces && client.send(piece); ++i) {
    }
    return client.read().status;
  };
  const std::string head = "GET / HTTP/1.1\r\nHost: " + host + "\r\n";
  CHECK(refused(head + "Range: bytes=" + std::string(6000, '0') + "\r\n\r\n", "", 0) == 416);
  CHECK(refused("POST /api/v1/chosen HTTP/1.1\r\nHost: " + host +
                    "\r\nTransfer-Encoding: chunked\r\n\r\n",
                "5\r\nabcde\r\n", 100) == 411);
  CHECK(refused("POST /api/v1/chosen HTTP/1.1\r\nHost: " + host +
                    "\r\nContent-Encoding: gzip\r\nContent-Length: 100\r\n\r\n",
                "", 0) == 415);
  CHECK(refused(head + "A: ", std::string(4096, 'a'), 5) == 431);
  CHECK(refused(head, "A: b\r\n", 200) == 431);
  CHECK(refused("POST / HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 150000000\r\n\r\n", "",
                0) == 413);
  CHECK(refused("\x16\x03\x01\x02", std::string("\0\0\r\n", 4), 1) == 400);
  HttpClient good(server.port());
  CHECK(good.get("/readyz").status == 200);
}

TEST_CASE_FIXTURE(SixToolsServer, "a client that asked leave to send its body gets it") {
  HttpClient client(server.port());
  client.send("POST /api/v1/chosen HTTP/1.1\r\nHost: " + client.host() +
              "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
              "2\r\n\r\n");
  CHECK(client.read().status == 100);
  client.send("{}");
  CHECK(client.read().status == 400);
  CHECK(client.get("/readyz").status == 200);
}

TEST_CASE_FIXTURE(SixToolsServer, "pages answer, and problems are pages too") {
  HttpClient client(server.port());
  for (const char* target :
       {"/", "/search?q=PDF", "/search?type=tool", "/entity/pdf/textract",
        "/compare?e=PgAsk&e=LiteAsk", "/alternatives?e=pdf/textract&cheaper=1", "/search?q=zzzqqq",
        "/static/style.css", "/robots.txt", "/search?q=PDF&c=db/pgask&c=nothing",
        "/search?q=who+claims+to+beat+PgAsk"}) {
    INFO(target);
    CHECK(client.get(target).status == 200);
  }
  CHECK(client.get("/entity/PgAsk").headers.at("location") == "/entity/db/pgask");
  CHECK(client.get("/entity/nothing-like-it").status == 404);
  CHECK(client.get("/compare?e=PgAsk").status == 200);
  CHECK(client.get("/compare.md?e=PgAsk").status == 400);
  CHECK(client.get("/alternatives").status == 400);
  CHECK(client.get("/search?q=a&limit=no").status == 400);
  CHECK(client.get("/search?q=" + std::string(2049, 'a')).status == 414);
  CHECK(client.get("/nothing").status == 404);
  CHECK(client.get("/static/../../etc/passwd").status == 404);
  CHECK(client.get("/nothing").headers.at("content-type").starts_with("text/html"));
}
