// Here is a catalogue: which addresses should a search engine know of it?
#pragma once

#include <cstddef>
#include <string>

#include "server/site/live_generation.h"

namespace matchgraph::server {

/// The XML of sitemaps.org: the first page, the map, its areas and every entity, under `origin`
/// ("https://match.example.org"). What is more than one document may tell is an index of documents
/// ("/sitemap.xml?page=1" and so on), so that no answer grows with the catalogue. `page` from 1; 0:
/// the first address. Empty for a page that there is not.
std::string site_map(const Generation& generation, const std::string& origin, std::size_t page);

}  // namespace matchgraph::server
