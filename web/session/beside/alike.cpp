#include "session/beside/alike.hpp"

#include "session/results.hpp"
#include "session/session.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace folkmoot::session {
namespace {

AlikeRuns::Spread spread_of(std::vector<double> values) {
    double sum = 0;
    for (const double value : values) sum += value;
    const double mean = sum / static_cast<double>(values.size());
    const auto band = band_of(values);
    return {mean, band->low, band->high};
}

} // namespace

bool AlikeRuns::ask(const message::Trial& trial, const message::Likeness& like) {
    if (is_of(trial, like)) return false;
    const auto version = version_ + 1;
    *this = {};
    trial_ = trial;
    like_ = like;
    version_ = version;
    return true;
}

std::optional<std::uint32_t> AlikeRuns::next(const std::set<std::uint32_t>& under_way,
                                             std::uint32_t most) const {
    if (few_ || failed_) return std::nullopt;
    for (std::uint32_t replicate = 0; replicate < most; ++replicate)
        if (!runs_.contains(replicate) && !under_way.contains(replicate)) return replicate;
    return std::nullopt;
}

void AlikeRuns::take(std::uint32_t replicate, message::Alike reply) {
    ++version_;
    // In another run chance may put a few more or fewer of them into the town.
    if (replicate == 0 || runs_.empty()) {
        people_ = reply.people;
        citizens_ = reply.citizens;
        few_ = reply.few;
    }
    if (!reply.few) runs_.emplace(replicate, std::move(reply));
}

void AlikeRuns::fail() {
    ++version_;
    failed_ = true;
}

std::optional<AlikeRuns::Told> AlikeRuns::told(std::size_t outcome) const {
    std::vector<double> before, after, change;
    for (const auto& [replicate, run] : runs_) {
        if (outcome >= run.baseline.size() || outcome >= run.reform.size()) continue;
        const double one = run.baseline[outcome], other = run.reform[outcome];
        if (!std::isfinite(one) || !std::isfinite(other)) continue;
        before.push_back(one);
        after.push_back(other);
        change.push_back(other - one);
    }
    if (change.empty()) return std::nullopt;
    const auto runs = change.size();
    Told told{spread_of(std::move(before)), spread_of(std::move(after)),
              spread_of(std::move(change))};
    if (runs >= first_runs) told.sure = told.change.low > 0 ? 1 : told.change.high < 0 ? -1 : 0;
    return told;
}

const AlikeRuns* Session::alike_runs() const {
    const bool known = !view_.like.anybody() && alike_runs_.is_of(trial_, view_.like);
    return known ? &alike_runs_ : nullptr;
}

void Session::drop_stale_alike() {
    const bool wanted = !view_.like.anybody() && view_.room == Room::explore && !held_ &&
                        paper_.paper == Paper::none;
    const bool another = wanted && alike_runs_.ask(trial_, view_.like);
    for (unsigned i = 0; i < workers_.size(); ++i)
        if ((another || !wanted) && job_of(i, Task::alike) != nullptr) cancel(i);
}

void Session::ask_alike(bool first) {
    if (held_ || view_.room != Room::explore || alike_runs() == nullptr) return;
    const auto* known = store_.find(trial_);
    if (known == nullptr || !known->main || known->shipped) return;
    std::set<std::uint32_t> under_way;
    for (const auto& worker : workers_)
        for (const auto& job : worker.jobs)
            if (job.task == Task::alike) under_way.insert(job.replicate);
    for (unsigned i = 0; i < workers_.size(); ++i) {
        const auto next =
            alike_runs_.next(under_way, first ? AlikeRuns::first_runs : AlikeRuns::all_runs);
        if (!next) return;
        // What only makes sure gives way to what somebody waits for.
        const auto* run = job_of(i, Task::run);
        if (first && run != nullptr && run->replicate != 0) cancel(i);
        if (!workers_[i].jobs.empty() || workers_[i].opened != file_serial_) continue;
        // A running film wants its worker for itself.
        if (i == 0 && playing_ && workers_.size() > 1) continue;
        under_way.insert(*next);
        Job job;
        job.id = new_id();
        job.task = Task::alike;
        job.trial = trial_;
        job.replicate = *next;
        const message::AskAlike request{job.id, trial_, view_.like, *next};
        send(i, std::move(job), request);
    }
}

void Session::take(unsigned, const Job& job, message::Alike& reply) {
    alike_runs_.take(job.replicate, std::move(reply));
}

} // namespace folkmoot::session
