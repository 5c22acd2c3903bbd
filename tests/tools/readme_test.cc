// The README's examples are what the program prints.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "run_command.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// One "$ matchgraph ..." of the README, and what follows it up to the end of its block.
struct Example {
  std::vector<std::string> arguments;
  std::string output;
};

std::vector<std::string> split_shell_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : line + " ") {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else {
      word += c;
    }
  }
  return words;
}

std::vector<Example> readme_examples() {
  std::ifstream in(MATCHGRAPH_SOURCE_DIR "/README.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string prompt = "```\n$ matchgraph ";
  std::vector<Example> out;
  for (std::size_t at = text.find(prompt); at != std::string::npos; at = text.find(prompt, at)) {
    at += prompt.size();
    const std::size_t line_end = text.find('\n', at);
    const std::size_t block_end = text.find("```", line_end);
    out.push_back({split_shell_words(text.substr(at, line_end - at)),
                   text.substr(line_end + 1, block_end - line_end - 1)});
  }
  return out;
}

}  // namespace

TEST_CASE("the README shows what the program prints for the sample catalogue") {
  const test::TemporaryFolder data;
  const std::string sample = MATCHGRAPH_SOURCE_DIR "/tools/sample/";
  REQUIRE(test::run_command({"build", sample + "catalogue.jsonl", "--evidence",
                             sample + "searches.jsonl", "--data", data.path()})
              .status == 0);
  const auto examples = readme_examples();
  CHECK(examples.size() == 3);
  for (Example example : examples) {
    example.arguments.insert(example.arguments.end(), {"--data", data.path()});
    CHECK(test::run_command(example.arguments).out == example.output);
  }
}
