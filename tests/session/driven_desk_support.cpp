#include "session/driven_desk.hpp"

#include <utility>
#include <variant>

namespace folkmoot::fake {

Desk::Desk(unsigned workers) : waiting(workers) { session.set_workers(workers); }
Desk::Desk(const Desk&) = default;
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(const Desk&) = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

void Desk::carry() {
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

std::uint32_t Desk::id_of(const message::Request& request) {
    return std::visit(
        [](const auto& r) -> std::uint32_t {
            if constexpr (requires { r.id; })
                return r.id;
            else
                return 0;
        },
        request);
}

bool Desk::answer(unsigned worker) {
    carry();
    if (waiting[worker].empty()) return false;
    auto request = std::move(waiting[worker].front());
    waiting[worker].pop_front();
    session.receive(worker, core.answer(request));
    carry();
    return true;
}

void Desk::settle(int most) {
    for (bool any = true; any && most > 0;) {
        any = false;
        for (unsigned worker = 0; worker < waiting.size() && most > 0; ++worker) {
            if (!answer(worker)) continue;
            any = true;
            --most;
        }
    }
}

void Desk::tick(double milliseconds) {
    now += milliseconds;
    session.tick(now);
    carry();
}

void Desk::open(std::string name) { session.open({std::move(name), "{}", {}}); }

std::vector<message::Run> Desk::runs(unsigned worker) {
    carry();
    std::vector<message::Run> found;
    for (const auto& request : waiting[worker]) {
        if (const auto* run = std::get_if<message::Run>(&request)) found.push_back(*run);
    }
    return found;
}

const session::Action* Desk::last_action(std::string_view name) const {
    for (auto i = actions.rbegin(); i != actions.rend(); ++i) {
        if (i->name == name) return &*i;
    }
    return nullptr;
}

} // namespace folkmoot::fake
