// Searches and choices of visitors -> the evidence store.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "matchgraph/evidence.h"

namespace matchgraph::server {

/// Records what is searched and chosen. Any thread may call any function.
class SearchLog {
 public:
  explicit SearchLog(const std::string& data);

  /// The id under which the search's choices are made. The same session's same search within
  /// `kRepeatTime` is one search: a reload, a way back, or an entry put into the compare tray.
  SearchId record(ShownSearch search);
  /// Waits for the disk, see EvidenceRecorder::record_choice.
  ChoiceOutcome choose(SearchId search, std::string entity, std::string session);

  RecorderStatus status() const { return recorder_.status(); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Recent {
    SearchId id{};
    Clock::time_point at;
  };

  std::optional<SearchId> repeated(std::uint64_t key, Clock::time_point now);
  void remember(std::uint64_t key, SearchId id, Clock::time_point now);

  EvidenceRecorder recorder_;
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, Recent> recent_;
};

/// A text that tells one visitor from another, hard to guess: 32 hexadecimal digits.
std::string new_session();
/// The session that a Cookie header carries; empty when there is none that new_session could have
/// made.
std::string session_of(std::string_view cookie);
/// The Set-Cookie header of a new session: for this site alone, until the browser ends, unseen by
/// scripts.
std::string session_cookie(std::string_view session);

}  // namespace matchgraph::server
