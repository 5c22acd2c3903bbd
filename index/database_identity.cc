#include "index/database_identity.h"

#include <xapian.h>

#include <fstream>
#include <vector>

namespace matchgraph {
namespace {

/// "0123abcd-..." as its 16 bytes.
std::string uuid_bytes(const std::string& text) {
  std::string out;
  std::string digits;
  for (const char c : text) {
    if (c == '-') continue;
    digits += c;
    if (digits.size() == 2) {
      out += static_cast<char>(std::stoi(digits, nullptr, 16));
      digits.clear();
    }
  }
  return out;
}

}  // namespace

std::optional<ByteRange> database_identity(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string head(8192, '\0');  // the version block comes first
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  // The magic stands behind a mark of two bytes; a bound keeps a text that quotes it from being
  // taken for a database.
  if (head.find("Xapian Glass") > 16) return {};
  std::string identity;
  // A text may quote the magic anywhere in it.
  try {
    // The place is found by its value: where the file format puts it, Xapian does not promise.
    identity = uuid_bytes(Xapian::Database(path).get_uuid());
  } catch (const Xapian::Error&) {
    return {};  // damaged, which its hash will show
  }
  const std::size_t at = head.find(identity);
  if (identity.size() != 16 || at == std::string::npos) return {};
  return ByteRange{at, at + identity.size()};
}

}  // namespace matchgraph
