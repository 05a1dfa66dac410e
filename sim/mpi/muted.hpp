#pragma once

#include <cstdio>
#include <string>

namespace folkmoot::mpi {

/// While it lives, the program prints nothing: what it would have told as an error is kept.
class Muted {
public:
    Muted();
    ~Muted();
    Muted(const Muted&) = delete;
    Muted& operator=(const Muted&) = delete;

    /// What has been kept so far, without the line end after it.
    [[nodiscard]] std::string text() const;

private:
    int output_, errors_;     ///< where they went before
    std::FILE* kept_ = nullptr; ///< where errors go now
};

} // namespace folkmoot::mpi
