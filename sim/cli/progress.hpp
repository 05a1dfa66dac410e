#pragma once

#include <chrono>
#include <string>

namespace folkmoot::cli {

/// Whether progress and problems are told on standard error as lines of JSON, for a program that
/// reads them: {"doing","share"} and {"problems":[{"where","what",…}]}. `main` says so once.
[[nodiscard]] bool tells_in_json();
void tell_in_json(bool wanted);
/// A line on standard error.
void tell_line(const std::string& line);

/// Says on standard error how far a run is, once it has taken longer than a second
/// (in JSON: ten times a second). Can be passed
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
