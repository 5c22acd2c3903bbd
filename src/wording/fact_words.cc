#include "wording/fact_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace matchgraph {

std::string parameters_words(double millions) {
  return millions < 1000 ? fmt::format("{:g}M parameters", millions)
                         : fmt::format("{:g}B parameters", millions / 1000);
}

std::string signal_label(std::string_view name) {
  struct Label {
    std::string_view name;
    std::string_view words;
  };
  // What importers of price lists call them; other catalogues' names say what they are.
  static constexpr std::array<Label, 9> kLabels = {{
      {"max_input", "longest input"},
      {"max_output", "longest answer"},
      {"cache_read_price", "price of cached input"},
      {"cache_write_price", "price of caching input"},
      {"input_audio_price", "price of audio input"},
      {"output_audio_price", "price of audio output"},
      {"reasoning_price", "price of reasoning"},
      {"batch_input_price", "price of batched input"},
      {"batch_output_price", "price of batched output"},
  }};
  for (const Label& label : kLabels) {
    if (label.name == name) return std::string(label.words);
  }
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Date date_of_number(std::int32_t date) {
  return {static_cast<std::int16_t>(date / 10000), static_cast<std::uint8_t>(date / 100 % 100),
          static_cast<std::uint8_t>(date % 100)};
}

std::string date_number_text(std::int32_t date) { return to_string(date_of_number(date)); }

}  // namespace matchgraph
