#include "catalogue/line_reader.h"

namespace matchgraph::catalogue {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace

LineReader::LineReader(std::istream& in, std::size_t max_line_bytes, std::size_t first_line)
    : in_(in), max_line_bytes_(max_line_bytes), block_(kBlockBytes), number_(first_line - 1) {
  if (fill() && first_line == 1 && unread_.starts_with(kByteOrderMark))
    unread_.remove_prefix(kByteOrderMark.size());
}

bool LineReader::fill() {
  if (!in_.good()) return false;
  in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
  unread_ = std::string_view(block_.data(), static_cast<std::size_t>(in_.gcount()));
  return !unread_.empty();
}

void LineReader::hold(std::string_view part) {
  // One byte more than the limit: it may be the \r of the line end.
  if (is_too_long_ || held_.size() + part.size() > max_line_bytes_ + 1) {
    is_too_long_ = true;
    held_.clear();
  } else {
    held_ += part;
  }
}

bool LineReader::next(Line& line) {
  held_.clear();
  is_too_long_ = false;
  bool has_bytes = false;
  while (!unread_.empty() || fill()) {
    has_bytes = true;
    const auto end = unread_.find('\n');
    // A line may lie in several blocks, so its parts are put together; one that is whole is copied
    // all the same, which is nothing beside parsing it.
    hold(unread_.substr(0, end));
    unread_.remove_prefix(end == std::string_view::npos ? unread_.size() : end + 1);
    if (end != std::string_view::npos) break;
  }
  // A last line without an end is a line; nothing behind the last end is none.
  if (!has_bytes) return false;
  std::string_view text = held_;
  if (text.ends_with('\r')) text.remove_suffix(1);
  line.is_too_long = is_too_long_ || text.size() > max_line_bytes_;
  line.text = line.is_too_long ? std::string_view() : text;
  line.number = ++number_;
  return true;
}

}  // namespace matchgraph::catalogue
