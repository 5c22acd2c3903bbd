#include "index/kept_texts.h"

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr std::string_view kNameBegin = "texts-";
constexpr std::string_view kNameEnd = ".kept";

// As arrays of one file, so that its seal covers all of it.
void add_strings(ArrayFileWriter& writer, const std::string& name, const StringTable& strings) {
  writer.add(name + ".at", strings.offsets());
  writer.add(name + ".text", strings.chars());
}

std::vector<std::string> strings_of(const ArrayFile& file, const std::string& name) {
  const StringTableView view(file.get<std::uint32_t>(name + ".at"), file.get<char>(name + ".text"));
  std::vector<std::string> out;
  for (std::size_t i = 0; i < view.size(); ++i) out.emplace_back(view[i]);
  return out;
}

StringTable table_of(const std::vector<std::string>& strings) {
  StringTable out;
  for (const std::string& one : strings) out.push_back(one);
  return out;
}

template <typename T>
std::vector<T> values_of(const ArrayFile& file, const std::string& name) {
  const auto values = file.get<T>(name);
  return {values.begin(), values.end()};
}

}  // namespace

void write_kept_texts(const KeptTexts& texts, const std::string& path) {
  const StringTable words = table_of(texts.words.words);
  const StringTable written = table_of(texts.words.written);
  ArrayFileWriter writer;
  writer.add("fields", texts.fields.bytes());
  add_strings(writer, "words", words);
  writer.add("words.entities", texts.words.entities);
  writer.add("forms", texts.words.forms);
  add_strings(writer, "written", written);
  writer.add("pairs", texts.words.pairs);
  writer.write(path);
}

std::string kept_texts_name(const std::string& digest) {
  return std::string(kNameBegin) + digest + std::string(kNameEnd);
}

void remove_kept_texts(const std::string& data, const std::string& but) {
  std::error_code ignored;
  std::vector<std::filesystem::path> old;
  // Collected first: removing while a folder is walked may skip entries.
  for (const auto& entry : std::filesystem::directory_iterator(data, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool is_one = name.starts_with(kNameBegin) && name.ends_with(kNameEnd);
    if (is_one && name != but) old.push_back(entry.path());
  }
  for (const auto& path : old) std::filesystem::remove(path, ignored);
}

KeptTextsFile::KeptTextsFile(const std::string& path)
    : file_(path), fields_(file_.get<std::uint8_t>("fields")) {}

CountedParts KeptTextsFile::words() const {
  CountedParts out;
  out.words = strings_of(file_, "words");
  out.entities = values_of<std::uint32_t>(file_, "words.entities");
  out.forms = values_of<CountedParts::Form>(file_, "forms");
  out.written = strings_of(file_, "written");
  out.pairs = values_of<CountedParts::Pair>(file_, "pairs");
  // Numbers of words are indexes here.
  bool fits = out.entities.size() == out.words.size() && out.forms.size() == out.written.size();
  for (const CountedParts::Form& form : out.forms) fits = fits && form.word < out.words.size();
  for (const CountedParts::Pair& pair : out.pairs) {
    fits = fits && pair.words >> 32U < out.words.size() &&
           static_cast<std::uint32_t>(pair.words) < out.words.size();
  }
  if (!fits) throw Error(ErrorCode::kEnvironment, "counts of words that were kept are damaged");
  return out;
}

}  // namespace matchgraph
