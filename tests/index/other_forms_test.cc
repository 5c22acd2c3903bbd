#include "index/other_forms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Postings of a few texts, one row each.
class IndexedTexts {
 public:
  explicit IndexedTexts(const std::vector<std::string>& texts) : postings_(write(texts)) {}

  std::vector<std::string> apart(const std::string& need) {
    return terms(written_apart(analyser_, analyser_.typed_tokens(need), postings_));
  }
  std::vector<std::string> together(const std::string& need) {
    return terms(written_together(analyser_, analyser_.typed_tokens(need), postings_));
  }
  std::vector<std::string> short_and_long_forms(const std::string& need) {
    return terms(short_and_long(analyser_, analyser_.typed_tokens(need), postings_));
  }
  std::vector<std::string> singulars(const std::string& need) {
    return terms(singulars_of_abbreviations(analyser_.typed_tokens(need), postings_));
  }
  std::vector<std::string> doing(const std::string& need) {
    return terms(doers(analyser_, analyser_.typed_tokens(need), postings_));
  }
  std::vector<OtherForm> forms(const std::string& need) {
    return short_and_long(analyser_, analyser_.typed_tokens(need), postings_);
  }

 private:
  std::string write(const std::vector<std::string>& texts) {
    std::map<std::string, std::vector<RowPosting>> lists;
    for (std::size_t row = 0; row < texts.size(); ++row) {
      TermCounts counts;
      count_terms(analyser_.tokens(texts[row]), 1, counts);
      for (const auto& [term, count] : counts) {
        lists[term].push_back({static_cast<std::uint32_t>(row), count});
      }
    }
    PostingsBuilder builder(texts.size());
    for (const auto& [term, list] : lists) builder.add(term, list);
    builder.write(folder_.file("postings"));
    return folder_.file("postings");
  }

  static std::vector<std::string> terms(const std::vector<OtherForm>& forms) {
    std::vector<std::string> out;
    for (const OtherForm& form : forms) out.push_back(form.term);
    std::sort(out.begin(), out.end());
    return out;
  }

  test::TemporaryFolder folder_;
  Analyser analyser_;
  Postings postings_;
};

using Terms = std::vector<std::string>;

}  // namespace

TEST_CASE("a word that no text holds is found where two words make it") {
  IndexedTexts texts({"Node.js runner", "a node", "js only"});
  CHECK(texts.apart("nodejs") == Terms{"Bnode js"});
  CHECK(texts.apart("nodeks") == Terms{});
  CHECK(texts.apart("js") == Terms{});
}

TEST_CASE("a word that texts hold is taken apart only where one was written in parts") {
  IndexedTexts texts({"BigQuery tables", "international", "inter national trains"});
  CHECK(texts.apart("bigquery") == Terms{"Bbig queri"});
  CHECK(texts.apart("BigQuery") == Terms{"Bbig queri"});
  CHECK(texts.apart("international") == Terms{});
}

TEST_CASE("words side by side are found where they are one") {
  IndexedTexts texts({"nodejs runner", "sdnext", "dataset"});
  CHECK(texts.together("node.js") == Terms{"nodej"});
  CHECK(texts.together("node js") == Terms{"nodej"});
  CHECK(texts.together("data set of a dog") == Terms{"dataset"});
  CHECK(texts.together("SD.Next") == Terms{"sdnext"});
}

TEST_CASE("short forms stand for long ones and the other way round") {
  IndexedTexts texts(
      {"optical character recognition", "OCR", "speech to text", "text to speech", "TTS"});
  CHECK(texts.short_and_long_forms("ocr of scans") ==
        Terms{"Bcharact recognit", "Boptic charact", "charact", "optic", "recognit"});
  CHECK(texts.short_and_long_forms("optical character recognition") == Terms{"ocr"});
  CHECK(texts.short_and_long_forms("text to speech") == Terms{"tts"});
  CHECK(texts.short_and_long_forms("speech to text") == Terms{});
  CHECK(texts.short_and_long_forms("optical recognition") == Terms{});
}

TEST_CASE("the words of a long form share the weight of one word") {
  IndexedTexts texts({"optical character recognition"});
  for (const OtherForm& form : texts.forms("OCR")) {
    CHECK(form.share == doctest::Approx(is_bigram(form.term) ? 1 : 1.0 / 3));
  }
}

TEST_CASE("languages named by marks have names without them") {
  IndexedTexts texts({"written in C#", "c code", "for .NET", "a net"});
  CHECK(texts.short_and_long_forms("csharp") == Terms{"c#"});
  CHECK(texts.short_and_long_forms("dotnet") == Terms{".net"});
}

TEST_CASE("what does a thing is met by the doing of it") {
  IndexedTexts texts({"a coder that writes", "an evening of runners", "kings and rings"});
  CHECK(texts.doing("coding") == std::vector<std::string>{"coder"});
  CHECK(texts.doing("running") == std::vector<std::string>{"runner"});
  CHECK(texts.doing("king").empty());
  CHECK(texts.doing("code").empty());
}

TEST_CASE("abbreviations are found by their plural, which no stemmer takes back") {
  IndexedTexts texts(
      {"read a PDF", "PDF", "an LLM", "LLMs", "DNS", "DN", "DNS again", "CSS", "maps", "http"});
  CHECK(texts.singulars("questions about my PDFs") == Terms{"pdf"});
  // Texts have both, and a protocol with its letter is another.
  CHECK(texts.singulars("local LLMs") == Terms{});
  CHECK(texts.singulars("dns and css and maps over https") == Terms{});
}
