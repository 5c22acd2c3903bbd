#include "identity/project_address.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"

namespace matchgraph::catalogue {
namespace {

constexpr std::string_view kHub = "huggingface.co";
constexpr std::string_view kGitLab = "gitlab.com";

// Hosts whose addresses begin with an owner and a project. Of any other site nothing tells which
// part of a path names the thing.
constexpr std::array<std::string_view, 9> kHosts = {"github.com",    kGitLab,     "codeberg.org",
                                                    "bitbucket.org", "gitee.com", "git.sr.ht",
                                                    "sr.ht",         kHub,        "hf.co"};

/// First parts of paths that are pages of the host itself.
constexpr std::array<std::string_view, 22> kHostPages = {
    "about",    "api",         "apps",          "blog",     "chat",   "collections",
    "docs",     "enterprise",  "explore",       "features", "join",   "learn",
    "login",    "marketplace", "orgs",          "papers",   "search", "settings",
    "sponsors", "tasks",       "organizations", "topics"};

constexpr std::array<std::string_view, 3> kGitLabEnds = {"-", "tree", "blob"};

template <typename List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Host and path in lower case, without what may stand around them.
// In small letters: hosts have no case, and sources spell owners and projects in either.
std::string bare_address(std::string_view url) {
  std::string address = in_lower_case(url.substr(0, url.find_first_of("?#")));
  // Catalogues write addresses with and without it.
  const std::size_t scheme = address.find("://");
  if (scheme != std::string::npos) address.erase(0, scheme + 3);
  // Only before the path: a path may hold an @ as well.
  const std::size_t user = address.find('@');
  if (user < address.find('/')) address.erase(0, user + 1);
  if (address.starts_with("www.")) address.erase(0, 4);
  return address;
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    // Two slashes in a row, or one at the end, name no part.
    if (end > 0) parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

// The address that is cloned from and the page that is looked at are one project's.
std::string_view without_git(std::string_view name) {
  constexpr std::string_view kEnd = ".git";
  return name.size() > kEnd.size() && name.ends_with(kEnd)
             ? name.substr(0, name.size() - kEnd.size())
             : name;
}

/// How many parts of the path name the project; 0 when it names none.
std::size_t project_parts(std::string_view host, const std::vector<std::string_view>& parts) {
  std::size_t count = 2;
  // The hub has models at the top and puts the kind of everything else in front.
  if (host == kHub && !parts.empty() && (parts[0] == "datasets" || parts[0] == "spaces")) count = 3;
  if (host == kGitLab) {  // groups lie in groups, up to "/-/" or a view
    const auto end = std::find_if(parts.begin(), parts.end(),
                                  [](std::string_view part) { return holds(kGitLabEnds, part); });
    count = static_cast<std::size_t>(end - parts.begin());
  }
  const bool is_page = parts.size() < 2 || holds(kHostPages, parts[0]);
  return is_page || count < 2 || parts.size() < count ? 0 : count;
}

bool is_readme(std::string_view part) { return part.starts_with("readme"); }

/// The folder or file that the rest of a path leads to: "/tree/main/src/fetch" -> "/src/fetch".
std::string inner_path(const std::vector<std::string_view>& parts, std::size_t begin) {
  constexpr std::array<std::string_view, 3> kViews = {"tree", "blob", "src"};
  while (begin < parts.size() && parts[begin] == "-") ++begin;
  // Issues, releases and the like are pages about the project, and no part of it.
  if (begin >= parts.size() || !holds(kViews, parts[begin])) return {};
  std::string path;
  std::size_t from = begin + 2;  // behind the branch
  // Bitbucket writes /src/BRANCH/PATH, Gitea's kin /src/branch/BRANCH/PATH.
  if (parts[begin] == "src" && begin + 1 < parts.size() &&
      (parts[begin + 1] == "branch" || parts[begin + 1] == "tag")) {
    ++from;
  }
  for (std::size_t i = from; i < parts.size(); ++i) {
    // A README is the page of its folder.
    if (i + 1 == parts.size() && is_readme(parts[i])) break;
    path += '/';
    path += parts[i];
  }
  return path;
}

}  // namespace

std::string project_address(std::string_view url) {
  const std::string address = bare_address(url);
  const std::size_t slash = address.find('/');
  if (slash == std::string::npos) return {};
  std::string_view host = std::string_view(address).substr(0, slash);
  if (!holds(kHosts, host)) return {};
  if (host == "hf.co") host = kHub;
  const std::vector<std::string_view> parts = parts_of(std::string_view(address).substr(slash));
  const std::size_t count = project_parts(host, parts);
  if (count == 0) return {};
  std::string project(host);
  for (std::size_t i = 0; i < count; ++i) {
    project += '/';
    project += i + 1 == count ? without_git(parts[i]) : parts[i];
  }
  return project + inner_path(parts, count);
}

std::string site_address(std::string_view url) {
  if (std::string project = project_address(url); !project.empty()) return project;
  std::string address = bare_address(url);
  while (address.ends_with('/')) address.pop_back();
  const std::size_t host_end = std::min(address.find('/'), address.size());
  const std::size_t dot = address.find('.');
  const bool is_address =
      dot > 0 && dot + 1 < host_end && address.find_first_of(" \t\r\n") == std::string::npos;
  return is_address ? address : std::string();
}

}  // namespace matchgraph::catalogue
