#include "storage/array_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "storage/seal.h"
#include "support/sealed_bytes.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

const std::vector<std::uint32_t> kNumbers = {3, 1, 4, 1, 5};
const std::vector<double> kReals = {2.5};
const std::vector<char> kNothing;

void save(const std::string& path) {
  ArrayFileWriter writer;
  writer.add("numbers", kNumbers);
  writer.add("nothing", kNothing);
  writer.add("reals", kReals);
  writer.write(path);
}

}  // namespace

TEST_CASE("arrays come back as they were written, aligned to a cache line") {
  const test::TemporaryFolder folder;
  save(folder.file("a"));
  const ArrayFile file(folder.file("a"));
  const auto numbers = file.get<std::uint32_t>("numbers");
  CHECK(std::vector<std::uint32_t>(numbers.begin(), numbers.end()) == kNumbers);
  CHECK(file.get<double>("reals")[0] == 2.5);
  CHECK(file.get<char>("nothing").empty());
  CHECK(reinterpret_cast<std::uintptr_t>(numbers.data()) % 64 == 0);
}

TEST_CASE("the same arrays give the same bytes") {
  const test::TemporaryFolder folder;
  save(folder.file("a"));
  save(folder.file("b"));
  CHECK(read(folder.file("a")) == read(folder.file("b")));
}

TEST_CASE("a missing array and one of other items are refused by name") {
  const test::TemporaryFolder folder;
  save(folder.file("a"));
  const ArrayFile file(folder.file("a"));
  CHECK_THROWS_WITH_AS(file.get<double>("none"), (folder.file("a") + ": no array \"none\"").c_str(),
                       Error);
  CHECK_THROWS_WITH_AS(
      file.get<double>("numbers"),
      (folder.file("a") + ": array \"numbers\" has items of 4 bytes, 8 expected").c_str(), Error);
}

TEST_CASE("a missing, empty, foreign or truncated file is refused") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(ArrayFile(folder.file("none")), Error);
  CHECK_THROWS_AS(ArrayFile(folder.path()), Error);
  save(folder.file("a"));
  const std::string bytes = read(folder.file("a"));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    write(folder.file("b"), bytes.substr(0, size));
    CHECK_THROWS_AS(ArrayFile(folder.file("b")), Error);
  }
  write(folder.file("b"), "#!/bin/sh\necho no array file at all, but long enough for a table\n");
  CHECK_THROWS_AS(ArrayFile(folder.file("b")), Error);
}

TEST_CASE("a damaged table never leads outside of the file") {
  const test::TemporaryFolder folder;
  save(folder.file("a"));
  const std::string bytes = test::unsealed_bytes(folder.file("a"));
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = bytes;
    damaged[random() % 200] = static_cast<char>(random());
    test::write_sealed(folder.file("b"), damaged);
    try {
      const ArrayFile file(folder.file("b"));
      std::uint64_t sum = 0;
      for (const std::uint32_t number : file.get<std::uint32_t>("numbers")) sum += number;
      CHECK(sum < std::uint64_t{1} << 40);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kEnvironment);
    }
  }
}

TEST_CASE("a file written in parts, in any order, is the one that is written at once") {
  const test::TemporaryFolder folder;
  const std::vector<std::uint32_t> numbers = {1, 2, 3, 4, 5, 6, 7};
  const std::vector<char> text = {'a', 'b', 'c'};
  const std::vector<double> none;
  ArrayFileWriter whole;
  whole.add("numbers", numbers);
  whole.add("none", none);
  whole.add("text", text);
  whole.write(folder.file("whole"));
  const auto part = [&](std::size_t number, std::size_t numbers_end, std::size_t at,
                        std::size_t text_end) {
    ArrayFileWriter out;
    out.add("numbers", std::span(numbers).subspan(number, numbers_end - number));
    out.add("none", none);
    out.add("text", std::span(text).subspan(at, text_end - at));
    return out;
  };
  const std::vector<ArrayFileWriter> parts = {part(0, 2, 0, 0), part(2, 2, 0, 3), part(2, 7, 3, 3)};
  const std::vector<std::uint64_t> all = whole.counts();
  CHECK(all == std::vector<std::uint64_t>{7, 0, 3});
  CHECK(parts[2].counts() == std::vector<std::uint64_t>{5, 0, 0});
  parts[1].make_room(folder.file("parts"), all);
  parts[2].write_part(folder.file("parts"), std::vector<std::uint64_t>{2, 0, 3}, all);
  parts[0].write_part(folder.file("parts"), std::vector<std::uint64_t>{0, 0, 0}, all);
  parts[1].write_part(folder.file("parts"), std::vector<std::uint64_t>{2, 0, 0}, all);
  seal_file(folder.file("parts"));
  CHECK(read(folder.file("parts")) == read(folder.file("whole")));
  CHECK_THROWS_AS(parts[0].make_room("/nonexistent/parts", all), Error);
  CHECK_THROWS_AS(parts[0].write_part("/nonexistent/parts", all, all), Error);
}

TEST_CASE("a full disk is an error, not a short file") {
  ArrayFileWriter writer;
  const std::vector<char> much(1 << 20, 'x');
  writer.add("much", much);
  CHECK_THROWS_AS(writer.write("/dev/full"), Error);
}

TEST_CASE("a table of strings gives back its strings, and refuses offsets that do not fit") {
  StringTable table;
  table.push_back("one");
  table.push_back("");
  table.push_back("three");
  const StringTableView view = table.view();
  REQUIRE(view.size() == 3);
  CHECK(view[0] == "one");
  CHECK(view[1].empty());
  CHECK(view[2] == "three");
  const std::vector<std::uint32_t> offsets = {0, 9};
  const std::vector<char> chars = {'a'};
  CHECK_THROWS_AS(StringTableView(offsets, chars), Error);
}

TEST_CASE("a hash tells contents apart") {
  CHECK(content_hash("a") != content_hash("b"));
  CHECK(content_hash("a") == content_hash("a"));
  CHECK(content_hash("").size() == 32);
}
