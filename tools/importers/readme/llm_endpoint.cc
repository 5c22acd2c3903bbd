#include "tools/importers/readme/llm_endpoint.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "catalogue/diagnostic_log.h"
#include "catalogue/json_line.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace {

constexpr int kMaxAnswerDepth = 32;

struct EndpointAddress {
  std::string server;  ///< "http://127.0.0.1:8080"
  std::string path;
};

std::optional<EndpointAddress> split_endpoint(const std::string& url) {
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  const std::size_t host = url.find("://") + 3;
  if (!is_web || host >= url.size() || url[host] == '/' ||
      url.find_first_of(" \t\r\n?#") != std::string::npos) {
    return std::nullopt;
  }
  const std::size_t slash = std::min(url.find('/', host), url.size());
  EndpointAddress out{url.substr(0, slash), url.substr(slash)};
  while (out.path.ends_with('/')) out.path.pop_back();
  if (out.path.ends_with("/chat/completions")) return out;
  // People give the server, its /v1, or the whole address; each leads to the same.
  out.path += out.path.ends_with("/v1") ? "/chat/completions" : "/v1/chat/completions";
  return out;
}

std::string request_body(const LlmOptions& options, std::string_view instructions,
                         std::string_view text) {
  // As repeatable as the endpoint can be.
  const nlohmann::json body = {
      {"model", options.model},
      {"temperature", 0},
      {"stream", false},
      {"messages",
       {{{"role", "system"}, {"content", instructions}}, {{"role", "user"}, {"content", text}}}}};
  return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The content of the first choice.
LlmAnswer read_completion(const std::string& body) {
  catalogue::DiagnosticLog log("", 1);
  const auto json = catalogue::parse_json_line(body, kMaxAnswerDepth, log);
  if (!json) return {.content = {}, .fault = "its answer is not JSON"};
  static const nlohmann::json::json_pointer kContent("/choices/0/message/content");
  if (!json->contains(kContent) || !(*json)[kContent].is_string()) {
    return {.content = {}, .fault = "its answer has no choices[0].message.content"};
  }
  return {.content = (*json)[kContent].get<std::string>(), .fault = {}};
}

/// Receives the body until it is complete, too long or too late.
struct BodyReceiver {
  std::chrono::steady_clock::time_point deadline;
  std::string body;
  bool too_long = false;

  bool add(const char* data, std::size_t size) {
    too_long = too_long || body.size() + size > kMaxLlmAnswerBytes;
    // False ends the transfer: a timeout per read alone would let a trickle go on for ever.
    if (too_long || std::chrono::steady_clock::now() > deadline) return false;
    body.append(data, size);
    return true;
  }
};

std::string fault_of(const httplib::Result& result, const BodyReceiver& receiver,
                     const LlmOptions& options) {
  if (receiver.too_long)
    return fmt::format("its answer is longer than {} bytes", kMaxLlmAnswerBytes);
  // Before the library's own error, which only says that reading was cancelled.
  if (std::chrono::steady_clock::now() >= receiver.deadline) {
    return fmt::format("no answer within {} s", options.timeout_seconds);
  }
  if (!result) return "cannot be reached: " + httplib::to_string(result.error());
  return fmt::format("status {}: {}", result->status, catalogue::shorten(receiver.body, 80));
}

}  // namespace

bool is_llm_address(const std::string& url) { return split_endpoint(url).has_value(); }

LlmAnswer ask_llm(const LlmOptions& options, std::string_view instructions, std::string_view text) {
  const std::optional<EndpointAddress> address = split_endpoint(options.url);
  if (!address) return {.content = {}, .fault = "\"" + options.url + "\" is no http(s) address"};
  httplib::Client client(address->server);
  if (!client.is_valid()) return {.content = {}, .fault = "cannot be reached: " + options.url};
  // Each step may take all of it; the deadline below bounds their sum.
  const std::chrono::seconds limit(options.timeout_seconds);
  client.set_connection_timeout(limit);
  client.set_read_timeout(limit);
  client.set_write_timeout(limit);
  client.set_tcp_nodelay(true);

  BodyReceiver receiver;
  receiver.deadline = std::chrono::steady_clock::now() + limit;
  httplib::Request request;
  request.method = "POST";
  request.path = address->path;
  request.set_header("Content-Type", "application/json");
  request.body = request_body(options, instructions, text);
  request.content_receiver = [&receiver](const char* data, std::size_t size, std::uint64_t,
                                         std::uint64_t) { return receiver.add(data, size); };
  const httplib::Result result = client.send(request);
  if (!result || result->status != 200) {
    return {.content = {}, .fault = fault_of(result, receiver, options)};
  }
  return read_completion(receiver.body);
}

}  // namespace matchgraph
