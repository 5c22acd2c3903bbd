#include "tools/matchgraph/embedding_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace matchgraph::command {
namespace {

constexpr float kNoNumber = std::numeric_limits<float>::quiet_NaN();

/// Keeps the numbers and lets everything else pass. A tree of the answer would take up to twenty
/// times its bytes: 64 MiB of empty lists are more than a gigabyte.
class VectorReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit VectorReader(std::size_t texts) : texts_(texts) {}

  // What is no number in a vector becomes NaN, which is refused with the whole answer later.
  bool null() override { return take(kNoNumber); }
  bool boolean(bool /*value*/) override { return take(kNoNumber); }
  bool string(string_t& /*value*/) override { return take(kNoNumber); }
  bool binary(binary_t& /*value*/) override { return take(kNoNumber); }
  bool number_integer(number_integer_t value) override { return take(static_cast<float>(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    if (depth_ == kElement && is_in_data_ && field_ == "index") elements_.back().index = value;
    return take(static_cast<float>(value));
  }
  bool number_float(number_float_t value, const string_t& /*text*/) override {
    // A number beyond what a float holds would become infinite.
    const bool fits = std::abs(value) <= std::numeric_limits<float>::max();
    return take(fits ? static_cast<float>(value) : kNoNumber);
  }

  bool start_object(std::size_t /*count*/) override { return open(/*is_list=*/false); }
  bool start_array(std::size_t /*count*/) override { return open(/*is_list=*/true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  // Names matter at two depths only.
  bool key(string_t& name) override {
    if (depth_ == kRoot || depth_ == kElement) field_ = name;
    return true;
  }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    fault_ = "its answer is not JSON";
    return false;
  }

  EmbeddingAnswer finish() {
    EmbeddingAnswer out;
    out.fault = std::move(fault_);
    if (out.fault.empty() && !has_data_) out.fault = "its answer has no list \"data\"";
    if (out.fault.empty() && elements_.size() != texts_) {
      out.fault = fmt::format("{} vectors for {} texts", elements_.size(), texts_);
    }
    if (out.fault.empty()) place(out);
    if (!out.fault.empty()) out.vectors.clear();
    return out;
  }

 private:
  // How many brackets are open within what.
  static constexpr std::size_t kRoot = 1;
  static constexpr std::size_t kData = 2;
  static constexpr std::size_t kElement = 3;
  static constexpr std::size_t kVector = 4;

  struct Element {
    std::vector<float> numbers;
    std::optional<std::uint64_t> index;
  };

  bool open(bool is_list) {
    if (!take(kNoNumber)) return false;
    if (depth_ == 0) is_object_ = !is_list;
    // A second "data" takes the place of the first, as in most readers of JSON.
    if (depth_ == kRoot && is_object_ && field_ == "data" && is_list) {
      is_in_data_ = has_data_ = true;
      elements_.clear();
    }
    if (depth_ == kElement && is_in_data_) is_in_vector_ = is_list && field_ == "embedding";
    if (depth_ == kElement && is_in_vector_) elements_.back().numbers.clear();
    ++depth_;
    if (depth_ == kElement) field_.clear();
    return true;
  }

  bool close() {
    --depth_;
    if (depth_ == kElement) is_in_vector_ = false;
    if (depth_ == kRoot) is_in_data_ = false;
    return true;
  }

  /// A value, or the beginning of a list or object, where the reader stands.
  bool take(float number) {
    // As soon as there are too many: an endless answer is not read to its end.
    if (depth_ == kData && is_in_data_) {
      elements_.emplace_back();
      if (elements_.size() <= texts_) return true;
      fault_ = fmt::format("more than {} vectors for {} texts", texts_, texts_);
      return false;
    }
    if (depth_ != kVector || !is_in_vector_) return true;
    std::vector<float>& numbers = elements_.back().numbers;
    numbers.push_back(number);
    // A vector without end likewise.
    if (numbers.size() <= kMostDimensions) return true;
    fault_ = fmt::format("a vector of more than {} numbers", kMostDimensions);
    return false;
  }

  void place(EmbeddingAnswer& out) {
    out.vectors.resize(elements_.size());
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      // Some endpoints answer in another order and say so.
      // Without an index the order is that of the texts.
      const std::uint64_t at = elements_[i].index.value_or(i);
      if (at >= elements_.size()) {
        out.fault = fmt::format("its answer numbers a vector {} of {}", at, elements_.size());
        return;
      }
      if (!out.vectors[at].empty()) {
        out.fault = "its answer numbers the vectors of one text twice";
        return;
      }
      out.vectors[at] = std::move(elements_[i].numbers);
      if (out.vectors[at].empty()) {
        out.fault = "its answer has a text without numbers";
        return;
      }
    }
  }

  std::size_t texts_;
  std::size_t depth_ = 0;   // brackets that are open
  bool is_object_ = false;  // the outermost of them
  bool is_in_data_ = false;
  bool has_data_ = false;
  bool is_in_vector_ = false;
  std::string field_;  // of the root or of an element
  std::vector<Element> elements_;
  std::string fault_;
};

}  // namespace

std::size_t most_answer_bytes(std::size_t texts) {
  constexpr std::size_t kMostBytes = std::size_t{64} << 20;
  constexpr std::size_t kNumberBytes = 32;     // "-0.012345678901234567" on an indented line
  constexpr std::size_t kElementBytes = 1024;  // its other fields
  const std::size_t one = kMostDimensions * kNumberBytes + kElementBytes;
  return std::min(kMostBytes, (texts + 1) * one);
}

EmbeddingAnswer read_embeddings(std::string_view body, std::size_t texts) {
  VectorReader reader(texts);
  nlohmann::json::sax_parse(body.begin(), body.end(), &reader);
  return reader.finish();
}

}  // namespace matchgraph::command
