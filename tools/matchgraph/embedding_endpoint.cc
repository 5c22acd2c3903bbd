#include "tools/matchgraph/embedding_endpoint.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "matchgraph/render.h"

namespace matchgraph::command {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxAnswerBytes = std::size_t{64} << 20;  // 512 texts of 4,096 numbers
constexpr std::size_t kMaxShownBytes = 120;  // of what an endpoint says of a fault

struct Address {
  std::string server;  ///< "http://127.0.0.1:11434"
  std::string path;
};

std::optional<Address> split_address(const std::string& url) {
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  const std::size_t host = url.find("://") + 3;
  if (!is_web || host >= url.size() || url[host] == '/' ||
      url.find_first_of(" \t\r\n?#@") != std::string::npos) {
    return std::nullopt;
  }
  const std::size_t slash = std::min(url.find('/', host), url.size());
  Address out{url.substr(0, slash), url.substr(slash)};
  while (out.path.ends_with('/')) out.path.pop_back();
  if (out.path.ends_with("/embeddings")) return out;
  out.path += out.path.ends_with("/v1") ? "/embeddings" : "/v1/embeddings";
  return out;
}

/// Ends a client's call when its time is over: the library's own limits are those of single reads,
/// and an endpoint that sends a byte a second keeps within them for ever.
class Deadline {
 public:
  Deadline(httplib::Client& client, std::chrono::seconds limit)
      : thread_([this, &client, limit] {
          std::unique_lock lock(mutex_);
          if (done_.wait_for(lock, limit, [this] { return is_done_; })) return;
          is_over_ = true;
          client.stop();
        }) {}
  ~Deadline() {
    {
      const std::lock_guard lock(mutex_);
      is_done_ = true;
    }
    done_.notify_one();
    thread_.join();
  }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  bool is_over() const {
    const std::lock_guard lock(mutex_);
    return is_over_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable done_;
  bool is_done_ = false;  // guarded by mutex_
  bool is_over_ = false;  // guarded by mutex_
  std::thread thread_;    // last: it uses all of the others
};

EmbeddingAnswer fault(std::string what, bool may_pass, double wait_seconds = 0) {
  return {{}, std::move(what), may_pass, wait_seconds};
}

/// Seconds that the endpoint asks to wait; 0 when it does not, or names a date.
double wait_of(const httplib::Response& response) {
  const std::string text = response.get_header_value("Retry-After");
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  const bool is_number = !text.empty() && end == text.c_str() + text.size();
  return is_number && seconds > 0 ? seconds : 0;
}

EmbeddingAnswer refused(const httplib::Response& response, const std::string& body) {
  constexpr int kTimeout = 408;
  constexpr int kTooEarly = 425;
  constexpr int kTooMany = 429;
  constexpr int kServerFaults = 500;
  constexpr int kNotImplemented = 501;
  const int status = response.status;
  const bool may_pass = status == kTimeout || status == kTooEarly || status == kTooMany ||
                        (status >= kServerFaults && status != kNotImplemented);
  const std::string shown = printable(body.substr(0, kMaxShownBytes));
  return fault(fmt::format("status {}{}{}", status, shown.empty() ? "" : ": ", shown), may_pass,
               wait_of(response));
}

/// The numbers of one element of "data"; empty when they are none.
std::vector<float> numbers_of(const Json& element) {
  std::vector<float> out;
  if (!element.is_object() || !element.contains("embedding")) return out;
  const Json& list = element.at("embedding");
  if (!list.is_array()) return out;
  out.reserve(list.size());
  for (const Json& number : list) {
    // What no JSON number can be (NaN as null, or a text) is told apart by whoever checks.
    out.push_back(number.is_number() ? number.get<float>()
                                     : std::numeric_limits<float>::quiet_NaN());
  }
  return out;
}

EmbeddingAnswer read_answer(const std::string& body, std::size_t texts) {
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_discarded()) return fault("its answer is not JSON", false);
  if (!json.is_object() || !json.contains("data") || !json.at("data").is_array()) {
    return fault("its answer has no list \"data\"", false);
  }
  const Json& data = json.at("data");
  if (data.size() != texts) {
    return fault(fmt::format("{} vectors for {} texts", data.size(), texts), false);
  }
  EmbeddingAnswer out;
  out.vectors.resize(data.size());
  for (std::size_t i = 0; i < data.size(); ++i) {
    // Some endpoints answer in another order and say so.
    std::size_t at = i;
    if (data[i].is_object() && data[i].contains("index") &&
        data[i].at("index").is_number_unsigned()) {
      at = data[i].at("index").get<std::size_t>();
    }
    if (at >= data.size() || !out.vectors[at].empty()) {
      return fault("its answer numbers the vectors of one text twice", false);
    }
    out.vectors[at] = numbers_of(data[i]);
    if (out.vectors[at].empty()) return fault("its answer has a text without numbers", false);
  }
  return out;
}

std::string request_body(const EmbeddingEndpoint& endpoint, std::span<const std::string> texts) {
  Json input = Json::array();
  for (const std::string& text : texts) input.push_back(text);
  const Json body = {
      {"model", endpoint.model}, {"input", std::move(input)}, {"encoding_format", "float"}};
  return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

bool is_embedding_address(const std::string& url) { return split_address(url).has_value(); }

EmbeddingAnswer ask_endpoint(const EmbeddingEndpoint& endpoint,
                             std::span<const std::string> texts) {
  const std::optional<Address> address = split_address(endpoint.url);
  if (!address) return fault("its address is no http(s) address", false);
  httplib::Client client(address->server);
  if (!client.is_valid()) return fault("its address cannot be used", false);
  const std::chrono::seconds limit(static_cast<std::int64_t>(endpoint.timeout_seconds));
  client.set_connection_timeout(limit);
  client.set_read_timeout(limit);
  client.set_write_timeout(limit);
  client.set_tcp_nodelay(true);
  httplib::Request request;
  request.method = "POST";
  request.path = address->path;
  request.set_header("Content-Type", "application/json");
  request.set_header("Accept", "application/json");
  if (!endpoint.key.empty()) request.set_header("Authorization", "Bearer " + endpoint.key);
  request.body = request_body(endpoint, texts);
  std::string body;
  bool is_too_long = false;
  request.content_receiver = [&body, &is_too_long](const char* data, std::size_t size,
                                                   std::uint64_t, std::uint64_t) {
    is_too_long = is_too_long || body.size() + size > kMaxAnswerBytes;
    if (!is_too_long) body.append(data, size);
    return !is_too_long;
  };
  const Deadline deadline(client, limit);
  const httplib::Result result = client.send(request);
  if (is_too_long) return fault(fmt::format("more than {} bytes", kMaxAnswerBytes), false);
  if (deadline.is_over()) {
    return fault(fmt::format("no answer within {} s", endpoint.timeout_seconds), true);
  }
  if (!result) return fault("cannot be reached: " + httplib::to_string(result.error()), true);
  constexpr int kOk = 200;
  if (result->status != kOk) return refused(*result, body);
  return read_answer(body, texts.size());
}

}  // namespace matchgraph::command
