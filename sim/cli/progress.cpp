#include "cli/progress.hpp"

#include <cstdio>

namespace folkmoot::cli {

Progress::Progress(std::string what)
    : what_(std::move(what)), start_(std::chrono::steady_clock::now()),
      next_(start_ + std::chrono::seconds(1)) {}

bool Progress::operator()(double share) const {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return true;
    next_ = now + std::chrono::seconds(1);
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fprintf(stderr, "%s: %.0f%% after %.0f s\n", what_.c_str(), share * 100.0, seconds);
    return true;
}

}  // namespace folkmoot::cli
