// Questions over the sample catalogue with the answers they had: any change of ranking is a diff.
//
// tests/data/ranking/NAME.txt holds the first ten results of each question, and rank_stats.txt
// where the entity that a reader would expect stands. MATCHGRAPH_UPDATE_GOLDENS=1 writes them anew.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/engine.h"
#include "matchgraph/snapshot.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

const std::string kRankingFolder = MATCHGRAPH_SOURCE_DIR "/tests/data/ranking/";

struct Question {
  std::string name;
  std::string need;                // or
  std::vector<std::string> seeds;  // ids
  std::string expected;            // id of what a reader would expect near the top
  Filters filters = {};
};

std::vector<Question> questions() {
  const auto need = [](const std::string& name, const std::string& text,
                       const std::string& expected, Filters filters = {}) {
    return Question{name, text, {}, expected, std::move(filters)};
  };
  const auto like = [](const std::string& name, std::vector<std::string> seeds,
                       const std::string& expected, Filters filters = {}) {
    return Question{name, "", std::move(seeds), expected, std::move(filters)};
  };
  return {
      need("need-offline-speech", "transcribe speech offline", "ggml-org/whisper.cpp"),
      need("need-speech-api", "hosted transcription service paid by the minute", "deepgram/nova-3"),
      need("need-audio-questions", "a model that answers questions about audio",
           "mistralai/voxtral-small-24b"),
      need("need-subtitles", "timestamps for every spoken word", "ggml-org/whisper.cpp"),
      need("need-vector-search", "find similar vectors quickly", "nmslib/hnswlib"),
      need("need-vector-server", "vector database with filters over HTTP", "qdrant/qdrant"),
      need("need-nearest", "can I do approximate nearest neighbour search in C++?",
           "nmslib/hnswlib"),
      need("need-full-text", "I want a library for full-text search in Rust",
           "quickwit-oss/tantivy"),
      need("need-code-search", "search source code by regular expression", "sourcegraph/zoekt"),
      need("need-graph-database", "embedded graph database with Cypher", "kuzudb/kuzu"),
      need("need-key-value", "store keys and values on disk in sorted order", "google/leveldb"),
      need("need-json", "parse JSON as fast as possible", "simdjson/simdjson"),
      need("need-format", "format strings in C++", "fmtlib/fmt"),
      need("need-http", "small HTTP server in a single header", "yhirose/cpp-httplib"),
      need("need-image-local", "generate pictures from text on my own GPU", "vladmandic/sdnext"),
      need("need-image-edit", "edit an image by describing the change",
           "google/gemini-2.5-flash-image"),
      need("need-subject-images", "train an image model on a few photos of one subject",
           "xavierxiao/dreambooth-stable-diffusion"),
      need("need-inpainting", "inpainting", "vladmandic/sdnext"),
      need("need-code-completion", "fill in the middle code completion",
           "mistralai/codestral-2508"),
      need("need-open-code-model", "open weights model for coding agents",
           "qwen/qwen3-coder-30b-a3b"),
      need("need-vision", "describe a picture", "mistralai/mistral-small-3.1-24b"),
      need("need-long-context", "very long context window", "meta-llama/llama-4-scout"),
      need("need-mixture", "mixture of experts", "mistralai/mixtral-8x7b"),
      need("need-8x22b", "8x22B", "mistralai/mixtral-8x22b-instruct"),
      need("need-gpt4o", "gpt4o mini", "openai/gpt-4o-mini"),
      need("need-code-dataset", "permissively licensed source code for training",
           "bigcode/the-stack-v2"),
      need("need-tool-benchmark", "benchmark for function calling", "shishirpatil/bfcl"),
      need("need-mcp-benchmark", "test agents against many MCP servers", "icip-cas/livemcpbench"),
      need("need-files-mcp", "let a language model read and write local files",
           "modelcontextprotocol/filesystem"),
      need("need-git-mcp", "work with git repositories from an assistant",
           "modelcontextprotocol/git"),
      need("need-web-page", "read a web page as Markdown", "just-every/mcp-read-website-fast"),
      need("need-browser", "control a browser, click and fill in forms", "bytedance/browser-mcp"),
      need("need-web-search", "search the web without tracking", "overtlids/mcp-searxng-enhanced"),
      need("need-free-model", "chat model", "mistralai/mixtral-8x7b",
           {.types = {"model"}, .free = true}),
      need("need-cheap-vision", "understands images", "google/gemma-3-27b-it", {.max_price = 0.1}),
      need("need-long-and-cheap", "answers questions", "google/gemini-2.5-flash",
           {.where = {{"context", ">=", 200000.0}, {"price", "<=", 0.5}}}),
      like("like-qdrant", {"qdrant/qdrant"}, "nmslib/hnswlib"),
      like("like-whisper", {"ggml-org/whisper.cpp"}, "openai/whisper-1"),
      like("like-mistral-small", {"mistralai/mistral-small-3.1-24b"}, "google/gemma-3-27b-it"),
      like("like-codestral", {"mistralai/codestral-2508"}, "qwen/qwen3-coder-30b-a3b"),
      like("like-sdnext", {"vladmandic/sdnext"}, "xavierxiao/dreambooth-stable-diffusion"),
      like("like-filesystem", {"modelcontextprotocol/filesystem"}, "efforthye/fast-filesystem-mcp"),
      like("like-metatool", {"howiehwong/metatool"}, "fairyshine/seal-tools"),
      like("like-leveldb", {"google/leveldb"}, "facebook/rocksdb"),
      like("like-two-vector-libraries", {"nmslib/hnswlib", "unum-cloud/usearch"}, "qdrant/qdrant"),
      like("like-two-image-tools", {"vladmandic/sdnext", "openai/gpt-image-1-mini"},
           "google/gemini-2.5-flash-image"),
      like("like-two-models", {"openai/gpt-4o-mini", "mistralai/mistral-small-3.1-24b"},
           "google/gemma-3-27b-it"),
      like("like-gpt4o-mini-cheaper", {"openai/gpt-4o-mini"}, "google/gemma-3-27b-it",
           {.where = {{"price", "<", 0.15}}}),
      like("like-whisper-not-openai", {"openai/whisper-1"}, "ggml-org/whisper.cpp",
           {.not_makers = {"OpenAI"}}),
      like("like-qdrant-library", {"qdrant/qdrant"}, "nmslib/hnswlib", {.types = {"library"}}),
  };
}

