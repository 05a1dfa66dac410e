#include "cli/progress.hpp"

#include <atomic>
#include <cstdio>

namespace folkmoot::cli {
namespace {

std::atomic<bool> in_json = false;

std::chrono::milliseconds between_two() {
    return std::chrono::milliseconds(tells_in_json() ? 100 : 1000);
}

} // namespace

bool tells_in_json() { return in_json; }
void tell_in_json(bool wanted) { in_json = wanted; }

void tell_line(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

Progress::Progress(std::string what)
    : what_(std::move(what)), start_(std::chrono::steady_clock::now()),
      next_(start_ + between_two()) {}

bool Progress::operator()(double share) const {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return true;
    next_ = now + between_two();
    if (tells_in_json()) {
        std::fprintf(stderr, "{\"doing\":\"%s\",\"share\":%.3f}\n", what_.c_str(), share);
        return true;
    }
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fprintf(stderr, "%s: %.0f%% after %.0f s\n", what_.c_str(), share * 100.0, seconds);
    return true;
}

}  // namespace folkmoot::cli
