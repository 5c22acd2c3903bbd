#include "matchgraph/server.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <optional>
#include <thread>
#include <utility>

#include "matchgraph/error.h"
#include "server/http/host_check.h"
#include "server/http/http_exchange.h"
#include "server/http/intake.h"
#include "server/http/listening_socket.h"
#include "server/http/work_queue.h"
#include "server/site/live_generation.h"
#include "server/site/metrics.h"
#include "server/site/replies.h"
#include "server/site/site.h"
#include "server/site/visits/search_log.h"
#include "storage/freed_memory.h"

namespace matchgraph {
namespace {

using namespace server;  // NOLINT(google-build-using-namespace)
using Clock = std::chrono::steady_clock;

// Threads that wait for the evidence store. Their choices share commits, a few milliseconds each.
constexpr std::size_t kDiskThreads = 16;
constexpr std::string_view kUnrouted = "other";

// Processor time from which an answer's memory is given back: with 20 ms that took the dearest
// requests up to 8 % more.
constexpr std::chrono::milliseconds kDear{50};

/// Of this thread.
std::chrono::nanoseconds processor_time() {
  timespec time{};
  // Processor time, since a busy machine would make any answer look dear.
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::vector<std::string_view> route_names() {
  std::vector<std::string_view> names;
  for (const Route& route : routes()) names.push_back(route.path);
  // The place behind the last route is what no route answers.
  names.push_back(kUnrouted);
  return names;
}

std::string refusal_answer(const Refusal& refusal) {
  HttpReply reply = json_reply(refusal.status, error_json("refused", refusal.reason));
  add_safety_headers(reply);
  // Overload is over in moments, other refusals come again.
  if (refusal.status == 503) reply.headers.emplace_back("Retry-After", "1");
  return closing_answer(reply);
}

}  // namespace

class Server::State {
 public:
  explicit State(ServerOptions options)
      : options_(std::move(options)),
        // Made before stores and snapshots are opened, so that a port that is taken is told at
        // once.
        socket_(options_.host, options_.port),
        metrics_(route_names()),
        log_(options_.record ? std::make_unique<SearchLog>(
                                   options_.evidence.empty() ? options_.data : options_.evidence,
                                   [this](std::string_view line) { write_log(line); })
                             : nullptr),
        site_(
            HostCheck(socket_.authority(), options_.allowed_hosts), log_.get(),
            [this] { return metrics_text(metrics_, intake_.counters(), figures()); },
            [this](std::string_view line) { write_log(line); }, options_.public_url,
            [this] { return live_.refused(); }, Visitors::sealed_with(options_.session_key)),
        live_(
            options_.data, options_.follow, options_.reload_interval, [this] { refresh_workers(); },
            [this](std::string_view line) { write_log(line); }),
        intake_(
            options_, socket_,
            {[](Worker& worker, std::string_view request, std::string_view address, bool close) {
               return static_cast<EngineWorker&>(worker).exchange(request, address, close);
             },
             [](const Refusal& refusal) { return refusal_answer(refusal); },
             // By its first bytes, before it is parsed: a health check must not wait behind what is
             // parsed.
             [this](std::string_view request) -> WorkQueue& {
               if (tells_how_it_is(request)) return *health_queue_;
               return waits_for_disk(request) ? *disk_queue_ : *queue_;
             }}) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const QueueLimits limits{options_.max_queue, options_.queue_timeout};
    const auto make_worker = [this] { return std::make_unique<EngineWorker>(*this); };
    // live_ follows already, and may want to refresh workers while they are being made.
    const std::scoped_lock lock(queues_mutex_);
    queue_ = std::make_unique<WorkQueue>(options_.threads > 0 ? options_.threads : cores, limits,
                                         make_worker);
    disk_queue_ = std::make_unique<WorkQueue>(kDiskThreads, limits, make_worker);
    health_queue_ = std::make_unique<WorkQueue>(1, limits, make_worker);
  }

  ~State() { end_workers(); }

  const ListeningSocket& socket() const { return socket_; }

  void run() {
    intake_.run();
    // What still waits has been taken from clients and is answered.
    end_workers();
  }
  void stop() noexcept {
    // First, so that a proxy hears of the end while it still can send elsewhere.
    site_.set_ending();
    intake_.stop();
  }

 private:
  /// An Engine of the newest generation for one thread.
  class EngineWorker : public Worker {
   public:
    explicit EngineWorker(State& state)
        : state_(state),
          exchange_([this](const HttpRequest& request) { return answer(request); },
                    std::chrono::duration_cast<std::chrono::seconds>(state.options_.idle_timeout)) {
      refresh();
    }

