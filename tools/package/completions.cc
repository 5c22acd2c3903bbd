#include "tools/package/completions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace matchgraph::package {
namespace {

enum class Argument { kText, kEntity, kFile };

/// One subcommand as shells see it.
struct Shown {
  std::string name;
  std::string description;
  std::vector<std::string> options;       // "--free"
  std::vector<std::string> descriptions;  // beside them
  std::vector<std::string> formats;
  std::vector<std::string> inner;  // subcommands of its own
  Argument argument = Argument::kText;
};

std::vector<std::string> formats_of(const CLI::Option& option) {
  // CLI11 keeps no list of what a check accepts.
  // "How to print the result: text, json": the list that the help shows.
  const std::string& text = option.get_description();
  std::vector<std::string> out;
  std::size_t at = text.find(": ");
  while (at != std::string::npos) {
    const std::size_t begin = at + 2;
    at = text.find(", ", begin);
    out.push_back(text.substr(begin, at == std::string::npos ? at : at - begin));
  }
  return out;
}

Shown shown(const CLI::App& app) {
  Shown out;
  out.name = app.get_name();
  out.description = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (option->nonpositional()) {
      for (const std::string& name : option->get_lnames()) {
        out.options.push_back("--" + name);
        out.descriptions.push_back(option->get_description());
        if (name == "format") out.formats = formats_of(*option);
      }
    } else if (option->get_type_name() == "ENTITY") {
      out.argument = Argument::kEntity;
    } else if (option->get_type_name() != "TEXT") {
      out.argument = Argument::kFile;
    }
  }
  for (const CLI::App* inner : app.get_subcommands([](const CLI::App*) { return true; })) {
    out.inner.push_back(inner->get_name());
    // A subcommand's own subcommands read files.
    if (out.argument == Argument::kText) out.argument = Argument::kFile;
  }
  return out;
}

std::vector<Shown> all_shown(const CLI::App& app) {
  std::vector<Shown> out;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    out.push_back(shown(*sub));
  }
  return out;
}

std::vector<std::string> names_of(const std::vector<Shown>& subcommands) {
  std::vector<std::string> out;
  for (const Shown& sub : subcommands) out.push_back(sub.name);
  return out;
}

/// Names of those whose arguments are of a kind, with bars between.
std::string with_argument(const std::vector<Shown>& subcommands, Argument argument) {
  std::vector<std::string> names;
  for (const Shown& sub : subcommands) {
    if (sub.argument == argument) names.push_back(sub.name);
  }
  return fmt::format("{}", fmt::join(names, "|"));
}

/// Puts a text in the place of each mark.
void fill(std::string& shell, std::string_view mark, const std::string& text) {
  for (std::size_t at = shell.find(mark); at != std::string::npos; at = shell.find(mark, at)) {
    // Goes on behind the text, which may hold the mark itself.
    shell.replace(at, mark.size(), text);
    at += text.size();
  }
}

/// In single quotes of a shell.
std::string quoted(std::string text) {
  std::string out = "'";
  // A quote within single quotes has to be written outside of them.
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string bash_completion(const CLI::App& app, std::string shell) {
  const std::vector<Shown> all = all_shown(app);
  std::string options;
  std::string formats;
  for (const Shown& sub : all) {
    options += fmt::format("      {}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")) ;;\n", sub.name,
                           fmt::join(sub.options, " "));
    formats += fmt::format("      {}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")) ;;\n", sub.name,
                           fmt::join(sub.formats, " "));
  }
  fill(shell, "@NAMES@", fmt::format("{}", fmt::join(names_of(all), " ")));
  fill(shell, "@FORMATS@", formats);
  fill(shell, "@OPTIONS@", options);
  fill(shell, "@ENTITIES@", with_argument(all, Argument::kEntity));
  fill(shell, "@FILES@", with_argument(all, Argument::kFile));
  return shell;
}

std::string zsh_completion(const CLI::App& app, std::string shell) {
  const std::vector<Shown> all = all_shown(app);
  std::string names;
  std::string options;
  for (const Shown& sub : all) {
    names += fmt::format("    {}\n", quoted(sub.name + ":" + sub.description));
    std::string here;
    for (const std::string& option : sub.options) {
      const bool is_format = option == "--format";
      here +=
          " " + quoted(is_format ? fmt::format("--format:format:({})", fmt::join(sub.formats, " "))
                                 : option);
    }
    const std::string_view rest = sub.argument == Argument::kEntity ? "_matchgraph_names"
                                  : sub.argument == Argument::kFile ? "_files"
                                                                    : " ";
    options += fmt::format("    {}) shift words; (( CURRENT-- )); _arguments{} '*: :{}' ;;\n",
                           sub.name, here, rest);
  }
  fill(shell, "@NAMES@", names);
  fill(shell, "@OPTIONS@", options);
  return shell;
}

std::string fish_completion(const CLI::App& app, std::string out) {
  for (const Shown& sub : all_shown(app)) {
    out += fmt::format("complete -c matchgraph -n __fish_use_subcommand -a {} -d {}\n", sub.name,
                       quoted(sub.description));
    const std::string here =
        fmt::format("complete -c matchgraph -n '__fish_seen_subcommand_from {}'", sub.name);
    for (std::size_t i = 0; i < sub.options.size(); ++i) {
      out += fmt::format("{} -l {} -d {}\n", here, sub.options[i].substr(2),
                         quoted(sub.descriptions[i]));
    }
    if (!sub.inner.empty()) out += fmt::format("{} -a '{}'\n", here, fmt::join(sub.inner, " "));
    if (sub.argument == Argument::kEntity) out += here + " -a '(__matchgraph_names)'\n";
    if (sub.argument == Argument::kFile) out += here + " -F\n";
  }
  return out;
}

}  // namespace matchgraph::package
