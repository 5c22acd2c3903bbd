// A command that meets a damaged byte while it reads: the generation before answers in its place.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "support/temporary_folder.h"
#include "tools/speech_catalogue.h"

using namespace matchgraph::test;

namespace {

/// Two generations of the sample catalogue, whose files have many blocks.
struct SampleTwice {
  SampleTwice() {
    for (int i = 0; i < 2; ++i) {
      REQUIRE(run_command({"build", MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl",
                           "--no-evidence", "--data", folder.path()})
                  .status == 0);
    }
  }
  std::string file(const std::string& name) const { return folder.file("gen-000002/" + name); }

  TemporaryFolder folder;
};

/// Changes every block of a file behind the first one, and leaves the file's times as they were.
void damage_blocks(const std::string& path) {
  constexpr off_t kBlock = off_t{16} << 10;
  const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  struct stat before {};
  REQUIRE(::fstat(fd, &before) == 0);
  // The seal is at the end, and is read when the file is opened.
  for (off_t at = kBlock + 99; at < before.st_size - kBlock; at += kBlock) {
    char byte = 0;
    REQUIRE(::pread(fd, &byte, 1, at) == 1);
    byte = static_cast<char>(byte ^ 0x40);
    REQUIRE(::pwrite(fd, &byte, 1, at) == 1);
  }
  const timespec times[2] = {before.st_atim, before.st_mtim};
  REQUIRE(::futimens(fd, times) == 0);
  ::close(fd);
}

}  // namespace

TEST_CASE("a command that meets a damaged block answers from the generation before, and says so") {
  const SampleTwice twice;
  const std::vector<std::string> search = {"search", "transcribe speech", "--data",
                                           twice.folder.path()};
  const std::string expected = run_command(search).out;
  damage_blocks(twice.file("entities.records"));
  const Outcome older = run_command(search);
  CHECK(older.status == 0);
  CHECK(older.out == expected);
  CHECK(contains(older.err,
                 twice.file("entities.records") + ": its bytes are not those that were written\n"));
  CHECK(contains(older.err, "gen-000001 serves"));
  std::filesystem::remove_all(twice.folder.file("gen-000001"));
  const Outcome none = run_command(search);
  CHECK(none.status == 4);
  CHECK(none.out.empty());
  CHECK(contains(none.err, "entities.records"));
}

TEST_CASE("the full text is checked by what needs it") {
  const SampleTwice twice;
  damage_blocks(twice.file("full-text.glass"));
  const Outcome phrase =
      run_command({"search", "--data", twice.folder.path(), "with \"speech recognition\""});
  CHECK(phrase.status == 0);
  CHECK(contains(phrase.err, "full-text.glass"));
  CHECK(contains(phrase.err, "gen-000001 serves"));
  Environment whole;
  whole.variables = {{"MATCHGRAPH_CHECK", "whole"}};
  const Outcome older = run_command({"search", "--data", twice.folder.path(), "speech"}, whole);
  CHECK(older.status == 0);
  CHECK(contains(older.err, "full-text.glass"));
  CHECK(contains(older.err, "gen-000001 serves"));
}
