#include "identity/makers.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matchgraph;

namespace {

std::vector<Entity> made_by(const std::vector<std::string>& makers) {
  std::vector<Entity> out;
  for (const std::string& maker : makers) {
    out.emplace_back();
    out.back().maker = maker;
  }
  return out;
}

}  // namespace

TEST_CASE("makers that differ in case and punctuation are one, called as most write it") {
  const MakerNames names(made_by({"acme", "Acme Inc.", "Acme", "ACME-Inc", "Acme", "Acme Inc."}));
  CHECK(names.of("acme") == "Acme");
  CHECK(names.of("ACME-Inc") == "Acme Inc.");
}

TEST_CASE("initials behind a name are another name for it") {
  const MakerNames names(made_by({"AWS", "Amazon Web Services (AWS)", "Amazon Web Services",
                                  "Amazon Web Services", "Amazon", "Acme (EU)"}));
  CHECK(names.of("AWS") == "Amazon Web Services");
  CHECK(names.of("Amazon Web Services (AWS)") == "Amazon Web Services");
  CHECK(names.of("Amazon") == "Amazon");
  CHECK(names.of("Acme (EU)") == "Acme (EU)");
}

TEST_CASE("a maker is known without the word that only calls it a firm") {
  const auto called = [](const std::vector<std::string>& makers, const std::string& folded) {
    const MakerNames names(made_by(makers));
    for (const auto& [name, stands] : names.folded()) {
      if (name == folded) return stands;
    }
    return std::string();
  };
  CHECK(called({"Quill AI"}, "quill") == "Quill AI");
  CHECK(called({"Quill AI", "Quill Labs"}, "quill").empty());
  CHECK(called({"Quill AI", "Quill"}, "quill") == "Quill");
  CHECK(called({"AI"}, "").empty());
}

TEST_CASE("an entry's name and alias are one maker where both are makers") {
  std::vector<Entity> entities = made_by({"Quill Works", "QW", "Borealis"});
  entities[2].name = "QW";
  entities[2].aliases = {"Quill Works", "The Quill"};
  const MakerNames names(entities);
  CHECK(names.of("QW") == "QW");
  CHECK(names.of("Quill Works") == "QW");
  CHECK(names.of("Borealis") == "Borealis");
}

TEST_CASE("the folded names hold every name, and nothing for what has no letters") {
  const MakerNames names(made_by({"Big Red Barn (BRB)", "!!!", ""}));
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  CHECK(names.folded() == Pairs{{"big red barn", "Big Red Barn (BRB)"},
                                {"big red barn brb", "Big Red Barn (BRB)"},
                                {"brb", "Big Red Barn (BRB)"}});
  CHECK(names.of("!!!") == "!!!");
}
