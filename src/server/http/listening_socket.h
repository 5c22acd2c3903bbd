// Where the server listens: one address, one port, held by one process.
#pragma once

#include <string>

namespace matchgraph::server {

/// A client that has been let in.
struct Accepted {
  int fd = -1;          ///< its socket, which does not wait; below 0 when nobody waits to be let in
  std::string address;  ///< numeric
  bool is_short = false;  ///< descriptors or memory are: somebody waits, and cannot be let in now
};

/// A listening TCP socket, not blocking.
class ListeningSocket {
 public:
  /// `host`: a numeric IPv4 or IPv6 address, or "localhost". `port`: 0 for any free one. Throws
  /// Error: kUsage when the address is none, or taken; kEnvironment for the rest.
  ListeningSocket(const std::string& host, int port);
  ~ListeningSocket();
  ListeningSocket(const ListeningSocket&) = delete;
  ListeningSocket& operator=(const ListeningSocket&) = delete;

  int fd() const { return fd_; }
  int port() const { return port_; }
  /// "127.0.0.1:8080", "[::1]:8080"
  const std::string& authority() const { return authority_; }
  /// Whether only this machine can reach it.
  bool is_loopback() const { return is_loopback_; }
  /// Lets in one that waits.
  Accepted accept() const;
  /// Refuses connections from now on.
  void close() noexcept;

 private:
  int fd_ = -1;
  int port_ = 0;
  std::string authority_;
  bool is_loopback_ = false;
};

}  // namespace matchgraph::server
