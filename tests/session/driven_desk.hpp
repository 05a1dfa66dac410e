#pragma once

/// A session with workers that answer when the test says so.

#include "fake_core.hpp"

#include "session/session.hpp"

#include <deque>
#include <string>
#include <string_view>
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

    explicit Desk(unsigned workers = 1);
    // Written once, not in every test: they copy all that a session holds.
    Desk(const Desk&);
    Desk(Desk&&) noexcept;
    Desk& operator=(const Desk&);
    Desk& operator=(Desk&&) noexcept;
    ~Desk();

    /// Carries requests to the workers; a worker drops what is cancelled, as the real one does.
    void carry();
    static std::uint32_t id_of(const message::Request& request);
    /// Lets a worker answer its oldest request. False if it has none.
    bool answer(unsigned worker = 0);
    /// Lets all workers answer until nothing is left, or `most` answers have been given.
    void settle(int most = 1000);
    void tick(double milliseconds);
    void open(std::string name = "virtual-gp");
    /// The runs that wait at a worker.
    [[nodiscard]] std::vector<message::Run> runs(unsigned worker = 0);
    /// The last of that name, null if there was none.
    [[nodiscard]] const session::Action* last_action(std::string_view name) const;
};

} // namespace folkmoot::fake