    void refresh() override {
      std::shared_ptr<const Generation> live = state_.live_.get();
      if (live == generation_) return;
      // The engine holds the old snapshot too, so that it must go for the memory to come free.
      engine_.reset();
      generation_ = std::move(live);
    }

    WireAnswer exchange(std::string_view request, std::string_view address, bool close) {
      const std::chrono::nanoseconds begin = processor_time();
      WireAnswer out = exchange_.exchange(request, address, close);
      was_dear_ = processor_time() - begin >= kDear;
      return out;
    }

    void tidy() override {
      // One dear answer left 29 MiB free between what stays, where no bound of the allocator's
      // returns it.
      if (std::exchange(was_dear_, false)) return_freed_memory();
    }

   private:
    HttpReply answer(const HttpRequest& request) {
      const Clock::time_point begin = Clock::now();
      // Once per request: a worker that is never idle would answer from the old generation for
      // ever.
      refresh();
      HttpReply reply;
      try {
        if (generation_) {
          // Made when it is needed, as a failure has an answer here.
          if (!engine_) engine_.emplace(generation_->snapshot, state_.options_.answer);
          reply = state_.site_.answer(request, *generation_, *engine_);
        } else {
          reply = state_.site_.answer_while_waiting(request);
        }
      } catch (const std::exception& error) {
        // The last sink: on a worker's thread nothing may be thrown further.
        state_.write_log(fmt::format("{}: {}", loggable(request.path), error.what()));
        reply = json_reply(500, error_json("environment", "the server could not answer"));
      }
      state_.count(request, reply, Clock::now() - begin);
      return reply;
    }

    State& state_;
    std::shared_ptr<const Generation> generation_;
    std::optional<Engine> engine_;
    HttpExchange exchange_;
    bool was_dear_ = false;  // the answer before
  };

  void count(const HttpRequest& request, const HttpReply& reply, std::chrono::nanoseconds time) {
    metrics_.count(route_of(request.method, request.path), reply.status, time);
    if (!options_.log) return;
    // Without addresses of visitors, and without what they typed.
    options_.log(fmt::format("{} {} {} {} {:.2f} ms", request.method, loggable(request.path),
                             reply.status, reply.body.size(),
                             std::chrono::duration<double, std::milli>(time).count()));
  }

  void write_log(std::string_view line) const {
    // Whoever only wants to know of trouble has no use for a line per request.
    if (options_.warn) {
      options_.warn(line);
    } else if (options_.log) {
      options_.log(line);
    }
  }

  void refresh_workers() {
    const std::scoped_lock lock(queues_mutex_);
    // Generations may change while the queues are still being made.
    if (queue_) queue_->refresh_all();
    if (disk_queue_) disk_queue_->refresh_all();
    if (health_queue_) health_queue_->refresh_all();
  }

  void end_workers() {
    queue_->end();
    disk_queue_->end();
    health_queue_->end();
  }

  ServerFigures figures() {
    ServerFigures out;
    const auto generation = live_.get();
    if (generation) {
      out.generation = generation->number;
      out.entities = generation->entities;
    }
    out.reloads = live_.reloads();
    out.failed_reloads = live_.failed_reloads();
    out.waiting = queue_->waiting() + disk_queue_->waiting() + health_queue_->waiting();
    out.records = log_ != nullptr;
    if (log_) {
      out.recorder = log_->status();
      out.capped_searches = log_->capped();
    }
    return out;
  }

  ServerOptions options_;
  ListeningSocket socket_;
  RequestMetrics metrics_;
  std::unique_ptr<SearchLog> log_;
  Site site_;
  std::mutex queues_mutex_;
  std::unique_ptr<WorkQueue> queue_;
  std::unique_ptr<WorkQueue> disk_queue_;
  std::unique_ptr<WorkQueue> health_queue_;
  // Destroyed before the queues that its thread refreshes.
  LiveGeneration live_;
  Intake intake_;
};

Server::Server(ServerOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Server::~Server() = default;

int Server::port() const { return state_->socket().port(); }
std::string Server::address() const { return "http://" + state_->socket().authority() + "/"; }
bool Server::is_public() const { return !state_->socket().is_loopback(); }
void Server::run() { state_->run(); }
void Server::stop() noexcept { state_->stop(); }

}  // namespace matchgraph
