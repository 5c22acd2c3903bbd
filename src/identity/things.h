// Here is an entity: which others are the same thing, to somebody who reads a list of results?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "storage/array_file.h"

namespace matchgraph {

/// Writes which entities are one thing: `thing_of` names for each the smallest of its kind.
void write_things(std::span<const std::uint32_t> thing_of, const std::string& path);

/// Read-only; safe to share between threads.
class Things {
 public:
  explicit Things(const std::string& path);

  std::size_t entities() const { return of_.size(); }
  /// The number of the thing that an entity is: that of the smallest entity that is it too.
  std::uint32_t of(std::uint32_t entity) const { return of_[entity]; }
  /// Whether nothing else is the same thing.
  bool is_alone(std::uint32_t entity) const {
    return (alone_[entity / kWordBits] >> entity % kWordBits & 1U) != 0;
  }
  /// All entities that are a thing, ascending.
  std::span<const std::uint32_t> members(std::uint32_t thing) const;

 private:
  friend void write_things(std::span<const std::uint32_t> thing_of, const std::string& path);
  static constexpr std::size_t kWordBits = 64;

  ArrayFile file_;
  std::span<const std::uint32_t> of_, begin_, members_;
  std::span<const std::uint64_t> alone_;  // a bit per entity: a look at many of them stays in cache
};

}  // namespace matchgraph
