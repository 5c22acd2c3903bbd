#include "lines/client_names.h"

#include <algorithm>
#include <array>

namespace matchgraph {
namespace {

/// Names that stand for a program wherever they are read.
constexpr std::array<std::string_view, 15> kClients = {
    "chatgpt", "claude",    "cline",    "codex", "copilot", "cursor",   "goose", "jetbrains",
    "kiro",    "librechat", "opencode", "roo",   "vscode",  "windsurf", "zed"};

/// Words that stand beside such names and tell of no job: parts of names, and that it works there.
constexpr std::array<std::string_view, 48> kBeside = {"a",
                                                      "agents",
                                                      "ai",
                                                      "all",
                                                      "an",
                                                      "and",
                                                      "any",
                                                      "app",
                                                      "applications",
                                                      "apps",
                                                      "as",
                                                      "assistants",
                                                      "aware",
                                                      "capable",
                                                      "client",
                                                      "clients",
                                                      "code",
                                                      "compatible",
                                                      "custom",
                                                      "desktop",
                                                      "editor",
                                                      "editors",
                                                      "enabled",
                                                      "etc",
                                                      "extension",
                                                      "for",
                                                      "github",
                                                      "host",
                                                      "hosts",
                                                      "ide",
                                                      "ides",
                                                      "implementation",
                                                      "implementations",
                                                      "in",
                                                      "integration",
                                                      "mcp",
                                                      "or",
                                                      "other",
                                                      "studio",
                                                      "such",
                                                      "support",
                                                      "supports",
                                                      "the",
                                                      "tools",
                                                      "visual",
                                                      "vs",
                                                      "with",
                                                      "works"};

template <std::size_t N>
bool is_client_word(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool names_clients(std::span<const std::string_view> words) {
  constexpr std::size_t kMost = 12;  // a longer line says something of them
  if (words.empty() || words.size() > kMost) return false;
  const auto holds = [&words](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const bool all_known = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_client_word(kClients, word) || is_client_word(kBeside, word);
  });
  if (!all_known) return false;
  const bool names_one = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return is_client_word(kClients, word);
  });
  constexpr std::array<std::string_view, 6> kSorts = {
      "client", "clients", "host", "hosts", "implementation", "implementations"};
  // Those of one protocol without a name, as "custom MCP implementations".
  const bool names_sort = holds("mcp") && std::any_of(kSorts.begin(), kSorts.end(), holds);
  return names_one || names_sort || (holds("vs") && holds("code"));
}

}  // namespace matchgraph
