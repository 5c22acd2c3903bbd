// Bytes from a client -> one request, or the status that refuses it, before anything is computed.
//
// What a client may send is decided here, on raw bytes: heads of bounded size and line count,
// bodies of a stated and bounded length, no transfer or content coding, no ranges. What passes is
// small, complete and has one meaning, so that no later parser can be led to disagree about where a
// request ends (RFC 9112, sections 6 and 11.2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "matchgraph/server.h"

namespace matchgraph::server {

/// Why a request is refused.
struct Refusal {
  int status = 400;
  std::string_view reason;  ///< for the client, one sentence
};

/// Where the bytes of one connection stand.
enum class Framing {
  kNothing,   ///< nothing of a request yet, but for line ends between requests
  kPartial,   ///< the beginning of a head
  kHead,      ///< the head is complete, the body is not
  kComplete,  ///< request() holds a whole request
  kRefused,   ///< refusal() says why; nothing further is read
};

/// Collects the bytes of one connection. For one thread at a time. Memory: at most a head, a body
/// and what one read brought beyond them.
class RequestFraming {
 public:
  explicit RequestFraming(const ServerOptions& options) : options_(&options) {}

  /// Takes what was read. Cost: linear in the bytes, over all calls of a request.
  Framing add(std::string_view bytes);
  Framing state() const { return state_; }
  /// Head and body of the request that is complete.
  std::string_view request() const { return std::string_view(buffer_).substr(0, length_); }
  /// The last address of X-Forwarded-For, which the nearest proxy added; empty without one.
  const std::string& forwarded_for() const { return forwarded_for_; }
  const Refusal& refusal() const { return refusal_; }
  /// Whether the client waits to be told that its body is wanted (Expect: 100-continue).
  bool expects_continue() const { return state_ == Framing::kHead && expects_continue_; }
  void continued() { expects_continue_ = false; }

  /// Forgets the complete request and looks at what came after it.
  Framing next();

 private:
  Framing look();
  void read_head();
  bool take_line(std::string_view line);
  bool take_request_line(std::string_view line);
  bool take_header(std::string_view line);
  bool take_length(std::string_view value);
  bool refuse(int status, std::string_view reason);

  const ServerOptions* options_;
  std::string buffer_;
  Framing state_ = Framing::kNothing;
  Refusal refusal_;
  std::string forwarded_for_;
  std::size_t line_start_ = 0;  ///< where the first line begins that is not complete
  std::size_t searched_ = 0;    ///< no line ends between line_start_ and here
  std::size_t lines_ = 0;       ///< complete lines before line_start_
  std::size_t head_bytes_ = 0;  ///< with the empty line; 0 while the head is not complete
  std::size_t body_bytes_ = 0;  ///< as the head states
  bool has_length_ = false;
  bool has_host_ = false;
  bool needs_host_ = false;
  bool expects_continue_ = false;
  std::size_t length_ = 0;
};

}  // namespace matchgraph::server
