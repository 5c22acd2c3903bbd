#include "storage/array_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cassert>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>
#include <utility>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr char kMagic[16] = "matchgraph arr2";
// Vectors of any width that the processor loads begin aligned, and no two arrays share a line
// between threads.
constexpr std::size_t kAlignment = 64;  // bytes: one cache line

struct SectionHeader {
  char name[32];
  std::uint64_t item_bytes;
  std::uint64_t count;
  std::uint64_t offset;  // from the start of the file
};

std::size_t align(std::size_t position) {
  return (position + kAlignment - 1) / kAlignment * kAlignment;
}

/// Where the arrays of a file lie that has so many items of each.
/// Computed alike by who writes all and by who writes a part, so that the parts meet without a gap.
template <typename Sections>
std::vector<SectionHeader> table_of(const Sections& sections, std::span<const std::uint64_t> all) {
  std::vector<SectionHeader> out;
  std::size_t end = sizeof kMagic + sizeof(std::uint64_t) + sections.size() * sizeof(SectionHeader);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    SectionHeader header{};
    // The header is zeroed and the name shorter than its field, so the name ends with a zero.
    std::memcpy(header.name, sections[i].name.data(), sections[i].name.size());
    header.item_bytes = sections[i].item_bytes;
    header.count = all[i];
    // Arrays begin at cache lines, which suits items of any type.
    header.offset = align(end);
    end = header.offset + header.item_bytes * header.count;
    out.push_back(header);
  }
  return out;
}

void write_table(std::ostream& out, std::span<const SectionHeader> table) {
  const std::uint64_t section_count = table.size();
  out.write(kMagic, sizeof kMagic);
  out.write(reinterpret_cast<const char*>(&section_count), sizeof section_count);
  for (const SectionHeader& header : table) {
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
  }
}

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw Error(ErrorCode::kEnvironment, path + ": " + reason);
}

}  // namespace

// Mapped, not read: opening costs nothing per byte, and processes that serve one snapshot share its
// pages.
MappedFile::MappedFile(const std::string& path, Content content) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path, std::strerror(errno));
  // A directory opens as well, and mapping it would fail with a message that nobody understands.
  struct stat info {};
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(fd);
    fail(path, "not a regular file");
  }
  size_ = static_cast<std::size_t>(info.st_size);
  // An empty range cannot be mapped; an empty file is an empty array of bytes.
  if (size_ > 0) {
    // Shared, as a private mapping would show the same and reserve memory for copies that are never
    // made.
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, fd, 0);
    if (mapped == MAP_FAILED) {
      // close() may change errno.
      const int reason = errno;
      ::close(fd);
      fail(path, std::string("cannot be mapped: ") + std::strerror(reason));
    }
    data_ = static_cast<const char*>(mapped);
  }
  ::close(fd);
  mapped_ = size_;
  BlockHashes hashes;
  try {
    // The seal is read before the guard closes the pages that hold it.
    if (content == Content::kSealed) size_ = read_seal(bytes(), path, hashes);
    if (size_ > 0) guard_ = std::make_unique<GuardedMemory>(data_, size_, std::move(hashes), path);
  } catch (...) {
    ::munmap(const_cast<char*>(data_), mapped_);
    throw;
  }
}

MappedFile::~MappedFile() {
  // Before the memory goes that it watches.
  guard_.reset();
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), mapped_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      mapped_(std::exchange(other.mapped_, 0)),
      guard_(std::move(other.guard_)) {}

void ArrayFileWriter::add_bytes(std::string_view name, std::size_t item_bytes, std::size_t count,
                                const char* data) {
  assert(!name.empty() && name.size() < sizeof(SectionHeader::name));
  sections_.push_back({std::string(name), item_bytes, count, data});
}

// Streamed from the arrays of the caller: a copy of the vectors would double what a build needs at
// its peak.
void ArrayFileWriter::write(const std::string& path) const {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  write_table(out, table_of(sections_, counts()));
  constexpr char kPadding[kAlignment] = {};
  for (const Section& section : sections_) {
    const auto here = static_cast<std::size_t>(out.tellp());
    out.write(kPadding, static_cast<std::streamsize>(align(here) - here));
    out.write(section.data, static_cast<std::streamsize>(section.item_bytes * section.count));
  }
  // Closing writes what is buffered: a full disk may show only here.
  out.close();
  if (!out) fail(path, std::string("cannot be written: ") + std::strerror(errno));
  // Read again for the hashes, as what the disk took is what has to be vouched for.
  seal_file(path);
}

