#include "server/http/connection_table.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace matchgraph::server {
namespace {

using std::chrono::milliseconds;

// A connection without a request for so long gives way to a new one of the same address: that of a
// browser that went on, not that of one between two requests.
constexpr milliseconds kIdle{1000};

// Descriptors beside those of connections: files of generations, the evidence store, logs.
constexpr std::size_t kOtherDescriptors = 256;

}  // namespace

std::size_t connections_within_limit(std::size_t connections) {
  // The limit is the system's, and what a service is given is often 1,024.
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return connections;
  const rlim_t wanted = connections + kOtherDescriptors;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= wanted) return connections;
  // A limit that may not be raised is no reason not to serve: with fewer connections nobody has to
  // wait unheard until one of them ends.
  const rlim_t others = std::min<rlim_t>(kOtherDescriptors, limit.rlim_cur / 2);
  return std::min<std::size_t>(connections, limit.rlim_cur - others);
}

Connection& ConnectionTable::add(std::unique_ptr<Connection> connection) {
  const auto at = static_cast<std::size_t>(connection->fd);
  // Descriptors are small numbers that the system uses again, so they index an array.
  if (connections_.size() <= at) connections_.resize(at + 1);
  connections_[at] = std::move(connection);
  return *connections_[at];
}

void ConnectionTable::close(Connection& connection) {
  const auto at = static_cast<std::size_t>(connection.fd);
  // Last of all: the descriptor may be given to a new connection at once.
  ::close(connection.fd);
  connections_[at].reset();
}

Connection* ConnectionTable::to_displace(const std::string& newcomer) const {
  std::unordered_map<std::string_view, std::size_t> held;
  for (const auto& connection : connections_) {
    if (connection) ++held[connection->share];
  }
  // Ties are broken by the name, so that the same connections give the same victim.
  const auto most = std::max_element(held.begin(), held.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second < b.second : a.first < b.first;
  });
  const auto own = held.find(newcomer);
  const bool is_own = own != held.end() && own->second == most->second;
  Connection* oldest = nullptr;
  for (const auto& connection : connections_) {
    if (!connection || connection->share != (is_own ? newcomer : most->first)) continue;
    const Connection::State state = connection->state.load(std::memory_order_acquire);
    if (state == Connection::State::kAnswering) continue;
    // Among one's own only what waits for nothing: a newcomer must not end an answer half-way.
    const bool is_idle = state == Connection::State::kReading &&
                         connection->framing.state() == Framing::kNothing &&
                         Connection::Clock::now() - connection->waits_since >= kIdle;
    if (is_own && !is_idle) continue;
    if (oldest == nullptr || connection->waits_since < oldest->waits_since) {
      oldest = connection.get();
    }
  }
  return oldest;
}

}  // namespace matchgraph::server
