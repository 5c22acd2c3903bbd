#include "snapshot/rebuild/disk_room.h"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <string>
#include <vector>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

std::uint64_t bytes_of(const std::vector<std::string>& texts) {
  std::uint64_t out = 0;
  for (const std::string& text : texts) out += text.size();
  return out;
}

std::uint64_t bytes_of(const Entity& entity) {
  std::uint64_t out = entity.id.size() + entity.name.size() + entity.summary.size() +
                      entity.unique.size() + entity.versus.size() + entity.maker.size() +
                      entity.url.size() + entity.license.size() + bytes_of(entity.tags) +
                      bytes_of(entity.aliases);
  for (const Capability& capability : entity.capabilities) {
    out += capability.text.size() + capability.name.size() + capability.unique.size() +
           capability.versus.size() + bytes_of(capability.tags);
  }
  return out;
}

std::string in_words(std::uint64_t bytes) {
  constexpr std::uint64_t kKibibyte = std::uint64_t{1} << 10;
  constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20;
  // Below ten of the larger unit a number without fractions says too little.
  constexpr std::uint64_t kFew = 10 * kMebibyte;
  return bytes < kFew ? fmt::format("{} KiB", bytes / kKibibyte)
                      : fmt::format("{} MiB", bytes / kMebibyte);
}

}  // namespace

std::uint64_t least_build_bytes(const Catalogue& catalogue) {
  constexpr std::uint64_t kTimesTheTexts = 7;
  std::uint64_t texts = 0;
  for (const Entity& entity : catalogue.entities) texts += bytes_of(entity);
  return kTimesTheTexts * texts;
}

std::optional<std::uint64_t> free_bytes(const std::string& folder) {
  struct statvfs told {};
  // Some file systems of a network count no blocks at all.
  if (::statvfs(folder.c_str(), &told) != 0 || told.f_blocks == 0) return std::nullopt;
  // f_bavail and not f_bfree: the rest is kept for root.
  return std::uint64_t{told.f_bavail} * told.f_frsize;
}

void require_room(const std::string& folder, std::uint64_t needed,
                  std::optional<std::uint64_t> free) {
  if (!free || *free >= needed) return;
  throw Error(ErrorCode::kEnvironment,
              fmt::format("{}: its disk has {} left, and a build of this catalogue takes {} at the "
                          "least: make room, or use another --data; the live snapshot is untouched",
                          folder, in_words(*free), in_words(needed)));
}

}  // namespace matchgraph
