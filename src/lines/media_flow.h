// Here is a line's name: which media does the job take, and which does it give?
//
// "Image generation" and "Text generation" share all words but the one that tells them apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace matchgraph {

/// Media as sets of bits.
namespace medium {
constexpr std::uint8_t kText = 1;
constexpr std::uint8_t kImage = 2;
constexpr std::uint8_t kVideo = 4;
constexpr std::uint8_t kSpeech = 8;
constexpr std::uint8_t kMusic = 16;
constexpr std::uint8_t kCode = 32;
constexpr std::uint8_t kAudio = kSpeech | kMusic;  ///< "audio" may mean either
}  // namespace medium

/// What a name says; 0: nothing.
struct MediaFlow {
  std::uint8_t takes = 0;
  std::uint8_t gives = 0;

  bool operator==(const MediaFlow&) const = default;
};

/// Reads a line's name: "Text-to-image generation" takes text and gives images, "Image, audio and
/// video understanding" takes three. A line without a name is read where it is as short as one.
/// Cost: linear.
MediaFlow media_flow(std::string_view name, std::string_view text);

/// Whether the two cannot be one job: they take other media, or give others, or one takes what the
/// other gives.
bool are_apart(MediaFlow a, MediaFlow b);

}  // namespace matchgraph
