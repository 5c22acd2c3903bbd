// The head of a table's column, or the label in front of a value -> what stands there.
//
// Tables, spreadsheets, lists of fields below a name and YAML lists call the same things by the
// same names; this is where those names are known, in English and nine further languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace matchgraph::importers {

enum class Role : std::uint8_t {
  kNone,  ///< not known
  kName,
  kLink,        ///< a page about the thing
  kRepository,  ///< where its code or weights are
  kPaper,       ///< what was written about it
  kDescription,
  kFeatures,  ///< a list of what it does
  kLicence,
  kStars,
  kReleased,
  kUpdated,
  kMaker,
  kCategory,  ///< tags
  kRival,     ///< what it may stand in for
  kPrice,
  kContext,     ///< tokens that fit into a model
  kParameters,  ///< of a model
  kLanguage,    ///< that it is written in
  kPlatform,
  kType,
  kFact  ///< known, and of no use here: how to install it, its logo, its size
};

/// The role of a head or label, as written: "Developer", "**Licence:**", "简介". A label says its
/// role with its first or last word as well ("Date Released", "Context length (tokens)").
Role role_of_label(std::string_view label);

/// The role that a field's name in catalogues asks for ("name", "url", "license", "stars", ...);
/// "ignore" is a fact of no use. kNone for a name that is none of field_names().
Role role_of_field(std::string_view field);

/// The names that role_of_field knows: "name, url, ...".
std::string field_names();

/// The type that a head says its entries are of: "Paper" -> "document"; empty when it says none.
std::string_view type_of_head(std::string_view head);

/// True for the words of a link that say where it leads, not what the thing is called: "GitHub",
/// "website", "Docs", "demo".
bool is_link_label(std::string_view words);

}  // namespace matchgraph::importers
