// Which conversations over HTTP go on?
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/mcp/protocol.h"

namespace matchgraph::server {

struct SessionOptions {
  /// Conversations at once; beyond it the one that was silent longest ends, whose client begins
  /// anew as the protocol says. Some 200 bytes each.
  std::size_t most = 4096;
  std::chrono::minutes silence{60};  ///< after which a conversation ends
};

/// Any thread may call any function.
class Sessions {
 public:
  explicit Sessions(SessionOptions options = {}) : options_(options) {}

  /// `id` must be hard to guess; the conversation is kept under it.
  void begin(const std::string& id, Conversation conversation);
  /// Nothing for one that never was or has ended.
  std::optional<Conversation> find(const std::string& id);
  /// False when there was none.
  bool end(const std::string& id);

 private:
  using Clock = std::chrono::steady_clock;
  struct Kept {
    Conversation conversation;
    Clock::time_point last;
  };

  SessionOptions options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Kept> kept_;
};

}  // namespace matchgraph::server
