// A catalogue as files that any web server, or none, can show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace matchgraph {

struct SiteExportOptions {
  std::string data;    ///< the data folder
  std::string folder;  ///< is made, and may hold an older export, whose files are replaced
  /// Where questions go that no file answers: "https://match.example.org". Empty: their links stay
  /// addresses of the site that the files are put on.
  std::string server = {};
  std::size_t comparisons = 100;  ///< the most telling ones, of the best ranked entities
};

struct SiteExportReport {
  std::size_t entities = 0;     ///< pages of entities
  std::size_t comparisons = 0;  ///< pages of comparisons
  std::size_t pictures = 0;     ///< of comparisons; 0 where nothing here draws
  std::size_t files = 0;        ///< all of them
  std::uint64_t bytes = 0;      ///< together
};

/// Writes the pages of every entity and of the most telling comparisons, the map, and what they
/// load, with links that lead from file to file. Throws Error: kUsage for an address that is none
/// of the web, kEnvironment when there is no snapshot or a file cannot be written. Cost: some
/// milliseconds an entity.
SiteExportReport export_site(const SiteExportOptions& options);

}  // namespace matchgraph
