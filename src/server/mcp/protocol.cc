#include "server/mcp/protocol.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "matchgraph/error.h"
#include "server/mcp/methods.h"

namespace matchgraph::server {
namespace {

using Json = nlohmann::ordered_json;

// Of a message: arguments are flat, and what nests deeper than any schema is an attack.
constexpr int kMaxDepth = 16;
// Messages of a batch: each costs what a request costs, and the batch is one request.
constexpr std::size_t kMaxBatch = 4;

std::string written(const Json& json) {
  // Messages quote what was sent, which need not be UTF-8.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json error_document(const Json& id, int code, std::string_view message) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}};
}

/// Nothing for what is no JSON.
std::optional<Json> parsed(std::string_view message) {
  bool is_deep = false;
  const Json::parser_callback_t bounded = [&is_deep](int depth, Json::parse_event_t, Json&) {
    // The callback sees each depth as it is opened, so nothing that is too deep is ever built.
    is_deep = is_deep || depth > kMaxDepth;
    return depth <= kMaxDepth;
  };
  Json out = Json::parse(message, bounded, false);
  if (out.is_discarded() || is_deep) return {};
  return out;
}

bool is_id(const Json& id) { return id.is_string() || id.is_number_integer(); }

/// Why it is no message of JSON-RPC; empty when it is one.
std::string_view fault_of(const Json& message) {
  if (!message.is_object()) return "a message is an object";
  if (message.value("jsonrpc", Json()) != "2.0") return "\"jsonrpc\" has to be \"2.0\"";
  if (message.contains("id") && !is_id(message["id"])) return "an id is a text or a whole number";
  if (message.contains("result") || message.contains("error")) return {};
  if (!message.contains("method") || !message["method"].is_string()) {
    return "a message names a method";
  }
  const bool has_params = message.contains("params");
  if (has_params && !message["params"].is_object()) return "params are an object";
  return {};
}

/// Answers single messages of one conversation.
class Answering {
 public:
  Answering(const std::function<HttpReply(const HttpRequest&)>& ask, const std::string& version,
            Conversation& conversation)
      : methods_{ask, version, conversation} {}

  /// Nothing for a notification or an answer.
  std::optional<Json> answer(const Json& message) {
    // Told with the id where there is one, so that the client knows which request was wrong.
    const Json id = message.is_object() && message.contains("id") && is_id(message["id"])
                        ? message["id"]
                        : Json(nullptr);
    if (const std::string_view fault = fault_of(message); !fault.empty()) {
      return error_document(id, rpc::kInvalidRequest, fault);
    }
    // Nothing is asked of clients, so that no answer is waited for; what they tell (cancelled,
    // initialized, progress) changes nothing, as each message is answered before the next is read.
    if (!message.contains("method") || id.is_null()) return {};
    const auto& method = message["method"].get_ref<const std::string&>();
    const Json params = message.value("params", Json::object());
    try {
      return Json{{"jsonrpc", "2.0"}, {"id", id}, {"result", methods_.result(method, params)}};
    } catch (const RpcFault& fault) {
      Json out = error_document(id, fault.code(), fault.what());
      if (!fault.data().is_null()) out["error"]["data"] = fault.data();
      return out;
    }
  }

 private:
  Methods methods_;
};

bool is_beginning(const Json& message) {
  return message.is_object() && message.value("method", Json()) == "initialize";
}

/// Why the batch is refused; empty when it is not.
std::string batch_fault(const Json& batch, const Conversation& conversation) {
  // Only the oldest version that is spoken has batches.
  if (conversation.version != kUnnamedVersion) {
    return fmt::format("version {} has no batches: send one message at a time",
                       conversation.version);
  }
  if (batch.empty()) return "an empty batch";
  if (batch.size() > kMaxBatch) {
    return fmt::format("a batch has at most {} messages, not {}", kMaxBatch, batch.size());
  }
  if (std::any_of(batch.begin(), batch.end(), is_beginning)) {
    return "initialize stands alone, not in a batch";
  }
  return {};
}

}  // namespace

bool is_protocol_version(std::string_view version) {
  return std::find(kProtocolVersions.begin(), kProtocolVersions.end(), version) !=
         kProtocolVersions.end();
}

bool is_initialize(std::string_view message) {
  const std::optional<Json> read = parsed(message);
  return read && is_beginning(*read);
}

std::string cancelled_request(std::string_view message) {
  const std::optional<Json> read = parsed(message);
  // Read by itself, before its turn: a message that cancels must not wait behind what it cancels.
  if (!read || !read->is_object() || read->value("method", Json()) != "notifications/cancelled" ||
      !read->contains("params") || !(*read)["params"].is_object() ||
      !(*read)["params"].contains("requestId")) {
    return {};
  }
  return written((*read)["params"]["requestId"]);
}

std::string request_id(std::string_view message) {
  const std::optional<Json> read = parsed(message);
  const bool is_request = read && read->is_object() && read->contains("id") &&
                          read->contains("method") && !is_beginning(*read);
  return is_request ? written((*read)["id"]) : std::string();
}

// The id is JSON already, as a text or a number.
std::string rpc_error(std::string_view id, int code, std::string_view message) {
  return written(error_document(Json::parse(id), code, message));
}

Protocol::Answered Protocol::answer(std::string_view message, Conversation& conversation) const {
  const std::optional<Json> read = parsed(message);
  if (!read) {
    return {rpc_error("null", rpc::kParseError, "that is no JSON, or nests too deep"), false, true};
  }
  Answering answering(ask_, version_, conversation);
  if (!read->is_array()) {
    const std::optional<Json> one = answering.answer(*read);
    if (!one) return {};
    const bool is_error = one->contains("error");
    const bool is_refused = is_error && (*one)["error"]["code"] == rpc::kInvalidRequest;
    return {written(*one), is_beginning(*read) && !is_error, is_refused};
  }
  if (const std::string fault = batch_fault(*read, conversation); !fault.empty()) {
    return {rpc_error("null", rpc::kInvalidRequest, fault), false, true};
  }
  // In the order of the questions, though the protocol leaves it open.
  Json answers = Json::array();
  for (const Json& one : *read) {
    if (const auto answer = answering.answer(one)) answers.push_back(*answer);
  }
  return {answers.empty() ? std::string() : written(answers), false, false};
}

}  // namespace matchgraph::server
