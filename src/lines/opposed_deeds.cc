#include "lines/opposed_deeds.h"

#include <algorithm>
#include <array>

namespace matchgraph {
namespace {

struct Deed {
  std::string_view stem;
  std::uint8_t couple;
  bool undoes;
};

// By the stems of the texts' analyser, ascending. Words of many senses ("issue", "open", "set") are
// none: what they are said of tells more than they do.
constexpr std::array<Deed, 34> kDeeds = {{
    {"approv", 0, false},   {"archiv", 1, false},   {"burn", 0, true},     {"buy", 2, false},
    {"compress", 3, false}, {"creat", 0, false},    {"decod", 4, true},    {"decompress", 3, true},
    {"decrypt", 5, true},   {"delet", 0, true},     {"deposit", 6, false}, {"disabl", 7, true},
    {"download", 8, true},  {"enabl", 7, false},    {"encod", 4, false},   {"encrypt", 5, false},
    {"export", 9, true},    {"grant", 0, false},    {"import", 9, false},  {"instal", 10, false},
    {"lock", 11, false},    {"mint", 0, false},     {"receiv", 12, true},  {"remov", 0, true},
    {"revok", 0, true},     {"sell", 2, true},      {"send", 12, false},   {"subscrib", 13, false},
    {"unarchiv", 1, true},  {"uninstal", 10, true}, {"unlock", 11, true},  {"unsubscrib", 13, true},
    {"upload", 8, false},   {"withdraw", 6, true},
}};

}  // namespace

void Deeds::add(std::string_view stem) {
  const auto at =
      std::lower_bound(kDeeds.begin(), kDeeds.end(), stem,
                       [](const Deed& deed, std::string_view s) { return deed.stem < s; });
  if (at == kDeeds.end() || at->stem != stem) return;
  (at->undoes ? undoes : does) |= std::uint32_t{1} << at->couple;
}

bool are_opposed(const Deeds& a, const Deeds& b) {
  const std::uint32_t only_does = a.does & ~a.undoes;
  const std::uint32_t only_undoes = a.undoes & ~a.does;
  return (only_does & b.undoes & ~b.does) != 0 || (only_undoes & b.does & ~b.undoes) != 0;
}

}  // namespace matchgraph
