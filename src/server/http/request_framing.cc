#include "server/http/request_framing.h"

#include <algorithm>
#include <charconv>

#include "text/ascii.h"

namespace matchgraph::server {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

// Bytes of a first line around its address: the longest method, the version, spaces, a line end.
constexpr std::size_t kLineWithoutTarget = 32;

// A token of RFC 9110, section 5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [kMarks](char c) {
    return is_alphanumeric(c) || kMarks.find(c) != std::string_view::npos;
  });
}

// A tab may stand in a header's value.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7f;
}

}  // namespace

Framing RequestFraming::add(std::string_view bytes) {
  if (state_ == Framing::kRefused) return state_;
  // Bytes behind a complete request are kept: clients may send the next one without waiting.
  buffer_.append(bytes);
  return state_ == Framing::kComplete ? state_ : look();
}

Framing RequestFraming::next() {
  buffer_.erase(0, length_);
  if (buffer_.empty()) buffer_.shrink_to_fit();
  // All of it, as each tells something of one request and would mislead the next.
  line_start_ = searched_ = lines_ = head_bytes_ = body_bytes_ = length_ = 0;
  forwarded_for_.clear();
  has_length_ = has_host_ = expects_continue_ = false;
  state_ = Framing::kNothing;
  return look();
}

Framing RequestFraming::look() {
  // Once the head is whole only the body is waited for, and nothing is read twice.
  if (head_bytes_ == 0) read_head();
  if (state_ == Framing::kRefused) return state_;
  if (head_bytes_ == 0) {
    return state_ = buffer_.empty() ? Framing::kNothing : Framing::kPartial;
  }
  length_ = head_bytes_ + body_bytes_;
  return state_ = buffer_.size() >= length_ ? Framing::kComplete : Framing::kHead;
}

void RequestFraming::read_head() {
  // Line ends before a request are left over from the body of an old client (RFC 9112, 2.2).
  if (lines_ == 0) {
    std::size_t blank = 0;
    while (std::string_view(buffer_).substr(blank).starts_with(kLineEnd)) blank += kLineEnd.size();
    if (blank > 0) {
      buffer_.erase(0, blank);
      searched_ = 0;
    }
  }
  while (head_bytes_ == 0) {
    // From where the last search ended, so that a head that comes byte by byte costs no more than
    // one that comes at once.
    const std::size_t end = buffer_.find('\n', searched_);
    searched_ = end == std::string::npos ? buffer_.size() : end + 1;
    // Before the line is complete: its end may never come.
    if (lines_ == 0 && searched_ > options_->max_target_bytes + kLineWithoutTarget) {
      refuse(414, "the address is too long");
      return;
    }
    if (searched_ > options_->max_head_bytes) {
      refuse(431, "the headers are too long");
      return;
    }
    if (end == std::string::npos) return;
    const std::string_view line =
        std::string_view(buffer_).substr(line_start_, searched_ - line_start_);
    if (!take_line(line)) return;
    line_start_ = searched_;
    ++lines_;
  }
}

// Takes one line of the head with its line end.
bool RequestFraming::take_line(std::string_view line) {
  // A bare LF is a line's end to some parsers and not to others, which is how requests are
  // smuggled.
  if (!line.ends_with(kLineEnd)) return refuse(400, "a line of the head does not end in CR LF");
  line.remove_suffix(kLineEnd.size());
  if (std::any_of(line.begin(), line.end(), is_control)) {
    return refuse(400, "the head holds a control character");
  }
  if (lines_ == 0) return take_request_line(line);
  if (!line.empty())
    // The first line counts too, so that the number of headers is bounded as it was said.
    return lines_ <= options_->max_head_lines ? take_header(line)
                                              : refuse(431, "there are too many headers");
  // HTTP/1.1 demands it (RFC 9112, 3.2); an older request without one is refused by the site, which
  // answers under known names only.
  if (needs_host_ && !has_host_) return refuse(400, "there is no Host header");
  head_bytes_ = searched_;
  return true;
}

bool RequestFraming::take_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  // The outermost spaces, so that a target with a space in it is seen and refused.
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return refuse(400, "the first line is no request");
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method)) return refuse(400, "the method is none");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return refuse(505, "only HTTP/1.1 is spoken here");
  }
  needs_host_ = version == "HTTP/1.1";
  if (method != "GET" && method != "HEAD" && method != "POST" && method != "OPTIONS" &&
      method != "DELETE") {
    return refuse(501, "only GET, HEAD, POST, DELETE and OPTIONS are known");
  }
  if (target.size() > options_->max_target_bytes) return refuse(414, "the address is too long");
  // A whole URL as target, which proxies are sent, names a host besides the Host header; two could
  // disagree.
  if (!target.starts_with('/') || target.find(' ') != std::string_view::npos) {
    return refuse(400, "the address has to begin with a slash");
  }
  return true;
}

bool RequestFraming::take_header(std::string_view line) {
  if (line.size() > options_->max_line_bytes) return refuse(431, "a header is too long");
  const std::size_t colon = line.find(':');
  // A space before the colon, or a folded line, is no token: both are read differently by different
  // parsers.
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return refuse(400, "a header is none");
  }
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1), " \t");
  const auto is = [name](std::string_view other) { return equals_ignoring_case(name, other); };
  // Length and coding together can be read in two ways; without chunks there is one.
  if (is("Transfer-Encoding")) return refuse(411, "a body has to come with its Content-Length");
  if (is("Content-Encoding")) return refuse(415, "a body has to come without coding");
  if (is("Range")) return refuse(416, "parts of an answer are not given");
  if (is("X-Forwarded-For")) {
    // What stands before it came from the client, and may be anything.
    const std::size_t comma = value.rfind(',');
    // Without a comma the proxy was the first to write it.
    forwarded_for_ =
        trimmed(comma == std::string_view::npos ? value : value.substr(comma + 1), " ");
  }
  if (is("Host")) {
    if (has_host_) return refuse(400, "there are two Host headers");
    has_host_ = true;
  }
  if (is("Expect")) {
    if (!equals_ignoring_case(value, "100-continue"))
      return refuse(417, "that is not expected here");
    expects_continue_ = true;
  }
  // A body of no stated length has none: what follows is the next request.
  return !is("Content-Length") || take_length(value);
}

bool RequestFraming::take_length(std::string_view value) {
  // Also when both say the same: there is no need for two.
  if (has_length_) return refuse(400, "there are two Content-Length headers");
  has_length_ = true;
  // from_chars would be content with the digits that "12x" begins with.
  const bool digits = !value.empty() && std::all_of(value.begin(), value.end(), is_digit);
  if (!digits) return refuse(400, "the Content-Length is no number");
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), body_bytes_);
  if (fault != std::errc() || body_bytes_ > options_->max_body_bytes) {
    return refuse(413, "the body is too long");
  }
  return true;
}

bool RequestFraming::refuse(int status, std::string_view reason) {
  refusal_ = {status, reason};
  // Told once; what comes behind what is no request cannot be read as one either.
  state_ = Framing::kRefused;
  // Nothing more of this client is read, so its bytes need not be held.
  buffer_.clear();
  buffer_.shrink_to_fit();
  return false;
}

}  // namespace matchgraph::server
