#include "lines/client_names.h"

#include <algorithm>
#include <array>

namespace matchgraph {
namespace {

/// Names that stand for a program wherever they are read.
constexpr auto kClients = std::to_array<std::string_view>(
    {"chatgpt", "claude", "cline", "codex", "copilot", "cursor", "goose", "jetbrains", "kiro",
     "librechat", "opencode", "roo", "vscode", "windsurf", "zed"});

/// What programs of one protocol are called without a name: "custom MCP implementations".
constexpr auto kSorts = std::to_array<std::string_view>(
    {"client", "clients", "host", "hosts", "implementation", "implementations"});

/// Words that stand beside such names and tell of no job: parts of names, and that it works there.
constexpr auto kBeside = std::to_array<std::string_view>({"a",
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
                                                          "works"});

bool holds(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool meet(std::span<const std::string_view> words, std::span<const std::string_view> others) {
  return std::any_of(words.begin(), words.end(),
                     [others](std::string_view word) { return holds(others, word); });
}

}  // namespace

bool names_clients(std::span<const std::string_view> words) {
  constexpr std::size_t kMost = 12;  // a longer line says something of them
  if (words.empty() || words.size() > kMost) return false;
  const bool all_known = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return holds(kClients, word) || holds(kBeside, word);
  });
  if (!all_known) return false;
  return meet(words, kClients) || (holds(words, "mcp") && meet(words, kSorts)) ||
         (holds(words, "vs") && holds(words, "code"));
}

}  // namespace matchgraph
