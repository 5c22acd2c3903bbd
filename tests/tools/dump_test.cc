// What matchgraph-dump prints of a file of arrays.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "run_command.h"
#include "storage/array_file.h"
#include "support/temporary_folder.h"

namespace matchgraph {
namespace {

struct Sample {
  std::uint32_t row;
  float weight;
  std::uint32_t count;
};

test::Outcome dump(const std::vector<std::string>& arguments) {
  test::Environment around;
  around.program = MATCHGRAPH_DUMP;
  return test::run_command(arguments, around);
}

std::string sample_file(const test::TemporaryFolder& folder) {
  const std::vector<std::uint32_t> rows = {7, 1'000'000, 0};
  const std::vector<float> weights = {0.5F, -2.0F};
  const std::vector<Sample> samples = {{1, 1.0F, 2}};
  StringTable words;
  words.push_back("graph");
  words.push_back("bell\a");
  ArrayFileWriter writer;
  writer.add("rows", rows);
  writer.add("weights", weights);
  writer.add("samples", samples);
  writer.add("words.at", words.offsets());
  writer.add("words.text", words.chars());
  const std::string path = folder.file("sample.arrays");
  writer.write(path);
  return path;
}

}  // namespace

TEST_CASE("a file of arrays is listed by name with counts and sizes") {
  const test::TemporaryFolder folder;
  const test::Outcome outcome = dump({sample_file(folder)});
  CHECK(outcome.status == 0);
  CHECK(outcome.out ==
        "array                                  items  item bytes         bytes\n"
        "rows                                       3           4            12\n"
        "samples                                    1          12            12\n"
        "weights                                    2           4             8\n"
        "words.at                                   3           4            12\n"
        "words.text                                10           1            10\n");
}

TEST_CASE("the items of an array are printed as the type that is asked for") {
  const test::TemporaryFolder folder;
  const std::string file = sample_file(folder);
  CHECK(dump({file, "rows"}).out == "0\t7\n1\t1000000\n2\t0\n");
  CHECK(dump({file, "rows", "--from", "1", "--count", "1"}).out == "1\t1000000\n");
  CHECK(dump({file, "rows", "--from", "9"}).out.empty());
  CHECK(dump({file, "weights", "--as", "f32"}).out == "0\t0.5\n1\t-2\n");
  CHECK(dump({file, "samples"}).out == "0\t010000000000803f02000000\n");
  CHECK(dump({file, "words"}).out == "0\tgraph\n1\tbell\\x07\n");
  CHECK(dump({file, "words.text", "--as", "text"}).out == "graphbell\\x07\n");
}

TEST_CASE("what is not in a file, or is no file of arrays, is refused with a line that says so") {
  const test::TemporaryFolder folder;
  const std::string file = sample_file(folder);
  const test::Outcome missing = dump({file, "columns"});
  CHECK(missing.status == 2);
  CHECK(missing.err ==
        "matchgraph-dump: no array \"columns\"; without a name the arrays are listed\n");
  CHECK(dump({file, "rows", "--as", "f64"}).err ==
        "matchgraph-dump: items of 4 bytes are no f64; try hex\n");
  CHECK(dump({file, "rows", "--as", "u128"}).status == 2);
  CHECK(dump({folder.file("nothing.arrays")}).status == 4);
  CHECK(dump({}).status == 2);
}

}  // namespace matchgraph
