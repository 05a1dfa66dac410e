#pragma once

/// The threads of one rank that do pieces, while its main thread writes and reads letters.

#include "cli/ensemble/crew.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace folkmoot::mpi {

class Hands {
public:
    /// A piece that is finished: its number, and what it came to.
    using Done = std::pair<std::uint32_t, std::string>;

    Hands(const cli::Work& work, std::uint32_t threads);
    /// Stops those that still work, soon.
    ~Hands();
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;

    [[nodiscard]] std::uint32_t count() const {
        return static_cast<std::uint32_t>(threads_.size());
    }
    void give(std::uint32_t number);
    /// What has been finished since, after at most a moment of waiting for it. What a thread has
    /// thrown is thrown here.
    [[nodiscard]] std::vector<Done> finished();

private:
    void work_on();

    const cli::Work& work_;
    std::mutex mutex_;
    std::condition_variable given_, done_;
    std::deque<std::uint32_t> waiting_;
    std::vector<Done> finished_;
    std::exception_ptr thrown_;
    std::atomic<bool> stopped_{false};
    std::vector<std::thread> threads_;
};

} // namespace folkmoot::mpi
