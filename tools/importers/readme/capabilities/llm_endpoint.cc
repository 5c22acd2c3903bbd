#include "tools/importers/readme/capabilities/llm_endpoint.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "catalogue/diagnostic_log.h"
#include "catalogue/json_line.h"
#include "text/unicode_text.h"
#include "tools/importers/readme/capabilities/bounded_child.h"

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

// The library reads heads without a bound: of one header line it took 2 GB, of many 47 seconds, and
// of an endless row of interim answers it never came back. So it works in a process that has one.
constexpr std::size_t kChildMemory = std::size_t{96} << 20;
constexpr char kAnswered = 'a';
constexpr char kFailed = 'f';

/// What the endpoint says: kAnswered and the body, or kFailed and why not.
std::string exchange(const EndpointAddress& address, const std::string& body,
                     std::chrono::seconds limit) {
  httplib::Client client(address.server);
  if (!client.is_valid()) return kFailed + std::string("cannot be reached");
  client.set_connection_timeout(limit);
  client.set_read_timeout(limit);
  client.set_write_timeout(limit);
  client.set_tcp_nodelay(true);
  std::string answer;
  bool too_long = false;
  httplib::Request request;
  request.method = "POST";
  request.path = address.path;
  request.set_header("Content-Type", "application/json");
  request.body = body;
  request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    too_long = too_long || answer.size() + size > kMaxLlmAnswerBytes;
    if (!too_long) answer.append(data, size);
    return !too_long;
  };
  const httplib::Result result = client.send(request);
  if (too_long) {
    return kFailed + fmt::format("its answer is longer than {} bytes", kMaxLlmAnswerBytes);
  }
  if (!result) return kFailed + ("cannot be reached: " + httplib::to_string(result.error()));
  if (result->status != 200) {
    return kFailed + fmt::format("status {}: {}", result->status, catalogue::shorten(answer, 80));
  }
  return kAnswered + answer;
}

}  // namespace

bool is_llm_address(const std::string& url) { return split_endpoint(url).has_value(); }

LlmAnswer ask_llm(const LlmOptions& options, std::string_view instructions, std::string_view text) {
  const std::optional<EndpointAddress> address = split_endpoint(options.url);
  if (!address) return {.content = {}, .fault = "\"" + options.url + "\" is no http(s) address"};
  const std::string body = request_body(options, instructions, text);
  const std::chrono::seconds limit(options.timeout_seconds);
  const auto begin = std::chrono::steady_clock::now();
  const std::optional<std::string> told =
      run_in_child({.time = limit, .memory = kChildMemory, .answer = kMaxLlmAnswerBytes + 1},
                   [&] { return exchange(*address, body, limit); });
  if (!told || told->empty()) {
    const bool is_late = std::chrono::steady_clock::now() - begin >= limit;
    return {.content = {},
            .fault = is_late ? fmt::format("no answer within {} s", options.timeout_seconds)
                             : "its answer takes more memory than it may"};
  }
  const std::string rest = told->substr(1);
  if (told->front() != kAnswered) return {.content = {}, .fault = rest};
  return read_completion(rest);
}

}  // namespace matchgraph
