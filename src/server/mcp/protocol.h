// Here is a message of the Model Context Protocol: what is answered?
//
// JSON-RPC 2.0, one message a call, whatever carries it: lines of standard input or bodies of
// requests. Versions 2025-03-26, 2025-06-18 and 2025-11-25. Answers depend on the message and the
// conversation alone; questions go to whoever answers the API.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "server/http/http_exchange.h"

namespace matchgraph::server {

/// The versions that are spoken, the newest first.
inline constexpr std::array<std::string_view, 3> kProtocolVersions = {"2025-11-25", "2025-06-18",
                                                                      "2025-03-26"};
/// What is spoken with those that name none (server/http transport).
inline constexpr std::string_view kUnnamedVersion = "2025-03-26";
bool is_protocol_version(std::string_view version);

/// What a conversation has agreed on.
struct Conversation {
  std::string version{kUnnamedVersion};
  std::string session;  ///< tells one client from another; may be empty
};

/// JSON-RPC's codes, and the protocol's own.
namespace rpc {
inline constexpr int kParseError = -32700;
inline constexpr int kInvalidRequest = -32600;
inline constexpr int kMethodNotFound = -32601;
inline constexpr int kInvalidParams = -32602;
inline constexpr int kInternalError = -32603;
inline constexpr int kNoResource = -32002;
}  // namespace rpc

/// Whether the message asks to begin a conversation.
bool is_initialize(std::string_view message);
/// The request that a notification of the kind "cancelled" names, as JSON; else empty.
std::string cancelled_request(std::string_view message);
/// The id of a request, as JSON; empty of other messages.
std::string request_id(std::string_view message);

/// An answer that says what is wrong, on one line; `id` as JSON, "null" where it is not known.
std::string rpc_error(std::string_view id, int code, std::string_view message);

class Protocol {
 public:
  /// `ask` answers requests of the API and of pages' Markdown, as Site does; `version` is the
  /// program's. One Protocol serves one thread at a time.
  Protocol(std::function<HttpReply(const HttpRequest&)> ask, std::string version)
      : ask_(std::move(ask)), version_(std::move(version)) {}

  struct Answered {
    std::string text;         ///< JSON on one line; empty where nothing is answered
    bool begins = false;      ///< a conversation: `conversation` holds its version
    bool is_refused = false;  ///< it is no message
  };
  /// Answers a message, or a batch of them where the version knows batches. Never throws for what a
  /// message holds.
  Answered answer(std::string_view message, Conversation& conversation) const;

 private:
  std::function<HttpReply(const HttpRequest&)> ask_;
  std::string version_;
};

}  // namespace matchgraph::server
