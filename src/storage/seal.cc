#include "storage/seal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "matchgraph/error.h"
#include "storage/array_file.h"

namespace matchgraph {
namespace {

constexpr std::uint64_t kSealMagic = 0x316c616573676d00U;  // "mgseal1", from the back
// The unit of checking: a search reads a few blocks of each file, and 16 KiB are hashed in 5 us.
constexpr std::size_t kLeastBlock = std::size_t{16} << 10;
// Every open block beside closed ones is a mapping of its own, of which the system grants 65,530.
constexpr std::size_t kMostBlocks = 4096;

struct Seal {
  std::uint64_t block_bytes = 0;
  std::uint64_t own_bytes = 0;  // before the padding and the hashes
  std::uint64_t root = 0;       // hash of the hashes and the two numbers above
  std::uint64_t magic = kSealMagic;
};

std::size_t block_bytes_for(std::size_t bytes) {
  std::size_t block = kLeastBlock;
  // Powers of two keep blocks at the borders of pages.
  while (bytes / block >= kMostBlocks) block *= 2;
  return block;
}

std::uint64_t hash_of(const char* data, std::size_t size) { return XXH3_64bits(data, size); }

std::uint64_t root_of(const std::vector<std::uint64_t>& hashes, const Seal& seal) {
  const std::uint64_t of_hashes =
      hash_of(reinterpret_cast<const char*>(hashes.data()), hashes.size() * sizeof(std::uint64_t));
  const std::array<std::uint64_t, 3> all = {of_hashes, seal.block_bytes, seal.own_bytes};
  return hash_of(reinterpret_cast<const char*>(all.data()), sizeof all);
}

// Hashes lie at multiples of eight bytes, as they are read where they are mapped.
std::size_t padding_of(std::size_t bytes) { return (8 - bytes % 8) % 8; }

[[noreturn]] void refuse_bytes(const std::string& path, const std::string& reason) {
  throw Error(ErrorCode::kEnvironment, path + ": " + reason);
}

}  // namespace

bool is_whole_block(std::string_view bytes, std::size_t block, const BlockHashes& hashes) noexcept {
  return hash_of(bytes.data(), bytes.size()) == hashes.hashes[block];
}

void require_sealed(const std::string& path) {
  const MappedFile file(path);
  BlockHashes hashes;
  const std::string_view own = file.bytes().substr(0, read_seal(file.bytes(), path, hashes));
  for (std::size_t block = 0; block * hashes.block_bytes < own.size(); ++block) {
    const auto bytes = own.substr(block * hashes.block_bytes, hashes.block_bytes);
    if (!is_whole_block(bytes, block, hashes)) refuse_damaged(path);
  }
}

void refuse_damaged(const std::string& path) {
  refuse_bytes(path, "its bytes are not those that were written");
}

// Appended to the written file: its size is not known before, and the hashes need all bytes.
void seal_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) refuse_bytes(path, std::strerror(errno));
  Seal seal;
  seal.own_bytes = static_cast<std::uint64_t>(in.tellg());
  seal.block_bytes = block_bytes_for(seal.own_bytes);
  in.seekg(0);
  std::vector<std::uint64_t> hashes;
  // A block at a time, as a file may be larger than the memory.
  std::vector<char> block(seal.block_bytes);
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
    hashes.push_back(hash_of(block.data(), static_cast<std::size_t>(in.gcount())));
  }
  if (in.bad()) refuse_bytes(path, "cannot be read");
  in.close();
  seal.root = root_of(hashes, seal);
  std::ofstream out(path, std::ios::binary | std::ios::app);
  constexpr std::array<char, 8> kPadding = {};
  out.write(kPadding.data(), static_cast<std::streamsize>(padding_of(seal.own_bytes)));
  out.write(reinterpret_cast<const char*>(hashes.data()),
            static_cast<std::streamsize>(hashes.size() * sizeof(std::uint64_t)));
  out.write(reinterpret_cast<const char*>(&seal), sizeof seal);
  out.close();
  if (!out) refuse_bytes(path, std::string("cannot be written: ") + std::strerror(errno));
}

// Two reads instead of a mapping: the manifest is checked at each start of a command, over all
// files.
std::string seal_of(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) refuse_bytes(path, std::strerror(errno));
  Seal seal;
  const off_t end = ::lseek(fd, 0, SEEK_END);
  const bool is_read = end >= static_cast<off_t>(sizeof seal) &&
                       ::pread(fd, &seal, sizeof seal, end - static_cast<off_t>(sizeof seal)) ==
                           static_cast<ssize_t>(sizeof seal);
  ::close(fd);
  return is_read && seal.magic == kSealMagic ? fmt::format("{:016x}", seal.root) : std::string();
}

std::size_t read_seal(std::string_view bytes, const std::string& path, BlockHashes& hashes) {
  Seal seal;
  if (bytes.size() < sizeof seal) refuse_bytes(path, "truncated");
  std::memcpy(&seal, bytes.data() + bytes.size() - sizeof seal, sizeof seal);
  const std::size_t before = bytes.size() - sizeof seal;
  // By comparing, not by computing with what may be damaged.
  // The size of blocks follows from the size of the file, so a seal that claims another one is
  // damaged.
  const bool fits = seal.magic == kSealMagic && seal.own_bytes <= before &&
                    seal.block_bytes == block_bytes_for(seal.own_bytes);
  if (!fits) refuse_bytes(path, "truncated, or not written by this version");
  const std::size_t own = seal.own_bytes;
  const std::size_t count = (own + seal.block_bytes - 1) / seal.block_bytes;
  // The sum leaves no byte over: what was appended behind a seal is noticed as well.
  if (before != own + padding_of(own) + count * sizeof(std::uint64_t))
    refuse_bytes(path, "truncated");
  hashes.block_bytes = seal.block_bytes;
  hashes.hashes.resize(count);
  if (count > 0) {
    std::memcpy(hashes.hashes.data(), bytes.data() + own + padding_of(own),
                count * sizeof(std::uint64_t));
  }
  // The padding is in no hash, so it is looked at itself.
  const bool is_padded = std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(own),
                                     bytes.begin() + static_cast<std::ptrdiff_t>(own) +
                                         static_cast<std::ptrdiff_t>(padding_of(own)),
                                     [](char c) { return c == 0; });
  if (!is_padded || root_of(hashes.hashes, seal) != seal.root) {
    refuse_damaged(path);
  }
  return own;
}

}  // namespace matchgraph
