#include "identity/offers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
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

TEST_CASE("a maker's prefix ends at a hyphen too, and may be said twice") {
  const Entity plain = entity("DeepQuill V3", "model", "DeepQuill");
  CHECK(same(plain, entity("deepquill-v3", "model", "DeepQuill")));
  CHECK(same(plain, entity("DeepQuill: DeepQuill V3", "model", "DeepQuill")));
  CHECK(same(plain, entity("cloud/deepquill-v3", "model", "DeepQuill")));
  CHECK(!same(plain, entity("deepquill-coder-v3", "model", "DeepQuill")));
  CHECK(!same(plain, entity("deepquillv3", "model", "Acme")));
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

namespace {

using Firsts = std::vector<std::uint32_t>;

Entity at(Entity entity, const std::string& url) {
  entity.url = url;
  return entity;
}

/// By entry the first of its group, all paid in one way unless told otherwise.
Firsts joined(const std::vector<Entity>& entities, Firsts price_kinds = {}) {
  price_kinds.resize(entities.size());
  return join_offers(entities, price_kinds);
}

}  // namespace

TEST_CASE("things of one name and two makers are two things") {
  CHECK(joined({entity("v3", "model", "Ideo"), entity("v3", "model", "Deep"),
                entity("V3", "model", "ideo")}) == Firsts{0, 1, 0});
}

TEST_CASE("servers of one name in two repositories are two things") {
  const Entity alice = at(entity("Jira MCP", "mcp-server"), "https://github.com/alice/jira-mcp");
  const Entity bob = at(entity("jira-mcp", "mcp-server"), "https://github.com/bob/jira-mcp");
  const Entity again =
      at(entity("jira mcp", "mcp-server"), "https://github.com/Bob/Jira-MCP/issues");
  CHECK(joined({alice, bob, again}) == Firsts{0, 1, 1});
}

TEST_CASE("offers of a model join by maker, wherever their weights lie") {
  const Entity one =
      at(entity("Quill 7B", "model", "Acme"), "https://huggingface.co/acme/quill-7b");
  const Entity two = at(entity("Quill 7B", "model", "Acme"), "https://github.com/other/quill");
  CHECK(joined({one, two}) == Firsts{0, 0});
}

TEST_CASE("what is paid in another way is another offer's thing") {
  const std::vector<Entity> two = {entity("v3", "model", "Ideo"), entity("v3", "model", "Ideo")};
  CHECK(joined(two, {1, 2}) == Firsts{0, 1});
  CHECK(joined(two, {1, 1}) == Firsts{0, 0});
  CHECK(joined(two, {1, 0}) == Firsts{0, 0});
}

TEST_CASE("an entry that says little joins the only thing it fits, and none of several") {
  const Entity bare = entity("v3");
  CHECK(joined({bare, entity("v3", "model", "Ideo")}) == Firsts{0, 0});
  CHECK(joined({entity("v3", "model", "Ideo"), bare, entity("v3", "model", "Deep"), bare},
               {1, 0, 2, 0}) == Firsts{0, 1, 2, 1});
}

TEST_CASE("grouping does not depend on the order of entries") {
  const std::vector<Entity> kinds = {entity("v3", "model", "Ideo"), entity("v3", "model", "Deep"),
                                     entity("v3"), at(entity("v3"), "https://github.com/ideo/v3")};
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::size_t> of;
    std::vector<Entity> entities;
    Firsts prices;
    for (std::size_t i = 0; i < 2 + random() % 6; ++i) {
      of.push_back(random() % kinds.size());
      entities.push_back(kinds[of.back()]);
      prices.push_back(of.back() == 0 ? 1 : of.back() == 1 ? 2 : 0);
    }
    const Firsts straight = joined(entities, prices);
    std::reverse(entities.begin(), entities.end());
    std::reverse(prices.begin(), prices.end());
    const Firsts turned = joined(entities, prices);
    const std::size_t last = of.size() - 1;
    for (std::size_t i = 0; i < of.size(); ++i) {
      // Same maker, same way of paying: always one thing; two makers: never.
      for (std::size_t j = 0; j < i; ++j) {
        if (of[i] == of[j] && of[i] < 2) CHECK(straight[i] == straight[j]);
        if (of[i] < 2 && of[j] < 2 && of[i] != of[j]) CHECK(straight[i] != straight[j]);
        CHECK((straight[i] == straight[j]) == (turned[last - i] == turned[last - j]));
      }
    }
  }
}

TEST_CASE("entries of one type, maker and name are one thing to who types the name") {
  const std::vector<NamedEntry> entries = {{1, 5, "Kiln 3"}, {1, 5, "Glaze"},  {2, 5, "kiln-3"},
                                           {1, 5, "KILN-3"}, {1, 5, "Kiln 4"}, {1, 6, "glaze"},
                                           {1, 0, "Glaze"},  {1, 0, "Glaze"}};
  CHECK(things_by_name(entries) == std::vector<std::size_t>{0, 1, 2, 0, 3, 4, 5, 6});
  CHECK(things_by_name({}).empty());
}
