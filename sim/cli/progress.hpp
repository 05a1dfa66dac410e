#pragma once

#include <chrono>
#include <string>

namespace folkmoot::cli {

/// Says on standard error how far a run is, once it has taken longer than a second. Can be passed
/// as a folkmoot::Proceed.
class Progress {
public:
    explicit Progress(std::string what);
    bool operator()(double share) const;

private:
    std::string what_;
    std::chrono::steady_clock::time_point start_;
    mutable std::chrono::steady_clock::time_point next_;
};

}  // namespace folkmoot::cli
