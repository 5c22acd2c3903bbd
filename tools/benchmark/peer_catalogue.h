// A catalogue as a plain full-text engine takes it: one text per entity.
#pragma once

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "index/stop_words.h"
#include "matchgraph/catalogue.h"

namespace matchgraph::benchmark {

/// Name, summary and capabilities, a line each.
inline std::string text_of(const Entity& entity) {
  std::string text = entity.name + "\n" + entity.summary;
  for (const Capability& capability : entity.capabilities) text += "\n" + capability.text;
  return text;
}

/// Calls `index` with every entity of a catalogue in the order of its lines; memory is that of one.
/// Returns the seconds spent on reading. Throws std::runtime_error.
inline double for_each_entity(const std::string& path,
                              const std::function<void(const Entity&)>& index) {
  using Clock = std::chrono::steady_clock;
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::vector<Diagnostic> ignored;
  std::chrono::duration<double> reading{0};
  std::size_t number = 0;
  for (std::string line;;) {
    const auto begin = Clock::now();
    if (!std::getline(in, line)) return reading.count();
    const auto entity = parse_entity(line, path, ++number, {}, ignored);
    reading += Clock::now() - begin;
    if (entity) index(*entity);
  }
}

/// Runs of ASCII letters and digits and of bytes beyond ASCII, in lower case, without stop words.
inline std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      word += static_cast<char>(std::tolower(byte));
      continue;
    }
    const bool is_stop_word = std::binary_search(kStopWords.begin(), kStopWords.end(), word);
    if (!word.empty() && !is_stop_word) words.push_back(word);
    word.clear();
  }
  return words;
}

/// Bytes of a file, or of all files of a folder.
inline double bytes_on_disk(const std::string& path) {
  namespace fs = std::filesystem;
  if (fs::is_regular_file(path)) return static_cast<double>(fs::file_size(path));
  double bytes = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    bytes += static_cast<double>(entry.file_size());
  }
  return bytes;
}

}  // namespace matchgraph::benchmark
