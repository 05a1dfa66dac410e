#include "session/funding/desk.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::session {

using message::Against;
using message::FundingParts;
using message::FundingQuestion;

// ---------------------------------------------------------------- what to ask

std::optional<FundingQuestion> FundingDesk::question() const {
    FundingQuestion q;
    q.formula = {edited_formula_ ? "your formula" : formula_ + ".json", formula_text(), levers_};
    q.table = own_;
    const auto usual = files_.find("tables/" + table());
    const std::string usual_text = usual == files_.end() ? "" : usual->second;
    if (own_table()) {
        q.usual_file = table();
        q.usual_text = usual_text;
    } else {
        q.table = {table(), usual_text, {}, {}, false};
    }
    if (q.formula.text.empty() || q.table.text.empty()) return std::nullopt;
    q.against = against_;
    if (against_ == Against::formula) {
        const auto text = files_.find(other_ + ".json");
        if (text == files_.end() || text->second.empty()) return std::nullopt;
        q.other = {other_ + ".json", text->second, {}};
    }
    return q;
}

const std::string& FundingDesk::text_of(const std::string& path) const {
    static const std::string none;
    const auto found = files_.find(path);
    return found == files_.end() ? none : found->second;
}

bool FundingDesk::asks(const FundingQuestion& q) const {
    const auto file = edited_formula_ ? "your formula" : formula_ + ".json";
    const auto& text = edited_formula_ ? *edited_formula_ : text_of(formula_ + ".json");
    if (q.formula.file != file || q.formula.levers != levers_ || q.formula.text != text)
        return false;
    const auto& usual = text_of("tables/" + table());
    const bool same_table =
        own_table() ? q.usual_file == table() && q.table == own_ && q.usual_text == usual
                    : !q.table.own && q.table.file == table() && q.table.text == usual;
    if (!same_table || q.against != against_) return false;
    return against_ != Against::formula ||
           (q.other.file == other_ + ".json" && q.other.text == text_of(other_ + ".json"));
}

FundingParts FundingDesk::parts(Task task) const {
    FundingParts p;
    p.why = p.incentives = task == Task::place;
    p.robustness = task == Task::robustness;
    p.backwards = task == Task::backwards;
    if (task == Task::place) p.place = static_cast<std::uint32_t>(place());
    if (task == Task::robustness) p.error_size = error_size_;
    if (task == Task::backwards) p.largest_loss = largest_loss_;
    return p;
}

bool FundingDesk::under_way(Task task) const {
    return std::any_of(jobs_.begin(), jobs_.end(),
                       [&](const auto& job) { return job.second.task == task; });
}

std::optional<std::uint32_t> FundingDesk::next_run() const {
    for (std::uint32_t i = 0; i < future_runs; ++i) {
        const auto asked = [&](const auto& job) {
            return job.second.task == Task::future && job.second.replicate == i;
        };
        if (!futures_.contains(i) && std::none_of(jobs_.begin(), jobs_.end(), asked)) return i;
    }
    return std::nullopt;
}

std::optional<FundingDesk::Task> FundingDesk::wanted(const FundingQuestion& q,
                                                     bool scenario_open) const {
    const auto plain = parts(Task::answer);
    // Whether it can be simulated is known only where a scenario is open: then it is asked again.
    const bool known =
        answer_ && answer_->is(q, plain) && (answer_->scenario_open || !scenario_open);
    const bool hopeless = failed_ && failed_->is(q, plain);
    if (!known && !hopeless && !under_way(Task::answer)) return Task::answer;
    if (hopeless || held_ || !answer_ || !(answer_->question == q)) return std::nullopt;
    const auto missing = [&](Task task, const std::optional<Known>& kept) {
        return !under_way(task) && !(kept && kept->is(q, parts(task)));
    };
    if (tab_ == FundingTab::place && missing(Task::place, place_answer_)) return Task::place;
    if ((tab_ == FundingTab::doubt || doubt_too_) && missing(Task::robustness, robustness_))
        return Task::robustness;
    if (tab_ == FundingTab::backwards && missing(Task::backwards, backwards_))
        return Task::backwards;
    if (future_wanted_ && scenario_open && future_problems_.empty() && next_run())
        return Task::future;
    return std::nullopt;
}

std::optional<message::Request> FundingDesk::next(std::uint32_t id, bool scenario_open) {
    const auto q = question();
    if (!q) return std::nullopt;
    const auto task = wanted(*q, scenario_open);
    if (!task) return std::nullopt;
    Job job{*task, *q, parts(*task), scenario_open, 0};
    if (*task == Task::future) {
        if (!(future_question_ == *q)) futures_.clear();
        future_question_ = *q;
        job.replicate = next_run().value_or(0);
        jobs_[id] = job;
        return message::AskFundedFuture{id, *q, job.replicate};
    }
    jobs_[id] = job;
    return message::AskFunding{id, *q, job.parts};
}

