#include "tools/importers/listings/json_elements.h"

#include <fmt/format.h>

#include <cstring>
#include <iterator>
#include <utility>

#include "catalogue/json_value_builder.h"
#include "text/unicode_text.h"

namespace matchgraph::importers {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;

/// The input as nlohmann's parser takes it. All copies read on at the same place.
class ByteIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  explicit ByteIterator(ByteInput* input) : input_(input) {}

  char operator*() const { return *input_->peek(); }
  ByteIterator& operator++() {
    input_->take();
    return *this;
  }
  /// The end is the iterator without an input.
  bool operator!=(const ByteIterator& other) const { return !(*this == other); }
  bool operator==(const ByteIterator& other) const { return is_at_end() == other.is_at_end(); }

 private:
  bool is_at_end() const { return input_ == nullptr || !input_->peek(); }

  ByteInput* input_;
};

/// Sorts the parser's events: those of an element build its value, the others only tell where we
/// are.
class ElementSax : public nlohmann::json_sax<Json> {
 public:
  ElementSax(ByteInput& input, const ElementPlace& place,
             const std::function<void(JsonElement&)>& use)
      : input_(input), place_(place), use_(use) {}

  bool null() override {
    return scalar([](Builder& to) { return to.null(); });
  }
  bool boolean(bool value) override {
    return scalar([value](Builder& to) { return to.boolean(value); });
  }
  bool number_integer(number_integer_t value) override {
    return scalar([value](Builder& to) { return to.number_integer(value); });
  }
  bool number_unsigned(number_unsigned_t value) override {
    return scalar([value](Builder& to) { return to.number_unsigned(value); });
  }
  bool number_float(number_float_t value, const string_t& token) override {
    return scalar([value, &token](Builder& to) { return to.number_float(value, token); });
  }
  bool string(string_t& value) override {
    return scalar([&value](Builder& to) { return to.string(value); });
  }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override {
    if (mode_ != Mode::kTop) return open(Json::value_t::object);
    if (place_.members) {
      mode_ = Mode::kMembers;
      return true;
    }
    if (place_.list.empty() && !place_.whole) return refuse("an object");
    mode_ = Mode::kEnvelope;
    envelope_.emplace(kMaxElementDepth);
    envelope_depth_ = 1;
    envelope_line_ = input_.line();
    return envelope_->start_object(0);
  }
  bool start_array(std::size_t /*size*/) override {
    if (mode_ != Mode::kTop) return open(Json::value_t::array);
    if (!place_.items) return refuse("an array");
    mode_ = Mode::kItems;
    return true;
  }
  bool end_object() override { return close(Json::value_t::object); }
  bool end_array() override { return close(Json::value_t::array); }

  bool key(string_t& value) override {
    if (element_) {
      // The last keys at two depths tell where a value stands; paths of all values would cost more
      // than the values.
      if (element_depth_ == 1) first_key_ = value;
      if (element_depth_ == 2) second_key_ = value;
      return element_->key(value);
    }
    if (mode_ == Mode::kMembers) {
      key_ = value;
      return true;
    }
    // Only a member of the envelope itself is the list, not one of the same name further within.
    if (envelope_depth_ == 1) at_list_ = !place_.list.empty() && value == place_.list;
    return envelope_->key(value);
  }

  bool parse_error(std::size_t /*position*/, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& problem) override {
    message_ = problem.what();
    return false;
  }

  /// Why an event was answered with false, if it was.
  const std::string& refusal() const { return refusal_; }
  /// What the parser said.
  std::string_view message() const { return catalogue::parser_detail(message_); }
  std::size_t count() const { return count_; }

 private:
  using Builder = catalogue::JsonValueBuilder;
  enum class Mode {
    kTop,       // between documents
    kMembers,   // in the object whose members are the elements
    kItems,     // in the array at the top whose items are the elements
    kEnvelope,  // in the object that may hold the list
    kList,      // in the list
  };

