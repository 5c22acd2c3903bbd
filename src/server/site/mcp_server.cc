#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>

#include "matchgraph/mcp.h"
#include "server/mcp/protocol.h"
#include "server/site/live_generation.h"
#include "server/site/openapi_document.h"
#include "server/site/site.h"
#include "server/site/visits/search_log.h"

namespace matchgraph {
namespace {

using namespace server;  // NOLINT(google-build-using-namespace)

constexpr std::chrono::seconds kReloadInterval{2};

}  // namespace

class McpServer::State {
 public:
  explicit State(McpOptions options)
      : options_(std::move(options)),
        log_(options_.record ? std::make_unique<SearchLog>(
                                   options_.evidence.empty() ? options_.data : options_.evidence,
                                   [this](std::string_view line) { note(line); })
                             : nullptr),
        // Whoever starts the program is the only one who asks, so there is no host to check and no
        // figure to show.
        site_(
            HostCheck({}, {}), log_.get(), [] { return std::string(); },
            [this](std::string_view line) { note(line); }),
        // Here somebody waits at the other end, so that a folder without a generation is an error
        // at once.
        live_(
            options_.data, false, kReloadInterval, [] {},
            [this](std::string_view line) { note(line); }),
        protocol_([this](const HttpRequest& request) { return asked(request); }, kProgramVersion) {
    // One client, one conversation: its searches are one session of the record.
    conversation_.session = new_session();
  }

  void receive(std::string_view message) {
    // What was asked for and is not wanted any more is dropped while it waits, and never answered.
    const std::string cancelled = cancelled_request(message);
    if (!cancelled.empty()) {
      // Only what still waits can be dropped: this thread answers one message at a time.
      std::erase_if(waiting_, [&](const Waiting& one) { return one.id == cancelled; });
    } else {
      waiting_.push_back({request_id(message), std::string(message)});
    }
  }

  std::size_t waiting() const { return waiting_.size(); }

  std::string answer_next() {
    const std::string message = std::move(waiting_.front().message);
    waiting_.pop_front();
    // Checked where it is answered, so that the refusal takes its turn among the answers.
    if (message.size() > options_.max_message_bytes) {
      return rpc_error("null", rpc::kInvalidRequest,
                       fmt::format("a message has at most {} bytes", options_.max_message_bytes));
    }
    // A newer generation serves from the next message on.
    // Before the generation goes, as the engine reads its files.
    if (std::shared_ptr<const Generation> live = live_.get(); live != generation_) {
      engine_.reset();
      generation_ = std::move(live);
    }
    return protocol_.answer(message, conversation_).text;
  }

 private:
  struct Waiting {
    std::string id;  // as JSON; empty of what is no request
    std::string message;
  };

  HttpReply asked(const HttpRequest& request) {
    // Made when a tool first asks, so that a client that only lists tools waits for nothing.
    if (!engine_) engine_.emplace(generation_->snapshot);
    return site_.agent_answer(request, {request, {}, *generation_, *engine_});
  }

  void note(std::string_view line) const {
    if (options_.note) options_.note(line);
  }

  McpOptions options_;
  std::unique_ptr<SearchLog> log_;
  Site site_;
  LiveGeneration live_;
  Protocol protocol_;
  Conversation conversation_;
  std::deque<Waiting> waiting_;
  std::shared_ptr<const Generation> generation_;
  std::optional<Engine> engine_;
};

McpServer::McpServer(McpOptions options) : state_(std::make_unique<State>(std::move(options))) {}
McpServer::~McpServer() = default;

void McpServer::receive(std::string_view message) { state_->receive(message); }
std::size_t McpServer::waiting() const { return state_->waiting(); }
std::string McpServer::answer_next() { return state_->answer_next(); }

}  // namespace matchgraph
