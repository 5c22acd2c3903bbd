// Loaded before a program's own libraries (LD_PRELOAD): keeps what a disk would have if the power
// went at any of its syncs. At the n-th sync of something below MATCHGRAPH_POWER_BELOW the folder
// MATCHGRAPH_POWER_LOG gets
//
//   N.names     "KIND INODE PATH" for all that has a name just before, below the folder
//   N.synced    "file INODE", its bytes in N.bytes; or "folder INODE", and "KIND INODE NAME" for
//               each entry
//
// One sync at a time. A file that was never synced has names in there and no bytes.
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>

namespace {

namespace fs = std::filesystem;

std::mutex mutex;
int syncs = 0;

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string path_of(int file) {
  char target[PATH_MAX] = {};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  return ::readlink(link.c_str(), target, sizeof(target) - 1) < 0 ? std::string() : target;
}

unsigned long inode_of(const fs::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 ? info.st_ino : 0;
}

void tell_entry(std::ostream& out, const fs::path& path, const std::string& name) {
  out << (fs::is_directory(path) ? "folder " : "file ") << inode_of(path) << ' ' << name << '\n';
}

void keep_names(const std::string& data, const std::string& to) {
  std::ofstream out(to);
  std::error_code gone;
  for (fs::recursive_directory_iterator at(data, gone), end; at != end; at.increment(gone)) {
    tell_entry(out, at->path(), fs::relative(at->path(), data).string());
  }
}

void keep_synced(const std::string& path, const std::string& to) {
  std::ofstream out(to + ".synced");
  if (fs::is_directory(path)) {
    out << "folder " << inode_of(path) << '\n';
    for (const auto& entry : fs::directory_iterator(path))
      tell_entry(out, entry.path(), entry.path().filename().string());
  } else {
    out << "file " << inode_of(path) << '\n';
    fs::copy_file(path, to + ".bytes");
  }
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int watched(const char* name, int file) {
  const std::string data = variable("MATCHGRAPH_POWER_BELOW");
  const std::string path = path_of(file);
  auto* const sync = next<int(int)>(name);
  if (data.empty() || !path.starts_with(data)) return sync(file);
  const std::scoped_lock lock(mutex);
  const std::string to = variable("MATCHGRAPH_POWER_LOG") + "/" + std::to_string(syncs++);
  keep_names(data, to + ".names");
  const int result = sync(file);
  if (result == 0) keep_synced(path, to);
  return result;
}

}  // namespace

extern "C" int fsync(int file) { return watched("fsync", file); }
extern "C" int fdatasync(int file) { return watched("fdatasync", file); }
