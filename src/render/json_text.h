// JSON values that are written as they are made: a value is its text.
//
// Renderers only ever write, so that no tree of nodes is built and thrown away. An object or list
// copies the text of what it is given; documents nest four or five deep.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::render {

class JsonText {
 public:
  struct Field;

  JsonText(std::nullptr_t) : text_("null") {}                // NOLINT: values convert
  JsonText(bool value) : text_(value ? "true" : "false") {}  // NOLINT
  /// A number that is not finite is null. The shortest digits that read back as the same number.
  JsonText(double value);             // NOLINT
  JsonText(std::string_view value) {  // NOLINT
    text_.reserve(value.size() + 2);
    put_text(value, text_);
  }
  JsonText(const std::string& value) : JsonText(std::string_view(value)) {}  // NOLINT
  JsonText(const char* value) : JsonText(std::string_view(value)) {}         // NOLINT
  template <typename Number>
  requires(std::integral<Number> && !std::same_as<Number, bool>) JsonText(Number value)
      : text_(std::to_string(value)) {}  // NOLINT
  /// A list.
  template <typename Value>
  JsonText(const std::vector<Value>& values) : JsonText(array()) {  // NOLINT
    for (const Value& value : values) push_back(value);
  }
  /// An object with these fields, in this order.
  JsonText(std::initializer_list<Field> fields);

  static JsonText object() { return Raw{"{}"}; }
  static JsonText array() { return Raw{"[]"}; }

  /// Adds a field to an object, which must not have one of that name yet.
  void set(std::string_view name, const JsonText& value);
  /// Adds all fields of another object; the same holds.
  void update(const JsonText& object);
  /// Adds a value to a list.
  void push_back(const JsonText& value);

  /// The value as UTF-8 JSON, on one line, without spaces.
  const std::string& text() const { return text_; }

 private:
  struct Raw {
    const char* text;
  };
  JsonText(Raw raw) : text_(raw.text) {}  // NOLINT

  /// Appends a quoted text. What is not UTF-8 becomes U+FFFD.
  static void put_text(std::string_view value, std::string& out);
  /// Takes off the end of an object or list and puts a comma behind what is in it.
  void reopen();

  std::string text_;
};

struct JsonText::Field {
  std::string_view name;
  JsonText value;
};

}  // namespace matchgraph::render
