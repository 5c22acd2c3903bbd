#include "tools/run_command.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace matchgraph::test {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  return {ends[0], ends[1]};
}

// Reads both to their ends at once: a child that fills one must not wait for the other.
void drain(int out, std::string& out_text, int err, std::string& err_text) {
  std::array<pollfd, 2> watched = {pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  std::array<std::string*, 2> texts = {&out_text, &err_text};
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t i = 0; i < watched.size(); ++i) {
      if (watched[i].fd < 0 || watched[i].revents == 0) continue;
      std::array<char, 4096> buffer{};
      const ssize_t got = ::read(watched[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        ::close(watched[i].fd);
        watched[i].fd = -1;
      }
    }
  }
}

// In the child: only calls that are safe between fork and exec.
[[noreturn]] void become(char* const* arguments, char* const* environment, const Pipe& out,
                         const Pipe& err, const Environment& around) {
  if (around.full_output) {
    ::dup2(::open("/dev/full", O_WRONLY), STDOUT_FILENO);
  } else {
    ::dup2(out.write_end, STDOUT_FILENO);
  }
  if (around.close_output) ::close(STDOUT_FILENO);
  ::dup2(err.write_end, STDERR_FILENO);
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::execve(around.program, arguments, environment);
  ::_exit(127);
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

}  // namespace

Outcome run_command(const std::vector<std::string>& arguments, const Environment& around) {
  std::vector<std::string> words = {"matchgraph"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables;  // of two with one name the first counts
  for (const auto& [name, value] : around.variables) variables.push_back(name + "=" + value);
  variables.insert(variables.end(), {"HOME=/nonexistent", "PATH=/usr/bin:/bin"});
  const std::vector<char*> argument_pointers = pointers(words);
  const std::vector<char*> variable_pointers = pointers(variables);
  const Pipe out = make_pipe();
  const Pipe err = make_pipe();
  if (around.deaf_output) ::close(out.read_end);

  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) become(argument_pointers.data(), variable_pointers.data(), out, err, around);
  ::close(out.write_end);
  ::close(err.write_end);
  Outcome outcome;
  drain(around.deaf_output ? -1 : out.read_end, outcome.out, err.read_end, outcome.err);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

}  // namespace matchgraph::test
