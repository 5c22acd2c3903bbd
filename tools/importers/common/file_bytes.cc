#include "tools/importers/common/file_bytes.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace matchgraph::importers {

std::optional<std::string> read_bytes(const std::string& file, std::size_t most,
                                      catalogue::DiagnosticLog& log) {
  // A stream need not set errno, and what an earlier call left there would be told as the reason.
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  std::string bytes;
  if (in) {
    bytes.resize(most + 1);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
  }
  if (!in.is_open() || in.bad()) {
    log.error("", fmt::format("cannot be read: {}", std::strerror(errno)), "");
    return std::nullopt;
  }
  return bytes;
}

}  // namespace matchgraph::importers
