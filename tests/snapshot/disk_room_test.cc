#include "snapshot/rebuild/disk_room.h"

#include <doctest/doctest.h>

#include <string>

#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using namespace matchgraph::test;

TEST_CASE("a disk with less than a build takes is refused with both figures and what to do") {
  constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20;
  CHECK_NOTHROW(require_room("/data", 300 * kMebibyte, 300 * kMebibyte));
  CHECK_NOTHROW(require_room("/data", 300 * kMebibyte, std::nullopt));
  CHECK_THROWS_WITH_AS(
      require_room("/data", 300 * kMebibyte, 299 * kMebibyte),
      "/data: its disk has 299 MiB left, and a build of this catalogue takes 300 MiB at the least: "
      "make room, or use another --data; the live snapshot is untouched",
      Error);
  CHECK_THROWS_WITH_AS(require_room("/data", 3 * kMebibyte, 0), doctest::Contains("has 0 KiB left"),
                       Error);
}

TEST_CASE(
    "a build takes more than what is asked for it, so that no build is refused that would do") {
  const Catalogue catalogue = six_tools();
  const TemporaryFolder data;
  BuildRequest request;
  request.data = data.path();
  request.use_evidence = false;
  std::uint64_t taken = 0;
  for (const auto& [name, bytes] : build_snapshot(catalogue, request).files) taken += bytes;
  CHECK(least_build_bytes(catalogue) > 0);
  CHECK(least_build_bytes(catalogue) < taken);
}

TEST_CASE("what is asked for grows with the texts and with nothing else") {
  Catalogue catalogue = six_tools();
  const std::uint64_t before = least_build_bytes(catalogue);
  Capability capability;
  capability.text = std::string(1000, 'x');
  catalogue.entities[0].capabilities.push_back(capability);
  CHECK(least_build_bytes(catalogue) >= before + 1000);
  catalogue.entities.clear();
  CHECK(least_build_bytes(catalogue) == 0);
}

TEST_CASE("a folder that is there has room, and one that is not says nothing") {
  const TemporaryFolder folder;
  CHECK(free_bytes(folder.path()).value_or(0) > 0);
  CHECK_FALSE(free_bytes(folder.file("missing")));
}
