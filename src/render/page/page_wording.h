// The words of a comparison page: what the renderer writes and the importer looks for.
//
// A page is read by its lines, so a free text must never look like one of the lines that carry the
// structure. Such a text is written with a backslash before it, and read without it; a pipe inside
// a table cell is written as "\|", and HTML as "\<script>", as a page is Markdown to whoever shows
// it. Texts that look like nothing else are written as they are.
// README.md ("Comparison pages") describes the whole format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph::page {

inline constexpr std::string_view kBackedByEvidence =
    "Capability-level comparison backed by match graph evidence from real search data.";
inline constexpr std::string_view kSideBySide = "Side-by-side comparison to help you choose.";
inline constexpr std::string_view kUnique = "Unique: ";
inline constexpr std::string_view kVersus = "vs alternatives: ";
inline constexpr std::string_view kVerdict = "Verdict";
inline constexpr std::string_view kSomethingDifferent = "Need something different?";
inline constexpr std::string_view kSearchTheGraph = "Search the match graph →";
inline constexpr std::string_view kUnknown = "Unknown";
inline constexpr std::string_view kNoPrice = "—";
inline constexpr std::string_view kDecomposed = " decomposed";

/// A page shows no more capabilities of one entity than these.
inline constexpr std::size_t kMostShown = 8;

// Names of the fields of Stated::extra that hold what a page says otherwise than the entity it was
// merged into: the words of the table cell, and the list of capabilities as JSON objects.
inline constexpr std::string_view kExtraType = "type";
inline constexpr std::string_view kExtraPricing = "pricing";
inline constexpr std::string_view kExtraStartingPrice = "starting_price";
inline constexpr std::string_view kExtraCapabilities = "capabilities";

/// The line above an entity's capabilities.
std::string heading(std::string_view name);
/// Whether the line is heading(name).
bool is_heading(std::string_view line, std::string_view name);

std::string more_line(std::int64_t count);
/// The count of a line "+3 more capabilities"; nothing for any other line.
std::optional<std::int64_t> parse_more_line(std::string_view line);

/// One entity as the sentences of a page see it.
struct Contender {
  std::string name;
  std::optional<std::int64_t> rank;  ///< as printed: a whole number
  PriceModel pricing = PriceModel::kUnknown;
};

/// "B ranks higher at 58/100 vs A at 23/100."; equal and unknown ranks are said to be so.
std::string rank_sentence(const Contender& a, const Contender& b);
/// "B scores higher at 58/100 vs A at 23/100.", and that B has a free tier when it is free and A is
/// paid.
std::string verdict_sentence(const Contender& a, const Contender& b);

/// A type's slug as a page writes it: "fine-tune" is "Fine-tune", "mcp-server" is "MCP Server".
std::string type_words(std::string_view slug);
/// "Free", "Paid" or "Unknown"; freemium and open source are free to start with.
std::string_view pricing_words(PriceModel model);
/// "$3.50e-7 per prompt token", "$0.35 per 1M input tokens", "12.00 EUR per month". Below 0.001
/// three significant digits and an exponent, from there on as many decimals as three digits take,
/// at least two.
std::string price_words(const Price& price);

/// The text as a line of its own that cannot be taken for a line of the structure.
std::string escape_text(std::string_view text, std::string_view name_a, std::string_view name_b);
/// The inverse of escape_text.
std::string unescape_text(std::string_view line, std::string_view name_a, std::string_view name_b);

/// The text as a table cell.
std::string escape_cell(std::string_view text);

/// Lines with a backslash before what a reader of Markdown would take for HTML, or for a link to
/// anything but a web address. Emphasis without attributes, as "<b>", stays: it can do nothing.
std::string escape_markup(std::string_view lines);
/// The inverse of escape_markup; markup that has no backslash, as others publish it, stays.
std::string unescape_markup(std::string_view lines);

}  // namespace matchgraph::page
