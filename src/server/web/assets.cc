// The files that pages load, as part of the program.
#include <array>
#include <cstdint>

#include "server/web/pages.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

/// FNV-1a of the body in hexadecimal digits.
// At compile time, so that a file that changed has a new address without anybody's doing.
constexpr std::array<char, 16> tag_of(std::string_view body) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : body) {
    // FNV's prime for 64 bits.
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  std::array<char, 16> digits{};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    digits[i] = "0123456789abcdef"[(hash >> (60 - 4 * i)) & 15];
  }
  return digits;
}

constexpr std::array<char, 16> kStyleTag = tag_of(kStyleCss);
constexpr std::array<char, 16> kScriptTag = tag_of(kAppJs);
constexpr std::array<char, 16> kIconTag = tag_of(kIconSvg);
constexpr std::array<char, 16> kTypesTag = tag_of(kTypesSvg);

constexpr std::string_view text_of(const std::array<char, 16>& tag) {
  return {tag.data(), tag.size()};
}

// Few enough that a loop finds one faster than a table would be made.
constexpr std::array<Asset, 4> kAssets = {{
    {"/static/style.css", "text/css; charset=utf-8", kStyleCss, text_of(kStyleTag)},
    {"/static/app.js", "text/javascript; charset=utf-8", kAppJs, text_of(kScriptTag)},
    {"/static/icon.svg", "image/svg+xml", kIconSvg, text_of(kIconTag)},
    {"/static/types.svg", "image/svg+xml", kTypesSvg, text_of(kTypesTag)},
}};

}  // namespace

std::span<const Asset> assets() { return kAssets; }

const Asset* find_asset(std::string_view path) {
  for (const Asset& asset : kAssets) {
    if (asset.path == path) return &asset;
  }
  return nullptr;
}

}  // namespace matchgraph::web
