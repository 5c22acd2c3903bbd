#include "tools/importers/readme/capabilities/lines/sentence_forms.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::readme {

using phrases::is_one_of;
using phrases::joined_words;

namespace {

/// What readers do with files, pages and settings, rather than with what the thing offers them.
constexpr std::string_view kReaderVerbs =
    "find|help|see|check|install|download|contact|try|build|run|get|read|learn|join|follow|reach|"
    "click|"
    "copy|modify|change|start|decide|test|clone|submit|pick|configure|create|exceed|verify|turn|"
    "view|visit|look|generate|perform|use|chain|pass|set|specify|enable|disable|call|pipe|override|"
    "define|export|invoke|put|add|choose|adjust|adapt|follow|write|edit|place|load|do|modify|"
    "import|require|omit|redistribute|start|stop|skip|revert|focus|locate|upgrade|obtain|consult|"
    "refer|browse|opt|drop|avoid|think|imagine|expect|consider|sign|report|star|donate|"
    "support|safely|sponsor|remove|delete|replace|disregard|ignore|treat|assume";

}  // namespace

bool begins_with_cross(std::string_view text) {
  text = trimmed(text);
  // The signs by which lists of features mark what is not there.
  for (const std::string_view cross : {"❌", "✗", "✘", "✖", "🚫", "👎", "⛔"}) {
    if (text.starts_with(cross)) return true;
  }
  return false;
}

bool names_option(std::string_view text) {
  // "-o to override", "-q, quiet".
  const bool is_short = text.size() > 2 && text[0] == '-' && is_letter(text[1]) &&
                        (text[2] == ' ' || text[2] == ',' || text[2] == ':');
  if (is_short) return true;
  for (std::size_t at = text.find("--"); at != text.npos; at = text.find("--", at + 2)) {
    const bool begins =
        at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' || text[at - 1] == '`';
    // "--" in place of a dash has a blank or a capital behind it.
    if (begins && at + 2 < text.size() && is_lower(text[at + 2])) return true;
  }
  // "LAMP_PORT": capitals around a low line, where the text says that they are set.
  const std::string words = joined_words(text);
  const std::string_view first = text.substr(0, text.find_first_of(" :"));
  const bool is_set = title_has(words, "env|environment|variable|variables|export") ||
                      first.find('_') != first.npos;
  if (!is_set) return false;
  for (std::size_t at = text.find('_'); at != text.npos; at = text.find('_', at + 1)) {
    if (at > 1 && at + 2 < text.size() && is_upper(text[at - 1]) && is_upper(text[at - 2]) &&
        is_upper(text[at + 1]) && is_upper(text[at + 2])) {
      return true;
    }
  }
  return false;
}

bool ends_open(std::string_view sentence) {
  sentence = trimmed(sentence, " :");
  // Something has to follow behind each of these, so the sentence goes on below.
  return is_one_of(
      sentence.substr(sentence.rfind(' ') + 1),
      "with|using|via|by|like|following|run|look|looks|enabling|providing|supporting|offering|"
      "allowing|letting|giving|adding|"
      "including|for|of|to|and|the|a|an|that|which|from|in|on|as|include|provides|includes|"
      "supports|offers|contains|has|have|features|"
      "are|is|can|will|should|be|lets|allows");
}

bool is_readers_doing(const std::string& words) {
  for (const std::string_view lead : {" you can ", " you can also ", " we can ", " you could "}) {
    const std::size_t at = words.find(lead);
    if (at == words.npos) continue;
    std::string_view rest = std::string_view(words).substr(at + lead.size());
    // "You can also simply run" is as much the reader's doing as "you can run".
    while (is_one_of(rest.substr(0, rest.find(' ')),
                     "also|just|then|now|always|either|again|further|simply|directly")) {
      rest.remove_prefix(rest.find(' ') + 1);
    }
    if (is_one_of(rest.substr(0, rest.find(' ')), kReaderVerbs)) return true;
  }
  return false;
}

bool leads_to_file(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == text.npos) return false;
  const std::string first = in_lower_case(text.substr(0, blank));
  if (!is_one_of(first, "read|see|consult|open|check")) return false;
  std::string_view name = text.substr(blank + 1);
  name = name.substr(0, name.find(' '));
  const std::size_t dot = name.find('.');
  const bool has_ending = dot != name.npos && dot + 1 < name.size() && dot > 0;
  return name.find('/') != name.npos || has_ending;
}

bool introduces_problems(std::string_view line) {
  const std::string words = joined_words(line);
  const bool is_lack = words.find(" without ") != words.npos &&
                       (words.ends_with(" may ") || words.ends_with(" might "));
  return is_lack || words.starts_with(" without ") ||
         title_has(words, "the problem|problems|pain points|challenges");
}

bool tells_reader(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(sentence);
  const bool goes_on =
      words.empty() || is_lower(sentence[0]) ||
      is_one_of(words[0], "this|these|those|then|so|thus|as|to|once|now|in|earlier|first|next");
  return goes_on || ends_open(sentence) ||
         std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return is_one_of(word, "you|your|we|our|following|below|above");
         });
}

bool tells_provenance(std::string_view sentence) {
  const std::string words = joined_words(sentence);
  // Behind "that" or "for" it says what the thing is good for, whatever it was made from.
  return title_has(words,
                   "fine tuned|finetuned|fine tune|finetune|quantized|distilled|pruned|"
                   "converted|merged|gguf|onnx|fork|forked") &&
         title_has(
             words,
             "version of|versions of|variant of|checkpoint of|conversion of|"
             "quantization of|fine tune of|finetune of|export of|merge of|fork of|forked from") &&
         !title_has(words, "that|which|for|designed|able|can|to");
}

bool points_back(std::string_view text) {
  const std::size_t at = in_lower_case(text).find(" these ");
  if (at == text.npos) return false;
  const std::string_view before = text.substr(0, at);
  // Behind a comma or "and" it may point to what stands in front of it.
  return !title_has(joined_words(before), "and|or") && before.find(',') == before.npos &&
         before.find(". ") == before.npos;
}

bool is_way_through_menus(std::string_view text) {
  constexpr std::size_t kFewWords = 4;
  // "select -> filter": one name for another.
  if (text.find(" -> ") != text.npos && phrases::words(text).size() <= kFewWords) return true;
  // Entries of menus begin with capitals: "Settings > Servers > Add".
  for (const std::string_view mark : {" > ", " → "}) {
    std::string_view rest = text;
    for (std::size_t at = rest.find(mark); at != rest.npos; at = rest.find(mark)) {
      const std::string_view before = rest.substr(0, at);
      rest.remove_prefix(at + mark.size());
      const std::size_t word = before.rfind(' ') == before.npos ? 0 : before.rfind(' ') + 1;
      const auto opens = [](std::string_view part) { return !part.empty() && is_upper(part[0]); };
      if (opens(before.substr(word)) && opens(trimmed(rest, "*`\"[ "))) return true;
    }
  }
  return false;
}

