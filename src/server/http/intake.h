// The network side of the server: connections in, complete requests out to the threads that answer,
// answers back.
//
// One thread waits for all connections (epoll), so that an idle or trickling client costs a few
// kilobytes and no thread. A request goes to a worker only when it is complete and within limits
// (request_framing.h); the worker writes its answer as far as the socket takes it, and the waiting
// thread writes the rest. Every state of a connection has a deadline.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/server.h"
#include "server/http/connection.h"
#include "server/http/connection_table.h"
#include "server/http/listening_socket.h"
#include "server/http/request_framing.h"
#include "server/http/work_queue.h"

namespace matchgraph::server {

/// An answer as it goes over the wire.
struct WireAnswer {
  std::string bytes;
  bool close = false;  ///< the connection ends with it
};

/// What the intake counts; read from any thread.
struct IntakeCounters {
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> refused_connections{0};  ///< beyond max_connections
  std::atomic<std::uint64_t> refused_requests{0};     ///< faulty or beyond a limit
  std::atomic<std::uint64_t> overloaded{0};           ///< 503, as too many waited
  std::atomic<std::uint64_t> abandoned{0};            ///< not computed, as the client had left
  std::atomic<std::uint64_t> displaced{0};            ///< idle ones closed to make room
  std::atomic<std::uint64_t> timed_out{0};            ///< slow clients, idle ones included
  std::atomic<std::size_t> open{0};
  std::atomic<std::size_t> unsent_bytes{0};
};

/// How requests are answered.
struct IntakeHandlers {
  /// Answers a complete request on a worker's thread; `close`: the answer has to say that the
  /// connection ends. Must not throw.
  std::function<WireAnswer(Worker&, std::string_view request, std::string_view address, bool close)>
      answer;
  /// What a client is told whose request never became one.
  std::function<std::string(const Refusal&)> refuse;
  /// The queue that a request goes to.
  std::function<WorkQueue&(std::string_view request)> queue_for;
};

/// Serves connections of a listening socket.
class Intake {
 public:
  /// Throws Error (kEnvironment) when the system gives no descriptors.
  Intake(const ServerOptions& options, ListeningSocket& socket, IntakeHandlers handlers);
  ~Intake();
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  /// Serves until stop() and for drain_time more, each answer ending its connection; then refuses
  /// new connections, lets running requests finish, for at most stop_timeout, and returns. The
  /// queues must outlive the call.
  void run();
  /// From any thread and from a signal handler.
  void stop() noexcept;

  const IntakeCounters& counters() const { return counters_; }

 private:
  using Clock = Connection::Clock;
  using State = Connection::State;
  static constexpr Clock::rep kNever = Clock::duration::max().count();

  void accept_all();
  void greet(int fd, std::string address);
  /// Closes a connection for a new one of that share; false where none has to give way.
  bool make_room(const std::string& share);
  void handle(Connection& connection, std::uint32_t events);
  void read(Connection& connection);
  void write(Connection& connection);
  void linger(Connection& connection);
  /// Acts on what the framing says. On any thread that owns the connection.
  void proceed(Connection& connection);
  void submit(Connection& connection);
  void answer(Worker& worker, Connection& connection, std::string_view address);
  std::string client_of(const Connection& connection) const;
  void reply(Connection& connection, std::string bytes, bool close);
  void finish_answer(Connection& connection);
  void begin_lingering(Connection& connection);
  void wait_for_request(Connection& connection);
  /// Gives the connection to the waiting thread, which wakes up for the events. Afterwards it must
  /// not be touched by another.
  void hand_over(Connection& connection, State state, std::uint32_t events);
  void expire(Connection& connection, State state);
  void close(Connection& connection);
  void hand_back(Connection& connection);
  void take_back();
  void check_deadlines();
  bool is_done();
  bool is_ending() const { return stops_at_.load() != kNever; }

  const ServerOptions& options_;
  std::size_t max_connections_;
  ListeningSocket& socket_;
  IntakeHandlers handlers_;
  IntakeCounters counters_;
  int epoll_ = -1;
  int wake_ = -1;  ///< written by stop() and hand_back()
  std::atomic<Clock::rep> stops_at_{kNever};
  Clock::time_point next_check_;
  Clock::time_point accept_again_;  ///< while descriptors are short
  Clock::time_point last_moment_;   ///< of a stop
  bool accepts_ = true;
  ConnectionTable connections_;
  std::mutex returned_mutex_;
  std::vector<Connection*> returned_;  ///< answered by a worker, with something left to do
};

}  // namespace matchgraph::server
