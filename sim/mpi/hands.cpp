#include "mpi/hands.hpp"

#include <chrono>

namespace folkmoot::mpi {
namespace {

using namespace std::chrono_literals;

/// How long a letter may lie unread. A piece takes a hundred times as long, and looking costs a
/// thousandth of it.
constexpr auto between_looks = 500us;

} // namespace

Hands::Hands(const cli::Work& work, std::uint32_t threads) : work_(work) {
    for (std::uint32_t t = 0; t < threads; ++t) threads_.emplace_back([this] { work_on(); });
}

Hands::~Hands() {
    stopped_ = true;
    {
        const std::lock_guard lock(mutex_); // nobody is between asking and waiting
    }
    given_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Hands::give(std::uint32_t number) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(number);
    }
    given_.notify_one();
}

std::vector<Hands::Done> Hands::finished() {
    std::unique_lock lock(mutex_);
    done_.wait_for(lock, between_looks, [&] { return !finished_.empty() || thrown_; });
    if (thrown_) std::rethrow_exception(thrown_);
    return std::exchange(finished_, {});
}

void Hands::work_on() {
    try {
        const cli::Worker worker = work_.worker();
        const Proceed go_on = [&](double) { return !stopped_.load(); };
        for (;;) {
            std::unique_lock lock(mutex_);
            given_.wait(lock, [&] { return !waiting_.empty() || stopped_; });
            if (stopped_) return;
            const std::uint32_t number = waiting_.front();
            waiting_.pop_front();
            lock.unlock();
            auto record = worker(number, go_on);
            if (!record) return;
            lock.lock();
            finished_.emplace_back(number, std::move(*record));
            done_.notify_one();
        }
    } catch (...) {
        const std::lock_guard lock(mutex_);
        thrown_ = std::current_exception();
        done_.notify_one();
    }
}

} // namespace folkmoot::mpi
