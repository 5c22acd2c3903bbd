#include "tools/importers/markdown/front_matter.h"

#include <doctest/doctest.h>

namespace matchgraph::readme {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("keys with values and flat lists are read") {
  const FrontMatter front = read_front_matter(
      "---\nlicense: mit # note\nlanguage:\n- en\n- \"de\"\ntags: [a, 'b c', ]\nempty:\n"
      "map:\n  - text: hello\n---\nbody\n");
  CHECK(front.value("license") == "mit");
  CHECK(front.values("language") == Strings{"en", "de"});
  CHECK(front.values("tags") == Strings{"a", "b c"});
  CHECK(front.values("empty").empty());
  CHECK(front.values("map").empty());
  CHECK(front.value("other") == "");
  CHECK(front.lines == 10);
  CHECK(front.bytes == 97);
}

TEST_CASE("blank lines before the block do not hide it, and count as lines") {
  const FrontMatter front = read_front_matter("\n \n---\nlicense: mit\n---\nbody\n");
  CHECK(front.value("license") == "mit");
  CHECK(front.line_of("license") == 4);
  CHECK(front.lines == 5);
  CHECK(front.bytes == 24);
}

TEST_CASE("a block that is not at the top or not closed is none") {
  CHECK(read_front_matter("text\n---\nlicense: mit\n---\n").lines == 0);
  CHECK(read_front_matter("---\nlicense: mit\n").lines == 0);
  CHECK(read_front_matter("").lines == 0);
  CHECK(read_front_matter("---\r\nlicense: mit\r\n---\r\n").value("license") == "mit");
}

TEST_CASE("more than three hyphens fence a block too, unless prose stands between them") {
  const FrontMatter front = read_front_matter("-----\nlicense: mit\ntags:\n- a\n-------\nbody\n");
  CHECK(front.value("license") == "mit");
  CHECK(front.values("tags") == Strings{"a"});
  CHECK(front.lines == 5);
  CHECK(read_front_matter("-----\nSorts mail.\n\nUse\n---\nbody\n").lines == 0);
  CHECK(read_front_matter("--\nlicense: mit\n--\nbody\n").lines == 0);
}

}  // namespace
}  // namespace matchgraph::readme
