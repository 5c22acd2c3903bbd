#include "identity/family.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("versions, sizes and editions of one product have the same words") {
  const std::string words = family_words("Quill Sonnet 4.5", "Acme");
  CHECK(words == "quill sonnet");
  CHECK(family_words("quill-4-sonnet", "Acme") == words);
  CHECK(family_words("Acme: Quill Sonnet 3.7 (latest)", "Acme") == words);
  CHECK(family_words("Quill Sonnet 4.5 (US)", "Acme") == words);
  CHECK(family_words("Quill Sonnet 4.5 6bit", "Acme") == words);
  CHECK(family_words("quill-sonnet-4.5-nvfp4-mlx", "Acme") == words);
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

TEST_CASE("brackets, months and sizes of context tell editions") {
  CHECK(family_words("Quill Sonnet Thinking (64K)", "Acme") == "quill sonnet");
  CHECK(family_words("Stealth: Quill Sonnet 4.6 (20% off)", "Acme") == "quill sonnet");
  CHECK(family_words("Quill-Sonnet-3.5-June", "Acme") == "quill sonnet");
  CHECK(family_words("(Quill)", "Acme") == "quill");
}

TEST_CASE("a model that is called as its maker is, and a number, is of the maker's family") {
  CHECK(family_words("DeepQuill V3", "DeepQuill") == "deepquill");
  CHECK(family_words("deepquill-v3.2", "DeepQuill") == "deepquill");
  CHECK(family_words("DeepQuill V3/DeepQuill Chat", "DeepQuill") == "deepquill");
  CHECK(family_words("DeepQuill V3 (Turbo)", "DeepQuill") == "deepquill");
  CHECK(family_words("Pro/deepquill-ai/DeepQuill-V3", "DeepQuill") == "deepquill");
  CHECK(family_words("DeepQuill Coder V3", "DeepQuill") == "coder");
}

TEST_CASE("a seller in front of a name is no part of it, unless nothing else is left") {
  const IsSeller is_seller = [](std::string_view word) {
    return word == "cloudy" || word == "quill";
  };
  CHECK(family_words("Cloudy quill-sonnet-4", "Acme", is_seller) == "quill sonnet");
  CHECK(family_words("cloudy-sonnet-4", "Acme", is_seller) == "sonnet");
  CHECK(family_words("Quill 4", "Acme", is_seller) == "quill");
}
