#include "render/page/page_wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "text/ascii.h"

namespace matchgraph::page {
namespace {

constexpr std::string_view kHeadingEnd = " Capabilities";
constexpr std::string_view kMoreEnd = " more capabilities";

// Short forms keep their capitals, which a rule could not tell.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTypesWithCapitals = {{
    {"api", "API"},
    {"cli", "CLI"},
    {"mcp-server", "MCP Server"},
    {"web-app", "Web App"},
}};

// Whatever an importer would take for a part of the page.
bool is_structure(std::string_view text, std::string_view name_a, std::string_view name_b) {
  return text.starts_with("Unique:") || text.starts_with("vs alternatives:") ||
         text.starts_with(kSearchTheGraph) || is_heading(text, name_a) ||
         is_heading(text, name_b) || parse_more_line(text).has_value();
}

/// A line of the structure, or one after any number of backslashes.
bool needs_escape(std::string_view text, std::string_view name_a, std::string_view name_b) {
  while (!is_structure(text, name_a, name_b)) {
    if (!text.starts_with('\\')) return false;
    // A line that was escaped already is escaped once more, or reading it back would take the wrong
    // one away.
    text.remove_prefix(1);
  }
  return true;
}

/// "B VERB higher at 58/100 vs A at 23/100.", with the plain forms where neither is known to be
/// higher.
std::string compare_ranks(const Contender& a, const Contender& b, std::string_view verb) {
  // Silence about a rank would be taken for 0.
  if (!a.rank && !b.rank) return fmt::format("The ranks of {} and {} are unknown.", a.name, b.name);
  if (!a.rank || !b.rank) {
    const Contender& known = a.rank ? a : b;
    const Contender& unknown = a.rank ? b : a;
    return fmt::format("{} {} at {}/100; the rank of {} is unknown.", known.name, verb, *known.rank,
                       unknown.name);
  }
  if (*a.rank == *b.rank) {
    // "both rank", "both score"
    return fmt::format("{} and {} both {} at {}/100.", a.name, b.name,
                       verb.substr(0, verb.size() - 1), *a.rank);
  }
  const Contender& winner = *a.rank > *b.rank ? a : b;
  const Contender& loser = *a.rank > *b.rank ? b : a;
  return fmt::format("{} {} higher at {}/100 vs {} at {}/100.", winner.name, verb, *winner.rank,
                     loser.name, *loser.rank);
}

bool is_free(PriceModel model) {
  return model == PriceModel::kFree || model == PriceModel::kFreemium ||
         model == PriceModel::kOpenSource;
}

/// Two decimals and a short exponent: "3.50e-7".
// C++ writes two digits of an exponent at least; the format has none that is not needed.
std::string scientific(double amount) {
  const std::string digits = fmt::format("{:.2e}", amount);
  const std::size_t e = digits.find('e');
  const int exponent = std::stoi(digits.substr(e + 1));
  return fmt::format("{}e{}", digits.substr(0, e), exponent);
}

std::string amount_words(double amount) {
  constexpr double kLeastFixed = 0.001;
  constexpr double kMostFixed = 1e15;  // beyond these a double does not hold every cent
  if (amount >= kMostFixed || (amount > 0 && amount < kLeastFixed)) return scientific(amount);
  if (amount >= 1 || amount <= 0) return fmt::format("{:.2f}", amount);
  // Three digits behind the leading zeros, but two decimals at least, as prices have.
  const int decimals = 2 - static_cast<int>(std::floor(std::log10(amount)));
  std::string digits = fmt::format("{:.{}f}", amount, decimals);
  const std::size_t two_decimals = digits.find('.') + 3;
  while (digits.size() > two_decimals && digits.back() == '0') digits.pop_back();
  return digits;
}

// Tags that may stand as they are when they have no attributes.
constexpr std::array<std::string_view, 11> kEmphasis = {"b", "br",  "code",   "em",  "i", "kbd",
                                                        "s", "sub", "strong", "sup", "u"};

/// Whether a "<" before this makes it HTML, or an address in brackets.
bool is_tag(std::string_view after) {
  if (after.empty()) return false;
  if (!is_letter(after[0]) && std::string_view("/!?").find(after[0]) == after.npos) return false;
  const std::string_view name = after.substr(after[0] == '/' ? 1 : 0);
  const std::size_t end = name.find('>');
  // Unfinished tags too, as a reader may finish them with what follows.
  return end == name.npos ||
         std::find(kEmphasis.begin(), kEmphasis.end(), name.substr(0, end)) == kEmphasis.end();
}

