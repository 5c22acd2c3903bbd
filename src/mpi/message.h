// Values as bytes, for another process of the same program on the same kind of machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace matchgraph::mpi {

using Bytes = std::string;

/// Collects values. What is read back has to be read in the same order.
class MessageWriter {
 public:
  template <typename T>
  void value(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <typename T>
  void array(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    value(static_cast<std::uint64_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  }
  template <typename T>
  void array(const std::vector<T>& values) {
    array(std::span<const T>(values));
  }
  void text(std::string_view text) { array(std::span<const char>(text)); }
  void texts(const std::vector<std::string>& all) {
    value(static_cast<std::uint64_t>(all.size()));
    for (const std::string& one : all) text(one);
  }
  template <typename T>
  void lists(const std::vector<std::vector<T>>& all) {
    std::vector<std::uint32_t> lengths;
    std::vector<T> items;
    for (const std::vector<T>& list : all) {
      lengths.push_back(static_cast<std::uint32_t>(list.size()));
      items.insert(items.end(), list.begin(), list.end());
    }
    array(lengths);
    array(items);
  }

  std::size_t size() const { return bytes_.size(); }
  Bytes take() { return std::exchange(bytes_, {}); }

 private:
  Bytes bytes_;
};

/// Reads what a MessageWriter wrote. The bytes must outlive it.
class MessageReader {
 public:
  explicit MessageReader(std::string_view bytes) : bytes_(bytes) {}

  bool is_at_end() const { return bytes_.empty(); }

  template <typename T>
  T value() {
    T out;
    std::memcpy(static_cast<void*>(&out), next(sizeof out).data(), sizeof out);
    return out;
  }
  template <typename T>
  std::vector<T> array() {
    std::vector<T> out;
    append(out);
    return out;
  }
  /// Behind what `out` has already.
  template <typename T>
  void append(std::vector<T>& out) {
    const auto count = value<std::uint64_t>();
    const std::string_view items = next(count * sizeof(T));
    const std::size_t before = out.size();
    out.resize(before + count);
    if (count > 0) std::memcpy(static_cast<void*>(out.data() + before), items.data(), items.size());
  }
  std::string_view text() { return next(value<std::uint64_t>()); }
  std::vector<std::string> texts() {
    std::vector<std::string> out(value<std::uint64_t>());
    for (std::string& one : out) one = text();
    return out;
  }
  template <typename T>
  void append_lists(std::vector<std::vector<T>>& out) {
    const auto lengths = array<std::uint32_t>();
    const auto items = array<T>();
    auto at = items.begin();
    for (const std::uint32_t length : lengths) {
      out.emplace_back(at, at + length);
      at += length;
    }
  }

 private:
  std::string_view next(std::size_t bytes) {
    const std::string_view out = bytes_.substr(0, bytes);
    bytes_.remove_prefix(bytes);
    return out;
  }

  std::string_view bytes_;
};

}  // namespace matchgraph::mpi
