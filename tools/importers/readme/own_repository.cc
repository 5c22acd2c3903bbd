#include "tools/importers/readme/own_repository.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::readme {
namespace {

/// What speaks for a repository, in points. A name alone or a badge alone is enough.
constexpr int kNameInTitle = 4;
constexpr int kNameInPath = 4;
constexpr int kBadge = 3;
constexpr int kClone = 4;
constexpr int kMentioned = 1;  // counted up to kMostMentions times
constexpr int kMostMentions = 3;
constexpr int kEnough = 5;

/// Words that make a thing of its own out of another's name: "Pantry MCP" is not Pantry.
constexpr std::string_view kDerived =
    "mcp|plugin|extension|gguf|gui|helm|wrapper|vscode|awesome|addon";

struct Evidence {
  SourceAddress address;
  int mentions = 0;
  bool badge = false;
  bool clone = false;
  bool is_linked_whole = false;
};

using Candidates = std::map<std::string, Evidence>;

void strip_to_repository(SourceAddress& address) {
  const SourceAddress plain = read_address(address.repository);
  // A link into a folder speaks for its repository.
  address.id = plain.id;
}

Evidence* evidence_of(Candidates& candidates, std::string_view target) {
  SourceAddress address = read_address(target);
  if (address.repository.empty()) return nullptr;
  const bool is_folder = address.id != read_address(address.repository).id;
  strip_to_repository(address);
  Evidence& evidence = candidates[address.id];
  if (evidence.address.id.empty()) evidence.address = std::move(address);
  // A link into a folder is a reference, which proves little.
  if (!is_folder) evidence.is_linked_whole = true;
  return &evidence;
}

/// "https://img.shields.io/github/stars/owner/name?style=flat" -> "https://github.com/owner/name".
std::string badge_repository(std::string_view target) {
  const std::size_t at = target.find("/github/");
  if (target.find("shields.io") == target.npos || at == target.npos) return {};
  std::vector<std::string_view> parts;
  std::string_view rest = target.substr(at + 8, target.find('?', at) - at - 8);
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    parts.push_back(rest.substr(0, slash));
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  // The first part says what is counted; "v/tag" and the like have two.
  std::size_t first = 1;
  if (!parts.empty() && phrases::is_one_of(parts[0], "v|actions|languages|downloads")) first = 2;
  if (!parts.empty() && parts[0] == "actions") first = 3;
  if (parts.size() < first + 2) return {};
  return "https://github.com/" + std::string(parts[first]) + "/" + std::string(parts[first + 1]);
}

void read_addresses(const markdown::Document& document, Candidates& candidates) {
  for (const markdown::Address& address : document.addresses) {
    const std::string shield = badge_repository(address.target);
    if (Evidence* evidence = evidence_of(candidates, shield.empty() ? address.target : shield)) {
      ++evidence->mentions;
      // Badges of builds show the project's own state, so few link to another's.
      const bool is_badge =
          !shield.empty() || address.target.find("/workflows/") != std::string::npos;
      evidence->badge = evidence->badge || (is_badge && address.is_image);
    }
  }
}

/// Commands that fetch the thing itself: "git clone https://github.com/...", "go install
/// github.com/...".
bool is_fetched_by(std::string_view line) {
  return line.find("git clone") != line.npos || line.find("go install") != line.npos ||
         line.find("go get") != line.npos || line.find("git+https") != line.npos;
}

void read_code_line(std::string_view line, Candidates& candidates) {
  const std::size_t begin = line.find("github.com/");
  if (begin == line.npos || !is_fetched_by(line)) return;
  // "@latest" tells a version, and nothing of the place.
  const std::size_t end = line.find_first_of(" \"'@", begin);
  const std::string address = "https://" + std::string(line.substr(begin, end - begin));
  if (Evidence* evidence = evidence_of(candidates, address)) evidence->clone = true;
}

void read_clones(const markdown::Block& block, Candidates& candidates) {
  if (block.kind == markdown::BlockKind::kCode) {
    std::string_view rest = block.text.words;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      read_code_line(rest.substr(0, end), candidates);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (const markdown::Block& child : block.children) read_clones(child, candidates);
}

/// True when all words of the repository's name stand in the text.
bool names(const std::string& text_slug, const std::string& name) {
  const std::string slug = catalogue::slug(name);
  // A name of one letter stands anywhere.
  if (slug.size() < 2) return false;
  const std::string padded = "-" + text_slug + "-";
  for (std::size_t at = 0; at < slug.size();) {
    const std::size_t end = std::min(slug.find('-', at), slug.size());
    if (padded.find("-" + slug.substr(at, end - at) + "-") == padded.npos) return false;
    at = end + 1;
  }
  return true;
}

/// True when the title has a word of kDerived that the repository's name has not.
bool is_derived(const std::string& title_slug, const std::string& name) {
  const std::string own = "-" + catalogue::slug(name) + "-";
  std::string rest = title_slug;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('-'), rest.size());
    const std::string word = rest.substr(0, end);
    if (phrases::is_one_of(word, kDerived) && own.find("-" + word + "-") == own.npos) return true;
    rest.erase(0, std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace

SourceAddress own_repository(const markdown::Document& document, std::string_view name,
                             std::string_view title, std::string_view path) {
  Candidates candidates;
  read_addresses(document, candidates);
  read_clones(document.root, candidates);
  const std::string title_slug = catalogue::slug(title);
  const std::string path_slug = catalogue::slug(path);
  const Evidence* best = nullptr;
  // Better none than a repository that is only mentioned.
  int best_points = kEnough - 1;
  // By id, so that of equal points the same one wins in every run.
  for (const auto& [id, evidence] : candidates) {
    int points = kMentioned * std::min(evidence.mentions, kMostMentions);
    const bool is_other = is_derived(catalogue::slug(name), evidence.address.name);
    if (is_other && !evidence.badge && !evidence.clone) continue;
    const bool is_owner_named = names(path_slug, evidence.address.owner);
    const bool is_shown =
        evidence.is_linked_whole || evidence.badge || evidence.clone || is_owner_named;
    if (!is_shown) continue;
    if (names(title_slug, evidence.address.name)) points += kNameInTitle;
    if (names(path_slug, evidence.address.name)) points += kNameInPath;
    if (is_owner_named) points += 1;
    if (evidence.badge) points += kBadge;
    if (evidence.clone) points += kClone;
    if (points <= best_points) continue;
    best_points = points;
    best = &evidence;
  }
  return best == nullptr ? SourceAddress() : best->address;
}

}  // namespace matchgraph::readme
