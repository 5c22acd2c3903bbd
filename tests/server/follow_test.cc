// A replica: a server whose folder others fill.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "http_client.h"
#include "matchgraph/error.h"
#include "matchgraph/server.h"
#include "matchgraph/snapshot.h"
#include "running_server.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

namespace fs = std::filesystem;
using matchgraph::Server;
using matchgraph::ServerOptions;
using matchgraph::test::cookie_of;
using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using matchgraph::test::TemporaryFolder;
using std::chrono::milliseconds;

namespace {

/// A folder where generations are built, one that a replica follows, and the replica.
class Replica {
 public:
  explicit Replica(milliseconds drain = milliseconds(0)) : drain_(drain) {}
  ~Replica() { stop(); }
  Replica(const Replica&) = delete;
  Replica& operator=(const Replica&) = delete;

  void start() {
    ServerOptions options;
    options.data = followed_.path();
    options.follow = true;
    options.record = false;
    options.port = 0;
    options.threads = 1;
    options.reload_interval = milliseconds(20);
    options.drain_time = drain_;
    options.log = [this](std::string_view line) {
      const std::scoped_lock lock(mutex_);
      (log_ += line) += '\n';
    };
    server_ = std::make_unique<Server>(options);
    thread_ = std::thread([this] { server_->run(); });
  }
  void stop() {
    if (!server_) return;
    server_->stop();
    thread_.join();
    server_.reset();
  }

