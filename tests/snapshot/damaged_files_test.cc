// Any byte of a generation that is another than was built is seen before it opens, whatever its
// file's time says, and the generation before serves.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/snapshot_data.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

struct BuiltFile {
  std::string path;
  std::size_t bytes = 0;
};

/// Two generations, and the files of the second.
struct TwoGenerations {
  TwoGenerations() {
    for (int i = 0; i < 2; ++i) {
      BuildRequest request;
      request.data = folder.path();
      request.jobs = 1;
      request.use_evidence = false;
      build_snapshot(six_tools(), request);
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() + "/gen-000002")) {
      files.push_back({entry.path().string(), entry.file_size()});
      all += files.back().bytes;
    }
  }

  TemporaryFolder folder;
  std::vector<BuiltFile> files;
  std::size_t all = 0;
};

/// Flips one bit in place and leaves the file's times as they were.
void flip(const std::string& path, std::size_t at, int bit) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  struct stat before {};
  char byte = 0;
  const bool done = ::fstat(fd, &before) == 0 && ::pread(fd, &byte, 1, static_cast<off_t>(at)) == 1;
  byte = static_cast<char>(byte ^ 1 << bit);
  const bool written = done && ::pwrite(fd, &byte, 1, static_cast<off_t>(at)) == 1;
  const timespec times[2] = {before.st_atim, before.st_mtim};
  ::futimens(fd, times);
  ::close(fd);
  REQUIRE(written);
}

}  // namespace

TEST_CASE("of ten thousand flipped bits none is served, and the generation before is") {
  const TwoGenerations built;
  constexpr std::size_t kFlips = 10'000;
  std::size_t unseen = 0;
  std::size_t unnamed = 0;
  for (std::size_t i = 0; i < kFlips; ++i) {
    // A stride through all files put end to end.
    std::size_t at = i * 104'729 % built.all;
    std::size_t file = 0;
    while (at >= built.files[file].bytes) at -= built.files[file++].bytes;
    const std::string& path = built.files[file].path;
    flip(path, at, static_cast<int>(i % 8));
    const std::string name = path.substr(path.rfind('/') + 1);
    try {
      const Snapshot opened(built.folder.path(), 2, {}, SnapshotCheck::kWhole);
      ++unseen;
    } catch (const Error& error) {
      if (std::string(error.what()).find(name) == std::string::npos) ++unnamed;
    }
    // As `serve` does it, of some: the generation before is checked whole as well.
    if (i % 50 == 0) {
      const SnapshotStats served =
          stats(*open_snapshot(built.folder.path(), SnapshotCheck::kWhole));
      CHECK(served.generation == 1);
      CHECK(served.warning.find(name) != std::string::npos);
    }
    flip(path, at, static_cast<int>(i % 8));
  }
  CHECK(unseen == 0);
  CHECK(unnamed == 0);
  CHECK(stats(*open_snapshot(built.folder.path(), SnapshotCheck::kWhole)).generation == 2);
}

TEST_CASE(
    "a file of another generation in a file's place is seen when it opens, sizes and times "
    "fitting") {
  const TwoGenerations built;
  const std::string path = built.folder.path() + "/gen-000002/names.arrays";
  BuildRequest request;
  request.data = built.folder.path();
  request.jobs = 1;
  request.use_evidence = false;
  // Of the same length, and another name.
  Catalogue other = six_tools();
  std::swap(other.entities[0].name[0], other.entities[0].name[1]);
  build_snapshot(other, request);
  const std::string foreign = built.folder.path() + "/gen-000003/names.arrays";
  REQUIRE(std::filesystem::file_size(foreign) == std::filesystem::file_size(path));
  const auto time = std::filesystem::last_write_time(path);
  std::filesystem::copy_file(foreign, path, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::last_write_time(path, time);
  std::filesystem::remove_all(built.folder.path() + "/gen-000003");
  use_generation(built.folder.path(), 1);
  CHECK_THROWS_AS(use_generation(built.folder.path(), 2), Error);
  const auto reports = verify_snapshots(built.folder.path());
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].problems.empty());
  CHECK(reports[1].problems.size() == 1);
}
