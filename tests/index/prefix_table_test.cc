#include "index/suggest/prefix_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

struct Row {
  std::string key;
  std::uint32_t place = 0;
};

/// A table in a file, and the rows in its order.
struct Table {
  explicit Table(std::vector<Row> given) : rows(std::move(given)) {
    PrefixTableBuilder builder;
    for (const Row& row : rows) builder.add(row.key, row.place);
    ArrayFileWriter writer;
    builder.add_to(writer, "t");
    writer.write(folder.file("table"));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.key < b.key; });
  }
  test::TemporaryFolder folder;
  std::vector<Row> rows;
};

std::string random_text(std::mt19937& random, std::size_t longest) {
  static const std::string letters = "aab c1";
  std::string out(random() % (longest + 1), ' ');
  for (char& c : out) c = letters[random() % letters.size()];
  return out;
}

std::vector<Row> random_rows(std::mt19937& random, std::size_t count) {
  std::vector<Row> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back({random_text(random, 5), static_cast<std::uint32_t>(random() % 50)});
  }
  return out;
}

std::set<std::size_t> positions(const std::vector<KeyRange>& ranges) {
  std::set<std::size_t> out;
  for (const KeyRange& range : ranges) {
    for (std::size_t i = range.begin; i < range.end; ++i) out.insert(i);
  }
  return out;
}

/// Every text that is one edit away and keeps first letter and digits, written out.
std::set<std::string> one_edit_away(const std::string& text) {
  const std::string letters = "ab c";
  const auto is_digit = [](char c) { return c == '1'; };
  std::set<std::string> out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    for (const char c : letters) out.insert(text.substr(0, i) + c + text.substr(i));
    if (is_digit(text[i])) continue;
    out.insert(text.substr(0, i) + text.substr(i + 1));
    for (const char c : letters) {
      if (c != text[i]) out.insert(text.substr(0, i) + c + text.substr(i + 1));
    }
    if (i + 1 < text.size() && !is_digit(text[i + 1])) {
      out.insert(text.substr(0, i) + text[i + 1] + text[i] + text.substr(i + 2));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what begins with a text is a range of the table, and so is what equals it") {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    const Table table(random_rows(random, random() % 90));
    const ArrayFile file(table.folder.file("table"));
    const PrefixTable read(file, "t");
    REQUIRE(read.size() == table.rows.size());
    for (int question = 0; question < 40; ++question) {
      const std::string text = random_text(random, 4);
      std::set<std::size_t> begins;
      std::set<std::size_t> equals;
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        CHECK(read.key(i) == table.rows[i].key);
        CHECK(read.place(i) == table.rows[i].place);
        if (table.rows[i].key.starts_with(text)) begins.insert(i);
        if (table.rows[i].key == text) equals.insert(i);
      }
      CHECK(positions({read.beginning_with(text)}) == begins);
      CHECK(positions({read.equal_to(text)}) == equals);
    }
  }
}

TEST_CASE("one edit away are exactly the texts that a list of all edits names") {
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    const Table table(random_rows(random, 80));
    const ArrayFile file(table.folder.file("table"));
    const PrefixTable read(file, "t");
    for (int question = 0; question < 20; ++question) {
      const std::string text = random_text(random, 5);
      const std::set<std::string> variants = one_edit_away(text);
      std::set<std::size_t> expected;
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const std::string& key = table.rows[i].key;
        if (std::any_of(variants.begin(), variants.end(),
                        [&](const std::string& v) { return key.starts_with(v); })) {
          expected.insert(i);
        }
      }
      INFO("text \"" << text << "\"");
      CHECK(positions(read.beginning_nearly_with(text)) == expected);
    }
  }
}

TEST_CASE("the walk through ranges goes by place, then by position, and misses nothing") {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    const Table table(random_rows(random, random() % 700));
    const ArrayFile file(table.folder.file("table"));
    const PrefixTable read(file, "t");
    for (int question = 0; question < 20; ++question) {
      std::vector<std::size_t> cuts(3);
      for (std::size_t& cut : cuts) cut = random() % (read.size() + 1);
      std::sort(cuts.begin(), cuts.end());
      const std::vector<KeyRange> ranges = {{cuts[1], cuts[2]}, {cuts[0], cuts[1]}};
      std::vector<std::pair<std::uint32_t, std::size_t>> expected;
      for (std::size_t i = cuts[0]; i < cuts[2]; ++i) expected.emplace_back(table.rows[i].place, i);
      std::sort(expected.begin(), expected.end());
      BestFirst best(read, ranges);
      for (const auto& [place, position] : expected) REQUIRE(best.next() == position);
      CHECK(!best.next());
    }
  }
}

TEST_CASE("an empty table has nothing that begins with anything") {
  const Table table({});
  const ArrayFile file(table.folder.file("table"));
  const PrefixTable read(file, "t");
  CHECK(read.beginning_with("").empty());
  CHECK(read.equal_to("a").empty());
  CHECK(read.beginning_nearly_with("abcd").empty());
  const std::vector<KeyRange> all = {{0, 0}};
  CHECK(!BestFirst(read, all).next());
}
