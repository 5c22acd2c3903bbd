// The bytes of a request -> a request as handlers see it; a reply -> the bytes of an answer.
//
// Parsing and writing HTTP is httplib's work; its sockets, threads and routes are not used, as they
// bind a thread to every idle client (see intake.h).
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/intake.h"
#include "server/web/pages.h"

namespace matchgraph::server {

struct HttpRequest {
  std::string method;  ///< "GET", "HEAD", "POST", "DELETE" or "OPTIONS"
  std::string target;  ///< as sent, with the query
  std::string path;    ///< decoded
  web::Parameters parameters;
  std::string body;
  // Headers; empty when absent.
  std::string host;
  std::string origin;
  std::string cookie;
  std::string content_type;
  std::string if_none_match;
  std::string purpose;     ///< Sec-Purpose or Purpose: "prefetch"
  std::string fetch_site;  ///< Sec-Fetch-Site
  std::string referer;
  std::string accept;
  std::string session;           ///< Mcp-Session-Id
  std::string protocol_version;  ///< MCP-Protocol-Version
  std::string address;           ///< of the client, numeric
  /// Asked by an agent's tool and not by a client of HTTP: `session` tells whose it is, and the
  /// reply's `words` are wanted.
  bool is_agent = false;
};

struct HttpReply {
  int status = 200;
  std::string content_type;  ///< empty: no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string words = {};  ///< the result as Markdown, for agents; it is not sent
};

/// Turns bytes into requests and replies into bytes. For one thread at a time.
class HttpExchange {
 public:
  /// `answer` must not throw. `idle`: how long a connection may wait for its next request.
  HttpExchange(std::function<HttpReply(const HttpRequest&)> answer, std::chrono::seconds idle);
  ~HttpExchange();

  /// Answers one complete request, of a client at that address, that passed request_framing.
  WireAnswer exchange(std::string_view request, std::string_view address, bool close);

 private:
  class Http;
  std::unique_ptr<Http> http_;
};

/// A reply that ends its connection, written without a request.
std::string closing_answer(const HttpReply& reply);

/// "Bad Request", of the statuses that refuse what is no request.
std::string_view status_name(int status);

}  // namespace matchgraph::server
