#include "text/wish_list.h"

#include <cstddef>

namespace matchgraph {

bool is_wish_list(std::string_view text) {
  constexpr std::string_view kEnds = ".?!";
  // A sentence may end within quotation marks or brackets, and still it ends.
  constexpr std::string_view kBehind = " \n\t\"')";
  bool has_comma = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    has_comma = has_comma || text[i] == ',';
    // The dot of "Apache 2.0" and of ".NET" ends nothing.
    const bool is_end =
        kEnds.find(text[i]) != std::string_view::npos &&
        (i + 1 == text.size() || kBehind.find(text[i + 1]) != std::string_view::npos);
    if (is_end) return false;
  }
  return has_comma;
}

}  // namespace matchgraph
