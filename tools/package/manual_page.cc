#include "tools/package/manual_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace matchgraph::package {
namespace {

/// Text as roff has it: no line begins a request, and a dash is a dash.
std::string roff(std::string_view text) {
  std::string out;
  bool begins_line = true;
  for (const char c : text) {
    // A dot or an apostrophe at the beginning of a line is a request of roff.
    if (begins_line && (c == '.' || c == '\'')) out += "\\&";
    // A plain dash is printed as a hyphen, which nobody can copy into a shell.
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    begins_line = c == '\n';
  }
  return out;
}

std::string in_capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string head(const std::string& name, const std::string& version) {
  return fmt::format(".TH {} 1 \"\" \"matchgraph {}\" \"User Commands\"\n", roff(in_capitals(name)),
                     version);
}

/// Each block of the footer ("Examples:", "Exit status: ...") as a section of its own.
std::string footer_sections(const std::string& footer) {
  constexpr std::string_view kExamples = "Examples:\n";
  // Footers are written for --help, whose blocks an empty line parts.
  if (!footer.starts_with(kExamples)) return {};
  const std::size_t end = footer.find("\n\n");
  // Without filling, as commands have to stay on lines of their own.
  std::string out =
      fmt::format(".SH EXAMPLES\n.nf\n{}\n.fi\n",
                  roff(footer.substr(kExamples.size(),
                                     end == std::string::npos ? end : end - kExamples.size())));
  if (end != std::string::npos)
    out += ".SH NOTES\n.nf\n" + roff(footer.substr(end + 2)) + "\n.fi\n";
  return out;
}

std::string option_entry(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) {
    names += (names.empty() ? "" : ", ") + ("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    names += (names.empty() ? "" : ", ") + ("--" + name);
  }
  // Arguments have no dashes, and go by what they are called.
  if (names.empty()) names = option.get_name(true);
  const std::string type = option.get_items_expected_max() > 0 ? option.get_type_name() : "";
  const bool is_named = option.nonpositional();
  return fmt::format(".TP\n.B {}{}\n{}\n", roff(names),
                     is_named && !type.empty() ? " \\fI" + roff(type) + "\\fR" : "",
                     roff(option.get_description()));
}

std::string option_sections(const CLI::App& app) {
  std::string arguments;
  std::string options;
  for (const CLI::Option* option : app.get_options()) {
    (option->nonpositional() ? options : arguments) += option_entry(*option);
  }
  std::string out;
  if (!arguments.empty()) out += ".SH ARGUMENTS\n" + arguments;
  if (!options.empty()) out += ".SH OPTIONS\n" + options;
  return out;
}

std::vector<const CLI::App*> subcommands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string synopsis(const CLI::App& app, const std::string& name) {
  std::string out = fmt::format(".B {}\n", roff(name));
  for (const CLI::Option* option : app.get_options()) {
    if (!option->nonpositional()) out += fmt::format("[\\fI{}\\fR]...\n", option->get_type_name());
  }
  if (!subcommands_of(app).empty()) out += "\\fISUBCOMMAND\\fR ...\n";
  return out + "[\\fIOPTIONS\\fR]\n";
}

std::string nested_sections(const CLI::App& app, const std::string& name) {
  std::string out;
  for (const CLI::App* inner : subcommands_of(app)) {
    out += fmt::format(".SH \"{} {}\"\n{}\n", roff(in_capitals(name)),
                       roff(in_capitals(inner->get_name())), roff(inner->get_description()));
    for (const CLI::Option* option : inner->get_options()) out += option_entry(*option);
  }
  return out;
}

}  // namespace

std::string manual_page(const CLI::App& app, const std::string& version) {
  std::string out = head("matchgraph", version);
  out +=
      ".SH NAME\nmatchgraph \\- " + roff("which tool does what I need, and what else does?") + "\n";
  out += ".SH SYNOPSIS\n" + synopsis(app, "matchgraph");
  out += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n.SH SUBCOMMANDS\n";
  for (const CLI::App* sub : subcommands_of(app)) {
    out += fmt::format(".TP\n.BR matchgraph\\-{} (1)\n{}\n", roff(sub->get_name()),
                       roff(sub->get_description()));
  }
  return out + option_sections(app) + footer_sections(app.get_footer());
}

std::string subcommand_page(const CLI::App& subcommand, const std::string& version) {
  const std::string name = "matchgraph " + subcommand.get_name();
  std::string out = head("matchgraph-" + subcommand.get_name(), version);
  out += fmt::format(".SH NAME\nmatchgraph\\-{} \\- {}\n", roff(subcommand.get_name()),
                     roff(subcommand.get_description()));
  out += ".SH SYNOPSIS\n" + synopsis(subcommand, name);
  out += ".SH DESCRIPTION\n" + roff(subcommand.get_description()) + ".\n";
  out += option_sections(subcommand) + nested_sections(subcommand, subcommand.get_name());
  out += footer_sections(subcommand.get_footer());
  return out + ".SH \"SEE ALSO\"\n.BR matchgraph (1)\n";
}

}  // namespace matchgraph::package
