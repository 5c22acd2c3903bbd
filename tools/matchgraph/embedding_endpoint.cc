#include "tools/matchgraph/embedding_endpoint.h"

#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "endpoint/post_json.h"
#include "tools/matchgraph/embedding_answer.h"

namespace matchgraph::command {
namespace {

constexpr std::string_view kRoute = "embeddings";

std::string request_body(const EmbeddingEndpoint& endpoint, std::span<const std::string> texts) {
  nlohmann::json input = nlohmann::json::array();
  for (const std::string& text : texts) input.push_back(text);
  // Floats as JSON: without asking some endpoints answer in base64.
  const nlohmann::json body = {
      {"model", endpoint.model}, {"input", std::move(input)}, {"encoding_format", "float"}};
  // Texts of catalogues may hold bytes that are no UTF-8.
  return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

bool is_embedding_address(const std::string& url) {
  return endpoint::address_of(url, kRoute).has_value();
}

EmbeddingAnswer ask_endpoint(const EmbeddingEndpoint& endpoint,
                             std::span<const std::string> texts) {
  const std::optional<endpoint::Address> address = endpoint::address_of(endpoint.url, kRoute);
  if (!address) return {{}, "its address is no http(s) address", false, 0};
  const endpoint::Answer answer = endpoint::post_json(
      {.address = *address,
       .body = request_body(endpoint, texts),
       .key = endpoint.key,
       .time = std::chrono::seconds(static_cast<std::int64_t>(endpoint.timeout_seconds)),
       .most_bytes = most_answer_bytes(texts.size())});
  if (!answer.fault.empty()) return {{}, answer.fault, answer.may_pass, answer.wait_seconds};
  return read_embeddings(answer.body, texts.size());
}

}  // namespace matchgraph::command
