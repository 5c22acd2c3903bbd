#include "index/facts/spdx_license.h"

#include <doctest/doctest.h>

#include "index/facts/open_license.h"

using namespace matchgraph;

TEST_CASE("licences are known by the ways people write them") {
  CHECK(spdx_license("Apache License 2.0") == "Apache-2.0");
  CHECK(spdx_license("Apache License, Version 2.0") == "Apache-2.0");
  CHECK(spdx_license("apache-2.0") == "Apache-2.0");
  CHECK(spdx_license("The MIT License") == "MIT");
  CHECK(spdx_license("mit") == "MIT");
  CHECK(spdx_license("GNU GPLv3") == "GPL-3.0");
  CHECK(spdx_license("GPL-3.0-or-later") == "GPL-3.0");
  CHECK(spdx_license("GNU General Public License v3.0") == "GPL-3.0");
  CHECK(spdx_license("BSD 3-Clause \"New\" or \"Revised\" License") == "BSD-3-Clause");
  CHECK(spdx_license("cc-by-sa-4.0") == "CC-BY-SA-4.0");
  CHECK(spdx_license("Business Source License 1.1") == "BUSL-1.1");
}

TEST_CASE("a licence is open however it is written") {
  for (const char* stated :
       {"The MIT License", "New BSD License", "The Apache License, Version 2.0",
        "Creative Commons Attribution 4.0 International", "GPLv3 or MIT"}) {
    CAPTURE(stated);
    CHECK(is_open_license(stated));
  }
  CHECK_FALSE(is_open_license("Creative Commons Attribution NonCommercial 4.0"));
  CHECK_FALSE(is_open_license("MIT and a commercial licence"));
}

TEST_CASE("lists and expressions are read part by part") {
  CHECK(spdx_license("The MIT License, GPLv2") == "MIT, GPL-2.0");
  CHECK(spdx_license("apache 2 OR mit") == "Apache-2.0 OR MIT");
  CHECK(spdx_license("MIT and Apache License 2.0") == "MIT AND Apache-2.0");
  CHECK(spdx_license("MIT/Apache-2.0") == "MIT OR Apache-2.0");
}

TEST_CASE("what is not known stays as it is written") {
  CHECK(spdx_license(" Llama 3 Community License ") == "Llama 3 Community License");
  CHECK(spdx_license("Acme Terms or a contract") == "Acme Terms OR a contract");
  CHECK(spdx_license("").empty());
  CHECK(spdx_license(" , ").empty());
}

TEST_CASE("reading a licence twice changes nothing") {
  for (const char* stated :
       {"Apache License, Version 2.0", "MIT/X11", "GPLv3 or MIT", "a, b and c"}) {
    CHECK(spdx_license(spdx_license(stated)) == spdx_license(stated));
  }
}
