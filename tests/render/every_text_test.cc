// What holds for every text rendering, whatever the values: nothing wider than the terminal, no
// byte that controls it, the same text with and without colour.
#include <doctest/doctest.h>
#include <utf8proc.h>

#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;
using matchgraph::sample::RandomText;

namespace {

// Columns of a line, counted here again from the library's widths alone.
std::size_t columns_of(const std::string& line) {
  std::size_t columns = 0;
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(line.data());
  for (std::size_t i = 0; i < line.size();) {
    utf8proc_int32_t point = 0;
    const auto size =
        utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(line.size() - i), &point);
    REQUIRE(size > 0);
    columns += static_cast<std::size_t>(utf8proc_charwidth(point));
    i += static_cast<std::size_t>(size);
  }
  return columns;
}

bool controls_terminal(const std::string& text) {
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t point = 0;
    const auto size =
        utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(text.size() - i), &point);
    if (size <= 0) return true;
    const bool control = utf8proc_category(point) == UTF8PROC_CATEGORY_CC && point != '\n';
    const bool direction = point >= 0x202A && point <= 0x202E;
    if (control || direction) return true;
    i += static_cast<std::size_t>(size);
  }
  return false;
}

std::string without_colour(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = text.find('m', i);
      REQUIRE(i != std::string::npos);
    } else {
      plain += text[i];
    }
  }
  return plain;
}

using Renderer = std::function<std::string(const TextStyle&)>;

std::vector<Renderer> random_renderers(unsigned seed) {
  RandomText random(seed);
  const auto of = [](auto value) {
    return [value](const TextStyle& style) { return to_text(value, style); };
  };
  return {of(random.search()),      of(random.alternatives()), of(random.comparison(2)),
          of(random.comparison(3)), of(random.comparison(8)),  of(random.entity()),
          of(random.claims_about())};
}

void check_lines(const std::string& text, std::size_t width) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    INFO(line);
    CHECK(columns_of(line) <= width);
    CHECK((line.empty() || line.back() != ' '));
  }
}

}  // namespace

TEST_CASE("no line is wider than the terminal") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    for (const std::size_t width : {40, 57, 80, 133, 200}) {
      CAPTURE(width);
      for (const Renderer& render : random_renderers(seed))
        check_lines(render({false, width}), width);
    }
  }
}

TEST_CASE("a width out of bounds is taken as the nearest bound") {
  for (const Renderer& render : random_renderers(1)) {
    CHECK(render({false, 0}) == render({false, 40}));
    CHECK(render({false, 100000}) == render({false, 200}));
  }
}

TEST_CASE("no control character of a catalogue reaches the terminal") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    for (const Renderer& render : random_renderers(seed)) {
      const std::string plain = render({false, 80});
      CHECK_FALSE(controls_terminal(plain));
      CHECK(plain.find('\x1b') == std::string::npos);
    }
  }
}

TEST_CASE("colour adds nothing but colour, and every line ends without it") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    for (const Renderer& render : random_renderers(seed)) {
      const std::string coloured = render({true, 80});
      CHECK(without_colour(coloured) == render({false, 80}));
      CHECK_FALSE(controls_terminal(without_colour(coloured)));
      CHECK(coloured.find("\x1b[31m") == std::string::npos);
    }
  }
}

TEST_CASE("a word that is wider than the terminal stays whole where it is an id") {
  SearchResults results;
  results.total = 1;
  results.results.resize(1);
  results.results[0].entity = sample::vosk();
  results.results[0].entity.id = std::string(150, 'x');
  CHECK(to_text(results, {false, 40}).find(std::string(150, 'x')) != std::string::npos);
}

TEST_CASE("a word that is wider than its column breaks where columns stand side by side") {
  Comparison comparison;
  comparison.cards = {sample::whisper(), sample::vosk()};
  comparison.table = {{"Link", {std::string(150, 'x'), std::string(150, 'y')}, true}};
  check_lines(to_text(comparison, {false, 80}), 80);
}

TEST_CASE("very long words break in a comparison, but for ids") {
  for (std::size_t entities = 2; entities <= 8; ++entities) {
    RandomText random(static_cast<unsigned>(entities));
    Comparison comparison = random.comparison(entities);
    const std::string word(300, 'w');
    const std::string wide = "日本語" + word + "👩‍👩‍👧👩‍👩‍👧";
    for (EntityCard& card : comparison.cards) card.name = wide;
    for (TableRow& row : comparison.table) row = {word, std::vector(entities, wide), true};
    for (CapabilityPair& pair : comparison.both) pair.left.text = pair.right.text = wide;
    for (auto& only : comparison.only) only = {{0, word, wide}};
    for (MatrixRow& row : comparison.matrix) row.capability = {0, word, wide};
    comparison.verdict = {true, wide, wide, {{word, {word}}}, {{word, {word}}}};
    for (const std::size_t width : {40, 80, 200}) {
      CAPTURE(width);
      check_lines(to_text(comparison, {false, width}), width);
    }
  }
}

TEST_CASE("empty values are rendered without fault") {
  CHECK(to_text(SearchResults{}, {false, 80}) == "nothing found\n");
  CHECK_NOTHROW(to_text(AlternativesResults{}, {false, 80}));
  CHECK_NOTHROW(to_text(Comparison{}, {false, 80}));
  CHECK_NOTHROW(to_text(EntityDetail{}, {false, 80}));
  CHECK_NOTHROW(to_text(SnapshotStats{}, {false, 80}));
  CHECK_NOTHROW(to_text(ClaimsResults{}, {false, 80}));
  EntityDetail detail;
  detail.claims.resize(1);
  detail.claims[0].rival = {5, 2};
  CHECK_NOTHROW(to_text(detail, {false, 80}));
}
