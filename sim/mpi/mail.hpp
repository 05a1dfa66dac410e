#pragma once

/// Letters between the ranks of an MPI program: the only calls of MPI are here and in its .cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::mpi {

/// What a letter says. To the rank that leads: `ready` (how many threads, and what the work is made
/// from), `result` (number and record), `leaving` (why), `bye`. From it: `piece` (number), `stop`.
enum class Says : int { ready = 1, result, leaving, bye, piece, stop };

struct Letter {
    int from = 0;
    Says says{};
    std::uint32_t number = 0;
    std::string text;
};

/// MPI from its beginning to its end. One thread only, the main one, may use it.
class Mail {
public:
    Mail(int& argc, char**& argv);
    ~Mail();
    Mail(const Mail&) = delete;
    Mail& operator=(const Mail&) = delete;

    [[nodiscard]] int rank() const { return rank_; }
    [[nodiscard]] int ranks() const { return ranks_; }

    void send(int to, Says says, std::uint32_t number, std::string_view text = {});
    /// The next letter, if there is one.
    [[nodiscard]] std::optional<Letter> receive();

private:
    int rank_ = 0, ranks_ = 1;
};

} // namespace folkmoot::mpi