std::vector<std::uint64_t> ArrayFileWriter::counts() const {
  std::vector<std::uint64_t> out;
  for (const Section& section : sections_) out.push_back(section.count);
  return out;
}

void ArrayFileWriter::make_room(const std::string& path, std::span<const std::uint64_t> all) const {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  const std::vector<SectionHeader> table = table_of(sections_, all);
  write_table(out, table);
  out.close();
  const SectionHeader& last = table.back();
  // What lies between the arrays reads as zeros, which is how write() fills it.
  const auto end = static_cast<off_t>(last.offset + last.item_bytes * last.count);
  const bool has_room = ::truncate(path.c_str(), end) == 0;
  if (!out || !has_room) fail(path, std::string("cannot be written: ") + std::strerror(errno));
}

void ArrayFileWriter::write_part(const std::string& path, std::span<const std::uint64_t> before,
                                 std::span<const std::uint64_t> all) const {
  // Opened for reading too: a stream that only writes would cut the file.
  std::fstream out(path, std::ios::binary | std::ios::in | std::ios::out);
  const std::vector<SectionHeader> table = table_of(sections_, all);
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const Section& section = sections_[i];
    out.seekp(static_cast<std::streamoff>(table[i].offset + section.item_bytes * before[i]));
    out.write(section.data, static_cast<std::streamsize>(section.item_bytes * section.count));
  }
  out.close();
  if (!out) fail(path, std::string("cannot be written: ") + std::strerror(errno));
}

// The version is in the magic, so that a file of the old layout is refused before its table is
// read.
ArrayFile::ArrayFile(const std::string& path)
    : file_(path, MappedFile::Content::kSealed), path_(path) {
  const std::string_view bytes = file_.bytes();
  std::uint64_t section_count = 0;
  constexpr std::size_t kTable = sizeof kMagic + sizeof section_count;
  if (bytes.size() < kTable || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) {
    fail(path, "not an array file of this version");
  }
  std::memcpy(&section_count, bytes.data() + sizeof kMagic, sizeof section_count);
  // By division, as a damaged count times the size of a header may wrap around.
  if (section_count > (bytes.size() - kTable) / sizeof(SectionHeader)) fail(path, "truncated");
  for (std::uint64_t i = 0; i < section_count; ++i) {
    SectionHeader header{};
    std::memcpy(&header, bytes.data() + kTable + i * sizeof header, sizeof header);
    // Damage passes the seal where somebody sealed it again, and a file of another program has
    // anything here.
    // All sums and products that could wrap around are turned into differences and quotients.
    const bool inside = header.item_bytes > 0 && header.offset % kAlignment == 0 &&
                        header.offset <= bytes.size() &&
                        header.count <= (bytes.size() - header.offset) / header.item_bytes;
    if (!inside || header.name[sizeof header.name - 1] != 0) fail(path, "truncated");
    sections_.emplace(header.name,
                      Section{header.item_bytes, header.count, bytes.data() + header.offset});
  }
}

ArrayFile::Section ArrayFile::find(std::string_view name, std::size_t item_bytes) const {
  // The size of items is all that is known of a type in the file: a column of floats read as
  // integers is found by it in no other way.
  const auto found = sections_.find(name);
  if (found == sections_.end()) fail(path_, fmt::format("no array \"{}\"", name));
  if (found->second.item_bytes != item_bytes) {
    fail(path_, fmt::format("array \"{}\" has items of {} bytes, {} expected", name,
                            found->second.item_bytes, item_bytes));
  }
  return found->second;
}

StringTableView::StringTableView(std::span<const std::uint32_t> offsets,
                                 std::span<const char> chars)
    : offsets_(offsets), chars_(chars) {
  // Only the ends are looked at, as opening must touch no other page; operator[] checks each
  // string.
  if (offsets.empty() || offsets.front() != 0 || offsets.back() != chars.size()) {
    throw Error(ErrorCode::kEnvironment, "a table of strings is damaged");
  }
}

void StringTable::push_back(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max() - chars_.size()) {
    throw Error(ErrorCode::kBadInput, "the texts of a table exceed 4 GiB; split the catalogue");
  }
  chars_.insert(chars_.end(), text.begin(), text.end());
  offsets_.push_back(static_cast<std::uint32_t>(chars_.size()));
}

// Strings are made from offsets on the way, so the standard algorithms find no iterator to work on.
// Each string is checked as it is made, so a damaged table gives a wrong place and no fault.
std::size_t StringTableView::lower_bound(std::string_view key) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[middle] < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// 128 bits: names of generations are told apart by it for ever, 64 would meet by chance among many.
std::string content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace matchgraph
