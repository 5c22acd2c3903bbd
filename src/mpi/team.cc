#include "mpi/team.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/mpi/collectives.hpp>
#include <boost/mpi/communicator.hpp>
#include <boost/mpi/environment.hpp>
#include <boost/mpi/nonblocking.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "matchgraph/error.h"

namespace matchgraph::mpi {
namespace {

using boost::mpi::request;

// Two tags, as a short message of a fast rank may arrive before the long one of a slow one is
// taken.
constexpr int kSizes = 1;  // tags
constexpr int kContents = 2;
/// Bytes of one piece: the library counts in an int.
constexpr std::size_t kPiece = std::size_t{1} << 30;

/// Waits until all are done. The library's own wait keeps a core busy, which other processes of
/// the machine and the build's threads need: a rank that waits for another one's phase would double
/// the processor time. So it asks, at once for short messages and then less and less often.
void wait_for(std::vector<request>& requests) {
  constexpr std::chrono::microseconds kShortest{20};
  constexpr std::chrono::microseconds kLongest{2'000};
  constexpr int kAtOnce = 50;  // tries without a pause
  std::chrono::microseconds pause = kShortest;
  int tries = 0;
  while (!requests.empty()) {
    // Each is asked in turn; messages of several ranks arrive in any order.
    const auto done = std::remove_if(requests.begin(), requests.end(),
                                     [](request& one) { return one.test().has_value(); });
    if (done != requests.end()) {
      tries = 0;
      pause = kShortest;
    }
    requests.erase(done, requests.end());
    if (requests.empty() || ++tries < kAtOnce) continue;
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, kLongest);
  }
}

// Of all threads of the process, waiting threads take none.
double processor_seconds() {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  constexpr double kMicro = 1e-6;
  return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
         static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) * kMicro;
}

/// Bytes that were resident at most since forget_peak().
std::uint64_t peak_memory() {
  // The kernel's own high-water mark sees what was freed again between two looks.
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    constexpr std::string_view kPeak = "VmHWM:";
    constexpr std::uint64_t kKibi = 1024;
    if (line.starts_with(kPeak)) return std::strtoull(&line[kPeak.size()], nullptr, 10) * kKibi;
  }
  return 0;
}

// 5 resets the mark; where the kernel refuses, a phase shows the highest so far.
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

}  // namespace

struct Team::Library {
  // Only the thread that made the team calls the library: its other modes take a lock for each
  // call.
  boost::mpi::environment environment{boost::mpi::threading::funneled};
  boost::mpi::communicator world;

  void send(std::size_t to, int tag, std::string_view bytes, std::vector<request>& requests) {
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
      const std::string_view piece = bytes.substr(at, kPiece);
      requests.push_back(
          world.isend(static_cast<int>(to), tag, piece.data(), static_cast<int>(piece.size())));
    }
  }
  void receive(std::size_t from, int tag, Bytes& bytes, std::vector<request>& requests) {
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
      const std::size_t size = std::min(kPiece, bytes.size() - at);
      requests.push_back(
          world.irecv(static_cast<int>(from), tag, bytes.data() + at, static_cast<int>(size)));
    }
  }
};

Team::Team() try : library_(std::make_unique<Library>()) {
  const boost::mpi::communicator& world = library_->world;
  rank_ = static_cast<std::size_t>(world.rank());
  size_ = static_cast<std::size_t>(world.size());
  MPI_Comm machine = MPI_COMM_NULL;
  // Ranks that share memory are on one machine, whatever hosts are called.
  MPI_Comm_split_type(world, MPI_COMM_TYPE_SHARED, world.rank(), MPI_INFO_NULL, &machine);
  int here = 1;
  MPI_Comm_size(machine, &here);
  MPI_Comm_free(&machine);
  on_this_machine_ = static_cast<std::size_t>(here);
} catch (const boost::mpi::exception& error) {
  throw Error(ErrorCode::kEnvironment, std::string("MPI does not start: ") + error.what());
}

Team::~Team() = default;

