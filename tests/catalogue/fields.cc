// What each field accepts, and what is said about the rest.
#include <doctest/doctest.h>

#include "catalogue/entity_id.h"
#include "matchgraph/catalogue.h"
#include "support/catalogue_text.h"

using namespace matchgraph;
using test::line_with;
using test::only_entity;
using test::problems_of;

namespace {

constexpr const char* kIdHint =
    " (every entity needs an id of 1 to 200 bytes without white space)\n";
constexpr const char* kDropped = " (the field is dropped)\n";

std::string with_id(const std::string& json) {
  return R"({"id":)" + json + R"(,"name":"A","type":"tool","capabilities":[]})";
}

std::string with_type(const std::string& json) {
  return R"({"id":"a","name":"A","type":)" + json + R"(,"capabilities":[]})";
}

std::string with_capabilities(const std::string& json) {
  return R"({"id":"a","name":"A","type":"tool","capabilities":)" + json + "}";
}

/// The warning about the members, which must leave an entity as if they were not there.
std::string dropped(const std::string& members) {
  CHECK(only_entity(line_with(members)) == only_entity(line_with("")));
  return problems_of(line_with(members));
}

}  // namespace

TEST_CASE("an id has 1 to 200 bytes") {
  CHECK(problems_of(with_id("\"" + std::string(200, 'x') + "\"")).empty());
  CHECK(problems_of(with_id("\"" + std::string(201, 'x') + "\"")) ==
        "c.jsonl:1: error: id: is 201 bytes long, found \"" + std::string(40, 'x') + "…\"" +
            kIdHint);
  CHECK(problems_of(with_id("\"\"")) == std::string("c.jsonl:1: error: id: is empty") + kIdHint);
}

TEST_CASE("an id is a string") {
  CHECK(problems_of(with_id("17")) ==
        std::string("c.jsonl:1: error: id: expected a string, found 17") + kIdHint);
  CHECK(problems_of(with_id("null")) == std::string("c.jsonl:1: error: id: is missing") + kIdHint);
}

TEST_CASE("an id may hold slashes, dots, colons and letters of any script") {
  for (const char* id : {"mdev/302ai/MiniMax-M2.1", "ash/0-a.d.", "urn:x:y", "größe", "名前"}) {
    CHECK(only_entity(with_id("\"" + std::string(id) + "\"")).id == id);
  }
}

TEST_CASE("an id holds no part that a link takes for a way in folders") {
  for (const char* id : {".", "..", "a/../b", "a/.", "./a"}) {
    CAPTURE(id);
    CHECK_FALSE(catalogue::is_entity_id(id));
  }
  for (const char* id : {"...", "a.b", ".hidden", "a/..b"}) CHECK(catalogue::is_entity_id(id));
}

TEST_CASE("an id holds no white space and no control character of any kind") {
  for (const char* id :
       {"a b", " a", "a ", "\\t", "a\\n", "\\u0000", "a\\u001b", "a\\u007f", "a\\u0085",
        "a\\u00a0b", "a\\u2003b", "a\\u2028b", "a\\u3000b", "a\\u200bb", "\\ufeffa"}) {
    CAPTURE(id);
    CHECK(
        problems_of(with_id("\"" + std::string(id) + "\""))
            .starts_with("c.jsonl:1: error: id: holds white space or a control character, found "));
  }
}

TEST_CASE("an entity without its required fields is an error for each") {
  CHECK(problems_of("{}") ==
        std::string("c.jsonl:1: error: id: is missing") + kIdHint +
            "c.jsonl:1: error: name: is missing (every entity needs a name)\n"
            "c.jsonl:1: error: type: is missing (every entity needs a type such as tool or "
            "mcp-server)\n"
            "c.jsonl:1: error: capabilities: is missing (every entity needs an array of "
            "capabilities; it may be empty)\n");
}

