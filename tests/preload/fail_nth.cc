// Loaded before a program's own libraries (LD_PRELOAD): the n-th call of a kind fails, as on a disk
// that breaks or fills, or a machine without memory.
//
//   MATCHGRAPH_FAIL=io:N       the N-th call that changes a file below MATCHGRAPH_FAIL_BELOW: EIO
//   MATCHGRAPH_FAIL=full:N     that one and all that write after it: ENOSPC
//   MATCHGRAPH_FAIL=memory:N   the N-th request for memory since main() began: before it, nobody
//                              could tell the user
//
// MATCHGRAPH_FAIL_COUNT names a file that gets "IO MEMORY", the calls of each kind, at the end.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

std::atomic<long> io_calls{0};
std::atomic<long> memory_calls{0};
long failing_io = 0;
long failing_memory = 0;
bool is_full = false;
std::atomic<bool> has_begun{false};
using Main = int(int, char**, char**);
Main* program = nullptr;
const char* below = nullptr;

// Before main(): what runs earlier is the loader's.
__attribute__((constructor)) void read_orders() {
  below = std::getenv("MATCHGRAPH_FAIL_BELOW");
  const char* const order = std::getenv("MATCHGRAPH_FAIL");
  if (order == nullptr) return;
  const char* const number = std::strchr(order, ':');
  if (number == nullptr) std::abort();
  const long n = std::atol(number + 1);
  is_full = std::strncmp(order, "full", 4) == 0;
  (std::strncmp(order, "memory", 6) == 0 ? failing_memory : failing_io) = n;
}

__attribute__((destructor)) void tell_counts() {
  const char* const path = std::getenv("MATCHGRAPH_FAIL_COUNT");
  if (path == nullptr) return;
  failing_io = failing_memory = 0;
  if (std::FILE* const file = std::fopen(path, "w")) {
    std::fprintf(file, "%ld %ld\n", io_calls.load(), memory_calls.load());
    std::fclose(file);
  }
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is_below(const char* path) {
  return below != nullptr && path != nullptr && std::strncmp(path, below, std::strlen(below)) == 0;
}

bool is_below(int file) {
  char link[64];
  char target[PATH_MAX] = {};
  std::snprintf(link, sizeof(link), "/proc/self/fd/%d", file);
  return ::readlink(link, target, sizeof(target) - 1) > 0 && is_below(target);
}

/// Whether this call is the one, with errno set.
bool fails() {
  const long call = ++io_calls;
  if (failing_io == 0 || (is_full ? call < failing_io : call != failing_io)) return false;
  errno = is_full ? ENOSPC : EIO;
  return true;
}

bool lacks_memory() {
  if (!has_begun) return false;
  if (++memory_calls != failing_memory) return false;
  errno = ENOMEM;
  return true;
}

/// A request of the kind `Kind`, to the program's own allocator, as that frees. It is looked up
/// once: this is called for every string.
template <typename Kind, typename... Sizes>
void* requested(const char* name, Sizes... sizes) {
  static std::atomic<void* (*)(Sizes...)> found{nullptr};
  if (found == nullptr) found = next<void*(Sizes...)>(name);
  return lacks_memory() ? nullptr : found.load()(sizes...);
}

int begin(int count, char** arguments, char** environment) {
  has_begun = true;
  return program(count, arguments, environment);
}

int opened(const char* name, const char* path, int flags, mode_t mode) {
  const bool changes = (flags & (O_CREAT | O_TRUNC)) != 0 && is_below(path);
  if (changes && fails()) return -1;
  return next<int(const char*, int, ...)>(name)(path, flags, mode);
}

mode_t mode_of(int flags, std::va_list rest) {
  return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace

extern "C" {

int __libc_start_main(Main* main, int count, char** arguments, void (*init)(), void (*fini)(),
                      void (*unload)(), void* stack) {
  program = main;
  using Start = int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*);
  return next<Start>("__libc_start_main")(begin, count, arguments, init, fini, unload, stack);
}

int open(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return opened("open64", path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  if (is_below(file) && fails()) return -1;
  return next<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  if (is_below(file) && fails()) return -1;
  return next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, size, at);
}

int fsync(int file) {
  if (is_below(file) && fails()) return -1;
  return next<int(int)>("fsync")(file);
}

int fdatasync(int file) {
  if (is_below(file) && fails()) return -1;
  return next<int(int)>("fdatasync")(file);
}

int rename(const char* from, const char* to) noexcept {
  if (is_below(to) && fails()) return -1;
  return next<int(const char*, const char*)>("rename")(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (is_below(path) && fails()) return -1;
  return next<int(const char*, mode_t)>("mkdir")(path, mode);
}

void* malloc(size_t size) noexcept { return requested<struct Malloc>("malloc", size); }

void* calloc(size_t count, size_t size) noexcept {
  return requested<struct Calloc>("calloc", count, size);
}

void* realloc(void* memory, size_t size) noexcept {
  return requested<struct Realloc>("realloc", memory, size);
}

}  // extern "C"

// An allocator may have these of its own, which ask for no malloc().
void* operator new(std::size_t size) {
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return std::malloc(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return std::malloc(size);
}
