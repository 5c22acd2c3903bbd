// Here is the beginning of a text: which strings go on so, and which of them come first?
//
// Strings in byte order, each with a place: a number that says how soon it is wanted, 0 first. Over
// the places lies a pyramid: the smallest of every 16, then of every 16 of those, and so on. The
// best of any range of strings is found by going down the pyramid where it is smallest, so that one
// letter, which begins thousands of strings, costs hardly more than a whole word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/array_file.h"

namespace matchgraph {

/// Collects strings and their places. Holds the arrays that it adds to a writer, so it has to live
/// until that has written.
class PrefixTableBuilder {
 public:
  void add(std::string_view key, std::uint32_t place) { rows_.emplace_back(key, place); }
  /// Sorts what was added, equal strings in the order of their adding, and adds the arrays. Throws
  /// Error (kBadInput) beyond 4 GiB of strings.
  void add_to(ArrayFileWriter& writer, const std::string& name);

 private:
  std::vector<std::pair<std::string, std::uint32_t>> rows_;
  std::vector<std::uint32_t> offsets_, places_, minima_;
  std::vector<char> chars_;
};

/// Positions [begin, end) of a table.
struct KeyRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  bool operator==(const KeyRange&) const = default;
};

/// Read-only; safe to share between threads. Every function throws Error (kEnvironment) when it
/// meets damage.
class PrefixTable {
 public:
  static constexpr std::size_t kFanOut = 16;  ///< a cache line of places

  /// The file must outlive the table.
  PrefixTable(const ArrayFile& file, const std::string& name);

  std::size_t size() const { return places_.size(); }
  std::string_view key(std::size_t position) const {
    const std::uint32_t begin = offsets_[position];
    const std::uint32_t end = offsets_[position + 1];
    if (begin > end || end > chars_.size()) damaged();
    return {chars_.data() + begin, end - begin};
  }
  std::uint32_t place(std::size_t position) const { return places_[position]; }

  /// Strings that begin with the text; all of them for an empty one. Cost: the text's length times
  /// a logarithm.
  KeyRange beginning_with(std::string_view text) const;
  /// Strings that are the text, in the order in which they were added.
  KeyRange equal_to(std::string_view text) const;
  /// Ranges of strings that begin with what is one edit away from the text (a letter more, less or
  /// other, or two neighbours swapped). The first byte stays, as do digits and what is not ASCII.
  /// Ranges may overlap. Cost: some hundreds of searches.
  std::vector<KeyRange> beginning_nearly_with(std::string_view text) const;

 private:
  friend class BestFirst;
  [[noreturn]] static void damaged();
  /// Strings of the range whose byte at `depth` is the given one. All of the range must agree in
  /// the bytes before.
  KeyRange narrowed(KeyRange range, std::size_t depth, unsigned char byte) const;
  /// Of a range that agrees in the bytes before `depth`, what goes on with `rest`.
  KeyRange followed(KeyRange range, std::size_t depth, std::string_view rest) const;
  /// First position of the range whose key has at `depth` that byte or a larger one.
  std::size_t first_from(KeyRange range, std::size_t depth, unsigned byte) const;
  void add_edits(KeyRange range, std::string_view text, std::size_t at,
                 std::vector<KeyRange>& out) const;

  std::span<const std::uint32_t> offsets_;  // one more than there are keys
  std::span<const char> chars_;
  /// Level 0 is the places, level i + 1 the minima of every kFanOut of level i.
  std::vector<std::span<const std::uint32_t>> levels_;
  std::span<const std::uint32_t> places_;
};

/// Walks through ranges of a table by ascending place, ties by ascending position. A position that
/// lies in several ranges comes several times. Cost a step: a few levels of 16 places.
class BestFirst {
 public:
  BestFirst(const PrefixTable& table, std::span<const KeyRange> ranges);
  /// The next position; nothing when all were given.
  std::optional<std::size_t> next();

 private:
  struct Node {
    std::uint32_t place = 0;
    std::size_t first = 0;  // smallest position below the node
    std::size_t level = 0;
    std::size_t index = 0;  // in its level
  };
  struct Later {
    bool operator()(const Node& a, const Node& b) const {
      if (a.place != b.place) return a.place > b.place;
      return a.first != b.first ? a.first > b.first : a.level > b.level;
    }
  };
  void push(std::size_t level, std::size_t index);
  void cover(KeyRange range);

  const PrefixTable& table_;
  std::priority_queue<Node, std::vector<Node>, Later> nodes_;
};

}  // namespace matchgraph
