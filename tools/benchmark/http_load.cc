// Asks a server on this machine for a list of addresses, over and over for a bounded time.
//
//   http_load PORT CONNECTIONS SECONDS < TARGETS
//
// One target ("/api/v1/search?q=...") a line; each connection is kept and takes the next target in
// turn. Prints requests, those that failed (anything but a whole answer with status 200), requests
// a second, and the time of an answer in milliseconds: half of them, 99 in 100, the longest.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{30};

struct Load {
  int port = 0;
  std::vector<std::string> targets;
  Clock::time_point end;
  std::atomic<std::size_t> next{0};
};

struct Tally {
  std::vector<double> milliseconds;
  std::size_t failed = 0;
};

int connected_socket(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  // Requests are small, and waiting to send several together would be measured as the server's
  // time.
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  // An answer that never comes must not keep the measurement from its end.
  const timeval patience{kPatience.count(), 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return fd;
  ::close(fd);
  return -1;
}

// Whether a whole answer with status 200 came.
bool read_answer(int fd, std::string& buffer) {
  buffer.clear();
  std::size_t wanted = std::string::npos;
  std::array<char, 65536> bytes;  // NOLINT: filled by recv
  while (buffer.size() < wanted) {
    const ssize_t count = ::recv(fd, bytes.data(), bytes.size(), 0);
    if (count <= 0) return false;
    buffer.append(bytes.data(), static_cast<std::size_t>(count));
    if (wanted != std::string::npos) continue;
    const std::size_t head = buffer.find("\r\n\r\n");
    if (head == std::string::npos) continue;
    constexpr std::string_view kLength = "Content-Length: ";
    const std::size_t at = buffer.find(kLength);
    // Behind the head there may be the same words in a page.
    if (at > head) return false;
    wanted = head + 4 + std::strtoull(buffer.c_str() + at + kLength.size(), nullptr, 10);
  }
  return std::string_view(buffer).starts_with("HTTP/1.1 200");
}

void ask(Load& load, Tally& tally) {
  int fd = connected_socket(load.port);
  std::string buffer;
  while (Clock::now() < load.end) {
    // One counter for all connections, so that each target is asked as often as any other.
    const std::string& target = load.targets[load.next++ % load.targets.size()];
    const std::string request =
        fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", target, load.port);
    const Clock::time_point begin = Clock::now();
    const bool sent = fd >= 0 && ::send(fd, request.data(), request.size(), MSG_NOSIGNAL) ==
                                     static_cast<ssize_t>(request.size());
    if (sent && read_answer(fd, buffer)) {
      tally.milliseconds.push_back(
          std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
      continue;
    }
    ++tally.failed;
    if (fd >= 0) ::close(fd);
    // A new connection, as what is left of the old answer would be read as the next one's.
    fd = connected_socket(load.port);
    if (fd < 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (fd >= 0) ::close(fd);
}

double quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(at, sorted.size() - 1)];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: http_load PORT CONNECTIONS SECONDS < TARGETS\n";
    return 2;
  }
  Load load;
  load.port = std::atoi(argv[1]);
  const int connections = std::clamp(std::atoi(argv[2]), 1, 1000);
  const std::chrono::seconds time(std::clamp(std::atoi(argv[3]), 1, 600));
  // Read before the clock starts.
  for (std::string line; std::getline(std::cin, line);) load.targets.push_back(line);
  if (load.targets.empty()) {
    std::cerr << "http_load: no targets on standard input\n";
    return 2;
  }
  load.end = Clock::now() + time;
  std::vector<Tally> tallies(static_cast<std::size_t>(connections));
  std::vector<std::thread> threads;
  for (Tally& tally : tallies) threads.emplace_back([&load, &tally] { ask(load, tally); });
  for (std::thread& thread : threads) thread.join();
  Tally all;
  for (const Tally& tally : tallies) {
    all.failed += tally.failed;
    all.milliseconds.insert(all.milliseconds.end(), tally.milliseconds.begin(),
                            tally.milliseconds.end());
  }
  std::sort(all.milliseconds.begin(), all.milliseconds.end());
  std::cout << fmt::format(
      "{} requests, {} failed, {:.0f} a second, p50 {:.2f} ms, p99 {:.2f} ms, longest {:.2f} ms\n",
      all.milliseconds.size() + all.failed, all.failed,
      static_cast<double>(all.milliseconds.size()) / static_cast<double>(time.count()),
      quantile(all.milliseconds, 0.5), quantile(all.milliseconds, 0.99),
      all.milliseconds.empty() ? 0 : all.milliseconds.back());
  return all.failed == 0 ? 0 : 1;
}
