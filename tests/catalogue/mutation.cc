// Whatever the bytes are, a line is an entity that keeps its promises, or an error.
#include <doctest/doctest.h>

#include <random>

#include "matchgraph/catalogue.h"
#include "random_entity.h"
#include "support/catalogue_text.h"
#include "text/unicode_text.h"

using namespace matchgraph;

namespace {

constexpr std::string_view kTokens[] = {"\"",
                                        "\\",
                                        "{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "null",
                                        "1e999",
                                        "-1",
                                        "\\u0000",
                                        "\\ud800",
                                        "\xff",
                                        "\xc3",
                                        std::string_view("\0", 1),
                                        "\xef\xbb\xbf",
                                        " ",
                                        "\\n",
                                        "\xc2\xa0",
                                        "\"id\":",
                                        "\"text\":\"\"",
                                        "NaN",
                                        "ftp://",
                                        "2025-25-11"};

/// Flips, cuts, repeats or inserts bytes, one to four times.
std::string mutated(std::string line, test::RandomEntity& random) {
  for (std::size_t edits = 1 + random.below(4); edits > 0; --edits) {
    if (line.empty()) return line;
    const std::size_t at = random.below(line.size());
    const std::size_t count = std::min(1 + random.below(20), line.size() - at);
    switch (random.below(5)) {
      case 0:
        line[at] =
            static_cast<char>(static_cast<unsigned char>(line[at]) ^ (1U << random.below(8)));
        break;
      case 1:
        line.resize(at);
        break;
      case 2:
        line.erase(at, count);
        break;
      case 3:
        line.insert(random.below(line.size()), line.substr(at, count));
        break;
      default:
        line.insert(at, kTokens[random.below(std::size(kTokens))]);
    }
  }
  return line;
}

bool has_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::kError;
  });
}

/// Nothing that could break a terminal, a log or a JSON reply.
bool is_printable_line(const std::string& text) {
  return !catalogue::find_bad_utf8(text) && text.find('\n') == std::string::npos &&
         text.find('\0') == std::string::npos && text.find('\x1b') == std::string::npos;
}

}  // namespace

TEST_CASE("a mutated line is an error, or an entity that is read back as itself") {
  test::RandomEntity random(2);
  std::size_t accepted = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string line = mutated(to_catalogue_line(random.next()), random);
    CAPTURE(line);
    std::vector<Diagnostic> diagnostics;
    const auto entity = parse_entity(line, "c.jsonl", 1, {}, diagnostics);
    REQUIRE(entity.has_value() != has_error(diagnostics));
    for (const Diagnostic& diagnostic : diagnostics) {
      REQUIRE(is_printable_line(to_string(diagnostic)));
      REQUIRE(to_string(diagnostic).size() < 1000);
    }
    if (!entity) continue;
    ++accepted;
    diagnostics.clear();
    REQUIRE(parse_entity(to_catalogue_line(*entity), "c.jsonl", 1, {}, diagnostics) == entity);
    REQUIRE(test::to_lines(diagnostics).empty());
  }
  CHECK(accepted > 1000);  // else the mutations are too coarse to test anything
}

TEST_CASE("a line cut anywhere is an error") {
  test::RandomEntity random(3);
  const std::string line = to_catalogue_line(random.next());
  for (std::size_t size = 0; size < line.size(); ++size) {
    CAPTURE(size);
    std::vector<Diagnostic> diagnostics;
    CHECK_FALSE(parse_entity(line.substr(0, size), "c.jsonl", 1, {}, diagnostics).has_value());
    CHECK(diagnostics.size() == 1);
  }
}

TEST_CASE("a file of random bytes is errors only") {
  std::mt19937_64 random(4);
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += static_cast<char>(random() & 0xff);
  const LoadResult result = test::load_text(bytes);
  CHECK(result.catalogue.entities.empty());
  CHECK(result.errors == result.lines);
  CHECK(result.skipped_lines == result.lines);
}
