#include "server/http/host_check.h"

#include <doctest/doctest.h>

using matchgraph::server::HostCheck;

TEST_CASE("a server on one address is asked under it and as localhost, at its port") {
  const HostCheck check("127.0.0.1:8080", {});
  for (const char* host : {"127.0.0.1:8080", "localhost:8080", "LocalHost:8080", "[::1]:8080"}) {
    INFO(host);
    CHECK(check.allows_host(host));
  }
  for (const char* host : {"", "127.0.0.1", "127.0.0.1:80", "localhost:8081", "example.org",
                           "example.org:8080", "127.0.0.1.example.org:8080", "localhost:8080.",
                           "10.0.0.1:8080", "[::1]", "localhost:8080@example.org"}) {
    INFO(host);
    CHECK_FALSE(check.allows_host(host));
  }
}

TEST_CASE("allowed names hold at any port, or at theirs") {
  const HostCheck check("127.0.0.1:8080", {"Match.example.org", "other.example:9"});
  CHECK(check.allows_host("match.example.org"));
  CHECK(check.allows_host("MATCH.example.org:443"));
  CHECK(check.allows_host("other.example:9"));
  CHECK_FALSE(check.allows_host("other.example"));
  CHECK_FALSE(check.allows_host("other.example:10"));
  CHECK_FALSE(check.allows_host("sub.match.example.org"));
}

TEST_CASE("a server on all addresses is asked under any number, not under any name") {
  const HostCheck check("0.0.0.0:8080", {});
  CHECK(check.allows_host("192.168.1.7:8080"));
  CHECK(check.allows_host("[fe80::1]:8080"));
  CHECK(check.allows_host("localhost:8080"));
  CHECK_FALSE(check.allows_host("192.168.1.7:81"));
  CHECK_FALSE(check.allows_host("rebound.example:8080"));
}

TEST_CASE("at the port of its scheme a browser names none") {
  const HostCheck check("127.0.0.1:80", {});
  CHECK(check.allows_host("127.0.0.1"));
  CHECK(check.allows_host("localhost"));
  CHECK_FALSE(check.allows_host("example.org"));
}

TEST_CASE("only own pages send") {
  const HostCheck check("127.0.0.1:8080", {"match.example.org"});
  CHECK(check.allows_origin(""));
  CHECK(check.allows_origin("http://127.0.0.1:8080"));
  CHECK(check.allows_origin("https://match.example.org"));
  CHECK_FALSE(check.allows_origin("null"));
  CHECK_FALSE(check.allows_origin("http://evil.example"));
  CHECK_FALSE(check.allows_origin("http://127.0.0.1:8081"));
}
