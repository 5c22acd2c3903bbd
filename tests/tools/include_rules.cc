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
    {"src/text", {"text"}},
    {"src/endpoint", {"endpoint", "text"}},
    {"graph", {"graph", "storage", "matchgraph", "graph/rows"}},
    {"graph/rows", {"graph/rows", "storage"}},
    {"src/identity", {"identity", "text", "storage", "matchgraph", "graph/rows"}},
    {"src/catalogue", {"catalogue", "identity", "storage", "text", "matchgraph"}},
    {"src/filters", {"text", "matchgraph"}},
    {"src/wording", {"wording", "text", "matchgraph"}},
    {"index",
     {"index", "index/suggest", "identity", "storage", "text", "matchgraph", "index/facts"}},
    {"index/facts",
     {"identity", "index", "index/facts", "matchgraph", "storage", "text", "wording"}},
    {"index/suggest", {"index", "index/suggest", "identity", "storage", "text", "matchgraph"}},
    {"src/claims", {"claims", "text", "storage", "identity", "matchgraph", "index/facts"}},
    {"src/lines", {"lines", "index", "text"}},
    {"src/traits",
     {"traits", "traits/rows", "traits/said_of", "lines", "text", "matchgraph", "index/facts"}},
    {"src/traits/said_of", {"traits", "traits/said_of", "text", "matchgraph"}},
    {"src/traits/rows", {"traits", "traits/rows"}},
    {"src/evidence",
     {"evidence", "evidence/postgresql", "evidence/sqlite", "catalogue", "text", "matchgraph"}},
    {"src/evidence/postgresql", {"evidence", "evidence/postgresql", "matchgraph"}},
    {"src/evidence/sqlite", {"evidence", "evidence/sqlite"}},
    {"src/embedding", {"embedding", "evidence/sqlite", "storage", "matchgraph", "graph/rows"}},
    {"src/snapshot",
     {"snapshot", "snapshot/ranks", "snapshot/past_searches", "embedding", "claims", "lines",
      "traits", "index", "index/suggest", "identity", "graph", "storage", "text", "matchgraph",
      "graph/rows", "index/facts", "snapshot/generations"}},
    {"src/snapshot/rebuild",
     {"snapshot", "snapshot/rebuild", "snapshot/ranks", "snapshot/past_searches",
      "snapshot/generations", "snapshot/renewal", "embedding", "claims", "traits", "index",
      "index/facts", "index/suggest", "identity", "graph", "graph/rows", "storage", "matchgraph"}},
    {"src/snapshot/renewal",
     {"snapshot", "snapshot/renewal", "snapshot/generations", "index", "graph", "graph/rows",
      "storage", "matchgraph"}},
    {"src/snapshot/generations",
     {"index", "matchgraph", "snapshot", "snapshot/generations", "storage"}},
    {"src/snapshot/ranks",
     {"snapshot/ranks", "claims", "storage", "text", "wording", "matchgraph", "index/facts"}},
    {"src/snapshot/past_searches",
     {"snapshot", "snapshot/ranks", "snapshot/past_searches", "index", "graph", "storage", "text",
      "matchgraph", "graph/rows", "index/facts"}},
    {"src/mpi",
     {"mpi", "snapshot", "snapshot/rebuild", "catalogue", "index", "index/facts", "graph",
      "graph/rows", "storage", "matchgraph"}},
    {"src/query",
     {"query", "query/language", "query/comparison", "query/explaining", "snapshot", "traits",
      "lines", "identity", "index", "graph", "text", "wording", "matchgraph", "graph/rows",
      "index/facts", "query/ranking/matching"}},
    {"src/query/language",
     {"query/language", "snapshot", "traits", "text", "matchgraph", "query/language/readings",
      "query/language/bounds"}},
    {"src/query/language/readings",
     {"index/facts", "matchgraph", "query/language", "query/language/readings",
      "query/language/bounds", "text", "traits"}},
    {"src/query/language/bounds",
     {"matchgraph", "query/language", "query/language/readings", "query/language/bounds", "text"}},
    {"src/query/ranking",
     {"query", "query/language", "query/ranking", "query/comparison", "query/comparison/mentions",
      "query/explaining", "snapshot", "traits", "identity", "index", "graph", "text", "wording",
      "matchgraph", "graph/rows", "index/facts", "query/ranking/matching"}},
    {"src/query/ranking/matching",
     {"graph", "identity", "index", "index/facts", "matchgraph", "query", "query/ranking/matching",
      "snapshot", "text", "traits", "wording"}},
    {"src/query/comparison/mentions",
     {"query", "query/comparison/mentions", "index", "lines", "matchgraph", "traits"}},
    {"src/query/comparison",
     {"query", "query/comparison", "query/comparison/mentions", "query/explaining", "snapshot",
      "claims", "lines", "traits", "index", "graph", "text", "wording", "matchgraph", "graph/rows",
      "index/facts"}},
    {"src/query/covering",
     {"query", "query/comparison", "query/covering", "matchgraph", "query/ranking/matching"}},
    {"src/query/explaining",
     {"query", "query/explaining", "query/comparison", "query/ranking", "snapshot",
      "snapshot/ranks", "index", "graph", "text", "matchgraph"}},
    {"src/query/evaluation", {"query/evaluation", "snapshot", "graph", "matchgraph"}},
    {"src/render", {"render", "render/csv", "render/markdown", "text", "wording", "matchgraph"}},
    {"src/render/text", {"render", "render/text", "text", "wording", "matchgraph"}},
    {"src/render/json", {"render", "render/json", "render/text", "matchgraph"}},
    {"src/render/markdown",
     {"render", "render/markdown", "render/text", "render/html", "wording", "matchgraph"}},
    {"src/render/html", {"render", "render/html", "render/text", "text", "wording", "matchgraph"}},
    {"src/render/csv", {"render", "render/csv", "render/text", "text", "matchgraph"}},
    {"src/render/page", {"render/page", "text", "matchgraph"}},
    {"src/render/png", {"render/png"}},
    {"src/server/api", {"server/api", "render/json", "matchgraph"}},
    {"src/server/http", {"server/http", "server/web", "text", "matchgraph"}},
    {"src/server/site",
     {"server/site", "server/site/overview", "server/site/visits", "server/api", "server/http",
      "server/mcp", "server/web", "render/png", "text", "matchgraph", "server/web/lists",
      "server/web/pictures", "snapshot/generations", "storage"}},
    {"src/server/site/overview",
     {"server/site", "server/site/overview", "server/web", "snapshot", "text", "matchgraph"}},
    {"src/server/site/visits", {"server/site/visits", "server/http", "evidence", "matchgraph"}},
    {"src/server/mcp",
     {"server/mcp", "server/api", "server/http", "server/web", "text", "matchgraph"}},
    {"src/server/web",
     {"server/web", "render", "render/html", "render/markdown", "render/text", "text", "wording",
      "matchgraph", "server/web/lists", "server/web/pictures"}},
    {"src/server/web/pictures",
     {"matchgraph", "render", "render/html", "render/text", "server/web", "server/web/pictures",
      "wording"}},
    {"src/server/web/lists",
     {"matchgraph", "render", "render/html", "render/text", "server/web", "server/web/lists",
      "server/web/pictures", "wording"}},
    {"tools/importers",
     {"tools/importers", "tools/importers/common", "tools/importers/listings",
      "tools/importers/lists", "tools/importers/pages", "tools/importers/readme",
      "tools/importers/records", "tools/importers/listings/prices"}},
    {"tools/importers/common", {"tools/importers/common", "catalogue", "text", "matchgraph"}},
    {"tools/importers/listings",
     {"tools/importers/listings", "tools/importers/fields", "tools/importers/common",
      "tools/importers", "catalogue", "text", "matchgraph"}},
    {"tools/importers/listings/prices",
     {"matchgraph", "text", "tools/importers/common", "tools/importers/listings",
      "tools/importers/listings/prices"}},
    {"tools/importers/fields",
     {"tools/importers/fields", "tools/importers/common", "text", "matchgraph"}},
    {"tools/importers/records",
     {"tools/importers/records", "tools/importers/lists", "tools/importers/markdown",
      "tools/importers/fields", "tools/importers/common", "tools/importers", "text", "matchgraph"}},
    {"tools/importers/markdown",
     {"tools/importers/markdown", "tools/importers/common", "tools/importers", "catalogue", "text",
      "matchgraph"}},
    {"tools/importers/lists",
     {"tools/importers/lists", "tools/importers/markdown", "tools/importers/fields",
      "tools/importers/common", "catalogue", "text", "matchgraph", "tools/importers/listings"}},
    {"tools/importers/readme",
     {"tools/importers/readme", "tools/importers/markdown", "tools/importers/fields",
      "tools/importers/listings", "tools/importers/common", "text", "matchgraph",
      "tools/importers/readme/capabilities", "tools/importers/readme/capabilities/lines"}},
    {"tools/importers/readme/capabilities",
     {"catalogue", "endpoint", "text", "tools/importers/common", "tools/importers/fields",
      "tools/importers/markdown", "tools/importers/readme", "tools/importers/readme/capabilities",
      "tools/importers/readme/capabilities/lines"}},
    {"tools/importers/readme/capabilities/lines",
     {"text", "tools/importers/markdown", "tools/importers/readme/capabilities",
      "tools/importers/readme/capabilities/lines"}},
    {"tools/importers/pages",
     {"tools/importers/pages", "tools/importers/common", "render/page", "catalogue", "text",
      "matchgraph"}},
    {"tools/matchgraph",
     {"tools/matchgraph", "endpoint", "text", "storage", "matchgraph",
      "tools/matchgraph/subcommands"}},
    {"tools/matchgraph/subcommands",
     {"matchgraph", "tools/importers", "tools/importers/fields",
      "tools/importers/readme/capabilities", "tools/matchgraph", "tools/matchgraph/subcommands"}},
    {"tools/mpi",
     {"tools/mpi", "tools/matchgraph", "tools/matchgraph/subcommands", "mpi", "matchgraph"}},
    {"tools/openapi", {"server/api"}},
    {"tools/package", {"tools/package", "tools/matchgraph"}},
    {"tools/package/example", {}},
    {"tools/dump", {"tools/dump", "storage", "matchgraph"}},
    {"tools/benchmark",
     {"tools/benchmark", "tools/importers/listings", "render/json", "query", "query/ranking",
      "snapshot", "index", "graph", "query/comparison", "matchgraph", "graph/rows",
      "query/ranking/matching", "tools/importers/readme",
      "tools/importers/readme/capabilities/lines"}},
};

