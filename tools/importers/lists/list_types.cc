#include "tools/importers/lists/list_types.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/markdown/source_address.h"

namespace matchgraph::awesome {
namespace {

/// Sections of a list that hold no entries.
constexpr std::string_view kNoEntries =
    "contributing|contribution|contributions|contribute|contributors|=license|=licence|"
    "=license information|=sponsors|=sponsor|=backers|=credits|acknowledgements|acknowledgments|"
    "code of conduct|star history|=footnotes|=legend|security warning|=thanks|=stargazers|"
    "=changelog|getting started|=usage|=installation|learn more|=releasing|=support|=disclaimer|"
    "=how to contribute|=maintainers|=citation|=cite";

/// Of the list itself only: what stands below other titles is a topic.
constexpr std::string_view kNoEntriesAtTop = "=community|=contact|=contact us|=join us|=follow us";
constexpr int kTopLevel = 2;

// Over tables of contents, whose items lead to places in the list itself.
constexpr std::string_view kContents =
    "=contents|table of contents|=index|=toc|=目录|=目次|=目錄|=목차|=inhalt|=inhaltsverzeichnis|"
    "=sommaire|=table des matières|=índice|=contenido|=indice|=содержание|=оглавление|=içindekiler|"
    "=quick links|=navigation|=categories|=quick navigation";

struct TypeRule {
  std::string_view titles;
  const char* type;
};

constexpr std::array<TypeRule, 10> kTypes = {{
    // Kinds of text first: "Papers on agents" lists papers.
    {"=articles|=books|=courses|=papers|papers|=tutorials|tutorials|=videos|=newsletters|=podcasts|"
     "=blogs|blog posts|=guides|=resources|=milestones|=learning|learning resources|"
     "learning materials|reading|reading list|more lists|related lists|awesome lists|lists on|"
     "documentation|surveys|publications|=talks|=survey",
     "document"},
    {"mcp servers|protocol servers|mcp server", "mcp-server"},
    {"=models|language models|foundation models|=llms|open llms|=language models", "model"},
    {"datasets|=data sets|=dataset", "dataset"},
    {"=libraries|python libraries|=sdks|=sdk", "library"},
    {"frameworks", "framework"},
    {"=agents|autonomous agents|ai agents|coding agents", "agent"},
    {"leaderboards|benchmarks", "benchmark"},
    {"extensions|plugins", "extension"},
    {"clients|=tools|=utilities|tools utilities|managers", "tool"},
}};

/// Those that hold in a list of MCP servers too: its other sections are topics of servers.
constexpr std::string_view kOtherThanServers =
    "clients|frameworks|=libraries|=sdks|=sdk|=articles|=books|=courses|=papers|tutorials|=videos|"
    "=blogs|=guides|learning resources|documentation|=resources|related lists|awesome lists|"
    "managers|=utilities|=learning|tools utilities|community resources";

const char* type_of_title(std::string_view title) {
  for (const TypeRule& rule : kTypes) {
    if (title_has(title, rule.titles)) return rule.type;
  }
  return nullptr;
}

bool has_part(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// Addresses that lead to something written: papers, encyclopaedias, blogs, lessons.
bool is_document_address(std::string_view address) {
  const std::string lower = in_lower_case(address);
  const std::string id = read_address(address).id;
  const std::string_view host = std::string_view(id).substr(0, id.find('/'));
  constexpr std::array<std::string_view, 19> kHosts = {"arxiv.org",
                                                       "aclanthology.org",
                                                       "openreview.net",
                                                       "doi.org",
                                                       "medium.com",
                                                       "dl.acm.org",
                                                       "ieeexplore.ieee.org",
                                                       "biorxiv.org",
                                                       "nature.com",
                                                       "sciencedirect.com",
                                                       "youtube.com",
                                                       "youtu.be",
                                                       "papers.nips.cc",
                                                       "proceedings.mlr.press",
                                                       "semanticscholar.org",
                                                       "ssrn.com",
                                                       "papers.ssrn.com",
                                                       "link.springer.com",
                                                       "openaccess.thecvf.com"};
  const bool is_known = std::any_of(kHosts.begin(), kHosts.end(), [host](std::string_view one) {
    return host == one || (host.size() > one.size() && host.ends_with(one) &&
                           host[host.size() - one.size() - 1] == '.');
  });
  if (is_known || host.ends_with(".wikipedia.org") || host.ends_with(".substack.com")) return true;
  if (host.starts_with("blog.") || host.starts_with("blogs.") || host.starts_with("arxiv.")) {
    return true;
  }
  const std::size_t path = std::min(id.find('/'), id.size());
  const std::string_view rest = std::string_view(id).substr(path);
  constexpr std::array<std::string_view, 9> kFolders = {
      "/blog/",     "/articles/",   "/papers/",     "/posts/",         "/tutorials/",
      "/tutorial/", "/quick-start", "/quickstarts", "/getting-started"};
  const bool is_text = std::any_of(kFolders.begin(), kFolders.end(),
                                   [rest](std::string_view one) { return has_part(rest, one); });
  return (is_text && read_address(address).repository.empty()) || lower.ends_with(".pdf");
}

/// "model" of an outer title goes for what is below a title of its own only where that outer title
/// says nothing else: "Large language models > Evaluation" holds benchmarks and essays.
bool passes_down(std::string_view title, std::string_view type) {
  return type != "model" || title_has(title, "=models|=open models|=open source models|=llms");
}

}  // namespace

bool holds_no_entries(std::string_view plain_title, int level) {
  return title_has(plain_title, kNoEntries) ||
         (level <= kTopLevel && title_has(plain_title, kNoEntriesAtTop));
}

bool is_contents_title(std::string_view plain_title) { return title_has(plain_title, kContents); }

bool speaks_of_mcp(std::string_view text) {
  const std::string lower = in_lower_case(text);
  if (has_part(lower, "model context protocol")) return true;
  for (std::size_t at = lower.find("mcp"); at != lower.npos; at = lower.find("mcp", at + 1)) {
    const bool begins = at == 0 || !is_alphanumeric(lower[at - 1]);
    const bool ends = at + 3 >= lower.size() || !is_alphanumeric(lower[at + 3]);
    if (begins && ends) return true;
  }
  return false;
}

std::string type_of_entry(const TypeHints& hints, std::string_view address) {
  const bool is_document = is_document_address(address);
  const SourceAddress place = read_address(address);
  const bool is_hub_data = place.id.starts_with("huggingface/datasets/");
  if (!hints.head.empty()) return std::string(hints.head);
  std::string_view found;
  for (auto title = hints.titles.rbegin(); title != hints.titles.rend(); ++title) {
    const char* known = type_of_title(*title);
    if (known == nullptr) continue;
    const bool is_inner = title == hints.titles.rbegin();
    if (hints.is_mcp_list && !title_has(*title, kOtherThanServers)) continue;
    if (!is_inner && !passes_down(*title, known)) continue;
    // Code below "Reading list > Schedulers" is no document; below "Tutorials" it may be one.
    if (!is_inner && std::string_view(known) == "document" && !place.repository.empty()) continue;
    found = known;
    break;
  }
  // What is a data set stays one where the link leads to its paper.
  const bool is_of_kind = found == "dataset" || found == "benchmark";
  if (is_document && !is_of_kind) return "document";
  if (is_hub_data) return "dataset";
  if (!found.empty()) return std::string(found);
  // What the hub has and does not call a data set is a model.
  if (!place.hub_author.empty()) return "model";
  return hints.is_mcp_list ? "mcp-server" : "tool";
}

}  // namespace matchgraph::awesome
