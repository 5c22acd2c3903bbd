// What is only welcome, and polite words around what is asked for.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "traits/asked.h"

using namespace matchgraph;

namespace {

/// "ideally open-source, no needs-gpu".
std::string wished(std::string_view need) {
  std::string out;
  for (const AskedTrait& one : asked_traits(need)) {
    if (one.is_tacit) continue;
    if (!out.empty()) out += ", ";
    if (one.is_wish) out += "ideally ";
    if (!one.wanted) out += "no ";
    out += trait_table()[one.trait].slug;
  }
  return out;
}

}  // namespace

TEST_CASE("polite words do not make prose of a need") {
  CHECK(wished("Hi, I am looking for something that could help me to transcribe long interviews on "
               "my own laptop, please") == "runs-locally");
  CHECK(wished("I am looking. I would like to have something that could help me to transcribe long "
               "interviews on my own laptop, please")
            .empty());
}

TEST_CASE("what is welcome is no must") {
  CHECK(wished("chess program, ideally open source") == "ideally open-source");
  CHECK(wished("chess program, free if possible") == "ideally free");
  CHECK(wished("chess program, preferably written in Go") == "ideally go");
  CHECK(wished("offline chess program, open source would be nice") ==
        "runs-offline, ideally open-source");
  CHECK(wished("chess program, TypeScript preferred") == "ideally typescript");
  CHECK(wished("open source chess program") == "open-source");
  const std::string_view need = "chess program, free if possible";
  const AskedTrait free = asked_traits(need).front();
  CHECK(need.substr(free.begin, free.end - free.begin) == "free if possible");
}
