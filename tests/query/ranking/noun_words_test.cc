// Which words are said behind "with"?
#include "query/ranking/noun_words.h"

#include <doctest/doctest.h>

#include <string>

using namespace matchgraph;

namespace {

bool is_noun(const std::string& word, const std::string& text) {
  Entity entity;
  entity.summary = text;
  WordUse uses;
  add_uses(entity, word, uses);
  return is_used_as_noun(word, uses);
}

}  // namespace

TEST_CASE("a noun stands behind an article or a preposition, and at the end of a phrase") {
  CHECK(is_noun("webhooks", "Sends what it finds through webhooks."));
  CHECK(is_noun("ledger", "Keeps the ledger, and prints it."));
  CHECK(is_noun("storage", "Is made for vector storage."));
}

TEST_CASE("verbs, participles, pronouns and adverbs are no wish, wherever they stand") {
  CHECK_FALSE(is_noun("happens", "Shows what happens, and when it happens."));
  CHECK_FALSE(is_noun("built", "A tool that is built on a ledger. It was built in a year."));
  CHECK_FALSE(is_noun("built", "Runs with what you built."));
  CHECK_FALSE(is_noun("itself", "Runs by itself, and tells of itself."));
  CHECK_FALSE(is_noun("others", "Works for others."));
  CHECK_FALSE(is_noun("adds", "Adds notes. It adds."));
}
