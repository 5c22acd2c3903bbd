#include "tools/importers/markdown/source_address.h"

#include <doctest/doctest.h>

namespace matchgraph {
namespace {

TEST_CASE("a repository's pages have the id owner/name, its folders that of their path") {
  CHECK(read_address("https://github.com/Acme/Drip").id == "acme/drip");
  CHECK(read_address("http://www.github.com/acme/drip.git").id == "acme/drip");
  CHECK(read_address("https://github.com/acme/drip/#readme").id == "acme/drip");
  CHECK(read_address("https://github.com/acme/drip/issues/3").id == "acme/drip");
  CHECK(read_address("https://github.com/acme/drip/blob/main/README.md").id == "acme/drip");
  CHECK(read_address("https://github.com/acme/drip/tree/main/src/x").id == "acme/drip/src/x");
  CHECK(read_address("https://gitlab.com/deep/pump").id == "gitlab.com/deep/pump");
  const SourceAddress address = read_address("https://github.com/Acme/Drip/tree/main/src");
  CHECK(address.repository == "https://github.com/Acme/Drip");
  CHECK(address.owner == "Acme");
  CHECK(address.name == "Drip");
}

TEST_CASE("other pages have their host and path") {
  CHECK(read_address("https://www.Example.org/Tool/?utm_source=x&ref=y").id == "example.org/tool");
  CHECK(read_address("https://example.org/watch?v=1&utm_medium=x#top").id ==
        "example.org/watch?v=1");
  CHECK(read_address("https://github.com/topics/ai").repository.empty());
  CHECK(read_address("https://huggingface.co/garden/soilnet").id == "huggingface/garden/soilnet");
  CHECK(read_address("https://huggingface.co/datasets/garden/soils").id ==
        "huggingface/datasets/garden/soils");
  CHECK(read_address("https://huggingface.co/docs/hub/index").id ==
        "huggingface.co/docs/hub/index");
}

TEST_CASE("what is no web address has no id") {
  for (const char* text : {"", "#anchor", "src/x", "mailto:a@example.org", "ftp://example.org",
                           "https://", "http:///x"}) {
    CHECK(read_address(text).id.empty());
    CHECK_FALSE(is_web_address(text));
  }
  CHECK(is_web_address("HTTPS://example.org"));
}

TEST_CASE("ids have at most 200 bytes and no white space") {
  const std::string start = "https://example.org/" + std::string(300, 'a');
  const std::string one = read_address(start + "1").id;
  CHECK(one.size() == 200);
  CHECK(one != read_address(start + "2").id);
  CHECK(read_address("https://example.org/a b").id == "example.org/a-b");
}

}  // namespace
}  // namespace matchgraph
