#include "lines/media_flow.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/fold.h"

namespace matchgraph {
namespace {

using NameWords = std::vector<std::string_view>;

constexpr std::size_t kLongestName = 7;  // words of a text that may stand for a name

NameWords words_of_name(std::string_view folded) {
  NameWords out;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) out.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return out;
}

std::uint8_t medium_called(std::string_view word) {
  // Words for one medium are one bit, so that "photo" and "picture" exclude nothing.
  static const std::unordered_map<std::string_view, std::uint8_t> table{
      {"text", medium::kText},     {"texts", medium::kText},    {"image", medium::kImage},
      {"images", medium::kImage},  {"picture", medium::kImage}, {"pictures", medium::kImage},
      {"photo", medium::kImage},   {"photos", medium::kImage},  {"video", medium::kVideo},
      {"videos", medium::kVideo},  {"speech", medium::kSpeech}, {"voice", medium::kSpeech},
      {"voices", medium::kSpeech}, {"audio", medium::kAudio},   {"sound", medium::kAudio},
      {"sounds", medium::kAudio},  {"music", medium::kMusic},   {"song", medium::kMusic},
      {"songs", medium::kMusic},   {"code", medium::kCode}};
  const auto found = table.find(word);
  return found == table.end() ? std::uint8_t{0} : found->second;
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_making(std::string_view word) {
  return is_any_of(word, {"generation", "generator", "generating", "synthesis", "creation",
                          "output", "outputs", "completion", "replies"});
}

bool is_reading(std::string_view word) {
  return is_any_of(word, {"input", "inputs", "understanding", "recognition", "transcription",
                          "captioning", "classification"});
}

/// The media that are listed in front of a word: of "image, audio and video understanding" three.
std::uint8_t listed_before(const NameWords& words, std::size_t at) {
  std::uint8_t out = 0;
  while (at-- > 0) {
    const std::uint8_t one = medium_called(words[at]);
    if (one == 0 && !is_any_of(words[at], {"and", "or"})) break;
    out |= one;
  }
  return out;
}

/// The media that are listed behind it.
std::uint8_t listed_behind(const NameWords& words, std::size_t at) {
  std::uint8_t out = 0;
  while (++at < words.size()) {
    const std::uint8_t one = medium_called(words[at]);
    if (one == 0 && !is_any_of(words[at], {"and", "or"})) break;
    out |= one;
  }
  return out;
}

/// "Images as input".
std::uint8_t all_before(const NameWords& words, std::size_t at) {
  std::uint8_t out = 0;
  for (std::size_t i = 0; i < at; ++i) out |= medium_called(words[i]);
  return out;
}

void add_word(const NameWords& words, std::size_t i, MediaFlow& out) {
  const bool is_of = i + 1 < words.size() && words[i + 1] == "of";
  const std::uint8_t named = is_of ? listed_behind(words, i + 1) : listed_before(words, i);
  if (is_making(words[i])) out.gives |= named;
  if (is_reading(words[i])) out.takes |= named;
  const std::uint8_t before = listed_before(words, i);
  const std::uint8_t behind = listed_behind(words, i);
  if (before == 0 || behind == 0) {
    if (words[i] == "input" && i > 0 && words[i - 1] == "as") out.takes |= all_before(words, i);
    return;
  }
  if (words[i] == "to") {
    out.takes |= before;
    out.gives |= behind;
  } else if (words[i] == "from") {
    out.gives |= before;
    out.takes |= behind;
  }
}

bool exclude(std::uint8_t a, std::uint8_t b) { return a != 0 && b != 0 && (a & b) == 0; }

}  // namespace

MediaFlow media_flow(std::string_view name, std::string_view text) {
  const std::string folded = fold_for_names(name.empty() ? text : name);
  const NameWords words = words_of_name(folded);
  MediaFlow out;
  if (name.empty() && words.size() > kLongestName) return out;
  for (std::size_t i = 0; i < words.size(); ++i) add_word(words, i, out);
  return out;
}

bool are_apart(MediaFlow a, MediaFlow b) {
  if (exclude(a.gives, b.gives) || exclude(a.takes, b.takes)) return true;
  const auto reverses = [](MediaFlow one, MediaFlow other) {
    return one.gives == 0 && other.takes == 0 && (one.takes & other.gives) != 0;
  };
  return reverses(a, b) || reverses(b, a);
}

}  // namespace matchgraph
