#include <doctest/doctest.h>

#include <random>
#include <set>

#include "page_samples.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

/// Entities as a page can state them, made of pieces that try to look like its structure.
class RandomPages {
 public:
  /// One of `ends` stands at the end of every text, if there are any.
  explicit RandomPages(std::uint32_t seed, std::vector<std::string> ends = {})
      : random_(seed), ends_(std::move(ends)) {}

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  Comparison comparison() {
    Comparison result;
    result.cards.resize(2);
    const std::string left = words(4);
    std::string right = words(4);
    if (right == left) right += "!";
    names_ = {left, right};
    result.entities = {entity(left, right), entity(right, left)};
    return result;
  }

 private:
  std::string words(std::size_t most) {
    static const std::vector<std::string> kPieces = {
        "slice",   "peel",    "vs",     "|",      "\\",     "\\|",  "Capabilities",
        "Verdict", "Unique:", "日本",   "— dash", "+3",     "more", "🍎",
        "higher",  "Feature", "58/100", "ranks",  "scores", "at",   "→",
        "© 2031",  "§",       "a:b/c",  "x  y",   "\t.",    "---",  "Type"};
    std::string text = kPieces[below(kPieces.size())];
    for (std::size_t more = below(most); more > 0; --more) {
      text += " " + kPieces[below(kPieces.size())];
    }
    const std::size_t begin = text.find_first_not_of(" \t");
    return text.substr(begin) + (ends_.empty() ? "" : ends_[below(ends_.size())]);
  }

  std::string text() {
    const std::vector<std::string> traps = {"Unique: no",
                                            "Unique:",
                                            "vs alternatives: no",
                                            "Verdict",
                                            "+12 more capabilities",
                                            "+0 more capabilities",
                                            "Need something different?",
                                            "Search the match graph →© 2031",
                                            "| Type | A | B |",
                                            "|---|---|---|",
                                            names_[0] + " Capabilities",
                                            names_[1] + " Capabilities",
                                            "vs alternatives:",
                                            names_[0] + " scores higher at 2/100"};
    std::string result = below(3) == 0 ? traps[below(traps.size())] : words(12);
    result.insert(0, below(4) == 0 ? below(3) : 0, '\\');
    // Distinct by what follows, but for the traps, which have to stay whole.
    while (!texts_.insert(result).second) result += fmt::format(" {}", texts_.size());
    return result;
  }

  Entity entity(const std::string& name, const std::string& other) {
    texts_.clear();
    Entity result;
    result.id = page_entity_id(name);
    result.name = name;
    result.type =
        std::vector<std::string>{"model", "mcp-server", "fine-tune", "api", "odd-one"}[below(5)];
    Stated stated;
    if (below(8) != 0) stated.rank = static_cast<double>(below(101));
    if (below(8) != 0) stated.adoption = static_cast<double>(below(2));
    if (below(8) != 0) stated.quality = static_cast<double>(below(2));
    if (below(8) != 0) stated.ecosystem = static_cast<double>(below(2));
    if (below(8) != 0) stated.match_graph = static_cast<double>(below(2));
    if (below(8) != 0) stated.times_matched = static_cast<std::int64_t>(below(100000));
    const std::size_t shown = below(9);
    const bool has_more = shown > 0 && below(2) == 0;
    stated.capability_count = static_cast<std::int64_t>(shown + (has_more ? 1 + below(20) : 0));
    stated.against = page_entity_id(other);
    stated.layout = "clean";
    stated.source.name = "comparison page page.txt";
    result.stated = {stated};
    result.sources = {{.name = "comparison page page.txt", .url = {}, .observed = {}}};
    result.pricing = pricing();
    for (std::size_t i = 0; i < shown; ++i) {
      Capability capability;
      capability.text = text();
      if (below(4) != 0) capability.unique = words(8);
      if (below(4) != 0) capability.versus = words(8);
      result.capabilities.push_back(capability);
    }
    return result;
  }

  std::optional<Pricing> pricing() {
    Pricing result;
    result.model =
        std::vector{PriceModel::kUnknown, PriceModel::kFree, PriceModel::kPaid}[below(3)];
    if (below(2) == 0) {
      // Three significant digits, which is what a page shows of a price.
      const double digits = static_cast<double>(100 + below(900));
      const int exponent = static_cast<int>(below(12)) - 11;
      const std::string amount = fmt::format("{}e{}", digits, exponent);
      result.price = Price{.amount = std::stod(amount),
                           .currency = below(4) == 0 ? "EUR" : "USD",
                           .per = below(4) == 0 ? "" : "1M input | tokens",
                           .output = {}};
    }
    if (result == Pricing{}) return std::nullopt;
    return result;
  }

  std::mt19937 random_;
  std::vector<std::string> ends_;
  std::array<std::string, 2> names_;
  std::set<std::string> texts_;
};

