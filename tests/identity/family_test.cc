#include "identity/family.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("versions, sizes and editions of one product have the same words") {
  const std::string words = family_words("Quill Sonnet 4.5", "Acme");
  CHECK(words == "quill sonnet");
  CHECK(family_words("quill-4-sonnet", "Acme") == words);
  CHECK(family_words("Acme: Quill Sonnet 3.7 (latest)", "Acme") == words);
  CHECK(family_words("Quill Sonnet 4.5 (US)", "Acme") == words);
  CHECK(family_words("quill-sonnet-20250929 thinking", "Acme") == words);
  CHECK(family_words("Quill 70B Sonnet Instruct", "Acme") == words);
}

TEST_CASE("another word is another product") {
  CHECK(family_words("Quill Sonnet mini", "Acme") != family_words("Quill Sonnet", "Acme"));
  CHECK(family_words("Quill", "Acme") != family_words("Quill Sonnet", "Acme"));
}

TEST_CASE("a maker's words do not count while others are left") {
  CHECK(family_words("acme-small-3", "Acme AI") == "small");
  CHECK(family_words("Acme 3", "Acme AI") == "acme");
}

TEST_CASE("a name of numbers only is of no family") {
  CHECK(family_words("42", "Acme").empty());
  CHECK(family_words("", "").empty());
}
