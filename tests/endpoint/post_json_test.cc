// Endpoints are stand-ins on 127.0.0.1.
#include "endpoint/post_json.h"

#include <doctest/doctest.h>
#include <httplib.h>
#include <sys/resource.h>

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "support/endless_endpoint.h"

using namespace matchgraph;
using endpoint::Answer;
using test::EndlessEndpoint;

namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;
constexpr const char* kRoute = "questions";

class StandIn {
 public:
  explicit StandIn(httplib::Server::Handler answer) {
    server_.Post("/v1/questions", std::move(answer));
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ~StandIn() {
    server_.stop();
    thread_.join();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

 private:
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

Answer ask(const std::string& url, int seconds = 20, std::size_t most_bytes = kMegabyte,
           const std::string& key = {}) {
  const auto address = endpoint::address_of(url, kRoute);
  REQUIRE(address);
  return endpoint::post_json({.address = *address,
                              .body = R"({"question":"why"})",
                              .key = key,
                              .time = std::chrono::seconds(seconds),
                              .most_bytes = most_bytes});
}

Answer ask_status(int status, const std::string& body, const std::string& retry_after = {}) {
  const StandIn stand_in([&](const httplib::Request&, httplib::Response& response) {
    response.status = status;
    response.set_content(body, "text/plain");
    if (!retry_after.empty()) response.set_header("Retry-After", retry_after);
  });
  return ask(stand_in.url());
}

}  // namespace

TEST_CASE("a question is posted as JSON with its key, and its answer comes back byte for byte") {
  const std::string bytes = std::string("{\"a\": \"\0\n\xff\"}", 13) + std::string(100'000, 'x');
  std::string asked;
  std::string type;
  std::string key;
  const StandIn stand_in([&](const httplib::Request& request, httplib::Response& response) {
    asked = request.body;
    type = request.get_header_value("Content-Type");
    key = request.get_header_value("Authorization");
    response.set_content(bytes, "application/json");
  });
  const Answer answer = ask(stand_in.url(), 20, kMegabyte, "secret");
  CHECK(answer.fault.empty());
  CHECK(answer.body == bytes);
  CHECK(asked == R"({"question":"why"})");
  CHECK(type == "application/json");
  CHECK(key == "Bearer secret");
}

TEST_CASE("a refusal says its status, and whether and when to ask again") {
  CHECK(ask_status(401, "no such key").fault == "status 401: no such key");
  CHECK_FALSE(ask_status(401, "").may_pass);
  CHECK(ask_status(401, "").fault == "status 401");
  CHECK_FALSE(ask_status(501, "").may_pass);
  for (const int status : {408, 425, 429, 500, 503}) CHECK(ask_status(status, "").may_pass);
  CHECK(ask_status(429, "", "7").wait_seconds == 7);
  CHECK(ask_status(429, "", "soon").wait_seconds == 0);
  CHECK(ask_status(500, std::string(10'000, 'x')).fault.size() < 200);
}

TEST_CASE("an endpoint that is not there may be there in a while") {
  const Answer answer = ask("http://127.0.0.1:1");
  CHECK(answer.fault == "cannot be reached: Connection");
  CHECK(answer.may_pass);
}

TEST_CASE("a body is read up to what it may have, and no further") {
  const StandIn just_fits([](const httplib::Request&, httplib::Response& response) {
    response.set_content(std::string(kMegabyte, 'x'), "text/plain");
  });
  CHECK(ask(just_fits.url()).body.size() == kMegabyte);
  for (const char* head : {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 500 No\r\n\r\n"}) {
    const EndlessEndpoint endless(head, std::string(65'536, 'x'));
    const Answer answer = ask(endless.url());
    CHECK(answer.fault == "its answer is longer than 1048576 bytes");
    CHECK_FALSE(answer.may_pass);
    // What the two sockets hold is some megabytes.
    CHECK(endless.sent() < 32 * kMegabyte);
  }
}

TEST_CASE("whatever has no end, a call takes its time and its memory at most") {
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
  const std::vector<std::pair<std::string, std::string>> endless = {
      {ok, std::string(65'536, 'a')},
      {ok, "X-Header: " + std::string(60, 'b') + "\r\n"},
      {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n"},
      {chunked, std::string(65'536, '1')},
      {chunked, "1;" + std::string(65'536, 'e')},
      {chunked, "0\r\n"}};
  for (const auto& [head, chunk] : endless) {
    CAPTURE(head);
    CAPTURE(chunk.substr(0, 20));
    const EndlessEndpoint endpoint(head, chunk);
    rusage before{};
    ::getrusage(RUSAGE_SELF, &before);
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(ask(endpoint.url(), 2).fault.empty());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(3));
    rusage after{};
    ::getrusage(RUSAGE_SELF, &after);
    CHECK(after.ru_maxrss - before.ru_maxrss < 32 << 10);
  }
}

TEST_CASE("an endpoint that trickles is given up when the call's time is over") {
  const EndlessEndpoint slow("HTTP/1.1 200 OK\r\n\r\n", "x", std::chrono::milliseconds(50));
  const auto begin = std::chrono::steady_clock::now();
  const Answer answer = ask(slow.url(), 1);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
  CHECK(answer.fault == "no answer within 1 s");
  CHECK(answer.may_pass);
}

TEST_CASE("of an address people give the server, its /v1, or the whole") {
  for (const char* url : {"http://127.0.0.1:8000", "http://127.0.0.1:8000/",
                          "http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1/questions/"}) {
    const auto address = endpoint::address_of(url, kRoute);
    REQUIRE(address);
    CHECK(address->server == "http://127.0.0.1:8000");
    CHECK(address->path == "/v1/questions");
  }
  CHECK(endpoint::address_of("https://example.org/a/v1", kRoute)->path == "/a/v1/questions");
  CHECK(endpoint::address_of("https://example.org/a", kRoute)->path == "/a/v1/questions");
  for (const char* url :
       {"", "127.0.0.1:8000", "ftp://example.org", "http://", "http:///v1",
        "http://example.org/?key=1", "http://me:secret@example.org", "http://example.org/a b"}) {
    INFO(url);
    CHECK_FALSE(endpoint::address_of(url, kRoute));
  }
}
