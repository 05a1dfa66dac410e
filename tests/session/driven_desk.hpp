#pragma once

/// A session with workers that answer when the test says so.

#include "fake_core.hpp"

#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <deque>
#include <utility>
#include <vector>

namespace folkmoot::fake {

struct Desk {
    session::Session session;
    FakeCore core;
    /// What each worker still has to answer.
    std::vector<std::deque<message::Request>> waiting;
    std::vector<session::Action> actions;
    std::size_t cancels = 0;
    double now = 0;

    explicit Desk(unsigned workers = 1) : waiting(workers) { session.set_workers(workers); }

    /// Carries requests to the workers; a worker drops what is cancelled, as the real one does.
    void carry() {
        for (auto& [worker, request] : session.take_outgoing()) {
            auto& queue = waiting[worker];
            if (const auto* cancel = std::get_if<message::Cancel>(&request)) {
                ++cancels;
                std::erase_if(queue,
                              [&](const message::Request& r) { return id_of(r) <= cancel->up_to; });
            } else {
                queue.push_back(std::move(request));
            }
        }
        for (auto& action : session.take_actions()) actions.push_back(std::move(action));
    }

    static std::uint32_t id_of(const message::Request& request) {
        return std::visit(
            [](const auto& r) -> std::uint32_t {
                if constexpr (requires { r.id; })
                    return r.id;
                else
                    return 0;
            },
            request);
    }

    /// Lets a worker answer its oldest request. False if it has none.
    bool answer(unsigned worker = 0) {
        carry();
        if (waiting[worker].empty()) return false;
        auto request = std::move(waiting[worker].front());
        waiting[worker].pop_front();
        session.receive(worker, core.answer(request));
        carry();
        return true;
    }

    /// Lets all workers answer until nothing is left, or `most` answers have been given.
    void settle(int most = 1000) {
        for (bool any = true; any && most > 0;) {
            any = false;
            for (unsigned worker = 0; worker < waiting.size() && most > 0; ++worker) {
                if (!answer(worker)) continue;
                any = true;
                --most;
            }
        }
    }

    void tick(double milliseconds) {
        now += milliseconds;
        session.tick(now);
        carry();
    }

    void open(std::string name = "virtual-gp") { session.open({std::move(name), "{}", {}}); }

    /// The runs that wait at a worker.
    [[nodiscard]] std::vector<message::Run> runs(unsigned worker = 0) {
        carry();
        std::vector<message::Run> found;
        for (const auto& request : waiting[worker]) {
            if (const auto* run = std::get_if<message::Run>(&request)) found.push_back(*run);
        }
        return found;
    }

    [[nodiscard]] const session::Action* last_action(std::string_view name) const {
        for (auto i = actions.rbegin(); i != actions.rend(); ++i) {
            if (i->name == name) return &*i;
        }
        return nullptr;
    }
};

} // namespace folkmoot::fake
