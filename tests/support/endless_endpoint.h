// An endpoint on 127.0.0.1 that answers without end, whatever it is asked.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace matchgraph::test {

/// Sends `head`, then `chunk` again and again, with a pause before each; to one client at a time,
/// until it leaves.
class EndlessEndpoint {
 public:
  EndlessEndpoint(std::string head, std::string chunk, std::chrono::milliseconds pause = {})
      : head_(std::move(head)),
        chunk_(std::move(chunk)),
        pause_(pause),
        listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&address), length) == 0);
    REQUIRE(::listen(listening_, 4) == 0);
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { answer(); });
  }
  ~EndlessEndpoint() {
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  EndlessEndpoint(const EndlessEndpoint&) = delete;
  EndlessEndpoint& operator=(const EndlessEndpoint&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// Bytes that clients took so far, with what their sockets hold.
  std::size_t sent() const { return sent_; }

 private:
  void answer() {
    for (int fd = 0; (fd = ::accept(listening_, nullptr, nullptr)) >= 0; ::close(fd)) {
      for (std::string_view bytes = head_; send(fd, bytes); bytes = chunk_) {
        if (pause_.count() > 0) std::this_thread::sleep_for(pause_);
      }
    }
  }

  bool send(int fd, std::string_view bytes) {
    const ssize_t count = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    sent_ += static_cast<std::size_t>(count);
    return true;
  }

  std::string head_;
  std::string chunk_;
  std::chrono::milliseconds pause_;
  int listening_;
  int port_ = 0;
  std::atomic<std::size_t> sent_{0};
  std::thread thread_;  // last: it uses all of the others
};

}  // namespace matchgraph::test