struct Line {
  std::string id;
  std::string name;
  double score = 0;
};

std::vector<Line> ask(const Engine& engine, const Question& question) {
  std::vector<Line> out;
  const auto keep = [&out](const auto& results) {
    for (const auto& hit : results) out.push_back({hit.entity.id, hit.entity.name, hit.score});
  };
  if (question.seeds.empty()) {
    SearchRequest request;
    request.text = question.need;
    request.filters = question.filters;
    keep(engine.search(request).results);
  } else {
    AlternativesRequest request;
    request.seeds = question.seeds;
    request.filters = question.filters;
    keep(engine.alternatives(request).results);
  }
  return out;
}

std::string golden_text(const Question& question, const std::vector<Line>& lines) {
  std::string out = question.seeds.empty() ? "need: " + question.need : "like:";
  for (const std::string& seed : question.seeds) out += " " + seed;
  out += '\n';
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += fmt::format("{:2} {:8.3f} {}\n", i + 1, lines[i].score, lines[i].id);
  }
  return out;
}

std::string read(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Compares with the golden file, or writes it.
void hold(const std::string& name, const std::string& text) {
  const std::string path = kRankingFolder + name + ".txt";
  if (std::getenv("MATCHGRAPH_UPDATE_GOLDENS") != nullptr) {
    std::filesystem::create_directories(kRankingFolder);
    std::ofstream(path) << text;
  }
  INFO(name);
  CHECK(text == read(path));
}

}  // namespace

TEST_CASE("the sample catalogue's questions have the answers they had") {
  const test::TemporaryFolder data;
  const std::vector<std::string> files = {MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl"};
  BuildRequest request;
  request.data = data.path();
  build_snapshot(load_catalogues(files).catalogue, request);
  const Engine engine(open_snapshot(data.path()));
  std::string stats = "rank  question (0: not among the first ten)\n";
  double reciprocal = 0;
  const auto all = questions();
  CHECK(all.size() >= 40);
  for (const Question& question : all) {
    const std::vector<Line> lines = ask(engine, question);
    hold(question.name, golden_text(question, lines));
    std::size_t rank = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].id == question.expected) rank = i + 1;
    }
    if (rank > 0) reciprocal += 1 / static_cast<double>(rank);
    stats += fmt::format("{:4}  {}: {}\n", rank, question.name, question.expected);
  }
  stats += fmt::format("mean reciprocal rank {:.3f} over {} questions\n",
                       reciprocal / static_cast<double>(all.size()), all.size());
  hold("rank_stats", stats);
}
