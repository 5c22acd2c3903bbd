#include "storage/guarded_memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <mutex>

namespace matchgraph {
namespace {

constexpr std::size_t kNoSlot = static_cast<std::size_t>(-1);
constexpr int kDamagedStatus = 4;

// Signal handlers are the process's, and so is what they look at: the mapped ranges. A slot is read
// by handlers of any thread at any time, so it holds nothing but atomics; the range behind it lives
// as long as somebody may touch it.
struct Slot {
  std::atomic<std::uintptr_t> begin{0};
  std::atomic<std::uintptr_t> end{0};
  std::atomic<GuardedMemory*> memory{nullptr};
};
// Far more than the twenty files of a few generations.
constexpr std::size_t kSlots = 4096;

struct Registry {
  std::array<Slot, kSlots> slots;
  // Handlers look no farther, as each fault would otherwise cross all slots.
  std::atomic<std::size_t> used{0};  // slots at the beginning that were ever used
  std::mutex mutex;                  // of taking and giving back slots
  struct sigaction previous_segv {};
  struct sigaction previous_bus {};
  std::atomic<void (*)() noexcept> action{nullptr};
};

Registry& registry() {
  // Never destroyed, as a static object's mapped file may outlive every other one; and made before
  // any handler is installed, so that handlers only look.
  static Registry* const only = new Registry;
  return *only;
}

// Without a lock: a handler that waited for one its own thread holds would wait for ever.
GuardedMemory* memory_at(std::uintptr_t address) {
  const std::size_t used = registry().used.load(std::memory_order_acquire);
  for (std::size_t i = 0; i < used; ++i) {
    Slot& slot = registry().slots[i];
    if (address >= slot.begin.load() && address < slot.end.load()) return slot.memory.load();
  }
  return nullptr;
}

// write() and nothing that allocates or locks, as the fault may have struck inside of malloc.
void tell(const char* text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, std::strlen(text));
}

void give_back_slot(std::size_t at) {
  if (at == kNoSlot) return;
  Slot& slot = registry().slots[at];
  slot.begin.store(0);
  slot.end.store(0);
  // Last, as a slot counts as free from here on.
  slot.memory.store(nullptr);
}

[[noreturn]] void stop(const GuardedMemory& memory, const char* what) {
  tell("matchgraph: ");
  tell(memory.path().c_str());
  tell(what);
  act_on_damage();
  // _exit and not exit: destructors would touch what is damaged.
  _exit(kDamagedStatus);
}

void on_fault(int signal, siginfo_t* info, void* context) {
  // The interrupted code may be about to read errno.
  const int saved = errno;
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  if (GuardedMemory* const memory = memory_at(address)) {
    if (signal == SIGBUS) stop(*memory, ": was cut while it was in use\n");
    const GuardedMemory::Admission admission = memory->admit(address);
    if (admission == GuardedMemory::Admission::kDamaged) {
      stop(*memory, ": its bytes are not those that were written\n");
    }
    errno = saved;
    if (admission == GuardedMemory::Admission::kOpen) return;
  }
  // A fault of somebody else's: as if this handler were not there.
  const struct sigaction& previous =
      signal == SIGBUS ? registry().previous_bus : registry().previous_segv;
  if ((previous.sa_flags & SA_SIGINFO) != 0) {
    previous.sa_sigaction(signal, info, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(signal);
  } else {
    // Back at the faulting instruction the default action ends the process.
    ::signal(signal, SIG_DFL);
  }
}

void install(int signal, struct sigaction& previous) {
  struct sigaction current {};
  sigaction(signal, nullptr, &current);
  // Installed once, and again when something else took the signal over in the meantime, as a
  // sanitizer or a test may.
  if ((current.sa_flags & SA_SIGINFO) != 0 && current.sa_sigaction == on_fault) return;
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  // Another file may be cut while one is checked.
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, &previous);
}

std::size_t take_slot(const char* data, std::size_t size, GuardedMemory* memory) {
  Registry& all = registry();
  const std::scoped_lock lock(all.mutex);
  install(SIGSEGV, all.previous_segv);
  install(SIGBUS, all.previous_bus);
  for (std::size_t i = 0; i < kSlots; ++i) {
    Slot& slot = all.slots[i];
    if (slot.memory.load() != nullptr) continue;
    // The bounds last: with them a handler finds the slot.
    slot.memory.store(memory);
    slot.end.store(reinterpret_cast<std::uintptr_t>(data) + size);
    slot.begin.store(reinterpret_cast<std::uintptr_t>(data));
    all.used.store(std::max(all.used.load(), i + 1), std::memory_order_release);
    return i;
  }
  return kNoSlot;
}

}  // namespace

