// A PostgreSQL server of the tests' own: on a socket in a temporary folder, as an ordinary user,
// which it insists on; gone with the process.
#pragma once

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/temporary_folder.h"

namespace matchgraph::test {

/// The folder of its programs, of the newest version; nothing where it is not installed.
inline std::optional<std::string> postgresql_programs() {
  std::optional<std::string> newest;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", ignored)) {
    const std::string programs = entry.path().string() + "/bin";
    if (!std::filesystem::exists(programs + "/initdb")) continue;
    if (!newest || programs > *newest) newest = programs;
  }
  return newest;
}

class PostgresqlServer {
 public:
  enum class Disk {
    kForgotten,  ///< nothing is synced: quick, and only a killed machine would tell
    kDurable,
  };

  explicit PostgresqlServer(Disk disk = Disk::kForgotten) : disk_(disk) {
    if (::geteuid() == 0) {
      const passwd* const user = ::getpwnam("nobody");
      if (user == nullptr || ::chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0) {
        throw std::runtime_error("no ordinary user to run PostgreSQL as");
      }
      user_ = user->pw_uid;
      group_ = user->pw_gid;
    }
    // Without fsync also initdb takes half a second instead of two.
    run({programs() + "/initdb", "-D", data(), "-U", "owner", "-A", "trust", "--no-sync",
         "--no-instructions", "-E", "UTF8", "--locale=C.UTF-8"});
    try {
      start();
      run_sql("CREATE DATABASE evidence", "postgres");
    } catch (...) {
      end(SIGQUIT);
      throw;
    }
  }
  ~PostgresqlServer() {
    if (process_ > 0) end(SIGQUIT);
  }
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;

  /// Starts it and waits until it answers.
  void start() {
    const bool durable = disk_ == Disk::kDurable;
    process_ = spawn({programs() + "/postgres", "-D", data(), "-k", folder_.path(), "-c",
                      "listen_addresses=", "-c", "max_connections=60", "-c",
                      durable ? "fsync=on" : "fsync=off", "-c", "shared_buffers=32MB"});
    for (int tries = 0; tries < 200; ++tries) {
      if (run({programs() + "/pg_isready", "-q", "-h", folder_.path(), "-U", "owner", "-d",
               "postgres"},
              true) == 0) {
        return;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("PostgreSQL does not start: " + folder_.path());
  }
  /// SIGINT: connections are closed at once; SIGQUIT: as in a crash.
  void end(int signal) {
    ::kill(process_, signal);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }

  /// Its processes stand still, those of its connections too, until thaw().
  void freeze() const { signal_all(SIGSTOP); }
  void thaw() const { signal_all(SIGCONT); }

  /// The address of a schema, which is made; of a role other than the owner: as it exists.
  std::string schema_address(const std::string& schema) {
    run_sql("CREATE SCHEMA " + schema);
    return address(schema);
  }
  std::string address(const std::string& schema, const std::string& login = "owner") const {
    return "postgresql://" + login + "@/evidence?host=" + folder_.path() +
           "&options=-csearch_path%3D" + schema;
  }
  void drop_schema(const std::string& schema) { run_sql("DROP SCHEMA " + schema + " CASCADE"); }

  void run_sql(const std::string& sql, const std::string& database = "evidence") {
    run({programs() + "/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder_.path(), "-U",
         "owner", "-d", database, "-c", sql});
  }
  void run_script(const std::string& file, const std::vector<std::string>& settings) {
    std::vector<std::string> words = {
        programs() + "/psql", "-X", "-q",    "-v", "ON_ERROR_STOP=1", "-h",
        folder_.path(),       "-U", "owner", "-d", "evidence"};
    for (const std::string& setting : settings) words.insert(words.end(), {"-v", setting});
    words.insert(words.end(), {"-f", file});
    run(words);
  }

  const std::string& folder() const { return folder_.path(); }
  std::string data() const { return folder_.file("data"); }
  /// The folder of the tables' files: databases are numbered, and those of before are templates.
  std::string tables() const {
    long newest = 0;
    for (const auto& entry : std::filesystem::directory_iterator(data() + "/base")) {
      newest = std::max(newest, std::atol(entry.path().filename().c_str()));
    }
    return data() + "/base/" + std::to_string(newest);
  }

 private:
  /// Those of connections are groups of their own, but know their server as their parent.
  void signal_all(int signal) const {
    ::kill(process_, signal);
    const std::string parent = std::to_string(process_);
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
      std::ifstream status(entry.path() / "stat");
      std::string number;
      std::string name;
      std::string state;
      std::string of;
      // "123 (postgres) S 100 ..."
      if (status >> number >> name >> state >> of && of == parent) {
        ::kill(std::atoi(number.c_str()), signal);
      }
    }
  }

  static std::string programs() {
    const auto found = postgresql_programs();
    if (!found) throw std::runtime_error("PostgreSQL is not installed");
    return *found;
  }

  pid_t spawn(const std::vector<std::string>& words, bool is_quiet = false) const {
    std::vector<char*> pointers;
    for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    // Whatever the environment says of other servers stays out.
    std::string language = "LC_ALL=C.UTF-8";
    std::string options = "PGOPTIONS=-c client_min_messages=warning";
    char* surroundings[] = {language.data(), options.data(), nullptr};
    const std::string log = is_quiet ? "/dev/null" : folder_.file("log");
    const pid_t child = ::fork();
    if (child != 0) return child;
    // Other threads may hold locks that nobody here gives back: only what needs none.
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (user_ != 0 && (::setgid(group_) != 0 || ::setuid(user_) != 0)) ::_exit(126);
    // Whoever kills the tests ends their server too; after the change of user, which takes it back.
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    if (::chdir("/") != 0) ::_exit(126);
    ::execve(pointers.front(), pointers.data(), surroundings);
    ::_exit(127);
  }
  int run(const std::vector<std::string>& words, bool may_fail = false) const {
    int status = 0;
    ::waitpid(spawn(words, may_fail), &status, 0);
    if (status != 0 && !may_fail) {
      std::ifstream log(folder_.file("log"));
      const std::string said(std::istreambuf_iterator<char>(log), {});
      throw std::runtime_error(words.front() + " failed: " + said);
    }
    return status;
  }

  TemporaryFolder folder_;
  Disk disk_;
  uid_t user_ = 0;
  gid_t group_ = 0;
  pid_t process_ = 0;
};

}  // namespace matchgraph::test
