#include "tools/matchgraph/run_program.h"

#include <atomic>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <system_error>
#include <vector>

#include "matchgraph/error.h"
#include "tools/matchgraph/command_line.h"
#include "tools/matchgraph/streams.h"

namespace matchgraph::command {
namespace {

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return kWrongUsage;
    case ErrorCode::kBadInput:
      return kBadInput;
    case ErrorCode::kEnvironment:
      return kEnvironment;
  }
  return kEnvironment;
}

// One line on standard error; with JSON a document on standard output as well. Printing must not
// fail a second time: an output that cannot be written is what is being reported already.
int report(const Error& error, bool json) {
  write_note(error.what());
  if (json) {
    try {
      write_output(to_json(error));
    } catch (const Error& unwritable) {
      write_note(unwritable.what());
    }
  }
  return exit_status(error.code());
}

std::atomic<bool> answers_json{false};
std::terminate_handler terminate_before = nullptr;

// Where nothing can catch it: the JSON library's destructors ask for memory, to free deep values
// without recursion.
[[noreturn]] void end_for_want_of_memory() {
  try {
    if (const std::exception_ptr failure = std::current_exception()) {
      std::rethrow_exception(failure);
    }
  } catch (const std::bad_alloc&) {
    // Nothing is unwound: what a build had begun the next one removes, as that of a killed one.
    std::_Exit(report(Error(ErrorCode::kEnvironment, "out of memory"), answers_json));
  } catch (...) {
    terminate_before();
  }
  std::abort();
}

// "matchgraph search": what was chosen so far, for hints.
std::string command_name(const CLI::App& app) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  return app.get_name() + (chosen.empty() ? "" : " " + chosen.front()->get_name());
}

// The help of the subcommand that was chosen, else of the command.
std::string help_text(const CLI::App& app) {
  std::string text = app.help();
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const std::string name = command_name(app);
  std::string hint = "; see " + name + " --help";
  // A need may begin with a dash: `search "-f option of tar"`.
  const bool unexpected = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  if (unexpected) hint += ", or put -- before text that starts with a dash";
  return {ErrorCode::kUsage, error.what() + hint};
}

void parse(CLI::App& app, const std::vector<std::string>& arguments) {
  std::vector<std::string> ordered = subcommand_first(app, arguments);
  // CLI11 takes arguments from the back.
  app.parse(std::vector<std::string>(ordered.rbegin(), ordered.rend()));
}

int run(const std::string& name, const DefineCommands& define,
        const std::vector<std::string>& arguments, bool json) {
  CLI::App app;
  app.name(name);
  Chosen chosen;
  define(app, chosen);
  // Asked for nothing: that is wrong usage, though the help is the answer.
  // On standard error, so that a pipe gets nothing that is no answer.
  if (arguments.empty()) {
    write_error(help_text(app));
    return kWrongUsage;
  }
  try {
    parse(app, arguments);
    return chosen.run();
  } catch (const CLI::CallForHelp&) {
    write_output(help_text(app));
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    write_output(std::string(version.what()) + "\n");
    return kDone;
  } catch (const CLI::ParseError& error) {
    return report(usage_error(app, error), json);
  } catch (const MissingArguments& error) {
    // The usage is shown to whoever called a subcommand without arguments.
    write_error(help_text(app));
    return report(error, json);
  }
}

}  // namespace

int run_program(const std::string& name, const DefineCommands& define, int argc, char** argv) {
  // First of all, as even the report of an error is written to a stream.
  prepare_streams();
  terminate_before = std::set_terminate(end_for_want_of_memory);
  bool json = false;
  try {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    json = asks_for_json(arguments);
    answers_json = json;
    return run(name, define, arguments, json);
  } catch (const Error& error) {
    return report(error, json);
  } catch (const std::bad_alloc&) {
    return report(Error(ErrorCode::kEnvironment, "out of memory"), json);
  } catch (const std::system_error& error) {
    // Threads that may not be started, folders that may not be read: no fault of the program.
    return report(
        Error(ErrorCode::kEnvironment, std::string("the system refused: ") + error.what()), json);
  } catch (const std::exception& error) {
    return report(Error(ErrorCode::kEnvironment, std::string("internal error: ") + error.what()),
                  json);
  }
}

}  // namespace matchgraph::command
