// A server over a catalogue, in a folder of its own, on a thread of its own.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/server.h"
#include "matchgraph/snapshot.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

namespace matchgraph::test {

class RunningServer {
 public:
  /// `evidence_files`: logs of past searches that the first generation is built with.
  explicit RunningServer(const Catalogue& catalogue, ServerOptions options = {},
                         std::vector<std::string> evidence_files = {}) {
    build(catalogue, std::move(evidence_files));
    options.data = folder_.path();
    options.port = 0;
    options.threads = 2;
    options.reload_interval = std::chrono::milliseconds(20);
    server_ = std::make_unique<Server>(options);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() { stop(); }

  void build(const Catalogue& catalogue, std::vector<std::string> evidence_files = {}) {
    BuildRequest request;
    request.data = folder_.path();
    request.evidence_files = std::move(evidence_files);
    request.jobs = 1;
    build_snapshot(catalogue, request);
  }
  /// Returns when the server has ended and all records are on disk.
  void stop() {
    if (!server_) return;
    server_->stop();
    thread_.join();
    server_.reset();
  }

  Server& server() { return *server_; }
  int port() const { return server_->port(); }
  const std::string& data() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// A server of six small tools (support/small_catalogue.h).
struct SixToolsServer {
  RunningServer server{six_tools()};
};

}  // namespace matchgraph::test
