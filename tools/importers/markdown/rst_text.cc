#include "tools/importers/markdown/rst_text.h"

#include <algorithm>

#include "text/ascii.h"
#include "tools/importers/markdown/markdown_text.h"

namespace matchgraph::markdown {
namespace {

bool is_word(char c) { return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

class RstTextReader {
 public:
  RstTextReader(std::string_view source, const RstTargets& targets)
      : source_(source), targets_(targets) {}

  Text read() {
    while (at_ < source_.size()) {
      if (!read_mark()) out_.add(source_.substr(at_++, 1));
    }
    return out_.take();
  }

 private:
  std::string_view rest() const { return source_.substr(at_); }

  bool read_mark() {
    const char c = source_[at_];
    if (c == '\\') {
      // An escaped blank joins what stands on both sides.
      ++at_;
      if (at_ < source_.size() && source_[at_] == ' ') ++at_;
      return true;
    }
    // Most bytes begin nothing.
    if (c == 'h') return read_address();
    if (c == '`' || c == '*' || c == '|' || c == ':') {
      // Longer marks before those that they begin with.
      return read_span("``", "``", SpanKind::kCode) || read_span("**", "**", SpanKind::kStrong) ||
             read_reference() || read_role() || read_substitution() ||
             read_span("*", "*", SpanKind::kEmphasis);
    }
    const bool begins_word = is_word(c) && (at_ == 0 || !is_word(source_[at_ - 1]));
    return begins_word && read_word_reference();
  }

  bool read_span(std::string_view open, std::string_view close, SpanKind kind) {
    if (!rest().starts_with(open)) return false;
    const std::size_t begin = at_ + open.size();
    const std::size_t end = source_.find(close, begin);
    const bool is_text = end != source_.npos && end > begin && source_[begin] != ' ';
    if (!is_text) return false;
    out_.open(kind, {});
    out_.add(source_.substr(begin, end - begin));
    out_.close(kind);
    at_ = end + close.size();
    return true;
  }

  /// "`words <address>`_" and "`words`_".
  bool read_reference() {
    if (source_[at_] != '`') return false;
    const std::size_t end = source_.find('`', at_ + 1);
    if (end == source_.npos) return false;
    const std::string_view inner = source_.substr(at_ + 1, end - at_ - 1);
    std::size_t after = end + 1;
    while (after < source_.size() && source_[after] == '_') ++after;
    const bool is_link = after > end + 1;
    const std::size_t angle = inner.rfind('<');
    if (is_link && angle != inner.npos && inner.ends_with('>')) {
      const std::string_view words = trimmed(inner.substr(0, angle), " \n");
      const std::string target(inner.substr(angle + 1, inner.size() - angle - 2));
      add_link(words.empty() ? target : std::string(words), target);
    } else if (is_link) {
      const auto target = targets_.find(rst_key(inner));
      // A reference without an address leads to a place within the document.
      add_link(std::string(inner), target == targets_.end() ? "#" : target->second);
    } else {
      // Docutils takes marks without a role for the title of something.
      out_.open(SpanKind::kEmphasis, {});
      out_.add(inner);
      out_.close(SpanKind::kEmphasis);
    }
    at_ = after;
    return true;
  }

  /// ":code:`x`"
  bool read_role() {
    if (source_[at_] != ':') return false;
    std::size_t end = at_ + 1;
    while (end < source_.size() && (is_alphanumeric(source_[end]) || source_[end] == '-')) ++end;
    const bool is_role = end > at_ + 1 && source_.substr(end).starts_with(":`");
    if (!is_role) return false;
    at_ = end + 1;
    // Whatever the role is called, as most are of code, files and keys.
    return read_span("`", "`", SpanKind::kCode);
  }

  /// "|OK_ICON|" stands for a picture, most often.
  bool read_substitution() {
    if (source_[at_] != '|') return false;
    const std::size_t end = source_.find('|', at_ + 1);
    // Two bars that are farther apart are no name but prose or a drawing.
    constexpr std::size_t kLongest = 40;
    if (end == source_.npos || end > at_ + kLongest || source_[at_ + 1] == ' ') return false;
    at_ = end + 1;
    while (at_ < source_.size() && source_[at_] == '_') ++at_;
    return true;
  }

  /// "words_": a reference of one word.
  bool read_word_reference() {
    std::size_t end = at_;
    while (end < source_.size() &&
           (is_word(source_[end]) || source_[end] == '-' || source_[end] == '.')) {
      ++end;
    }
    if (end >= source_.size() || source_[end] != '_') return false;
    std::size_t after = end;
    while (after < source_.size() && source_[after] == '_') ++after;
    // "snake_case" goes on.
    if (after < source_.size() && is_word(source_[after])) return false;
    const auto target = targets_.find(rst_key(source_.substr(at_, end - at_)));
    // Without a definition it is no reference: names in C end so too.
    if (target == targets_.end()) return false;
    add_link(std::string(source_.substr(at_, end - at_)), target->second);
    at_ = after;
    return true;
  }

  bool read_address() {
    const bool is_address = rest().starts_with("http://") || rest().starts_with("https://");
    if (!is_address) return false;
    std::size_t end = at_;
    while (end < source_.size() && source_[end] > ' ' &&
           std::string_view("<>\"`|").find(source_[end]) == std::string_view::npos) {
      ++end;
    }
    // Marks of the sentence around it are no part of an address.
    while (end > at_ &&
           std::string_view(".,;:)").find(source_[end - 1]) != std::string_view::npos) {
      --end;
    }
    const std::string address(source_.substr(at_, end - at_));
    add_link(address, address);
    at_ = end;
    return true;
  }

  void add_link(const std::string& words, std::string target) {
    out_.open(SpanKind::kLink, std::move(target));
    out_.add(words);
    out_.close(SpanKind::kLink);
  }

  std::string_view source_;
  const RstTargets& targets_;
  std::size_t at_ = 0;
  TextBuilder out_;
};

}  // namespace

std::string rst_key(std::string_view words) {
  std::string out;
  for (const char c : trimmed(words, " \t\n`")) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (!is_blank) {
      out += to_lower(c);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

Text read_rst_text(std::string_view source, const RstTargets& targets) {
  return RstTextReader(source, targets).read();
}

}  // namespace matchgraph::markdown
