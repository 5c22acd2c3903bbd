// Writes the manual pages and completions of the command into a folder, from the command line that
// the program itself defines.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "tools/matchgraph/command_line.h"
#include "tools/package/completions.h"
#include "tools/package/manual_page.h"

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  // Closed before it is looked at: a full disk may only show then.
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) try {
  namespace package = matchgraph::package;
  if (argc != 4) {
    std::cerr << "usage: write_manuals FOLDER VERSION TEMPLATES\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  const std::string version = argv[2];
  const std::filesystem::path shells = argv[3];
  // The program's own definition, so that manuals and completions cannot fall behind it.
  CLI::App app;
  app.name("matchgraph");
  matchgraph::command::Chosen chosen;
  matchgraph::command::define_command_line(app, chosen);
  write(folder / "man1/matchgraph.1", package::manual_page(app, version));
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    write(folder / ("man1/matchgraph-" + sub->get_name() + ".1"),
          package::subcommand_page(*sub, version));
  }
  write(folder / "bash/matchgraph", package::bash_completion(app, read(shells / "bash.in")));
  write(folder / "zsh/_matchgraph", package::zsh_completion(app, read(shells / "zsh.in")));
  write(folder / "fish/matchgraph.fish", package::fish_completion(app, read(shells / "fish.in")));
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 4;
}