  /// The name of a new generation, which the replica does not know of.
  std::string build() const {
    matchgraph::BuildRequest request;
    request.data = built_.path();
    request.jobs = 1;
    build_snapshot(matchgraph::test::six_tools(), request);
    std::string name;
    std::getline(std::ifstream(built_.file("CURRENT")) >> std::ws, name);
    return name;
  }
  void copy(const std::string& name) const {
    fs::copy(built_.file(name), followed_.file(name),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
  /// As a copy that was cut off: the largest file has half of its bytes.
  void cut(const std::string& name) const {
    fs::path largest;
    for (const auto& entry : fs::directory_iterator(followed_.file(name))) {
      if (largest.empty() || entry.file_size() > fs::file_size(largest)) largest = entry.path();
    }
    fs::resize_file(largest, fs::file_size(largest) / 2);
  }
  void switch_to(const std::string& name) const {
    std::ofstream(followed_.file("NEXT")) << name << "\n";
    fs::rename(followed_.file("NEXT"), followed_.file("CURRENT"));
  }

  Server& server() { return *server_; }
  std::string log() {
    const std::scoped_lock lock(mutex_);
    return log_;
  }
  const TemporaryFolder& followed() const { return followed_; }

 private:
  milliseconds drain_;
  TemporaryFolder built_;
  TemporaryFolder followed_;
  std::mutex mutex_;
  std::string log_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

template <typename Condition>
bool soon(const Condition& condition) {
  for (int i = 0; i < 500; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(milliseconds(10));
  }
  return false;
}

bool holds(const std::string& text, const std::string& part) {
  CAPTURE(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a replica says that it waits until a generation is there, named and whole") {
  Replica replica;
  const std::string name = replica.build();
  replica.start();
  HttpClient client(replica.server().port());
  const auto waits = [&] {
    const HttpAnswer ready = client.get("/readyz");
    CHECK(ready.status == 503);
    CHECK(holds(ready.body, "no generation is here yet"));
    CHECK(ready.headers.at("retry-after") == "1");
    CHECK(ready.headers.at("x-content-type-options") == "nosniff");
    CHECK(client.get("/healthz").status == 200);
    CHECK(holds(client.get("/healthz").body, "no generation is here yet"));
    CHECK(client.get("/metrics").status == 200);
    CHECK(client.get("/search?q=PDF").status == 502);
    CHECK(client.get("/api/v1/search?q=PDF").status == 502);
    CHECK(holds(client.get("/api/v1/search?q=PDF").body, "\"environment\""));
    CHECK(client.post("/mcp", "{}").status == 502);
  };
  waits();
  // There, and not named: whoever copies it is not done.
  replica.copy(name);
  std::this_thread::sleep_for(milliseconds(100));
  waits();
  // Named, and cut off.
  replica.cut(name);
  replica.switch_to(name);
  CHECK(soon([&] { return holds(client.get("/healthz").body, "generation 1 is not served"); }));
  waits();
  CHECK(holds(replica.log(), "generation 1 is not served"));
  CHECK(holds(replica.log(), replica.followed().file(name)));
  CHECK_FALSE(holds(client.get("/healthz").body, replica.followed().path()));
  replica.copy(name);
  CHECK(soon([&] { return client.get("/readyz").status == 200; }));
  CHECK(client.get("/readyz").headers.at("x-generation") == "1");
  CHECK(client.get("/search?q=PDF").status == 200);
  CHECK(client.get("/healthz").body == "ok\n");
}

TEST_CASE("a name that it is not asked under is refused also while it waits") {
  Replica replica;
  replica.start();
  HttpClient client(replica.server().port());
  client.send("GET /healthz HTTP/1.1\r\nHost: elsewhere.example.org\r\n\r\n");
  CHECK(client.read().status == 421);
}

TEST_CASE("a replica whose newest generation is damaged serves the one before, and says so") {
  Replica replica;
  const std::string first = replica.build();
  const std::string second = replica.build();
  replica.copy(first);
  replica.switch_to(first);
  SUBCASE("as it starts") {
    replica.copy(second);
    replica.cut(second);
    replica.switch_to(second);
    replica.start();
  }
  SUBCASE("as it serves") {
    replica.start();
    HttpClient client(replica.server().port());
    REQUIRE(soon([&] { return client.get("/readyz").status == 200; }));
    replica.copy(second);
    replica.cut(second);
    replica.switch_to(second);
  }
  HttpClient client(replica.server().port());
  CHECK(soon([&] { return holds(client.get("/healthz").body, "generation 2 is not served"); }));
  const HttpAnswer answer = client.get("/search?q=PDF");
  CHECK(answer.status == 200);
  CHECK(answer.headers.at("x-generation") == "1");
  CHECK(client.get("/readyz").status == 200);
  replica.copy(second);
  CHECK(soon([&] { return client.get("/readyz").headers.at("x-generation") == "2"; }));
  CHECK(client.get("/healthz").body == "ok\n");
}

TEST_CASE("a folder that is not there yet is waited for") {
  Replica replica;
  const std::string name = replica.build();
  fs::remove(replica.followed().path());
  replica.start();
  HttpClient client(replica.server().port());
  CHECK(client.get("/readyz").status == 503);
  CHECK_FALSE(fs::exists(replica.followed().path()));
  fs::create_directory(replica.followed().path());
  replica.copy(name);
  replica.switch_to(name);
  CHECK(soon([&] { return client.get("/readyz").status == 200; }));
}

TEST_CASE("a server that is to stop goes on for as long as it is told, and says so") {
  Replica replica(milliseconds(600));
  const std::string name = replica.build();
  replica.copy(name);
  replica.switch_to(name);
  replica.start();
  const int port = replica.server().port();
  HttpClient kept(port);
  REQUIRE(soon([&] { return kept.get("/readyz").status == 200; }));
  replica.server().stop();
  HttpClient ready(port);
  CHECK(ready.get("/readyz").status == 503);
  // Connections of before end with their next answer, so that none is met when it is closed.
  const HttpAnswer last = kept.get("/search?q=PDF");
  CHECK(last.status == 200);
  CHECK(last.headers.at("connection") == "close");
  HttpClient newcomer(port);
  CHECK(newcomer.get("/search?q=PDF").status == 200);
}

TEST_CASE("servers with one key and one place of evidence take over each other's visitors") {
  const TemporaryFolder evidence;
  const auto with_key = [&](const std::string& key) {
    ServerOptions options;
    options.session_key = key;
    options.evidence = evidence.path();
    return options;
  };
  const std::string key = "0123456789abcdef0123456789abcdeF";
  RunningServer first(matchgraph::test::six_tools(), with_key(key));
  RunningServer second(matchgraph::test::six_tools(), with_key(key));
  RunningServer stranger(matchgraph::test::six_tools(), with_key(""));
  HttpClient client(first.port());
  const std::string cookie = cookie_of(client.get("/api/v1/search?q=chess"));
  const HttpAnswer found = client.get("/api/v1/search?q=convert+PDF+files", cookie);
  const std::string search = found.headers.at("x-search-id");
  const std::string chosen =
      R"({"search":")" + search + R"(","entity":")" +
      nlohmann::json::parse(found.body)["results"][0]["id"].get<std::string>() + "\"}";
  CHECK(HttpClient(stranger.port()).post("/api/v1/chosen", chosen, cookie).status == 403);
  // Recorded a moment after it was answered.
  CHECK(soon([&] {
    return HttpClient(second.port()).post("/api/v1/chosen", chosen, cookie).status == 201;
  }));
  CHECK(client.post("/api/v1/chosen", chosen, cookie).status == 200);
  for (const char* wrong :
       {"0123", "0123456789abcdef0123456789abcdeg", "0x23456789abcdef0123456789abcdef",
        "0123456789abcdef 123456789abcdef"}) {
    CHECK_THROWS_AS(RunningServer(matchgraph::test::six_tools(), with_key(wrong)),
                    matchgraph::Error);
  }
}
