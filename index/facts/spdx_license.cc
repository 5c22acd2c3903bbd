#include "index/facts/spdx_license.h"

#include <algorithm>
#include <map>
#include <vector>

#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

using Spellings = std::map<std::string, std::string_view, std::less<>>;

struct Licence {
  std::string_view id;
  /// Further ways to write it, folded, without the words that no_words drops.
  std::vector<std::string_view> spellings;
};

/// Words that say that a licence is one.
/// People put these around a name, and no licence differs by them.
bool is_no_word(std::string_view word) {
  return word == "the" || word == "license" || word == "licence" || word == "version" ||
         word == "only" || word == "v" || word == "licensed" || word == "under" ||
         word == "software" || word == "international" || word == "spdx" || word == "opensource" ||
         word == "released";
}

// Identifiers are those of the SPDX licence list. "-only" is left out where people leave it out,
// and "or later" stands with the licence it begins with: who asks for GPL-3.0 may take both.
// Spellings are those that catalogues, READMEs and package registries use; where a name leaves the
// version open, the current one is meant, but for BSD, where it is the usual variant.
const std::vector<Licence>& licences() {
  static const std::vector<Licence> table = {
      {"0BSD", {"bsd zero clause", "zero clause bsd"}},
      {"AFL-3.0", {"academic free 3 0"}},
      {"AGPL-3.0",
       {"agpl", "agpl 3", "agplv3", "agpl3", "gnu agpl 3", "gnu agplv3",
        "gnu affero general public 3 0", "gnu affero general public 3", "affero gpl 3",
        "agpl 3 0 or later", "agplv3+", "agpl 3+", "gnu agpl 3 0", "affero general public 3 0"}},
      {"Apache-2.0", {"apache", "apache 2", "apache2", "asl 2 0", "apache 2 0 asl", "apache2 0"}},
      {"Artistic-2.0", {"artistic 2", "artistic"}},
      {"BSD-2-Clause",
       {"bsd 2", "2 clause bsd", "simplified bsd", "bsd 2 clause simplified", "freebsd",
        "bsd 2 clause freebsd"}},
      {"BSD-3-Clause",
       {"bsd", "bsd 3", "3 clause bsd", "new bsd", "modified bsd", "revised bsd", "bsd new",
        "bsd 3 clause new or revised", "bsd 3 clause new", "bsd 3 clause modified"}},
      {"BSD-4-Clause", {"bsd 4", "original bsd"}},
      {"BSL-1.0", {"boost", "boost 1 0", "bsl 1 0"}},
      {"BUSL-1.1", {"business source 1 1", "business source", "bsl 1 1", "bsl", "busl"}},
      {"CC-BY-3.0", {"creative commons attribution 3 0", "cc by 3"}},
      {"CC-BY-4.0",
       {"creative commons attribution 4 0", "cc by 4", "cc by", "creative commons by 4 0"}},
      {"CC-BY-NC-4.0",
       {"creative commons attribution noncommercial 4 0", "cc by nc",
        "creative commons attribution non commercial 4 0"}},
      {"CC-BY-NC-SA-4.0",
       {"cc by nc sa", "creative commons attribution noncommercial sharealike 4 0"}},
      {"CC-BY-ND-4.0", {"cc by nd"}},
      {"CC-BY-NC-ND-4.0", {"cc by nc nd"}},
      {"CC-BY-SA-3.0", {"creative commons attribution sharealike 3 0", "cc by sa 3"}},
      {"CC-BY-SA-4.0", {"creative commons attribution sharealike 4 0", "cc by sa", "cc by sa 4"}},
      {"CC0-1.0",
       {"cc0", "cc 0", "creative commons zero", "creative commons zero 1 0", "cc0 1 0 universal"}},
      {"CDDL-1.0", {"cddl", "common development and distribution 1 0"}},
      {"CDLA-Permissive-2.0", {"cdla permissive 2"}},
      {"ECL-2.0", {"educational community 2 0"}},
      {"EPL-1.0", {"eclipse public 1 0", "eclipse 1 0"}},
      {"EPL-2.0", {"eclipse public 2 0", "eclipse public", "eclipse 2 0", "epl"}},
      {"EUPL-1.2", {"european union public 1 2", "eupl"}},
      {"Elastic-2.0", {"elastic", "elastic 2", "elv2"}},
      {"FSL-1.1-MIT", {"functional source 1 1 mit future"}},
      {"GPL-2.0",
       {"gpl 2", "gplv2", "gpl2", "gnu gpl 2", "gnu gplv2", "gnu general public 2 0",
        "gnu general public 2", "gpl 2 0 or later", "gplv2+", "gpl 2+", "gpl 2 0+", "gnu gpl 2 0"}},
      {"GPL-3.0",
       {"gpl 3", "gplv3", "gpl3", "gnu gpl 3", "gnu gplv3", "gnu general public 3 0",
        "gnu general public 3", "gpl 3 0 or later", "gplv3+", "gpl 3+", "gpl 3 0+", "gnu gpl 3 0"}},
      {"ISC", {"isc"}},
      {"LGPL-2.1",
       {"lgpl 2 1 or later", "lgplv2 1", "gnu lesser general public 2 1", "gnu lgpl 2 1",
        "lgpl 2 1+"}},
      {"LGPL-3.0",
       {"lgpl", "lgpl 3", "lgplv3", "lgpl3", "gnu lesser general public 3 0", "gnu lgpl 3",
        "lgpl 3 0 or later", "gnu lesser general public 3", "gnu lgplv3", "lgpl 3 0+"}},
      {"MIT", {"mit x11", "x11 mit", "expat", "mit expat"}},
      {"MIT-0", {"mit no attribution", "mit 0"}},
      {"MPL-1.1", {"mozilla public 1 1"}},
      {"MPL-2.0", {"mozilla public 2 0", "mozilla public", "mpl", "mpl 2", "mplv2", "mozilla 2 0"}},
      {"MS-PL", {"microsoft public"}},
      {"NCSA", {"university of illinois ncsa"}},
      {"ODbL-1.0", {"odbl", "open database", "open database 1 0"}},
      {"OFL-1.1", {"ofl", "sil open font 1 1", "open font 1 1"}},
      {"OSL-3.0", {"open 3 0"}},
      {"PostgreSQL", {"postgres"}},
      {"PSF-2.0", {"psf", "python foundation", "psfl"}},
      {"SSPL-1.0", {"sspl", "server side public", "server side public 1 0"}},
      {"Unlicense", {"unlicense"}},
      {"UPL-1.0", {"universal permissive 1 0"}},
      {"WTFPL", {"do what the fuck you want to public"}},
      {"Zlib", {"zlib libpng"}},
  };
  return table;
}

