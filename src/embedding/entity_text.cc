#include "embedding/entity_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace matchgraph {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

/// Adds words until there are so many.
class LimitedText {
 public:
  explicit LimitedText(std::size_t words) : left_(words) {}

  /// A sentence of its own.
  void add(std::string_view text) {
    // A summary that is the first capability's text again would crowd out others.
    if (std::find(told_.begin(), told_.end(), text) != told_.end()) return;
    told_.push_back(text);
    bool begins = true;
    while (left_ > 0) {
      const std::size_t from = text.find_first_not_of(kWhiteSpace);
      if (from == std::string_view::npos) return;
      const std::size_t to = std::min(text.find_first_of(kWhiteSpace, from), text.size());
      // Parts are sentences to a model, and names end without a full stop.
      if (!out_.empty()) out_ += begins && !ends_sentence() ? ". " : " ";
      out_ += text.substr(from, to - from);
      text.remove_prefix(to);
      begins = false;
      --left_;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  bool ends_sentence() const {
    constexpr std::string_view kEnds = ".!?:;";
    return kEnds.find(out_.back()) != std::string_view::npos;
  }

  std::size_t left_;
  std::vector<std::string_view> told_;
  std::string out_;
};

}  // namespace

std::string embedding_text(const Entity& entity, std::size_t words) {
  // One at least: an empty text is no question.
  LimitedText text(std::max<std::size_t>(words, 1));
  // What matters most goes first, as the rest is cut off.
  text.add(entity.name);
  text.add(entity.summary);
  for (const Capability& capability : entity.capabilities) {
    text.add(capability.name);
    text.add(capability.text);
  }
  return text.take();
}

}  // namespace matchgraph
