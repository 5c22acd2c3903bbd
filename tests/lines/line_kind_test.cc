// Which lines of a catalogue are no capability.
#include "lines/line_kind.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matchgraph;

namespace {

void check_all(LineKind kind, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(static_cast<int>(line_kind("", text)) == static_cast<int>(kind));
  }
}

}  // namespace

TEST_CASE("what a thing does is a capability, also when it speaks of needs, notes and servers") {
  check_all(LineKind::kCapability, {"Transcribes recordings offline.",
                                    "Note taking with tags and links",
                                    "Requires no account and no network.",
                                    "Runs without a graphics card",
                                    "Works where JavaScript is not available",
                                    "Never stores what was typed",
                                    "Adds watermarks to pictures",
                                    "Runs your own mail server in minutes",
                                    "See who is reading a document at the moment",
                                    "No-code support for forms",
                                    "Needs only a browser",
                                    "Serves files over HTTP",
                                    "Reads PDF 1.7 files",
                                    "It does not open a window, it just prints to the terminal",
                                    "Documentation search",
                                    "Everything you need to run a shop",
                                    "Not only indexes but also ranks pages",
                                    "Permission error handling",
                                    "SEND_MESSAGE: writes to a channel",
                                    "Finds configuration errors in files",
                                    ""});
}

TEST_CASE("headings announce, and say nothing themselves") {
  check_all(LineKind::kHeading, {"Key features", "Features:", "Use cases", "Getting started",
                                 "Works with:", "Documentation", "Requirements", "and more ..."});
}

TEST_CASE("notes speak of the text, or lead elsewhere") {
  check_all(
      LineKind::kNote,
      {"Note: the old format is gone.", "Note that prices change.",
       "See the manual for all switches.", "For more information, ask the maintainers.",
       "Please report faults.", "or the lite package.", "This is a transitional package.",
       "(A sieve is a tool for separating grain.)", "This package contains the development files.",
       "Further details are on the project's page.", "Permission errors", "Common network failures",
       "API rate limits", "Discord API rate limits:"});
  check_all(LineKind::kCapability, {"Rate limit handling", "Sets rate limits for every user"});
}

TEST_CASE("denials say what is not there") {
  check_all(LineKind::kDenial,
            {"Digital radio (DAB, DRM) is not supported.", "Video is not yet supported",
             "It doesn't support encrypted archives.", "No support for Windows",
             "This tool does not include a spelling checker.", "Cannot handle files over 2 GiB",
             "The client no longer supports FTP."});
}

TEST_CASE("requirements say what has to be there first") {
  check_all(LineKind::kRequirement,
            {"Requires Python 3.10", "PostgreSQL 12+", "Node.js 18 or higher", "Python >= 3.9+",
             "Needs a graphics card with 8 GB", "You need an account.",
             "To print, you need a driver.", "A sound card is required to play.",
             "Access credentials for the archive", "Depends on a running daemon"});
}

TEST_CASE("set-up is what a reader does once, and addresses") {
  check_all(LineKind::kSetup,
            {"Add this server to your client.", "Copy the server URL: https://example.org/v2",
             "Server address: https://example.org", "Follow the instructions of your client",
             "Authenticate when prompted", "Install the server via npm",
             "Clone the repository and build it", "Set the API key in the environment",
             "Restart your editor", "https://example.org", "SSL_MODE: how to connect", "API_KEY",
             "Add to configuration by its file", "Add as a server in the settings"});
}

TEST_CASE("programs that a thing is used from are where it is set up, and no job of its own") {
  check_all(LineKind::kSetup,
            {"Claude Desktop", "VS Code with Copilot", "Custom MCP implementations", "Claude Code",
             "Works with Cursor and any other MCP client",
             "MCP-aware AI tools such as Cursor, Claude, and Windsurf",
             "Supports Windsurf, Cline and Zed"});
  check_all(LineKind::kCapability,
            {"Moves the cursor of a table", "Copilot for pull requests", "Custom implementations",
             "Reviews code in VS Code", "Client management"});
}

TEST_CASE("a name that stands again before its text is not the text") {
  CHECK(line_kind("Database", "Database: Requires PostgreSQL") == LineKind::kRequirement);
  CHECK(line_kind("Database", "Database browser with filters") == LineKind::kCapability);
}

TEST_CASE("that a server speaks the protocol of all servers is no job of its own") {
  check_all(LineKind::kHeading, {"Protocol: Model Context Protocol (MCP)", "MCP server",
                                 "Implements the Model Context Protocol (MCP)"});
  check_all(LineKind::kCapability,
            {"Converts MCP to HTTP", "MCP server for spreadsheets", "Installs to any folder"});
}

TEST_CASE("requirements and set-up pair among themselves, headings, notes and denials with none") {
  using enum LineKind;
  CHECK(can_pair(kCapability, kCapability));
  CHECK(can_pair(kRequirement, kRequirement));
  CHECK(can_pair(kSetup, kSetup));
  CHECK_FALSE(can_pair(kCapability, kRequirement));
  CHECK_FALSE(can_pair(kSetup, kRequirement));
  for (const LineKind kind : {kHeading, kNote, kDenial}) {
    CHECK_FALSE(can_pair(kind, kind));
    CHECK_FALSE(can_pair(kCapability, kind));
  }
}

TEST_CASE("a denial is about its subject, or about what stands behind its verb") {
  using Words = std::vector<std::string>;
  CHECK(denied_thing("", "Digital radio (DAB, DRM) is not supported.") ==
        Words{"digital", "radio"});
  CHECK(denied_thing("", "It doesn't support encrypted archives.") ==
        Words{"encrypted", "archives"});
  CHECK(denied_thing("", "No support for Windows") == Words{"windows"});
  CHECK(denied_thing("", "Cannot handle files over 2 GiB") == Words{"files", "2", "gib"});
  CHECK(denied_thing("", "The client no longer supports FTP.") == Words{"ftp"});
  CHECK(denied_thing("", "FTP is no longer supported.") == Words{"ftp"});
  CHECK(denied_thing("", "").empty());
}