GuardedMemory::GuardedMemory(const char* data, std::size_t size, BlockHashes hashes,
                             std::string path)
    : data_(data), size_(size), hashes_(std::move(hashes)), path_(std::move(path)) {
  slot_ = take_slot(data_, size_, this);
  if (hashes_.hashes.empty()) return;
  // Checked at once, so that the commonest damage, a file of something else, gives a message and
  // not a signal.
  // Tables are at the beginning, and who opens a file reads them: damage there is an exception.
  const std::size_t open = std::min(hashes_.block_bytes, size_);
  bool is_fine = is_whole(0);
  // Rather all at once than not at all.
  if (is_fine && size_ > open && !close_behind(open)) {
    for (std::size_t block = 1; block < hashes_.hashes.size() && is_fine; ++block) {
      is_fine = is_whole(block);
    }
  }
  if (is_fine) return;
  give_back_slot(slot_);
  refuse_damaged(path_);
}

GuardedMemory::~GuardedMemory() { give_back_slot(slot_); }

bool GuardedMemory::close_behind(std::size_t open) {
  faults_ = std::make_unique<std::atomic<std::uint8_t>[]>(hashes_.hashes.size());
  // One call closes everything behind the first block.
  const bool is_closed =
      slot_ != kNoSlot && ::mprotect(const_cast<char*>(data_) + open, size_ - open, PROT_NONE) == 0;
  if (!is_closed) faults_.reset();
  return is_closed;
}

void GuardedMemory::trust() {
  is_trusted_.store(true);
  if (faults_) ::mprotect(const_cast<char*>(data_), size_, PROT_READ);
}

bool GuardedMemory::is_whole(std::size_t block) const noexcept {
  const std::size_t begin = block * hashes_.block_bytes;
  return is_whole_block({data_ + begin, std::min(hashes_.block_bytes, size_ - begin)}, block,
                        hashes_);
}

bool GuardedMemory::admit_block(std::size_t block) noexcept {
  const std::size_t begin = block * hashes_.block_bytes;
  const std::size_t bytes = std::min(hashes_.block_bytes, size_ - begin);
  // Opened before it is hashed: another thread may read it meanwhile, but what it makes of damage
  // never leaves the process, which ends here.
  // A block that was opened by another thread a moment ago is opened and hashed again, which harms
  // nothing.
  if (::mprotect(const_cast<char*>(data_) + begin, bytes, PROT_READ) == 0) return is_whole(block);
  // So many mappings the system does not grant: all that is left is checked at once.
  if (::mprotect(const_cast<char*>(data_), size_, PROT_READ) != 0) return false;
  for (std::size_t i = 0; i < hashes_.hashes.size(); ++i) {
    if (!is_whole(i)) return false;
  }
  return true;
}

GuardedMemory::Admission GuardedMemory::admit(std::uintptr_t address) noexcept {
  // Threads that touch a block at once all fault, once each; who faults on for ever writes where
  // nobody may.
  constexpr std::uint8_t kMostFaults = 200;
  // A fault in a range that is open is a write, or an address that only looks like ours.
  if (!faults_ || is_trusted_.load()) return Admission::kNotOurs;
  const std::size_t block =
      (address - reinterpret_cast<std::uintptr_t>(data_)) / hashes_.block_bytes;
  if (block >= hashes_.hashes.size() || ++faults_[block] > kMostFaults) return Admission::kNotOurs;
  return admit_block(block) ? Admission::kOpen : Admission::kDamaged;
}

// By path, as a server checks a whole folder and knows nothing of its mappings.
void trust_mapped_files(std::string_view path_prefix) {
  Registry& all = registry();
  const std::scoped_lock lock(all.mutex);
  for (std::size_t i = 0; i < all.used.load(); ++i) {
    GuardedMemory* const memory = all.slots[i].memory.load();
    if (memory != nullptr && memory->path().starts_with(path_prefix)) memory->trust();
  }
}

void set_damage_action(void (*action)() noexcept) { registry().action.store(action); }

void act_on_damage() noexcept {
  if (auto* const action = registry().action.load()) action();
}

}  // namespace matchgraph
