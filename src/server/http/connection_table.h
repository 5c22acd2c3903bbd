// Which connections are open, and which of them has to go when there is no room for another?
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "server/http/connection.h"

namespace matchgraph::server {

/// Raises the limit of descriptors for so many connections, as far as the system lets it; how many
/// that is.
std::size_t connections_within_limit(std::size_t connections);

/// Connections by their descriptors. For the waiting thread.
class ConnectionTable {
 public:
  Connection& add(std::unique_ptr<Connection> connection);
  /// Null where none is open.
  Connection* at(int fd) const { return connections_[static_cast<std::size_t>(fd)].get(); }
  /// Closes the descriptor and destroys the connection.
  void close(Connection& connection);

  /// The one that has waited longest, of those of the share that has most; null when that is no
  /// more than the newcomer's has with this one, or all of them are at work. Cost: all connections.
  Connection* to_displace(const std::string& newcomer) const;

  /// Calls act(connection) of every open one, which may close it.
  template <typename Act>
  void for_each(const Act& act) {
    for (const auto& connection : connections_) {
      if (connection) act(*connection);
    }
  }

 private:
  std::vector<std::unique_ptr<Connection>> connections_;
};

}  // namespace matchgraph::server
