// Serves pages and the API over HTTP.
//
//   matchgraph::ServerOptions options;
//   options.data = folder;
//   matchgraph::Server server(options);   // listens
//   std::puts(server.address().c_str());
//   server.run();                         // until stop()
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"

namespace matchgraph {

/// How a server listens, and what it bears.
struct ServerOptions {
  std::string data;                ///< the data folder
  std::string host = "127.0.0.1";  ///< a numeric address; anything wider than loopback is public
  int port = 8080;                 ///< 0: any free one
  /// Names besides the listening address and localhost under which it may be asked for, such as
  /// that of a proxy in front; requests for other hosts get 421.
  std::vector<std::string> allowed_hosts = {};
  /// Whether clients are told apart by the last address of X-Forwarded-For: true behind a proxy
  /// that sets it, and nowhere else, as anybody could name any address.
  bool trust_proxy = false;
  /// How other sites address this one, such as "https://match.example.org": in links that are
  /// shared and in the map of the site. Empty: "http://" and the host that was asked for.
  std::string public_url = {};
  /// Whether others fill the data folder, as for a replica: the server begins before there is a
  /// generation, answers 502 (/readyz: 503) until one is whole, and needs no right to write there.
  bool follow = false;
  bool record = true;  ///< keep searches and choices
  /// What seals visitors' sessions, 32 hexadecimal digits that nobody else knows: servers that have
  /// the same take over each other's visitors, and their own of before. Empty: a random one.
  std::string session_key = {};
  /// Where they are kept: a place of evidence (matchgraph/evidence.h). Empty: the data folder.
  std::string evidence = {};
  std::function<void(std::string_view line)> log = {};  ///< the access log; from any thread
  /// What is to be known even where no access log is kept; else it goes to the log. From any
  /// thread.
  std::function<void(std::string_view line)> warn = {};

  /// What anybody may ask for. Of 250 ms of a processor half is for what comes before the results,
  /// and for writing them down.
  AnswerLimits answer = {.time = std::chrono::milliseconds(100),
                         .bytes = std::size_t{2} << 20,
                         .listed = 100,
                         .compared = 300,
                         .pairs = 40'000};
  std::size_t threads = 0;  ///< that compute answers; 0: one per core
  /// Connections at once; fewer where the system gives fewer descriptors, which the log tells. For
  /// one beyond, that of the address with most of them is closed that has been waiting longest for
  /// a request or a reader; where the newcomer's address has as many, it gets 503. An idle one
  /// costs a few kilobytes.
  std::size_t max_connections = 2000;
  /// Requests that wait for a thread, every address having its turn; beyond it one of the address
  /// with most of them gets 503. At 4 ms each, a second's wait on two cores.
  std::size_t max_queue = 512;
  std::chrono::milliseconds queue_timeout{5'000};      ///< a request that waited longer: 503
  std::size_t max_head_bytes = std::size_t{16} << 10;  ///< request line and headers; beyond: 431
  std::size_t max_head_lines = 100;                    ///< beyond: 431
  // The parser behind has 8,192 bytes for either, which must not be met before these.
  std::size_t max_line_bytes = 8'000;                  ///< of one header; beyond: 431
  std::size_t max_target_bytes = 8'000;                ///< path and query; beyond: 414
  std::size_t max_body_bytes = std::size_t{64} << 10;  ///< beyond: 413
  /// Bytes of answers, over all connections, that clients have not taken yet; beyond it the slow
  /// ones are closed.
  std::size_t max_unsent_bytes = std::size_t{128} << 20;
  std::chrono::milliseconds head_timeout{10'000};  ///< from the first byte to the head's last: 408
  std::chrono::milliseconds body_timeout{10'000};  ///< from the head's last byte to the body's: 408
  std::chrono::milliseconds idle_timeout{30'000};  ///< between requests, and before the first
  std::chrono::milliseconds write_timeout{20'000};  ///< for a client to take what was answered
  /// How long it goes on when it is to stop, answering /readyz with 503 so that a balancer sends
  /// requests elsewhere.
  std::chrono::milliseconds drain_time{0};
  std::chrono::milliseconds stop_timeout{5'000};   ///< for running requests when it stops
  std::chrono::milliseconds reload_interval{500};  ///< how often a new generation is looked for
};

/// An HTTP server over the live generation of a data folder. New generations are picked up while it
/// runs; requests in flight finish on the one they began with.
class Server {
 public:
  /// Opens the snapshot and listens. Throws Error: kUsage for an address that is none or that is
  /// taken and for a session key of another form, kEnvironment when there is no snapshot and it is
  /// not to follow.
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;
  std::string address() const;  ///< "http://127.0.0.1:8080/"
  bool is_public() const;       ///< whether other machines can reach it

  /// Serves until stop(), and for drain_time more. Running requests are finished, new ones refused.
  void run();
  /// Ends run(); from any thread and from a signal handler.
  void stop() noexcept;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace matchgraph
