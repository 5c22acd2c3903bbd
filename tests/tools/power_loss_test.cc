// The power goes at any sync of a build, and with it all that was not synced: the generation
// before, or the new one, serves without anybody's help.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "matchgraph/snapshot.h"
#include "run_command.h"
#include "support/temporary_folder.h"

// A sanitizer's own library has to come first: there the build is not watched.
#ifdef MATCHGRAPH_POWER_LOSS

using namespace matchgraph;

namespace {

namespace fs = std::filesystem;

using Inode = unsigned long;

struct Named {
  bool is_folder = false;
  Inode inode = 0;
  std::string name;  ///< of an entry, or a path below the data folder
};

/// What a disk holds for certain.
struct Disk {
  std::map<Inode, std::string> bytes;           ///< by file: a file with them
  std::map<Inode, std::vector<Named>> entries;  ///< by folder
};

Inode inode_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_ino;
}

/// Lines of "KIND INODE NAME" up to the end.
std::vector<Named> read_names(std::istream& in) {
  std::vector<Named> out;
  std::string kind;
  for (Named named; in >> kind >> named.inode >> named.name;) {
    named.is_folder = kind == "folder";
    out.push_back(named);
  }
  return out;
}

/// All of a folder is on the disk; bytes are kept in `to`.
void add_all(Disk& disk, const fs::path& folder, const std::string& to) {
  std::vector<Named>& entries = disk.entries[inode_of(folder)];
  for (const auto& entry : fs::directory_iterator(folder)) {
    const Inode inode = inode_of(entry.path());
    entries.push_back({entry.is_directory(), inode, entry.path().filename().string()});
    if (entry.is_directory()) {
      add_all(disk, entry.path(), to);
      continue;
    }
    disk.bytes[inode] = to + "/" + std::to_string(inode);
    fs::copy_file(entry.path(), disk.bytes[inode]);
  }
}

/// A sync: the file's bytes or the folder's entries are on the disk from here on.
void add_sync(Disk& disk, const std::string& log) {
  std::ifstream in(log + ".synced");
  std::string kind;
  Inode inode = 0;
  in >> kind >> inode;
  REQUIRE(in.good());
  if (kind == "file") {
    disk.bytes[inode] = log + ".bytes";
  } else {
    disk.entries[inode] = read_names(in);
  }
}

/// What was never synced has a name and nothing else.
void restore(const Disk& disk, const Named& named, const fs::path& to) {
  const auto bytes = disk.bytes.find(named.inode);
  if (named.is_folder) {
    fs::create_directories(to);
  } else if (bytes != disk.bytes.end()) {
    fs::copy_file(bytes->second, to);
  } else {
    std::ofstream(to).flush();
  }
}

/// The folder as a disk has it that writes nothing by itself.
void restore_entries(const Disk& disk, Inode folder, const fs::path& to) {
  const auto entries = disk.entries.find(folder);
  if (entries == disk.entries.end()) return;
  for (const Named& named : entries->second) {
    restore(disk, named, to / named.name);
    if (named.is_folder) restore_entries(disk, named.inode, to / named.name);
  }
}

/// The folder as a disk has it that writes names by itself, and bytes when it is told.
void restore_names(const Disk& disk, const std::string& names, const fs::path& to) {
  std::ifstream in(names);
  for (const Named& named : read_names(in)) restore(disk, named, to / named.name);
}

struct WatchedBuild {
  WatchedBuild() {
    REQUIRE(test::run_command(build(data)).status == 0);
    add_all(disk, data, before.path());
    test::Environment watched;
    watched.variables = {{"LD_PRELOAD", MATCHGRAPH_POWER_LOSS},
                         {"MATCHGRAPH_POWER_BELOW", data},
                         {"MATCHGRAPH_POWER_LOG", logs.path()}};
    REQUIRE(test::run_command(build(data), watched).status == 0);
  }

  static std::vector<std::string> build(const std::string& to) {
    return {"build", MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl", "--data", to,
            "--no-evidence"};
  }
  std::string log(std::size_t sync) const { return logs.path() + "/" + std::to_string(sync); }

  test::TemporaryFolder folder;
  test::TemporaryFolder logs;
  test::TemporaryFolder before;
  std::string data = fs::canonical(folder.path()).string();
  Disk disk;  ///< before the second build
};

/// The generation that serves, without a word about others.
std::uint64_t serving(const std::string& data) {
  const SnapshotStats opened = stats(*open_snapshot(data, SnapshotCheck::kWhole));
  CHECK(opened.warning.empty());
  return opened.generation;
}

}  // namespace

TEST_CASE("whenever the power goes, the generation before or the new one serves") {
  WatchedBuild watched;
  const Inode root = inode_of(watched.data);
  std::size_t syncs = 0;
  std::uint64_t last = 1;
  for (; fs::exists(watched.log(syncs) + ".synced"); ++syncs) {
    INFO("before sync " << syncs);
    const test::TemporaryFolder silent;
    restore_entries(watched.disk, root, silent.path());
    CHECK(serving(silent.path()) == 1);
    const test::TemporaryFolder named;
    restore_names(watched.disk, watched.log(syncs) + ".names", named.path());
    const std::uint64_t now = serving(named.path());
    // Never back again.
    CHECK(now >= last);
    last = now;
    // What is left of the build is in nobody's way.
    if (syncs % 8 == 0) {
      CHECK(test::run_command(WatchedBuild::build(named.path())).status == 0);
      CHECK(serving(named.path()) > now);
    }
    add_sync(watched.disk, watched.log(syncs));
  }
  CHECK(syncs > 20);
  const test::TemporaryFolder after;
  restore_entries(watched.disk, root, after.path());
  CHECK(serving(after.path()) == 2);
}

#endif
