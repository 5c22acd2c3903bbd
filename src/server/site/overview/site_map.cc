#include "server/site/overview/site_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/web/links.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph::server {
namespace {

// Of one document; sitemaps.org allows 50,000, which would be an answer of 6 MiB.
constexpr std::size_t kAddresses = 10'000;

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view kNames = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

// Addresses are percent-encoded, and so hold nothing but "&" that XML has a meaning for.
std::string escaped(std::string address) {
  for (std::size_t at = address.find('&'); at != std::string::npos;
       at = address.find('&', at + 1)) {
    address.replace(at, 1, "&amp;");
  }
  return address;
}

// In the order in which people see them: the first page, the map, areas, entities.
std::string address_at(const Generation& generation, std::size_t position) {
  const std::size_t areas = generation.map.areas.size();
  if (position == 0) return "/";
  if (position == 1) return "/map";
  if (position < 2 + areas) {
    return web::address("/map", {{"area", generation.map.areas[position - 2].id}});
  }
  const auto entity = static_cast<EntityIndexNumber>(position - 2 - areas);
  return web::entity_path(generation.snapshot->facts().id(entity));
}

std::string addresses(const Generation& generation, const std::string& origin, std::size_t from,
                      std::size_t to) {
  std::string out = fmt::format("{}<urlset {}>\n", kHead, kNames);
  for (std::size_t i = from; i < to; ++i) {
    out += fmt::format("<url><loc>{}</loc></url>\n", escaped(origin + address_at(generation, i)));
  }
  return out + "</urlset>\n";
}

}  // namespace

std::string site_map(const Generation& generation, const std::string& origin, std::size_t page) {
  const std::size_t count = 2 + generation.map.areas.size() + generation.entities;
  const std::size_t pages = (count + kAddresses - 1) / kAddresses;
  if (page == 0 && pages == 1) return addresses(generation, origin, 0, count);
  if (page > pages) return {};
  if (page > 0) {
    const std::size_t from = (page - 1) * kAddresses;
    return addresses(generation, origin, from, std::min(count, from + kAddresses));
  }
  std::string out = fmt::format("{}<sitemapindex {}>\n", kHead, kNames);
  for (std::size_t i = 1; i <= pages; ++i) {
    out += fmt::format("<sitemap><loc>{}/sitemap.xml?page={}</loc></sitemap>\n", origin, i);
  }
  return out + "</sitemapindex>\n";
}

}  // namespace matchgraph::server
