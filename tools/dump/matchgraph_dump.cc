// Prints what a file of arrays holds, for whoever looks into a snapshot.
//
//   matchgraph-dump gen-000001/postings.arrays                 its arrays, with counts and sizes
//   matchgraph-dump gen-000001/postings.arrays begin --as u32  the values, one per line
//   matchgraph-dump gen-000001/postings.arrays terms           a table of strings (.at and .text)
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <map>
#include <string>

#include "matchgraph/error.h"
#include "tools/dump/array_values.h"

namespace matchgraph::dump {
namespace {

struct Arguments {
  std::string file;
  std::string array;
  Range range;
  std::string as;
};

/// Anything but a number is shown by `as`; the file itself says only how large an item is.
std::string answer(const Arguments& arguments) {
  const ArrayFile file(arguments.file);
  if (arguments.array.empty()) return sections_text(file);
  return values_text(file, arguments.array, arguments.as, arguments.range);
}

int print(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  // A full disk shows at the latest when what is buffered is written.
  return written && std::fflush(stdout) == 0 ? 0 : 4;
}

int run(int argc, char** argv) {
  CLI::App app("Prints what a file of arrays of a snapshot holds", "matchgraph-dump");
  Arguments arguments;
  app.add_option("file", arguments.file, "a *.arrays file of a generation")->required();
  app.add_option("array", arguments.array, "one of its arrays, or a table of strings");
  app.add_option("--as", arguments.as,
                 "how to read the items: u8, u16, u32, u64, i32, i64, f32, f64, text or hex")
      ->type_name("TYPE");
  app.add_option("--from", arguments.range.from, "first item, from 0")->type_name("N");
  app.add_option("--count", arguments.range.count, "how many items at most (default 100)")
      ->type_name("N");
  try {
    app.parse(argc, argv);
    return print(answer(arguments));
  } catch (const CLI::ParseError& error) {
    // Help is no failure.
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const Error& error) {
    fmt::print(stderr, "matchgraph-dump: {}\n", error.what());
    return error.code() == ErrorCode::kUsage ? 2 : 4;
  }
}

}  // namespace
}  // namespace matchgraph::dump

int main(int argc, char** argv) {
  try {
    return matchgraph::dump::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "matchgraph-dump: %s\n", error.what());
    return 4;
  }
}
