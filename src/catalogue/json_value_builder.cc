#include "catalogue/json_value_builder.h"

#include <fmt/format.h>

#include "text/unicode_text.h"

namespace matchgraph::catalogue {

bool JsonValueBuilder::key(string_t& value) {
  auto& members = open_.back().value->get_ref<Json::object_t&>();
  // Of two members with one key the last counts: the slot is the same, and its value is replaced.
  const auto [member, is_new] = members.try_emplace(std::move(value));
  open_.back().key = &member->first;
  open_.back().slot = &member->second;
  if (!is_new) repeated_keys_.push_back(path());
  return true;
}

bool JsonValueBuilder::open(Json::value_t kind) {
  // Checked before anything is built: printing a value takes stack for every level of it.
  if (open_.size() >= static_cast<std::size_t>(max_depth_)) {
    too_deep_ = true;
    return false;
  }
  open_.push_back({.value = &place(kind)});
  return true;
}

bool JsonValueBuilder::close() {
  open_.pop_back();
  return true;
}

/// "pricing.price.amount", "capabilities[3].text" for the member being read.
std::string JsonValueBuilder::path() const {
  std::string result;
  for (const Open& level : open_) {
    if (level.key != nullptr) {
      if (!result.empty()) result += '.';
      result += shorten(*level.key);
    } else {
      result += fmt::format("[{}]", level.value->size() - 1);
    }
  }
  return result;
}

std::string_view parser_detail(std::string_view message) {
  const auto dash = message.find(" - ");
  // The library begins with "[json.exception.parse_error.101] parse error at line 1, column 3: ...
  // - "; people need what stands behind.
  if (dash != std::string_view::npos) message.remove_prefix(dash + 3);
  return message.substr(0, message.find("; last read: "));
}

}  // namespace matchgraph::catalogue
