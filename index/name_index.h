// Here is a text that should name an entity: which one does it name?
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"
#include "storage/array_file.h"

namespace matchgraph {

/// How a key came from an entity.
enum class NameKind : std::uint8_t { kName, kAlias, kWithoutMaker };

struct NameMatch {
  std::uint32_t entity = 0;
  NameKind kind = NameKind::kName;
  std::size_t edits = 0;  ///< between the text and the key; 0 but for near misses
};

/// Writes the sorted folded names, aliases and names without makers of all entities, and where
/// their repositories are.
void write_name_index(const Catalogue& catalogue, const std::string& path);

/// Read-only; safe to share between threads.
class NameIndex {
 public:
  explicit NameIndex(const std::string& path);

  /// Entities with a key equal to the folded text. Cost: logarithmic.
  std::vector<NameMatch> exact(std::string_view text) const;
  /// Entities whose web address is that of the same repository or hub entry as `url`, ascending;
  /// none where it is the address of neither. Addresses are kept as hashes of 64 bits: of a million
  /// entities two would share one by chance in one catalogue of 40 million. Cost: logarithmic.
  std::vector<std::uint32_t> at_address(std::string_view url) const;
  /// Entities with a key that begins with the folded text, in key order, at most `limit` keys.
  std::vector<NameMatch> prefix(std::string_view text, std::size_t limit) const;
  /// Entities with a key that can be reached by few edits (1 up to 5 letters, 2 up to 10, else 3),
  /// the nearest first; the digits of both, in order, must be the same. Cost: a look at each key of
  /// about that length; the letters that it has rule nearly all of them out.
  /// Fewer edits, of which `most_edits` are allowed, are found in less time.
  std::vector<NameMatch> near_misses(std::string_view text, std::size_t limit,
                                     std::size_t most_edits = 3) const;

 private:
  ArrayFile file_;
  StringTableView keys_;
  std::span<const std::uint32_t> entities_;
  std::span<const std::uint8_t> kinds_;
  std::span<const std::uint64_t> addresses_;  // ascending
  std::span<const std::uint32_t> at_address_;
  /// The keys by their lengths in bytes, each with a bit for every letter and digit that it has;
  /// made by the first call of near_misses.
  struct KeysByLength {
    struct Key {
      std::uint64_t letters = 0;
      std::uint32_t position = 0;
    };
    std::once_flag once;
    std::vector<std::uint32_t> begin;  // of each length, and of what would be one longer
    std::vector<Key> keys;
  };
  const KeysByLength& keys_by_length() const;
  std::unique_ptr<KeysByLength> by_length_ = std::make_unique<KeysByLength>();
};

}  // namespace matchgraph
