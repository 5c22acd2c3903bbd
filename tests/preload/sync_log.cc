// Loaded before a program's own libraries (LD_PRELOAD): writes each fsync and rename that it makes
// to the file that MATCHGRAPH_SYNC_LOG names, one per line, in the order in which they succeed:
//
//   fsync PATH
//   rename FROM -> TO
//
// Nothing else shows whether a file was on the disk before it was renamed: as long as the machine
// runs, every order looks the same.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

void log_line(const char* line) {
  const char* path = std::getenv("MATCHGRAPH_SYNC_LOG");
  if (path == nullptr) return;
  const int log = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  // One write per line: lines of several threads do not mix.
  if (log < 0 || ::write(log, line, std::strlen(line)) < 0) std::abort();
  ::close(log);
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" int fsync(int file) {
  const int result = next<int(int)>("fsync")(file);
  if (result != 0) return result;
  char link[64];
  char target[PATH_MAX] = {};
  std::snprintf(link, sizeof(link), "/proc/self/fd/%d", file);
  if (::readlink(link, target, sizeof(target) - 1) < 0) std::abort();
  char line[PATH_MAX + 16];
  std::snprintf(line, sizeof(line), "fsync %s\n", target);
  log_line(line);
  return result;
}

extern "C" int rename(const char* from, const char* to) noexcept {
  const int result = next<int(const char*, const char*)>("rename")(from, to);
  if (result != 0) return result;
  char line[2 * PATH_MAX + 16];
  std::snprintf(line, sizeof(line), "rename %s -> %s\n", from, to);
  log_line(line);
  return result;
}
