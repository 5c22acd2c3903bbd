// Every filter can be given in three ways: as an option, in an address and in the text. Each says
// the same.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/filter_table.h"
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "matchgraph/snapshot.h"
#include "query/language/query_text.h"
#include "server/site/request_parameters.h"
#include "support/filter_samples.h"
#include "tools/speech_catalogue.h"

using namespace matchgraph;

namespace {

const std::string kSeed = "openai/whisper";

const Engine& speech_engine() {
  static const Engine engine(open_snapshot(test::built_catalogue().data()));
  return engine;
}

std::vector<std::string> option_of(const FilterRow& row) {
  const std::string flag = fmt::format("--{}", row.name);
  if (row.is_switch()) return {flag};
  return {flag, test::sample_value(row)};
}

}  // namespace

TEST_CASE("a parameter of an address sets its filter and no other") {
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    const web::Parameters parameters = {
        {std::string(row.name), row.is_switch() ? "1" : test::sample_value(row)}};
    server::ParameterReader reader(parameters);
    CHECK(server::read_alternatives(reader, 100).filters == test::sample_filters(row));
    CHECK_NOTHROW(reader.refuse_unknown());
    server::ParameterReader search_reader(parameters);
    const Filters searched = server::read_search(search_reader, 100).filters;
    if (row.needs_seeds()) {
      CHECK_FALSE(has_any(searched));
      CHECK_THROWS_AS(search_reader.refuse_unknown(), Error);
    } else {
      CHECK(searched == test::sample_filters(row));
    }
    CHECK(server::filters_text(parameters).starts_with(row.name));
  }
  CHECK(server::filters_text({{"q", "x"}, {"limit", "3"}, {"sort", "rank"}}) == "sort=rank");
}

TEST_CASE("an option of the command asks for what its filter asks for") {
  for (const FilterRow& row : filter_table()) {
    CAPTURE(row.name);
    std::vector<std::string> arguments = {"alternatives", kSeed, "--format", "json"};
    for (const std::string& part : option_of(row)) arguments.push_back(part);
    AlternativesRequest request;
    request.seeds = {kSeed};
    request.filters = test::sample_filters(row);
    request.marks = false;
    const test::Outcome outcome = test::built_catalogue().run(arguments);
    CHECK(outcome.err == "");
    CHECK(outcome.out == to_json(speech_engine().alternatives(request)));
  }
}

TEST_CASE("a search needs no words where it has any one filter") {
  for (const FilterRow& row : filter_table()) {
    if (row.needs_seeds()) continue;
    CAPTURE(row.name);
    std::vector<std::string> arguments = {"search"};
    for (const std::string& part : option_of(row)) arguments.push_back(part);
    const test::Outcome outcome = test::built_catalogue().run(arguments);
    CHECK(outcome.err == "");
    CHECK(outcome.status <= 1);
  }
  CHECK(test::built_catalogue().run({"search", "--workload", "in=2M"}).status == 2);
  CHECK(test::built_catalogue().run({"search", "--sort", "rank"}).status == 2);
}

TEST_CASE("a typed key sets its filter and no other, and a text is written with it") {
  for (const FilterRow& row : filter_table()) {
    if (row.needs_seeds()) continue;
    CAPTURE(row.name);
    const Filters alone = test::sample_filters(row);
    const std::string value = row.is_switch() ? "yes" : test::sample_value(row);
    for (const std::string_view key : {row.name, row.alias}) {
      if (key.empty()) continue;
      const ParsedQuery typed = speech_engine().parse(fmt::format("{}:\"{}\"", key, value));
      CHECK(typed.filters == alone);
      CHECK(typed.need == "");
      const ParsedQuery flag = speech_engine().parse(
          row.is_switch() ? fmt::format("--{}", key) : fmt::format("--{} \"{}\"", key, value));
      CHECK(flag.filters == alone);
    }
    CHECK(speech_engine().parse(query_text({}, alone, "")).filters == alone);
  }
}

TEST_CASE("beside a seed, words say a critique's filter, each phrase of it") {
  for (const FilterRow& row : filter_table()) {
    if (!row.is_switch()) continue;
    CAPTURE(row.name);
    for (const std::string_view phrase : row.phrases) {
      const ParsedQuery typed =
          speech_engine().parse(fmt::format("like \"{}\" but {}", kSeed, phrase));
      REQUIRE(typed.critiques.size() == 1);
      CHECK(typed.critiques[0].kind == *row.critique);
      CHECK(to_string(typed.critiques[0]) == row.words);
    }
    const Filters asked = test::sample_filters(row);
    const ParsedQuery written = speech_engine().parse(query_text({kSeed}, asked, ""));
    // "Free" in words keeps what does not say: the filter is written as one.
    if (written.critiques.empty()) {
      CHECK(written.filters == asked);
      continue;
    }
    REQUIRE(written.critiques.size() == 1);
    CHECK(written.critiques[0].kind == *row.critique);
  }
}
