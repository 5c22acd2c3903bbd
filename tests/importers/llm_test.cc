// The endpoint is a stand-in on 127.0.0.1 that says what a test tells it to.
#include <doctest/doctest.h>
#include <httplib.h>
#include <sys/resource.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "markdown_samples.h"
#include "support/endless_endpoint.h"
#include "tools/importers/readme/capabilities/llm_endpoint.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;
using Json = nlohmann::json;

constexpr const char* kText =
    "# Quern\n\nQuern is a mill for the hand.\n\n## Features\n\n- Grinds **rye** and "
    "[oats](https://example.org)\n- Sieves flour in three grades\n";

class StandIn {
 public:
  explicit StandIn(httplib::Server::Handler answer) {
    server_.Post("/v1/chat/completions", std::move(answer));
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ~StandIn() {
    server_.stop();
    thread_.join();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

 private:
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

std::string completion(const std::string& content) {
  return Json{{"choices", {{{"message", {{"role", "assistant"}, {"content", content}}}}}}}.dump();
}

Imported import_from(const std::string& url, int timeout_seconds = 20) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.file("quern.md")) << kText;
  ImportRequest request;
  request.files = {folder.file("quern.md")};
  request.keeps_unclear = true;
  request.llm = {.url = url, .model = "small", .timeout_seconds = timeout_seconds};
  return import_with(import_readmes, request);
}

Imported import_answered(const std::string& body, int status = 200) {
  const StandIn endpoint([&](const httplib::Request&, httplib::Response& response) {
    response.status = status;
    response.set_content(body, "application/json");
  });
  return import_from(endpoint.url());
}

const Strings kByRules = {"Quern is a mill for the hand.", "Grinds rye and oats",
                          "Sieves flour in three grades"};

TEST_CASE("a good answer gives the capabilities, placed where their quotes stand") {
  Json asked;
  const StandIn endpoint([&](const httplib::Request& request, httplib::Response& response) {
    asked = Json::parse(request.body);
    response.set_content(completion("```json\n" +
                                    Json{{"capabilities",
                                          {{{"name", "Grain grinding"},
                                            {"text", "Grinds rye and oats by hand."},
                                            {"quote", "grinds rye and oats"}},
                                           {{"name", ""},
                                            {"text", "Sieves flour in grades."},
                                            {"quote", "Sieves flour in three grades"}}}}}
                                        .dump() +
                                    "\n```"),
                         "application/json");
  });
  const Imported readme = import_from(endpoint.url() + "/v1/");
  CHECK(lines_of(readme.entities.at(0)) ==
        Strings{"Grain grinding | Grinds rye and oats by hand. | Features:7",
                "Sieves flour in grades | Sieves flour in grades. | Features:8"});
  CHECK(readme.problems().empty());
  CHECK(asked["model"] == "small");
  CHECK(asked["temperature"] == 0);
  CHECK(asked["messages"][1]["content"] == kText);
}

TEST_CASE("what the file does not say is left out") {
  const Json made_up = {
      {"capabilities",
       {{{"name", "Rye"}, {"text", "Grinds rye."}, {"quote", "Grinds rye"}},
        {{"name", "Rice"}, {"text", "Grinds rice."}, {"quote", "Grinds rice quickly"}},
        {{"name", "Moon"},
         {"text", "Flies people towards distant moons."},
         {"quote", "a mill for the hand"}},
        {{"name", "No quote"}, {"text", "Grinds oats."}},
        "no object"}}};
  const Imported readme = import_answered(completion(made_up.dump()));
  CHECK(texts_of(readme.entities.at(0)) == Strings{"Grinds rye."});
  CHECK(readme.problems() ==
        Strings{"0: 4 of 5 capabilities that the endpoint lists are left out"});
}

TEST_CASE("an answer of no use is a warning, and the rules find the capabilities") {
  const auto fault = [](const Imported& readme) {
    CHECK(texts_of(readme.entities.at(0)) == kByRules);
    REQUIRE(readme.problems().size() == 1);
    return readme.problems()[0];
  };
  CHECK(fault(import_answered("<html>")) == "0: the endpoint is of no use: its answer is not JSON");
  CHECK(fault(import_answered("{}")) ==
        "0: the endpoint is of no use: its answer has no choices[0].message.content");
  CHECK(fault(import_answered(completion("I cannot do that"))) ==
        "0: the endpoint is of no use: its message is no JSON object with \"capabilities\"");
  CHECK(fault(import_answered(completion("{\"capabilities\": {}}"))) ==
        "0: the endpoint is of no use: its message is no JSON object with \"capabilities\"");
  CHECK(fault(import_answered(completion("{\"capabilities\": []}"))) ==
        "0: the endpoint is of no use: nothing of what it lists stands in the file");
  CHECK(fault(import_answered("out of order", 500)) ==
        "0: the endpoint is of no use: status 500: out of order");
  CHECK(fault(import_answered(std::string(kMaxLlmAnswerBytes + 1, 'x'))) ==
        "0: the endpoint is of no use: its answer is longer than 4194304 bytes");
}

TEST_CASE("an endpoint that is silent or slow is given up after the time allowed") {
  std::atomic<bool> over = false;
  const StandIn endpoint([&](const httplib::Request&, httplib::Response&) {
    for (int i = 0; i < 500 && !over; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  });
  const auto start = std::chrono::steady_clock::now();
  const Imported readme = import_from(endpoint.url(), 1);
  over = true;
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(4));
  CHECK(texts_of(readme.entities.at(0)) == kByRules);
  CHECK(readme.problems() == Strings{"0: the endpoint is of no use: no answer within 1 s"});
}

TEST_CASE("an endpoint whose head has no end takes neither more time nor more memory than it may") {
  for (const std::string& chunk :
       {std::string(65536, 'a'), "X-Header: " + std::string(60, 'b') + "\r\n",
        std::string("HTTP/1.1 100 Continue\r\n\r\n")}) {
    const test::EndlessEndpoint endpoint("HTTP/1.1 200 OK\r\n", chunk);
    rusage before{};
    ::getrusage(RUSAGE_SELF, &before);
    const auto begin = std::chrono::steady_clock::now();
    const Imported readme = import_from(endpoint.url(), 2);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(3));
    rusage after{};
    ::getrusage(RUSAGE_SELF, &after);
    CHECK(after.ru_maxrss - before.ru_maxrss < 64 << 10);
    REQUIRE(readme.problems().size() == 1);
    CHECK(readme.problems()[0].starts_with("0: the endpoint is of no use: "));
  }
}

TEST_CASE("an endpoint that is not there is a warning") {
  const Imported readme = import_from("http://127.0.0.1:1");
  CHECK(texts_of(readme.entities.at(0)) == kByRules);
  CHECK(readme.problems() ==
        Strings{"0: the endpoint is of no use: cannot be reached: Connection"});
}

TEST_CASE("only http(s) addresses are asked") {
  CHECK(is_llm_address("http://127.0.0.1:8000"));
  CHECK(is_llm_address("https://example.org/v1/chat/completions"));
  for (const char* url : {"", "127.0.0.1:8000", "ftp://example.org", "http://", "http:///v1",
                          "http://example.org/?key=1"}) {
    INFO(url);
    CHECK_FALSE(is_llm_address(url));
  }
}

}  // namespace
}  // namespace matchgraph
