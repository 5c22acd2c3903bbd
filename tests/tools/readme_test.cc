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
  CHECK(examples.size() == 4);
  for (Example example : examples) {
    example.arguments.insert(example.arguments.end(), {"--data", data.path()});
    CHECK(test::run_command(example.arguments).out == example.output);
  }
}

namespace {

/// The texts that stand in the first block under "What can be typed".
std::vector<std::string> typed_examples() {
  std::ifstream in(MATCHGRAPH_SOURCE_DIR "/README.md");
  std::vector<std::string> out;
  bool is_section = false;
  bool is_block = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "## What can be typed") is_section = true;
    if (!is_section) continue;
    if (line.starts_with("```")) {
      if (is_block) break;
      is_block = true;
    } else if (is_block) {
      out.push_back(line);
    }
  }
  return out;
}

/// The examples of a subcommand's help that ask something.
std::vector<std::vector<std::string>> help_examples(const std::string& subcommand) {
  const std::string help = test::run_command({subcommand, "--help"}).out;
  const std::string begin = "\n  matchgraph ";
  std::vector<std::vector<std::string>> out;
  for (std::size_t at = help.find(begin); at != std::string::npos; at = help.find(begin, at)) {
    at += begin.size();
    std::string line = help.substr(at, help.find('\n', at) - at);
    line = line.substr(0, line.find(" > "));
    for (char& c : line) c = c == '\'' ? '"' : c;
    out.push_back(split_shell_words(line));
  }
  return out;
}

}  // namespace

TEST_CASE("every example text of the README and every example of the help finds something") {
  const test::TemporaryFolder data;
  const std::string sample = MATCHGRAPH_SOURCE_DIR "/tools/sample/";
  REQUIRE(test::run_command({"build", sample + "catalogue.jsonl", "--evidence",
                             sample + "searches.jsonl", "--data", data.path()})
              .status == 0);
  const auto texts = typed_examples();
  CHECK(texts.size() >= 8);
  for (const std::string& text : texts) {
    const test::Outcome found = test::run_command({"search", text, "--data", data.path()});
    CHECK_MESSAGE(found.status == 0, text << "\n" << found.out << found.err);
    CHECK_MESSAGE(found.out.find("not used: ") == std::string::npos, text << "\n" << found.out);
  }
  std::size_t examples = 0;
  for (const char* subcommand : {"search", "alternatives", "compare", "entity", "path"}) {
    for (std::vector<std::string> example : help_examples(subcommand)) {
      example.insert(example.end(), {"--data", data.path()});
      const test::Outcome found = test::run_command(example);
      CHECK_MESSAGE(found.status == 0, example[0] << " " << example[1] << "\n"
                                                  << found.out << found.err);
      ++examples;
    }
  }
  CHECK(examples >= 12);
}