// ---------------------------------------------------------------- what comes back

void FundingDesk::take(std::uint32_t id, message::Reply& reply) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    const Job job = std::move(found->second);
    jobs_.erase(found);
    changed_ = true;
    ++version_;
    if (auto* future = std::get_if<message::FundedFuture>(&reply)) {
        if (job.question == future_question_) futures_[job.replicate] = std::move(*future);
        return;
    }
    Known known{job.question, job.parts, job.scenario_open, false, {}};
    if (auto* failed = std::get_if<message::Failed>(&reply)) {
        known.failed = true;
        if (job.task == Task::future) future_problems_ = std::move(failed->problems);
        if (job.task != Task::answer) {
            if (job.task == Task::place)
                place_answer_ = std::move(known);
            else if (job.task == Task::robustness)
                robustness_ = std::move(known);
            else if (job.task == Task::backwards)
                backwards_ = std::move(known);
            return;
        }
        problems_ = std::move(failed->problems);
        if (own_table() && job.question.table == own_) own_look_ = std::move(failed->look);
        failed_ = std::move(known);
        return;
    }
    auto* funded = std::get_if<message::Funded>(&reply);
    if (funded == nullptr) return;
    known.reply = std::move(*funded);
    switch (job.task) {
    case Task::answer:
        answer_ = std::move(known);
        if (own_table() && answer_->question.table == own_) own_look_ = answer_->reply.look;
        problems_.clear();
        failed_.reset();
        keep_place();
        digest_ = digest_of(answer_->reply);
        arrange();
        break;
    case Task::place:
        place_answer_ = std::move(known);
        break;
    case Task::robustness:
        robustness_ = std::move(known);
        break;
    case Task::backwards:
        backwards_ = std::move(known);
        break;
    case Task::future:
        break;
    }
}

/// The place that is looked at first is the one that the formula moves most.
void FundingDesk::keep_place() {
    const auto& table = answer_->reply.table;
    if (std::find(table.ids.begin(), table.ids.end(), place_id_) != table.ids.end() ||
        table.ids.empty())
        return;
    std::size_t most = 0;
    double largest = -1;
    for (std::size_t i = 0; i < table.ids.size(); ++i) {
        const double change = std::fabs(static_cast<double>(table.allocation[i] - table.other[i])) /
                              std::max(1.0, table.people[i]);
        if (change > largest) {
            largest = change;
            most = i;
        }
    }
    place_id_ = table.ids[most];
}

void FundingDesk::lost(std::uint32_t id) { jobs_.erase(id); }

void FundingDesk::adopt(const message::Scenario&) {
    stop_future();
    futures_.clear();
    future_question_ = {};
    future_problems_.clear();
    if (answer_) answer_->scenario_open = false;
    changed_ = true;
}

std::vector<std::uint32_t> FundingDesk::take_unwanted() { return std::exchange(unwanted_, {}); }

// ---------------------------------------------------------------- what is known

bool FundingDesk::stale() const { return !answer_ || !asks(answer_->question); }

std::size_t FundingDesk::place() const {
    if (!answer_) return 0;
    const auto& ids = answer_->reply.table.ids;
    const auto found = std::find(ids.begin(), ids.end(), place_id_);
    return found == ids.end() ? 0 : static_cast<std::size_t>(found - ids.begin());
}

const message::Funded* FundingDesk::place_answer() const {
    if (!place_answer_ || place_answer_->failed || place_answer_->parts.place != place())
        return nullptr;
    return &place_answer_->reply;
}

const message::Robustness* FundingDesk::robustness() const {
    if (!robustness_ || robustness_->reply.robustness.empty()) return nullptr;
    return &robustness_->reply.robustness.front();
}

bool FundingDesk::robustness_stale() const {
    return !robustness_ || !asks(robustness_->question) ||
           !(robustness_->parts == parts(Task::robustness));
}

const message::Backwards* FundingDesk::backwards() const {
    if (!backwards_ || backwards_->reply.backwards.empty()) return nullptr;
    return &backwards_->reply.backwards.front();
}

bool FundingDesk::backwards_stale() const {
    return !backwards_ || !asks(backwards_->question) ||
           !(backwards_->parts == parts(Task::backwards));
}

} // namespace folkmoot::session