TEST_CASE("a required text of white space only is empty") {
  for (const char* name : {"", " ", "\\t\\n", "\\u00a0\\u2003", "\\u200b", "\\u0000"}) {
    CAPTURE(name);
    const std::string line =
        R"({"id":"a","name":")" + std::string(name) + R"(","type":"tool","capabilities":[]})";
    CHECK(problems_of(line).ends_with(
        "c.jsonl:1: error: name: is empty (every entity needs a name)\n"));
  }
}

TEST_CASE("a required text of the wrong type is an error") {
  CHECK(problems_of(R"({"id":"a","name":["A"],"type":"tool","capabilities":[]})") ==
        "c.jsonl:1: error: name: expected a string, found [\"A\"] (every entity needs a name)\n");
  CHECK(
      problems_of(with_type("7")) ==
      "c.jsonl:1: error: type: expected a string, found 7 (every entity needs a type such as tool "
      "or mcp-server)\n");
}

TEST_CASE("an unknown type is accepted, and one that is no slug is made one") {
  CHECK(only_entity(with_type("\"quantum-oracle\"")).type == "quantum-oracle");
  CHECK(problems_of(with_type("\"quantum-oracle\"")).empty());
  CHECK(only_entity(with_type("\" My  Type_2! \"")).type == "my-type-2");
  CHECK(problems_of(with_type("\"My Type\"")) ==
        "c.jsonl:1: warning: type: is not a slug, found \"My Type\" (it is read as my-type)\n");
}

TEST_CASE("texts are trimmed of white space of any script") {
  const Entity entity = only_entity(
      R"({"id":"a","name":"  A\u3000 ","type":"tool","capabilities":[{"text":"\n does\n\tit \n"}],"summary":"\u00a0s"})");
  CHECK(entity.name == "A");
  CHECK(entity.capabilities[0].text == "does\n\tit");
  CHECK(entity.summary == "s");
}

