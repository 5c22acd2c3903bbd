#include <spdlog/async.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <csignal>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "matchgraph/evidence.h"
#include "matchgraph/server.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/spare_memory.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kServeExamples = R"(  matchgraph serve
  matchgraph serve --listen 127.0.0.1:0
  matchgraph serve --listen 0.0.0.0:8080 --allow-host match.example.org
  matchgraph serve --follow /srv/matchgraph --drain 5 --evidence postgresql://writer@db/matchgraph)";

constexpr std::size_t kMaxThreads = 256;
constexpr std::size_t kMaxDrainSeconds = 3600;
// Lines of the log that wait to be written; when the reader of the log stalls, the oldest are lost
// and the server goes on.
constexpr std::size_t kLogLines = 8192;

struct ServeOptions {
  // This machine alone, until somebody says otherwise.
  std::string listen = "127.0.0.1:8080";
  std::vector<std::string> allowed_hosts;
  std::string public_url;
  std::size_t threads = 0;
  bool trust_proxy = false;
  bool no_record = false;
  std::string evidence;
  std::string follow;
  std::string session_key_file;
  std::size_t drain_seconds = 0;
  bool no_log = false;
};

// "127.0.0.1:8080", "[::1]:8080", "8080"
void read_listen(const std::string& text, ServerOptions& options) {
  // The last colon, as IPv6 addresses hold others.
  // A port alone stands for this machine.
  const std::size_t colon = text.rfind(':');
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), options.port);
  const bool is_port = fault == std::errc() && end == port.data() + port.size() &&
                       options.port >= 0 && options.port <= 65535;
  if (!is_port) {
    throw Error(ErrorCode::kUsage,
                "--listen: ADDRESS:PORT is needed, such as 127.0.0.1:8080, not \"" + text + "\"");
  }
  if (colon == std::string::npos) return;
  options.host = text.substr(0, colon);
  // The library takes an IPv6 address without brackets.
  if (options.host.starts_with('[') && options.host.ends_with(']')) {
    options.host = options.host.substr(1, options.host.size() - 2);
  } else if (options.host.find(':') != std::string::npos) {
    throw Error(ErrorCode::kUsage,
                "--listen: an address with colons stands in brackets, such as "
                "[::1]:8080, not \"" +
                    text + "\"");
  }
}

std::shared_ptr<spdlog::logger> make_log() {
  spdlog::init_thread_pool(kLogLines, 1);
  // Written by a thread of its own, as a reader that stalls must not keep answers waiting.
  auto log = std::make_shared<spdlog::async_logger>(
      "access", std::make_shared<spdlog::sinks::stdout_sink_mt>(), spdlog::thread_pool(),
      spdlog::async_overflow_policy::overrun_oldest);
  log->set_formatter(std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %v",
                                                                 spdlog::pattern_time_type::utc));
  // Each line at once: whoever follows the log sees requests as they come.
  log->flush_on(spdlog::level::info);
  return log;
}

// The server that a signal stops.
std::atomic<Server*> running_server{nullptr};

extern "C" void stop_server(int) {
  // Only what is safe in a signal handler: an atomic, and stop(), which promises it.
  if (Server* const server = running_server.load()) server->stop();
}

void stop_on_signals(Server* server) {
  // Set before the handlers, which look at it.
  running_server.store(server);
  struct sigaction action {};
  action.sa_handler = server == nullptr ? SIG_DFL : stop_server;
  // A second signal ends the process at once.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
  // A closed terminal ends what was started from it, in order. Elsewhere the signal means "read
  // again", and new generations are picked up without being told.
  if (::isatty(STDIN_FILENO) == 1) {
    sigaction(SIGHUP, &action, nullptr);
  } else {
    std::signal(SIGHUP, SIG_IGN);
  }
}

// Without a slash at its end, as paths begin with one.
// It goes into pages, so nothing that could end an attribute.
std::string public_url_of(std::string url) {
  const bool is_web = url.empty() || url.starts_with("https://") || url.starts_with("http://");
  if (!is_web || url.find_first_of("\"<> ") != std::string::npos) {
    throw Error(ErrorCode::kUsage,
                "--public-url: an address such as https://match.example.org is "
                "needed, not \"" +
                    url + "\"");
  }
  while (url.ends_with('/')) url.pop_back();
  return url;
}

