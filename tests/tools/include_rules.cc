// On Debian every library's header lies in one folder, so that linking alone does not stop a module
// from including what it should not know: this does.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MATCHGRAPH_SOURCE_DIR;

/// Which folders of the project a folder's files may include from ("." is the folder itself).
const std::map<std::string, std::set<std::string>> kAllowed = {
    {"include/matchgraph", {"matchgraph"}},
    {"src/storage", {"storage", "matchgraph"}},
    {"src/catalogue", {"catalogue", "matchgraph"}},
    {"graph", {"graph", "storage", "matchgraph"}},
    {"index", {"index", "catalogue", "storage", "matchgraph"}},
    {"src/claims", {"claims", "index", "storage", "matchgraph"}},
    {"src/snapshot", {"snapshot", "claims", "index", "graph", "storage", "matchgraph"}},
    {"src/query", {"query", "snapshot", "claims", "index", "graph", "matchgraph"}},
    {"src/evidence", {"evidence", "catalogue", "matchgraph"}},
    {"src/query", {"query", "snapshot", "index", "graph", "matchgraph"}},
    {"src/render", {"render", "matchgraph"}},
    {"src/server", {"server", "server/web", "snapshot", "matchgraph"}},
    {"src/server/web", {"server/web", "render", "matchgraph"}},
    {"tools/importers", {"tools/importers", "catalogue", "render", "matchgraph"}},
    {"tools/matchgraph", {"tools/matchgraph", "tools/importers", "matchgraph"}},
    {"tools/benchmark",
     {"tools/benchmark", "snapshot", "query", "index", "graph", "storage", "matchgraph"}},
};

/// Which folders may include a library's headers, by how the header's name begins.
const std::map<std::string, std::set<std::string>> kLibraries = {
    {"xapian.h", {"index", "tools/benchmark"}},
    {"boost/graph", {"graph"}},
    {"httplib.h", {"src/server", "tools/importers"}},
    {"md4c.h", {"tools/importers"}},
    {"sqlite3.h", {"src/evidence", "tools/benchmark"}},
    {"CLI/", {"tools/matchgraph"}},
    {"kainjow/", {"src/render", "src/server/web"}},
    {"nlohmann/",
     {"src/catalogue", "src/evidence", "src/snapshot", "src/render", "src/server",
      "tools/importers"}},
    {"spdlog/", {"tools/matchgraph"}},
};

struct Include {
  std::string file;
  std::string folder;
  std::string header;
  bool own = false;  // in quotes
};

std::vector<Include> all_includes() {
  std::vector<Include> out;
  for (const auto& [folder, allowed] : kAllowed) {
    if (!fs::exists(kRoot / folder)) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(kRoot / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("#include ")) continue;
        const char quote = line[9];
        const std::size_t end = line.find(quote == '<' ? '>' : '"', 10);
        out.push_back({fs::relative(entry.path(), kRoot).string(), folder,
                       line.substr(10, end - 10), quote == '"'});
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every folder includes from itself and from floors below only") {
  const auto includes = all_includes();
  CHECK(includes.size() > 100);
  for (const Include& include : includes) {
    if (!include.own) continue;
    const std::string from = fs::path(include.header).parent_path().string();
    INFO(include.file << " includes " << include.header);
    CHECK(kAllowed.at(include.folder).contains(from));
  }
}

TEST_CASE("each library is known to the folder that stands for it, and to no other") {
  for (const Include& include : all_includes()) {
    for (const auto& [library, folders] : kLibraries) {
      if (!include.header.starts_with(library)) continue;
      INFO(include.file << " includes " << include.header);
      CHECK(folders.contains(include.folder));
    }
  }
}

TEST_CASE("all code stands in a folder that these rules know") {
  for (const char* top : {"src", "index", "graph", "tools", "include"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kRoot / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      const std::string folder = fs::relative(entry.path().parent_path(), kRoot).string();
      INFO(folder << " has code and no rule");
      CHECK(kAllowed.contains(folder));
    }
  }
}
