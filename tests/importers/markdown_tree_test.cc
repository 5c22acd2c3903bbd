#include "tools/importers/markdown/markdown_tree.h"

#include <doctest/doctest.h>

#include <string>

namespace matchgraph::markdown {
namespace {

using Kind = BlockKind;

/// The tree in one line: "heading1@1(Title) list@3[item@3(a)]".
std::string shown(const Block& block) {
  static const char* const kNames[] = {"document", "heading", "paragraph", "list", "item",
                                       "quote",    "code",    "table",     "row"};
  std::string out = kNames[static_cast<int>(block.kind)];
  if (block.kind == Kind::kHeading) out += std::to_string(block.level);
  out += "@" + std::to_string(block.line);
  if (!block.text.words.empty()) out += "(" + block.text.words + ")";
  for (const Text& cell : block.cells) out += "|" + cell.words;
  if (block.children.empty()) return out;
  out += "[";
  for (const Block& child : block.children) out += (out.back() == '[' ? "" : " ") + shown(child);
  return out + "]";
}

std::string tree_of(std::string_view text) { return shown(parse(text).root); }

const Text& first_text(const Document& document) { return document.root.children.at(0).text; }

TEST_CASE("blocks come with the lines where their text stands") {
  CHECK(tree_of("# One\n\ntext\nmore\n\n- a\n  - b\n\n  loose\n- c\n") ==
        "document@1[heading1@1(One) paragraph@3(text more) "
        "list@6[item@6(a)[list@7[item@7(b)] paragraph@9(loose)] item@10(c)]]");
  CHECK(tree_of("| A | B |\n|---|---|\n| 1 | **2** |\n") ==
        "document@1[table@1[row@1|A|B row@3|1|2]]");
  CHECK(tree_of("> quoted\n\n```\ncode\n```\n") ==
        "document@1[quote@1[paragraph@1(quoted)] code@4(code\n)]");
}

TEST_CASE("the first line may have another number") {
  CHECK(shown(parse("text\n", 10).root) == "document@10[paragraph@10(text)]");
}

TEST_CASE("images and badges are no text, links and emphasis are spans") {
  const Document document = parse(
      "[![Badge](b.svg)](https://ci.example.org) **[Name](https://a.example.org)** - *text* "
      "`code`\n");
  const Text& text = first_text(document);
  CHECK(text.words == "Name - text code");
  const std::vector<Span> expected = {{SpanKind::kLink, 0, 4, "https://a.example.org"},
                                      {SpanKind::kStrong, 0, 4, ""},
                                      {SpanKind::kEmphasis, 7, 11, ""},
                                      {SpanKind::kCode, 12, 16, ""}};
  CHECK(text.spans == expected);
  CHECK(link_at(text, 2)->target == "https://a.example.org");
  CHECK(link_at(text, 5) == nullptr);
  REQUIRE(document.addresses.size() == 3);
  CHECK(document.addresses[0].target == "https://ci.example.org");
  CHECK(document.addresses[1].target == "b.svg");
  CHECK(document.addresses[1].is_image);
}

TEST_CASE("entities are decoded, in text and addresses") {
  const Document document = parse("a &amp; b &#65; &unknown; [x](https://e.org/?a=1&amp;b=2)\n");
  CHECK(first_text(document).words == "a & b A &unknown; x");
  CHECK(document.addresses[0].target == "https://e.org/?a=1&b=2");
}

TEST_CASE("hard breaks stay, soft ones are spaces") {
  CHECK(first_text(parse("a  \nb\nc<br>d\n")).words == "a\nb c\nd");
}

TEST_CASE("HTML blocks give their headings, paragraphs and links") {
  const Document document = parse(
      "<div align=\"center\">\n<h2>Big\nTitle</h2>\n<!-- not <p>this</p> -->\n<p>One &amp; "
      "<a href='https://e.org'>two</a></p>\n<script>no()</script><img src=\"logo.png\">\n</div>\n");
  CHECK(shown(document.root) == "document@1[heading2@2(Big Title) paragraph@5(One & two)]");
  CHECK(document.root.children[1].from_html);
  CHECK(document.root.children[1].text.spans[0].target == "https://e.org");
  CHECK(document.addresses.size() == 2);
}

TEST_CASE("tasks know whether they are done") {
  const Document document = parse("- [x] done\n- [ ] open\n- plain\n");
  const std::vector<Block>& items = document.root.children[0].children;
  CHECK(items[0].checked == true);
  CHECK(items[1].checked == false);
  CHECK_FALSE(items[2].checked.has_value());
}

TEST_CASE("what is too deep is left out, whatever its depth") {
  const Document document = parse(std::string(3000, '>') + " deep\n\nafter\n");
  CHECK(document.too_deep);
  CHECK(document.root.children.back().text.words == "after");
  CHECK_FALSE(parse("> a\n").too_deep);
}

}  // namespace
}  // namespace matchgraph::markdown
