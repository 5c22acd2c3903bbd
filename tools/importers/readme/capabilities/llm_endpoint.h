// Asks a language model behind an OpenAI-compatible endpoint one question.
#pragma once

#include <string>
#include <string_view>

#include "tools/importers/common/import_request.h"

namespace matchgraph {

/// The model's answer, or why there is none.
struct LlmAnswer {
  std::string content;  ///< of the first choice's message
  std::string fault;    ///< empty when there is an answer; else one line
};

/// Posts {"model", "messages", "temperature": 0} to `options.url`: as it is when its path ends in
/// "/chat/completions", else with "/v1/chat/completions" (or the rest of it) behind it. The whole
/// call takes options.timeout_seconds at most, the answer kMaxLlmAnswerBytes. Never throws for what
/// the endpoint does. Needs no state: calls from different threads do not interfere.
LlmAnswer ask_llm(const LlmOptions& options, std::string_view instructions, std::string_view text);

/// A list of capabilities with quotes takes some ten thousand bytes.
inline constexpr std::size_t kMaxLlmAnswerBytes = std::size_t{4} << 20;

/// True for an http(s) address that ask_llm can post to.
bool is_llm_address(const std::string& url);

}  // namespace matchgraph
