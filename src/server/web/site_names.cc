#include "server/web/site_names.h"

#include <algorithm>
#include <array>

namespace matchgraph::web {
namespace {

struct SiteName {
  std::string_view host;
  std::string_view name;
};
constexpr std::array<SiteName, 20> kSites = {
    {{"github.com", "GitHub"},
     {"gitlab.com", "GitLab"},
     {"codeberg.org", "Codeberg"},
     {"huggingface.co", "Hugging Face"},
     {"pypi.org", "PyPI"},
     {"npmjs.com", "npm"},
     {"crates.io", "crates.io"},
     {"hub.docker.com", "Docker Hub"},
     {"arxiv.org", "Paper on arXiv"},
     {"openrouter.ai", "OpenRouter"},
     {"models.dev", "models.dev"},
     {"mcp.pipedream.com", "Pipedream"},
     {"smithery.ai", "Smithery"},
     {"glama.ai", "Glama"},
     {"packages.debian.org", "Debian package"},
     {"ollama.com", "Ollama library"},
     {"kaggle.com", "Kaggle"},
     {"zenodo.org", "Zenodo"},
     {"sourceforge.net", "SourceForge"},
     {"marketplace.visualstudio.com", "Visual Studio Marketplace"}}};

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  // A user name may hold dots and look like a host.
  // What stands before "@" is no host.
  if (const std::size_t at = url.rfind('@'); at != std::string_view::npos)
    url.remove_prefix(at + 1);
  // "www" tells nobody anything.
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url;
}

}  // namespace

std::string site_name(std::string_view url) {
  const std::string_view host = host_of(url);
  if (host.empty()) return std::string(url);
  const auto known = std::find_if(kSites.begin(), kSites.end(),
                                  [host](const SiteName& site) { return site.host == host; });
  if (known != kSites.end()) return std::string(known->name);
  // Hosts of documentation tell whose it is.
  if (host.starts_with("docs.")) return "Documentation (" + std::string(host) + ")";
  return std::string(host);
}

}  // namespace matchgraph::web
