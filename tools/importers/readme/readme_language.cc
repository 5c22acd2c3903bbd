#include "tools/importers/readme/readme_language.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::BlockKind;

constexpr std::size_t kMostReadBytes = std::size_t{64} << 10;

// The commonest words, of which hardly a sentence in English has none.
constexpr std::string_view kEnglishWords =
    "the|and|of|to|is|in|for|with|this|that|you|on|are|it|as|be|by|or|can|from|your|an|not|we|our|"
    "has|have|will|all|which|use|using|at";

/// Words without a meaning of their own, of the languages that share English letters.
/// In this order: German, French, Spanish, Portuguese, Italian, Turkish, Dutch, Polish.
constexpr std::array<std::string_view, 8> kOtherWords = {
    "der|die|das|und|ist|mit|für|ein|eine|nicht|auf|sie|werden|wird|von|zu|den|dem|oder|auch|kann",
    "le|la|les|et|est|des|pour|une|dans|avec|vous|sur|qui|pas|du|au|aux|sont|ce|cette|votre",
    "el|los|las|es|para|una|con|por|del|que|se|su|como|más|puede|este|esta|son|un|al",
    "o|os|as|é|para|uma|com|por|do|da|dos|das|que|em|não|como|você|seu|sua|são|um",
    "il|lo|gli|è|per|una|con|di|che|del|della|sono|non|si|nel|come|più|questo|questa|un",
    "ve|bir|bu|için|ile|olarak|da|de|olan|daha|çok|gibi|veya|her|değil",
    "de|het|een|en|van|voor|met|is|niet|op|zijn|wordt|ook|kan|naar|aan",
    "i|w|na|z|do|jest|nie|się|to|dla|oraz|jak|przez|po|od"};

void collect(const Block& block, std::string& out) {
  if (out.size() > kMostReadBytes || block.kind == BlockKind::kCode) return;
  out += block.text.words + "\n";
  for (const markdown::Text& cell : block.cells) out += cell.words + "\n";
  for (const Block& child : block.children) collect(child, out);
}

/// Letters of other scripts than the Latin one; accents are Latin.
std::size_t count_foreign(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    const auto lead = static_cast<unsigned char>(c);
    // Greek and what follows it, up to the three-byte scripts; not punctuation and pictures.
    return (lead >= 0xCE && lead <= 0xDF) || lead == 0xE0 || lead == 0xE1 ||
           (lead >= 0xE3 && lead <= 0xED);
  }));
}

/// As such lines write them: in English, in the language itself, and as codes.
constexpr std::string_view kLanguageNames =
    "english|英文|英語|中文|简体中文|繁體中文|繁体中文|chinese|日本語|日文|japanese|한국어|korean|"
    "français|francais|french|deutsch|german|español|espanol|spanish|português|portuguese|русский|"
    "russian|italiano|italian|türkçe|turkish|العربية|arabic|tiếng|vietnamese|ไทย|polski|polish|"
    "українська|हिन्दी|hindi|nederlands|dutch|bahasa|indonesian|فارسی|persian|čeština|svenska|"
    "magyar|română|ελληνικά|עברית|en|zh|ja|ko|fr|de|es|pt|ru|cn|jp|kr|br|pt-br|zh-cn|zh-tw";

}  // namespace

bool is_english(const markdown::Document& document) {
  std::string text;
  collect(document.root, text);
  const std::size_t foreign = count_foreign(text);
  const auto latin = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_letter));
  // A character of another script says more than a letter does.
  constexpr std::size_t kLettersPerCharacter = 4;
  if (foreign * kLettersPerCharacter > latin) return false;
  std::size_t english = 0;
  std::array<std::size_t, kOtherWords.size()> others{};
  for (const std::string& word : phrases::words(text)) {
    if (phrases::is_one_of(word, kEnglishWords)) ++english;
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (phrases::is_one_of(word, kOtherWords[i])) ++others[i];
    }
  }
  constexpr std::size_t kFewest = 6;  // a name or two in another language prove nothing
  const std::size_t most = *std::max_element(others.begin(), others.end());
  // Languages share short words ("in", "as", "for"), so the other one has to be clearly ahead.
  return most < kFewest || most * 2 <= english * 3;
}

bool is_language_switcher(std::string_view line) {
  std::size_t names = 0;
  std::size_t others = 0;
  for (const std::string& word : phrases::words(catalogue::without_pictures(line))) {
    ++(phrases::is_one_of(word, kLanguageNames) ? names : others);
  }
  return names >= 2 && others <= names;
}

}  // namespace matchgraph::readme
