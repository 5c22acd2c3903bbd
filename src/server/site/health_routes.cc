// How the server is: for those who watch over it, and for a proxy that sends requests elsewhere.

#include <fmt/format.h>

#include <chrono>

#include "server/site/replies.h"
#include "server/site/site.h"

namespace matchgraph::server {

/// What is wrong though questions are answered, a line each; details are in the log, as they may
/// name files.
std::string Site::complaints() const {
  std::string out;
  if (log_ != nullptr && !log_->status().healthy) {
    out += "past searches are not recorded: see the log\n";
  }
  if (const auto refused = refused_ ? refused_() : std::nullopt) {
    out += fmt::format("generation {} is not served: see the log\n", *refused);
  }
  return out;
}

HttpReply Site::health(const Call& call) const {
  // A question of the kind that people ask, through the whole engine.
  SearchRequest request;
  // A question whose answer hardly matters, as long as texts, graph and columns are asked.
  // Any word will do where the examples are not chosen yet, or the catalogue has no texts for them.
  request.text = "convert";
  const auto& examples = call.generation.examples;
  if (examples.wait_for(std::chrono::seconds(0)) == std::future_status::ready &&
      !examples.get().needs.empty()) {
    request.text = examples.get().needs.front().text;
  }
  // One result shows as well as ten that all of it answers.
  request.limit = 1;
  call.engine.search(request);
  // Questions are answered all the same, so this is no reason to take the server out of service.
  return text_reply(200, "ok\n" + complaints());
}

HttpReply Site::ready(const Call&) const {
  // Told while requests still are answered, so that a proxy sends new ones elsewhere in time.
  return ends_.load() ? text_reply(503, "ending\n") : text_reply(200, "ready\n");
}

HttpReply Site::metrics(const Call&) const {
  HttpReply reply = text_reply(200, metrics_());
  reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return reply;
}

/// 503 of /readyz is for whoever asks how the server is. All else is 502, so that a proxy can pass
/// the server by and yet hand on the 503 of one that has too much to do.
HttpReply Site::answer_while_waiting(const HttpRequest& request) const {
  constexpr std::string_view kWaiting = "no generation is here yet";
  HttpReply reply;
  if (!hosts_.allows_host(request.host)) {
    reply = text_reply(421, "this server is not asked under that name\n");
  } else if (request.path == "/healthz") {
    // A process that waits for its first generation does as it was told, so it is healthy and not
    // ready.
    reply = text_reply(200, fmt::format("ok\n{}\n{}", kWaiting, complaints()));
  } else if (request.path == "/metrics") {
    reply = text_reply(200, metrics_());
    reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
  } else if (request.path.starts_with("/api/") || request.path == "/mcp") {
    reply = json_reply(502, error_json("environment", kWaiting));
  } else {
    reply = text_reply(request.path == "/readyz" ? 503 : 502,
                       fmt::format("{}\n{}", kWaiting, complaints()));
  }
  if (reply.status >= 500) reply.headers.emplace_back("Retry-After", "1");
  reply.headers.emplace_back("Cache-Control", "no-store");
  add_safety_headers(reply);
  return reply;
}

}  // namespace matchgraph::server