std::vector<Bytes> Team::exchange(std::vector<Bytes> to) {
  to.resize(size_);
  // To itself without a copy.
  std::vector<Bytes> from(size_);
  from[rank_] = std::move(to[rank_]);
  std::vector<std::uint64_t> to_sizes(size_);
  // Sizes travel first, so that each receives into room of the right length.
  std::vector<std::uint64_t> from_sizes(size_);
  std::vector<request> requests;
  for (std::size_t r = 0; r < size_; ++r) {
    // Receiving is begun before sending, so that what arrives has a place and is not kept by the
    // library.
    if (r == rank_) continue;
    to_sizes[r] = to[r].size();
    requests.push_back(library_->world.irecv(static_cast<int>(r), kSizes, from_sizes[r]));
    requests.push_back(library_->world.isend(static_cast<int>(r), kSizes, to_sizes[r]));
    sent_ += sizeof to_sizes[r] + to_sizes[r];
  }
  wait_for(requests);
  for (std::size_t r = 0; r < size_; ++r) {
    if (r == rank_) continue;
    from[r].resize(from_sizes[r]);
    library_->receive(r, kContents, from[r], requests);
    library_->send(r, kContents, to[r], requests);
  }
  wait_for(requests);
  return from;
}

std::vector<Bytes> Team::gather(Bytes own) {
  std::vector<Bytes> to(size_);
  to[0] = std::move(own);
  std::vector<Bytes> out = exchange(std::move(to));
  // Empty messages of the others.
  if (!is_first()) out.clear();
  return out;
}

Bytes Team::broadcast(const Bytes& of_first) {
  return scatter(is_first() ? std::vector<Bytes>(size_, of_first) : std::vector<Bytes>());
}

Bytes Team::scatter(std::vector<Bytes> to) { return std::move(exchange(std::move(to))[0]); }

// A copy for each rank: what is gathered by all is small.
std::vector<Bytes> Team::all_gather(const Bytes& own) {
  return exchange(std::vector<Bytes>(size_, own));
}

std::vector<std::uint64_t> Team::all_gather(std::uint64_t own) {
  MessageWriter message;
  message.value(own);
  std::vector<std::uint64_t> out;
  for (const Bytes& bytes : all_gather(message.take())) {
    out.push_back(MessageReader(bytes).value<std::uint64_t>());
  }
  return out;
}

void Team::send_to(std::size_t rank, const Bytes& bytes) {
  const std::uint64_t size = bytes.size();
  std::vector<request> requests;
  requests.push_back(library_->world.isend(static_cast<int>(rank), kSizes, size));
  library_->send(rank, kContents, bytes, requests);
  wait_for(requests);
  sent_ += sizeof size + bytes.size();
}

Bytes Team::receive_from(std::size_t rank) {
  std::uint64_t size = 0;
  std::vector<request> requests;
  requests.push_back(library_->world.irecv(static_cast<int>(rank), kSizes, size));
  wait_for(requests);
  Bytes out(size, '\0');
  library_->receive(rank, kContents, out, requests);
  wait_for(requests);
  return out;
}

// A value goes along the row of ranks, so that each adds to the sum of those before it.
Bytes Team::in_turn(const std::function<Bytes(const Bytes&)>& add) {
  const Bytes made = add(rank_ > 0 ? receive_from(rank_ - 1) : Bytes());
  if (rank_ + 1 < size_) send_to(rank_ + 1, made);
  const bool is_last = rank_ + 1 == size_;
  std::vector<Bytes> all =
      exchange(is_last ? std::vector<Bytes>(size_, made) : std::vector<Bytes>());
  return std::move(all.back());
}

// Around a ring every link carries one block at a time; a gather of all blocks would need room for
// them all.
Bytes Team::pass_on(Bytes&& own) {
  std::vector<Bytes> to(size_);
  to[(rank_ + 1) % size_] = std::move(own);
  return std::move(exchange(std::move(to))[(rank_ + size_ - 1) % size_]);
}

// Phases that are told again, with progress, are the same phase.
void Team::begin_phase(const std::string& phase) {
  if (phase == phase_) return;
  if (!phase_.empty()) {
    uses_.push_back({phase_, sent_, peak_memory(), processor_seconds() - processor_at_begin_});
  }
  phase_ = phase;
  sent_ = 0;
  processor_at_begin_ = processor_seconds();
  forget_peak();
  if (told_) told_();
}

std::vector<PhaseUse> Team::uses() {
  begin_phase("");
  return uses_;
}

// Ends the other ranks too, which wait for messages that will not come.
void Team::abort(int status) {
  library_->environment.abort(status);
  std::abort();  // not reached: the library is not declared to end here
}

}  // namespace matchgraph::mpi
