// Replies that several routes give.
#pragma once

#include <string>
#include <string_view>

#include "server/http/http_exchange.h"
#include "server/site/live_generation.h"
#include "server/web/pages.h"

namespace matchgraph::server {

/// Whether a request's body comes as JSON: "application/json; charset=utf-8".
bool is_json(std::string_view content_type);

HttpReply json_reply(int status, std::string body);
HttpReply csv_reply(std::string body);
HttpReply page_reply(int status, std::string body);
HttpReply markdown_reply(int status, std::string body);
HttpReply text_reply(int status, std::string body);
/// 303: look there, with GET.
HttpReply redirect(std::string address);

/// What every answer tells browsers, refusals too.
void add_safety_headers(HttpReply& reply);

/// A path as the log has it: on one line, whatever a client sends.
std::string loggable(std::string_view path);

/// {"error": {"code", "message"}}
std::string error_json(std::string_view code, std::string_view message);

/// What a page says of the request and of what is served; the tray is left empty.
web::PageRequest page_request(const HttpRequest& request, const Generation& generation);

}  // namespace matchgraph::server
