#include "endpoint/post_json.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "endpoint/bounded_child.h"
#include "text/unicode_text.h"

namespace matchgraph::endpoint {
namespace {

// Of one header line the library took 2 GB, of many 47 seconds, and of an endless row of interim
// answers it never came back: it works in a process that has bounds. Certificates of all
// authorities are read into this.
constexpr std::size_t kChildMemory = std::size_t{96} << 20;
// A text that grows to a size takes three times that: twice its own, and once what it is copied
// from.
constexpr std::size_t kGrowth = 3;
constexpr std::size_t kTold = 4096;        // bytes that a fault takes at most
constexpr std::size_t kShownLetters = 80;  // of what an endpoint says of a fault

// How the child tells its parent what came of it: one of these, seconds to wait and a line end, and
// the body or the fault.
// One letter in front, as the child can hand back nothing but text.
constexpr char kAnswered = 'a';
constexpr char kFailed = 'f';
constexpr char kMayPass = 'p';

std::string told(char kind, std::string_view text, double wait_seconds = 0) {
  return fmt::format("{}{}\n{}", kind, wait_seconds, text);
}

Answer heard(const std::string& text) {
  // A child that ended before it wrote anything.
  const std::size_t line = text.find('\n');
  if (line == std::string::npos) return {.body = {}, .fault = "cannot be asked"};
  Answer out;
  out.may_pass = text[0] == kMayPass;
  out.wait_seconds = std::strtod(text.c_str() + 1, nullptr);
  (text[0] == kAnswered ? out.body : out.fault) = text.substr(line + 1);
  return out;
}

/// Seconds that the endpoint asks to wait; 0 when it does not, or names a date.
/// A date would need a clock that agrees with the endpoint's.
double wait_of(const httplib::Response& response) {
  const std::string text = response.get_header_value("Retry-After");
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  const bool is_number = !text.empty() && end == text.c_str() + text.size();
  return is_number && seconds > 0 ? seconds : 0;
}

std::string refused(const httplib::Response& response, const std::string& body) {
  constexpr int kTimeout = 408;
  constexpr int kTooEarly = 425;
  constexpr int kTooMany = 429;
  constexpr int kServerFaults = 500;
  constexpr int kNotImplemented = 501;
  const int status = response.status;
  // Time, order or load: the same question may be answered later. Anything else would be refused
  // again.
  const bool may_pass = status == kTimeout || status == kTooEarly || status == kTooMany ||
                        (status >= kServerFaults && status != kNotImplemented);
  // What an endpoint says goes into messages and logs, where a page of HTML would bury the rest.
  const std::string shown = catalogue::shorten(body, kShownLetters);
  return told(may_pass ? kMayPass : kFailed,
              fmt::format("status {}{}{}", status, shown.empty() ? "" : ": ", shown),
              wait_of(response));
}

std::string exchange(const Call& call) {
  // Redirects are not followed: a key would go to another server.
  httplib::Client client(call.address.server);
  if (!client.is_valid()) return told(kFailed, "its address cannot be used");
  // Longer than the call may take, so that who ends a late one is always the parent.
  const std::chrono::seconds limit = call.time + std::chrono::seconds(1);
  client.set_connection_timeout(limit);
  client.set_read_timeout(limit);
  client.set_write_timeout(limit);
  // One request and one answer: nothing to wait for that could be sent along.
  client.set_tcp_nodelay(true);
  httplib::Request request;
  request.method = "POST";
  request.path = call.address.path;
  request.set_header("Content-Type", "application/json");
  request.set_header("Accept", "application/json");
  if (!call.key.empty()) request.set_header("Authorization", "Bearer " + call.key);
  request.body = call.body;
  std::string body;
  bool is_too_long = false;
  // Cut off as it comes, so that no more than this is ever held.
  request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    is_too_long = is_too_long || body.size() + size > call.most_bytes;
    if (!is_too_long) body.append(data, size);
    return !is_too_long;
  };
  const httplib::Result result = client.send(request);
  if (is_too_long) {
    return told(kFailed, fmt::format("its answer is longer than {} bytes", call.most_bytes));
  }
  if (!result) return told(kMayPass, "cannot be reached: " + httplib::to_string(result.error()));
  constexpr int kOk = 200;
  return result->status == kOk ? told(kAnswered, body) : refused(*result, body);
}

}  // namespace

std::optional<Address> address_of(const std::string& url, std::string_view route) {
  // No other scheme, as the address comes from a command line and goes into a library.
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  const std::size_t host = url.find("://") + 3;
  // What stands before an "@" is a secret that messages would repeat.
  if (!is_web || host >= url.size() || url[host] == '/' ||
      url.find_first_of(" \t\r\n?#@") != std::string::npos) {
    return std::nullopt;
  }
  const std::size_t slash = std::min(url.find('/', host), url.size());
  Address out{url.substr(0, slash), url.substr(slash)};
  // People copy addresses with and without a slash at the end.
  while (out.path.ends_with('/')) out.path.pop_back();
  const std::string end = "/" + std::string(route);
  if (out.path.ends_with(end)) return out;
  // "http://localhost:11434", ".../v1" and the whole route all name the same.
  out.path += (out.path.ends_with("/v1") ? "" : "/v1") + end;
  return out;
}

Answer post_json(const Call& call) {
  const auto begin = std::chrono::steady_clock::now();
  const std::optional<std::string> text =
      run_in_child({.time = call.time,
                    // Bounds for heads and buffers that the library grows without one.
                    .memory = kChildMemory + kGrowth * (call.most_bytes + call.body.size()),
                    .answer = call.most_bytes + kTold},
                   [&call] { return exchange(call); });
  if (text) return heard(*text);
  // By the clock, as a killed child tells no reason.
  if (std::chrono::steady_clock::now() - begin >= call.time) {
    return {.body = {},
            .fault = fmt::format("no answer within {} s", call.time.count()),
            .may_pass = true};
  }
  return {.body = {}, .fault = "its answer takes more memory than it may"};
}

}  // namespace matchgraph::endpoint
