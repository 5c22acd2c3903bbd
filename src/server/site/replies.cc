#include "server/site/replies.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "text/ascii.h"

namespace matchgraph::server {
namespace {

// What every reply is made of, so that no kind forgets its type.
HttpReply reply(int status, const char* type, std::string body) {
  HttpReply out;
  out.status = status;
  out.content_type = type;
  out.body = std::move(body);
  return out;
}

// Pages load styles, scripts and pictures of this server alone, and run nothing else.
constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src "
    "'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

}  // namespace

bool is_json(std::string_view content_type) {
  const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')), " \t");
  return equals_ignoring_case(type, "application/json");
}

void add_safety_headers(HttpReply& reply) {
  const std::pair<const char*, std::string_view> headers[] = {
      {"Content-Security-Policy", kContentPolicy},
      // What a catalogue holds must never be taken for a script or a style because it looks like
      // one.
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      // Addresses hold what was searched; only this site's own pages are told of it.
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      // Told before it is tried: parts of an answer are never given.
      {"Accept-Ranges", "none"},
  };
  for (const auto& [name, value] : headers) reply.headers.emplace_back(name, value);
}

HttpReply json_reply(int status, std::string body) {
  return reply(status, "application/json; charset=utf-8", std::move(body));
}

HttpReply csv_reply(std::string body) {
  HttpReply out = reply(200, "text/csv; charset=utf-8; header=present", std::move(body));
  // Opened in a program for tables and not as text in the browser.
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"matchgraph.csv\"");
  return out;
}

HttpReply page_reply(int status, std::string body) {
  return reply(status, "text/html; charset=utf-8", std::move(body));
}

HttpReply markdown_reply(int status, std::string body) {
  return reply(status, "text/markdown; charset=utf-8", std::move(body));
}

HttpReply text_reply(int status, std::string body) {
  return reply(status, "text/plain; charset=utf-8", std::move(body));
}

HttpReply redirect(std::string address) {
  HttpReply out;
  // Whatever the method was, the new address is asked with GET, which may be repeated safely.
  out.status = 303;
  out.headers.emplace_back("Location", std::move(address));
  return out;
}

std::string loggable(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    // Blanks and control characters could begin a line of their own in the log.
    if (byte > 0x20 && byte < 0x7f) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

std::string error_json(std::string_view code, std::string_view message) {
  const nlohmann::ordered_json document = {{"error", {{"code", code}, {"message", message}}}};
  // Messages quote what was sent, which need not be UTF-8.
  return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

web::PageRequest page_request(const HttpRequest& request, const Generation& generation) {
  web::PageRequest out;
  out.path = request.path;
  out.parameters = request.parameters;
  out.generation = generation.number;
  out.entities = generation.entities;
  out.capabilities = generation.capabilities;
  return out;
}

}  // namespace matchgraph::server
