#include "platform/pool_native.hpp"

#include "platform/core/service.hpp"

#include <utility>

namespace folkmoot::platform {
namespace {

/// How long a simulation works before it looks whether it has been cancelled.
constexpr double slice_milliseconds = 8;

}  // namespace

Pool::Pool(unsigned count) {
    for (unsigned i = 0; i < count; ++i) workers_.push_back(std::make_unique<Worker>());
    for (unsigned i = 0; i < count; ++i) workers_[i]->thread = std::thread([this, i] { serve(i); });
}

Pool::~Pool() {
    for (auto& worker : workers_) {
        {
            const std::lock_guard guard(worker->lock);
            worker->stop = true;
        }
        worker->wake.notify_one();
    }
    for (auto& worker : workers_) worker->thread.join();
}

void Pool::send(unsigned worker, message::Request request) {
    auto& w = *workers_[worker];
    {
        const std::lock_guard guard(w.lock);
        w.requests.push_back(std::move(request));
    }
    w.wake.notify_one();
}

std::vector<std::pair<unsigned, message::Reply>> Pool::take_replies() {
    const std::lock_guard guard(replies_lock_);
    return std::exchange(replies_, {});
}

void Pool::serve(unsigned index) {
    auto& worker = *workers_[index];
    CoreService core;
    bool busy = false;
    for (;;) {
        {
            std::unique_lock guard(worker.lock);
            if (!busy)
                worker.wake.wait(guard, [&] { return worker.stop || !worker.requests.empty(); });
            if (worker.stop) return;
            while (!worker.requests.empty()) {
                core.submit(std::move(worker.requests.front()));
                worker.requests.pop_front();
            }
        }
        auto reply = core.step(slice_milliseconds);
        busy = !core.idle();
        if (reply) {
            const std::lock_guard guard(replies_lock_);
            replies_.emplace_back(index, std::move(*reply));
        }
    }
}

}  // namespace folkmoot::platform
