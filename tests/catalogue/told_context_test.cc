// Contexts that texts name.
#include "catalogue/told_context.h"

#include <doctest/doctest.h>

#include <string>

using namespace matchgraph;

namespace {

double context_of(const std::string& provider, const std::string& summary) {
  Entity entity;
  entity.id = provider + "/glider";
  entity.name = "Glider";
  entity.maker = "Acme";
  entity.summary = summary;
  entity.signals.push_back({.name = "context", .value = 262'144});
  catalogue::settle_context(entity);
  return entity.signals[0].value;
}

}  // namespace

TEST_CASE("a context is the largest count in a sentence about it") {
  using catalogue::told_context;
  CHECK(told_context("It handles context windows up to 128k tokens.") == 128'000);
  CHECK(told_context("A 1M-token context window, after 200K before.") == 1e6);
  CHECK(told_context("Trained on 15M images. Has context.") == std::nullopt);
  CHECK(told_context("A context of 8x7B") == std::nullopt);
  CHECK(told_context("Its 1.5M context") == 1.5e6);
  CHECK(told_context("") == std::nullopt);
}

TEST_CASE("a seller's context gives way to what the text says, its maker's own does not") {
  CHECK(context_of("mall", "It handles context windows up to 128k tokens.") == 128'000);
  CHECK(context_of("acme", "It handles context windows up to 128k tokens.") == 262'144);
  CHECK(context_of("mall", "It handles context windows up to 200k tokens.") == 262'144);
  CHECK(context_of("mall", "It handles long texts.") == 262'144);
}
