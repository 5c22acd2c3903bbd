// Questions that a snapshot and its peers are asked: lines "KIND<tab>TEXT", made by
// speed_questions.py.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace matchgraph::benchmark {

struct Questions {
  std::vector<std::string> needs;     ///< a few words out of a text
  std::vector<std::string> seeds;     ///< ids of entities
  std::vector<std::string> prefixes;  ///< beginnings of names
};

/// Throws std::runtime_error for a file that is not such a list.
inline Questions read_questions(const std::string& path) {
  Questions questions;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    const std::string kind = line.substr(0, tab);
    if (tab == std::string::npos || (kind != "need" && kind != "seed" && kind != "prefix")) {
      throw std::runtime_error(path + ": not a list of questions: " + line);
    }
    auto& list = kind == "need"   ? questions.needs
                 : kind == "seed" ? questions.seeds
                                  : questions.prefixes;
    list.push_back(line.substr(tab + 1));
  }
  if (questions.needs.empty()) throw std::runtime_error(path + ": no questions");
  return questions;
}

}  // namespace matchgraph::benchmark
