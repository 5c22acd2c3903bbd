#include "server/http/intake.h"

#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <thread>
#include <utility>

#include "matchgraph/error.h"
#include "server/http/client_address.h"

namespace matchgraph::server {
namespace {

using std::chrono::milliseconds;

constexpr int kEventsAtOnce = 256;
constexpr int kAcceptsAtOnce = 64;

// How often deadlines are looked at: timeouts are late by as much.
constexpr milliseconds kCheckInterval{200};
// How long no connection is accepted when descriptors are short.
constexpr milliseconds kAcceptPause{100};

// How long a client that was refused may go on sending: it would not read why if that were reset.
constexpr milliseconds kLingerTime{2000};

// A request that waited longer in the queue is computed only if its client is still there.
constexpr milliseconds kPatience{50};

}  // namespace

Intake::Intake(const ServerOptions& options, ListeningSocket& socket, IntakeHandlers handlers)
    : options_(options),
      max_connections_(connections_within_limit(options.max_connections)),
      socket_(socket),
      handlers_(std::move(handlers)) {
  const auto& warn = options.warn ? options.warn : options.log;
  if (max_connections_ < options.max_connections && warn) {
    warn(
        fmt::format("warning: the limit of descriptors leaves room for {} connections "
                    "instead of {}",
                    max_connections_, options.max_connections));
  }
  epoll_ = epoll_create1(EPOLL_CLOEXEC);
  wake_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  epoll_event listening{.events = EPOLLIN, .data = {.fd = socket.fd()}};
  epoll_event waking{.events = EPOLLIN, .data = {.fd = wake_}};
  if (epoll_ < 0 || wake_ < 0 || epoll_ctl(epoll_, EPOLL_CTL_ADD, socket.fd(), &listening) != 0 ||
      epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &waking) != 0) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("cannot wait for connections: {}", std::strerror(errno)));
  }
}

Intake::~Intake() {
  connections_.for_each([this](Connection& connection) { connections_.close(connection); });
  if (wake_ >= 0) ::close(wake_);
  if (epoll_ >= 0) ::close(epoll_);
}

