// Generations come, change and are damaged while the server serves.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "support/small_catalogue.h"

using matchgraph::ServerOptions;
using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using matchgraph::test::SixToolsServer;
using std::chrono::milliseconds;

TEST_CASE_FIXTURE(SixToolsServer, "generations change under load without a failed request") {
  std::atomic<bool> ends{false};
  std::atomic<int> failed{0};
  std::atomic<int> answered{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back([&] {
      HttpClient client(server.port());
      while (!ends) {
        const HttpAnswer answer = client.get("/api/v1/search?q=convert+PDF+files");
        if (answer.status != 200) ++failed;
        ++answered;
      }
    });
  }
  HttpClient watcher(server.port());
  for (int generation = 2; generation <= 6; ++generation) {
    server.build(matchgraph::test::six_tools());
    const std::string expected = std::to_string(generation);
    for (int i = 0; i < 250; ++i) {
      if (watcher.get("/readyz").headers.at("x-generation") == expected) break;
      std::this_thread::sleep_for(milliseconds(20));
    }
    CHECK(watcher.get("/readyz").headers.at("x-generation") == expected);
  }
  ends = true;
  for (std::thread& client : clients) client.join();
  CHECK(failed == 0);
  CHECK(answered > 20);
}

TEST_CASE_FIXTURE(SixToolsServer, "a damaged generation is not served, and the server goes on") {
  HttpClient client(server.port());
  server.build(matchgraph::test::six_tools());
  for (int i = 0; i < 250; ++i) {
    if (client.get("/readyz").headers.at("x-generation") == "2") break;
    std::this_thread::sleep_for(milliseconds(20));
  }
  std::filesystem::create_directory(server.data() + "/gen-000003");
  std::ofstream(server.data() + "/CURRENT") << "gen-000003\n";
  for (int i = 0; i < 250; ++i) {
    if (client.get("/metrics").body.find("reloads_failed_total 1\n") != std::string::npos) break;
    std::this_thread::sleep_for(milliseconds(20));
  }
  CHECK(client.get("/metrics").body.find("reloads_failed_total 1\n") != std::string::npos);
  CHECK(client.get("/api/v1/search?q=PDF").headers.at("x-generation") == "2");
}

TEST_CASE_FIXTURE(SixToolsServer,
                  "a generation whose files come late is served once they are there") {
  HttpClient client(server.port());
  const std::string first = server.data() + "/gen-000001";
  const std::string late = server.data() + "/gen-000002";
  std::ofstream(server.data() + "/CURRENT") << "gen-000002\n";
  for (int i = 0; i < 250; ++i) {
    if (client.get("/metrics").body.find("reloads_failed_total 1\n") != std::string::npos) break;
    std::this_thread::sleep_for(milliseconds(20));
  }
  std::filesystem::copy(first, server.data() + "/gen-000002.tmp");
  std::filesystem::rename(server.data() + "/gen-000002.tmp", late);
  for (int i = 0; i < 500; ++i) {
    if (client.get("/readyz").headers.at("x-generation") == "2") break;
    std::this_thread::sleep_for(milliseconds(20));
  }
  CHECK(client.get("/readyz").headers.at("x-generation") == "2");
}

TEST_CASE_FIXTURE(SixToolsServer,
                  "a folder built anew is served, though its generation has the same number") {
  HttpClient client(server.port());
  const std::string before = client.get("/api/v1/search?q=PDF").headers.at("etag");
  std::filesystem::remove_all(server.data() + "/gen-000001");
  std::filesystem::remove(server.data() + "/CURRENT");
  server.build(matchgraph::test::catalogue_of(
      R"({"id":"x/one","name":"One","type":"tool","capabilities":[{"text":"Reads PDF files."}]})"
      "\n"));
  for (int i = 0; i < 500; ++i) {
    if (client.get("/api/v1/search?q=PDF").headers.at("etag") != before) break;
    std::this_thread::sleep_for(milliseconds(20));
  }
  const HttpAnswer answer = client.get("/api/v1/search?q=PDF");
  CHECK(answer.headers.at("x-generation") == "1");
  CHECK(answer.body.find("\"x/one\"") != std::string::npos);
}

TEST_CASE(
    "a server serves no generation with another byte than was built, whatever its file's time "
    "says") {
  RunningServer server(matchgraph::test::six_tools());
  server.build(matchgraph::test::six_tools());
  server.stop();
  for (const char* name : {"/facts.arrays", "/entities.records", "/vectors.arrays"}) {
    const std::string path = server.data() + "/gen-000002" + name;
    const auto size = std::filesystem::file_size(path);
    const auto time = std::filesystem::last_write_time(path);
    for (const std::uintmax_t at : {size / 3, size / 2, size - 20}) {
      INFO(path << " " << at);
      const auto flip = [&] {
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        file.seekg(static_cast<std::streamoff>(at));
        const char byte = static_cast<char>(file.get() ^ 1);
        file.seekp(static_cast<std::streamoff>(at));
        file.put(byte);
      };
      flip();
      std::filesystem::last_write_time(path, time);
      std::string told;
      ServerOptions options;
      options.data = server.data();
      options.port = 0;
      options.record = false;
      options.log = [&told](std::string_view line) { told += line; };
      { const matchgraph::Server second(options); }
      CHECK(told.find("gen-000001 serves") != std::string::npos);
      flip();
      std::filesystem::last_write_time(path, time);
    }
  }
}
