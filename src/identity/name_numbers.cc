#include "identity/name_numbers.h"

#include <algorithm>
#include <vector>

#include "text/ascii.h"

namespace matchgraph {

std::string numbers_of_name(std::string_view name) {
  std::vector<std::string> numbers;
  std::size_t at = 0;
  const auto digits = [&] {
    while (at < name.size() && is_digit(name[at])) ++at;
  };
  while (at < name.size()) {
    const std::size_t begin = at;
    digits();
    if (at == begin) {
      ++at;
      continue;
    }
    while (at + 1 < name.size() && name[at] == '.' && is_digit(name[at + 1])) {
      ++at;
      digits();
    }
    if (at < name.size() &&
        std::string_view("bkm").find(to_lower(name[at])) != std::string_view::npos) {
      ++at;
    }
    numbers.push_back(in_lower_case(name.substr(begin, at - begin)));
  }
  std::sort(numbers.begin(), numbers.end());
  std::string out;
  for (const std::string& number : numbers) out += (out.empty() ? "" : " ") + number;
  return out;
}

}  // namespace matchgraph
