// Lists of names that make one capability: "Supported platforms: Linux, macOS".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::readme {

struct NameList {
  std::string name;
  std::string text;  ///< the title and the names behind it, up to kMostTextBytes
};

/// The names of a list below `title`, or nothing when its items are longer: those are capabilities
/// of their own. Names may be longer where the title announces them ("Supported ...", `announces`),
/// and still longer where it names kinds of things ("formats", "compilers"). `subjects` are the
/// names of the thing, lower case.
std::optional<NameList> join_names(const markdown::Block& list, std::string_view title,
                                   bool announces, const std::vector<std::string>& subjects);

struct Bullet {
  std::string name;
  std::string text;  ///< empty where it is no capability
  bool is_labelled = false;
};

/// "• Sieving: separates grains" as a paragraph of its own; nothing when it begins with no such
/// mark.
std::optional<Bullet> read_bullet(std::string_view words);

}  // namespace matchgraph::readme
