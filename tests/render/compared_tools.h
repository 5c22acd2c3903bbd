// Two tools to compare, made by hand, and what is read off their page.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"

namespace matchgraph::compared_tools {

inline Entity make_entity(const std::string& name, std::size_t capabilities) {
  Entity entity;
  entity.id = "x/" + name;
  entity.name = name;
  entity.type = "tool";
  for (std::size_t i = 0; i < capabilities; ++i) {
    Capability capability;
    capability.text = fmt::format("{} does {}.", name, i);
    capability.unique = fmt::format("{} is unlike {}", name, i);
    capability.versus = fmt::format("{} beats {}", name, i);
    entity.capabilities.push_back(capability);
  }
  return entity;
}

inline Stated make_stated(double rank, const std::string& against, const std::string& layout,
                          const std::string& observed = {}) {
  Stated stated;
  stated.rank = rank;
  stated.against = against;
  stated.layout = layout;
  stated.source.name = "somewhere";
  if (!observed.empty()) stated.source.observed = parse_date(observed);
  return stated;
}

inline Price usd(double amount, const std::string& per) {
  Price price;
  price.amount = amount;
  price.per = per;
  return price;
}

/// Two tools, Saw with two capabilities and Axe with one, of which no source states anything.
inline Comparison make_comparison() {
  Comparison comparison;
  comparison.entities = {make_entity("Saw", 2), make_entity("Axe", 1)};
  comparison.cards.resize(2);
  return comparison;
}

inline void set_ranks(Comparison& comparison, double left, double right) {
  comparison.entities[0].stated = {make_stated(left, comparison.entities[1].id, "clean")};
  comparison.entities[1].stated = {make_stated(right, comparison.entities[0].id, "clean")};
}

inline void set_models(Comparison& comparison, PriceModel left, PriceModel right) {
  comparison.entities[0].pricing = Pricing{.model = left, .price = {}};
  comparison.entities[1].pricing = Pricing{.model = right, .price = {}};
}

inline std::vector<std::string> split_lines(const std::string& page) {
  std::vector<std::string> lines(1);
  for (const char c : page) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

/// The line of the table about that feature; empty when there is none.
inline std::string row(const std::string& page, const std::string& feature) {
  for (const std::string& line : split_lines(page)) {
    if (line.starts_with("| " + feature + " |")) return line;
  }
  return {};
}

/// The line after "Verdict".
inline std::string verdict_of(const std::string& page) {
  const std::vector<std::string> lines = split_lines(page);
  const auto verdict = std::find(lines.begin(), lines.end(), "Verdict");
  REQUIRE(lines.end() - verdict == 4);
  return verdict[1];
}

}  // namespace matchgraph::compared_tools
