// A client of one connection that sends any bytes and waits a bounded time for what comes back.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace matchgraph::test {

struct HttpAnswer {
  int status = 0;                              ///< 0: the connection ended or nothing came in time
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// The header that sends back the cookie that an answer set; empty where it set none.
inline std::string cookie_of(const HttpAnswer& answer) {
  const auto set = answer.headers.find("set-cookie");
  if (set == answer.headers.end()) return {};
  return "Cookie: " + set->second.substr(0, set->second.find(';')) + "\r\n";
}

class HttpClient {
 public:
  explicit HttpClient(int port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    host_ = "127.0.0.1:" + std::to_string(port);
  }
  ~HttpClient() { ::close(fd_); }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  bool connected() const { return connected_; }
  const std::string& host() const { return host_; }

  /// False when the server does not take the bytes any more.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  /// Reads one answer. `has_body`: false after HEAD.
  HttpAnswer read(std::chrono::milliseconds patience = std::chrono::seconds(20),
                  bool has_body = true) {
    const auto end = std::chrono::steady_clock::now() + patience;
    HttpAnswer out;
    std::size_t head = std::string::npos;
    while ((head = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!receive(end)) return out;
    }
    parse_head(received_.substr(0, head), out);
    received_.erase(0, head + 4);
    const bool bodiless = !has_body || out.status == 304 || out.status == 204 || out.status == 100;
    const std::size_t length =
        bodiless ? 0 : std::strtoull(out.headers["content-length"].c_str(), nullptr, 10);
    while (received_.size() < length) {
      if (!receive(end)) return {};
    }
    out.body = received_.substr(0, length);
    received_.erase(0, length);
    return out;
  }

  HttpAnswer get(std::string_view target, std::string_view headers = {}) {
    send("GET " + std::string(target) + " HTTP/1.1\r\nHost: " + host_ + "\r\n" +
         std::string(headers) + "\r\n");
    return read();
  }
  HttpAnswer post(std::string_view target, std::string_view body, std::string_view headers = {}) {
    send("POST " + std::string(target) + " HTTP/1.1\r\nHost: " + host_ +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(headers) + "\r\n" + std::string(body));
    return read();
  }

  /// Any method; `headers` end their lines.
  HttpAnswer send_as(std::string_view method, std::string_view target, std::string_view headers,
                     std::string_view body = {}) {
    send(std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: " + host_ +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(headers) +
         "\r\n" + std::string(body));
    return read();
  }

  /// Whether the server has ended the connection, or ends it in time.
  bool is_closed(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (receive(end)) {
    }
    return closed_;
  }

 private:
  bool receive(std::chrono::steady_clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    pollfd waiting{fd_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 65536> bytes{};
    const ssize_t count = ::recv(fd_, bytes.data(), bytes.size(), 0);
    if (count <= 0) {
      closed_ = true;
      return false;
    }
    received_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
  }

  static void parse_head(const std::string& head, HttpAnswer& out) {
    out.status = head.size() > 12 ? std::atoi(head.c_str() + 9) : 0;
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos) {
      const std::size_t begin = at + 2;
      at = head.find("\r\n", begin);
      const std::string line = head.substr(begin, at == std::string::npos ? at : at - begin);
      const std::size_t colon = line.find(": ");
      if (colon == std::string::npos) continue;
      std::string name = line.substr(0, colon);
      for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      out.headers[name] = line.substr(colon + 2);
    }
  }

  int fd_;
  bool connected_ = false;
  bool closed_ = false;
  std::string host_;
  std::string received_;
};

}  // namespace matchgraph::test
