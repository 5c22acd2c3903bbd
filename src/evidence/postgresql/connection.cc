#include "evidence/postgresql/connection.h"

#include <fmt/format.h>
#include <poll.h>

#include <bit>
#include <charconv>
#include <cstring>

namespace matchgraph::evidence {
namespace {

// Numbers of types, which PostgreSQL never changes (its catalogue pg_type).
constexpr Oid kBigint = 20;
constexpr Oid kBytea = 17;
constexpr int kBinary = 1;

// bigint travels with its high byte first.
std::uint64_t in_network_order(std::uint64_t value) {
  return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
}

/// Its first line: the others are hints and the place in a statement.
std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

bool is_one_of(std::string_view state, std::initializer_list<std::string_view> states) {
  for (const std::string_view known : states) {
    if (state == known) return true;
  }
  return false;
}

StoreError::Cause cause_of(std::string_view state) {
  // Connection exceptions; a server that ends, crashed or is not ready yet.
  // Class 08 is of connections; 57P01 to 57P05 are a server's own end.
  if (state.starts_with("08") || is_one_of(state, {"57P01", "57P02", "57P03", "57P05"})) {
    return StoreError::Cause::kAway;
  }
  // A lock or a statement that took too long; a deadlock; a conflict of transactions.
  // All of these may go well a moment later.
  if (is_one_of(state, {"55P03", "57014", "40P01", "40001"})) return StoreError::Cause::kBusy;
  return StoreError::Cause::kOther;
}

std::string what_to_do(std::string_view state) {
  if (cause_of(state) == StoreError::Cause::kBusy) {
    return "another process holds it: try again when that is done";
  }
  if (cause_of(state) == StoreError::Cause::kAway) return "try again when its server is up";
  // Rights are the commonest fault of a new installation, so they have a text of their own.
  if (state == "42501") {
    return "this role may not do that: tables are made and brought up to date, and searches "
           "imported and forgotten, by the role that owns the tables";
  }
  if (state == "53100") return "free some space on its disk";
  if (state == "25006") return "this server is read-only: name the one that is written to";
  return "check the database and the role that the address names";
}

// A server's notices would be printed to standard error between the messages of the command.
void ignore_notice(void* /*context*/, const char* /*message*/) {}

/// What the address says, and bounds for what it does not say: a server that was cut off must be
/// noticed in seconds, as visitors wait.
void connect_parameters(const PostgresqlAddress& address, std::vector<const char*>& keywords,
                        std::vector<const char*>& values) {
  for (const auto& [keyword, value] : address.parameters()) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  const auto unless_said = [&](const char* keyword, const char* value) {
    for (const auto& [said, ignored] : address.parameters()) {
      if (said == keyword) return;
    }
    keywords.push_back(keyword);
    values.push_back(value);
  };
  // Seconds and milliseconds: a visitor's page waits for a choice to be kept.
  unless_said("connect_timeout", "3");
  unless_said("tcp_user_timeout", "5000");
  unless_said("keepalives_idle", "15");
  unless_said("keepalives_interval", "5");
  unless_said("keepalives_count", "3");
  unless_said("application_name", "matchgraph");
  // Whatever the server's default is: the bytes are kept as they are.
  keywords.push_back("client_encoding");
  values.push_back("UTF8");
  keywords.push_back(nullptr);
  values.push_back(nullptr);
}

}  // namespace

Parameters& Parameters::add(std::uint64_t value) {
  const std::uint64_t bytes = in_network_order(value);
  // As values and not within the text of a statement: nothing that was typed is ever read as SQL.
  std::string& text = values_.emplace_back(std::in_place, sizeof bytes, '\0').value();
  std::memcpy(text.data(), &bytes, sizeof bytes);
  types_.push_back(kBigint);
  return *this;
}

Parameters& Parameters::add(std::int64_t value) { return add(std::bit_cast<std::uint64_t>(value)); }

Parameters& Parameters::add(std::optional<std::int64_t> value) {
  if (value) return add(*value);
  values_.emplace_back();
  types_.push_back(kBigint);
  return *this;
}

Parameters& Parameters::add(std::string_view bytes) {
  values_.emplace_back(std::string(bytes));
  types_.push_back(kBytea);
  return *this;
}

std::vector<const char*> Parameters::pointers() const {
  std::vector<const char*> pointers;
  for (const auto& value : values_) pointers.push_back(value ? value->data() : nullptr);
  return pointers;
}

std::vector<int> Parameters::lengths() const {
  std::vector<int> lengths;
  for (const auto& value : values_) {
    lengths.push_back(value ? static_cast<int>(value->size()) : 0);
  }
  return lengths;
}

bool Rows::is_good() const {
  const ExecStatusType status = Libpq::get().result_status(result_.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::int64_t Rows::changed() const {
  // libpq takes a pointer that is not const, although it only reads.
  const std::string_view text = Libpq::get().cmd_tuples(const_cast<PGresult*>(result_.get()));
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

std::uint64_t Rows::unsigned_number(int row, int column) const {
  const std::string_view value = this->bytes(row, column);
  // Copied, as libpq aligns no value.
  std::uint64_t bytes = 0;
  // A table of another application may hold what is shorter.
  if (value.size() != sizeof bytes) {
    throw PostgresqlError("a number of eight bytes was expected, and there are others",
                          StoreError::Cause::kOther, kOtherType);
  }
  std::memcpy(&bytes, value.data(), sizeof bytes);
  return in_network_order(bytes);
}

std::int64_t Rows::number(int row, int column) const {
  return std::bit_cast<std::int64_t>(unsigned_number(row, column));
}

std::optional<std::int64_t> Rows::optional_number(int row, int column) const {
  if (Libpq::get().getisnull(result_.get(), row, column) != 0) return std::nullopt;
  return number(row, column);
}

std::string_view Rows::bytes(int row, int column) const {
  const Libpq& libpq = Libpq::get();
  // Bytes may hold zeros.
  return {libpq.getvalue(result_.get(), row, column),
          static_cast<std::size_t>(libpq.getlength(result_.get(), row, column))};
}

Connection::Connection(const PostgresqlAddress& address, Patience patience)
    : name_(address.name()), patience_(patience), handle_(nullptr, Libpq::get().finish) {
  const Libpq& libpq = Libpq::get();
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  connect_parameters(address, keywords, values);
  // The address was parsed before: a name of a database that looks like one is not parsed again.
  handle_.reset(libpq.connectdb_params(keywords.data(), values.data(), 0));
  if (libpq.status(handle_.get()) != CONNECTION_OK) fail(nullptr);
  libpq.set_notice_processor(handle_.get(), ignore_notice, nullptr);
  // One schema alone, so that nobody can put a table, function or operator of the same name before
  // ours. A process that hangs within a transaction must not hold the others for ever. Whatever the
  // server is set to, a commit is on its disk.
  // Two statements in one text, as it is one round trip.
  run(fmt::format(
      "SELECT set_config('search_path', coalesce(quote_ident(current_schema()), ''), false), "
      "set_config('lock_timeout', '{}', false), "
      "set_config('idle_in_transaction_session_timeout', '60000', false); "
      "SELECT set_config('synchronous_commit', 'on', false) "
      "WHERE current_setting('synchronous_commit') IN ('off', 'local')",
      patience_.lock.count()));
}

void Connection::run(const std::string& sql) {
  answer_to(Libpq::get().send_query(handle_.get(), sql.c_str()));
}

void Connection::try_to_run(const char* sql) noexcept {
  try {
    run(sql);
  } catch (const std::exception&) {
    // Whatever is wrong is met again by whoever asks for more.
  }
}

Rows Connection::ask(const std::string& sql, const Parameters& parameters) {
  const Libpq& libpq = Libpq::get();
  // Prepared when it is first met: the server plans once what is asked thousands of times.
  auto found = prepared_.find(sql);
  if (found == prepared_.end()) {
    const std::string statement = fmt::format("s{}", prepared_.size());
    answer_to(libpq.send_prepare(handle_.get(), statement.c_str(), sql.c_str(), parameters.size(),
                                 parameters.types()));
    found = prepared_.emplace(sql, statement).first;
  }
  const std::vector<int> formats(static_cast<std::size_t>(parameters.size()), kBinary);
  // Binary both ways, so that numbers need no text and bytes no escapes.
  return answer_to(libpq.send_query_prepared(handle_.get(), found->second.c_str(),
                                             parameters.size(), parameters.pointers().data(),
                                             parameters.lengths().data(), formats.data(), kBinary));
}

Rows Connection::ask_once(const std::string& sql) {
  return answer_to(Libpq::get().send_query_params(handle_.get(), sql.c_str(), 0, nullptr, nullptr,
                                                  nullptr, nullptr, kBinary));
}

/// What a statement gives; of several in one text the last, or the first that failed.
Rows Connection::answer_to(int sent) {
  if (sent == 0) fail(nullptr);
  const Libpq& libpq = Libpq::get();
  // Answers have to be read to their end, or the next statement is refused.
  std::optional<Rows> last;
  for (;;) {
    wait_for_answer();
    PGresult* const result = libpq.get_result(handle_.get());
    if (result == nullptr) break;
    Rows rows(result);
    // After a failure nothing but the end of the answer comes.
    if (!last || last->is_good()) last.emplace(std::move(rows));
  }
  if (!last) fail(nullptr);
  if (!last->is_good()) fail(last->result());
  return std::move(*last);
}

/// Waits here and not in libpq, which waits for ever for a server that was stopped in the middle.
void Connection::wait_for_answer() const {
  using Clock = std::chrono::steady_clock;
  const Libpq& libpq = Libpq::get();
  // One deadline for the whole answer, as a server that sends a byte at a time is stuck too.
  const auto last_moment = Clock::now() + patience_.answer;
  while (libpq.is_busy(handle_.get()) != 0) {
    int wait = -1;
    if (patience_.answer.count() > 0) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(last_moment - Clock::now());
      if (left.count() <= 0) {
        throw PostgresqlError(
            fmt::format("{}: has not answered for {} ms; check that its server runs", name_,
                        patience_.answer.count()),
            StoreError::Cause::kAway, {});
      }
      wait = static_cast<int>(left.count());
    }
    pollfd waiting{.fd = libpq.socket(handle_.get()), .events = POLLIN, .revents = 0};
    // Woken early by a signal, it simply asks again.
    if (::poll(&waiting, 1, wait) > 0 && libpq.consume_input(handle_.get()) == 0) fail(nullptr);
  }
}

void Connection::fail(const PGresult* result) const {
  const Libpq& libpq = Libpq::get();
  const auto field = [&](int which) {
    const char* const text = result == nullptr ? nullptr : libpq.result_error_field(result, which);
    return std::string(text == nullptr ? "" : text);
  };
  std::string state = field(PG_DIAG_SQLSTATE);
  // Of what the server says the first part alone: the rest may quote what people typed.
  std::string reason = field(PG_DIAG_MESSAGE_PRIMARY);
  StoreError::Cause cause = cause_of(state);
  // libpq tells no state for what it finds itself, such as a connection that was reset.
  if (state.empty() || libpq.status(handle_.get()) != CONNECTION_OK) {
    cause = StoreError::Cause::kAway;
    if (reason.empty()) reason = first_line(libpq.error_message(handle_.get()));
  }
  // 57 is a server that goes down: its address was right.
  const std::string advice = cause == StoreError::Cause::kAway && !state.starts_with("57")
                                 ? "check that its server runs and that the address is right"
                                 : what_to_do(state);
  throw PostgresqlError(fmt::format("{}: {}; {}", name_, reason, advice), cause, std::move(state));
}

}  // namespace matchgraph::evidence