  template <typename Event>
  bool scalar(Event event) {
    if (element_) {
      note_inner_line();
      return event(*element_);
    }
    if (mode_ == Mode::kTop) return refuse("a single value");
    if (mode_ == Mode::kEnvelope) return event(*envelope_);
    begin_element();
    return event(*element_) && end_element();
  }

  bool open(Json::value_t kind) {
    if (!element_ && mode_ == Mode::kEnvelope) return open_in_envelope(kind);
    if (!element_) begin_element();
    note_inner_line();
    ++element_depth_;
    return forward_open(*element_, kind);
  }

  /// Called where a value begins.
  void note_inner_line() {
    if (place_.inner.empty() || element_depth_ != 2 || first_key_ != place_.inner) return;
    inner_lines_[second_key_] = input_.line();
  }

  bool open_in_envelope(Json::value_t kind) {
    if (envelope_depth_ == 1 && at_list_ && kind == Json::value_t::array) {
      mode_ = Mode::kList;
      has_list_ = true;
      // The list is handed out item by item; in the envelope a null keeps its place.
      return envelope_->null();
    }
    ++envelope_depth_;
    return forward_open(*envelope_, kind);
  }

  bool forward_open(Builder& to, Json::value_t kind) {
    if (kind == Json::value_t::object ? to.start_object(0) : to.start_array(0)) return true;
    refusal_ = fmt::format("an element is nested deeper than {} levels", kMaxElementDepth);
    return false;
  }

  static bool forward_close(Builder& to, Json::value_t kind) {
    return kind == Json::value_t::object ? to.end_object() : to.end_array();
  }

  bool close(Json::value_t kind) {
    if (element_) {
      return forward_close(*element_, kind) && (--element_depth_ > 0 || end_element());
    }
    if (mode_ == Mode::kList) {
      mode_ = Mode::kEnvelope;
      return true;
    }
    if (mode_ == Mode::kEnvelope) {
      return forward_close(*envelope_, kind) && (--envelope_depth_ > 0 || end_envelope());
    }
    return end_document();
  }

  void begin_element() {
    element_.emplace(kMaxElementDepth);
    element_depth_ = 0;
    line_ = input_.line();
    inner_lines_.clear();
  }

  bool end_element() {
    const std::string path = mode_ == Mode::kMembers ? catalogue::shorten(key_, 80)
                                                     : fmt::format("{}[{}]", place_.list, index_++);
    hand_out(*element_, path, line_);
    element_.reset();
    return true;
  }

  bool end_envelope() {
    if (!has_list_) {
      if (!place_.whole) return refuse(envelope_text(envelope_->take()));
      // An object without the list is an element itself, as one repository in a file of its own.
      hand_out(*envelope_, {}, envelope_line_);
    }
    return end_document();
  }

  bool end_document() {
    // One file may hold one document after the other, each on a line of its own.
    mode_ = Mode::kTop;
    envelope_.reset();
    has_list_ = false;
    index_ = 0;
    return true;
  }

  void hand_out(Builder& from, const std::string& path, std::size_t line) {
    JsonElement element{.path = path,
                        .key = std::exchange(key_, {}),
                        .value = from.take(),
                        .line = line,
                        .inner_lines = std::move(inner_lines_),
                        .repeated_keys = from.repeated_keys()};
    inner_lines_.clear();
    ++count_;
    use_(element);
    // The limit counts from the end of the last element, so that it bounds one and not the file.
    input_.set_limit(kMaxElementBytes);
  }

  static std::string envelope_text(const Json& envelope) {
    constexpr std::size_t kMostNames = 5;
    std::string names;
    // The names alone, cut, since values of a wrong file may be of any size.
    std::size_t count = 0;
    for (const auto& member : envelope.items()) {
      if (count++ == kMostNames) break;
      names += (names.empty() ? "" : ", ") + catalogue::shorten(member.key());
    }
    return names.empty() ? "an empty object" : "an object of " + names;
  }

