#include "tools/matchgraph/restart.h"

#include <unistd.h>

#include <csignal>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "storage/guarded_memory.h"

namespace matchgraph::command {
namespace {

// Read by open_snapshot().
constexpr char kWhole[] = "MATCHGRAPH_CHECK=whole";

// Made beforehand: what calls restart() is a signal handler, which may not ask for memory.
char** restart_arguments = nullptr;
std::vector<char*>* restart_environment = nullptr;

void restart() noexcept {
  // Who touched the file may be a thread that keeps signals from itself, and what it keeps is
  // handed on.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  // Nothing was printed yet: answers are printed when they are whole.
  ::execve("/proc/self/exe", restart_arguments, restart_environment->data());
}

}  // namespace

void prepare_restart(char** arguments) {
  try {
    auto copy = std::make_unique<std::vector<char*>>();
    for (char** entry = environ; *entry != nullptr; ++entry) {
      // The second run: what is damaged after everything was checked ends it.
      if (std::strcmp(*entry, kWhole) == 0) return;
      copy->push_back(*entry);
    }
    copy->push_back(const_cast<char*>(kWhole));
    copy->push_back(nullptr);
    restart_arguments = arguments;
    restart_environment = copy.release();  // for as long as the process lives
    set_damage_action(restart);
  } catch (const std::bad_alloc&) {
    // Nothing runs again then, and what the program needs itself will tell of the memory.
  }
}

// Handlers without an action end the process with the status of a damaged file.
void forgo_restart() { set_damage_action(nullptr); }

}  // namespace matchgraph::command
