#include "session/beside/crossed.hpp"

#include "session/session.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace folkmoot::session {

bool CrossedGroups::ask(const message::Trial& trial) {
    if (is_of(trial)) return false;
    auto wish = std::move(wish_);
    *this = {};
    wish_ = std::move(wish);
    trial_ = trial;
    by_ = wish_.by;
    return true;
}

std::vector<std::size_t> outcomes_crossed(const message::Scenario& scenario, std::string_view by) {
    const auto comma = by.find(',');
    std::vector<std::size_t> all;
    if (comma == std::string_view::npos) return all;
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i) {
        const auto exists = [&](std::string_view one) {
            return std::ranges::find(scenario.outcomes[i].by, one) != scenario.outcomes[i].by.end();
        };
        if (exists(by.substr(0, comma)) && exists(by.substr(comma + 1))) all.push_back(i);
    }
    return all;
}

std::vector<std::string> crossings_of(const message::Scenario& scenario) {
    constexpr std::array<std::string_view, 3> all{"area,deprivation", "age,deprivation",
                                                  "area,age"};
    std::vector<std::string> there;
    for (const auto by : all)
        if (!outcomes_crossed(scenario, by).empty()) there.emplace_back(by);
    return there;
}

void Session::cross_groups(CrossedWish wish) {
    crossed_.want(std::move(wish));
    changed_ = true;
    pump();
}

const message::Crossed* Session::crossed() const {
    return crossed_.is_of(trial_) ? crossed_.told() : nullptr;
}

void Session::ask_crossed() {
    const bool wanted = view_.room == Room::explore && !held_ && paper_.paper == Paper::none;
    const bool another = wanted && crossed_.ask(trial_);
    for (unsigned i = 0; i < workers_.size(); ++i)
        if ((another || !wanted) && job_of(i, Task::crossed) != nullptr) cancel(i);
    const auto* known = results_of(trial_);
    if (!wanted || !crossed_.wants_answer() || any_job(Task::crossed) || known == nullptr ||
        known->shipped)
        return;
    // The last worker first: the first one is the map's.
    for (unsigned i = static_cast<unsigned>(workers_.size()); i-- > 0;) {
        // What only makes sure gives way to what somebody waits for.
        const auto* run = job_of(i, Task::run);
        if (run != nullptr && run->replicate != 0) cancel(i);
        if (!workers_[i].jobs.empty() || workers_[i].opened != file_serial_) continue;
        Job job;
        job.id = new_id();
        job.task = Task::crossed;
        job.trial = trial_;
        const message::AskCrossed request{job.id, trial_, crossed_.wish().by};
        return send(i, std::move(job), request);
    }
}

void Session::take(unsigned, const Job& job, message::Crossed& reply) {
    if (job.trial != trial_ || reply.by != crossed_.wish().by) return;
    crossed_.take(std::move(reply));
    changed_ = true;
}

} // namespace folkmoot::session
