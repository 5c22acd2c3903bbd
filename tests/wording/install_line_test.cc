// Which line an entry states to install or start a thing by, and what is none.
#include "wording/install_line.h"

#include <doctest/doctest.h>

using namespace matchgraph;

namespace {

std::string line_of(const std::string& text) {
  Entity entity;
  entity.summary = "A server.";
  entity.capabilities.push_back({text, "", "", "", {}, {}});
  return install_line(entity);
}

std::string line_at(const std::string& url) {
  Entity entity;
  entity.url = url;
  return install_line(entity);
}

}  // namespace

TEST_CASE("a command in a text is the line, whole between back quotes") {
  CHECK(line_of("Starts with `npx -y @acme/files /home`.") == "npx -y @acme/files /home");
  CHECK(line_of("Runs by uvx blender-mcp in any client") == "uvx blender-mcp");
  CHECK(line_of("Set up with pip install mcp-serverman.") == "pip install mcp-serverman");
  CHECK(line_of("npx -y some-tool@latest for all") == "npx -y some-tool@latest");
  CHECK(line_of("docker run ghcr.io/acme/box:2") == "docker run ghcr.io/acme/box:2");
}

TEST_CASE("words about a way of installing are no line") {
  CHECK(line_of("Works through npx or by cloning the source").empty());
  CHECK(line_of("uvx using the package").empty());
  CHECK(line_of("Runs by npx without anything installed").empty());
  CHECK(line_of("Any docker run of images").empty());
  CHECK(line_of("myuvx some-thing").empty());
  CHECK(line_of("`npx one\ntwo`").empty());
  CHECK(line_of("").empty());
}

TEST_CASE("an address at a registry stands for its package") {
  CHECK(line_at("https://pypi.org/project/qdrant-client/") == "pip install qdrant-client");
  CHECK(line_at("https://www.npmjs.com/package/@acme/files?tab=readme") ==
        "npm install @acme/files");
  CHECK(line_at("https://crates.io/crates/ripgrep") == "cargo install ripgrep");
  CHECK(line_at("https://pypi.org/project/").empty());
  CHECK(line_at("https://pypi.org/project/a;rm").empty());
  CHECK(line_at("https://github.com/acme/files").empty());
}

TEST_CASE("what the entry states as its line comes before what texts and addresses say") {
  Entity entity;
  entity.summary = "Begin with `npx other-thing`.";
  entity.url = "https://pypi.org/project/third-thing/";
  CHECK(install_line(entity) == "npx other-thing");
  entity.extra = {{"install", "\"brew install it\""}};
  CHECK(install_line(entity) == "brew install it");
  // Only one line of text is a line.
  entity.extra = {{"install", "[\"brew install it\"]"}};
  CHECK(install_line(entity) == "npx other-thing");
}
