// Answers agents: the Model Context Protocol over a pair of streams, a message a line.
//
//   matchgraph::McpServer server({.data = folder});
//   server.receive(line);
//   while (server.waiting() > 0) write(server.answer_next());
//
// Over HTTP a Server answers at /mcp.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace matchgraph {

struct McpOptions {
  std::string data;    ///< the data folder
  bool record = true;  ///< keep searches
  /// Where they are kept: a place of evidence (matchgraph/evidence.h). Empty: the data folder.
  std::string evidence = {};
  std::size_t max_message_bytes = std::size_t{256} << 10;  ///< longer ones are refused
  std::function<void(std::string_view line)> note = {};    ///< what the operator should know
};

/// One conversation. For one thread at a time; new generations are picked up while it runs.
class McpServer {
 public:
  /// Opens the snapshot. Throws Error (kEnvironment) when there is none.
  explicit McpServer(McpOptions options);
  ~McpServer();
  McpServer(const McpServer&) = delete;
  McpServer& operator=(const McpServer&) = delete;

  /// Takes a message in. One that cancels a request that waits takes that one back.
  void receive(std::string_view message);
  std::size_t waiting() const;  ///< messages that were not answered yet
  /// The answer to the message that waits longest, on one line without its end; empty for what is
  /// not answered. There must be one.
  std::string answer_next();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace matchgraph
