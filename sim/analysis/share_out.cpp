#include "analysis/share_out.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace folkmoot {
namespace {

/// What threads that share out pieces have in common.
class SharedOut {
public:
    SharedOut(std::size_t count, std::uint32_t threads, const Proceed& proceed)
        : count_(count), proceed_(proceed), shares_(std::max(threads, 1U), 0.0) {}

    /// Works until nothing is left, as the thread with that number.
    void work(std::size_t me, const std::function<DoPiece()>& bench) {
        try {
            const DoPiece piece = bench();
            const Proceed report = [&](double share) { return tell(me, share); };
            for (std::size_t i = next_++; i < count_ && !stopped_; i = next_++) {
                if (piece(i, report))
                    finish(me);
                else
                    stopped_ = true;
            }
        } catch (...) {
            const std::lock_guard lock(reporting_);
            if (!thrown_) thrown_ = std::current_exception();
            stopped_ = true;
        }
    }

    /// Whether all is done, once nobody works any more.
    [[nodiscard]] bool done() const {
        if (thrown_) std::rethrow_exception(thrown_);
        return !stopped_;
    }

private:
    // How far this thread is with its piece; whether to go on.
    bool tell(std::size_t me, double share) {
        if (stopped_) return false;
        if (!proceed_) return true;
        const std::lock_guard lock(reporting_);
        shares_[me] = share;
        double done = finished_;
        for (const double s : shares_) done += s;
        if (!proceed_(done / static_cast<double>(count_))) stopped_ = true;
        return !stopped_.load();
    }

    void finish(std::size_t me) {
        {
            const std::lock_guard lock(reporting_);
            shares_[me] = 0;
            ++finished_;
        }
        (void)tell(me, 0.0);
    }

    std::size_t count_;
    const Proceed& proceed_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::mutex reporting_;
    std::vector<double> shares_; ///< of the piece that each thread is at
    double finished_ = 0;
    std::exception_ptr thrown_;
};

} // namespace

bool share_out(std::size_t count, std::uint32_t threads, const std::function<DoPiece()>& bench,
               const Proceed& proceed) {
    if (count == 0) return true;
    SharedOut all(count, threads, proceed);
    std::vector<std::thread> helpers;
    for (std::size_t t = 1; t < std::min<std::size_t>(threads, count); ++t) {
        try {
            helpers.emplace_back([&all, &bench, t] { all.work(t, bench); });
        } catch (const std::system_error&) {
            break; // no more threads to be had: those that there are do the work
        }
    }
    all.work(0, bench);
    for (std::thread& helper : helpers) helper.join();
    return all.done();
}

} // namespace folkmoot
