#include "query/language/readings/protocol_reading.h"

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {
namespace {

bool is_free(const QueryWord& word) { return word.role == WordRole::kNeed && !word.key.empty(); }

}  // namespace

void read_protocols(const QueryWords& words, ParsedQuery& out) {
  // Names that mean nothing else. HTTP and REST are traits, and nearly everything speaks them.
  static const std::vector<std::string_view> protocols = {
      "amqp",  "bluetooth", "caldav", "carddav", "dlna",   "ftp",    "ftps", "grpc",  "imap",
      "irc",   "jmap",      "jdbc",   "ldap",    "mqtt",   "modbus", "nfs",  "nntp",  "odbc",
      "opcua", "pop3",      "rdp",    "rsync",   "rtsp",   "scp",    "sftp", "smb",   "smtp",
      "snmp",  "ssh",       "telnet", "vnc",     "webdav", "webrtc", "xmpp", "zigbee"};
  static const std::vector<std::string_view> ways = {"over", "via", "through"};
  if (!out.seeds.empty()) return;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool is_way = is_free(words[i]) && words.is_one_of(i, ways) && !words[i].breaks;
    if (!is_way || !is_free(words[i + 1]) || !words.is_one_of(i + 1, protocols)) continue;
    out.phrases.push_back({std::string(words.slice(i + 1, i + 2)), words.span(i + 1, i + 2)});
  }
}

}  // namespace matchgraph
