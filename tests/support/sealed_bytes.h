// The bytes of a file of a generation without its seal, for tests of what a reader makes of bytes
// that the seal vouches for and that make no sense.
#pragma once

#include <fstream>
#include <string>

#include "storage/array_file.h"

namespace matchgraph::test {

inline std::string unsealed_bytes(const std::string& path) {
  return std::string(MappedFile(path, MappedFile::Content::kSealed).bytes());
}

inline void write_sealed(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  seal_file(path);
}

}  // namespace matchgraph::test
