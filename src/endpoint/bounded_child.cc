#include "endpoint/bounded_child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <fstream>

namespace matchgraph::endpoint {
namespace {

using Clock = std::chrono::steady_clock;

/// Address space that the process has.
std::size_t own_bytes() {
  // The child begins with the parent's whole address space.
  std::ifstream pages("/proc/self/statm");
  std::size_t count = 0;
  pages >> count;
  return count * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

[[noreturn]] void work_and_exit(int to, const ChildLimits& limits,
                                const std::function<std::string()>& work) {
  const rlim_t most = own_bytes() + limits.memory;
  const rlimit limit{.rlim_cur = most, .rlim_max = most};
  // By address space, as the system bounds no other memory of one process.
  ::setrlimit(RLIMIT_AS, &limit);
  // Who hangs up while it is still being told ends a call, not the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::string text;
  try {
    text = work();
  } catch (const std::exception&) {
    // Most likely there was no memory left. The parent sees that nothing came.
    // _exit: the child must not run what the parent registered for its end, such as writing its
    // buffers again.
    ::_exit(1);
  }
  std::size_t at = 0;
  while (at < text.size()) {
    // A pipe takes 64 KiB at a time.
    const ssize_t count = ::write(to, text.data() + at, text.size() - at);
    if (count <= 0 && errno != EINTR) ::_exit(1);
    if (count > 0) at += static_cast<std::size_t>(count);
  }
  // No destructors: what they would do is the parent's to do.
  ::_exit(0);
}

/// All that comes before the end; nothing when that takes too long or is too much.
std::optional<std::string> read_all(int from, const ChildLimits& limits, Clock::time_point end) {
  std::string out;
  std::array<char, 65536> bytes{};
  for (;;) {
    // Rounded up: who gives up a moment before the end looks as if something else had failed.
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    // The end of the pipe is the end of the child.
    pollfd asked{.fd = from, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&asked, 1, static_cast<int>(std::max<std::int64_t>(0, left)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    const ssize_t count = ::read(from, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 || out.size() > limits.answer) return std::nullopt;
    if (count == 0) return out;
    out.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

std::optional<std::string> run_in_child(const ChildLimits& limits,
                                        const std::function<std::string()>& work) {
  const auto end = Clock::now() + limits.time;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    // The parent's end has to be closed in the child, or it would never see the parent go.
    work_and_exit(ends[1], limits, work);
  }
  ::close(ends[1]);
  std::optional<std::string> out;
  int status = 1;
  // Killed, not asked: it may be in the middle of the library.
  if (child > 0) {
    out = read_all(ends[0], limits, end);
    // Waited for in any case, so that no process is left behind.
    if (!out) ::kill(child, SIGKILL);
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  ::close(ends[0]);
  // It may have been killed by its limit of memory in the middle of writing.
  // Half an answer is none.
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? out : std::nullopt;
}

}  // namespace matchgraph::endpoint