std::vector<std::string> split_deeds(std::string_view sentence) {
  constexpr std::size_t kMostWords = 7;  // of one deed: longer ones are clauses
  std::size_t at = sentence.npos;
  std::string lead;
  for (const std::string_view verb :
       {" can perform ", " can do ", " can handle ", " is able to perform ", " performs "}) {
    if (sentence.find(verb) < at) {
      at = sentence.find(verb);
      lead = std::string(trimmed(verb));
    }
  }
  if (at == sentence.npos || sentence.ends_with(':')) return {};
  std::string_view rest = trimmed(sentence.substr(at + lead.size() + 2), " .!");
  std::vector<std::string> out;
  while (!rest.empty()) {
    std::size_t end = rest.find(", ");
    std::size_t size = 2;
    const std::size_t last = rest.find(" and ");
    // "A and B" without a comma in front is one deed, unless it ends the list.
    if (last < end && !out.empty() && end == rest.npos) {
      end = last;
      size = 5;
    }
    std::string_view part = trimmed(rest.substr(0, end), " ,");
    for (const std::string_view word : {"and ", "as well as ", "or "}) {
      if (part.starts_with(word)) part.remove_prefix(word.size());
    }
    // "can handle rye using grind(sack, size)": the comma is that of a call.
    if (std::count(part.begin(), part.end(), '(') != std::count(part.begin(), part.end(), ')')) {
      return {};
    }
    const std::vector<std::string> words = phrases::words(part);
    if (words.empty() || words.size() > kMostWords || is_one_of(words[0], "which|but|so|with")) {
      return {};
    }
    out.push_back(lead + " " + std::string(part));
    if (end >= rest.size()) break;
    rest.remove_prefix(end + size);
  }
  // One deed is the sentence itself, which says it better.
  return out.size() < 2 ? std::vector<std::string>() : out;
}

}  // namespace matchgraph::readme
