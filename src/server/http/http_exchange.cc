#include "server/http/http_exchange.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>
#include <utility>

namespace matchgraph::server {
namespace {

// Sun, 06 Nov 1994 08:49:37 GMT
std::string http_date() {
  const std::time_t now = std::time(nullptr);
  // gmtime() would share its result between threads.
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t length =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), length};
}

/// A request's bytes to read, an answer's to write.
class MemoryStream : public httplib::Stream {
 public:
  // Most answers fit, and a string that grows would copy what it holds again and again.
  explicit MemoryStream(std::string_view input) : input_(input) { output_.reserve(kUsualAnswer); }

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t count = input_.copy(bytes, size);
    input_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    output_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

  std::string take_output() { return std::move(output_); }

 private:
  static constexpr std::size_t kUsualAnswer = std::size_t{32} << 10;  // bytes
  std::string_view input_;
  std::string output_;
};

/// The parameters of an address, by name, equal pairs once. The library's own reading takes what is
/// behind the last "=" of a pair for the value: of "workload=in=2M" only "2M".
web::Parameters parameters_of(std::string_view target) {
  web::Parameters out;
  std::string_view rest = target.substr(std::min(target.find('?'), target.size()));
  while (!rest.empty()) {
    rest.remove_prefix(1);  // "?" or "&"
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(pair.size());
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string name(pair.substr(0, equals));
    const std::string value(pair.substr(std::min(equals + 1, pair.size())));
    std::pair decoded(httplib::detail::decode_url(name, true),
                      httplib::detail::decode_url(value, true));
    // A form and its address may both carry a pair; twice it would be a repeated filter.
    if (std::find(out.begin(), out.end(), decoded) == out.end()) out.push_back(std::move(decoded));
  }
  // Stable: several values of one name keep their order, which for seeds is the order of asking.
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

HttpRequest read_request(const httplib::Request& in) {
  HttpRequest out;
  out.method = in.method;
  out.target = in.target;
  out.path = in.path;
  out.parameters = parameters_of(in.target);
  out.body = in.body;
  out.host = in.get_header_value("Host");
  out.origin = in.get_header_value("Origin");
  out.cookie = in.get_header_value("Cookie");
  out.content_type = in.get_header_value("Content-Type");
  out.if_none_match = in.get_header_value("If-None-Match");
  out.session = in.get_header_value("Mcp-Session-Id");
  out.protocol_version = in.get_header_value("MCP-Protocol-Version");
  // Older browsers say it without the prefix.
  out.purpose = in.get_header_value("Sec-Purpose");
  if (out.purpose.empty()) out.purpose = in.get_header_value("Purpose");
  out.fetch_site = in.get_header_value("Sec-Fetch-Site");
  out.referer = in.get_header_value("Referer");
  out.accept = in.get_header_value("Accept");
  return out;
}

void write_reply(HttpReply reply, httplib::Response& out) {
  out.status = reply.status;
  out.set_header("Date", http_date());
  for (const auto& [name, value] : reply.headers) out.set_header(name, value);
  if (reply.content_type.empty()) return;
  out.set_header("Content-Type", reply.content_type);
  out.body = std::move(reply.body);
}

}  // namespace

class HttpExchange::Http : public httplib::Server {
 public:
  Http(std::function<HttpReply(const HttpRequest&)> answer, std::chrono::seconds idle) {
    // Everything is answered before httplib's routes, which are regular expressions.
    set_pre_routing_handler([this, answer = std::move(answer)](const httplib::Request& request,
                                                               httplib::Response& response) {
      HttpRequest read = read_request(request);
      read.address = address_;
      write_reply(answer(read), response);
      return HandlerResponse::Handled;
    });
    // What the Keep-Alive header tells; the intake keeps the time.
    set_keep_alive_timeout(idle.count());
    // The library would tell clients that five requests are all; how long a connection serves is
    // the intake's affair.
    set_keep_alive_max_count(1'000'000);
  }

  WireAnswer exchange(std::string_view bytes, std::string_view address, bool close) {
    address_ = address;
    // Framing let nothing pass without an empty line, so it is found.
    const std::size_t head = bytes.find("\r\n\r\n") + 4;
    MemoryStream stream(bytes.substr(0, head));
    const auto prepare = [bytes, head](httplib::Request& request) {
      // The body is handed over as it is: the library would read it with its own limits and by its
      // own idea of a form.
      request.body = bytes.substr(head);
      request.headers.erase("Expect");           // answered while the body was awaited
      request.headers.erase("Accept-Encoding");  // httplib would compress at its slowest level
    };
    WireAnswer out;
    out.close = close;
    const bool answered = process_request(stream, close, out.close, prepare);
    out.bytes = stream.take_output();
    out.close = out.close || close || !answered || out.bytes.empty();
    return out;
  }

 private:
  std::string address_;  // of who asks the request at hand
};

HttpExchange::HttpExchange(std::function<HttpReply(const HttpRequest&)> answer,
                           std::chrono::seconds idle)
    : http_(std::make_unique<Http>(std::move(answer), idle)) {}
HttpExchange::~HttpExchange() = default;

WireAnswer HttpExchange::exchange(std::string_view request, std::string_view address, bool close) {
  return http_->exchange(request, address, close);
}

std::string_view status_name(int status) {
  // Only those that refuse a request before it is parsed; httplib names the others.
  switch (status) {
    case 400:
      return "Bad Request";
    case 408:
      return "Request Timeout";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 431:
      return "Request Header Fields Too Large";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Error";
  }
}

std::string closing_answer(const HttpReply& reply) {
  // Written by hand, as a request that was refused may not be parsed at all.
  std::string out = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\nConnection: close\r\n", reply.status,
                                status_name(reply.status), http_date());
  for (const auto& [name, value] : reply.headers) {
    out.append(name).append(": ").append(value).append("\r\n");
  }
  if (!reply.content_type.empty()) out += "Content-Type: " + reply.content_type + "\r\n";
  out += fmt::format("Content-Length: {}\r\n\r\n", reply.body.size());
  return out + reply.body;
}

}  // namespace matchgraph::server
