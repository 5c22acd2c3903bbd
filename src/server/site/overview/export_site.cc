// Pages as files: each is what the server would answer, with links that lead to files.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/site_export.h"
#include "server/site/live_generation.h"
#include "server/site/overview/static_links.h"
#include "server/site/site.h"
#include "server/web/links.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph::server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTellingShared = 2;       // of a comparison that tells something
constexpr std::size_t kTriedPerComparison = 4;  // best ranked, and at least kTried
constexpr std::size_t kTried = 200;
constexpr std::size_t kTriedPerEntity = 3;  // alternatives
constexpr const char* kHost = "localhost:80";

/// A page: where the server has it, and its file.
struct StaticPage {
  std::string asked;  ///< the path as a request has it, decoded
  std::string path;   ///< as links have it
  web::Parameters parameters;
  std::string file;
  std::string address() const { return web::address(path, parameters); }
};

/// Bytes that every file system takes, and no two ids share.
std::string file_name(std::string_view id) {
  std::string out = web::percent_encoded(id);
  // "=" is what no encoded id holds and every file system takes, "%" would be decoded once more by
  // servers.
  std::replace(out.begin(), out.end(), '%', '=');
  return out;
}

StaticPage entity_file(std::string_view id) {
  return {
      "/entity/" + std::string(id), web::entity_path(id), {}, "entity/" + file_name(id) + ".html"};
}

StaticPage comparison_file(const std::string& left, const std::string& right) {
  return {"/compare",
          "/compare",
          {{"e", left}, {"e", right}},
          "compare/" + file_name(left) + "--" + file_name(right) + ".html"};
}

/// Pairs of which the best ranked entities are one side, and that share and part enough.
std::vector<std::pair<std::string, std::string>> telling_pairs(const Engine& engine,
                                                               std::size_t wanted) {
  SearchRequest best;
  best.sort = Sort::kRank;
  // Many of the best ranked have no partner that tells something, so more are tried than are
  // wanted.
  best.limit = std::clamp<std::size_t>(wanted * kTriedPerComparison, kTried, 1000);
  std::vector<std::pair<std::string, std::string>> out;
  std::set<std::pair<std::string, std::string>> seen;
  for (const SearchHit& hit : engine.search(best).results) {
    if (out.size() == wanted) break;
    AlternativesRequest request;
    request.seeds = {hit.entity.id};
    request.limit = kTriedPerEntity;
    for (const Alternative& other : engine.alternatives(request).results) {
      const std::pair<std::string, std::string> ids = {hit.entity.id, other.entity.id};
      if (other.shared.size() < kTellingShared || out.size() == wanted) continue;
      // The smaller id first, so that a pair is met once, from whichever side.
      if (!seen.insert(std::minmax(ids.first, ids.second)).second) continue;
      if (!engine.compare({ids.first, ids.second}).verdict.parting.empty()) out.push_back(ids);
    }
  }
  return out;
}

class Export {
 public:
  explicit Export(const SiteExportOptions& options)
      : options_(options),
        generation_(open_generation(options.data)),
        engine_(generation_->snapshot),
        site_(
            HostCheck(kHost, {}), nullptr, [] { return std::string(); }, [](std::string_view) {},
            // Answered as to a person at the machine itself, so no host is foreign and nothing is
            // recorded.
            options.server) {}

  SiteExportReport run() {
    list_pages();
    for (const web::Asset& asset : web::assets()) {
      write(std::string(asset.path.substr(1)), std::string(asset.body));
    }
    for (const StaticPage& page : pages_) {
      HttpReply reply = answer(page);
      // After all pages are listed, as a link leads to a file only where that file will be.
      write(page.file, with_static_links(reply.body, page.file, files_, options_.server));
    }
    for (const StaticPage& picture : pictures_) {
      HttpReply reply = answer(picture);
      // Without the library that draws there are no pictures, and pages do without them.
      if (reply.status != 200) continue;
      write(picture.file, reply.body);
      ++report_.pictures;
    }
    return report_;
  }

 private:
  void list_pages() {
    add({"/", "/", {}, "index.html"});
    add({"/map", "/map", {}, "map.html"});
    for (const MapArea& area : generation_->map.areas) {
      add({"/map", "/map", {{"area", area.id}}, "map/" + file_name(area.id) + ".html"});
    }
    const FactColumns& facts = generation_->snapshot->facts();
    for (EntityIndexNumber e = 0; e < facts.entities(); ++e) add(entity_file(facts.id(e)));
    report_.entities = facts.entities();
    for (const auto& [left, right] : telling_pairs(engine_, options_.comparisons)) {
      StaticPage page = comparison_file(left, right);
      // The other way round it is the same comparison.
      files_[comparison_file(right, left).address()] = page.file;
      pictures_.push_back({"/picture", "/picture", page.parameters, page.file + ".png"});
      files_[pictures_.back().address()] = pictures_.back().file;
      add(std::move(page));
      ++report_.comparisons;
    }
    for (const web::Asset& asset : web::assets()) {
      const std::string file(asset.path.substr(1));
      files_[std::string(asset.path) + "?v=" + std::string(asset.tag)] = file;
    }
  }

  void add(StaticPage page) {
    files_[page.address()] = page.file;
    pages_.push_back(std::move(page));
  }

  HttpReply answer(const StaticPage& page) {
    HttpRequest request;
    request.method = "GET";
    request.target = page.address();
    request.path = page.asked;
    request.parameters = page.parameters;
    request.host = kHost;
    return site_.answer(request, *generation_, engine_);
  }

  void write(const std::string& file, const std::string& bytes) {
    const fs::path path = fs::path(options_.folder) / file;
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    // Closed here, as a full disk may only show when the last bytes are written.
    out.close();
    if (!out) {
      throw Error(
          ErrorCode::kEnvironment,
          fmt::format("{}: cannot be written: free space or give another folder", path.string()));
    }
    ++report_.files;
    report_.bytes += bytes.size();
  }

  const SiteExportOptions& options_;
  std::shared_ptr<const Generation> generation_;
  const Engine engine_;
  const Site site_;
  std::vector<StaticPage> pages_;
  std::vector<StaticPage> pictures_;
  FilesByAddress files_;
  SiteExportReport report_;
};

}  // namespace
}  // namespace matchgraph::server

namespace matchgraph {

SiteExportReport export_site(const SiteExportOptions& options) {
  const bool is_web = options.server.empty() || options.server.starts_with("http://") ||
                      options.server.starts_with("https://");
  if (!is_web || options.server.find_first_of("\"<> ") != std::string::npos) {
    throw Error(ErrorCode::kUsage, fmt::format("--server: an address such as "
                                               "https://match.example.org is needed, not \"{}\"",
                                               options.server));
  }
  SiteExportOptions given = options;
  // Addresses begin with a slash.
  while (given.server.ends_with('/')) given.server.pop_back();
  return server::Export(given).run();
}

}  // namespace matchgraph
