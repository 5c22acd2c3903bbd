// What is mined from the sample catalogue against what a reader found in the same sentences; how
// they were judged is in tests/data/claims/GUIDELINE.md.

#include <doctest/doctest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "mined_catalogue.h"

using namespace matchgraph;

namespace {

namespace fs = std::filesystem;

const fs::path kSourceFolder = MATCHGRAPH_SOURCE_DIR;
constexpr double kMinPrecision = 0.90;

/// One comparison that the reader found.
struct Reading {
  std::string direction;
  std::string respect;
  bool of_rival = false;  // the respect is said of the rival, not of the claimant
};

/// One rival in one sentence.
struct Judged {
  std::string id, sentence, rival, kind;
  std::uint32_t capability = StoredClaim::kNone;
  std::uint32_t at = 0;
  std::vector<Reading> readings;  // none: a comparison cannot be told
};

std::vector<Judged> judged_claims() {
  std::ifstream in(kSourceFolder / "tests" / "data" / "claims" / "judged.jsonl");
  std::vector<Judged> out;
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    Judged one;
    one.id = json.at("id").get<std::string>();
    one.sentence = json.at("sentence").get<std::string>();
    one.rival = json.at("rival").get<std::string>();
    one.kind = json.value("kind", "");
    one.capability = json.value("capability", StoredClaim::kNone);
    one.at = json.at("at").get<std::uint32_t>();
    for (const auto& reading : json.at("readings")) {
      one.readings.push_back({reading.at("direction").get<std::string>(),
                              reading.at("respect").get<std::string>(),
                              reading.value("of_rival", false)});
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::string direction_word(const StoredClaim& claim) {
  static const std::vector<std::string> kNames = {"better", "worse", "equal", "different"};
  return kNames.at(claim.direction);
}

std::set<std::string> folded_words_of(const std::string& text) {
  std::set<std::string> out;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back()))) word.pop_back();
    out.insert(word);
  }
  return out;
}

/// Whether they share a word; nothing said agrees with everything.
bool agree(const std::string& mined, const std::string& read) {
  if (mined.empty() || read.empty()) return true;
  const auto words = folded_words_of(read);
  for (const std::string& word : folded_words_of(mined)) {
    if (words.contains(word)) return true;
  }
  return false;
}

/// The mined claims about one judged rival.
std::vector<StoredClaim> claims_of(const test::MinedCatalogue& mined, const Judged& judged) {
  std::vector<StoredClaim> out;
  for (std::size_t i = 0; i < mined.index().size(); ++i) {
    const StoredClaim& claim = mined.index()[i];
    const bool same = mined.catalogue().entities[claim.by].id == judged.id &&
                      claim.capability == judged.capability && claim.rival.begin == judged.at;
    if (same && direction_word(claim) != "different") out.push_back(claim);
  }
  return out;
}

std::string in_words(const test::MinedCatalogue& mined, const StoredClaim& claim) {
  return mined.catalogue().entities[claim.by].name + " | " + direction_word(claim) + " | " +
         mined.part(claim, claim.rival) + " | " + mined.part(claim, claim.respect) + " | " +
         mined.part(claim, claim.sentence);
}

/// The reading that a claim agrees with, or none.
const Reading* reading_of(const test::MinedCatalogue& mined, const Judged& judged,
                          const StoredClaim& claim) {
  const bool same_rival = mined.part(claim, claim.rival) == judged.rival;
  for (const Reading& reading : judged.readings) {
    if (same_rival && reading.direction == direction_word(claim) &&
        agree(mined.part(claim, claim.respect), reading.respect)) {
      return &reading;
    }
  }
  return nullptr;
}

/// "Orion is cheaper" of a rival, "cheaper" of the claimant; a rival's words never stand alone.
bool quotes_right(const StoredClaim& claim, const Reading& reading) {
  if (claim.respect.begin == claim.respect.end || !reading.of_rival) return true;
  return claim.respect.begin <= claim.rival.begin && claim.rival.end <= claim.respect.end;
}

struct Score {
  std::size_t directional = 0, right = 0, quoted_right = 0, lost = 0;
};

Score score_of(const test::MinedCatalogue& mined, std::string& wrong) {
  Score score;
  for (const Judged& judged : judged_claims()) {
    const auto claims = claims_of(mined, judged);
    score.lost += claims.empty() && !judged.readings.empty();
    for (const StoredClaim& claim : claims) {
      const Reading* reading = reading_of(mined, judged, claim);
      const bool quoted = reading != nullptr && quotes_right(claim, *reading);
      ++score.directional;
      score.right += reading != nullptr;
      score.quoted_right += quoted;
      if (!quoted) wrong += "\n" + in_words(mined, claim);
    }
  }
  return score;
}

test::MinedCatalogue mined_sample() {
  const std::vector<std::string> files = {
      (kSourceFolder / "tools" / "sample" / "catalogue.jsonl").string()};
  return test::MinedCatalogue(load_catalogues(files).catalogue);
}

}  // namespace

TEST_CASE("the judged sentences stand in the sample catalogue as they were judged") {
  const auto mined = mined_sample();
  const auto judged = judged_claims();
  CHECK(judged.size() >= 150);
  for (const Judged& one : judged) {
    CAPTURE(one.sentence);
    const Entity* found = nullptr;
    for (const Entity& entity : mined.catalogue().entities) {
      if (entity.id == one.id) found = &entity;
    }
    REQUIRE(found != nullptr);
    const std::string& text = one.capability == StoredClaim::kNone
                                  ? found->versus
                                  : found->capabilities.at(one.capability).versus;
    CHECK(text.find(one.sentence) != std::string::npos);
    CHECK(text.compare(one.at, one.rival.size(), one.rival) == 0);
  }
}

TEST_CASE("nine of ten claims with a direction say what a reader finds in the sentence") {
  const auto mined = mined_sample();
  std::string wrong;
  const Score score = score_of(mined, wrong);
  MESSAGE(score.right << " of " << score.directional << " right, " << score.quoted_right
                      << " with the right respect, " << score.lost << " lost; wrong:" << wrong);
  const auto directional = static_cast<double>(score.directional);
  CHECK(score.directional >= 100);
  CHECK(static_cast<double>(score.right) >= kMinPrecision * directional);
  CHECK(static_cast<double>(score.quoted_right) >= kMinPrecision * directional);
  CHECK(score.lost <= 12);
}

TEST_CASE("what is said of a rival alone, or not said, is never a merit of the claimant") {
  const auto mined = mined_sample();
  std::size_t read = 0;
  for (const Judged& judged : judged_claims()) {
    const bool mended =
        judged.kind == "rival alone" || judged.kind == "silence" || judged.kind == "same but";
    if (!mended) continue;
    ++read;
    for (const StoredClaim& claim : claims_of(mined, judged)) {
      FAIL_CHECK(judged.kind << ": " << in_words(mined, claim));
    }
  }
  CHECK(read >= 60);
}
