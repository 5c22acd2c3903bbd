// Which names a text holds, and what they name.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mined_catalogue.h"

using namespace matchgraph;

namespace {

/// Two offers of one model, tools whose names are plain words, and names that share words.
const test::MinedCatalogue& shop() {
  static const test::MinedCatalogue kShop(test::catalogue_of(
      R"({"id":"a/lumen","name":"Acme: Lumen 7B","type":"model","aliases":["lumen seven"],"capabilities":[]}
{"id":"b/lumen","name":"Borealis: Lumen 7B","type":"model","capabilities":[]}
{"id":"c/make","name":"Make","type":"tool","capabilities":[]}
{"id":"d/memory","name":"memory","type":"tool","capabilities":[]}
{"id":"e/fmtlib","name":"fmtlib","type":"library","capabilities":[]}
{"id":"f/page-reader","name":"Page Reader","type":"tool","capabilities":[]}
{"id":"g/page-reader-pro","name":"Page Reader Pro","type":"tool","capabilities":[]}
{"id":"h/twin-one","name":"Twin","type":"tool","capabilities":[]}
{"id":"i/twin-two","name":"Twin","type":"library","capabilities":[]}
{"id":"j/claimant","name":"Quill","type":"tool","capabilities":[]}
{"id":"k/one","name":"One","type":"tool","capabilities":[{"text":"They make pages and keep them in memory."}]}
{"id":"l/two","name":"Two","type":"tool","capabilities":[{"text":"You make drafts out of memory."}]}
{"id":"m/three","name":"Three","type":"tool","capabilities":[{"text":"We make notes from memory."}]}
{"id":"n/big","name":"Deep Search Plus Edition","type":"tool","aliases":["Deep Search"],"capabilities":[]}
)"));
  return kShop;
}

constexpr EntityIndexNumber kQuill = 9;

/// Names in a text of Quill: "name -> id" or "name -> ?" when several things or itself are named.
std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> out;
  for (const KnownName& name : shop().names().find(text, kQuill)) {
    std::string target = name.self ? "self" : "?";
    if (name.target) target = shop().facts().id(*name.target);
    out.push_back(text.substr(name.span.begin, name.span.end - name.span.begin) + " -> " + target);
  }
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("offers of one thing are one thing, by name, alias, or without the maker") {
  CHECK(names_in("faster than Acme: Lumen 7B") == Names{"Lumen 7B -> a/lumen"});
  CHECK(names_in("faster than Lumen 7B") == Names{"Lumen 7B -> a/lumen"});
  CHECK(names_in("faster than lumen-7b") == Names{"lumen-7b -> a/lumen"});
  CHECK(names_in("faster than Lumen Seven") == Names{"Lumen Seven -> a/lumen"});
}

TEST_CASE("the longest name counts") {
  CHECK(names_in("unlike Page Reader Pro it is free") ==
        Names{"Page Reader Pro -> g/page-reader-pro"});
  CHECK(names_in("unlike Page Reader it is free") == Names{"Page Reader -> f/page-reader"});
  CHECK(names_in("unlike Deep Search Plus it is free") == Names{"Deep Search Plus -> n/big"});
}

TEST_CASE("a name that goes on is another name") {
  CHECK(names_in("unlike Page Reader Max it is free").empty());
  CHECK(names_in("unlike Page Reader 2 it is free").empty());
  CHECK(names_in("unlike Page Reader servers").size() == 1);
  CHECK(names_in("unlike Page Reader-based servers").empty());
  CHECK(names_in("unlike Page. Reader").empty());
}

TEST_CASE("different things of one name are found and not linked") {
  CHECK(names_in("faster than Twin") == Names{"Twin -> ?"});
}

TEST_CASE("an entity is never linked to itself") {
  CHECK(names_in("faster than Quill was") == Names{"Quill -> self"});
  const std::string text = "Quill";
  CHECK_FALSE(shop().names().target(text, {0, 5}, kQuill));
  CHECK(shop().names().target(text, {0, 5}, 0) == kQuill);
}

TEST_CASE("plain words are names only where they are written as names") {
  CHECK(names_in("pages that make it faster").empty());
  CHECK(names_in("Make it faster").empty());
  CHECK(names_in("faster than Make") == Names{"Make -> c/make"});
  CHECK(names_in("uses less memory than others").empty());
  CHECK(names_in("Memory is short").empty());
  CHECK(names_in("faster than fmtlib") == Names{"fmtlib -> e/fmtlib"});
  CHECK(names_in("a page reader for the blind").empty());
}
