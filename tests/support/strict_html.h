// Reads the HTML that this program writes, and fails the test for any that is not well-formed.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace matchgraph::test {

/// An element's start as it stands in the page.
struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;  ///< as written: with character references
  std::string text = {};                          ///< directly inside it, as written
  std::string inside;                             ///< names of what it stands in, "/" between
};

/// Reads HTML of the strict kind that this program writes: attributes in double quotes, every
/// element closed but the void ones, no bare < or & in text, ids given once. A test with anything
/// else fails.
class StrictReader {
 public:
  explicit StrictReader(const std::string& html) : html_(html) {
    REQUIRE(html_.starts_with("<!DOCTYPE html>\n"));
    at_ = html_.find('\n');
    while (at_ < html_.size()) {
      if (html_[at_] != '<') {
        text();
      } else if (html_.compare(at_, 2, "</") == 0) {
        end_tag();
      } else {
        start_tag();
      }
    }
    CHECK(open_.empty());
  }

  const std::vector<Element>& elements() const { return elements_; }
  std::size_t count(const std::string& name) const {
    return static_cast<std::size_t>(
        std::count_if(elements_.begin(), elements_.end(),
                      [&name](const Element& element) { return element.name == name; }));
  }

 private:
  static bool is_void(const std::string& name) {
    static const std::set<std::string> kVoid = {"br", "input", "link", "meta"};
    return kVoid.contains(name);
  }
  static bool is_drawn(const std::string& name) {  // elements of SVG without content
    static const std::set<std::string> kDrawn = {"circle", "line", "path", "rect", "use"};
    return kDrawn.contains(name);
  }

  void text() {
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    const std::string text = html_.substr(at_, end - at_);
    if (open_.empty() || elements_[open_.back()].name != "style") check_text(text);
    if (!open_.empty()) elements_[open_.back()].text += text;
    at_ = end;
  }

  static void check_text(const std::string& text) {
    INFO(text);
    CHECK(text.find('>') == std::string::npos);
    for (std::size_t i = text.find('&'); i != std::string::npos; i = text.find('&', i + 1)) {
      const std::string entity = text.substr(i, text.find(';', i) - i + 1);
      CHECK(std::set<std::string>{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}.contains(entity));
    }
  }

  void end_tag() {
    const std::size_t end = html_.find('>', at_);
    REQUIRE(end != std::string::npos);
    const std::string name = html_.substr(at_ + 2, end - at_ - 2);
    INFO("</" << name << ">");
    REQUIRE_FALSE(open_.empty());
    REQUIRE(elements_[open_.back()].name == name);
    open_.pop_back();
    at_ = end + 1;
  }

  void start_tag() {
    std::size_t at = html_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789", at_ + 1);
    REQUIRE(at != std::string::npos);
    Element element;
    element.name = html_.substr(at_ + 1, at - at_ - 1);
    for (const std::size_t outer : open_) element.inside += elements_[outer].name + "/";
    INFO(html_.substr(at_, 120));
    REQUIRE_FALSE(element.name.empty());
    while (html_[at] != '>' && html_[at] != '/') {
      REQUIRE(html_[at] == ' ');
      const std::size_t equals = html_.find("=\"", at);
      REQUIRE(equals != std::string::npos);
      const std::size_t quote = html_.find('"', equals + 2);
      REQUIRE(quote != std::string::npos);
      const std::string name = html_.substr(at + 1, equals - at - 1);
      REQUIRE(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-0123456789BAR") ==
              std::string::npos);
      const std::string value = html_.substr(equals + 2, quote - equals - 2);
      CHECK(value.find('<') == std::string::npos);
      CHECK(element.attributes.emplace(name, value).second);
      if (name == "id") CHECK(ids_.insert(value).second);
      at = quote + 1;
      REQUIRE(at < html_.size());
    }
    const bool closes_itself = html_[at] == '/';
    CHECK(closes_itself == is_drawn(element.name));
    if (!is_void(element.name) && !closes_itself) open_.push_back(elements_.size());
    elements_.push_back(std::move(element));
    at_ = html_.find('>', at) + 1;
  }

  const std::string& html_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;  // positions among the elements
  std::vector<Element> elements_;
  std::set<std::string> ids_;
};

}  // namespace matchgraph::test
