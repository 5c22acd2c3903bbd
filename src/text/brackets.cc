#include "text/brackets.h"

namespace matchgraph {

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    // A lone closing bracket, as of lists that count "1) copy the file", ends no aside: below none,
    // the depth would swallow all that follows.
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

}  // namespace matchgraph
