#include "catalogue/entity_id.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/word_character.h"

namespace matchgraph::catalogue {
namespace {

constexpr std::size_t kMaxIdBytes = 200;

bool has_space_or_control(std::string_view id) {
  for (std::size_t at = 0; at < id.size();) {
    std::int32_t codepoint = 0;
    // White space beyond ASCII would be invisible in an address or a command.
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(id.data()) + at,
                                        static_cast<utf8proc_ssize_t>(id.size() - at), &codepoint);
    if (bytes <= 0 || is_space(codepoint) || is_control(codepoint)) return true;
    at += static_cast<std::size_t>(bytes);
  }
  return false;
}

/// Whether a browser would read a part of the id as a way in folders.
bool has_dot_segment(std::string_view id) {
  while (!id.empty()) {
    const std::size_t end = std::min(id.find('/'), id.size());
    const std::string_view segment = id.substr(0, end);
    if (segment == "." || segment == "..") return true;
    id.remove_prefix(std::min(end + 1, id.size()));
  }
  return false;
}

}  // namespace

bool is_entity_id(std::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes && !has_space_or_control(id) &&
         !has_dot_segment(id);
}

std::string read_id(FieldReader& fields) {
  constexpr std::string_view kHint =
      "every entity needs an id of 1 to 200 bytes without white space";
  const auto value = fields.take("id");
  if (!value) {
    fields.log().error("id", "is missing", std::string(kHint));
    return {};
  }
  // Each fault has words of its own, as an id is never mended: who wrote it has to.
  std::string reason;
  const auto* const id = value->get_ptr<const std::string*>();
  if (id == nullptr) {
    reason = fmt::format("expected a string, found {}", shown(*value));
  } else if (id->empty()) {
    reason = "is empty";
  } else if (id->size() > kMaxIdBytes) {
    reason = fmt::format("is {} bytes long, found {}", id->size(), shown(*value));
  } else if (has_dot_segment(*id)) {
    reason =
        fmt::format("has a part \".\" or \"..\", which no link can hold, found {}", shown(*value));
  } else if (has_space_or_control(*id)) {
    reason = fmt::format("holds white space or a control character, found {}", shown(*value));
  } else {
    return *id;
  }
  fields.log().error("id", std::move(reason), std::string(kHint));
  return {};
}

}  // namespace matchgraph::catalogue
