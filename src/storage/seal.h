// Here is a file of a generation: how does it vouch for each of its parts?
//
// It ends with a seal: hashes (XXH3, 64 bits) of its blocks, and a hash of those. So a part is
// checked without reading the rest, and the manifest needs one number to know them all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {

/// Hashes of all blocks of a file but for those hashes themselves.
struct BlockHashes {
  std::size_t block_bytes = 0;  ///< a multiple of 16 KiB; the last block may be shorter
  std::vector<std::uint64_t> hashes;
};

/// Whether the bytes are those of the block.
bool is_whole_block(std::string_view bytes, std::size_t block, const BlockHashes& hashes) noexcept;

/// Appends its seal to a file that is written, and does not sync. Throws Error (kEnvironment).
void seal_file(const std::string& path);

/// The hash over a file's hashes, as 16 hexadecimal digits, without a look at its bytes; empty for
/// a file without a seal. Throws Error (kEnvironment).
std::string seal_of(const std::string& path);

/// How many of the bytes are the file's own, and their hashes. Throws Error (kEnvironment) with the
/// path when they do not end with a whole seal.
std::size_t read_seal(std::string_view bytes, const std::string& path, BlockHashes& hashes);

/// Checks all bytes of a sealed file. Throws Error (kEnvironment) when it is missing, or one is not
/// what was sealed. Cost: hashing it.
void require_sealed(const std::string& path);

/// Throws the Error (kEnvironment) of a file whose bytes are not those that were written.
[[noreturn]] void refuse_damaged(const std::string& path);

}  // namespace matchgraph
