#pragma once

/// A crew of many programs: rank 0 leads, hands out pieces as ranks come free, and works too.

#include "cli/ensemble/crew.hpp"
#include "mpi/mail.hpp"

#include <set>
#include <string>
#include <vector>

namespace folkmoot::mpi {

class Ranks : public cli::Crew {
public:
    explicit Ranks(Mail& mail) : mail_(mail), others_(static_cast<std::size_t>(mail.ranks())) {}

    [[nodiscard]] bool leads() const override { return mail_.rank() == 0; }
    /// One thread a rank unless `threads` says more.
    void work(const cli::Work& work, const std::vector<std::uint32_t>& numbers,
              std::uint32_t threads, const cli::Take& take, const Proceed& proceed) override;

    /// At the end, on every rank, once: the one that leads sends the others home; another says why
    /// it leaves, if it was not sent.
    void end(const std::string& why);

private:
    /// What rank 0 knows of another.
    struct Other {
        bool heard = false, left = false;
        std::uint32_t free = 0; ///< threads that have nothing to do
        std::set<std::uint32_t> has; ///< numbers of pieces that it is at
    };
    class Leader;

    void follow(const cli::Work& work, std::uint32_t threads);

    Mail& mail_;
    std::vector<Other> others_; ///< by rank; the first is this one
    bool sent_home_ = false;
};

} // namespace folkmoot::mpi