void Intake::stop() noexcept {
  // All are safe in a signal handler: the clock, an atomic and one write.
  stops_at_.store((Clock::now() + options_.drain_time).time_since_epoch().count());
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void Intake::run() {
  std::array<epoll_event, kEventsAtOnce> events{};
  next_check_ = Clock::now() + kCheckInterval;
  while (!is_done()) {
    // The timeout sees to deadlines when nothing comes.
    const int ready =
        epoll_wait(epoll_, events.data(), kEventsAtOnce, static_cast<int>(kCheckInterval.count()));
    for (int i = 0; i < ready; ++i) {
      const int fd = events[static_cast<std::size_t>(i)].data.fd;
      if (fd == socket_.fd()) {
        accept_all();
      } else if (fd == wake_) {
        take_back();
      } else if (Connection* connection = connections_.at(fd)) {
        // Asked for, as an event before this one in the same batch may have closed it.
        handle(*connection, events[static_cast<std::size_t>(i)].events);
      }
    }
    if (Clock::now() >= next_check_) check_deadlines();
  }
}

bool Intake::is_done() {
  if (Clock::now().time_since_epoch().count() < stops_at_.load()) return false;
  if (accepts_ || socket_.fd() >= 0) {
    if (socket_.fd() >= 0) epoll_ctl(epoll_, EPOLL_CTL_DEL, socket_.fd(), nullptr);
    socket_.close();
    accepts_ = false;
    last_moment_ = Clock::now() + options_.stop_timeout;
  }
  // What waits for a request has none to lose.
  connections_.for_each([this](Connection& connection) {
    if (connection.state.load() == State::kReading) close(connection);
  });
  return counters_.open.load() == 0 || Clock::now() >= last_moment_;
}

void Intake::accept_all() {
  // Bounded, so that a flood of new clients does not starve those that are there.
  for (int i = 0; i < kAcceptsAtOnce; ++i) {
    Accepted client = socket_.accept();
    if (client.is_short) {
      // The listening socket stays readable: without a pause this would spin.
      epoll_ctl(epoll_, EPOLL_CTL_DEL, socket_.fd(), nullptr);
      accepts_ = false;
      accept_again_ = Clock::now() + kAcceptPause;
    }
    if (client.fd < 0) return;
    greet(client.fd, std::move(client.address));
  }
}

void Intake::greet(int fd, std::string address) {
  // A proxy's connections are those of all its clients.
  std::string share = options_.trust_proxy ? std::string() : address_share(address);
  if (counters_.open.load() >= max_connections_ && !make_room(share)) {
    ++counters_.refused_connections;
    const std::string bytes = handlers_.refuse({503, "too many connections are open"});
    [[maybe_unused]] const auto sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    ::close(fd);
    return;
  }
  ++counters_.accepted;
  ++counters_.open;
  Connection& connection = connections_.add(
      std::make_unique<Connection>(fd, std::move(address), std::move(share), options_));
  // Added without events first: wait_for_request() asks for them in the way that all states do.
  epoll_event event{.events = 0, .data = {.fd = fd}};
  epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
  wait_for_request(connection);
}

bool Intake::make_room(const std::string& share) {
  Connection* oldest = connections_.to_displace(share);
  if (oldest == nullptr) return false;
  ++counters_.displaced;
  close(*oldest);
  return true;
}

void Intake::handle(Connection& connection, std::uint32_t events) {
  // An event comes only when one was asked for: a worker that gives the connection back is then
  // between its two last steps (hand_over).
  State state = connection.state.load(std::memory_order_acquire);
  while (state == State::kAnswering) {
    std::this_thread::yield();
    state = connection.state.load(std::memory_order_acquire);
  }
  switch (state) {
    case State::kReading:
      read(connection);
      break;
    case State::kWriting:
      // While an answer waits to be taken, nothing is read, so only this tells that the client has
      // gone.
      if ((events & (EPOLLERR | EPOLLHUP)) != 0) {
        close(connection);
      } else {
        write(connection);
      }
      break;
    case State::kLingering:
      linger(connection);
      break;
    case State::kAnswering:
      break;  // waited for above
  }
}

void Intake::read(Connection& connection) {
  if (connection.read_some()) {
    proceed(connection);
  } else {
    close(connection);
  }
}

void Intake::proceed(Connection& connection) {
  switch (connection.framing.state()) {
    case Framing::kComplete:
      submit(connection);
      break;
    case Framing::kRefused:
      ++counters_.refused_requests;
      reply(connection, handlers_.refuse(connection.framing.refusal()), true);
      break;
    default:
      if (connection.framing.expects_continue()) connection.send_continue();
      wait_for_request(connection);
  }
}

void Intake::wait_for_request(Connection& connection) {
  // A deadline begins when its part of the request does: a client that trickles gains nothing.
  const Framing part = connection.framing.state();
  if (part != connection.awaited) {
    connection.awaited = part;
    connection.waits_since = Clock::now();
    connection.deadline = Clock::now() + (part == Framing::kNothing   ? options_.idle_timeout
                                          : part == Framing::kPartial ? options_.head_timeout
                                                                      : options_.body_timeout);
  }
  hand_over(connection, State::kReading, EPOLLIN);
}

void Intake::hand_over(Connection& connection, State state, std::uint32_t events) {
  // One event per asking: as long as a worker owns the connection, none can come.
  epoll_event event{.events = events | EPOLLONESHOT, .data = {.fd = connection.fd}};
  epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.fd, &event);
  // Last: from here on the waiting thread may close it.
  connection.state.store(state, std::memory_order_release);
}

void Intake::submit(Connection& connection) {
  // Before the push: a worker may have answered and handed back before push() returns.
  connection.state.store(State::kAnswering, std::memory_order_release);
  const std::string address = client_of(connection);
  const auto refuse = [this, &connection] {
    ++counters_.overloaded;
    reply(connection, handlers_.refuse({503, "too many requests wait: try again in a moment"}),
          true);
  };
  const auto since = Clock::now();
  const auto run = [this, &connection, address, since](Worker& worker) {
    // Asked only of what had to wait: some clients close their side once they have asked, and still
    // read.
    if (Clock::now() - since > kPatience && connection.has_left()) {
      ++counters_.abandoned;
      connection.is_broken = true;
      hand_back(connection);
      return;
    }
    answer(worker, connection, address);
  };
  if (!handlers_.queue_for(connection.framing.request())
           .push({run, refuse}, address_share(address))) {
    refuse();
  }
}

/// The numeric address of who asks: the proxy's word for it, where that is trusted.
std::string Intake::client_of(const Connection& connection) const {
  const std::string& forwarded = connection.framing.forwarded_for();
  const bool is_told = options_.trust_proxy && is_numeric_address(forwarded);
  return is_told ? forwarded : connection.address;
}

