#include "tools/importers/common/file_head.h"

#include <array>
#include <nlohmann/json.hpp>

#include "text/ascii.h"

namespace matchgraph {
namespace {

/// No format is told by a member that lies deeper.
constexpr std::size_t kDepths = 4;
/// A map with one key per model has thousands, none of which tells its format.
constexpr std::size_t kMaxNamesADepth = 1000;

using Json = nlohmann::json;
using Names = std::vector<std::set<std::string, std::less<>>>;

/// Notes the names of members, and nothing else.
class MemberNames : public nlohmann::json_sax<Json> {
 public:
  explicit MemberNames(Names& names) : names_(names) {}

  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*token*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override {
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool start_array(std::size_t /*size*/) override { return true; }
  bool end_array() override { return true; }
  bool key(string_t& value) override {
    if (depth_ > kDepths) return true;
    auto& names = names_[depth_ - 1];
    if (names.size() < kMaxNamesADepth) names.insert(value);
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*problem*/) override {
    return false;
  }

 private:
  Names& names_;
  std::size_t depth_ = 0;
};

}  // namespace

FileHead::FileHead(std::string_view bytes, std::string_view path)
    : bytes_(bytes), path_(path), members_(kDepths) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  // Spreadsheet programs and editors on Windows write one, and no bracket would be first then.
  if (bytes_.starts_with(kByteOrderMark)) bytes_.remove_prefix(kByteOrderMark.size());
  const std::size_t at = bytes_.find_first_not_of(" \t\r\n");
  if (at != std::string_view::npos) first_ = bytes_[at];
  if (!is_json()) return;
  MemberNames names(members_);
  // The head breaks off within the document, so what was met before the fault is all that counts.
  Json::sax_parse(bytes_, &names, nlohmann::detail::input_format_t::json, false);
}

bool FileHead::is_named(std::string_view ending) const {
  const std::size_t dot = path_.rfind('.');
  return dot != path_.npos && equals_ignoring_case(path_.substr(dot + 1), ending);
}

bool FileHead::has_member(std::size_t depth, std::string_view name) const {
  return depth < members_.size() && members_[depth].contains(name);
}

}  // namespace matchgraph
