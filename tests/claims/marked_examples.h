// Sentences with their names marked, and exactly what they claim.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "claims/mine.h"

namespace matchgraph::test {

/// A sentence and its claims: "direction | rival | name | respect | scope | topic", with a question
/// mark behind the direction of what is hedged. Known names stand in [brackets], the claimant's own
/// in {braces}.
struct Example {
  std::string marked;
  std::vector<std::string> claims;
};

struct MarkedText {
  std::string text;
  std::vector<KnownName> known;
};

inline MarkedText unmarked(const std::string& marked) {
  MarkedText out;
  std::uint32_t begin = 0;
  for (const char c : marked) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (c == '[' || c == '{') {
      begin = here;
    } else if (c == ']' || c == '}') {
      out.known.push_back({{begin, here}, c == '}', {}});
    } else {
      out.text += c;
    }
  }
  return out;
}

inline std::string described(const std::string& text, const TextClaim& claim) {
  static const std::vector<std::string> kDirections = {"better", "worse", "equal", "different"};
  const auto part = [&](TextSpan span) { return text.substr(span.begin, span.end - span.begin); };
  std::string out = kDirections[static_cast<std::size_t>(claim.direction)];
  if (claim.hedged) out += "?";
  for (const std::string& field :
       {part(claim.rival), part(claim.name), part(claim.respect), part(claim.scope), claim.topic}) {
    out += " | " + field;
  }
  return out;
}

/// One claim per line, so that a failure shows them.
inline std::string listed(const std::vector<std::string>& claims) {
  std::string out;
  for (const std::string& claim : claims) out += "\n  " + claim;
  return out;
}

inline void check_mined(const std::vector<Example>& examples) {
  for (const Example& example : examples) {
    CAPTURE(example.marked);
    const MarkedText marked = unmarked(example.marked);
    std::vector<std::string> found;
    for (const TextClaim& claim : mine_claims(marked.text, marked.known, "Nova")) {
      found.push_back(described(marked.text, claim));
    }
    CHECK(listed(found) == listed(example.claims));
  }
}

}  // namespace matchgraph::test
