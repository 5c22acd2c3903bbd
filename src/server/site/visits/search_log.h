// Searches and choices of visitors -> the evidence store.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "matchgraph/evidence.h"

namespace matchgraph::server {

/// How many bytes somebody may still add today. Not thread-safe.
class DailyBounds {
 public:
  using Day = std::chrono::sys_days;

  /// False, and nothing is taken, when `who` would have more than `most` bytes on that day.
  bool take(const std::string& who, std::size_t bytes, std::size_t most, Day day);

 private:
  struct Taken {
    Day day;
    std::size_t bytes = 0;
  };
  std::unordered_map<std::uint64_t, Taken> taken_;
};

/// Records what is searched and chosen. Any thread may call any function.
class SearchLog {
 public:
  /// `note` is told, on a thread of the log's own, when recording begins to fail and when it works
  /// again.
  SearchLog(const std::string& data, std::function<void(std::string_view)> note);

  /// The id under which the search's choices are made; nothing when it is not recorded, as its
  /// session or address block has added all that it may on one day. The same session's same search
  /// within `kRepeatTime` is one search: a reload, a way back, or an entry put into the compare
  /// tray. The first search of a new session counts when its cookie comes back: what keeps none is
  /// no visitor.
  std::optional<SearchId> record(ShownSearch search, bool is_new_session);
  /// Queues a choice; nobody waits.
  void note_choice(SearchId search, std::string entity, std::string session);
  /// Waits for the disk, see EvidenceRecorder::record_choice.
  ChoiceOutcome choose(SearchId search, std::string entity, std::string session);

  RecorderStatus status() const { return recorder_.status(); }
  /// Searches that were not recorded for what their session or address block had added.
  std::uint64_t capped() const { return capped_.load(); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Recent {
    SearchId id{};
    Clock::time_point at;
  };
  struct Pending {
    SearchId id{};
    ShownSearch search;
  };

  bool has_room(const ShownSearch& search);
  void confirm(const std::string& session);
  std::optional<SearchId> repeated(std::uint64_t key, Clock::time_point now);

  EvidenceRecorder recorder_;
  std::atomic<std::uint64_t> capped_{0};
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, Recent> recent_;  // guarded by mutex_, as what follows
  std::unordered_map<std::string, Pending> pending_;  ///< by session
  DailyBounds bounds_;
};

}  // namespace matchgraph::server
