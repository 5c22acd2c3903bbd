// The catalogues that speed is measured on.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tools/speech_catalogue.h"

using namespace matchgraph::test;
using nlohmann::json;

namespace {

Outcome generate(const std::vector<std::string>& arguments) {
  Environment generator;
  generator.program = MATCHGRAPH_GENERATOR;
  return run_command(arguments, generator);
}

std::vector<json> entities_of(const std::string& lines) {
  std::istringstream in(lines);
  std::vector<json> out;
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

}  // namespace

TEST_CASE("a made-up catalogue is the same for the same arguments, and another for others") {
  const Outcome made = generate({"500", "7"});
  CHECK(made.status == 0);
  CHECK(made.err == "");
  CHECK(generate({"500", "7"}).out == made.out);
  CHECK(generate({"500", "8"}).out != made.out);
  CHECK(generate({"500"}).out == generate({"500", "1"}).out);
}

TEST_CASE("a made-up catalogue has as many capabilities as asked for, and no fault") {
  const SpeechCatalogue folder;
  for (const std::size_t count : {1U, 37U, 3000U}) {
    CAPTURE(count);
    const Outcome made = generate({std::to_string(count)});
    std::size_t capabilities = 0;
    for (const json& entity : entities_of(made.out)) capabilities += entity["capabilities"].size();
    CHECK(capabilities == count);
    const Outcome checked = folder.run({"check", folder.write("made.jsonl", made.out)});
    CHECK(checked.status == 0);
    CHECK(contains(checked.out, ", 0 errors, 0 warnings\n"));
  }
}

TEST_CASE("made-up texts repeat now and then, and their lengths are those of real ones") {
  std::set<std::string> different;
  std::vector<std::size_t> words;
  for (const json& entity : entities_of(generate({"3000"}).out)) {
    for (const json& capability : entity["capabilities"]) {
      const std::string text = capability["text"];
      different.insert(text);
      words.push_back(1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')));
    }
  }
  CHECK(different.size() > 3000 / 2);
  CHECK(different.size() < 3000 * 3 / 4);
  std::sort(words.begin(), words.end());
  CHECK(words[words.size() / 2] >= 13);  // 15 in Debian's package descriptions
  CHECK(words[words.size() / 2] <= 17);
  CHECK(words[words.size() * 9 / 10] >= 40);  // 44
  CHECK(words[words.size() * 9 / 10] <= 48);
}

TEST_CASE("what is no number of capabilities is wrong usage") {
  const std::vector<std::vector<std::string>> wrong = {{},     {"0"},      {"ten"},
                                                       {"-1"}, {"5", "x"}, {"5", "1", "2"}};
  for (const auto& arguments : wrong) {
    const Outcome outcome = generate(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(contains(outcome.err, "usage: generate_catalogue"));
  }
}
