#pragma once

/// Threads where the browser has workers: each has a simulation of its own and a queue of requests.

#include "session/messages.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace folkmoot::platform {

class Pool {
public:
    explicit Pool(unsigned count);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    void send(unsigned worker, message::Request request);
    /// What has come back since the last call: worker and reply.
    [[nodiscard]] std::vector<std::pair<unsigned, message::Reply>> take_replies();
    [[nodiscard]] unsigned size() const { return static_cast<unsigned>(workers_.size()); }

private:
    struct Worker {
        std::mutex lock;
        std::condition_variable wake;
        std::deque<message::Request> requests;
        bool stop = false;
        std::thread thread;
    };
    void serve(unsigned index);

    std::vector<std::unique_ptr<Worker>> workers_;
    std::mutex replies_lock_;
    std::vector<std::pair<unsigned, message::Reply>> replies_;
};

} // namespace folkmoot::platform
