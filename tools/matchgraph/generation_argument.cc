#include "tools/matchgraph/generation_argument.h"

#include <charconv>
#include <string_view>
#include <system_error>

#include "matchgraph/error.h"

namespace matchgraph::command {

std::uint64_t parse_generation(const std::string& text) {
  std::string_view digits = text;
  // As `verify` prints it and as the folder is called.
  if (digits.starts_with("gen-")) digits.remove_prefix(4);
  std::uint64_t generation = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, generation);
  if (digits.empty() || fault != std::errc() || stop != end) {
    throw Error(ErrorCode::kUsage, "\"" + text +
                                       "\" is not the number of a generation: matchgraph verify "
                                       "lists them");
  }
  return generation;
}

}  // namespace matchgraph::command
