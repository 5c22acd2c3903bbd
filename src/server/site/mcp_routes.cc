// The Model Context Protocol over HTTP ("streamable HTTP"): a message is posted and its answer is
// the reply. Nothing is sent that was not asked for, so that no stream is ever opened (GET is
// refused, as the protocol allows).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "server/mcp/protocol.h"
#include "server/site/openapi_document.h"
#include "server/site/replies.h"
#include "server/site/site.h"

namespace matchgraph::server {
namespace {

HttpReply rpc_reply(int status, const std::string& text) { return json_reply(status, text + "\n"); }

HttpReply refused(int status, std::string_view message) {
  return rpc_reply(status, rpc_error("null", rpc::kInvalidRequest, message));
}

bool takes_json(std::string_view accept) {
  for (const std::string_view type : {"application/json", "application/*", "*/*"}) {
    // Clients write several types, with weights; which comes first does not matter here.
    if (accept.find(type) != std::string_view::npos) return true;
  }
  return accept.empty();
}

}  // namespace

HttpReply Site::agent_answer(const HttpRequest& request, const Call& call) const {
  const std::size_t route = route_of(request.method, request.path);
  if (route == routes().size()) {
    return json_reply(404, error_json("not_found", "a name is needed"));
  }
  return route_answer(routes()[route], request, call.generation, call.engine);
}

HttpReply Site::mcp(const Call& call) const {
  const HttpRequest& request = call.request;
  if (!is_json(request.content_type)) {
    return refused(415, "a message has to come as application/json");
  }
  if (!takes_json(request.accept)) return refused(406, "answers are application/json");
  if (!request.protocol_version.empty() && !is_protocol_version(request.protocol_version)) {
    return refused(
        400, fmt::format("MCP-Protocol-Version: there are {}", fmt::join(kProtocolVersions, ", ")));
  }
  Conversation conversation;
  if (!is_initialize(request.body)) {
    // What is no message at all is told so, conversation or not.
    if (request.session.empty()) {
      return refused(400,
                     "begin with initialize; later messages carry the Mcp-Session-Id that it "
                     "was answered with");
    }
    const std::optional<Conversation> known = sessions_.find(request.session);
    if (!known) return refused(404, "that conversation has ended: begin anew with initialize");
    conversation = *known;
  }
  const Protocol protocol(
      [&](const HttpRequest& asked) {
        HttpRequest placed = asked;
        // Limits and records go by who asks, and that is the client of the connection.
        placed.address = request.address;
        return agent_answer(placed, call);
      },
      kProgramVersion);
  const Protocol::Answered answered = protocol.answer(request.body, conversation);
  if (answered.text.empty()) {
    // Notifications have no answer, and HTTP has a status for that.
    HttpReply reply;
    reply.status = 202;
    return reply;
  }
  HttpReply reply = rpc_reply(answered.is_refused ? 400 : 200, answered.text);
  if (answered.begins) {
    // Made after the answer, so that only what began well is kept.
    conversation.session = new_session();
    sessions_.begin(conversation.session, conversation);
    reply.headers.emplace_back("Mcp-Session-Id", conversation.session);
  }
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

HttpReply Site::end_mcp(const Call& call) const {
  if (!sessions_.end(call.request.session)) return refused(404, "there is no such conversation");
  HttpReply reply;
  reply.status = 204;
  return reply;
}

}  // namespace matchgraph::server
