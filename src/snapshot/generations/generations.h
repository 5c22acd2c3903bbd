// Where builds live: numbered folders, one of them live, named by a one-line file.
//
//   DIR/gen-000042/    an immutable generation
//   DIR/CURRENT        "gen-000042\n": the live one
//   DIR/building-*/    a build under way, or what a killed one left behind
//   DIR/removing-*/    an old generation being removed, or what a killed build left of it
//   DIR/build.lock     held by the one build under way
//   DIR/texts-*.kept   what the newest build read in its texts (index/kept_texts.h)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace matchgraph {

/// "gen-000042"
std::string generation_name(std::uint64_t number);

/// Numbers of the generations that a data folder has, ascending; empty when the folder is missing.
std::vector<std::uint64_t> list_generations(const std::string& data);

/// What CURRENT names; nothing when it is missing or unreadable.
std::optional<std::uint64_t> current_generation(const std::string& data);

/// Replaces CURRENT atomically and makes that durable. Throws Error (kEnvironment).
void set_current_generation(const std::string& data, std::uint64_t number);

/// One build's right to write into a data folder. The kernel gives it back when the process dies.
class BuildLock {
 public:
  /// Makes the folder when it is missing. Throws Error (kEnvironment) when another build holds the
  /// lock or the folder cannot be written.
  explicit BuildLock(const std::string& data);
  ~BuildLock();
  BuildLock(const BuildLock&) = delete;
  BuildLock& operator=(const BuildLock&) = delete;

 private:
  int fd_ = -1;
};

/// A generation being built; removed again unless it is published.
class GenerationDraft {
 public:
  /// Removes what killed builds left, and makes a fresh folder. Call with the lock held.
  explicit GenerationDraft(const std::string& data);
  ~GenerationDraft();
  GenerationDraft(const GenerationDraft&) = delete;
  GenerationDraft& operator=(const GenerationDraft&) = delete;

  std::uint64_t number() const { return number_; }
  const std::string& folder() const { return folder_; }
  std::string file(const std::string& name) const { return folder_ + "/" + name; }

  /// Syncs all files, renames the folder into place, makes it current and removes generations
  /// beyond the newest `keep`. Throws Error (kEnvironment).
  void publish(std::size_t keep);

 private:
  std::string data_;
  std::string folder_;
  std::uint64_t number_ = 0;
  bool published_ = false;
};

}  // namespace matchgraph
