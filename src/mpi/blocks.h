// Here are numbered items: which of them does a process have?
#pragma once

#include <cstddef>
#include <cstdint>

namespace matchgraph::mpi {

/// Items cut into as many successive blocks as there are processes, as equal as can be.
class Blocks {
 public:
  Blocks(std::size_t items, std::size_t parts) : items_(items), parts_(parts) {}

  std::size_t parts() const { return parts_; }
  std::size_t begin(std::size_t part) const { return items_ * part / parts_; }
  std::size_t size(std::size_t part) const { return begin(part + 1) - begin(part); }
  /// Whose item it is; `item` < items.
  std::size_t owner(std::size_t item) const { return ((item + 1) * parts_ - 1) / items_; }

 private:
  std::size_t items_;
  std::size_t parts_;
};

}  // namespace matchgraph::mpi
