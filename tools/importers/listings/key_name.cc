#include "tools/importers/listings/key_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/listings/model_makers.h"

namespace matchgraph::importers {
namespace {

/// Words for editions, sizes and tasks: no model is called so by them alone.
constexpr std::array<std::string_view, 34> kEditionWords = {
    "audio",        "base",    "beta",   "chat",     "dev",   "edit",    "exp",
    "experimental", "fast",    "fp8",    "hd",       "image", "large",   "latest",
    "lite",         "max",     "medium", "mid",      "mini",  "preview", "pro",
    "quality",      "small",   "speech", "standard", "text",  "to",      "turbo",
    "ultra",        "upscale", "v",      "version",  "video", "voice"};
static_assert(std::is_sorted(kEditionWords.begin(), kEditionWords.end()));

/// Whether one of its words may be what a model is called.
bool tells(std::string_view part) {
  if (!maker_of_model(part).empty()) return true;  // "o1"
  const std::string words = catalogue::slug(part);
  // Every word has to be looked at: "v3-large" tells nothing, "v3-whisper" does.
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find('-', begin), words.size());
    const std::string_view word = std::string_view(words).substr(begin, end - begin);
    begin = end + 1;
    const std::size_t first_digit = word.find_first_of("0123456789");
    const bool is_version = first_digit <= 1;  // "v3", "2"
    const bool is_edition = std::binary_search(kEditionWords.begin(), kEditionWords.end(), word);
    if (!is_version && !is_edition) return true;
  }
  return false;
}

std::vector<std::string_view> parts_of(std::string_view key) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= key.size();) {
    const std::size_t end = std::min(key.find('/', begin), key.size());
    if (end > begin) parts.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::string name_of_key(std::string_view key, std::string_view provider) {
  std::string last = name_of_model(key);
  if (last.empty() || tells(last)) return last;
  std::vector<std::string_view> parts = parts_of(key);
  if (parts.empty()) return last;
  // "deepseek.v3-v1:0": the label that was taken for a maker's name space is the family's.
  const std::string_view whole = parts.back();
  const std::size_t at = whole.find(last);
  parts.pop_back();
  std::string name = last;
  if (at != std::string_view::npos && at > 1) {
    const std::string_view labels = whole.substr(0, at - 1);
    return std::string(labels.substr(labels.rfind('.') + 1)) + " " + name;
  }
  // A part that was taken in may itself be one of a family: "flux/kontext-max/text-to-image".
  while (!parts.empty()) {
    const std::string_view part = parts.back();
    if (tells(name) && maker_of_model(part).empty()) break;
    // The provider goes in front below, and only where nothing else tells the model apart.
    if (catalogue::slug(part) == catalogue::slug(provider)) break;
    name.insert(0, std::string(part) + " ");
    parts.pop_back();
  }
  return tells(name) || provider.empty() ? name : std::string(provider) + " " + name;
}

}  // namespace matchgraph::importers
