#include "server/live_generation.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <utility>

#include "matchgraph/error.h"
#include "server/home_examples.h"
#include "snapshot/generations.h"

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
  if (stat("/proc/self/exe", &file) != 0) return "0";
  return fmt::format("{:x}{:x}", file.st_mtim.tv_sec, file.st_size);
}

std::shared_ptr<const Generation> open_live(const std::string& data) {
  Generation out;
  out.snapshot = open_snapshot(data);
  const SnapshotStats figures = stats(*out.snapshot);
  out.number = figures.generation;
  out.tag = fmt::format("{:.16}-{}-{}", figures.digest, figures.generation, program_tag());
  out.entities = count_of(figures, "entities");
  out.capabilities = count_of(figures, "capabilities");
  out.examples = home_examples(out.snapshot, figures);
  return std::make_shared<const Generation>(std::move(out));
}

}  // namespace

LiveGeneration::LiveGeneration(std::string data, std::chrono::milliseconds interval,
                               std::function<void()> changed,
                               std::function<void(std::string_view)> note)
    : data_(std::move(data)),
      interval_(interval),
      changed_(std::move(changed)),
      note_(std::move(note)),
      generation_(open_live(data_)),
      follower_([this](const std::stop_token& stop) { follow(stop); }) {
  const std::string warning = stats(*generation_->snapshot).warning;
  if (!warning.empty()) note_("warning: " + warning);
}

LiveGeneration::~LiveGeneration() {
  follower_.request_stop();
  follower_.join();
}

std::shared_ptr<const Generation> LiveGeneration::get() const {
  const std::scoped_lock lock(mutex_);
  return generation_;
}

void LiveGeneration::follow(const std::stop_token& stop) {
  std::unique_lock lock(wake_mutex_);
  while (!wake_.wait_for(lock, stop, interval_, [&stop] { return stop.stop_requested(); })) look();
}

void LiveGeneration::look() {
  const std::optional<std::uint64_t> live = current_generation(data_);
  if (!live || *live == get()->number || live == refused_) return;
  try {
    std::shared_ptr<const Generation> opened = open_live(data_);
    if (opened->number != *live)
      throw Error(ErrorCode::kEnvironment, stats(*opened->snapshot).warning);
    refused_.reset();
    {
      const std::scoped_lock lock(mutex_);
      generation_.swap(opened);
    }
    ++reloads_;
    note_(fmt::format("generation {} serves", *live));
    opened.reset();
    changed_();
  } catch (const std::exception& error) {
    // What serves goes on serving; the same damage is not reported twice.
    refused_ = live;
    ++failed_reloads_;
    note_(fmt::format("generation {} is not served: {}", *live, error.what()));
  }
}

}  // namespace matchgraph::server