void Intake::answer(Worker& worker, Connection& connection, std::string_view address) {
  // The bytes stay in the framing until the answer is out, so nothing is copied.
  WireAnswer answer = handlers_.answer(worker, connection.framing.request(), address, is_ending());
  reply(connection, std::move(answer.bytes), answer.close);
}

void Intake::reply(Connection& connection, std::string bytes, bool close) {
  connection.state.store(State::kAnswering, std::memory_order_release);
  connection.output = std::move(bytes);
  connection.sent = 0;
  connection.close_after = close;
  // Tried at once, on this thread: nearly every answer fits into the socket's buffer, and then the
  // waiting thread has nothing to do.
  if (!connection.send_some()) {
    connection.is_broken = true;
  } else if (connection.is_sent() && !close) {
    finish_answer(connection);
    return;
  }
  hand_back(connection);
}

// The answer is out: what comes next on this connection?
void Intake::finish_answer(Connection& connection) {
  // Assigned, not cleared: a large answer's memory must not stay with an idle connection.
  connection.output = std::string();
  connection.awaited = Framing::kComplete;
  // A client may have sent its next request already, which no event will tell of again.
  connection.framing.next();
  proceed(connection);
}

void Intake::hand_back(Connection& connection) {
  {
    const std::scoped_lock lock(returned_mutex_);
    returned_.push_back(&connection);
  }
  // Written after the lock is released: the waiting thread wakes up to a free one.
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void Intake::take_back() {
  std::uint64_t ignored = 0;
  [[maybe_unused]] const auto count = ::read(wake_, &ignored, sizeof ignored);
  std::vector<Connection*> returned;
  {
    const std::scoped_lock lock(returned_mutex_);
    returned.swap(returned_);
  }
  for (Connection* connection : returned) {
    if (connection->is_broken) {
      close(*connection);
      continue;
    }
    connection->waits_since = Clock::now();
    connection->deadline = connection->waits_since + options_.write_timeout;
    const std::size_t rest = connection->output.size() - connection->sent;
    connection->counted_unsent = rest;
    counters_.unsent_bytes += rest;
    // Together, slow readers of large answers could take all memory; the one that brings it over
    // the limit goes.
    if (counters_.unsent_bytes.load() > options_.max_unsent_bytes) {
      ++counters_.timed_out;
      close(*connection);
    } else {
      write(*connection);
    }
  }
}

void Intake::write(Connection& connection) {
  if (!connection.send_some()) {
    close(connection);
  } else if (!connection.is_sent()) {
    hand_over(connection, State::kWriting, EPOLLOUT);
  } else {
    counters_.unsent_bytes -= connection.counted_unsent;
    connection.counted_unsent = 0;
    if (connection.close_after) {
      begin_lingering(connection);
    } else {
      finish_answer(connection);
    }
  }
}

void Intake::begin_lingering(Connection& connection) {
  connection.output = std::string();
  // The client sees the end of the answer at once, while what it still sends is read and dropped.
  shutdown(connection.fd, SHUT_WR);
  connection.deadline = Clock::now() + kLingerTime;
  linger(connection);
}

void Intake::linger(Connection& connection) {
  if (connection.drop_some()) {
    hand_over(connection, State::kLingering, EPOLLIN);
  } else {
    close(connection);
  }
}

void Intake::close(Connection& connection) {
  counters_.unsent_bytes -= connection.counted_unsent;
  --counters_.open;
  connections_.close(connection);
}

void Intake::check_deadlines() {
  const Clock::time_point now = Clock::now();
  next_check_ = now + kCheckInterval;
  if (!accepts_ && socket_.fd() >= 0 && now >= accept_again_) {
    epoll_event listening{.events = EPOLLIN, .data = {.fd = socket_.fd()}};
    accepts_ = epoll_ctl(epoll_, EPOLL_CTL_ADD, socket_.fd(), &listening) == 0;
  }
  connections_.for_each([this, now](Connection& connection) {
    const State state = connection.state.load(std::memory_order_acquire);
    // A worker owns it, and its deadline is not the intake's to keep.
    if (state != State::kAnswering && connection.deadline <= now) expire(connection, state);
  });
}

void Intake::expire(Connection& connection, State state) {
  const Framing part = connection.framing.state();
  const bool asks = state == State::kReading && part != Framing::kNothing;
  if (state != State::kLingering) ++counters_.timed_out;
  if (!asks) {
    close(connection);
    return;
  }
  // The beginning of a request is there: its client may still listen.
  reply(connection, handlers_.refuse({408, "the request took too long to arrive"}), true);
}

}  // namespace matchgraph::server
