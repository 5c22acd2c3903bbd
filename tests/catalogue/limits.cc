// Lines that nobody meant: too long, too deep, too many, not JSON, not UTF-8.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <fstream>

#include "matchgraph/catalogue.h"
#include "support/catalogue_text.h"

using namespace matchgraph;
using test::line_with;
using test::load_text;
using test::problems_of;

namespace {

/// Resident memory of this process, in bytes.
std::size_t resident_bytes() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

/// A stream of one block many times over, then an ending; never held as a whole. Notes the most
/// memory that the process had while it was read.
class RepeatingStream : public std::streambuf {
 public:
  RepeatingStream(std::string block, std::size_t times, std::string ending)
      : block_(std::move(block)), times_(times), ending_(std::move(ending)) {}

  std::size_t peak_bytes() const { return peak_bytes_; }

 private:
  int_type underflow() override {
    peak_bytes_ = std::max(peak_bytes_, resident_bytes());
    if (times_ == 0 && ended_) return traits_type::eof();
    std::string& next = times_ > 0 ? block_ : ending_;
    if (times_ > 0) {
      --times_;
    } else {
      ended_ = true;
    }
    setg(next.data(), next.data(), next.data() + next.size());
    return traits_type::to_int_type(*gptr());
  }

  std::string block_;
  std::size_t times_;
  std::string ending_;
  bool ended_ = false;
  std::size_t peak_bytes_ = 0;
};

constexpr std::size_t kMebibyte = std::size_t{1} << 20;

/// Resident bytes for each byte in use: the thread sanitizer keeps four beside it.
#ifdef __SANITIZE_THREAD__
constexpr std::size_t kResidentFactor = 5;
#else
constexpr std::size_t kResidentFactor = 1;
#endif

}  // namespace

TEST_CASE("a line of 100 MB costs no more memory than the limit") {
  const std::size_t before = resident_bytes();
  RepeatingStream buffer(std::string(kMebibyte, 'x'), 100, "\n" + line_with("") + "\n");
  std::istream in(&buffer);
  const LoadResult result = load_catalogue(in, "c.jsonl");
  CHECK(test::to_lines(result.diagnostics) ==
        "c.jsonl:1: error: is longer than 1048576 bytes (one entity per line; split or shorten "
        "it)\n");
  CHECK(result.catalogue.entities.size() == 1);
  CHECK(result.skipped_lines == 1);
  CHECK(buffer.peak_bytes() - std::min(before, buffer.peak_bytes()) <
        kResidentFactor * 8 * kMebibyte);
}

TEST_CASE("a line may be exactly as long as the limit, not counting its line end") {
  const std::string line = line_with("");
  CHECK(problems_of(line + "\r\n", {.max_line_bytes = line.size()}).empty());
  CHECK(problems_of(line, {.max_line_bytes = line.size()}).empty());
  const std::string too_long = "c.jsonl:1: error: is longer than " +
                               std::to_string(line.size() - 1) +
                               " bytes (one entity per line; split or shorten it)\n";
  CHECK(problems_of(line + "\r\n", {.max_line_bytes = line.size() - 1}) == too_long);
  CHECK(problems_of(line + "\n", {.max_line_bytes = line.size() - 1}) == too_long);
  std::vector<Diagnostic> diagnostics;
  CHECK_FALSE(parse_entity(line, "c.jsonl", 1, {.max_line_bytes = line.size() - 1}, diagnostics));
  CHECK(test::to_lines(diagnostics) == too_long);
}

