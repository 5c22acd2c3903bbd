// Numbers as a person reads them, the same in text, Markdown, HTML and sentences. All text is
// ASCII.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace matchgraph {

/// "1,234,567", "0.35", "0.00000035": no exponent, at most three digits after the leading zeros.
std::string number_words(double value);
/// "1,234,567".
std::string whole_number_words(std::uint64_t count);
/// "128k", "1.05M", "950".
std::string short_number(double value);
/// "1 result", "2 results"; -y becomes -ies, -ch becomes -ches.
std::string count_words(std::size_t count, const std::string& noun);
/// "$3.50", "$20", "$0.00000035", "12 EUR": one cent digit is never alone.
std::string amount_words(double amount, std::string_view currency);

}  // namespace matchgraph
