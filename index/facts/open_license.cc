#include "index/facts/open_license.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "index/facts/spdx_license.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

/// Licences that the Open Source Initiative approves or that free content uses, by how their names
/// begin once folded.
/// By their beginnings, as names go on with versions and words: "Apache License 2.0", "GPL v3 or
/// later".
bool begins_open_license(std::string_view folded) {
  static constexpr std::array<std::string_view, 53> kOpen = {
      "mit",     "apache",  "bsd",      "gpl",        "lgpl",     "agpl",      "gnu",     "mpl",
      "mozilla", "epl",     "eclipse",  "isc",        "expat",    "unlicense", "cc0",     "cc by 4",
      "cc by 3", "cc by 2", "cc by sa", "zlib",       "artistic", "boost",     "bsl 1 0", "python",
      "psf",     "ncsa",    "eupl",     "postgresql", "cddl",     "osl",       "afl",     "ecl",
      "ms pl",   "ms rl",   "wtfpl",    "0bsd",       "upl",      "odc",       "odbl",    "pddl",
      "openssl", "ofl",     "gfdl",     "fdl",        "blueoak",  "lppl",      "cdla",    "aal",
      "cpal",    "zpl",     "ipl",      "cecill",     "cal",
  };
  // The one that restricts nothing has to be named whole.
  // "cc by nc" begins so too and is not open; the open ones are listed with what follows.
  if (folded == "cc by" || folded.starts_with("public domain")) return true;
  return std::any_of(kOpen.begin(), kOpen.end(), [&](std::string_view open) {
    if (!folded.starts_with(open)) return false;
    // "mit" is not the beginning of "mitigated", yet "gpl" is that of "gplv3" and "gpl3".
    return folded.size() == open.size() || folded[open.size()] == ' ' ||
           folded[open.size()] == 'v' || is_digit(folded[open.size()]);
  });
}

/// Pieces of a folded text between a word.
std::vector<std::string_view> split_at(std::string_view text, std::string_view word) {
  std::vector<std::string_view> out;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word)) {
    out.push_back(text.substr(0, at));
    text.remove_prefix(at + word.size());
  }
  out.push_back(text);
  return out;
}

/// Of "A AND B" both have to be open, of "A OR B" one; an open licence that a clause takes back is
/// none.
bool is_open_expression(std::string_view license) {
  const std::string folded = fold_for_names(license);
  // A clause takes back what the licence before it gave.
  for (const std::string_view clause :
       {"commons clause", "non commercial", "noncommercial", "no military"}) {
    if (folded.find(clause) != std::string::npos) return false;
  }
  // AND first: written without brackets, it binds weaker here, so that a doubtful expression is
  // taken for the less open one.
  const std::vector<std::string_view> all = split_at(folded, " and ");
  return std::all_of(all.begin(), all.end(), [](std::string_view part) {
    const std::vector<std::string_view> any = split_at(part, " or ");
    return std::any_of(any.begin(), any.end(), begins_open_license);
  });
}

}  // namespace

bool is_open_license(std::string_view written) {
  // Named as SPDX does first, so that one table of spellings serves filters and this.
  // "The MIT License" is MIT here as well.
  const std::string expression = spdx_license(written);
  std::string_view stated = expression;
  bool open = !stated.empty();
  while (!stated.empty()) {
    const std::size_t comma = std::min(stated.find(','), stated.size());
    open = open && is_open_expression(stated.substr(0, comma));
    stated.remove_prefix(std::min(comma + 1, stated.size()));
  }
  return open;
}

bool is_closed_license(std::string_view stated) {
  // An open one is never closed, even if it holds such a word: "MIT, commercial use allowed".
  if (is_open_license(stated)) return false;
  const std::string folded = ' ' + fold_for_names(stated) + ' ';
  // As words: a licence of "Gemmasoft" is not Google's.
  // Business licences that turn open after years, licences of model makers that say who may use
  // them, and what forbids trade, war or hosting for others.
  static constexpr std::array<std::string_view, 27> kClosed = {" acceptable use ",
                                                               " all rights reserved ",
                                                               " business source ",
                                                               " busl ",
                                                               " bsl 1 1 ",
                                                               " commercial ",
                                                               " commons clause ",
                                                               " community license ",
                                                               " community licence ",
                                                               " cc by nc ",
                                                               " creative ml openrail ",
                                                               " elastic ",
                                                               " eula ",
                                                               " fsl ",
                                                               " functional source ",
                                                               " gemma ",
                                                               " no military ",
                                                               " non commercial ",
                                                               " noncommercial ",
                                                               " openrail ",
                                                               " openrail++ ",
                                                               " polyform ",
                                                               " proprietary ",
                                                               " research ",
                                                               " server side public ",
                                                               " sspl ",
                                                               " sustainable use "};
  return std::any_of(kClosed.begin(), kClosed.end(), [&folded](std::string_view words) {
    return folded.find(words) != std::string::npos;
  });
}

// By whole tags: "open source models" is a topic.
bool is_open_tag(std::string_view tag) {
  const std::string folded = fold_for_names(tag);
  return folded == "open source" || folded == "open weights" || folded == "opensource";
}

}  // namespace matchgraph
