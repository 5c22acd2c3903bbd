#include "wording/install_line.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace matchgraph {
namespace {

constexpr std::size_t kMostBytes = 120;  // what a person copies, and no script

/// What a command that installs or starts a package begins with. With the space, so that no longer
/// word is taken for one. Managers of packages, and those of containers.
constexpr std::array<std::string_view, 14> kStarts = {
    "npx ",         "uvx ",          "pipx run ",        "pipx install ", "pip install ",
    "npm install ", "npm i ",        "docker run ",      "docker pull ",  "cargo install ",
    "go install ",  "brew install ", "uv tool install ", "apt install "};

/// An address at a registry, and the line that its last part is installed by.
struct Registry {
  std::string_view address;
  std::string_view start;
};
// Registries whose addresses end in the name that their command takes, so that nothing has to be
// asked.
constexpr std::array<Registry, 8> kRegistries = {
    {{"https://www.npmjs.com/package/", "npm install "},
     {"https://npmjs.com/package/", "npm install "},
     {"https://pypi.org/project/", "pip install "},
     {"https://crates.io/crates/", "cargo install "},
     {"https://hub.docker.com/r/", "docker pull "},
     {"https://formulae.brew.sh/formula/", "brew install "},
     {"https://packages.debian.org/bookworm/", "apt install "},
     {"https://packages.debian.org/stable/", "apt install "}}};

bool is_package_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("@/-._:").find(c) != std::string_view::npos;
}

/// The package that the text begins with, without the mark that ends a sentence.
std::string_view package_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_package_byte(text[end])) ++end;
  // A dot and a colon are parts of names (versions, image tags) as well as marks behind them.
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ':')) --end;
  return text.substr(0, end);
}

/// "uvx or pip" and "npx package" are English; names of packages mostly hold one of these.
bool is_surely_package(std::string_view word) {
  return word.size() > 2 && word.find_first_of("-/@_") != std::string_view::npos &&
         word.front() != '-' && word.front() != '/';
}

/// The command that begins at `at`, whole where it stands between back quotes.
std::string command_at(std::string_view text, std::size_t at, std::string_view start) {
  if (at > 0 && text[at - 1] == '`') {
    const std::size_t end = text.find('`', at);
    const bool is_short = end != std::string_view::npos && end - at <= kMostBytes;
    const std::string_view line = is_short ? text.substr(at, end - at) : std::string_view();
    // Several lines are a block of steps, and the first alone would do half of what is meant.
    return line.find('\n') == std::string_view::npos ? std::string(line) : std::string();
  }
  std::size_t rest = at + start.size();
  // Options without a value: "npx -y", "npm install -g".
  while (rest + 2 < text.size() && text[rest] == '-' && text[rest + 2] == ' ') rest += 3;
  const std::string_view package = package_at(text.substr(rest));
  // Without quotes nothing tells where a command ends, so only a package that cannot be English is
  // taken, and nothing behind it.
  if (!is_surely_package(package) || package.size() > kMostBytes / 2) return {};
  return std::string(text.substr(at, rest - at)) + std::string(package);
}

std::string command_in(std::string_view text) {
  for (const std::string_view start : kStarts) {
    for (std::size_t at = text.find(start); at != std::string_view::npos;
         at = text.find(start, at + 1)) {
      // The end of a longer word or of a path: "conda/pip install" is not for pip alone.
      if (at > 0 && is_package_byte(text[at - 1])) continue;
      std::string command = command_at(text, at, start);
      if (!command.empty()) return command;
    }
  }
  return {};
}

/// The field `install`, where it is one line of text.
std::string stated_field(const Entity& entity) {
  for (const ExtraField& field : entity.extra) {
    if (field.name != "install") continue;
    const std::string_view json = field.json;
    // JSON becomes values in src/catalogue alone; what would have to be decoded is left, as
    // commands hardly hold quotation marks.
    const bool is_plain = json.size() > 2 && json.size() <= kMostBytes && json.front() == '"' &&
                          json.find('\\') == std::string_view::npos;
    if (is_plain) return std::string(json.substr(1, json.size() - 2));
  }
  return {};
}

std::string registry_line(std::string_view url) {
  for (const Registry& registry : kRegistries) {
    if (!url.starts_with(registry.address)) continue;
    std::string_view package = url.substr(registry.address.size());
    // Tabs of a page and what counts visitors are no part of the package.
    package = package.substr(0, package.find_first_of("?#"));
    while (package.ends_with('/')) package.remove_suffix(1);
    const bool is_package =
        !package.empty() && std::all_of(package.begin(), package.end(), is_package_byte);
    if (is_package) return std::string(registry.start) + std::string(package);
  }
  return {};
}

}  // namespace

std::string install_line(const Entity& entity) {
  // What is stated as such comes before what stands in prose, and that before what only follows
  // from an address.
  std::string line = stated_field(entity);
  if (line.empty()) line = command_in(entity.summary);
  for (const Capability& capability : entity.capabilities) {
    if (!line.empty()) break;
    line = command_in(capability.text);
  }
  return line.empty() ? registry_line(entity.url) : line;
}

}  // namespace matchgraph
