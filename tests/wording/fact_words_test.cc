#include "wording/fact_words.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("numbers are called by words where people read") {
  CHECK(signal_label("cache_read_price") == "price of cached input");
  CHECK(signal_label("max_output") == "longest answer");
  CHECK(signal_label("open_issues") == "open issues");
  CHECK(signal_label("stars") == "stars");
}

TEST_CASE("a price among the numbers says its currency and for how much") {
  CHECK(signal_value_words("cache_read_price", 0.3) == "$0.30 per 1M tokens");
  CHECK(signal_value_words("context", 128000) == "128,000 (128k)");
  CHECK(signal_value_words("stars", 950) == "950");
}

TEST_CASE("a unit at the end of a name stands behind the number instead") {
  CHECK(signal_label("installed_size_kb") == "installed size");
  CHECK(signal_value_words("installed_size_kb", 4312) == "4,312 kB");
  CHECK(signal_figure_words("installed_size_kb", 4312) == "4,312 kB");
  CHECK(signal_label("_kb") == " kb");
}

TEST_CASE("figures that stand side by side have their units, and no nine digits") {
  CHECK(signal_figure_words("cache_read_price", 1.25) == "$1.25 per 1M tokens");
  CHECK(signal_figure_words("context", 128000) == "128,000");
  CHECK(signal_figure_words("parameters", 24e9) == "24B");
}

TEST_CASE("fields are called by words, whatever place they have in an entry") {
  CHECK(field_label("signals.context") == "context");
  CHECK(field_label("signals.cache_read_price") == "price of cached input");
  CHECK(field_label("pricing.price") == "price");
  CHECK(field_label("pricing.model") == "kind of price");
  CHECK(field_label("knowledge_cutoff") == "knowledge cutoff");
  CHECK(field_label("license") == "license");
}

TEST_CASE("types are told as people say them") {
  CHECK(type_words("mcp-server") == "MCP server");
  CHECK(type_words("api") == "API");
  CHECK(type_words("web-app") == "web app");
  CHECK(type_words("fine-tune") == "fine-tune");
  CHECK(type_words("apiary") == "apiary");
}

TEST_CASE("tags and where they were read are told in words") {
  CHECK(tag_words("in:image") == "image input");
  CHECK(tag_words("out:text") == "text output");
  CHECK(tag_words("tool_call") == "tool call");
  CHECK(tag_words("speech-recognition") == "speech-recognition");
  CHECK(said_words("tag: in:image") == "tagged “image input”");
  CHECK(said_words("license: MIT") == "license: MIT");
  CHECK(said_words("Works without a network.") == "“Works without a network.”");
  CHECK(said_words("address: https://a.example/mcp") == "address: https://a.example/mcp");
}

TEST_CASE("a name is shown without the marks that Markdown has around it") {
  CHECK(without_marks("**Search**") == "Search");
  CHECK(without_marks("API_KEY**") == "API_KEY");
  CHECK(without_marks("`run` a **job**") == "run a job");
  CHECK(without_marks("2 * 3") == "2 * 3");
}

TEST_CASE("a row begins with a capital, but for words that have one of their own") {
  CHECK(as_heading("price of cached input") == "Price of cached input");
  CHECK(as_heading("macOS") == "macOS");
  CHECK(as_heading("USD") == "USD");
  CHECK(as_heading("4-bit").front() == '4');
  CHECK(as_heading("").empty());
}
