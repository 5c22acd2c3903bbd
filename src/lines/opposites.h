// Here are two lines: does one say the contrary of the other?
//
// "Runs offline" and "hosted in the cloud" share a subject and their words, and no reader would put
// them on one row as something that both do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {

/// Sides that a line takes; a set of bits.
namespace side {
constexpr std::uint8_t kLocal = 1;     ///< runs where the user is
constexpr std::uint8_t kHosted = 2;    ///< runs elsewhere
constexpr std::uint8_t kReadOnly = 4;  ///< changes nothing
constexpr std::uint8_t kWrites = 8;
/// Beside kLocal or kHosted: the name of the line says so, not only its text.
constexpr std::uint8_t kPlaceByName = 16;
constexpr std::uint8_t kTakes = 32;  ///< named after what goes in: "Audio input"
constexpr std::uint8_t kGives = 64;  ///< named after what comes out: "Audio output"
}  // namespace side

/// The sides that a text takes.
std::uint8_t sides_of(std::string_view text);

/// The sides that a line takes: of a couple the one that its name takes, as its text may tell what
/// else there is ("Local server: for programs that were written for a hosted one"); else what the
/// text says. Cost: linear.
std::uint8_t sides_of(std::string_view name, std::string_view text);

/// Whether the sides exclude each other. A text that takes both of a couple excludes neither.
bool are_opposite(std::uint8_t a, std::uint8_t b);

/// The words that a text denies, as written in lower case, in order: "browser" of "without a web
/// browser", "enforced" of "is not enforced". Cost: linear.
std::vector<std::string> denied_words(std::string_view text);

}  // namespace matchgraph
