#include "tools/importers/readme/capabilities/purpose_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/ascii.h"
#include "text/brackets.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/told_purpose.h"

namespace matchgraph::readme {
namespace {

/// What stands behind a marker.
enum class Behind : std::uint8_t { kVerb, kCommand, kThirdPerson, kThing };

struct Marker {
  std::string_view words;
  Behind behind;
};

// With their participle before the bare word, as the longer one says more of the thing's purpose.
constexpr std::array<Marker, 26> kMarkers = {{
    {" designed to ", Behind::kVerb},     {" trained to ", Behind::kVerb},
    {" fine-tuned to ", Behind::kVerb},   {" finetuned to ", Behind::kVerb},
    {" optimized to ", Behind::kVerb},    {" intended to ", Behind::kVerb},
    {" built to ", Behind::kVerb},        {" made to ", Behind::kVerb},
    {" meant to ", Behind::kVerb},        {" used to ", Behind::kVerb},
    {" able to ", Behind::kVerb},         {" that can ", Behind::kVerb},
    {" designed for ", Behind::kThing},   {" trained for ", Behind::kThing},
    {" fine-tuned for ", Behind::kThing}, {" finetuned for ", Behind::kThing},
    {" optimized for ", Behind::kThing},  {" specialized for ", Behind::kThing},
    {" intended for ", Behind::kThing},   {" tailored for ", Behind::kThing},
    {" built for ", Behind::kThing},      {" used for ", Behind::kThing},
    {" that ", Behind::kThirdPerson},     {" which ", Behind::kThirdPerson},
    {" to ", Behind::kCommand},           {" for ", Behind::kThing},
}};

std::size_t count_tokens(std::string_view text) {
  text = trimmed(text);
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

std::string_view behind_article(std::string_view text) {
  for (const std::string_view article : {"a ", "an ", "the ", "A ", "An ", "The "}) {
    if (text.starts_with(article)) return text.substr(article.size());
  }
  return text;
}

/// True when something stands behind the last of the words that lead to a purpose.
bool leads_to_purpose(std::string_view name) {
  constexpr std::size_t kFewest = 2;  // "used to run" lacks what is run
  const std::string words = phrases::joined_words(name);
  for (const std::string_view lead : {" for ", " to ", " that ", " which "}) {
    const std::size_t at = words.rfind(lead);
    if (at == words.npos) continue;
    const std::size_t least = lead == " for " ? 1 : kFewest;
    if (count_tokens(std::string_view(words).substr(at + lead.size())) >= least) return true;
  }
  return false;
}

/// True for a name that says what is done, or for what. `said` begins with its words.
bool tells_purpose(std::string_view name, std::string_view said) {
  const std::vector<std::string> words = phrases::words(name);
  if (words.empty() || leads_to_purpose(name)) return true;
  const std::string& first = words.front();
  // "publishes guides", as it is written behind the thing.
  const bool is_third = is_lower(said.front()) && first.ends_with('s') && !first.ends_with("ss");
  return is_deed(first) || is_third || (first.size() > 4 && first.ends_with("ing"));
}

/// True for "version of Quern": where it comes from is no part of the name.
bool tells_origin(std::string_view core) {
  return title_has(phrases::joined_words(core),
                   "version of|versions of|checkpoint of|conversion of|variant of|based on|built "
                   "on|trained on|tuned on");
}

/// Where what is said of the thing ends and another clause begins.
std::size_t clause_end(std::string_view said) {
  std::size_t end = std::min<std::size_t>(said.size(), 240);  // further behind are other matters
  for (const std::string_view mark : {", but ", ", making ", "; ", ". ", ", while ", ", and is "}) {
    end = std::min(end, said.find(mark));
  }
  return end;
}

/// The marker that stands first; of several at one place the first of the table.
const Marker* first_marker(std::string_view said, std::size_t from, std::size_t& at) {
  const Marker* best = nullptr;
  at = clause_end(said);
  for (const Marker& marker : kMarkers) {
    const std::size_t found = said.find(marker.words, from);
    if (found >= at) continue;
    at = found;
    best = &marker;
  }
  return best;
}

/// The clause as a name, with the bracket behind it where that says the deed: "Harvest Task (Grain
/// Sorting)".
std::string name_of_clause(std::string_view clause) {
  constexpr std::size_t kMost = 8;  // tokens
  // How it was made goes on behind a comma.
  for (const std::string_view mark : {", trained ", ", built ", ", based ", ", packaged "}) {
    clause = clause.substr(0, clause.find(mark));
  }
  std::string name = phrases::short_name(clause);
  const std::string_view rest = clause.substr(std::min(name.size(), clause.size()));
  const std::size_t close = rest.find(')');
  if (!rest.starts_with(" (") || close == rest.npos || names_deed(name)) return name;
  const std::string_view bracket = rest.substr(0, close + 1);
  const bool fits = count_tokens(name) + count_tokens(bracket) <= kMost;
  return fits && names_deed(bracket) ? name + std::string(bracket) : name;
}

/// The name by what stands behind one marker; empty where that says too little.
std::string name_behind(std::string_view said, std::size_t at, const Marker& marker) {
  constexpr std::size_t kMostJoined = 10;  // tokens of a name that says who does it, too
  constexpr std::size_t kFewest = 2;
  const std::string_view whole = said.substr(at + marker.words.size());
  const std::string_view clause = behind_article(whole);
  const std::string candidate = name_of_clause(clause);
  const std::vector<std::string> words = phrases::words(candidate);
  if (words.size() < kFewest || phrases::is_one_of(words.front(), "be|use|is|are|has|have")) {
    return {};
  }
  if (marker.behind == Behind::kThirdPerson && !is_deed(words.front())) return {};
  if (marker.behind == Behind::kCommand && !is_command_of_deed(words.front())) return {};
  // "jointly perform" what stands elsewhere.
  if (words.size() == kFewest && words.front().ends_with("ly")) return {};
  // "for a study", "for the Quern project" is no deed.
  const bool is_certain = marker.words != " for " && marker.words != " used for ";
  const bool is_said = marker.behind != Behind::kThing ||
                       (names_deed(candidate) && (is_certain || clause.size() == whole.size()));
  const std::string outside = without_brackets(said.substr(0, at));
  const std::string_view core = trimmed(behind_article(outside), " ,;");
  const bool is_plain = core.find(", ") == core.npos && core.find(": ") == core.npos &&
                        core.find(" — ") == core.npos && !tells_origin(core);
  const std::string joined =
      std::string(core) + std::string(marker.words) +
      std::string(whole.substr(0, whole.size() - clause.size() + candidate.size()));
  if (is_plain && count_tokens(joined) <= kMostJoined) return phrases::capitalised(trimmed(joined));
  return is_said ? candidate : std::string();
}

/// "Weights of Mill: sorting of sacks" -> "Sorting of sacks"; empty where no deed follows a colon.
std::string name_behind_colon(std::string_view said, const std::string& head) {
  const std::size_t colon = said.find(": ");
  if (colon == said.npos || colon > clause_end(said) || names_deed(head)) return {};
  const std::string name = phrases::short_name(behind_article(said.substr(colon + 2)));
  const bool is_quote_open = std::count(name.begin(), name.end(), '"') % 2 != 0;
  return names_deed(name) && !is_quote_open ? name : std::string();
}

}  // namespace

std::string name_with_purpose(std::string_view said, const std::string& head) {
  // What is hardly longer than its head has nothing behind it.
  constexpr std::size_t kLittle = 4;
  if (said.size() <= head.size() + kLittle) return head;
  if (std::string name = name_behind_colon(said, head); !name.empty()) return name;
  if (tells_purpose(head, said)) return head;
  std::size_t at = 0;
  std::size_t from = 0;
  while (const Marker* marker = first_marker(said, from, at)) {
    std::string name = name_behind(said, at, *marker);
    if (!name.empty()) return name;
    // A further "for" belongs to the thing that the first one named.
    if (marker->words == " for ") break;
    from = at + 1;
  }
  return head;
}

}  // namespace matchgraph::readme
