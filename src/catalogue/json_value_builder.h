// Events of a JSON parser -> the value that they describe.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/json_line.h"

namespace matchgraph::catalogue {

/// Builds the value while nlohmann's parser, which does not recurse, reads its text. Memory is
/// bounded in depth: one array or object more than `max_depth` in each other stops the parser.
class JsonValueBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit JsonValueBuilder(int max_depth) : max_depth_(max_depth) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t& /*token*/) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Json::value_t::object); }
  bool start_array(std::size_t /*size*/) override { return open(Json::value_t::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override;
  bool parse_error(std::size_t /*position*/, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*problem*/) override {
    return false;
  }

  /// The whole value, once the event that ends it was seen.
  Json take() { return std::move(root_); }
  bool too_deep() const { return too_deep_; }
  /// Paths of the keys that stand twice in one object; the last value counts.
  const std::vector<std::string>& repeated_keys() const { return repeated_keys_; }

 private:
  struct Open {
    Json* value;
    const std::string* key = nullptr;  // the member being read, of an object
    Json* slot = nullptr;              // its place
  };

  template <typename T>
  Json& place(T&& value) {
    if (open_.empty()) return root_ = Json(std::forward<T>(value));
    Open& parent = open_.back();
    if (parent.slot != nullptr) return *parent.slot = Json(std::forward<T>(value));
    return parent.value->get_ref<Json::array_t&>().emplace_back(std::forward<T>(value));
  }

  template <typename T>
  bool add(T&& value) {
    place(std::forward<T>(value));
    return true;
  }

  bool open(Json::value_t kind);
  bool close();
  std::string path() const;

  int max_depth_;
  Json root_;
  std::vector<Open> open_;
  std::vector<std::string> repeated_keys_;
  bool too_deep_ = false;
};

/// What the parser's message says, without the prefixes and the place that it begins with.
std::string_view parser_detail(std::string_view message);

}  // namespace matchgraph::catalogue
