// `build --embed` against an endpoint on 127.0.0.1 that says what a test tells it to.

#include <doctest/doctest.h>
#include <httplib.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "run_command.h"
#include "support/endless_endpoint.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using Json = nlohmann::json;

namespace {

const std::string kSample = MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl";

/// Vectors of sixteen numbers, made of a text's letters.
Json vectors_of(const Json& request) {
  Json data = Json::array();
  for (const Json& input : request.at("input")) {
    Json numbers = Json::array();
    const auto text = input.get<std::string>();
    for (char letter = 'a'; letter < 'a' + 16; ++letter) {
      numbers.push_back(0.1 + static_cast<double>(std::count(text.begin(), text.end(), letter)));
    }
    data.push_back({{"object", "embedding"}, {"index", data.size()}, {"embedding", numbers}});
  }
  return {{"object", "list"}, {"data", data}};
}

class Endpoint {
 public:
  using Answer = std::function<void(const httplib::Request&, httplib::Response&)>;

  explicit Endpoint(Answer answer = {}) {
    server_.Post("/v1/embeddings",
                 [this, answer](const httplib::Request& request, httplib::Response& response) {
                   ++requests;
                   if (request.get_header_value("Authorization") == "Bearer secret-key") ++with_key;
                   const Json body = Json::parse(request.body);
                   texts += body.at("input").size();
                   response.set_content(vectors_of(body).dump(), "application/json");
                   if (answer) answer(request, response);
                 });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ~Endpoint() {
    server_.stop();
    thread_.join();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  std::atomic<std::size_t> requests{0};
  std::atomic<std::size_t> texts{0};
  std::atomic<std::size_t> with_key{0};

 private:
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

test::Outcome build_from(const std::string& url, const std::string& data,
                         const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"build",   kSample, "--data",        data,
                                        "--embed", url,     "--embed-model", "letters"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  test::Environment around;
  around.variables = {{"MATCHGRAPH_EMBED_KEY", "secret-key"}};
  return test::run_command(arguments, around);
}

test::Outcome build(const std::string& data, const Endpoint& endpoint,
                    const std::vector<std::string>& more = {}) {
  return build_from(endpoint.url(), data, more);
}

std::string digest_of(const std::string& data) {
  const auto stats = test::run_command({"stats", "--data", data, "--format", "json"});
  return Json::parse(stats.out).at("digest").get<std::string>();
}

}  // namespace

TEST_CASE("a build with a model asks it once, keeps what it said, and tells it in stats") {
  const test::TemporaryFolder data;
  const Endpoint endpoint;
  const auto first = build(data.path(), endpoint);
  CHECK(first.status == 0);
  CHECK(endpoint.texts == 139);
  CHECK(endpoint.with_key == endpoint.requests);
  CHECK(first.out.find("secret-key") == std::string::npos);
  CHECK(first.err.find("secret-key") == std::string::npos);
  const std::string digest = digest_of(data.path());
  const auto stats = test::run_command({"stats", "--data", data.path(), "--format", "json"});
  CHECK(Json::parse(stats.out).at("embedding") ==
        Json({{"model", "letters"}, {"dimensions", 16}, {"entities", 139}}));
  // The second build asks for nothing and is the same.
  CHECK(build(data.path(), endpoint).status == 0);
  CHECK(endpoint.texts == 139);
  CHECK(digest_of(data.path()) == digest);
  // Answers need no endpoint.
  const auto found = test::run_command(
      {"alternatives", "Qdrant", "--data", data.path(), "--explain", "--format", "json"});
  CHECK(found.status == 0);
  CHECK(found.out.find("the embedding model letters") != std::string::npos);
}

TEST_CASE("a build without a model is what it was, whatever was built with one before") {
  const test::TemporaryFolder data;
  const test::TemporaryFolder plain;
  const Endpoint endpoint;
  REQUIRE(test::run_command({"build", kSample, "--data", plain.path()}).status == 0);
  REQUIRE(build(data.path(), endpoint).status == 0);
  CHECK(digest_of(data.path()) != digest_of(plain.path()));
  REQUIRE(test::run_command({"build", kSample, "--data", data.path()}).status == 0);
  CHECK(digest_of(data.path()) == digest_of(plain.path()));
}

TEST_CASE("an endpoint that fails leaves the live snapshot; --embed-optional builds without it") {
  const test::TemporaryFolder data;
  REQUIRE(test::run_command({"build", kSample, "--data", data.path()}).status == 0);
  const std::string digest = digest_of(data.path());
  const auto refused = [&](const Endpoint& endpoint, const std::string& message,
                           const std::vector<std::string>& more = {}) {
    const auto outcome = build(data.path(), endpoint, more);
    CHECK(outcome.status == 4);
    INFO(outcome.err);
    CHECK(outcome.err.find(message) != std::string::npos);
    CHECK(outcome.err.find("the live snapshot is untouched") != std::string::npos);
    CHECK(outcome.err.find("secret-key") == std::string::npos);
    CHECK(test::run_command({"verify", "--data", data.path()}).status == 0);
    CHECK(digest_of(data.path()) == digest);
  };
  const Endpoint forbids([](const auto&, httplib::Response& response) {
    response.status = 401;
    response.set_content("no such key", "text/plain");
  });
  refused(forbids, "status 401: no such key");
  CHECK(forbids.requests == 1);
  const Endpoint short_one([](const httplib::Request& request, httplib::Response& response) {
    Json answer = vectors_of(Json::parse(request.body));
    answer["data"].erase(0);
    response.set_content(answer.dump(), "application/json");
  });
  refused(short_one, "63 vectors for 64 texts");
  const Endpoint without_numbers([](const httplib::Request& request, httplib::Response& response) {
    Json answer = vectors_of(Json::parse(request.body));
    answer["data"][3]["embedding"][5] = nullptr;
    response.set_content(answer.dump(), "application/json");
  });
  refused(without_numbers, "a vector with what is no number");
  const Endpoint chatters([](const auto&, httplib::Response& response) {
    response.set_content("<p>Hello</p>", "text/html");
  });
  refused(chatters, "its answer is not JSON");
  const auto optional = build(data.path(), chatters, {"--embed-optional"});
  CHECK(optional.status == 0);
  CHECK(optional.err.find("built without the embedding model") != std::string::npos);
  CHECK(digest_of(data.path()) == digest);
}

TEST_CASE("a busy endpoint is asked again after the time that it names") {
  const test::TemporaryFolder data;
  std::atomic<int> busy{2};
  const Endpoint endpoint([&busy](const auto&, httplib::Response& response) {
    if (busy-- <= 0) return;
    response.status = busy == 1 ? 429 : 500;
    response.set_header("Retry-After", "1");
    response.set_content("", "text/plain");
  });
  CHECK(build(data.path(), endpoint).status == 0);
  CHECK(endpoint.requests == 5);
}

TEST_CASE("an endpoint that trickles is given up when its time is over") {
  const test::TemporaryFolder data;
  const Endpoint slow([](const auto&, httplib::Response&) {
    std::this_thread::sleep_for(std::chrono::seconds(4));
  });
  const auto begin = std::chrono::steady_clock::now();
  const auto outcome = build(data.path(), slow, {"--embed-timeout", "1", "--embed-optional"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.find("no answer within 1 s") != std::string::npos);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("an endpoint that answers without end, or with what is no vector, costs no memory") {
  const std::string head = "HTTP/1.1 200 OK\r\n";
  std::string empty_lists = "[]";
  while (empty_lists.size() < 3'000'000) empty_lists += ",[]";
  const std::vector<std::pair<std::string, std::string>> endless = {
      {head, "X-Header: " + std::string(60, 'b') + "\r\n"},
      {head + "\r\n", std::string(65'536, '[')},
      {head + "Content-Length: 10000000\r\n\r\n{\"data\": [" + empty_lists, ",[],[]"}};
  for (const auto& [first, chunk] : endless) {
    const test::TemporaryFolder data;
    const test::EndlessEndpoint endpoint(first, chunk);
    const auto outcome = build_from(endpoint.url(), data.path(), {"--embed-timeout", "20"});
    CHECK(outcome.status == 4);
    INFO(outcome.err);
    CHECK(outcome.err.find("the embedding model letters: ") != std::string::npos);
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    CHECK(used.ru_maxrss < 256 << 10);
  }
}

TEST_CASE("what is missing for a model is said before anything is read") {
  const auto no_model = test::run_command(
      {"build", kSample, "--data", "/nonexistent", "--embed", "http://127.0.0.1:1"});
  CHECK(no_model.status == 2);
  CHECK(no_model.err.find("--embed-model") != std::string::npos);
  const auto no_url =
      test::run_command({"build", kSample, "--data", "/nonexistent", "--embed-model", "m"});
  CHECK(no_url.status == 2);
  CHECK(no_url.err.find("--embed URL") != std::string::npos);
  for (const char* address : {"ftp://host", "http://", "127.0.0.1:80", "http://user:key@host"}) {
    const auto bad = test::run_command(
        {"build", kSample, "--data", "/nonexistent", "--embed", address, "--embed-model", "m"});
    CHECK(bad.status == 2);
    CHECK(bad.err.find("key") == std::string::npos);
  }
}
