#include "tools/importers/common/licences.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/ascii.h"

namespace matchgraph::importers {
namespace {

struct LicenseName {
  std::string_view words;  ///< lower case, single spaces
  const char* spdx;
};

/// Longer names before those they begin with.
constexpr auto kLicenses = std::to_array<LicenseName>({
    {"apache license version 2.0", "Apache-2.0"},
    {"apache license 2.0", "Apache-2.0"},
    {"apache 2.0", "Apache-2.0"},
    {"apache 2", "Apache-2.0"},
    {"apache license", "Apache-2.0"},
    {"mit license", "MIT"},
    {"license mit", "MIT"},
    {"mit", "MIT"},
    {"bsd 3 clause", "BSD-3-Clause"},
    {"3 clause bsd", "BSD-3-Clause"},
    {"bsd 2 clause", "BSD-2-Clause"},
    {"2 clause bsd", "BSD-2-Clause"},
    {"agpl 3.0", "AGPL-3.0"},
    {"agplv3", "AGPL-3.0"},
    {"lgpl 3.0", "LGPL-3.0"},
    {"gpl 3.0", "GPL-3.0"},
    {"gplv3", "GPL-3.0"},
    {"gpl 2.0", "GPL-2.0"},
    {"gplv2", "GPL-2.0"},
    {"mpl 2.0", "MPL-2.0"},
    {"mozilla public license 2.0", "MPL-2.0"},
    {"cc by 4.0", "CC-BY-4.0"},
});

struct FieldLicence {
  std::string_view field;  ///< lower case
  std::string_view spdx;
};

/// The hub and other listings write the names of SPDX in lower case.
constexpr auto kFieldLicences = std::to_array<FieldLicence>({
    {"afl-3.0", "AFL-3.0"},
    {"agpl-3.0", "AGPL-3.0"},
    {"apache-2.0", "Apache-2.0"},
    {"apache 2.0", "Apache-2.0"},
    {"artistic-2.0", "Artistic-2.0"},
    {"bsd-2-clause", "BSD-2-Clause"},
    {"bsd-3-clause", "BSD-3-Clause"},
    {"bsl-1.0", "BSL-1.0"},
    {"cc-by-3.0", "CC-BY-3.0"},
    {"cc-by-4.0", "CC-BY-4.0"},
    {"cc-by-nc-4.0", "CC-BY-NC-4.0"},
    {"cc-by-nc-nd-4.0", "CC-BY-NC-ND-4.0"},
    {"cc-by-nc-sa-3.0", "CC-BY-NC-SA-3.0"},
    {"cc-by-nc-sa-4.0", "CC-BY-NC-SA-4.0"},
    {"cc-by-nd-4.0", "CC-BY-ND-4.0"},
    {"cc-by-sa-3.0", "CC-BY-SA-3.0"},
    {"cc-by-sa-4.0", "CC-BY-SA-4.0"},
    {"cc0-1.0", "CC0-1.0"},
    {"gpl-2.0", "GPL-2.0"},
    {"gpl-3.0", "GPL-3.0"},
    {"isc", "ISC"},
    {"lgpl-2.1", "LGPL-2.1"},
    {"lgpl-3.0", "LGPL-3.0"},
    {"mit", "MIT"},
    {"mpl-2.0", "MPL-2.0"},
    {"odc-by", "ODC-By-1.0"},
    {"odbl", "ODbL-1.0"},
    {"unlicense", "Unlicense"},
    {"wtfpl", "WTFPL"},
});

/// A text of no more letters is a name, and no sentence that holds one.
constexpr std::size_t kBareName = 16;

constexpr std::string_view kWordMarks = " \t\n-_/,;:()[]\"'";

/// The words in lower case with one space before, between and after.
/// A space on both sides lets " mit " be looked for as a word, which "commit" and "permit" are not.
std::string spaced(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    const bool is_break = kWordMarks.find(c) != std::string_view::npos;
    if (!is_break) {
      out += to_lower(c);
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  // "(Apache 2.0)." ends a sentence and not the number.
  while (out.size() > 1 && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  return out + ' ';
}

bool has_words(const std::string& text, std::string_view words) {
  return text.find(" " + std::string(words) + " ") != std::string::npos;
}

}  // namespace

bool restricts_use(std::string_view spdx) {
  constexpr std::array<std::string_view, 7> kMarks = {"-NC",     "-ND",      "BUSL",       "SSPL",
                                                      "Elastic", "PolyForm", "Hippocratic"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [spdx](std::string_view mark) { return spdx.find(mark) != spdx.npos; });
}

std::string find_license(std::string_view text) {
  std::string words = spaced(text);
  // A full stop behind a name ends a sentence: "under MIT. Parts are ...".
  for (std::size_t at = words.find(". "); at != words.npos; at = words.find(". ", at)) {
    words.erase(at, 1);
  }
  // In the order of the text: the first one named is the licence, others belong to parts unless it
  // is a choice.
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const LicenseName& license : kLicenses) {
    const std::size_t at = words.find(" " + std::string(license.words) + " ");
    const bool known = std::any_of(found.begin(), found.end(), [&license](const auto& one) {
      return one.second == license.spdx;
    });
    // "mit" is a word of German as well.
    const bool is_word = license.words == std::string_view("mit") && words.size() > kBareName &&
                         text.find("MIT") == text.npos;
    if (at != words.npos && !known && !is_word) found.emplace_back(at, license.spdx);
  }
  std::sort(found.begin(), found.end());
  if (found.empty()) return {};
  const bool is_choice = has_words(words, "or") || has_words(words, "either") ||
                         has_words(words, "as well as") || has_words(words, "dual");
  std::string out = found.front().second;
  for (std::size_t i = 1; is_choice && i < found.size(); ++i) out += " OR " + found[i].second;
  return out;
}

std::string licence_of_field(std::string_view stated) {
  // Cells and cards set a licence in code or bold: `MIT`, **MIT**.
  stated = trimmed(stated, " \t\n`*");
  std::string lower = in_lower_case(stated);
  // Signs that people write so that no cell stays empty.
  if (lower == "unknown" || lower == "-" || lower == "none" || lower == "n/a" || lower == "?") {
    return {};
  }
  const auto known = [](const std::string& name) -> std::string_view {
    const auto row = std::find_if(kFieldLicences.begin(), kFieldLicences.end(),
                                  [&name](const FieldLicence& one) { return one.field == name; });
    return row == kFieldLicences.end() ? std::string_view() : row->spdx;
  };
  if (!known(lower).empty()) return std::string(known(lower));
  // Cards of 2021 wrote "apache-2-0" and "cc-by-4-0".
  for (std::size_t at = 1; at + 1 < lower.size(); ++at) {
    if (lower[at] == '-' && is_digit(lower[at - 1]) && is_digit(lower[at + 1])) lower[at] = '.';
  }
  std::replace(lower.begin(), lower.end(), ' ', '-');
  if (!known(lower).empty()) return std::string(known(lower));
  // A short text that only names a licence; a longer one says more than a name can.
  constexpr std::size_t kShort = 40;
  const std::string found = stated.size() <= kShort ? find_license(stated) : std::string();
  return found.empty() ? std::string(stated) : found;
}

bool is_license_code(std::string_view code) {
  const std::string lower = spaced(code);
  // Each begins with a space, as words do in spaced(), so that "submit" is no MIT.
  for (const std::string_view start :
       {" mit",           " apache",   " gpl",    " agpl",  " lgpl",       " bsd",
        " mpl",           " isc",      " cc0",    " cc by", " unlicense",  " eupl",
        " zlib",          " wtfpl",    " epl",    " bsl",   " sspl",       " boost",
        " public domain", " artistic", " cecill", " ncsa",  " proprietary"}) {
    if (!lower.starts_with(start)) continue;
    const std::size_t end = start.size();
    // "GPLv3" and "GPL3" have no space before their number.
    const bool has_number = is_digit(lower[end]) || (lower[end] == 'v' && is_digit(lower[end + 1]));
    // A longer text is a sentence that begins with a licence's name.
    constexpr std::size_t kLongestCode = 32;
    if ((lower[end] == ' ' || has_number) && lower.size() <= kLongestCode) return true;
  }
  return false;
}

bool is_license_list(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  text = trimmed(text, " \t\n.");
  if (text.empty() || text.size() > kLongest) return false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("/,|&"), text.size());
    if (!is_license_code(trimmed(text.substr(0, end)))) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace matchgraph::importers
