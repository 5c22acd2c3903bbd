#include "server/http/request_framing.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using matchgraph::ServerOptions;
using matchgraph::server::Framing;
using matchgraph::server::RequestFraming;

namespace {

const ServerOptions kOptions;

Framing framing_of(const std::string& bytes) {
  RequestFraming framing(kOptions);
  return framing.add(bytes);
}

int refusal_of(const std::string& bytes) {
  RequestFraming framing(kOptions);
  return framing.add(bytes) == Framing::kRefused ? framing.refusal().status : 0;
}

std::string get(const std::string& target, const std::string& headers = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

}  // namespace

TEST_CASE("a request is complete with its empty line and its body") {
  CHECK(framing_of("") == Framing::kNothing);
  CHECK(framing_of("\r\n\r\n") == Framing::kNothing);
  CHECK(framing_of("GET / HT") == Framing::kPartial);
  CHECK(framing_of("GET / HTTP/1.1\r\nHost: a\r\n") == Framing::kPartial);
  CHECK(framing_of(get("/")) == Framing::kComplete);
  CHECK(framing_of("\r\n" + get("/")) == Framing::kComplete);
  CHECK(framing_of("GET / HTTP/1.0\r\n\r\n") == Framing::kComplete);
  const std::string post = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";
  CHECK(framing_of(post + "ab") == Framing::kHead);
  CHECK(framing_of(post + "abc") == Framing::kComplete);
}

TEST_CASE("requests that follow each other are told apart, however they are cut") {
  const std::vector<std::string> requests = {
      get("/1"), "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET /", get("/3?q=%0a")};
  std::string all;
  for (const std::string& request : requests) all += request;
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    RequestFraming framing(kOptions);
    std::vector<std::string> seen;
    const auto take = [&] {
      while (framing.state() == Framing::kComplete) {
        seen.emplace_back(framing.request());
        framing.next();
      }
    };
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t size = 1 + random() % 40;
      framing.add(all.substr(at, size));
      at += size;
      take();
    }
    CHECK(seen == requests);
    CHECK(framing.state() == Framing::kNothing);
  }
}

TEST_CASE("what could be read in two ways is refused") {
  CHECK(refusal_of("GET / HTTP/1.1\nHost: a\n\n") == 400);
  CHECK(refusal_of("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(refusal_of(get("/", "Host: b\r\n")) == 400);
  CHECK(refusal_of(get("/", "Content-Length: 1\r\nContent-Length: 1\r\n")) == 400);
  CHECK(refusal_of(get("/", "Content-Length: -1\r\n")) == 400);
  CHECK(refusal_of(get("/", "Content-Length: +1\r\n")) == 400);
  CHECK(refusal_of(get("/", "Content-Length: 0x1\r\n")) == 400);
  CHECK(refusal_of(get("/", "Content-Length: 1, 1\r\n")) == 400);
  CHECK(refusal_of(get("/", "Content-Length:\r\n")) == 400);
  CHECK(refusal_of(get("/", " folded: x\r\n")) == 400);
  CHECK(refusal_of(get("/", "Name : x\r\n")) == 400);
  CHECK(refusal_of(get("/", "no colon\r\n")) == 400);
  CHECK(refusal_of(get("/", std::string("A: b\0c\r\n", 8))) == 400);
  CHECK(refusal_of(get("/", "A: b\rc\r\n")) == 400);
  CHECK(refusal_of("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(refusal_of("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(refusal_of("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(refusal_of("nonsense\r\n\r\n") == 400);
  CHECK(refusal_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == 505);
  CHECK(refusal_of("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") == 501);
}

TEST_CASE("codings, ranges and expectations are refused") {
  CHECK(refusal_of(get("/", "Transfer-Encoding: chunked\r\n")) == 411);
  CHECK(refusal_of(get("/", "tRANSFER-eNCODING: identity\r\n")) == 411);
  CHECK(refusal_of(get("/", "Content-Encoding: gzip\r\n")) == 415);
  CHECK(refusal_of(get("/", "Range: bytes=0-1\r\n")) == 416);
  CHECK(refusal_of(get("/", "Expect: miracles\r\n")) == 417);
}

TEST_CASE("a head and a body have bounds, and what lies beyond is not kept") {
  CHECK(framing_of(get("/" + std::string(7999, 'a'))) == Framing::kComplete);
  CHECK(refusal_of("GET /" + std::string(9000, 'a')) == 414);
  CHECK(refusal_of(get("/" + std::string(8192, 'a'))) == 414);
  CHECK(refusal_of(get("/", "A: " + std::string(20000, 'a'))) == 431);
  std::string many;
  for (int i = 0; i < 98; ++i) many += "a: b\r\n";
  CHECK(framing_of(get("/", many)) == Framing::kComplete);
  CHECK(framing_of(get("/", many + "a: b\r\n")) == Framing::kComplete);
  CHECK(refusal_of(get("/", many + "a: b\r\na: b\r\n")) == 431);
  CHECK(refusal_of(get("/", "Content-Length: 65537\r\n")) == 413);
  CHECK(refusal_of(get("/", "Content-Length: 99999999999999999999999\r\n")) == 413);
  CHECK(framing_of(get("/", "Content-Length: 65536\r\n")) == Framing::kHead);
}

TEST_CASE("a client that waits to be told to go on is known until its body comes") {
  RequestFraming framing(kOptions);
  framing.add("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(framing.expects_continue());
  framing.continued();
  CHECK_FALSE(framing.expects_continue());
  framing.add("ab");
  CHECK(framing.state() == Framing::kComplete);
  CHECK_FALSE(framing.expects_continue());
}

TEST_CASE("random bytes lead to one of the states and never beyond the bounds") {
  std::mt19937 random(11);
  const std::string pieces[] = {"GET ",
                                "/",
                                " HTTP/1.1",
                                "\r\n",
                                "\n",
                                ":",
                                "Host: a",
                                "\r",
                                "Content-Length: 3",
                                "\r\n\r\n",
                                std::string(1, '\0'),
                                "x"};
  for (int round = 0; round < 5000; ++round) {
    RequestFraming framing(kOptions);
    for (int i = 0; i < 30; ++i) {
      framing.add(pieces[random() % std::size(pieces)]);
      if (framing.state() != Framing::kComplete) continue;
      CHECK(framing.request().find("\r\n\r\n") != std::string_view::npos);
      framing.next();
    }
  }
}
