#include "server/http/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

namespace matchgraph::server {
namespace {

constexpr std::size_t kReadBytes = std::size_t{16} << 10;

// After a refusal the client may still be sending. Closing at once would reset the connection, and
// the client would never read why; so a little is read and thrown away.
constexpr std::size_t kMostDropped = std::size_t{1} << 20;

}  // namespace

Connection::Connection(int descriptor, std::string peer, std::string counted_with,
                       const ServerOptions& options)
    : fd(descriptor), address(std::move(peer)), share(std::move(counted_with)), framing(options) {}

bool Connection::read_some() {
  std::array<char, kReadBytes> bytes;  // NOLINT: filled by recv
  // Once, whatever has come: the others wait meanwhile.
  const ssize_t count = recv(fd, bytes.data(), bytes.size(), 0);
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return false;
  if (count > 0) framing.add({bytes.data(), static_cast<std::size_t>(count)});
  return true;
}

bool Connection::send_some() {
  while (sent < output.size()) {
    // A client that has left must not end the server by a signal.
    const ssize_t count = send(fd, output.data() + sent, output.size() - sent, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

bool Connection::drop_some() {
  std::array<char, kReadBytes> bytes;  // NOLINT: thrown away
  while (dropped < kMostDropped) {
    const ssize_t count = recv(fd, bytes.data(), bytes.size(), 0);
    if (count <= 0) return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    dropped += static_cast<std::size_t>(count);
  }
  return false;
}

bool Connection::has_left() const {
  // Asked for without reading, as what comes next belongs to the next request.
  pollfd asked{.fd = fd, .events = POLLRDHUP, .revents = 0};
  return poll(&asked, 1, 0) > 0 && (asked.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

void Connection::send_continue() {
  constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  // Not worth waiting for: a client that does not get it sends its body after a while anyway.
  [[maybe_unused]] const auto count = send(fd, kContinue.data(), kContinue.size(), MSG_NOSIGNAL);
  framing.continued();
}

}  // namespace matchgraph::server
