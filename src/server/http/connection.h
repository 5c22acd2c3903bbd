// One client's connection: what has come, what is still to be sent.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>

#include "matchgraph/server.h"
#include "server/http/request_framing.h"

namespace matchgraph::server {

/// Its socket does not wait. Owned by the thread that its state says; whoever owns it closes the
/// descriptor.
struct Connection {
  using Clock = std::chrono::steady_clock;
  enum class State { kReading, kAnswering, kWriting, kLingering };

  /// `peer`: numeric address.
  Connection(int descriptor, std::string peer, std::string counted_with,
             const ServerOptions& options);

  /// Reads once, so that a client that sends without end shares the thread with the others. False
  /// when the client has closed its side or is gone.
  bool read_some();
  /// Writes as far as the socket takes it. False when the client is gone; what was not taken stays.
  bool send_some();
  bool is_sent() const { return sent == output.size(); }
  /// Reads and drops what still comes, up to a bound. False when nothing more will, or too much
  /// did.
  bool drop_some();
  /// Whether the client has closed its side: nobody waits for the answer.
  bool has_left() const;
  /// Tells a client that asks first that its body is welcome.
  void send_continue();

  int fd;
  std::string address;  ///< numeric
  std::string share;    ///< whose connections count together
  RequestFraming framing;
  std::atomic<State> state{
      State::kReading};  ///< kAnswering: a worker owns it, else the waiting thread
  Clock::time_point deadline;
  Clock::time_point waits_since;  ///< in this state
  std::string output;
  std::size_t sent = 0;
  std::size_t dropped = 0;
  bool close_after = false;
  bool is_broken = false;
  std::size_t counted_unsent = 0;        ///< its part of the counter
  Framing awaited = Framing::kComplete;  ///< the part of a request that the deadline is for
};

}  // namespace matchgraph::server
