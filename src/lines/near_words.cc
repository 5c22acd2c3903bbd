#include "lines/near_words.h"

#include <array>

namespace matchgraph {

std::span<const std::string_view> near_word_groups() {
  // Narrow on purpose: what is near in one trade ("file", "document") is two things in another.
  static constexpr std::array<std::string_view, 14> kGroups = {"internet onlin web",
                                                               "crawl scrape scraper crawler",
                                                               "fetch retriev",
                                                               "execut run",
                                                               "grammar json schema structur",
                                                               "agent ai assist llm",
                                                               "imag photo pictur",
                                                               "speech voic spoken",
                                                               "databas db",
                                                               "repositori repo",
                                                               "pdf pdfs",
                                                               "summaris summari",
                                                               "translat multilingu",
                                                               "gpu graphic"};
  return kGroups;
}

std::span<const std::string_view> words_of_manner() {
  static constexpr auto kManner = std::to_array<std::string_view>(
      {"advanc",   "allow",      "autom",      "automat",  "base",          "capabl", "client",
       "compat",   "comprehens", "custom",     "design",   "differ",        "easi",   "effici",
       "enabl",    "enhanc",     "expos",      "fast",     "faster",        "featur", "flexibl",
       "focus",    "framework",  "full",       "function", "infrastructur", "integr", "intellig",
       "leverag",  "mcp",        "model",      "multipl",  "offer",         "oper",   "orient",
       "platform", "power",      "programmat", "protocol", "provid",        "robust", "seamless",
       "server",   "servic",     "sever",      "simpl",    "simplifi",      "smart",  "solut",
       "support",  "system",     "through",    "tool",     "use",           "user",   "variou",
       "via"});
  return kManner;
}

}  // namespace matchgraph
