// One item of an awesome list: its link, and what the words after it say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

struct Item {
  std::string name;
  std::string address;
  std::string description;  ///< plain words, may be empty
  std::string maker;        ///< of "by MAKER", may be empty
  std::string license;      ///< of a code that names one, may be empty
  std::string repository;   ///< address of a code host among the words, may be empty
  std::vector<std::string> tags;
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

ReadItem read_item(const markdown::Text& text);

/// The sentences of a description that say different things: short ones and those that go on with
/// "it" stay with the one before; one that says the same as an earlier one is dropped.
std::vector<std::string> split_description(const std::string& description);

/// The licence that a short code such as "MIT" or "GPL-3.0" names, as written; else empty.
bool is_license_code(const std::string& code);

}  // namespace matchgraph::awesome
