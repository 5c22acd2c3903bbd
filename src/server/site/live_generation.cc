#include "server/site/live_generation.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "matchgraph/error.h"
#include "server/site/overview/home_examples.h"
#include "snapshot/generations/generations.h"
#include "storage/freed_memory.h"

namespace matchgraph::server {
namespace {

std::uint64_t count_of(const SnapshotStats& stats, std::string_view name) {
  for (const auto& [counted, count] : stats.counts) {
    if (counted == name) return count;
  }
  return 0;
}

// Tells one build of the program from another, as the same file of two machines does not: its size
// and the time of its last change.
std::string program_tag() {
  struct stat file {};
  // In a container without /proc pages are still told apart by generation.
  if (stat("/proc/self/exe", &file) != 0) return "0";
  return fmt::format("{:x}{:x}", file.st_mtim.tv_sec, file.st_size);
}

/// When CURRENT was written; a folder that is built anew may give the same number to other content.
std::filesystem::file_time_type when_named(const std::string& data) {
  std::error_code ignored;
  // A file that is not there has no time, which is not that of any file.
  return std::filesystem::last_write_time(std::filesystem::path(data) / "CURRENT", ignored);
}

constexpr std::chrono::seconds kLongestPause{60};

}  // namespace

std::shared_ptr<const Generation> open_generation(const std::string& data) {
  Generation out;
  out.snapshot = open_snapshot(data, SnapshotCheck::kWhole);
  const SnapshotStats figures = stats(*out.snapshot);
  out.number = figures.generation;
  // The same content under another generation or program may be answered otherwise, so all three
  // are in it.
  out.tag = fmt::format("{:.16}-{}-{}", figures.digest, figures.generation, program_tag());
  out.entities = count_of(figures, "entities");
  out.capabilities = count_of(figures, "capabilities");
  // Hundreds of questions are asked for them, and meanwhile pages can be served.
  out.examples = std::async(std::launch::async, [snapshot = out.snapshot, figures] {
                   return home_examples(snapshot, figures);
                 }).share();
  out.map = catalogue_map(out.snapshot);
  return std::make_shared<const Generation>(std::move(out));
}

LiveGeneration::LiveGeneration(std::string data, bool waits, std::chrono::milliseconds interval,
                               std::function<void()> changed,
                               std::function<void(std::string_view)> note)
    : data_(std::move(data)),
      interval_(interval),
      changed_(std::move(changed)),
      note_(std::move(note)),
      // Before the generation is opened: one that is named in between is then seen as new.
      named_(when_named(data_)) {
  // One that waits opens it on the thread that follows, as it would any other.
  if (!waits) {
    generation_ = open_generation(data_);
    const std::string warning = stats(*generation_->snapshot).warning;
    if (!warning.empty()) note_("warning: " + warning);
  }
  follower_ = std::jthread([this](const std::stop_token& stop) { follow(stop); });
}

LiveGeneration::~LiveGeneration() {
  follower_.request_stop();
  follower_.join();
}

std::shared_ptr<const Generation> LiveGeneration::get() const {
  const std::scoped_lock lock(mutex_);
  return generation_;
}

std::optional<std::uint64_t> LiveGeneration::refused() const {
  const std::scoped_lock lock(mutex_);
  return refused_;
}

void LiveGeneration::follow(const std::stop_token& stop) {
  std::unique_lock lock(wake_mutex_);
  // At once, and not only after the first interval: whoever waits has nothing to answer from.
  if (!get()) look();
  while (!wake_.wait_for(lock, stop, interval_, [&stop] { return stop.stop_requested(); })) look();
}

void LiveGeneration::look() {
  // The allocator would keep what the old generation used.
  if (std::exchange(has_replaced_, false))
    return_freed_memory();  // by now workers let the old one go
  const std::optional<std::uint64_t> live = current_generation(data_);
  const auto named = when_named(data_);
  const auto served = get();
  // The same number is not enough, as a folder that is removed and built anew begins with 1 again.
  const bool is_served = served && live == served->number && named == named_;
  const bool is_waiting = live == refused_ && Clock::now() < try_again_;
  if (!live || is_served || is_waiting) return;
  try {
    std::shared_ptr<const Generation> found = opened(*live);
    const bool is_live = found->number == *live;
    const std::string warning = stats(*found->snapshot).warning;
    if (is_live) {
      const std::scoped_lock lock(mutex_);
      refused_.reset();
      named_ = named;
    }
    // Named again: what serves is the same.
    if (!served || found->tag != served->tag) replace(std::move(found));
    if (!is_live) refuse(*live, warning);
  } catch (const std::exception& error) {
    refuse(*live, error.what());
  }
}

/// What a damaged generation makes open_generation() fall back on is better than nothing, and no
/// better than what serves already.
std::shared_ptr<const Generation> LiveGeneration::opened(std::uint64_t live) const {
  std::shared_ptr<const Generation> found = open_generation(data_);
  if (found->number != live && get()) {
    throw Error(ErrorCode::kEnvironment, stats(*found->snapshot).warning);
  }
  return found;
}

void LiveGeneration::replace(std::shared_ptr<const Generation> opened) {
  const std::uint64_t number = opened->number;
  {
    const std::scoped_lock lock(mutex_);
    // Swapped, so that the old generation is not destroyed under the lock.
    generation_.swap(opened);
  }
  has_replaced_ = true;
  ++reloads_;
  note_(fmt::format("generation {} serves", number));
  // The last engine may let go of the old generation later; this thread's share must not be what
  // keeps it.
  opened.reset();
  // Idle workers would hold the old one until their next request.
  changed_();
}

/// What serves goes on serving. Files may still be on their way: it is tried again, later each
/// time, and reported once.
void LiveGeneration::refuse(std::uint64_t live, const std::string& reason) {
  const bool is_known = refused_ == live;
  // Doubled, as a copy that is under way takes minutes and each try reads all of it.
  pause_ = is_known ? std::min<Clock::duration>(2 * pause_, kLongestPause) : interval_;
  try_again_ = Clock::now() + pause_;
  {
    const std::scoped_lock lock(mutex_);
    refused_ = live;
  }
  if (is_known) return;
  ++failed_reloads_;
  note_(fmt::format("generation {} is not served: {}", live, reason));
}

}  // namespace matchgraph::server
