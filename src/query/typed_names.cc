#include "query/typed_names.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace matchgraph {
namespace {

/// Behind them stands a name, at the beginning of a text but for words such as "free".
constexpr std::array<std::string_view, 16> kLeads = {
    "alternatives to ", "alternative to ", "alternatives for ", "alternative for ",
    "competitors of ",  "competitor of ",  "competitors to ",   "something like ",
    "anything like ",   "similar to ",     "instead of ",       "replacement for ",
    "substitute for ",  "like ",           "cheaper than ",     "better than "};
// Between two names these leave no doubt.
constexpr std::array<std::string_view, 4> kVersus = {" vs ", " vs. ", " versus ", " compared to "};
constexpr std::array<std::string_view, 3> kComparing = {"compare ", "difference between ",
                                                        "differences between "};
// These join two names only behind a word of comparing.
constexpr std::array<std::string_view, 3> kJoining = {" and ", " with ", " to "};
// What requests begin with before they lead to a name: "the best alternatives to".
constexpr std::array<std::string_view, 8> kFreeWords = {
    "", "free ", "open source ", "best ", "cheap ", "cheaper ", "the best ", "show me "};

/// Where the last of the words ends, and where it begins; nothing when none is there.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};
template <std::size_t kCount>
std::optional<Place> last_of(std::string_view text,
                             const std::array<std::string_view, kCount>& words) {
  std::optional<Place> out;
  for (const std::string_view word : words) {
    const std::size_t at = text.rfind(word);
    // The last one: what is being typed stands at the end, and the names before it may hold such a
    // word.
    if (at == std::string_view::npos || (out && at + word.size() <= out->end)) continue;
    out = Place{at, at + word.size()};
  }
  return out;
}

/// The bytes of the longest of the leads that the text begins with, 0 for none.
std::size_t lead_bytes(std::string_view lower) {
  std::size_t best = 0;
  for (const std::string_view free : kFreeWords) {
    if (!lower.starts_with(free)) continue;
    for (const std::string_view lead : kLeads) {
      if (lower.substr(free.size()).starts_with(lead))
        best = std::max(best, free.size() + lead.size());
    }
  }
  return best;
}

std::string without_quotes(std::string_view name) { return std::string(trimmed(name, " \t\"")); }

}  // namespace

std::optional<TypedEnding> typed_ending(std::string_view text) {
  std::string lower = in_lower_case(text);
  TypedEnding out;
  // "Qdrant vs" is followed by a name as "Qdrant vs " is.
  std::string spaced(text);
  for (const std::string_view versus : kVersus) {
    if (!lower.ends_with(versus.substr(0, versus.size() - 1))) continue;
    spaced += ' ';
    lower += ' ';
    text = spaced;
    break;
  }
  const auto ends_at = [&](std::size_t at) {
    out.before = text.substr(0, at);
    out.partial = trimmed(text.substr(at));
  };
  for (const std::string_view lead : kComparing) {
    if (!lower.starts_with(lead)) continue;
    const auto joint = last_of(lower, kJoining);
    out.kind =
        joint && joint->begin > lead.size() ? TypedEnding::Kind::kSecond : TypedEnding::Kind::kName;
    if (out.kind == TypedEnding::Kind::kSecond) {
      out.first = without_quotes(text.substr(lead.size(), joint->begin - lead.size()));
    }
    ends_at(out.kind == TypedEnding::Kind::kSecond ? joint->end : lead.size());
    return out;
  }
  if (const auto versus = last_of(lower, kVersus); versus && versus->begin > 0) {
    out.kind = TypedEnding::Kind::kSecond;
    out.first = without_quotes(text.substr(0, versus->begin));
    ends_at(versus->end);
    return out;
  }
  const std::size_t lead = lead_bytes(lower);
  if (lead == 0) return {};
  constexpr std::string_view kBut = " but ";
  const std::size_t but = lower.find(kBut, lead);
  if (but == std::string::npos) {
    ends_at(lead);
    return out;
  }
  out.kind = TypedEnding::Kind::kCritique;
  out.first = without_quotes(text.substr(lead, but - lead));
  ends_at(but + kBut.size());
  return out;
}

}  // namespace matchgraph