/// Whether lines[at] begins markup, however many backslashes stand before it.
bool is_markup(std::string_view lines, std::size_t at) {
  const std::string_view after = lines.substr(at + 1);
  if (lines[at] == '<') return is_tag(after);
  if (lines[at] != '(' || after.starts_with("https://") || after.starts_with("http://")) {
    return false;
  }
  const std::size_t before = lines.substr(0, at).find_last_not_of('\\');
  return before != lines.npos && lines[before] == ']';
}

}  // namespace

std::string heading(std::string_view name) { return fmt::format("{}{}", name, kHeadingEnd); }

// Compared by length first, as a name may itself end with the word.
bool is_heading(std::string_view line, std::string_view name) {
  return line.size() == name.size() + kHeadingEnd.size() && line.starts_with(name) &&
         line.ends_with(kHeadingEnd);
}

std::string more_line(std::int64_t count) { return fmt::format("+{}{}", count, kMoreEnd); }

std::optional<std::int64_t> parse_more_line(std::string_view line) {
  // Read strictly: a capability may say "+3 more capabilities than others".
  if (!line.starts_with('+') || !line.ends_with(kMoreEnd)) return std::nullopt;
  const char* const begin = line.data() + 1;
  const char* const end = line.data() + line.size() - kMoreEnd.size();
  std::int64_t count = 0;
  if (begin >= end || *begin == '-') return std::nullopt;
  const auto [stop, fault] = std::from_chars(begin, end, count);
  if (fault != std::errc() || stop != end) return std::nullopt;
  return count;
}

std::string rank_sentence(const Contender& a, const Contender& b) {
  return compare_ranks(a, b, "ranks");
}

std::string verdict_sentence(const Contender& a, const Contender& b) {
  std::string sentence = compare_ranks(a, b, "scores");
  if (!a.rank || !b.rank || *a.rank == *b.rank) return sentence;
  const Contender& winner = *a.rank > *b.rank ? a : b;
  const Contender& loser = *a.rank > *b.rank ? b : a;
  // Two free things differ in nothing that the sentence could tell.
  // The page speaks of a free tier only where the loser has none.
  if (!is_free(winner.pricing) || loser.pricing != PriceModel::kPaid) return sentence;
  return fmt::format("{} {} also has a free tier, making it more accessible.", sentence,
                     winner.name);
}

std::string type_words(std::string_view slug) {
  // All other types only get a capital.
  const auto* const known = std::find_if(kTypesWithCapitals.begin(), kTypesWithCapitals.end(),
                                         [slug](const auto& entry) { return entry.first == slug; });
  if (known != kTypesWithCapitals.end()) return std::string(known->second);
  std::string words(slug);
  if (!words.empty() && is_lower(words[0])) {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

std::string_view pricing_words(PriceModel model) {
  if (is_free(model)) return "Free";
  return model == PriceModel::kPaid ? "Paid" : kUnknown;
}

std::string price_words(const Price& price) {
  std::string words = amount_words(price.amount);
  words = price.currency == "USD" ? "$" + words : words + " " + price.currency;
  if (!price.per.empty()) words += " per " + price.per;
  return words;
}

// Only what could be mistaken, so that pages look as others publish them.
std::string escape_text(std::string_view text, std::string_view name_a, std::string_view name_b) {
  return (needs_escape(text, name_a, name_b) ? "\\" : "") + std::string(text);
}

std::string unescape_text(std::string_view line, std::string_view name_a, std::string_view name_b) {
  // One backslash is taken away, the one that was put there.
  const bool is_escaped = line.starts_with('\\') && needs_escape(line.substr(1), name_a, name_b);
  return std::string(line.substr(is_escaped ? 1 : 0));
}

std::string escape_cell(std::string_view text) {
  // A pipe would end the cell.
  std::string cell;
  for (const char c : text) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

std::string escape_markup(std::string_view lines) {
  std::string out;
  out.reserve(lines.size());
  std::size_t backslashes = 0;
  // Counted along the way, as a backslash may itself be escaped.
  for (std::size_t at = 0; at < lines.size(); ++at) {
    // Those that are there are doubled, or the last of them would escape the new one.
    if (is_markup(lines, at)) out.append(backslashes + 1, '\\');
    out += lines[at];
    backslashes = lines[at] == '\\' ? backslashes + 1 : 0;
  }
  return out;
}

std::string unescape_markup(std::string_view lines) {
  std::string out;
  out.reserve(lines.size());
  std::size_t backslashes = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    // An odd number: those that stood there were doubled, and the last one was put in front of the
    // markup.
    const bool is_escaped = backslashes % 2 == 1 && is_markup(lines, at);
    if (is_escaped) out.erase(out.size() - (backslashes + 1) / 2);
    out += lines[at];
    backslashes = lines[at] == '\\' ? backslashes + 1 : 0;
  }
  return out;
}

}  // namespace matchgraph::page
