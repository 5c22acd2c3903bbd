// A request as a text, and the text as a request: they mean the same.
#include "query/language/query_text.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"
#include "text/fold.h"

using namespace matchgraph;

namespace {

using Texts = std::vector<std::string>;

/// Ids, makers and tags that are hard to write down.
const test::FreshEngine& odd_things() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/\"quoted\"","name":"A","type":"tool","maker":"The \"Quoted\" Co.","license":"MIT","tags":["in:image","x, y"],"updated":"2025","signals":{"context":5,"stars":7,"max_output":2,"odd name":1,"free":3},"capabilities":[{"text":"Draws pictures."}]}
{"id":"b/it's","name":"B","type":"mcp-server","maker":"O'Neil, Sons and Daughters","license":"Apache-2.0, MIT","signals":{"context":9,"stars":1},"capabilities":[{"text":"Draws pictures with colours."}]}
{"id":"c/\"«both»\"","name":"C","type":"model","maker":"Größe «Groß»","pricing":{"model":"free"},"capabilities":[{"text":"Draws pictures offline."}]}
{"id":"d/and","name":"D and E","type":"other thing","maker":"from","license":"a,b","capabilities":[{"text":"Paints pictures."}]}
{"id":"e-free","name":"Free","type":"tool","maker":"Acme (US).","capabilities":[{"text":"Sells pictures."}]}
)"));
  return engine;
}

/// Filters as sorted texts: an order of values within a field means nothing, nor do case and marks.
Texts meaning(const Filters& filters) {
  Texts out;
  const auto add = [&out](const char* field, const Texts& values) {
    for (const std::string& value : values) out.push_back(std::string(field) + "=" + value);
  };
  add("type", filters.types);
  add("maker", filters.makers);
  add("not maker", filters.not_makers);
  add("license", filters.licenses);
  add("tag", filters.tags);
  add("with", filters.with);
  add("without", filters.without);
  if (filters.free) out.emplace_back("free");
  if (filters.paid) out.emplace_back("paid");
  if (filters.open_source) out.emplace_back("open source");
  if (filters.max_price) out.push_back("price<=" + std::to_string(*filters.max_price));
  if (filters.min_rank) out.push_back("rank>=" + std::to_string(*filters.min_rank));
  for (const RelativeBound& bound : filters.relative) {
    out.push_back("relative " + std::to_string(static_cast<int>(bound.kind)) + bound.signal);
  }
  for (const Constraint& where : filters.where) {
    out.push_back(where.field + where.op + value_text(where.value));
  }
  for (std::string& text : out) text = text.substr(0, text.find('=') + 1) + fold_for_names(text);
  std::sort(out.begin(), out.end());
  return out;
}