TEST_CASE("control characters in a text become spaces, with a warning") {
  const std::string line =
      line_with(R"("summary":"a\u0000b\u001b[2Jc\u0085\u007f","maker":"M\u0007")");
  CHECK(only_entity(line).summary == "a b [2Jc");
  CHECK(only_entity(line).maker == "M");
  CHECK(problems_of(line) ==
        "c.jsonl:1: warning: summary: holds control characters (they are read as spaces)\n"
        "c.jsonl:1: warning: maker: holds control characters (they are read as spaces)\n");
}

TEST_CASE("a name shows something, and has 500 bytes at most") {
  const auto with_name = [](const std::string& name) {
    return R"({"id":"a","name":")" + name + R"(","type":"tool","capabilities":[]})";
  };
  CHECK(problems_of(with_name(std::string(500, 'n'))).empty());
  CHECK(problems_of(with_name(std::string(499, 'n') + "é")) ==
        "c.jsonl:1: warning: name: has 501 bytes (the first 500 are kept)\n");
  CHECK(only_entity(with_name(std::string(499, 'n') + "é")).name == std::string(499, 'n'));
  CHECK(problems_of(with_name("\u200b\u200d")) ==
        "c.jsonl:1: error: name: shows nothing (every entity needs a name)\n");
  CHECK(problems_of(with_name("\u200bx")).empty());
}

TEST_CASE("line breaks stay in a text and become spaces in a name") {
  const std::string line = line_with(R"("summary":"one\ntwo\tthree","license":"MIT\nor GPL")");
  CHECK(only_entity(line).summary == "one\ntwo\tthree");
  CHECK(only_entity(line).license == "MIT or GPL");
}

TEST_CASE("an empty capability text drops that capability only") {
  const std::string line = with_capabilities(
      R"([{"text":"one"},{"text":"  "},{"name":"no text"},"bare",{"text":4},null,{"text":"two"}])");
  const Entity entity = only_entity(line);
  REQUIRE(entity.capabilities.size() == 2);
  CHECK(entity.capabilities[1].text == "two");
  CHECK(problems_of(line) ==
        R"(c.jsonl:1: warning: capabilities[1].text: is empty (the capability is dropped)
c.jsonl:1: warning: capabilities[2].text: is missing (the capability is dropped)
c.jsonl:1: warning: capabilities[3]: expected an object, found "bare" (the capability is dropped; write {"text": ...})
c.jsonl:1: warning: capabilities[4].text: expected a string, found 4 (the capability is dropped)
c.jsonl:1: warning: capabilities[5]: expected an object, found null (the capability is dropped; write {"text": ...})
)");
}

TEST_CASE("capabilities that are no array are an error") {
  CHECK(problems_of(with_capabilities("\"many\"")) ==
        "c.jsonl:1: error: capabilities: expected an array, found \"many\" (every entity needs an "
        "array of capabilities; it may be empty)\n");
}

TEST_CASE("a fault in a capability's optional field drops that field") {
  const std::string line = with_capabilities(R"([{"text":"t","name":5,"tags":["x",1,"x"," "]}])");
  CHECK(only_entity(line).capabilities[0] == Capability{"t", "", "", "", {"x"}, {}});
  CHECK(
      problems_of(line) ==
      R"(c.jsonl:1: warning: capabilities[0].name: expected a string, found 5 (the field is dropped)
c.jsonl:1: warning: capabilities[0].tags[1]: expected a string, found 1 (the field is dropped)
c.jsonl:1: warning: capabilities[0].tags[3]: is empty (it is dropped)
)");
}

TEST_CASE("optional fields of the wrong type are dropped with a warning") {
  CHECK(dropped(R"("summary":[1])") ==
        std::string("c.jsonl:1: warning: summary: expected a string, found [1]") + kDropped);
  CHECK(dropped(R"("tags":"x")") ==
        std::string("c.jsonl:1: warning: tags: expected an array, found \"x\"") + kDropped);
  CHECK(dropped(R"("signals":[])") ==
        std::string("c.jsonl:1: warning: signals: expected an object, found []") + kDropped);
  CHECK(dropped(R"("pricing":"free")") ==
        std::string("c.jsonl:1: warning: pricing: expected an object, found \"free\"") + kDropped);
  CHECK(dropped(R"("released":2025)") ==
        std::string("c.jsonl:1: warning: released: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, "
                    "found 2025") +
            kDropped);
  CHECK(dropped(R"("source":"Debian")") ==
        std::string("c.jsonl:1: warning: source: expected an object or an array of them, found "
                    "\"Debian\"") +
            kDropped);
}

TEST_CASE("an optional field that is null or empty is absent without a word") {
  CHECK(dropped(
            R"("summary":null,"tags":null,"pricing":null,"updated":null,"source":null,"maker":"")")
            .empty());
}

TEST_CASE("a date that does not exist is dropped") {
  CHECK(dropped(R"("updated":"2025-25-11")") ==
        std::string("c.jsonl:1: warning: updated: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, "
                    "found \"2025-25-11\"") +
            kDropped);
}

TEST_CASE("only http and https addresses are kept") {
  CHECK(only_entity(line_with(R"("url":" HTTPS://Example.org/a?b#c ")")).url ==
        "HTTPS://Example.org/a?b#c");
  for (const char* url : {"javascript:alert(1)", "ftp://ftp.gnu.org/", "data:text/html,x", "//x",
                          "www.x.org", "http://", "http:///x", "http:x", "xhttp://x", "https://a b",
                          "java\\nscript:alert(1)", "http://x\\\"onclick=", "h-ttp://x"}) {
    CAPTURE(url);
    CHECK(only_entity(line_with("\"url\":\"" + std::string(url) + "\"")).url.empty());
  }
  const std::string script = R"x("url":"javascript:alert(1)")x";
  CHECK(dropped(script) ==
        std::string("c.jsonl:1: warning: url: expected an http or https address, found "
                    "\"javascript:alert(1)\"") +
            kDropped);
}

TEST_CASE("repeated tags and aliases count once") {
  const Entity entity = only_entity(line_with(R"("tags":["b","a","b"," a "],"aliases":["x","x"])"));
  CHECK(entity.tags == std::vector<std::string>{"b", "a"});
  CHECK(entity.aliases == std::vector<std::string>{"x"});
}

TEST_CASE("signals are numbers, sorted by name") {
  const std::string line = line_with(
      R"("signals":{"stars":3,"context":-1.5,"likes":"many","huge":1e999,"b\u0000":1,"none":null})");
  CHECK(only_entity(line).signals == std::vector<Signal>{{"context", -1.5}, {"stars", 3}});
  CHECK(problems_of(line) ==
        R"(c.jsonl:1: warning: the number 1e999 is beyond the range of a double (it is read as text)
c.jsonl:1: warning: signals.b\u0000: has a control character in its name (the field is dropped)
c.jsonl:1: warning: signals.huge: expected a number, found "1e999" (the field is dropped)
c.jsonl:1: warning: signals.likes: expected a number, found "many" (the field is dropped)
)");
}

TEST_CASE("a number beyond a double costs its field, not the entity") {
  const std::string line =
      line_with(R"("a":-1e400,"b":[1E+999,"1e999 \" 1e999",1e-999],"true":true,"summary":"1e999")");
  const Entity entity = only_entity(line);
  CHECK(entity.summary == "1e999");
  CHECK(entity.extra == std::vector<ExtraField>{{"a", "\"-1e400\""},
                                                {"b", R"(["1E+999","1e999 \" 1e999",0.0])"},
                                                {"true", "true"}});
  CHECK(
      problems_of(line) ==
      "c.jsonl:1: warning: the number -1e400 is beyond the range of a double (it is read as text)\n"
      "c.jsonl:1: warning: the number 1E+999 is beyond the range of a double (it is read as "
      "text)\n");
}

TEST_CASE("a price model outside the list is unknown") {
  CHECK(only_entity(line_with(R"("pricing":{"model":"unknown"})")).pricing == Pricing{});
  CHECK(dropped(R"("pricing":{"model":"gratis"})") ==
        std::string("c.jsonl:1: warning: pricing.model: expected free, freemium, open-source, paid "
                    "or unknown, found \"gratis\"") +
            kDropped);
}

TEST_CASE("a price of zero is a price") {
  CHECK(only_entity(line_with(R"("pricing":{"model":"paid","price":{"amount":0}})")).pricing ==
        Pricing{PriceModel::kPaid, Price{}});
}

TEST_CASE("a price without a usable amount or currency is dropped, its model kept") {
  const auto price = [](const std::string& json) {
    const std::string line = line_with(R"("pricing":{"model":"paid","price":)" + json + "}");
    CHECK(only_entity(line).pricing == Pricing{PriceModel::kPaid, {}});
    return problems_of(line);
  };
  CHECK(price(R"({"amount":-1})") ==
        "c.jsonl:1: warning: pricing.price.amount: expected a number of 0 or more, found -1 (the "
        "price is dropped)\n");
  CHECK(
      price(R"({"amount":"3"})") ==
      "c.jsonl:1: warning: pricing.price.amount: expected a number of 0 or more, found \"3\" (the "
      "price is dropped)\n");
  CHECK(price(R"({"per":"month"})") ==
        "c.jsonl:1: warning: pricing.price.amount: is missing (the price is dropped)\n");
  CHECK(price(R"({"amount":1,"currency":5})") ==
        "c.jsonl:1: warning: pricing.price.currency: expected a currency such as \"USD\", found 5 "
        "(the price is dropped)\n");
  CHECK(price("3") ==
        "c.jsonl:1: warning: pricing.price: expected an object, found 3 (the field is dropped)\n");
}

TEST_CASE("a negative output price is dropped, the price kept") {
  const std::string line =
      line_with(R"("pricing":{"model":"paid","price":{"amount":1,"currency":"usd","output":-2}})");
  CHECK(only_entity(line).pricing == Pricing{PriceModel::kPaid, Price{1, "USD", "", {}}});
  CHECK(problems_of(line) ==
        "c.jsonl:1: warning: pricing.price.output: expected a number of 0 or more, found -2 (the "
        "field is dropped)\n");
}

TEST_CASE("stated figures may be one object or several") {
  const Entity entity = only_entity(line_with(
      R"("stated":[{"rank":23,"source":{"name":"p0"}},{"rank":20,"source":{"name":"p3"}}])"));
  REQUIRE(entity.stated.size() == 2);
  CHECK(entity.stated[0].rank == 23);
  CHECK(entity.stated[0].source.name == "p0");
  CHECK(entity.stated[1].rank == 20);
}

TEST_CASE("stated figures outside their range are dropped") {
  const std::string line = line_with(
      R"("stated":[{"rank":101,"adoption":1.5,"times_matched":-1,"capability_count":2.5,"quality":1},5,{"rank":"x"}])");
  const Entity entity = only_entity(line);
  REQUIRE(entity.stated.size() == 1);
  Stated expected;
  expected.quality = 1;
  CHECK(entity.stated[0] == expected);
  CHECK(
      problems_of(line) ==
      R"(c.jsonl:1: warning: stated[0].rank: expected a number of 0 to 100, found 101 (the field is dropped)
c.jsonl:1: warning: stated[0].adoption: expected a number of 0 to 1, found 1.5 (the field is dropped)
c.jsonl:1: warning: stated[0].times_matched: expected a whole number of 0 or more, found -1 (the field is dropped)
c.jsonl:1: warning: stated[0].capability_count: expected a whole number of 0 or more, found 2.5 (the field is dropped)
c.jsonl:1: warning: stated[1]: expected an object, found 5 (it is dropped)
c.jsonl:1: warning: stated[2].rank: expected a number of 0 to 100, found "x" (the field is dropped)
)");
}

TEST_CASE("a source needs a name; its other fields may fail alone") {
  CHECK(only_entity(line_with(R"("source":{"name":"list","url":"ftp://x","observed":"soon"})"))
            .sources == std::vector<Source>{{"list", "", {}}});
  CHECK(dropped(R"("source":{"url":"https://x.org"})") ==
        std::string("c.jsonl:1: warning: source: has no name") + kDropped);
}

TEST_CASE("several sources are an array of objects") {
  CHECK(only_entity(line_with(R"("source":[{"name":"x"},{"name":"y"},{"name":"x"}])")).sources ==
        std::vector<Source>{{"x", "", {}}, {"y", "", {}}});
}

TEST_CASE("unknown fields are kept as compact JSON, sorted by name") {
  const Entity entity = only_entity(
      line_with(R"("zoo" : [1, 2.50, "ä\n"], "any": null, "Beta": {"y": {}, "x": false})"));
  CHECK(entity.extra == std::vector<ExtraField>{{"Beta", R"({"x":false,"y":{}})"},
                                                {"any", "null"},
                                                {"zoo", R"([1,2.5,"ä\n"])"}});
}

TEST_CASE("unknown fields of pricing and source are kept under their full path") {
  const std::string line = line_with(
      R"("pricing":{"model":"paid","trial":14,"price":{"amount":1,"tax":0.2}},"source":{"name":"s","by":"me"},"stated":{"rank":1,"source":{"name":"p","page":3}})");
  const Entity entity = only_entity(line);
  CHECK(problems_of(line).empty());
  CHECK(entity.extra == std::vector<ExtraField>{{"pricing.price.tax", "0.2"},
                                                {"pricing.trial", "14"},
                                                {"source.by", "\"me\""}});
  CHECK(entity.stated[0].extra == std::vector<ExtraField>{{"source.page", "3"}});
}

TEST_CASE("a key twice in one object is a warning, and the last one counts") {
  const std::string line = line_with(
      R"("maker":"M","maker":"N","pricing":{"model":"paid","price":{"amount":1,"amount":2}},"x":[0,{"y":1,"y":2}])");
  CHECK(problems_of(line) ==
        R"(c.jsonl:1: warning: maker: is given twice in one object (the last one counts)
c.jsonl:1: warning: pricing.price.amount: is given twice in one object (the last one counts)
c.jsonl:1: warning: x[1].y: is given twice in one object (the last one counts)
)");
  CHECK(only_entity(line).maker == "N");
  CHECK(only_entity(line).pricing->price->amount == 2);
}