/// Which folders may include a library's headers, by how the header's name begins.
const std::map<std::string, std::set<std::string>> kLibraries = {
    {"xapian.h", {"index", "tools/benchmark"}},
    {"boost/graph", {"graph"}},
    {"boost/mpi", {"src/mpi"}},
    {"librsvg/", {"src/render/png"}},
    {"cairo.h", {"src/render/png"}},
    {"immintrin.h", {"graph/rows"}},
    {"httplib.h", {"src/server/http", "src/server/site", "src/endpoint"}},
    {"md4c.h", {"tools/importers/markdown"}},
    {"yaml-cpp/", {"tools/importers/records"}},
    {"sqlite3.h", {"src/evidence/sqlite", "tools/benchmark"}},
    {"CLI/", {"tools/matchgraph", "tools/matchgraph/subcommands", "tools/dump", "tools/package"}},
    {"kainjow/", {"src/render/html", "src/server/web"}},
    {"nlohmann/",
     {"src/catalogue", "src/evidence", "src/snapshot/generations", "src/render/json",
      "src/render/page", "tools/benchmark", "src/server/api", "src/server/mcp", "src/server/site",
      "tools/importers/common", "tools/importers/listings", "tools/importers/lists",
      "tools/importers/pages", "tools/importers/readme", "tools/importers/readme/capabilities",
      "tools/matchgraph"}},
    {"spdlog/", {"tools/matchgraph/subcommands"}},
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

TEST_CASE("no rule allows what nobody does") {
  std::map<std::string, std::set<std::string>> used;
  for (const Include& include : all_includes()) {
    if (include.own) {
      used[include.folder].insert(fs::path(include.header).parent_path().string());
    }
  }
  for (const auto& [folder, allowed] : kAllowed) {
    for (const std::string& from : allowed) {
      INFO(folder << " may include from " << from << ", and nothing does");
      CHECK(used[folder].contains(from));
    }
  }
}

TEST_CASE("the API of a floor is not included by the floors below it") {
  // The values of matchgraph/ are for all; the questions of an engine are the query layer's.
  const std::set<std::string> of_engine = {"matchgraph/engine.h", "matchgraph/query.h",
                                           "matchgraph/render.h", "matchgraph/server.h",
                                           "matchgraph/evaluate.h"};
  const std::set<std::string> below = {"src/storage",
                                       "src/text",
                                       "graph",
                                       "src/identity",
                                       "src/catalogue",
                                       "index",
                                       "src/claims",
                                       "src/lines",
                                       "src/evidence",
                                       "src/snapshot",
                                       "graph/rows",
                                       "index/facts",
                                       "index/suggest",
                                       "src/snapshot/rebuild",
                                       "src/snapshot/generations",
                                       "src/snapshot/ranks",
                                       "src/snapshot/renewal",
                                       "src/snapshot/past_searches"};
  for (const Include& include : all_includes()) {
    if (!below.contains(include.folder)) continue;
    INFO(include.file << " includes " << include.header);
    CHECK_FALSE(of_engine.contains(include.header));
  }
}