/// Folded, without the words that every licence has.
std::string telling_words(std::string_view stated) {
  const std::string folded = fold_for_names(stated);
  std::string out;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string_view word = std::string_view(folded).substr(begin, end - begin);
    // "v2.0" and "2.0" are one version.
    const bool is_version = word.size() > 1 && word[0] == 'v' && is_digit(word[1]);
    if (is_version) word.remove_prefix(1);
    if (!is_no_word(word)) {
      if (!out.empty()) out += ' ';
      out += word;
    }
    begin = end + 1;
  }
  return out;
}

std::string part(std::string_view stated) {
  // Made once, as names are looked up for each entity of a catalogue.
  static const Spellings known = [] {
    Spellings out;
    for (const Licence& licence : licences()) {
      out.emplace(telling_words(licence.id), licence.id);
      for (const std::string_view spelling : licence.spellings) {
        out.emplace(telling_words(spelling), licence.id);
      }
      // "GPL-3.0-only" and "GPL-3.0-or-later" as SPDX writes them; the words fall away or stand.
      out.emplace(telling_words(licence.id) + " or later", licence.id);
    }
    return out;
  }();
  // Brackets fall away around one licence; an expression with brackets inside stays as it is.
  const std::string_view written = trimmed(stated, " \t\r\n()");
  const auto found = known.find(telling_words(written));
  return std::string(found == known.end() ? trimmed(stated, " \t\r\n") : found->second);
}

/// Where a word that joins licences stands, at or after `from`; its length in `length`. "or later"
/// joins none.
std::size_t joint(std::string_view text, std::size_t from, std::size_t& length) {
  // The words stand in any letter case: "MIT or Apache-2.0".
  const std::string lower = in_lower_case(text);
  std::size_t best = std::string::npos;
  for (const std::string_view word : {" and ", " or ", " with ", "/"}) {
    std::size_t at = lower.find(word, from);
    while (at != std::string::npos &&
           std::string_view(lower).substr(at + word.size()).starts_with("later")) {
      at = lower.find(word, at + 1);
    }
    if (at >= best) continue;
    best = at;
    length = word.size();
  }
  return best;
}

std::string expression(std::string_view stated) {
  // "New or Revised BSD" is one licence, whatever its words.
  std::string whole = part(stated);
  if (whole != trimmed(stated, " \t\r\n")) return whole;
  std::string out;
  std::size_t begin = 0;
  for (;;) {
    std::size_t length = 0;
    const std::size_t at = joint(stated, begin, length);
    out += part(stated.substr(begin, std::min(at, stated.size()) - begin));
    if (at == std::string::npos) return out;
    const std::string word(trimmed(stated.substr(at, length)));
    std::string upper;
    for (const char c : word) upper += to_upper(c);
    // As in "MIT/Apache-2.0", which Rust's packages wrote for years.
    out += word == "/" ? " OR " : ' ' + upper + ' ';
    begin = at + length;
  }
}

}  // namespace

std::string spdx_license(std::string_view stated) {
  // "Apache License, Version 2.0" has a comma and is one.
  if (std::string whole = part(stated); whole != trimmed(stated, " \t\r\n")) return whole;
  std::string out;
  while (!stated.empty()) {
    const std::size_t comma = std::min(stated.find(','), stated.size());
    const std::string one = expression(stated.substr(0, comma));
    if (!one.empty()) out += (out.empty() ? "" : ", ") + one;
    stated.remove_prefix(std::min(comma + 1, stated.size()));
  }
  return out;
}

}  // namespace matchgraph