/// What a text asks for, its critiques among the filters.
Filters filters_of(const ParsedQuery& query) {
  Filters out = query.filters;
  for (const Critique& critique : query.critiques) {
    switch (critique.kind) {
      case CritiqueKind::kCheaper:
        out.relative.push_back({Comparative::kCheaper, ""});
        break;
      case CritiqueKind::kNewer:
        out.relative.push_back({Comparative::kNewer, ""});
        break;
      case CritiqueKind::kSmaller:
        out.relative.push_back({Comparative::kSmaller, critique.value});
        break;
      case CritiqueKind::kLarger:
        out.relative.push_back({Comparative::kLarger, critique.value});
        break;
      case CritiqueKind::kHigherRanked:
        out.relative.push_back({Comparative::kHigherRanked, ""});
        break;
      case CritiqueKind::kFree:
        out.free = true;
        break;
      case CritiqueKind::kPaid:
        out.paid = true;
        break;
      case CritiqueKind::kOpenSource:
        out.open_source = true;
        break;
      case CritiqueKind::kWith:
        out.with.push_back(critique.value);
        break;
      case CritiqueKind::kWithout:
        out.without.push_back(critique.value);
        break;
      default:
        FAIL("no other critique is written: ", to_string(critique));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a request reads as a person would type it") {
  CHECK(query_text({"acme/x"}, {.with = {"vision"}, .relative = {{Comparative::kCheaper, ""}}},
                   "") == "like \"acme/x\" but cheaper, with vision");
  CHECK(query_text({"a", "b"}, {.types = {"model"}, .free = true}, "draw cats") ==
        "like \"a\" and \"b\" free:yes type:model draw cats");
  CHECK(query_text({"a"}, {.relative = {{Comparative::kSmaller, "stars"}}}, "draw cats") ==
        "like \"a\" but less stars; draw cats");
  CHECK(query_text({}, {.free = true, .with = {"tool calling"}}, "draw cats") ==
        "free:yes with:\"tool calling\" draw cats");
  CHECK(query_text({}, {.where = {{"context", ">=", 1000.0}, {"tag", "=", NameList{"a b"}}}}, "") ==
        "context:>=1000 where:\"tag = a b\"");
  CHECK(query_text({}, {}, "draw cats") == "draw cats");
  CHECK(query_text({}, {}, "") == "");
}

TEST_CASE("what is written for a request is understood as the request") {
  const Texts ids = {"a/\"quoted\"", "b/it's", "c/\"«both»\"", "d/and", "e-free"};
  const Texts makers = {"The \"Quoted\" Co.", "O'Neil, Sons and Daughters", "Größe «Groß»", "from",
                        "Acme (US).",         "Nobody \"at\" all"};
  const Texts phrases = {"vision", "tool calling", "free",       "cheaper", "a \"quoted\" phrase",
                         "GPU",    "open source",  "no",         "C++",     "offline, mostly",
                         "the",    "dataset",      "mcp-server", "from",    "stars",
                         "not",    "only",         "more stars", "like",    "and"};
  const Texts needs = {"", "draw cats", "pictures of chess boards", "transcribe speech"};
  const std::vector<Constraint> wheres = {{"context", ">=", 5.0},
                                          {"stars", "<", 7.5},
                                          {"max_output", "=", 2.0},
                                          {"odd name", "!=", 1.0},
                                          {"free", ">", 2.0},
                                          {"updated", ">", Date{2024, 5, 0}},
                                          {"type", "=", NameList{"other thing"}},
                                          {"maker", "!=", NameList{"from"}},
                                          {"maker", "=", NameList{"The \"Quoted\" Co."}},
                                          {"license", "=", NameList{"Apache-2.0, MIT"}},
                                          {"tag", "=", NameList{"x, y"}},
                                          {"price", "<=", 1e-7},
                                          {"rank", ">=", 3.0}};
  std::mt19937 random(5);
  const auto pick = [&random](const auto& from) { return from[random() % from.size()]; };
  const auto some = [&random](unsigned of) { return random() % of == 0; };
  for (int round = 0; round < 3000; ++round) {
    Texts seeds;
    for (const std::string& id : ids) {
      if (some(4)) seeds.push_back(id);
    }
    Filters filters;
    if (some(4)) filters.types = {pick(Texts{"tool", "mcp-server", "other thing", "unheard"})};
    if (some(4)) filters.makers = {pick(makers)};
    if (some(4)) filters.not_makers = {pick(makers)};
    if (some(5)) filters.licenses = {pick(Texts{"MIT", "Apache-2.0, MIT", "a,b"})};
    if (some(5)) filters.tags = {pick(Texts{"in:image", "x, y", "none"})};
    filters.free = some(5);
    filters.paid = some(5);
    filters.open_source = some(5);
    if (some(3)) filters.with = {pick(phrases)};
    if (some(3)) filters.without = {pick(phrases)};
    if (some(6)) filters.with.push_back(pick(phrases));
    if (some(6)) filters.max_price = pick(std::vector<double>{0.1, 0, 1e-7, 12345678.5});
    if (some(6)) filters.min_rank = pick(std::vector<double>{0, 33.3, 100});
    if (some(3)) filters.where.push_back(pick(wheres));
    if (!seeds.empty() && some(2)) {
      const RelativeBound bounds[] = {
          {Comparative::kCheaper, ""},         {Comparative::kNewer, ""},
          {Comparative::kSmaller, ""},         {Comparative::kLarger, ""},
          {Comparative::kHigherRanked, ""},    {Comparative::kSmaller, "stars"},
          {Comparative::kLarger, "max_output"}};
      filters.relative = {bounds[random() % 7]};
    }
    const std::string need = pick(needs);
    const std::string text = query_text(seeds, filters, need);
    CAPTURE(text);
    const ParsedQuery read = odd_things()->parse(text);
    Texts read_seeds;
    for (const Seed& seed : read.seeds) read_seeds.push_back(seed.id);
    CHECK(read_seeds == seeds);
    CHECK(read.need == need);
    CHECK(fmt::format("{}", fmt::join(meaning(filters_of(read)), "; ")) ==
          fmt::format("{}", fmt::join(meaning(filters), "; ")));
  }
}
