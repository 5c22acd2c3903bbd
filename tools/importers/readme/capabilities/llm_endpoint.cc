#include "tools/importers/readme/capabilities/llm_endpoint.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "catalogue/diagnostic_log.h"
#include "catalogue/json_line.h"
#include "endpoint/post_json.h"

namespace matchgraph {
namespace {

constexpr int kMaxAnswerDepth = 32;
constexpr std::string_view kRoute = "chat/completions";

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

}  // namespace

bool is_llm_address(const std::string& url) {
  return endpoint::address_of(url, kRoute).has_value();
}

LlmAnswer ask_llm(const LlmOptions& options, std::string_view instructions, std::string_view text) {
  const std::optional<endpoint::Address> address = endpoint::address_of(options.url, kRoute);
  if (!address) return {.content = {}, .fault = "its address is no http(s) address"};
  const endpoint::Answer answer =
      endpoint::post_json({.address = *address,
                           .body = request_body(options, instructions, text),
                           .time = std::chrono::seconds(options.timeout_seconds),
                           .most_bytes = kMaxLlmAnswerBytes});
  if (!answer.fault.empty()) return {.content = {}, .fault = answer.fault};
  return read_completion(answer.body);
}

}  // namespace matchgraph
