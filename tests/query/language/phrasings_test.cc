// Phrasings that people type, over a catalogue of their own: read as they are meant, or with a note
// that says what is not.
//
// tests/data/phrasings: TEXT, tab, READING as `describe` below writes it, or "error PART". Behind
// " ! " stands what has to be noted or offered.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/reading_faults.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const std::string kPhrasings = MATCHGRAPH_SOURCE_DIR "/tests/data/phrasings/";

const test::FreshEngine& phrasings_engine() {
  static const std::vector<std::string> files = {kPhrasings + "catalogue.jsonl"};
  static const test::FreshEngine engine(load_catalogues(files).catalogue);
  return engine;
}

struct Phrasing {
  std::string text, reading, noted;
};

std::vector<Phrasing> phrasings_of(const std::string& file) {
  std::vector<Phrasing> out;
  std::ifstream in(kPhrasings + file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with("# ")) continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    Phrasing one{line.substr(0, tab), line.substr(tab + 1), ""};
    if (const std::size_t mark = one.reading.find(" ! "); mark != std::string::npos) {
      one.noted = one.reading.substr(mark + 3);
      one.reading.resize(mark);
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::string chip_words(const Chip& chip, const ParsedQuery& query, std::size_t name) {
  switch (chip.kind) {
    case Chip::Kind::kSeed:
      return "@" + query.seeds[name].id;
    case Chip::Kind::kCompared:
      return "=" + query.comparison->subjects[name].id;
    case Chip::Kind::kFilter:
      return "{" + chip.label + "}";
    case Chip::Kind::kClaim:
      return fmt::format("?{}: {}", query.claim->subject.id, query.claim->respect.value_or("any"));
    default:
      return chip.label;
  }
}

std::string reading_words(const ParsedQuery& query) {
  // What goes in and what comes out is read of plain needs, and shows in the order of results only.
  const bool sets_condition =
      std::any_of(query.conditions.begin(), query.conditions.end(),
                  [](const TypedCondition& one) { return !one.is_direction; });
  if (query.is_read_as_need() && !sets_condition && query.need == query.text) return "plain";
  std::vector<std::string> parts;
  std::size_t names = 0;
  for (const Chip& chip : chips(query)) {
    parts.push_back(chip_words(chip, query, names));
    names += chip.kind == Chip::Kind::kSeed || chip.kind == Chip::Kind::kCompared;
  }
  if (query.unknown) parts.push_back("unknown: " + query.unknown->typed);
  if (!query.need.empty()) parts.push_back("need: " + query.need);
  return fmt::format("{}", fmt::join(parts, " | "));
}

/// All that is said beside the reading.
std::string said_beside(const ParsedQuery& query) {
  std::string out;
  for (const ParseNote& note : query.notes) out += note.text + "\n";
  for (const UnusedPart& part : query.unused) {
    out += fmt::format("{}: {} ({}) {}\n", part.text, part.reason, part.label, part.instead);
  }
  return out;
}

struct Counts {
  std::size_t as_meant = 0, noted = 0, all = 0;
};

Counts check_phrasings(const std::string& file) {
  Counts counts;
  for (const Phrasing& phrasing : phrasings_of(file)) {
    INFO(phrasing.text);
    ++counts.all;
    SearchRequest request;
    request.text = phrasing.text;
    std::string reading, beside;
    try {
      const Answer answer = phrasings_engine()->ask(request);
      reading = reading_words(answer.query);
      beside = said_beside(answer.query);
      CHECK(test::fault_of(answer.query) == "");
    } catch (const Error& error) {
      reading = std::string("error ") + error.what();
    }
    const bool is_error = phrasing.reading.starts_with("error ");
    const bool fits = is_error ? reading.starts_with("error ") &&
                                     reading.find(phrasing.reading.substr(6)) != std::string::npos
                               : reading == phrasing.reading;
    CHECK_MESSAGE(
        fits, phrasing.text << "\n  read as  " << reading << "\n  expected " << phrasing.reading);
    const bool is_said = beside.find(phrasing.noted) != std::string::npos;
    CHECK_MESSAGE(is_said,
                  phrasing.text << "\n  said     " << beside << "\n  expected " << phrasing.noted);
    const bool is_plain = phrasing.reading == "plain" && !phrasing.noted.empty();
    if (is_plain || is_error || phrasing.reading.find("unknown: ") != std::string::npos) {
      ++counts.noted;
    } else {
      ++counts.as_meant;
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("phrasings of a review are read as meant, or say what they are not read as") {
  const Counts counts = check_phrasings("listed.tsv");
  MESSAGE("of " << counts.all << " phrasings " << counts.as_meant << " as meant, " << counts.noted
                << " with a note");
  CHECK(counts.as_meant >= 100);
}

TEST_CASE("other phrasings of the same kinds are too") {
  const Counts counts = check_phrasings("unlisted.tsv");
  MESSAGE("of " << counts.all << " phrasings " << counts.as_meant << " as meant, " << counts.noted
                << " with a note");
  CHECK(counts.all >= 100);
}

TEST_CASE("what is offered instead is read without the part that was not used") {
  for (const char* file : {"listed.tsv", "unlisted.tsv"}) {
    for (const Phrasing& phrasing : phrasings_of(file)) {
      if (phrasing.reading.starts_with("error ")) continue;
      SearchRequest request;
      request.text = phrasing.text;
      for (const UnusedPart& part : phrasings_engine()->ask(request).query.unused) {
        if (part.instead.empty()) continue;
        CAPTURE(part.instead);
        const ParsedQuery again = phrasings_engine()->parse(part.instead);
        CHECK_FALSE(again.is_plain());
        CHECK_FALSE(part.label.empty());
        const bool repeats =
            std::any_of(again.unused.begin(), again.unused.end(),
                        [&](const UnusedPart& other) { return other.instead == part.instead; });
        CHECK_FALSE(repeats);
      }
    }
  }
}

TEST_CASE("what is left out is not among the results") {
  const auto ids_for = [](const std::string& text) {
    SearchRequest request;
    request.text = text;
    request.limit = 100;
    const Answer answer = phrasings_engine()->ask(request);
    REQUIRE(answer.search);
    CHECK(answer.search->total > 0);
    return test::ids_of(*answer.search);
  };
  const auto holds = [](const std::vector<std::string>& ids, const std::string& begin) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](const std::string& id) { return id.starts_with(begin); });
  };
  for (const char* text : {"no OpenAI", "chat without OpenAI", "everything except OpenAI models",
                           "-openai chat", "do not suggest OpenAI", "chat not from OpenAI",
                           "!openai chat", "NOT openai chat", "maker != OpenAI chat"}) {
    CAPTURE(text);
    CHECK_FALSE(holds(ids_for(text), "openai/"));
  }
  for (const char* text :
       {"anything but GPT-4o", "not GPT-4o", "I don't want GPT-4o", "chat model except GPT-4o"}) {
    CAPTURE(text);
    CHECK_FALSE(holds(ids_for(text), "openai/gpt-4o"));
  }
  const auto email = ids_for("email but not gmail");
  CHECK(email.front() == "imap/imap-mcp");
  CHECK_FALSE(holds(email, "gmail/"));
}

TEST_CASE("either of two critiques is enough where \"or\" joins them") {
  const auto total = [](const std::string& text) {
    SearchRequest request;
    request.text = text;
    const Answer answer = phrasings_engine()->ask(request);
    REQUIRE(answer.alternatives);
    return answer.alternatives->total;
  };
  const std::size_t cheap = total("like GPT-4o but under $0.2");
  const std::size_t wide = total("like GPT-4o but with 1M context");
  const std::size_t either = total("like GPT-4o but under $0.2 or with 1M context");
  CHECK(either >= std::max(cheap, wide));
  CHECK(either <= cheap + wide);
  CHECK(either > total("like GPT-4o but under $0.2, with 1M context"));
}

TEST_CASE("an order is turned round by a minus, and what has no figure stays last") {
  const auto first = [](const std::string& text) {
    SearchRequest request;
    request.text = text;
    const Answer answer = phrasings_engine()->ask(request);
    REQUIRE(answer.search);
    REQUIRE(!answer.search->results.empty());
    return answer.search->results.front().entity.id;
  };
  CHECK(first("type:model sort:-price") == "anthropic/claude-sonnet-4");
  CHECK(first("type:model where:'price > 0' sort:price") == "meta/llama-3.1-8b");
  CHECK(first("largest context window") == "google/gemini-2.5-flash");
  CHECK(first("type:model sort:-updated") == "meta/llama-3.1-8b");
}

TEST_CASE("output prices are bounds of their own") {
  SearchRequest request;
  request.text = "chat under $1 per million output tokens";
  request.limit = 100;
  const Answer answer = phrasings_engine()->ask(request);
  REQUIRE(answer.search);
  CHECK(test::ids_of(*answer.search).size() >= 3);
  for (const SearchHit& hit : answer.search->results) {
    const bool is_free = hit.entity.price_model == PriceModel::kOpenSource;
    CHECK((is_free || hit.entity.price->output < 1.0));
  }
  SearchRequest typed;
  typed.text = "chat";
  typed.filters.where = {parse_where("output_price < 1")};
  typed.limit = 100;
  CHECK(test::ids_of(phrasings_engine()->search(typed)) == test::ids_of(*answer.search));
}

TEST_CASE("beside a name that is not known, what it was to be compared with is listed") {
  SearchRequest request;
  request.text = "Qdrant vs Pinecone";
  const Answer answer = phrasings_engine()->ask(request);
  REQUIRE(answer.query.unknown);
  REQUIRE(answer.query.unknown->known.size() == 1);
  REQUIRE(answer.search);
  CHECK(answer.total() == 1);
  REQUIRE(answer.search->results.size() == 1);
  CHECK(answer.search->results.front().entity.name == "Qdrant");
  for (const EntityCard& near : answer.search->nearest_names) CHECK(near.name != "Qdrant");
}

TEST_CASE("where only a name can stand, the one name that begins with the words is meant") {
  const auto& engine = test::sample_engine();  // has Deepgram Nova-3, and nothing else of Deepgram
  SearchRequest request;
  for (const char* const text :
       {"whisper.cpp vs Deepgram", "compare Deepgram and whisper.cpp", "whisper.cpp vs deepgram"}) {
    CAPTURE(text);
    request.text = text;
    const Answer answer = engine->ask(request);
    REQUIRE(answer.comparison);
    const auto& cards = answer.comparison->cards;
    CHECK(std::any_of(cards.begin(), cards.end(),
                      [](const EntityCard& card) { return card.id == "deepgram/nova-3"; }));
    REQUIRE_FALSE(answer.query.notes.empty());
    CHECK(answer.query.notes.front().text.find("was read as Deepgram Nova-3") != std::string::npos);
  }
  for (const char* const text : {"alternatives to Deepgram", "like Deepgram but free"}) {
    CAPTURE(text);
    request.text = text;
    const Answer answer = engine->ask(request);
    CHECK_FALSE(answer.query.unknown);
    REQUIRE(answer.query.seeds.size() == 1);
    CHECK(answer.query.seeds.front().id == "deepgram/nova-3");
  }
  // Several begin so: which one is meant nobody can tell.
  request.text = "Qdrant vs Llama";
  CHECK_FALSE(engine->ask(request).comparison);
}

TEST_CASE("a text of nothing but names offers to compare them, however they are written") {
  SearchRequest request;
  request.text = "Claude Code aider";
  const Answer answer = test::sample_engine()->ask(request);
  const auto& unused = answer.query.unused;
  CHECK(std::any_of(unused.begin(), unused.end(), [](const UnusedPart& part) {
    return part.label.starts_with("Compare Claude Code and ");
  }));
}

TEST_CASE("a name that is not known lists nothing, but what is called alike") {
  for (const char* text : {"alternatives to Pinecone", "llama but smaller"}) {
    SearchRequest request;
    request.text = text;
    const Answer answer = phrasings_engine()->ask(request);
    REQUIRE(answer.search);
    CHECK(answer.search->results.empty());
    CHECK(answer.total() == 0);
  }
  SearchRequest request;
  request.text = "llama but smaller";
  const Answer answer = phrasings_engine()->ask(request);
  REQUIRE(!answer.search->nearest_names.empty());
  CHECK(answer.search->nearest_names.front().name.starts_with("Llama"));
}

TEST_CASE("words of limits and units are no slips of the pen") {
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"map","name":"Eastmap","type":"tool","summary":"The east side of towns","capabilities":[{"text":"Shows what was sent to the east, in a mixture."}]})"));
  SearchRequest request;
  request.text = "towns for at least half a cent per minute";
  CHECK(engine->ask(request).search->did_you_mean.empty());
  // Nor are those of what goes in and comes out.
  request.text = "turn a picture into a video of towns";
  CHECK(engine->ask(request).search->did_you_mean.empty());
  request.text = "townz in the east";
  CHECK(engine->ask(request).search->did_you_mean == "towns in the east");
}