TEST_CASE("lines longer than a block of reading arrive whole") {
  const std::string summary(300'000, 's');
  const LoadResult result = load_text(line_with("\"summary\":\"" + summary + "\"") + "\n{}\n");
  REQUIRE(result.catalogue.entities.size() == 1);
  CHECK(result.catalogue.entities[0].summary == summary);
  CHECK(result.lines == 2);
}

TEST_CASE("a million opening brackets are an error and nothing worse") {
  const LoadOptions options{.max_line_bytes = 16 * kMebibyte};
  const std::string expected =
      "c.jsonl:1: error: is nested deeper than 64 levels (flatten the arrays and objects)\n";
  std::string objects;
  for (int i = 0; i < 1'000'000; ++i) objects += "{\"a\":";
  CHECK(problems_of(std::string(1'000'000, '['), options) == expected);
  CHECK(problems_of(objects, options) == expected);
  CHECK(problems_of(line_with("\"x\":" + std::string(1'000'000, '[') + std::string(1'000'000, ']')),
                    options) == expected);
}

TEST_CASE("the depth limit counts the entity itself as one level") {
  const auto nested = [](std::size_t levels) {
    return line_with("\"x\":" + std::string(levels, '[') + std::string(levels, ']'));
  };
  CHECK(problems_of(nested(63)).empty());
  CHECK(problems_of(nested(64)) ==
        "c.jsonl:1: error: is nested deeper than 64 levels (flatten the arrays and objects)\n");
  CHECK(problems_of(nested(2), {.max_depth = 3}).empty());
  CHECK(problems_of(nested(3), {.max_depth = 3}) ==
        "c.jsonl:1: error: is nested deeper than 3 levels (flatten the arrays and objects)\n");
}

TEST_CASE("bytes that are not UTF-8 are an error with their place") {
  const auto bad = [](const std::string& bytes) {
    return problems_of(R"({"id":")" + bytes + R"(","name":"A","type":"tool","capabilities":[]})");
  };
  const std::string hint = " (save the file as UTF-8)\n";
  CHECK(bad("\xff") == "c.jsonl:1: error: bad UTF-8 at byte 8: 0xFF" + hint);
  CHECK(bad("caf\xe9") == "c.jsonl:1: error: bad UTF-8 at byte 11: 0xE9" + hint);
  CHECK(bad("\xc0\x80") == "c.jsonl:1: error: bad UTF-8 at byte 8: 0xC0" + hint);
  CHECK(bad("\xed\xa0\x80") == "c.jsonl:1: error: bad UTF-8 at byte 8: 0xED" + hint);
  CHECK(bad("\xf4\x90\x80\x80") == "c.jsonl:1: error: bad UTF-8 at byte 8: 0xF4" + hint);
}

TEST_CASE("a file in UTF-16 is told to be saved as UTF-8") {
  CHECK(problems_of(std::string("\xff\xfe{}", 4)) ==
        "c.jsonl:1: error: bad UTF-8 at byte 1: 0xFF (save the file as UTF-8)\n");
}

TEST_CASE("a NUL byte is an error wherever it stands") {
  const std::string line = line_with("");
  const std::string nul(1, '\0');
  const auto at = [](std::size_t byte) {
    return "c.jsonl:1: error: NUL byte at byte " + std::to_string(byte) +
           " (a catalogue is UTF-8 text)\n";
  };
  CHECK(problems_of(nul + line) == at(1));
  CHECK(problems_of(line + nul) == at(line.size() + 1));
  CHECK(problems_of(line + nul + "anything") == at(line.size() + 1));
  CHECK(problems_of(R"({"id":"a)" + nul + "\"}") == at(9));
}

TEST_CASE("half of a surrogate pair is an error, a whole one a character") {
  for (const char* half : {"\\ud83d", "\\udc00", "\\ud83d\\u0041", "\\ud83dx"}) {
    CAPTURE(half);
    CHECK(problems_of(line_with("\"maker\":\"" + std::string(half) + "\""))
              .starts_with("c.jsonl:1: error: bad JSON at byte "));
  }
  CHECK(test::only_entity(line_with(R"("maker":"\ud83e\udd89")")).maker == "🦉");
}

