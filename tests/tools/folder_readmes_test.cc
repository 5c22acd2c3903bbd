// Folders that answer several questions say in a README which file answers which: what it names has
// to be there, and what is there has to be found.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kTree = MATCHGRAPH_SOURCE_DIR;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_code(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".cc" || extension == ".h";
}

/// What stands in backticks and looks like a file, a pair of files (no ending) or a folder.
std::set<std::string> named_files(const std::string& readme) {
  static const std::regex code("`([a-z_/]+(\\.cc|\\.h|\\.md|/)?)`");
  std::set<std::string> names;
  for (std::sregex_iterator at(readme.begin(), readme.end(), code), end; at != end; ++at) {
    names.insert((*at)[1].str());
  }
  return names;
}

bool is_there(const fs::path& folder, const std::string& name) {
  std::vector<fs::path> bases = {folder, kTree, kTree / "include"};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) bases.push_back(entry.path());
  }
  for (const fs::path& base : bases) {
    for (const char* ending : {"", ".h", ".cc"}) {
      if (fs::exists(base / (name + ending))) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("folders of more than eight files and no other guide have a README") {
  for (const char* top : {"src", "index", "graph", "tools/importers"}) {
    std::vector<fs::path> folders = {kTree / top};
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kTree / top)) {
      if (entry.is_directory()) folders.push_back(entry.path());
    }
    for (const fs::path& folder : folders) {
      std::size_t files = 0;
      for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        files += is_code(entry.path()) ? 1 : 0;
      }
      if (files <= 8) continue;
      INFO(folder.string());
      CHECK((fs::exists(folder / "README.md") || fs::exists(folder.parent_path() / "README.md")));
    }
  }
}

TEST_CASE("what a folder's README names with an underscore or an ending is a file there") {
  std::size_t readmes = 0;
  for (const char* top : {"src", "tools/importers"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kTree / top)) {
      if (entry.path().filename() != "README.md") continue;
      ++readmes;
      for (const std::string& name : named_files(text_of(entry.path()))) {
        if (name.find_first_of("_./") == std::string::npos) continue;
        INFO(entry.path().string() << " names " << name);
        CHECK(is_there(entry.path().parent_path(), name));
      }
    }
  }
  CHECK(readmes >= 8);
}