  bool refuse(const std::string& found) {
    refusal_ = "found " + found;
    return false;
  }

  ByteInput& input_;
  const ElementPlace& place_;
  const std::function<void(JsonElement&)>& use_;

  Mode mode_ = Mode::kTop;
  std::string key_;        // of the member that is read, in kMembers
  std::size_t index_ = 0;  // of the item that is read
  std::optional<Builder> element_;
  std::size_t element_depth_ = 0;  // arrays and objects of the element that are open
  std::size_t line_ = 0;
  std::string first_key_;
  std::string second_key_;
  std::map<std::string, std::size_t> inner_lines_;
  std::optional<Builder> envelope_;
  std::size_t envelope_depth_ = 0;
  std::size_t envelope_line_ = 0;
  bool at_list_ = false;   // the envelope's next value is that of the list
  bool has_list_ = false;  // the envelope had the list
  std::size_t count_ = 0;
  std::string refusal_;
  std::string message_;
};

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Skips what may stand between documents; false when there is nothing more to read.
bool skip_space(ByteInput& input) {
  for (auto next = input.peek(); next; next = input.peek()) {
    if (!is_json_space(*next)) return true;
    input.take();
  }
  // Something is left that is no document: the parser is to find fault with it.
  return input.is_at_nul() || input.failed();
}

JsonFault fault_of(const ByteInput& input, const ElementSax& sax) {
  JsonFault fault;
  fault.line = input.line();
  // What this file knows comes first; the parser's own message is only that it was stopped.
  if (!sax.refusal().empty()) {
    fault.reason = sax.refusal();
  } else if (input.failed()) {
    fault.reason = fmt::format("cannot be read further: {}", std::strerror(errno));
  } else if (input.is_at_nul()) {
    fault.reason = fmt::format("NUL byte at column {}", input.column() + 1);
    fault.hint = "JSON is UTF-8 text";
  } else if (input.is_over_limit()) {
    fault.reason = fmt::format("an element is longer than {} bytes", kMaxElementBytes);
  } else if (input.is_at_end()) {
    fault.reason = fmt::format("breaks off after {} whole element{}", sax.count(),
                               sax.count() == 1 ? "" : "s");
    fault.hint = "download it again";
  } else {
    fault.reason = fmt::format("bad JSON at column {}: {}", input.column(),
                               catalogue::shorten(sax.message(), 120));
  }
  return fault;
}

}  // namespace

std::string_view ByteInput::head() {
  if (block_.empty()) fill();
  return {block_.data(), block_.size()};
}

void ByteInput::fill() {
  block_.resize(kBlockBytes);
  at_ = 0;
  in_.read(block_.data(), static_cast<std::streamsize>(kBlockBytes));
  block_.resize(static_cast<std::size_t>(in_.gcount()));
  ended_ = block_.empty();
  if (on_block_ && !ended_) on_block_(block_.size());
}

std::optional<char> ByteInput::peek() {
  if (at_ == block_.size() && !ended_) fill();
  // nlohmann takes a NUL for the end of its input, so it is one here, and told apart afterwards.
  if (at_ == block_.size() || block_[at_] == '\0' || is_over_limit()) return std::nullopt;
  return block_[at_];
}

void ByteInput::take() {
  ++bytes_;
  ++column_;
  if (block_[at_++] != '\n') return;
  ++line_;
  column_ = 0;
}

std::optional<JsonFault> for_each_element(ByteInput& input, const ElementPlace& place,
                                          const std::function<void(JsonElement&)>& use) {
  ElementSax sax(input, place, use);
  while (skip_space(input)) {
    // Not strict: it stops behind one document, and the next one begins there.
    const bool is_read = Json::sax_parse(ByteIterator(&input), ByteIterator(nullptr), &sax,
                                         nlohmann::detail::input_format_t::json, false);
    if (!is_read) return fault_of(input, sax);
  }
  return std::nullopt;
}

}  // namespace matchgraph::importers