TEST_CASE("what JSON does not have is an error with its place") {
  const std::string hint = " (one JSON object per line)\n";
  CHECK(problems_of("{'id':1}") ==
        "c.jsonl:1: error: bad JSON at byte 2: invalid literal, near {'" + hint);
  CHECK(problems_of("{\"a\":1} x") ==
        "c.jsonl:1: error: bad JSON at byte 9: invalid literal, near {\"a\":1} x" + hint);
  CHECK(problems_of("{\"a\":1}{\"a\":1}") ==
        "c.jsonl:1: error: bad JSON at byte 8: unexpected '{'; expected end of input, near "
        "{\"a\":1}{" +
            hint);
  CHECK(
      problems_of("{\"a\":\"b\tc\"}") ==
      "c.jsonl:1: error: bad JSON at byte 8: invalid string: control character U+0009 (HT) must be "
      "escaped to \\u0009 or \\t, near {\"a\":\"b\\t" +
          hint);
  CHECK(problems_of("{\"größe\":ü}") ==
        "c.jsonl:1: error: bad JSON at byte 12: invalid literal, near {\"größe\":ü" + hint);
  for (const char* number : {"01", "+1", ".5", "1.", "0x1", "1e"}) {
    CAPTURE(number);
    CHECK(problems_of(line_with("\"x\":" + std::string(number)))
              .starts_with("c.jsonl:1: error: bad JSON at byte "));
  }
}

TEST_CASE("NaN and Infinity are errors that say what to write instead") {
  for (const char* number : {"NaN", "Infinity", "-Infinity"}) {
    CAPTURE(number);
    CHECK(problems_of(line_with("\"signals\":{\"x\":" + std::string(number) + "}"))
              .ends_with(" (JSON has no NaN and no Infinity: leave the field out)\n"));
  }
}

TEST_CASE("a long broken string is quoted by its end") {
  CHECK(problems_of("{\"a\":\"" + std::string(500, 'x') + "the end") ==
        "c.jsonl:1: error: bad JSON at byte 514: invalid string: missing closing quote, near …" +
            std::string(33, 'x') + "the end (one JSON object per line)\n");
}

TEST_CASE("a line that is JSON and no object is an error") {
  CHECK(problems_of("[]\n7\n\"x\"\nnull\ntrue\n") ==
        R"(c.jsonl:1: error: expected an object, found an array (one JSON object per line)
c.jsonl:2: error: expected an object, found a number (one JSON object per line)
c.jsonl:3: error: expected an object, found a string (one JSON object per line)
c.jsonl:4: error: expected an object, found null (one JSON object per line)
c.jsonl:5: error: expected an object, found a boolean (one JSON object per line)
)");
}

TEST_CASE("absurd counts in a line are read in time that grows with the line") {
  std::string tags = "\"t\"";
  std::string signals = "\"s\":1";
  std::string keys = "\"k\":1";
  std::string huge = "1e999";
  std::string capabilities = "{\"text\":\"c\"}";
  for (int i = 0; i < 40'000; ++i) {
    const std::string n = std::to_string(i);
    tags += ",\"t" + n + "\"";
    signals += ",\"s" + n + "\":1";
    keys += ",\"k\":1";
    huge += ",1e999";
    capabilities += ",{\"text\":\"c" + n + "\"}";
  }
  const std::clock_t start = std::clock();
  const std::string line = R"({"id":"a","name":"A","type":"tool","capabilities":[)" + capabilities +
                           R"(],"tags":[)" + tags + R"(],"signals":{)" + signals + R"(},"x":{)" +
                           keys + R"(},"y":[)" + huge + "]}";
  const LoadResult result = load_text(line, {.max_line_bytes = 4 * kMebibyte});
  REQUIRE(result.catalogue.entities.size() == 1);
  CHECK(result.catalogue.entities[0].capabilities.size() == 40'001);
  CHECK(result.catalogue.entities[0].tags.size() == 40'001);
  CHECK(result.catalogue.entities[0].signals.size() == 40'001);
  CHECK(result.warnings == 80'001);
  CHECK(result.diagnostics.size() == 1000);
  CHECK(std::clock() - start < 10 * CLOCKS_PER_SEC);  // of the processor: others may be busy
}
