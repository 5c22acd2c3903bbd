// JSON values that are written as they are made: a value is its text.
//
// Renderers only ever write, so that no tree of nodes is built and thrown away. Long documents are
// written in place, from the outside to the inside (set_object, set_objects); a value that was made
// apart is copied into what holds it.
//
// Gain over nlohmann's tree and dump() (2026-11-29, json_benchmark): an answer of ten results is
// written in 6 us instead of 23. Real answers take 10 to 25 us instead of 48 to 70, of 0.3 to 0.85
// ms.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace matchgraph::render {

class JsonText {
 public:
  struct Field;

  /// A value of any kind that append() writes.
  template <typename Value>
  requires(!std::same_as<std::remove_cvref_t<Value>, JsonText>)
      JsonText(const Value& value) {  // NOLINT: values convert
    append(value);
  }
  /// An object with these fields, in this order.
  JsonText(std::initializer_list<Field> fields);

  JsonText(const JsonText& other) : end_(other.end_) { put(other.text_); }
  JsonText(JsonText&&) = default;
  JsonText& operator=(const JsonText&) = delete;
  JsonText& operator=(JsonText&&) = default;
  ~JsonText() = default;

  static JsonText object() { return Opened{'{', '}'}; }
  /// An object that will have about so many bytes.
  static JsonText object(std::size_t bytes) {
    JsonText out = object();
    out.text_.reserve(bytes);
    return out;
  }
  static JsonText array() { return Opened{'[', ']'}; }

  /// Adds a field to an object, which must not have one of that name yet.
  template <typename Value>
  void set(std::string_view name, const Value& value) {
    begin_field(name);
    append(value);
  }
  void set(std::string_view name, std::initializer_list<Field> fields);
  /// Adds a field that is an object, whose fields `write` sets on this very value.
  template <typename Write>
  void set_object(std::string_view name, const Write& write) {
    begin_field(name);
    put_object(write);
  }
  /// Adds a field that is a list of objects, one a value, whose fields `write(value)` sets on this
  /// very value.
  template <typename Value, typename Write>
  void set_objects(std::string_view name, const std::vector<Value>& values, const Write& write) {
    begin_field(name);
    text_.push_back('[');
    for (const Value& value : values) {
      push_object([&] { write(value); });
    }
    text_.push_back(']');
  }
  /// Adds all fields of another object; the same holds.
  void update(const JsonText& object);

  /// Adds a value to a list.
  template <typename Value>
  void push_back(const Value& value) {
    begin_value();
    append(value);
  }
  void push_back(std::initializer_list<Field> fields);
  /// Adds an object to a list, whose fields `write` sets on this very value.
  template <typename Write>
  void push_object(const Write& write) {
    begin_value();
    put_object(write);
  }

  /// The value as UTF-8 JSON, on one line, without spaces; `tail` stands behind it.
  std::string text(std::string_view tail = {}) const;

 private:
  struct Opened {
    char begin;
    char end;
  };
  JsonText(Opened opened) : end_(opened.end) { text_.push_back(opened.begin); }  // NOLINT

  void set_all(std::initializer_list<Field> fields);

  void append(std::nullptr_t) { put("null"); }
  void append(bool value) { put(value ? "true" : "false"); }
  /// A number that is not finite is null. The shortest digits that read back as the same number.
  void append(double value);
  /// What is not UTF-8 becomes U+FFFD.
  void append(std::string_view value);
  void append(const std::string& value) { append(std::string_view(value)); }
  void append(const char* value) { append(std::string_view(value)); }
  void append(const JsonText& value) {
    put(value.text_);
    if (value.end_ != 0) text_.push_back(value.end_);
  }
  template <typename Number>
  requires(std::integral<Number> && !std::same_as<Number, bool>) void append(Number value) {
    put(fmt::format_int(value));
  }
  /// null where there is none.
  template <typename Value>
  void append(const std::optional<Value>& value) {
    if (value) {
      append(*value);
    } else {
      append(nullptr);
    }
  }
  template <typename Value>
  void append(const std::vector<Value>& values) {
    text_.push_back('[');
    for (const Value& value : values) push_back(value);
    text_.push_back(']');
  }

  /// Makes the text so many bytes longer; where they begin.
  char* extend(std::size_t size) {
    const std::size_t from = text_.size();
    text_.resize(from + size);
    return text_.data() + from;
  }
  /// Appends what is JSON already.
  template <typename Text>
  void put(const Text& text) {
    std::copy_n(text.data(), text.size(), extend(text.size()));
  }
  void put(const char* text) { put(std::string_view(text)); }
  template <typename Write>
  void put_object(const Write& write) {
    text_.push_back('{');
    write();
    text_.push_back('}');
  }
  /// Puts a comma behind what stands in the object or list.
  void begin_value() {
    const char last = *(text_.end() - 1);
    if (last != '{' && last != '[') text_.push_back(',');
  }
  /// Writes the name of the next field of an object.
  void begin_field(std::string_view name);

  static constexpr std::size_t kShort = 32;
  fmt::basic_memory_buffer<char, kShort> text_;  // without the end of the outermost object or list
  char end_ = 0;                                 // of it; 0: the value is neither
};

struct JsonText::Field {
  std::string_view name;
  JsonText value;
};

}  // namespace matchgraph::render
