#include "identity/offers.h"

#include <doctest/doctest.h>

#include <vector>

using namespace matchgraph;

namespace {

Entity entity(const std::string& name, const std::string& type = "model",
              const std::string& maker = "") {
  Entity out;
  out.id = name;
  out.name = name;
  out.type = type;
  out.maker = maker;
  return out;
}

bool same(const Entity& a, const Entity& b) { return offer_key(a) == offer_key(b); }

}  // namespace

TEST_CASE("offers of one model differ in case, punctuation and the maker's prefix") {
  const Entity plain = entity("GPT-4o");
  CHECK(same(plain, entity("gpt 4o")));
  CHECK(same(plain, entity("OpenAI: GPT-4o")));
  CHECK(same(plain, entity("openai/gpt-4o")));
  CHECK(same(plain, entity("OpenAI GPT-4o", "model", "OpenAI")));
}

TEST_CASE("other versions, sizes and types are other things") {
  CHECK(!same(entity("GPT-4o"), entity("GPT-4")));
  CHECK(!same(entity("GPT-4o"), entity("GPT-4o mini")));
  CHECK(!same(entity("Llama 3.1"), entity("Llama 31")));
  CHECK(!same(entity("GPT-4o"), entity("GPT-4o", "api")));
}

TEST_CASE("makers' prefixes count outside of models and datasets") {
  CHECK(
      !same(entity("acme/mcp-server", "mcp-server"), entity("borealis/mcp-server", "mcp-server")));
  CHECK(same(entity("acme/mcp-server", "mcp-server"), entity("Acme/MCP Server", "mcp-server")));
}

TEST_CASE("a name that is all prefix or all punctuation stays") {
  CHECK(without_maker(entity("Acme: ", "model")) == "Acme: ");
  CHECK(without_maker(entity("Acme", "model", "Acme")) == "Acme");
  CHECK(!same(entity("!!!"), entity("???")));
}

TEST_CASE("entries of one type and name are one thing to who types the name") {
  const std::vector<NamedEntry> entries = {{1, "Kiln 3"}, {1, "Glaze"},  {2, "kiln-3"},
                                           {1, "KILN-3"}, {1, "Kiln 4"}, {1, "glaze"}};
  CHECK(things_by_name(entries) == std::vector<std::size_t>{0, 1, 2, 0, 3, 1});
  CHECK(things_by_name({}).empty());
}
