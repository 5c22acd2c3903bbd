// Here are the bytes of a mapped file: are they those that were written, and what if they go?
//
// A file ends with hashes of its blocks (seal.h). All pages but the first block's are closed when
// it is mapped; whoever touches one first is stopped by the system (SIGSEGV), the block is hashed,
// and only then opened. So no byte is used unchecked, and a command pays for the blocks that it
// reads instead of for the whole file: about 5 us for 16 KiB. A file that is cut while it is mapped
// (SIGBUS) is told by name as well.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "storage/seal.h"

namespace matchgraph {

/// A mapped range whose bytes are checked when they are touched. Any thread may read the range.
class GuardedMemory {
 public:
  /// Without hashes the range is not checked, and only told by name when it is cut. Throws Error
  /// (kEnvironment) when the first block is damaged.
  GuardedMemory(const char* data, std::size_t size, BlockHashes hashes, std::string path);
  ~GuardedMemory();
  GuardedMemory(const GuardedMemory&) = delete;
  GuardedMemory& operator=(const GuardedMemory&) = delete;

  const std::string& path() const { return path_; }
  /// Opens all pages without a check: the caller has made it.
  void trust();
  enum class Admission { kOpen, kDamaged, kNotOurs };
  /// Checks and opens the block of an address. Safe in a signal handler.
  Admission admit(std::uintptr_t address) noexcept;

 private:
  bool close_behind(std::size_t open);
  bool admit_block(std::size_t block) noexcept;
  bool is_whole(std::size_t block) const noexcept;

  const char* data_;
  std::size_t size_;
  BlockHashes hashes_;
  std::string path_;
  std::size_t slot_;
  std::atomic<bool> is_trusted_{false};
  std::unique_ptr<std::atomic<std::uint8_t>[]> faults_;  ///< by block, while pages are closed
};

/// Opens all pages of files whose path begins so, without a check: the caller has made it.
void trust_mapped_files(std::string_view path_prefix);

/// What is done when a mapped file is found damaged or cut, after it was told on standard error;
/// when it returns, and where nothing was set, the process ends with status 4. Called in a signal
/// handler.
void set_damage_action(void (*action)() noexcept);

/// Does what was set, for damage that was found by other means; returns where nothing was.
void act_on_damage() noexcept;

}  // namespace matchgraph
