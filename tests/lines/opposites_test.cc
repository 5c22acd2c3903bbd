// What lines contradict each other, and how they name their job.
#include "lines/opposites.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "lines/job_name.h"
#include "lines/near_words.h"
#include "lines/opposed_deeds.h"
#include "lines/word_pattern.h"

using namespace matchgraph;

namespace {

bool contradict(const char* a, const char* b) {
  const bool found = are_opposite(sides_of(a), sides_of(b));
  CHECK(found == are_opposite(sides_of(b), sides_of(a)));
  return found;
}

}  // namespace

TEST_CASE("local and hosted, read-only and writing exclude each other") {
  CHECK(contradict("Runs locally on a laptop", "Hosted transcription"));
  CHECK(contradict("Works offline", "Speech in the cloud"));
  CHECK(contradict("Self-hosted chat", "Chat as a SaaS"));
  CHECK(contradict("Read-only access to tables", "Creates and updates tables"));
  CHECK_FALSE(contradict("Self-hosted chat", "Chat on your own server"));
  CHECK_FALSE(contradict("Runs locally or in the cloud", "Hosted in the cloud"));
  CHECK_FALSE(contradict("Reads tables", "Writes tables"));
  CHECK_FALSE(contradict("", "Hosted"));
}

TEST_CASE("what a line is named decides its side, whatever its text mentions besides") {
  const std::uint8_t local = sides_of("Local server", "For programs written for a hosted one.");
  CHECK(local == (side::kLocal | side::kPlaceByName));
  CHECK(are_opposite(local, sides_of("Hosted transcription", "Nothing runs on your own machine.")));
  CHECK(sides_of("Speech", "Runs locally or in the cloud.") == (side::kLocal | side::kHosted));
  CHECK(sides_of("Local tables", "Creates and updates them.") ==
        (side::kLocal | side::kWrites | side::kPlaceByName));
  CHECK(sides_of("", "Hosted.") == side::kHosted);
}

TEST_CASE("what is named after what goes in is no job of what is named after what comes out") {
  const std::uint8_t takes = sides_of("Audio input", "Accepts audio and understands speech.");
  const std::uint8_t gives = sides_of("Audio output", "Answers in audio, such as speech or music.");
  CHECK(takes == side::kTakes);
  CHECK(gives == side::kGives);
  CHECK(are_opposite(takes, gives));
  CHECK(are_opposite(gives, takes));
  CHECK_FALSE(are_opposite(gives, sides_of("Speech", "Accepts text as input.")));
}

TEST_CASE("who revokes does not do what who mints does, and who does both opposes nobody") {
  const auto deeds = [](std::initializer_list<const char*> stems) {
    Deeds out;
    for (const char* stem : stems) out.add(stem);
    return out;
  };
  CHECK(are_opposed(deeds({"revok", "token"}), deeds({"mint", "token"})));
  CHECK(are_opposed(deeds({"upload"}), deeds({"download"})));
  CHECK_FALSE(are_opposed(deeds({"upload", "download"}), deeds({"download"})));
  // Deeds of different couples are no contrast.
  CHECK_FALSE(are_opposed(deeds({"upload"}), deeds({"delet"})));
  CHECK_FALSE(are_opposed(deeds({"token"}), deeds({})));
}

TEST_CASE("no word is near to two others, and none of manner is near to one") {
  std::set<std::string> seen;
  for (const std::string_view group : near_word_groups()) {
    std::istringstream words{std::string(group)};
    for (std::string word; words >> word;) CHECK(seen.insert(word).second);
  }
  CHECK(std::is_sorted(words_of_manner().begin(), words_of_manner().end()));
  for (const std::string_view word : words_of_manner()) {
    CHECK_FALSE(seen.contains(std::string(word)));
  }
}

TEST_CASE("a denied thing is its last word, a denied deed its first") {
  const auto denied = [](const char* text) { return denied_words(text); };
  using Words = std::vector<std::string>;
  CHECK(denied("Fetches pages without a web browser, fast") == Words{"browser"});
  CHECK(denied("No API key needed") == Words{"key"});
  CHECK(denied("The schema is not enforced by the server") == Words{"enforced"});
  CHECK(denied("Searches a file without loading it") == Words{});
  CHECK(denied("Not only text, but pictures") == Words{});
  CHECK(denied("Renders text") == Words{});
}

TEST_CASE("a name is about the last word before it goes on") {
  Analyser analyser;
  CHECK(job_name(analyser, "Vector search with filters", "").head == "search");
  CHECK(job_name(analyser, "For small files", "").head == analyser.stem("files"));
  CHECK(job_name(analyser, "", "Offline transcription").head == analyser.stem("transcription"));
  CHECK(
      job_name(analyser, "", "A text of more than seven words is no name of a job").terms.empty());
  CHECK(job_name(analyser, "Search of search logs", "").terms.size() == 2);
}

TEST_CASE("a pattern is words, choices, what may be absent, gaps and an end") {
  const auto begins = [](const char* pattern, std::vector<std::string_view> words) {
    return WordPattern(pattern).begins(words);
  };
  CHECK(begins("add|copy the", {"copy", "the", "file"}));
  CHECK_FALSE(begins("add|copy the", {"move", "the"}));
  CHECK(begins("?then add", {"add"}));
  CHECK(begins("?then add", {"then", "add"}));
  CHECK(begins("use *2 server", {"use", "a", "fast", "server"}));
  CHECK_FALSE(begins("use *1 server", {"use", "a", "fast", "server"}));
  CHECK(begins("up $", {"up"}));
  CHECK_FALSE(begins("up $", {"up", "there"}));
  CHECK_FALSE(begins("up", {}));
}
