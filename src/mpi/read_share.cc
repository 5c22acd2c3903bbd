#include "mpi/read_share.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <streambuf>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "catalogue/line_reader.h"
#include "catalogue/loader.h"
#include "mpi/shared_file.h"
#include "snapshot/entity_record.h"
#include "storage/array_file.h"

namespace matchgraph::mpi {
namespace {

using catalogue::ReadLine;

/// Bytes that lie in memory, as a stream.
/// A stream over the mapped file, as lines are read by what reads streams everywhere else.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // streams only read from what setg is given
    setg(begin, begin, begin + bytes.size());
  }
};

/// Where the first line begins that does not begin before `at`.
/// A line belongs to the part in which it begins: each is read exactly once, wherever parts are
/// cut.
std::size_t line_from(std::string_view bytes, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t end = bytes.find('\n', at - 1);
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

void put_line(const ReadLine& line, MessageWriter& message) {
  message.value(std::uint64_t{line.number});
  std::string record;
  // In the bytes of the snapshot, which are read without parsing.
  if (line.entity) put_entity_record(*line.entity, record);
  message.value(line.entity.has_value());
  message.text(record);
  message.value(std::uint64_t{line.problems.size()});
  for (const Diagnostic& problem : line.problems) {
    message.value(problem.severity);
    message.text(problem.field);
    message.text(problem.reason);
    message.text(problem.hint);
  }
}

ReadLine take_line(MessageReader& message) {
  ReadLine out;
  out.number = message.value<std::uint64_t>();
  const bool has_entity = message.value<bool>();
  const std::string_view record = message.text();
  if (has_entity) out.entity = read_entity_record(record);
  for (auto left = message.value<std::uint64_t>(); left > 0; --left) {
    Diagnostic problem;
    problem.severity = message.value<Severity>();
    problem.field = message.text();
    problem.reason = message.text();
    problem.hint = message.text();
    out.problems.push_back(std::move(problem));
  }
  return out;
}

/// This process's lines of a file, for the first one.
Bytes read_part(Team& team, const std::string& file, const LoadOptions& options) {
  const MappedFile mapped(file);
  const std::string_view bytes = mapped.bytes();
  const std::size_t begin = line_from(bytes, bytes.size() * team.rank() / team.size());
  const std::size_t end = line_from(bytes, bytes.size() * (team.rank() + 1) / team.size());
  const std::string_view part = bytes.substr(begin, end - begin);
  // Counted before they are read, since messages name lines by their number in the file.
  const auto lines = static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
  const std::uint64_t lines_before = before_rank(team, lines);
  MemoryBuffer buffer(part);
  std::istream in(&buffer);
  catalogue::LineReader reader(in, options.max_line_bytes, lines_before + 1);
  MessageWriter message;
  catalogue::read_lines(reader, file, options,
                        [&message](const ReadLine& line) { put_line(line, message); });
  return message.take();
}

/// Whether the file can be cut: something like a pipe is there for one reader, and what is missing
/// the first rank reports.
bool can_be_shared(Team& team, const std::string& file) {
  std::error_code ignored;
  MessageWriter message;
  // Asked by one for all: ranks on other machines might see the file a moment later.
  message.value(team.is_first() && std::filesystem::is_regular_file(file, ignored) &&
                std::ifstream(file).good());
  const Bytes of_first = team.broadcast(message.take());
  return MessageReader(of_first).value<bool>();
}

}  // namespace

LoadResult load_share(Team& team, std::span<const std::string> files, const LoadOptions& options) {
  std::optional<catalogue::Loader> loader;
  if (team.is_first()) loader.emplace(options);
  for (const std::string& file : files) {
    if (!can_be_shared(team, file)) {
      if (loader) loader->read_file(file);
      continue;
    }
    const std::vector<Bytes> parts = team.gather(read_part(team, file, options));
    if (!loader) continue;
    // In the order of the ranks, and so of the file: which of two entries goes first decides how
    // they are merged.
    loader->begin_file(file);
    for (const Bytes& part : parts) {
      MessageReader reader(part);
      while (!reader.is_at_end()) loader->add_line(take_line(reader));
    }
    loader->end_file(false);
  }
  return loader ? loader->finish() : LoadResult();
}

}  // namespace matchgraph::mpi