void check_round_trips(RandomPages random, int pages) {
  for (int i = 0; i < pages; ++i) {
    const Comparison comparison = random.comparison();
    const std::string page = to_page(comparison);
    CAPTURE(i);
    CAPTURE(page);
    const ImportResult result = import_page(page);
    CAPTURE(told(result));
    REQUIRE(result.errors == 0);
    for (const Entity& expected : comparison.entities) {
      const Entity entity = named(result, expected.name);
      CHECK(entity.id == expected.id);
      CHECK(entity.type == expected.type);
      CHECK(entity.pricing == expected.pricing);
      CHECK(entity.stated == expected.stated);
      CHECK(entity.capabilities == expected.capabilities);
      CHECK(entity == expected);
    }
    REQUIRE(to_page(compare(result, comparison.entities[0].name, comparison.entities[1].name)) ==
            page);
  }
}

TEST_CASE("whatever is written as a page is read as the same two entities") {
  check_round_trips(RandomPages(20310401), 2000);
}

TEST_CASE("what would be HTML or a link is read as it was before it was escaped") {
  const std::vector<std::string> ends = {" <b>",
                                         "<i x",
                                         "\\<br/>",
                                         "</p>",
                                         " [a](b",
                                         "]\\(",
                                         "\\\\<!",
                                         "<",
                                         "\\\\\\](data:x)",
                                         "|<a",
                                         "\\|",
                                         "]",
                                         "<script>",
                                         "[a](https://b)"};
  check_round_trips(RandomPages(20310402, ends), 1000);
}

TEST_CASE("a page with other names, figures and texts is read and written as well") {
  const std::string original = clean_page(sample_page());
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"the-orchard", "Orchard of 1,000 vs trees: the sequel"},
      {"Acme: Peeler 2.5", "Ω"},
      {"64/100", "100/100"},
      {"31/100", "0/100"},
      {"$4.50e-6 per prompt token", "$0.35 per 1M input tokens"},
      {"10 decomposed", "1210 decomposed"},
      {"+2 more", "+1202 more"},
      {"Dataset", "Web App"},
      {"| 0 | 7 |", "| 12 | 123456 |"},
      {"peels apples", "cuts | pipes \\| and “quotes”"}};
  std::string all = original;
  for (const auto& [from, to] : changes) {
    all = replaced(all, from, to);
    std::string one = replaced(original, from, to);
    if (from == "10 decomposed") one = replaced(one, "+2 more", "+1202 more");
    if (from == "+2 more") one = replaced(one, "10 decomposed", "1210 decomposed");
    const std::string title = one.substr(0, one.find('\n'));
    CAPTURE(title);
    CAPTURE(to);
    const ImportResult result = import_page(one);
    CHECK(told(result) == "");
    const std::string b = from == "the-orchard" ? to : "the-orchard";
    const std::string a = from == "Acme: Peeler 2.5" ? to : "Acme: Peeler 2.5";
    CHECK(to_page(compare(result, a, b)) == one);
  }
  CHECK(to_page(compare(import_page(all), "Ω", changes[0].second)) == all);
}

TEST_CASE("a catalogue line keeps all that a page needs") {
  SamplePage first = sample_page();
  SamplePage second = sample_page();
  second.b.name = "Grater";
  second.a.type = "Odd thing";
  second.a.price.clear();
  second.a.capabilities[0].text = "It grates.";
  const std::vector<PageText> pages = {{"1.txt", clean_page(first)}, {"2.txt", clean_page(second)}};
  ImportResult result = import_pages(pages);
  for (Entity& entity : result.entities) {
    std::vector<Diagnostic> diagnostics;
    const auto back = parse_entity(to_catalogue_line(entity), "lines", 1, {}, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(back);
    CHECK(*back == entity);
    entity = *back;
  }
  CHECK(to_page(compare(result, first.a.name, first.b.name)) == clean_page(first));
  CHECK(to_page(compare(result, second.a.name, second.b.name)) == clean_page(second));
}

TEST_CASE("pages imported one by one and merged later can be written as they were") {
  SamplePage first = sample_page();
  SamplePage second = sample_page();
  second.b = sample_side("Grater", 9);
  second.a.rank = 88;
  Comparison comparison;
  comparison.cards.resize(2);
  const ImportResult one = import_page(clean_page(first), "1.txt");
  const ImportResult two = import_page(clean_page(second), "2.txt");
  Entity peeler = named(one, first.a.name);
  REQUIRE(peeler.id == named(two, first.a.name).id);
  merge_into(peeler, named(two, first.a.name));
  CHECK(peeler.stated.size() == 2);
  CHECK(peeler.capabilities.size() == 3);
  comparison.entities = {peeler, named(one, first.b.name)};
  CHECK(to_page(comparison) == clean_page(first));
  comparison.entities = {peeler, named(two, second.b.name)};
  CHECK(to_page(comparison) == clean_page(second));
}

}  // namespace
}  // namespace matchgraph
