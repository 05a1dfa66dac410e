#include "session/groups.hpp"
#include "session/session.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace folkmoot::session {

void Session::describe(Likeness likeness) {
    view_.like = likeness;
    memory_due_ = changed_ = true;
    pump();
}

void Session::follow(std::optional<std::uint32_t> person) {
    view_.person = person;
    memory_due_ = changed_ = true;
    pump();
}

bool Session::is_alike(std::uint32_t person) const {
    const auto stratum = stratum_of(people_->stratum[person]);
    const auto fits = [](const std::optional<std::uint32_t>& wanted, std::uint32_t is) {
        return !wanted || *wanted == is;
    };
    const auto& like = view_.like;
    return fits(like.area, stratum.area) && fits(like.age, stratum.age) &&
           fits(like.deprivation, stratum.deprivation) && fits(like.condition, stratum.frailty);
}

std::size_t Session::alike() const {
    std::size_t count = 0;
    const std::size_t all = people_ ? people_->stratum.size() : 0;
    for (std::uint32_t i = 0; i < all; ++i) count += is_alike(i) ? 1U : 0U;
    return count;
}

std::string Session::follow_next() {
    const auto all = people_ ? static_cast<std::uint32_t>(people_->stratum.size()) : 0U;
    if (all == 0) return "The people of this town are not known yet.";
    // Those who are watched are there at once: they will do where they are a few, or the first.
    constexpr std::size_t a_few = 5;
    std::vector<std::uint32_t> alike;
    for (const std::uint32_t i : people_->watched)
        if (is_alike(i)) alike.push_back(i);
    const auto now = person();
    const bool first = !alike.empty() && !(now && is_alike(*now));
    if (!first && alike.size() < a_few) {
        alike.clear();
        for (std::uint32_t i = 0; i < all; ++i)
            if (is_alike(i)) alike.push_back(i);
    }
    if (alike.empty()) return "Nobody in this town is all of that. Leave something open.";
    // Neighbours in the table live next door to each other and are alike: a step that shares no
    // factor with their number meets all of them, far apart.
    constexpr std::size_t far = 7919;
    const std::size_t step = alike.size() % far == 0 ? 1 : far;
    const auto after = std::ranges::upper_bound(alike, now.value_or(0));
    const auto at = static_cast<std::size_t>(after - alike.begin());
    const std::size_t before = at == 0 ? alike.size() - 1 : at - 1;
    follow(alike[(before + step) % alike.size()]);
    return {};
}

std::optional<std::uint32_t> Session::person() const {
    const bool there = view_.person && people_ && *view_.person < people_->stratum.size();
    return there ? view_.person : std::nullopt;
}

const message::Neighbour* Session::neighbour(bool so_far) const {
    const auto who = person();
    const bool known = who && followed_ && followed_->lives && followed_->person == *who &&
                       followed_->trial == trial_;
    return known && (so_far || !followed_->lives->so_far) ? &*followed_->lives : nullptr;
}

void Session::ask_neighbour() {
    const auto who = person();
    if (!who || held_ || view_.room != Room::explore) return;
    const auto* known = results_of(trial_);
    if (known == nullptr || known->shipped || any_job(Task::frame)) return;
    const bool so_far = followed_ && followed_->lives && followed_->lives->so_far;
    if (followed_ && !so_far && followed_->person == *who && followed_->trial == trial_) return;
    if (const auto* job = job_of(0, Task::neighbour)) {
        if (job->replicate == *who && job->trial == trial_) return;
        cancel(0);
    }
    Job job;
    job.id = new_id();
    job.task = Task::neighbour;
    job.trial = trial_;
    job.replicate = *who; // whom it is about
    const message::AskNeighbour request{job.id, trial_, *who};
    send(0, std::move(job), request);
}

void Session::take(unsigned, const Job& job, message::Neighbour& reply) {
    followed_ = Followed{job.trial, job.replicate, std::move(reply)};
}

} // namespace folkmoot::session
