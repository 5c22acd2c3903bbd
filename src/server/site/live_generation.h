// The generation that a server answers from, and its replacement while it runs.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "matchgraph/catalogue_map.h"
#include "matchgraph/engine.h"
#include "matchgraph/server.h"
#include "matchgraph/snapshot.h"
#include "server/web/pages.h"

namespace matchgraph::server {

/// An opened generation and what pages say of it. Immutable, shared by all threads.
struct Generation {
  std::shared_ptr<const Snapshot> snapshot;
  std::uint64_t number = 0;
  std::string
      tag;  ///< of its content, and of the program: what it answers is the same under one tag
  std::uint64_t entities = 0;
  std::uint64_t capabilities = 0;
  /// Chosen aside once the generation is open: it serves before the last of some hundred questions
  /// is answered, and only who asks for the home page first waits.
  std::shared_future<web::HomeExamples> examples;
  CatalogueMap map;
};

/// Opens the live generation of a data folder. Throws Error (kEnvironment) when there is none.
std::shared_ptr<const Generation> open_generation(const std::string& data);

/// Follows CURRENT of a data folder. Any thread may call any function.
class LiveGeneration {
 public:
  /// Opens the live generation. Where there is none it throws Error (kEnvironment), or waits for
  /// one. `changed` is called after every replacement, `note` with what went wrong; both on the
  /// following thread.
  LiveGeneration(std::string data, bool waits, std::chrono::milliseconds interval,
                 std::function<void()> changed, std::function<void(std::string_view)> note);
  ~LiveGeneration();
  LiveGeneration(const LiveGeneration&) = delete;
  LiveGeneration& operator=(const LiveGeneration&) = delete;

  /// Null while none was whole yet.
  std::shared_ptr<const Generation> get() const;
  /// The generation that is to serve and cannot; nothing: what is to serve does.
  std::optional<std::uint64_t> refused() const;
  std::uint64_t reloads() const { return reloads_.load(); }
  std::uint64_t failed_reloads() const { return failed_reloads_.load(); }

 private:
  using Clock = std::chrono::steady_clock;

  void follow(const std::stop_token& stop);
  void look();
  std::shared_ptr<const Generation> opened(std::uint64_t live) const;
  void replace(std::shared_ptr<const Generation> opened);
  void refuse(std::uint64_t live, const std::string& reason);

  std::string data_;
  std::chrono::milliseconds interval_;
  std::function<void()> changed_;
  std::function<void(std::string_view)> note_;
  bool has_replaced_ = false;              ///< since the last look
  std::filesystem::file_time_type named_;  ///< when CURRENT named what serves
  mutable std::mutex mutex_;
  std::shared_ptr<const Generation> generation_;
  std::optional<std::uint64_t> refused_;  ///< what CURRENT named when it could not be opened;
                                          ///< written by the follower, under mutex_
  Clock::time_point try_again_;           ///< then
  Clock::duration pause_{};               ///< before that
  std::atomic<std::uint64_t> reloads_{0};
  std::atomic<std::uint64_t> failed_reloads_{0};
  std::condition_variable_any wake_;
  std::mutex wake_mutex_;
  std::jthread follower_;
};

}  // namespace matchgraph::server
