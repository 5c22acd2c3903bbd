#include <doctest/doctest.h>

#include <random>
#include <set>

#include "page_samples.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    lines.push_back(text.substr(begin, end - begin));
  }
  lines.push_back(text.substr(begin));
  return lines;
}

/// Damages pages line by line or byte by byte.
class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  void mutate_lines(std::vector<std::string>& lines) {
    static const std::vector<std::string> kInserted = {
        "",
        "|",
        "| |",
        "| Adoption |",
        "| x | y | z | w |",
        "Verdict",
        "Unique: inserted",
        "vs alternatives: inserted",
        "+9223372036854775807 more capabilities",
        "+3 more capabilities",
        "the-orchard Capabilities",
        "Need something different?",
        "Search the match graph →",
        "an inserted text",
        "| Capabilities | 9223372036854775807 "
        "decomposed | -1 decomposed |",
        "| UnfragileRank | nan/100 | 1e999/100 |",
        "| Starting Price | $1e999 per x | $-1 per y |",
        "\r",
        "\\Unique: x"};
    const auto at = [&] { return static_cast<std::ptrdiff_t>(below(lines.size())); };
    switch (below(5)) {
      case 0:
        lines.erase(lines.begin() + at());
        if (lines.empty()) lines.emplace_back();
        break;
      case 1:
        lines.insert(lines.begin() + at(), kInserted[below(kInserted.size())]);
        break;
      case 2:
        std::swap(lines[below(lines.size())], lines[below(lines.size())]);
        break;
      case 3: {
        const std::string copy = lines[below(lines.size())];
        lines.insert(lines.begin() + at(), copy);
        break;
      }
      default:
        lines[below(lines.size())] = kInserted[below(kInserted.size())];
    }
  }

  void mutate_bytes(std::string& text) {
    using namespace std::string_literals;
    static const std::string kBytes = "\0\n\r|\\ +:\xff\xc3/09eE-$"s;
    if (text.empty()) return;
    const std::size_t at = below(text.size());
    switch (below(4)) {
      case 0:
        text.erase(at, 1 + below(20));
        break;
      case 1:
        text.insert(at, 1, kBytes[below(kBytes.size())]);
        break;
      case 2:
        text[at] = kBytes[below(kBytes.size())];
        break;
      default:
        text.insert(at, text.substr(below(text.size()), below(40)));
    }
  }

 private:
  std::mt19937 random_;
};

/// What must hold whatever was read.
void check_result(const ImportResult& result) {
  CHECK(result.imported + result.skipped == 1);
  CHECK((result.errors == 0) == (result.imported == 1));
  CHECK((result.entities.size() == 2) == (result.imported == 1));
  for (const Entity& entity : result.entities) {
    std::set<std::string> texts;
    for (const Capability& capability : entity.capabilities) {
      CHECK(texts.insert(capability.text).second);
    }
    CHECK_FALSE(entity.type.empty());
    CHECK(entity.stated.size() == 1);
  }
  if (result.entities.size() != 2) return;
  Comparison comparison;
  comparison.entities = result.entities;
  const ImportResult again = import_page(to_page(comparison));
  CAPTURE(told(again));
  CHECK(again.errors == 0);
}

TEST_CASE("a page damaged line by line is told about, or says the same as before") {
  Mutator mutator(20310402);
  for (int i = 0; i < 3000; ++i) {
    SamplePage page = sample_page();
    if (i % 3 == 0) page.a = sample_side("Acme: Peeler 2.5", 9);
    const bool broken = i % 2 == 0;
    std::vector<std::string> lines =
        split(broken ? broken_page(page, mutator.below(26)) : clean_page(page));
    for (std::size_t n = 1 + mutator.below(3); n > 0; --n) mutator.mutate_lines(lines);
    const std::string text = join(lines);
    const ImportResult result = import_page(text);
    CAPTURE(i);
    CAPTURE(text);
    check_result(result);
    if (broken || !told(result).empty()) continue;
    // Read without a word: then every line is in the page that is written of it.
    const std::vector<std::string> titled = split(text);
    const bool a_first = titled[0].starts_with(page.a.name);
    const std::string written = a_first ? to_page(compare(result, page.a.name, page.b.name))
                                        : to_page(compare(result, page.b.name, page.a.name));
    const std::vector<std::string> kept = split(written);
    std::multiset<std::string> left(kept.begin(), kept.end());
    for (const std::string& line : lines) {
      if (line.empty() || line == "|" || line == "|---|---|---|") continue;  // these say nothing
      CAPTURE(line);
      const auto found = left.find(line);
      CHECK(found != left.end());
      if (found != left.end()) left.erase(found);
    }
  }
}

TEST_CASE("a page damaged byte by byte never breaks the importer") {
  Mutator mutator(20310403);
  for (int i = 0; i < 3000; ++i) {
    const SamplePage page = sample_page();
    std::string text = i % 2 == 0 ? broken_page(page, mutator.below(26)) : clean_page(page);
    for (std::size_t n = 1 + mutator.below(12); n > 0; --n) mutator.mutate_bytes(text);
    CAPTURE(i);
    CAPTURE(text);
    check_result(import_page(text));
  }
}

TEST_CASE("long pages of the worst kind are read in linear time and told about briefly") {
  const std::string head = "a vs b\nx\n| Feature | a | b |\n|---|---|---|\n";
  const std::vector<std::string> fillers = {"| a |\n",
                                            "|\n",
                                            "Unique: x\n",
                                            "+1 more capabilities\n",
                                            "Need something different?\n",
                                            "text\n",
                                            "b Capabilities\n",
                                            "||||||||\n"};
  for (const std::string& filler : fillers) {
    std::string text = head;
    while (text.size() + filler.size() <= kMaxPageBytes) text += filler;
    CAPTURE(filler);
    const ImportResult result = import_page(text);
    CHECK(result.diagnostics.size() <= 100);
    CHECK(result.errors > 0);
  }
  const std::string long_head = replaced(head, "b", std::string(150'000, 'b'));
  for (const std::string filler : {"x\n", "Unique:\n", "\\"}) {
    std::string text = long_head;
    while (text.size() + filler.size() <= kMaxPageBytes) text += filler;
    CHECK(import_page(text).errors > 0);
  }
  std::string rows = head;
  for (int i = 0; rows.size() + 20 < kMaxPageBytes; ++i)
    rows += fmt::format("| f{} | x | y |\n", i);
  CHECK(import_page(rows).diagnostics.size() <= 100);
}

}  // namespace
}  // namespace matchgraph
