// Damages one place of a generation at a time, keeps the file's times, and asks: whoever reads it
// has to give the answers of the whole generation, or end with the name of the damaged file.
//
//   flip_bits [--flips N] [--seed N] [--data DIR]
//
// Every reader is a process of its own, as a damaged byte ends it. Without --data it is asked of
// the sample catalogue; a data folder that is given should be a copy with one generation, which is
// as it was afterwards.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/cover.h"
#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "matchgraph/snapshot.h"
#include "snapshot/snapshot_data.h"
#include "storage/array_file.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

constexpr int kNamedStatus = 4;
constexpr unsigned kMostSeconds = 60;  // of one reader, under sanitizers on a busy machine

/// Answers of all kinds, so that every file is read.
std::string all_answers(const std::string& data) {
  const auto snapshot = open_snapshot(data);
  const Engine engine(snapshot);
  const auto entities = static_cast<EntityIndexNumber>(snapshot->facts().entities());
  std::vector<std::string> ids;
  for (EntityIndexNumber i = 1; i <= 3; ++i)
    ids.push_back(snapshot->entity(entities * i / 4 % entities).id);
  std::string out;
  for (const char* text : {"convert documents to text", "free tool that works offline",
                           "read a web page as Markdown", "\"speech to text\" type:model"}) {
    SearchRequest request;
    request.text = text;
    request.explain = true;
    out += to_json(engine.ask(request));
  }
  AlternativesRequest alternatives;
  alternatives.seeds = {ids[0]};
  alternatives.explain = true;
  out += to_json(engine.alternatives(alternatives));
  out += to_json(engine.compare(ids, true));
  out += to_json(engine.entity(ids[1], true));
  out += to_json(engine.suggest("co"));
  CoverRequest cover;
  cover.needs = {"query a database", "write code"};
  out += to_json(engine.cover(cover));
  out += to_json(engine.path(ids[0], ids[1]));
  return out;
}

struct Ending {
  int status = 0;  ///< as waitpid() has it
  std::string told;
};

/// Asks in a process of its own: the answers' hash, or what it told when it ended.
Ending ask_apart(const std::string& data) {
  int ends[2] = {};
  if (::pipe(ends) != 0) std::abort();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    ::alarm(kMostSeconds);
    std::string told;
    int status = 0;
    try {
      told = content_hash(all_answers(data));
    } catch (const Error& error) {
      told = error.what();
      status = kNamedStatus;
    } catch (const std::exception& error) {
      told = std::string("internal error: ") + error.what();
      status = 1;
    }
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, told.data(), told.size());
    ::_exit(status);
  }
  ::close(ends[1]);
  Ending out;
  char bytes[512];
  for (ssize_t count = 0; (count = ::read(ends[0], bytes, sizeof bytes)) > 0;) {
    out.told.append(bytes, static_cast<std::size_t>(count));
  }
  ::close(ends[0]);
  ::waitpid(child, &out.status, 0);
  return out;
}

/// A damaged place of a file, which is mended when the object goes.
class Damage {
 public:
  enum class Kind { kFlip, kZeros, kCut };

  Damage(const std::string& path, std::size_t at, Kind kind, unsigned bit) {
    fd_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (fd_ < 0 || ::fstat(fd_, &before_) != 0) std::abort();
    at_ = static_cast<off_t>(at);
    const auto rest = static_cast<std::size_t>(before_.st_size) - at;
    constexpr std::size_t kSector = 512;
    kept_.resize(kind == Kind::kFlip ? 1 : kind == Kind::kZeros ? std::min(rest, kSector) : rest);
    if (::pread(fd_, kept_.data(), kept_.size(), at_) != static_cast<ssize_t>(kept_.size()))
      std::abort();
    std::string changed(kept_.size(), '\0');
    if (kind == Kind::kFlip) changed[0] = static_cast<char>(kept_[0] ^ (1U << bit));
    is_changed_ = changed != kept_ || kind == Kind::kCut;
    if (kind == Kind::kCut) {
      if (::ftruncate(fd_, at_) != 0) std::abort();
    } else {
      put(changed);
    }
    keep_times();
  }
  ~Damage() {
    put(kept_);
    keep_times();
    ::close(fd_);
  }
  Damage(const Damage&) = delete;
  Damage& operator=(const Damage&) = delete;

  /// Zeros where there were zeros are no damage.
  bool is_changed() const { return is_changed_; }

 private:
  void put(const std::string& bytes) const {
    if (::pwrite(fd_, bytes.data(), bytes.size(), at_) != static_cast<ssize_t>(bytes.size()))
      std::abort();
  }
  void keep_times() const {
    const timespec times[2] = {before_.st_atim, before_.st_mtim};
    ::futimens(fd_, times);
  }

  int fd_ = -1;
  struct stat before_ {};
  off_t at_ = 0;
  std::string kept_;
  bool is_changed_ = false;
};

struct File {
  std::string path;
  std::size_t bytes = 0;
};

std::vector<File> files_of(const std::string& data) {
  const std::string folder = stats(*open_snapshot(data)).folder;
  std::vector<File> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    out.push_back({entry.path().string(), entry.file_size()});
  std::sort(out.begin(), out.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return out;
}

struct Counts {
  std::size_t named = 0;
  std::size_t unread = 0;  ///< the same answers: nobody needed the place
  std::size_t faults = 0;
};

void build_sample(const std::string& data) {
  const std::vector<std::string> catalogues = {MATCHGRAPH_SOURCE_DIR
                                               "/tools/sample/catalogue.jsonl"};
  BuildRequest request;
  request.data = data;
  request.jobs = 1;
  request.use_evidence = false;
  build_snapshot(load_catalogues(catalogues).catalogue, request);
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t flips = 10'000;
  std::uint64_t seed = 1;
  std::string data;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--flips") flips = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--seed") seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--data") data = argv[i + 1];
  }
  const test::TemporaryFolder folder;
  if (data.empty()) {
    data = folder.path();
    build_sample(data);
  }
  const std::vector<File> files = files_of(data);
  const Ending whole = ask_apart(data);
  if (whole.status != 0) {
    fmt::print(stderr, "undamaged: {}\n", whole.told);
    return 1;
  }
  std::mt19937_64 random(seed);
  Counts counts;
  for (std::size_t i = 0; i < flips; ++i) {
    // Every file as often as any other: small ones are read by every answer.
    const File& file = files[random() % files.size()];
    const std::size_t at = random() % file.bytes;
    const Damage::Kind kind = i % 16 == 14   ? Damage::Kind::kZeros
                              : i % 16 == 15 ? Damage::Kind::kCut
                                             : Damage::Kind::kFlip;
    const unsigned bit = random() % 8;
    const Damage damage(file.path, at, kind, bit);
    const Ending ending = ask_apart(data);
    const std::string name = file.path.substr(file.path.rfind('/') + 1);
    const bool is_named = WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == kNamedStatus &&
                          ending.told.find(name) != std::string::npos;
    const bool is_same = ending.status == 0 && ending.told == whole.told;
    if (is_named && damage.is_changed()) {
      ++counts.named;
    } else if (is_same) {
      ++counts.unread;
    } else {
      ++counts.faults;
      fmt::print(stderr, "{} at {}, kind {}, bit {}: status {:#x}, told: {}\n", name, at,
                 static_cast<int>(kind), bit, ending.status, ending.told.substr(0, 400));
    }
  }
  fmt::print("{} places (seed {}): {} ended with the file's name, {} were not read, {} faults\n",
             flips, seed, counts.named, counts.unread, counts.faults);
  return counts.faults == 0 ? 0 : 1;
}
