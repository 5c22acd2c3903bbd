#include "snapshot/generations/generations.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>

#include "matchgraph/error.h"
#include "snapshot/generations/manifest.h"

namespace matchgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "gen-";
constexpr std::string_view kDraftPrefix = "building-";
constexpr std::string_view kRemovedPrefix = "removing-";
// Far beyond what any folder sees, and far from where numbers wrap.
constexpr std::uint64_t kMostGenerations = 999'999'999;

[[noreturn]] void fail_with_errno(const std::string& path, const std::string& what) {
  throw Error(ErrorCode::kEnvironment, fmt::format("{}: {}: {}", path, what, std::strerror(errno)));
}

// Data of a file and the entry of a folder are synced alike: a file whose name is lost is lost too.
void sync_path(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) fail_with_errno(path, "cannot be opened to sync it");
  const bool done = ::fsync(fd) == 0;
  // close() may overwrite it.
  const int reason = errno;
  ::close(fd);
  errno = reason;
  if (!done) fail_with_errno(path, "cannot be synced");
}

/// Writes a file that is not there yet and syncs it. What lies in its place is removed, and a link
/// is not followed.
void write_new_file(const std::string& path, std::string_view text) {
  // A link left there by somebody else is removed, not what it points to.
  ::unlink(path.c_str());
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd < 0) fail_with_errno(path, "cannot be made");
  // A few bytes: a write that is cut short means a full disk and not a slow one.
  const bool is_written =
      ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(fd) == 0;
  // close() may overwrite it.
  const int reason = errno;
  const bool is_closed = ::close(fd) == 0;
  errno = reason;
  if (!is_written || !is_closed) fail_with_errno(path, "cannot be written");
}

/// Renames a generation away before its files go, so that a killed removal leaves no half of one.
void remove_generation(const std::string& data, std::uint64_t number) {
  const std::string removed = fmt::format("{}/{}{:06}", data, kRemovedPrefix, number);
  // What cannot be removed now is tried again by the next build, and must not spoil the one that
  // has just succeeded.
  std::error_code ignored;
  fs::rename(data + "/" + generation_name(number), removed, ignored);
  fs::remove_all(removed, ignored);
}

std::optional<std::uint64_t> parse_generation(std::string_view name) {
  const std::string_view whole = name;
  if (!name.starts_with(kPrefix)) return {};
  name.remove_prefix(kPrefix.size());
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  // Folders that people made beside them, as "gen-000042.bak", are none.
  if (error != std::errc() || end != name.data() + name.size() || number == 0) return {};
  // Only what a build would name so: "gen-1", or a number at which the next one wraps, is none.
  if (number > kMostGenerations || generation_name(number) != whole) return {};
  return number;
}

}  // namespace

std::string generation_name(std::uint64_t number) {
  return fmt::format("{}{:06}", kPrefix, number);
}

