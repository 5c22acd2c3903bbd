// The processes of one build: who is this one, and how do they speak?
//
// All functions that send are collective: every process calls the same ones in the same order. The
// only file that knows the library is team.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "mpi/message.h"

namespace matchgraph::mpi {

/// What a process needed during one phase.
struct PhaseUse {
  std::string phase;
  std::uint64_t bytes_sent = 0;   ///< to other processes
  std::uint64_t peak_memory = 0;  ///< bytes; resident, with the pages of mapped files
  double processor_seconds = 0;   ///< of all threads, and of what they waited for actively
};

/// For one thread: the one that made it.
class Team {
 public:
  /// Joins the processes that mpirun or Slurm started; alone where none did. Once per process.
  Team();
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  std::size_t rank() const { return rank_; }
  std::size_t size() const { return size_; }
  bool is_first() const { return rank_ == 0; }
  /// Processes of this machine, this one among them.
  std::size_t on_this_machine() const { return on_this_machine_; }

  /// Sends to[r] to rank r, and returns what each rank sent here, by rank. A process's message to
  /// itself is handed over.
  std::vector<Bytes> exchange(std::vector<Bytes> to);
  /// What each rank gave, by rank, on the first; nothing elsewhere.
  std::vector<Bytes> gather(Bytes own);
  /// What the first rank gave.
  Bytes broadcast(const Bytes& of_first);
  /// to[r] of the first rank on rank r.
  Bytes scatter(std::vector<Bytes> to);
  /// What each rank gave, by rank, on every rank.
  std::vector<Bytes> all_gather(const Bytes& own);
  std::vector<std::uint64_t> all_gather(std::uint64_t own);
  /// Goes from rank to rank in their order: each gets what the one before made of it, and the first
  /// one nothing; all get what the last one made.
  Bytes in_turn(const std::function<Bytes(const Bytes&)>& add);
  /// To the next rank, from the one before, around the ring.
  Bytes pass_on(Bytes&& own);

  /// From now on what is used is counted under this name.
  void begin_phase(const std::string& phase);
  const std::string& phase() const { return phase_; }
  /// Called whenever a phase begins.
  void on_phase(std::function<void()> told) { told_ = std::move(told); }
  /// In order; ends the count of the last phase.
  std::vector<PhaseUse> uses();

  /// Ends all processes at once, with this exit status.
  [[noreturn]] void abort(int status);

 private:
  struct Library;

  void send_to(std::size_t rank, const Bytes& bytes);
  Bytes receive_from(std::size_t rank);

  std::unique_ptr<Library> library_;
  std::size_t rank_ = 0;
  std::size_t size_ = 1;
  std::size_t on_this_machine_ = 1;
  std::string phase_;
  std::function<void()> told_;     // of each phase; may be empty
  std::uint64_t sent_ = 0;         // bytes, in this phase
  double processor_at_begin_ = 0;  // of this phase
  std::vector<PhaseUse> uses_;
};

}  // namespace matchgraph::mpi
