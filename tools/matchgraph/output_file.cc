#include "tools/matchgraph/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include "matchgraph/error.h"

namespace matchgraph::command {

/// Not unnamed: FileReplacement::Parts, which is not local to this file, is made of it.
namespace output_parts {

namespace fs = std::filesystem;

constexpr int kMode = 0644;

class OutputFile {
 public:
  OutputFile(const std::string& path, int flags) : path_(path) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, kMode);
    if (descriptor_ < 0) fail("cannot write");
  }
  ~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view text) {
    while (!text.empty()) {
      // A write may take a part only.
      const ssize_t written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("cannot write");
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void sync() {
    if (::fsync(descriptor_) != 0) fail("cannot sync");
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::kEnvironment, what + " " + path_ + ": " + std::strerror(errno));
  }

  std::string path_;
  int descriptor_ = -1;
};

// Takes the temporary file away again, unless it was renamed.
class TemporaryPath {
 public:
  // With the number of the process, so that two commands that write one file do not share it.
  explicit TemporaryPath(const fs::path& target)
      // In the same folder, as a rename works within one file system only.
      : path_(target.string() + ".tmp-" + std::to_string(::getpid())) {}
  ~TemporaryPath() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  TemporaryPath(const TemporaryPath&) = delete;
  TemporaryPath& operator=(const TemporaryPath&) = delete;

  const std::string& name() const { return path_; }
  void rename_to(const fs::path& target) {
    if (std::rename(path_.c_str(), target.c_str()) != 0) {
      throw Error(ErrorCode::kEnvironment,
                  "cannot write " + target.string() + ": " + std::strerror(errno));
    }
    path_.clear();
  }

 private:
  std::string path_;
};

// A pipe or a terminal is written to as it is; a link is followed to the file that it names.
bool is_special(const std::string& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  // A folder is no special file: opening it fails with a message that says what it is.
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

fs::path target_of(const std::string& path) {
  std::error_code fault;
  const fs::path target = fs::canonical(path, fault);
  return fault ? fs::path(path) : target;
}

constexpr std::size_t kBufferedBytes = std::size_t{1} << 16;

}  // namespace output_parts

class FileReplacement::Parts {
 public:
  explicit Parts(const std::string& path) {
    if (output_parts::is_special(path)) {
      file_.emplace(path, 0);
      return;
    }
    target_ = output_parts::target_of(path);
    temporary_.emplace(target_);
    // Not through a link that somebody put there.
    file_.emplace(temporary_->name(), O_CREAT | O_EXCL | O_TRUNC);
  }

  // A catalogue comes line by line.
  void write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= output_parts::kBufferedBytes) flush();
  }

  void commit() {
    flush();
    if (!temporary_) return;
    // Before the rename, or a crash could leave the new name with nothing behind it.
    file_->sync();
    file_.reset();
    temporary_->rename_to(target_);
  }

 private:
  void flush() {
    file_->write(buffer_);
    buffer_.clear();
  }

  std::filesystem::path target_;
  std::optional<output_parts::TemporaryPath> temporary_;  // none for a pipe or a terminal
  std::optional<output_parts::OutputFile> file_;  // closed before the temporary file is taken away
  std::string buffer_;
};

FileReplacement::FileReplacement(const std::string& path) : parts_(new Parts(path)) {}
FileReplacement::~FileReplacement() = default;
void FileReplacement::write(std::string_view text) { parts_->write(text); }
void FileReplacement::commit() { parts_->commit(); }

void replace_file(const std::string& path, std::string_view text) {
  FileReplacement file(path);
  file.write(text);
  file.commit();
}

}  // namespace matchgraph::command