std::vector<std::uint64_t> list_generations(const std::string& data) {
  struct Close {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };
  // Every command begins here, and the iterator of std::filesystem ends the program where memory is
  // short.
  const std::unique_ptr<DIR, Close> folder(::opendir(data.c_str()));
  if (!folder && errno == ENOMEM) throw std::bad_alloc();
  std::vector<std::uint64_t> out;
  while (const dirent* entry = folder ? ::readdir(folder.get()) : nullptr) {
    const auto number = parse_generation(entry->d_name);
    struct stat info {};
    const bool is_folder = number &&
                           ::fstatat(::dirfd(folder.get()), entry->d_name, &info, 0) == 0 &&
                           // Asked of the file itself, as some file systems do not tell the type of
                           // an entry.
                           S_ISDIR(info.st_mode);
    if (is_folder) out.push_back(*number);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<std::uint64_t> current_generation(const std::string& data) {
  // A pipe of that name would be waited for without end.
  const int fd = ::open((data + "/CURRENT").c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return {};
  struct stat info {};
  // "gen-" and nine digits fit; what is longer is no name of a generation.
  std::array<char, 64> text{};
  const bool is_file = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  const ssize_t count = is_file ? ::read(fd, text.data(), text.size()) : -1;
  ::close(fd);
  if (count <= 0) return {};
  const std::string_view read(text.data(), static_cast<std::size_t>(count));
  // The line end is the last thing that was written; a line without it is read too.
  return parse_generation(read.substr(0, read.find('\n')));
}

void set_current_generation(const std::string& data, std::uint64_t number) {
  // Written beside, synced, renamed, and the folder synced: after a loss of power CURRENT is the
  // old one or the new one, never an empty file.
  const std::string draft = data + "/CURRENT.new";
  write_new_file(draft, generation_name(number) + "\n");
  if (::rename(draft.c_str(), (data + "/CURRENT").c_str()) != 0)
    fail_with_errno(draft, "cannot be renamed");
  sync_path(data, O_RDONLY | O_DIRECTORY);
}

BuildLock::BuildLock(const std::string& data) {
  std::error_code error;
  fs::create_directories(data, error);
  if (error) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("{}: cannot be made: {}", data, error.message()));
  }
  const std::string path = data + "/build.lock";
  // A lock of the kernel instead of a file that says "locked": nobody has to remove it after a
  // crash.
  // Not through a link: it would make, or lock, a file of somebody else's choosing.
  fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd_ < 0) fail_with_errno(path, "cannot be opened");
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    const bool held = errno == EWOULDBLOCK;
    ::close(fd_);
    if (!held) fail_with_errno(path, "cannot be locked");
    throw Error(ErrorCode::kEnvironment,
                data + ": another build is under way there; wait for it, or use another --data");
  }
}

BuildLock::~BuildLock() { ::close(fd_); }

GenerationDraft::GenerationDraft(const std::string& data) : data_(data) {
  // The lock is held, so no draft that is found belongs to a build that still runs.
  for (const fs::directory_entry& entry : fs::directory_iterator(data)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kDraftPrefix) || name.starts_with(kRemovedPrefix)) {
      fs::remove_all(entry.path());
    }
  }
  const auto existing = list_generations(data);
  // Above all that exist, which may be more than CURRENT names.
  number_ = existing.empty() ? 1 : existing.back() + 1;
  if (number_ > kMostGenerations) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("{}/{}: no number is left behind it: move it away", data,
                            generation_name(existing.back())));
  }
  folder_ = fmt::format("{}/{}{:06}", data, kDraftPrefix, number_);
  std::error_code error;
  // Within the data folder and not in a folder for temporary files: a rename over file systems is
  // none.
  fs::create_directory(folder_, error);
  if (error) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("{}: cannot be made: {}", folder_, error.message()));
  }
}

GenerationDraft::~GenerationDraft() {
  std::error_code ignored;
  if (!published_) fs::remove_all(folder_, ignored);
}

void GenerationDraft::publish(std::size_t keep) {
  // The files first, then the folder that names them: a synced name of an unsynced file would be an
  // empty file after a loss of power.
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
    sync_path(entry.path().string(), O_RDONLY);
  }
  sync_path(folder_, O_RDONLY | O_DIRECTORY);
  const std::string final_folder = data_ + "/" + generation_name(number_);
  if (::rename(folder_.c_str(), final_folder.c_str()) != 0)
    fail_with_errno(folder_, "cannot be renamed");
  // From here on the folder is a generation, and the destructor must not look for the draft.
  published_ = true;
  // On disk before CURRENT names it: after a loss of power it must not name what is not there.
  sync_path(data_, O_RDONLY | O_DIRECTORY);
  set_current_generation(data_, number_);
  std::vector<std::uint64_t> existing = list_generations(data_);
  // A stray folder that is called like one must not push a whole one out.
  std::erase_if(existing, [this](std::uint64_t number) {
    std::error_code ignored;
    return !fs::is_regular_file(data_ + "/" + generation_name(number) + "/" + kManifestName,
                                ignored);
  });
  // Last, when CURRENT names the new one: at no moment is there less than one whole generation.
  for (std::size_t i = 0; i + keep < existing.size(); ++i) {
    remove_generation(data_, existing[i]);
  }
}

}  // namespace matchgraph
