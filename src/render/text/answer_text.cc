// The answer to a typed text, for a person: what was understood of it, then the answer.
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "render/figures.h"
#include "render/text/text_page.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::StyledText;
using render::TextPage;

/// Nothing for a plain need that was read as it stands.
std::string understood(const ParsedQuery& query, const TextStyle& style) {
  TextPage page(style);
  StyledText text;
  for (const Chip& chip : chips(query)) {
    text.add(text.empty() ? "understood: " : ", ", Ink::kFaint).add(chip.label, Ink::kStrong);
  }
  // What was read, so that a person can see at once whether it was what was meant.
  if (!text.empty() && !query.need.empty()) {
    text.add(", and the need ", Ink::kFaint).add(query.need, Ink::kStrong);
  }
  if (!text.empty()) page.paragraph(text, 0, 12);
  for (const ParseNote& note : query.notes) {
    page.paragraph(StyledText("note: " + note.text, Ink::kFaint), 0, 6);
  }
  for (const UnusedPart& part : query.unused) {
    const bool is_hint = part.label.starts_with("as ");  // "model" is no condition
    StyledText line(is_hint ? "narrower: " : "not used: ", Ink::kFaint);
    if (!is_hint) line.add("“" + part.text + "” (" + part.reason + ")", Ink::kFaint);
    if (!part.instead.empty()) {
      line.add((is_hint ? "" : "; ") + part.label, Ink::kFaint);
      if (part.count) {
        line.add(" (" + number_words(static_cast<double>(*part.count)) + ")", Ink::kFaint);
      }
      // What can be typed instead stands last, so that it can be copied from the end of the line.
      line.add(": ", Ink::kFaint).add(part.instead, Ink::kStrong);
    }
    page.paragraph(line, 0, 10);
  }
  std::string out = page.take();
  // Parted from the answer by an empty line.
  return out.empty() ? out : out + "\n";
}

}  // namespace

std::string to_text(const Answer& answer, const TextStyle& style) {
  std::string out = understood(answer.query, style);
  if (answer.search) return out + to_text(*answer.search, style);
  if (answer.alternatives) return out + to_text(*answer.alternatives, style);
  if (answer.comparison) return out + to_text(*answer.comparison, style);
  return out + to_text(*answer.claims, style);
}

std::string to_markdown(const Answer& answer) {
  if (answer.search) return to_markdown(*answer.search);
  if (answer.alternatives) return to_markdown(*answer.alternatives);
  if (answer.comparison) return to_markdown(*answer.comparison);
  return to_markdown(*answer.claims);
}

std::string to_csv(const Answer& answer) {
  if (answer.search) return to_csv(*answer.search);
  if (answer.alternatives) return to_csv(*answer.alternatives);
  if (answer.comparison) return to_csv(*answer.comparison);
  return to_csv(*answer.claims);
}

std::string to_trec(const Answer& answer) {
  if (answer.search) return to_trec(*answer.search);
  if (answer.alternatives) return to_trec(*answer.alternatives);
  // A run ranks entities, and of these there are none.
  throw Error(
      ErrorCode::kUsage,
      "claims and comparisons are no ranking of entities; ask for text, json, markdown or csv");
}

}  // namespace matchgraph
