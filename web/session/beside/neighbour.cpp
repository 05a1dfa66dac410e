#include "session/groups.hpp"
#include "session/session.hpp"

#include <utility>

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
    // Neighbours in the table live next door to each other and are alike: a step that shares no
    // factor with their number meets all of them, far apart.
    constexpr std::uint32_t far = 7919;
    const std::uint64_t step = all % far == 0 ? 1 : far;
    // Those who are watched are there at once: they will do where there are a few who are like
    // that.
    constexpr std::uint32_t a_few = 5;
    std::uint32_t watched = 0;
    for (std::uint32_t i = 0; i < all; i += people_->watched) watched += is_alike(i) ? 1U : 0U;
    const std::uint32_t each = watched >= a_few ? people_->watched : 1;
    std::uint64_t next = person().value_or(0);
    for (std::uint32_t tried = 0; tried < all; ++tried) {
        next = (next + step) % all;
        const auto at = static_cast<std::uint32_t>(next);
        if (at % each != 0 || !is_alike(at)) continue;
        follow(at);
        return {};
    }
    return all == 0 ? "The people of this town are not known yet."
                    : "Nobody in this town is all of that. Leave something open.";
}

std::optional<std::uint32_t> Session::person() const {
    const bool there = view_.person && people_ && *view_.person < people_->stratum.size();
    return there ? view_.person : std::nullopt;
}

const message::Neighbour* Session::neighbour() const {
    const auto who = person();
    const bool known = who && followed_ && followed_->lives && followed_->person == *who &&
                       followed_->trial == trial_;
    return known ? &*followed_->lives : nullptr;
}

void Session::ask_neighbour() {
    const auto who = person();
    if (!who || held_ || view_.room != Room::explore) return;
    const auto* known = results_of(trial_);
    if (known == nullptr || known->shipped || any_job(Task::frame)) return;
    if (followed_ && followed_->person == *who && followed_->trial == trial_) return;
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
