#include "identity/seller.h"

#include <doctest/doctest.h>

using namespace matchgraph;

namespace {

Entity offer(const std::string& id, const std::string& maker, const std::string& provider = "") {
  Entity out;
  out.id = id;
  out.maker = maker;
  if (!provider.empty()) out.extra.push_back({"provider", '"' + provider + '"'});
  return out;
}

}  // namespace

TEST_CASE("a maker's own offer is sold by who is called as the maker") {
  CHECK(catalogue::is_makers_own(offer("acme/quill", "Acme")));
  CHECK(catalogue::is_makers_own(offer("x1", "Acme", "acme")));
  CHECK(catalogue::is_makers_own(offer("acme/quill", "Acme AI Labs")));
  CHECK(!catalogue::is_makers_own(offer("cloud/acme/quill", "Acme")));
  CHECK(!catalogue::is_makers_own(offer("cloud/quill", "Acme", "Acme Cloud")));
}

TEST_CASE("makers sell under names in one word, and under other names of theirs") {
  CHECK(catalogue::is_makers_own(offer("moonshotai/kimi", "Moonshot AI")));
  CHECK(catalogue::is_makers_own(offer("llama/llama-3.3", "Meta")));
  CHECK(!catalogue::is_makers_own(offer("llama/llama-3.3", "Acme")));
}

TEST_CASE("who sells is the provider, else what the id begins with") {
  CHECK(catalogue::seller_of(offer("acme/quill", "Acme", "Cloud")) == "Cloud");
  CHECK(catalogue::seller_of(offer("acme/quill", "Acme")) == "acme");
  CHECK(catalogue::seller_of(offer("quill", "Acme")).empty());
}

TEST_CASE("without a maker nobody knows whose offer it is") {
  CHECK(!catalogue::is_makers_own(offer("acme/quill", "")));
  CHECK(!catalogue::is_makers_own(offer("quill", "AI")));
}
