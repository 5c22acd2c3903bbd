// Asks an OpenAI-compatible endpoint for the vectors of texts.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "matchgraph/snapshot.h"

namespace matchgraph::command {

/// Where a model is, and how long it may take.
struct EmbeddingEndpoint {
  std::string url;  ///< http(s): the server, its /v1, or the whole address of /v1/embeddings
  std::string model;
  std::string key;                   ///< sent as a bearer token; empty: none. Never printed
  std::size_t timeout_seconds = 60;  ///< of one request as a whole
};

/// True for an http(s) address that can be asked.
bool is_embedding_address(const std::string& url);

/// Posts {"model", "input": texts, "encoding_format": "float"}. Takes timeout_seconds and
/// most_answer_bytes (tools/matchgraph/embedding_answer.h) at most. Busy, overloaded, unreachable
/// and late endpoints may be asked again (`may_pass`), others not. Never throws for what the
/// endpoint does.
EmbeddingAnswer ask_endpoint(const EmbeddingEndpoint& endpoint, std::span<const std::string> texts);

}  // namespace matchgraph::command
