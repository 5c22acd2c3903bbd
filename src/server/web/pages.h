// Results -> the pages of the web site. Pure functions: a page depends on its arguments alone.
//
// Every text of a catalogue and of a request is escaped by the templates (src/server/web/templates,
// Mustache); only http(s) addresses become links. Pages work without JavaScript: every state is in
// the address, and whatever changes it is a link or a form with method GET. No page has an inline
// script or style, as the server's content security policy forbids both.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/catalogue_map.h"
#include "matchgraph/cover.h"
#include "matchgraph/query.h"
#include "matchgraph/results.h"
#include "matchgraph/snapshot.h"

namespace matchgraph::web {

/// Parameters of an address, decoded, in its order; names may repeat.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// The request that a page answers, and what all pages show.
struct PageRequest {
  std::string path;       ///< decoded: "/search", "/entity/acme/tool"
  Parameters parameters;  ///< filters named as the command's flags without dashes, q, e, c, ...
  /// Of the search that this page shows, when it is recorded, else empty. Links to results carry it
  /// as parameter `s`, so that opening one is a choice: "/entity/acme/tool?s=0123456789abcdef".
  std::string search_id;
  /// "https://match.example.org", for what leads here from other sites; empty: not known.
  std::string origin = {};
  bool has_pictures = false;  ///< comparisons have one at "/picture"
  std::uint64_t generation = 0;
  std::uint64_t entities = 0;  ///< in the catalogue
  std::uint64_t capabilities = 0;
  /// The compare tray: what the parameters `c` name, at most eight, in order. Adding to it is a
  /// link with `add=ID` (and `s`), which the server records and turns into `c=ID`; taking one out
  /// is a link without its `c`.
  std::vector<EntityCard> tray;
  /// What was typed and is no name, and the name that it was taken for.
  std::vector<std::pair<std::string, std::string>> taken_for = {};
  /// The misspelt text that was asked, where the page answers a mended one; empty: the text asked.
  std::string corrected_from = {};
  bool found_as_typed = false;  ///< whether the misspelt text finds something too
  /// What this catalogue answers well, for pages that found nothing; may be empty.
  std::string example_need = {};
  std::string example_like = {};
};

/// A text to begin with, and what it leads to.
struct HomeExample {
  std::string text;    ///< as a person would type it: "like Qdrant but open source"
  std::string answer;  ///< "9 results, first Milvus"; may be empty
};

/// What to begin with, taken from the catalogue that is served.
struct HomeExamples {
  std::vector<HomeExample> needs;
  std::vector<HomeExample> likes;
  std::vector<HomeExample> comparisons;
  /// How many things each type finds, the type of the most entities first.
  std::vector<std::pair<std::string, std::uint64_t>> types = {};
};

/// Why there is no result.
struct PageProblem {
  int status = 500;     ///< 400, 404, ...
  std::string message;  ///< for a person, with what to do
  /// The value of the parameter `e` that could not be resolved: candidates are links that repeat
  /// the request with their id in its place. Empty: they lead to the entity.
  std::string asked = {};
  std::vector<EntityCard> candidates = {};  ///< what that name may mean
};

std::string home_page(const HomeExamples& examples, const PageRequest& request);
/// A typed text's answer, in whichever of its three shapes.
std::string search_page(const Answer& answer, const PageRequest& request);
std::string alternatives_page(const AlternativesResults& results, const PageRequest& request);
/// `alternatives`: the first few of them.
std::string entity_page(const EntityDetail& detail, const AlternativesResults& alternatives,
                        const Neighbourhood& neighbourhood, const PageRequest& request);
/// One entity is named, or none: the page asks for the other. `alternatives`: the first few of
/// them, to compare it with.
std::string compare_start_page(const AlternativesResults& alternatives, const PageRequest& request);
/// `different`: the first few alternatives to all that is compared.
std::string compare_page(const Comparison& comparison, const AlternativesResults& different,
                         const PageRequest& request);
/// Without needs: the form to ask with.
std::string cover_page(const CoverResults& results, const PageRequest& request);
/// What is here and how a program asks for it, as Markdown: /llms.txt, and the twin of "/".
std::string guide_text(const HomeExamples& examples);
std::string problem_markdown(const PageProblem& problem);
std::string map_page(const CatalogueMap& map, const PageRequest& request);
/// One area from close by.
std::string map_area_page(const AreaPicture& area, const PageRequest& request);
std::string problem_page(const PageProblem& problem, const PageRequest& request);

/// A file that pages load.
struct Asset {
  std::string_view path;  ///< "/static/style.css"
  std::string_view content_type;
  std::string_view body;
  std::string_view tag;  ///< changes with the body; pages ask for "PATH?v=TAG"
};
/// All of them.
std::span<const Asset> assets();
/// The asset of a path; null when there is none.
const Asset* find_asset(std::string_view path);

}  // namespace matchgraph::web