/// The key that a file holds, which nobody else may read. Messages do not repeat it.
/// From a file, as arguments are seen by everybody on a machine.
std::string session_key_of(const std::string& file) {
  if (file.empty()) return {};
  struct stat facts {};
  std::ifstream in(file);
  std::string key;
  if (::stat(file.c_str(), &facts) != 0 || !(in >> key)) {
    throw Error(ErrorCode::kEnvironment, file + ": has no session key that can be read");
  }
  // ssh refuses keys that others may read, too.
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw Error(ErrorCode::kEnvironment, file + ": others may read it: chmod 600");
  }
  return key;
}

int run_serve(const ServeOptions& given, const Common& common) {
  return_spare_memory();
  ServerOptions options;
  read_listen(given.listen, options);
  options.follow = !given.follow.empty();
  options.data = options.follow ? given.follow : data_folder(common);
  options.drain_time = std::chrono::seconds(given.drain_seconds);
  options.allowed_hosts = given.allowed_hosts;
  options.public_url = public_url_of(given.public_url);
  options.threads = given.threads;
  options.record = !given.no_record;
  options.evidence = evidence_place(given.evidence);
  options.session_key = session_key_of(given.session_key_file);
  // Nothing is recorded into a folder that others fill.
  if (options.follow && options.evidence.empty()) options.record = false;
  options.trust_proxy = given.trust_proxy;
  std::shared_ptr<spdlog::logger> log;
  if (!given.no_log) {
    log = make_log();
    options.log = [log](std::string_view line) { log->info(line); };
  } else {
    // Without a log of requests, what an operator has to know still goes to standard error.
    options.warn = [](std::string_view line) { write_note(std::string(line)); };
  }
  Server server(options);
  if (server.is_public()) {
    write_note("warning: " + server.address() +
               " can be reached from other machines; put a proxy with TLS and limits in front of "
               "it (tools/deployment/nginx.conf.example)");
  }
  if (options.record && !options.evidence.empty()) {
    write_note("searches and choices are kept in " + evidence_name(options.evidence));
  }
  if (options.follow && !given.no_record && options.evidence.empty()) {
    write_note("searches and choices are not kept: name a database with --evidence");
  }
  // The socket is open by now, so whoever connects from here on is answered.
  // On standard output, for whoever started it with port 0.
  write_output("serving " + server.address() + "\n");
  stop_on_signals(&server);
  server.run();
  // The server is about to end, and a signal must not find it.
  stop_on_signals(nullptr);
  write_note("stopped");
  return kDone;
}

}  // namespace

void add_serve(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* sub = add_subcommand(app, chosen, "serve", "Serves web pages and the API",
                                 kServeExamples, {"text"});
  sub->add_option("--listen", options->listen,
                  "Address and port (default 127.0.0.1:8080; port 0: any free one)")
      ->type_name("ADDRESS:PORT");
  sub->add_option("--allow-host", options->allowed_hosts,
                  "A further name it is asked under, such as that of a proxy (repeatable)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  sub->add_flag("--trust-proxy", options->trust_proxy,
                "Tell clients apart by X-Forwarded-For, as a proxy in front of it sets it");
  sub->add_option("--public-url", options->public_url,
                  "How other sites address it, for links that are shared (default: as it is asked)")
      ->type_name("URL");
  add_whole_number(*sub, "--threads", options->threads, 0, kMaxThreads,
                   "Threads that answer (default: one per core)");
  sub->add_option("--evidence", options->evidence,
                  "The database that searches and choices are kept in (default: in the data "
                  "folder); also MATCHGRAPH_EVIDENCE")
      ->type_name("postgresql://USER@HOST/DATABASE");
  sub->add_option("--follow", options->follow,
                  "Serve, instead of the data folder, one that others fill: wait for a generation, "
                  "check it, record nothing there")
      ->type_name("DIR");
  sub->add_option(
         "--session-key", options->session_key_file,
         "A file with 32 hexadecimal digits that seal visitors' sessions: replicas with the "
         "same one share visitors (default: anew with every start)")
      ->type_name("FILE");
  add_whole_number(*sub, "--drain", options->drain_seconds, 0, kMaxDrainSeconds,
                   "When it is to stop: seconds to go on while /readyz says 503 (default: 0)");
  sub->add_flag("--no-record", options->no_record, "Keep no record of searches and choices");
  sub->add_flag("--no-log", options->no_log, "Print no line for every request");
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_serve(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
