// Whatever the bytes: no crash, no entity that a catalogue would refuse.
#include <doctest/doctest.h>

#include <iterator>
#include <random>

#include "markdown_samples.h"
#include "tools/importers/lists/awesome_list.h"
#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/readme/readme.h"
#include "tools/importers/records/csv.h"
#include "tools/importers/records/yaml_list.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

/// Makes files out of pieces of Markdown, of the sample files, and of random bytes.
class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {
    for (const char* name : {"list.md", "readme.md", "model_card.md"}) {
      std::ifstream in(sample_file(name), std::ios::binary);
      samples_.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }

  std::string pieces() {
    static const std::vector<std::string> kPieces = {"# ",
                                                     "## Features\n",
                                                     "- ",
                                                     "  - ",
                                                     "* [ ] ",
                                                     "[x](",
                                                     "https://a.org",
                                                     ")",
                                                     "**",
                                                     "`",
                                                     "|",
                                                     "|---|\n",
                                                     "\n",
                                                     "\n\n",
                                                     "> ",
                                                     "---\n",
                                                     "<h1>",
                                                     "</h1>",
                                                     "<a href=",
                                                     "<br>",
                                                     "<!--",
                                                     "-->",
                                                     "&amp;",
                                                     "&#x0;",
                                                     "license: ",
                                                     "supports ",
                                                     "It ",
                                                     "can be ",
                                                     ". ",
                                                     "(",
                                                     "]",
                                                     "![",
                                                     "\t",
                                                     "    ",
                                                     "```\n",
                                                     "✅",
                                                     "\xF0\x9F\x8C\xBE",
                                                     ":rocket:",
                                                     "#tag ",
                                                     "<details><summary>",
                                                     "by Acme",
                                                     "\r\n",
                                                     "<",
                                                     "1. ",
                                                     "https://github.com/a/b/tree/main/c"};
    std::string out;
    for (std::size_t i = below(120); i > 0; --i) out += kPieces[below(kPieces.size())];
    return out;
  }

  std::string damaged_sample() {
    std::string out = samples_[below(samples_.size())];
    for (std::size_t i = 1 + below(8); i > 0 && !out.empty(); --i) {
      const std::size_t at = below(out.size());
      switch (below(3)) {
        case 0:
          out.erase(at, below(40));
          break;
        case 1:
          out.insert(at, pieces().substr(0, 30));
          break;
        default:
          out.insert(at, out.substr(below(out.size()), below(60)));
      }
    }
    return out;
  }

  std::string bytes() {
    std::string out(below(400), '\0');
    for (char& c : out) c = static_cast<char>(below(256));
    return out;
  }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  std::mt19937 random_;
  std::vector<std::string> samples_;
};

void check_loadable(const Imported& imported) {
  for (const Entity& entity : imported.entities) {
    const std::string line = to_catalogue_line(entity);
    std::vector<Diagnostic> diagnostics;
    const auto read = parse_entity(line, "line", 1, {}, diagnostics);
    INFO(line);
    for (const Diagnostic& one : diagnostics) INFO(to_string(one));
    CHECK(read.has_value());
  }
}

TEST_CASE("random Markdown is read without a crash, and what comes out loads") {
  Maker maker(20261122);
  for (int i = 0; i < 150; ++i) {
    for (const std::string& text : {maker.pieces(), maker.damaged_sample()}) {
      check_loadable(import_text(import_awesome_lists, text));
      check_loadable(import_text(import_readmes, text));
      check_loadable(import_text(import_awesome_lists, text, "file.rst"));
      check_loadable(import_text(import_csv, "name,url,description\n" + text, "file.csv"));
      check_loadable(import_text(import_yaml, text, "file.yml"));
    }
  }
}

TEST_CASE("any bytes are parsed") {
  Maker maker(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = maker.bytes();
    CHECK(markdown::parse(bytes).root.kind == markdown::BlockKind::kDocument);
  }
}

}  // namespace
}  // namespace matchgraph
