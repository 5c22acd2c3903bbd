// What is read of a mapped file is what was written, or the process ends and says which file.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "matchgraph/error.h"
#include "storage/array_file.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using matchgraph::test::TemporaryFolder;

namespace {

constexpr std::size_t kStored = 200'000;

std::string write_numbers(const TemporaryFolder& folder) {
  std::vector<std::uint32_t> numbers(kStored);
  for (std::size_t i = 0; i < kStored; ++i)
    numbers[i] = static_cast<std::uint32_t>(i * 2654435761U);
  ArrayFileWriter writer;
  writer.add("numbers", numbers);
  writer.write(folder.file("numbers"));
  return folder.file("numbers");
}

void flip(const std::string& path, std::size_t at) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(static_cast<std::streamoff>(at));
  const char byte = static_cast<char>(file.get() ^ 4);
  file.seekp(static_cast<std::streamoff>(at));
  file.put(byte);
}

struct Ending {
  int status = -1;  ///< of a process that ended by itself
  std::string told;
};

/// Runs something in a process of its own.
Ending run_apart(const std::function<void()>& what) {
  int ends[2] = {};
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    what();
    ::_exit(0);
  }
  ::close(ends[1]);
  Ending out;
  char byte = 0;
  while (::read(ends[0], &byte, 1) == 1) out.told += byte;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status)) out.status = WEXITSTATUS(status);
  return out;
}

std::uint64_t sum_of(const ArrayFile& file) {
  std::uint64_t sum = 0;
  for (const std::uint32_t number : file.get<std::uint32_t>("numbers")) sum += number;
  return sum;
}

}  // namespace

TEST_CASE("a sealed file is read as it was written, by several threads at once") {
  const TemporaryFolder folder;
  const std::string path = write_numbers(folder);
  std::uint64_t expected = 0;
  for (std::size_t i = 0; i < kStored; ++i) expected += static_cast<std::uint32_t>(i * 2654435761U);
  for (int round = 0; round < 20; ++round) {
    const ArrayFile file(path);
    std::vector<std::uint64_t> sums(4);
    {
      std::vector<std::jthread> threads;
      for (std::uint64_t& sum : sums) threads.emplace_back([&] { sum = sum_of(file); });
    }
    CHECK(sums == std::vector<std::uint64_t>(4, expected));
  }
}

TEST_CASE("a byte that changed ends who reads it, and nobody else") {
  const TemporaryFolder folder;
  const std::string path = write_numbers(folder);
  flip(path, 400'000);
  CHECK(run_apart([&] {
          const ArrayFile file(path);
          // The end of the file is whole.
          if (file.get<std::uint32_t>("numbers").back() == 0) ::_exit(9);
        }).status == 0);
  const Ending ending = run_apart([&] { sum_of(ArrayFile(path)); });
  CHECK(ending.status == 4);
  CHECK(ending.told == "matchgraph: " + path + ": its bytes are not those that were written\n");
}

TEST_CASE(
    "a file that is cut while it is mapped ends its reader with its name, not with a signal") {
  const TemporaryFolder folder;
  const std::string path = write_numbers(folder);
  const Ending ending = run_apart([&] {
    const ArrayFile file(path);
    if (::truncate(path.c_str(), 8192) != 0) ::_exit(9);
    sum_of(file);
  });
  CHECK(ending.status == 4);
  CHECK(ending.told == "matchgraph: " + path + ": was cut while it was in use\n");
}

TEST_CASE("a seal that is damaged is refused when the file is opened") {
  const TemporaryFolder folder;
  const std::string whole = write_numbers(folder);
  std::size_t size = 0;
  {
    std::ifstream in(whole, std::ios::binary | std::ios::ate);
    size = static_cast<std::size_t>(in.tellg());
  }
  CHECK(seal_of(whole).size() == 16);
  for (std::size_t back = 1; back <= 32 + 49 * 8; back += 3) {
    const std::string path = write_numbers(folder);
    flip(path, size - back);
    CHECK_THROWS_AS(ArrayFile file(path), Error);
  }
}

TEST_CASE("faults that are no file's end the process as they would without mapped files") {
  const TemporaryFolder folder;
  const std::string path = write_numbers(folder);
  const Ending ending = run_apart([&] {
    const ArrayFile file(path);
    sum_of(file);
    // Writing to what may only be read.
    *const_cast<volatile std::uint32_t*>(file.get<std::uint32_t>("numbers").data()) = 1;
  });
  CHECK(ending.status != 0);
  CHECK(ending.status != 4);
}
