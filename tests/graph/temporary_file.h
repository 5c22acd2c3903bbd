// A file path of its own for a test, removed afterwards.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "support/temporary_folder.h"

namespace matchgraph::testing {

class TemporaryFile {
 public:
  const std::string& path() const { return path_; }

  std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
  }

 private:
  test::TemporaryFolder folder_;
  std::string path_ = folder_.file("graph");
};

}  // namespace matchgraph::testing
