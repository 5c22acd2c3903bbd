// One item of an awesome list: its link, and what the words after it say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

/// A link as it stands in a text.
struct NamedLink {
  std::string words;
  std::string address;
};

struct Item {
  std::string name;
  std::string address;
  std::string description;  ///< plain words, may be empty
  std::string maker;        ///< of "by MAKER", may be empty
  std::string license;      ///< of a code that names one, may be empty
  std::string repository;   ///< address of a code host among the words, may be empty
  std::string pictures;     ///< emoji around name and description, for the list's legend
  std::string released;     ///< a date in front of the name or behind it, as written; may be empty
  std::vector<std::string> tags;
  std::vector<NamedLink> links;  ///< further ones, to the web
  bool deprecated = false;
  bool is_paid = false;
  bool is_cited = false;  ///< a title in quotation marks behind its authors
};

/// A longer text is no item.
inline constexpr std::size_t kMaxItemBytes = 8000;

/// What keeps a text from being an item.
enum class NoItem : std::uint8_t { kNoLink, kTooLong, kOnlyAnchors, kNotWeb, kWordsBefore };

struct ReadItem {
  std::optional<Item> item;
  NoItem reason = NoItem::kNoLink;  ///< when there is no item
  std::string target;               ///< of the link that is no web address
};

/// A text is an item when it begins with a link; with a name in bold or a few words and a link
/// whose words say where it leads ("Name - [site](...)"); with marks in brackets ("[Paper]", "[🔥]")
/// or a date and then a link; with a bare address; or when it cites a title in quotation marks.
ReadItem read_item(const markdown::Text& text);

/// The links of a text that lead to the web, bare addresses too, in their order; badges are none.
std::vector<NamedLink> web_links(const markdown::Text& text);

/// Of several links of one thing, the one it is known by: data sets and models of the hub, then
/// repositories, then pages, then papers. Null when there is none.
const NamedLink* best_link(const std::vector<NamedLink>& links);

}  // namespace matchgraph::awesome
