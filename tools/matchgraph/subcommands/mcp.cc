// The Model Context Protocol over standard input and output: a message a line.
#include "matchgraph/mcp.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/restart.h"
#include "tools/matchgraph/spare_memory.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kMcpExamples =
    R"(  matchgraph mcp --data DIR        (started by a client: see README.md, "For agents"))";

// Messages that are read ahead, so that one may take back another.
// Bounded, as answers take longer to make than messages to send.
constexpr std::size_t kReadAhead = 64;

/// Lines of standard input, with a bound on what one may hold.
class InputLines {
 public:
  explicit InputLines(std::size_t most) : most_(most) {}

  bool ended() const { return ended_ && lines_.empty() && line_.empty(); }

  /// Reads what is there; waits for it when `wait`.
  void fill(bool wait) {
    if (ended_) return;
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = ::poll(&input, 1, wait ? -1 : 0);
    if (ready == 0 || (ready < 0 && errno == EINTR)) return;
    std::array<char, 1 << 16> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) return;
    if (count < 0) {
      throw Error(ErrorCode::kEnvironment,
                  std::string("cannot read the input: ") + std::strerror(errno));
    }
    // The end of the input is the end of the conversation, once all is answered.
    if (count == 0) ended_ = true;
    take(std::string_view(bytes.data(), static_cast<std::size_t>(count)));
  }

  /// The next whole line, or what is left at the end; false when there is none yet.
  bool next(std::string& line) {
    if (!lines_.empty()) {
      line = std::move(lines_.front());
      lines_.erase(lines_.begin());
      return true;
    }
    if (!ended_ || line_.empty()) return false;
    line = std::move(line_);
    line_.clear();
    return true;
  }

 private:
  void take(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      // Of a line that is too long only as much is kept as tells that it is.
      const std::string_view part = bytes.substr(0, end);
      // A client that sends an endless line costs no more than one that is too long.
      line_ += part.substr(0, most_ + 1 - std::min(most_ + 1, line_.size()));
      if (end == std::string_view::npos) return;
      // Lines of Windows end with both.
      if (line_.ends_with('\r')) line_.pop_back();
      if (!line_.empty()) lines_.push_back(std::move(line_));
      line_.clear();
      bytes.remove_prefix(end + 1);
    }
  }

  std::size_t most_;
  bool ended_ = false;
  std::string line_;  // its beginning
  std::vector<std::string> lines_;
};

int run_mcp(const McpOptions& given, const Common& common) {
  return_spare_memory();
  McpOptions options = given;
  options.data = data_folder(common);
  options.evidence = evidence_place(given.evidence);
  // Standard output is the protocol's; what an operator should know goes beside it.
  options.note = [](std::string_view line) { write_note(line); };
  McpServer server(options);
  // Of a conversation that was begun another process knows nothing.
  forgo_restart();
  InputLines input(options.max_message_bytes);
  while (!input.ended() || server.waiting() > 0) {
    // Waits only when there is nothing to answer.
    if (server.waiting() < kReadAhead) input.fill(server.waiting() == 0);
    std::string line;
    while (server.waiting() < kReadAhead && input.next(line)) server.receive(line);
    if (server.waiting() == 0) continue;
    const std::string answer = server.answer_next();
    if (!answer.empty()) write_output(answer + "\n");
  }
  return kDone;
}

}  // namespace

void add_mcp(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<McpOptions>();
  auto no_record = std::make_shared<bool>(false);
  CLI::App* sub = add_subcommand(app, chosen, "mcp",
                                 "Answers agents by the Model Context Protocol, on standard input",
                                 kMcpExamples, {"text"});
  sub->add_option("--evidence", options->evidence,
                  "The database that searches are kept in (default: in the data folder); also "
                  "MATCHGRAPH_EVIDENCE")
      ->type_name("postgresql://USER@HOST/DATABASE");
  sub->add_flag("--no-record", *no_record, "Keep no record of searches");
  sub->callback([options, no_record, &chosen] {
    options->record = !*no_record;
    chosen.run = [options, &chosen] { return run_mcp(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
