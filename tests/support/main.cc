// Runs the cases that the command line selects.
#define DOCTEST_CONFIG_IMPLEMENT
// Pages of mapped files are checked by a handler of this signal, which must not be displaced.
#define DOCTEST_CONFIG_NO_POSIX_SIGNALS
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

#include "support/outside_data.h"
#include "support/postgresql_server.h"

namespace matchgraph::test {
namespace {

std::set<std::string>& missing_data() {
  static std::set<std::string> missing;
  return missing;
}

}  // namespace

std::optional<std::string> outside_data(const std::string& name) {
  const std::string path = MATCHGRAPH_SOURCE_DIR "/../shared/data/" + name;
  if (std::filesystem::exists(path)) return path;
  missing_data().insert(name);
  return std::nullopt;
}

}  // namespace matchgraph::test

int main(int argc, char** argv) {
  // Whoever asks for a run of PostgreSQL's cases is told when there can be none.
  const char* const places = std::getenv("MATCHGRAPH_TEST_EVIDENCE");
  if (places != nullptr && !matchgraph::test::postgresql_programs()) {
    std::cout << "skipped: PostgreSQL is not installed (Debian's postgresql)\n";
    return matchgraph::test::kSkipped;
  }
  const int status = doctest::Context(argc, argv).run();
  const auto& missing = matchgraph::test::missing_data();
  if (status != 0 || missing.empty()) return status;
  for (const std::string& name : missing) {
    std::cout << "skipped: there is no ../shared/data/" << name << " beside the sources\n";
  }
  return matchgraph::test::kSkipped;
}
