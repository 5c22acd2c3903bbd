// Here are a question in JSON and the address of a model: what does it answer?
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace matchgraph::endpoint {

/// Where an OpenAI-compatible endpoint takes one kind of question.
struct Address {
  std::string server;  ///< "http://127.0.0.1:11434"
  std::string path;    ///< "/v1/embeddings"
};

/// The address of a route ("embeddings", "chat/completions"), of which people give the server, its
/// /v1, or the whole. Nothing for what is no http(s) address, or holds a name, a password or a
/// query.
std::optional<Address> address_of(const std::string& url, std::string_view route);

struct Call {
  Address address;
  std::string body;              ///< JSON
  std::string key = {};          ///< sent as a bearer token; empty: none. Told in no fault
  std::chrono::seconds time{0};  ///< for all of it, whatever the endpoint does
  std::size_t most_bytes = 0;    ///< of the answer's body
};

struct Answer {
  std::string body;         ///< of status 200
  std::string fault;        ///< why there is none, in one line; empty when there is
  bool may_pass = false;    ///< the fault may be gone in a while: busy, late, unreachable
  double wait_seconds = 0;  ///< the endpoint asked to wait so long; 0: it did not say
};

/// Asks once. Never throws for what the endpoint does. Takes the call's time at most, and in the
/// process that asks the body's bytes; what the endpoint sends besides costs a process beside it
/// 96 MiB and a few times the bodies at most. Needs no state: calls from different threads do not
/// interfere.
Answer post_json(const Call& call);

}  // namespace matchgraph::endpoint
