// Addresses: what is put into them comes out again, and each changes one thing.
#include "server/web/links.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matchgraph;
using namespace matchgraph::web;

namespace {

/// Decodes as a browser's server does: %XX alone, as these addresses write no "+" for a space.
std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      CHECK(text[i] > ' ');
      CHECK(text[i] < 0x7f);
      out += text[i];
      continue;
    }
    out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
    i += 2;
  }
  return out;
}

struct Split {
  std::string path;
  Parameters parameters;
};

Split split(const std::string& address) {
  Split out;
  const std::size_t fragment = address.find('#');
  const std::size_t query = std::min(address.find('?'), fragment);
  out.path = decoded(address.substr(0, query));
  if (query == std::string::npos || address[query] != '?') return out;
  std::size_t begin = query + 1;
  const std::size_t last = std::min(fragment, address.size());
  while (begin < last) {
    const std::size_t end = std::min(address.find('&', begin), last);
    const std::string pair = address.substr(begin, end - begin);
    const std::size_t equals = pair.find('=');
    REQUIRE(equals != std::string::npos);
    out.parameters.emplace_back(decoded(pair.substr(0, equals)), decoded(pair.substr(equals + 1)));
    begin = end + 1;
  }
  return out;
}

const std::vector<std::string> kIds = {
    "acme/tool", "a%2Fb",      "what?", "c#sharp",  "\"quoted\"", "it's",      "a&b=c",
    "a+b",       "größe/日本", "a;b,c", "<script>", "a\\b",       "x/../../y", "./a",
    "//a",       "a/",         "...",   "a:b@c",    "%",          "100%25"};

EntityCard card(const std::string& id) {
  EntityCard out;
  out.id = id;
  out.name = "Name of " + id;
  return out;
}

PageRequest request_with(Parameters parameters, const std::vector<std::string>& tray = {}) {
  PageRequest request;
  request.path = "/search";
  request.parameters = std::move(parameters);
  for (const std::string& id : tray) {
    request.parameters.emplace_back("c", id);
    request.tray.push_back(card(id));
  }
  return request;
}

}  // namespace

TEST_CASE("any id comes back from the address of its page") {
  for (const std::string& id : kIds) {
    INFO(id);
    const std::string path = entity_path(id);
    CHECK(decoded(path) == "/entity/" + id);
    CHECK(path.find_first_of("?#\"'<>\\& ") == std::string::npos);
    // A browser would take these out of the path.
    for (const char* special : {"/../", "/./", "//"}) {
      CHECK((path + "/").find(special) == std::string::npos);
    }
  }
  CHECK(entity_path("acme/tool") == "/entity/acme/tool");
}

TEST_CASE("any id comes back from every link's parameters") {
  const Links links(request_with({{"q", "a & b = 100% #1?"}}, kIds));
  for (const std::string& id : kIds) {
    INFO(id);
    CHECK(split(links.alternatives({id})).parameters.front() ==
          std::pair<std::string, std::string>("e", id));
    const Split compare = split(links.compare({id, "other"}));
    CHECK(compare.path == "/compare");
    REQUIRE(compare.parameters.size() == 2 + kIds.size());
    CHECK(compare.parameters[0].second == id);
    const Split with = split(links.with("tag", id));
    CHECK(with.parameters[0].second == "a & b = 100% #1?");
    CHECK(with.parameters[1] == std::pair<std::string, std::string>("tag", id));
    CHECK(with.parameters.back() == std::pair<std::string, std::string>("c", kIds.back()));
  }
}

TEST_CASE("a change of what is asked begins at the first result and keeps the rest") {
  const Links links(request_with(
      {{"q", "pdf"}, {"type", "tool"}, {"type", "cli"}, {"offset", "20"}, {"limit", "5"}}, {"x"}));
  CHECK(links.with("maker", "Acme") == "/search?q=pdf&type=tool&type=cli&limit=5&maker=Acme&c=x");
  CHECK(links.without("type", "tool") == "/search?q=pdf&type=cli&limit=5&c=x");
  CHECK(links.without("type") == "/search?q=pdf&limit=5&c=x");
  CHECK(links.replaced("q", "text") == "/search?q=text&type=tool&type=cli&limit=5&c=x");
  CHECK(links.replaced("sort", "rank") == "/search?q=pdf&type=tool&type=cli&limit=5&sort=rank&c=x");
  CHECK(links.at_offset(40) == "/search?q=pdf&type=tool&type=cli&limit=5&offset=40&c=x");
  CHECK(links.at_offset(0) == "/search?q=pdf&type=tool&type=cli&limit=5&c=x");
  // Reasons and offers are shown of the same results.
  CHECK(links.replaced("explain", "1") ==
        "/search?q=pdf&type=tool&type=cli&offset=20&limit=5&explain=1&c=x");
  CHECK(links.exported("/api/v1/search", "csv") ==
        "/api/v1/search?q=pdf&type=tool&type=cli&offset=20&limit=5&format=csv");
}

TEST_CASE("the compare tray takes in up to eight, and gives each back") {
  PageRequest request = request_with({{"q", "pdf"}, {"add", "z"}, {"s", "old"}}, {"x", "y"});
  request.search_id = "0123456789abcdef";
  const Links links(request);
  CHECK(links.in_tray("x"));
  CHECK_FALSE(links.in_tray("z"));
  CHECK_FALSE(links.tray_is_full());
  CHECK(links.adding("a/b", "#hit-3") ==
        "/search?q=pdf&c=x&c=y&add=a%2Fb&s=0123456789abcdef#hit-3");
  CHECK(links.removing("x", "") == "/search?q=pdf&c=y");
  CHECK(links.clearing() == "/search?q=pdf");
  CHECK(links.result("a/b") == "/entity/a/b?s=0123456789abcdef&c=x&c=y");
  CHECK(links.entity("a/b") == "/entity/a/b?c=x&c=y");
  CHECK(links.home() == "/?c=x&c=y");
  CHECK(Links(request_with({}, {"1", "2", "3", "4", "5", "6", "7", "8"})).tray_is_full());
}

TEST_CASE("a page without a recorded search names none in its links") {
  const Links links(request_with({}, {}));
  CHECK(links.result("a") == "/entity/a");
  CHECK(links.adding("a", "") == "/search?add=a");
}

TEST_CASE("a switch is on by the words that the server reads so") {
  const Links links(request_with(
      {{"free", "1"}, {"paid", "0"}, {"newer", "true"}, {"cheaper", ""}, {"offers", "on"}}));
  CHECK(links.is_on("free"));
  CHECK(links.is_on("newer"));
  CHECK(links.is_on("offers"));
  CHECK_FALSE(links.is_on("paid"));
  CHECK_FALSE(links.is_on("cheaper"));
  CHECK_FALSE(links.is_on("open-source"));
}
