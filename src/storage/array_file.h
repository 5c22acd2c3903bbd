// Named, typed, read-only arrays in one file, mapped into memory.
//
// The format is the machine's own (little-endian, 64-bit): 16 bytes of magic and version, a table
// of sections, then the arrays, each starting at a multiple of 64 bytes, then a seal. Opening costs
// one mmap and a check of the table, whatever the size; pages are read when touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "storage/guarded_memory.h"

namespace matchgraph {

/// A whole file mapped read-only. Spans into it stay valid while the object lives (moves included).
class MappedFile {
 public:
  enum class Content {
    kAny,     ///< read as it is
    kSealed,  ///< ends with its hashes (seal.h): no byte is read unchecked
  };

  /// Throws Error (kEnvironment) when the file cannot be opened or mapped, or its seal is damaged.
  explicit MappedFile(const std::string& path, Content content = Content::kAny);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  /// Without the seal.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t mapped_ = 0;  ///< with the seal
  std::unique_ptr<GuardedMemory> guard_;
};

/// Collects arrays and writes them as one file.
class ArrayFileWriter {
 public:
  /// The array's memory must stay valid until write(). Names are 1..31 bytes, unique.
  template <typename T>
  void add(std::string_view name, std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    add_bytes(name, sizeof(T), values.size(), reinterpret_cast<const char*>(values.data()));
  }
  template <typename T>
  void add(std::string_view name, const std::vector<T>& values) {
    add(name, std::span<const T>(values));
  }
  /// With a seal. Throws Error (kEnvironment) when the file cannot be written; does not sync.
  void write(const std::string& path) const;

  /// For a file that several processes write, each its part of every array: how many items this one
  /// has, by array, in the order of adding.
  std::vector<std::uint64_t> counts() const;
  /// Makes the file, with its table and room for so many items of each array. One process calls it
  /// before any calls write_part. Throws Error (kEnvironment), as write_part does.
  void make_room(const std::string& path, std::span<const std::uint64_t> all) const;
  /// Writes the items of this process behind `before` others of each array. All parts together, and
  /// then seal_file(), are the file that one writer would have written.
  void write_part(const std::string& path, std::span<const std::uint64_t> before,
                  std::span<const std::uint64_t> all) const;

 private:
  struct Section {
    std::string name;
    std::size_t item_bytes;
    std::size_t count;
    const char* data;
  };
  void add_bytes(std::string_view name, std::size_t item_bytes, std::size_t count,
                 const char* data);

  std::vector<Section> sections_;
};

/// Reads such a file. Safe to share between threads.
class ArrayFile {
 public:
  /// One array of a file, as its table describes it.
  struct Section {
    std::size_t item_bytes;
    std::size_t count;
    const char* data;  ///< `count` items of `item_bytes`; valid while the file is open
  };

  /// Throws Error (kEnvironment) when the file is missing, truncated or of another format.
  explicit ArrayFile(const std::string& path);

  /// The array of that name. Throws Error (kEnvironment) when it is missing or its items have
  /// another size than T.
  template <typename T>
  std::span<const T> get(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T>);
    const Section section = find(name, sizeof(T));
    return {reinterpret_cast<const T*>(section.data), section.count};
  }

  /// All arrays by name, for whoever prints a file without knowing what it is.
  const std::map<std::string, Section, std::less<>>& sections() const { return sections_; }

 private:
  Section find(std::string_view name, std::size_t item_bytes) const;

  MappedFile file_;
  std::string path_;
  std::map<std::string, Section, std::less<>> sections_;
};

/// Strings in two arrays: `offsets` has one entry more than there are strings.
class StringTableView {
 public:
  StringTableView() = default;
  /// Throws Error (kEnvironment) when the offsets do not fit the characters.
  StringTableView(std::span<const std::uint32_t> offsets, std::span<const char> chars);

  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  /// The empty text where there is none, or where the offsets are damaged.
  std::string_view operator[](std::size_t i) const {
    if (i >= size()) return {};
    const std::uint32_t begin = offsets_[i];
    const std::uint32_t end = offsets_[i + 1];
    if (begin > end || end > chars_.size()) return {};
    return {chars_.data() + begin, end - begin};
  }
  /// Position of the first string that is not less than `key`, in a table sorted by bytes; size()
  /// when there is none. Cost: logarithmic.
  std::size_t lower_bound(std::string_view key) const;

 private:
  std::span<const std::uint32_t> offsets_;
  std::span<const char> chars_;
};

/// Collects strings in the layout that StringTableView reads.
class StringTable {
 public:
  /// Throws Error (kBadInput) when all texts together exceed 4 GiB.
  void push_back(std::string_view text);
  std::size_t size() const { return offsets_.size() - 1; }
  const std::vector<std::uint32_t>& offsets() const { return offsets_; }
  const std::vector<char>& chars() const { return chars_; }
  StringTableView view() const { return {offsets_, chars_}; }

 private:
  std::vector<std::uint32_t> offsets_ = {0};
  std::vector<char> chars_;
};

/// A hash of the bytes (XXH3, 128 bits) as 32 hexadecimal digits. It finds damage, not forgery.
std::string content_hash(std::string_view bytes);

}  // namespace matchgraph
