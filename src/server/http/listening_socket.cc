#include "server/http/listening_socket.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "matchgraph/error.h"
#include "server/http/client_address.h"

namespace matchgraph::server {
namespace {

// Connections that wait to be accepted: a burst of as many clients as a page of a busy site has.
constexpr int kBacklog = 512;

using AddressList = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

AddressList address_of(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  // No name server is asked: a start must not hang or listen somewhere else than was said.
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  const std::string numeric = host == "localhost" ? "127.0.0.1" : host;
  const int fault = getaddrinfo(numeric.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (fault != 0) {
    throw Error(ErrorCode::kUsage,
                fmt::format("\"{}\" is no address to listen on: give a numeric one, such as "
                            "127.0.0.1 or ::1",
                            host));
  }
  return {found, &freeaddrinfo};
}

[[noreturn]] void fail_to_listen(const std::string& host, int port) {
  const int fault = errno;
  const std::string where = fmt::format("{}:{}", host, port);
  // What the person who starts it can mend is a usage error.
  if (fault == EADDRINUSE) {
    throw Error(ErrorCode::kUsage, where +
                                       " is taken by another process: choose another port, or 0 "
                                       "for any free one");
  }
  if (fault == EADDRNOTAVAIL) {
    throw Error(ErrorCode::kUsage, where + " is no address of this machine");
  }
  throw Error(ErrorCode::kEnvironment,
              fmt::format("cannot listen on {}: {}", where, std::strerror(fault)));
}

bool is_loopback_address(const sockaddr* address) {
  if (address->sa_family == AF_INET6) {
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(address);
    return IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr) != 0;
  }
  const auto* v4 = reinterpret_cast<const sockaddr_in*>(address);
  return (ntohl(v4->sin_addr.s_addr) >> 24) == 127;
}

}  // namespace

ListeningSocket::ListeningSocket(const std::string& host, int port) {
  const AddressList found = address_of(host, port);
  fd_ = socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd_ < 0) fail_to_listen(host, port);
  // A restarted server may have its port back at once. Two servers cannot share it: that would take
  // SO_REUSEPORT.
  const int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_storage bound{};
  socklen_t length = sizeof bound;
  if (bind(fd_, found->ai_addr, found->ai_addrlen) != 0 || listen(fd_, kBacklog) != 0 ||
      getsockname(fd_, reinterpret_cast<sockaddr*>(&bound), &length) != 0) {
    // close() may change errno.
    const int fault = errno;
    close();
    errno = fault;
    fail_to_listen(host, port);
  }
  std::array<char, NI_MAXHOST> address{};
  std::array<char, NI_MAXSERV> service{};
  getnameinfo(reinterpret_cast<sockaddr*>(&bound), length, address.data(), address.size(),
              service.data(), service.size(), NI_NUMERICHOST | NI_NUMERICSERV);
  // Port 0 asks for any free one; which it is, the system tells only now.
  port_ = std::stoi(service.data());
  is_loopback_ = is_loopback_address(reinterpret_cast<sockaddr*>(&bound));
  authority_ = bound.ss_family == AF_INET6 ? fmt::format("[{}]:{}", address.data(), port_)
                                           : fmt::format("{}:{}", address.data(), port_);
}

ListeningSocket::~ListeningSocket() { close(); }

Accepted ListeningSocket::accept() const {
  sockaddr_storage peer{};
  socklen_t length = sizeof peer;
  const int fd =
      accept4(fd_, reinterpret_cast<sockaddr*>(&peer), &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) {
    // Anything else concerns this one client: nothing waits, or it has gone already.
    const bool is_short = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    return {.fd = -1, .address = {}, .is_short = is_short};
  }
  // Answers are written whole; collecting them for fuller packets would make each wait for an
  // acknowledgement.
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return {.fd = fd, .address = numeric_address(peer), .is_short = false};
}

void ListeningSocket::close() noexcept {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

}  // namespace matchgraph::server
