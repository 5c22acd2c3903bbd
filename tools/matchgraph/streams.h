// Standard output and standard error, written so that a closed pipe, a full disk and a missing
// terminal are no surprise.
#pragma once

#include <string>
#include <string_view>

#include "matchgraph/render.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {

/// Makes broken pipes an error of write instead of a signal, and keeps the three standard
/// descriptors taken, so that a file opened later is never mistaken for one of them. Call it first.
void prepare_streams();

/// Writes to standard output. A reader that went away (a closed pipe) is no error; throws Error
/// (kEnvironment) for anything else, such as a full disk.
void write_output(std::string_view text);
/// Writes to standard error; what cannot be written there is lost.
void write_error(std::string_view text);
/// "matchgraph: TEXT" on standard error, on one line, without control characters.
void write_note(std::string_view text);

bool output_is_terminal();
bool error_is_terminal();
/// Colour and width for standard output: plain and 80 columns unless it is a terminal.
TextStyle output_style();
/// The same for standard error, always plain.
TextStyle error_style();

/// A result as text or JSON.
template <typename... Result>
void print_result(const Common& common, const Result&... result) {
  write_output(common.json() ? to_json(result...) : to_text(result..., output_style()));
}

/// A result in the format asked for, of those that results of this kind have. A subcommand that
/// prints so accepts no other.
template <typename Result>
void print_formatted(const Common& common, const Result& result) {
  if (common.format == "markdown") return write_output(to_markdown(result));
  if (common.format == "csv") return write_output(to_csv(result));
  if constexpr (requires { to_html(result); }) {
    if (common.format == "html") return write_output(to_html(result));
  }
  if constexpr (requires { to_page(result); }) {
    if (common.format == "page") return write_output(to_page(result));
  }
  if constexpr (requires { to_trec(result); }) {
    if (common.format == "trec") return write_output(to_trec(result));
  }
  print_result(common, result);
}

}  // namespace matchgraph::command
