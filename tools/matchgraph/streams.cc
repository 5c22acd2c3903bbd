#include "tools/matchgraph/streams.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace matchgraph::command {
namespace {

// 0, or the errno of the failure.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::size_t terminal_width(int descriptor) {
  constexpr std::size_t kDefault = 80;
  winsize size{};
  const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kDefault;
}

bool wants_colour() {
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  // https://no-color.org: any value of the variable, an empty one too.
  return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr && !dumb;
}

}  // namespace

void prepare_streams() {
  // A reader that closes ("head") is found out by the write itself.
  std::signal(SIGPIPE, SIG_IGN);
  // A limit on the size of files is an error of the write that meets it.
  std::signal(SIGXFSZ, SIG_IGN);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // Read-only: what is written to a closed standard output still fails, and is reported. The
    // lowest free descriptor is the one that is missing, as the ones below it are taken by now.
    if (::open("/dev/null", O_RDONLY) < 0) std::_Exit(kEnvironment);
  }
}

void write_output(std::string_view text) {
  const int failure = write_all(STDOUT_FILENO, text);
  // Whoever closed the pipe has read enough; that is no failure of this command.
  if (failure == 0 || failure == EPIPE) return;
  throw Error(ErrorCode::kEnvironment,
              std::string("cannot write the output: ") + std::strerror(failure));
}

// There is nobody left to tell.
void write_error(std::string_view text) { write_all(STDERR_FILENO, text); }

// As one line, whatever the text holds: names come from catalogues.
void write_note(std::string_view text) { write_error("matchgraph: " + printable(text) + "\n"); }

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool error_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

TextStyle output_style() {
  TextStyle style;
  style.colour = wants_colour();
  style.width = terminal_width(STDOUT_FILENO);
  return style;
}

TextStyle error_style() {
  TextStyle style;
  style.width = terminal_width(STDERR_FILENO);
  return style;
}

}  // namespace matchgraph::command
