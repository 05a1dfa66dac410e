#include "session/trial/desk.hpp"

#include "session/trial/link.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace folkmoot::session {
namespace {

/// Repeats in one question: about a second of work, so that stopping is quick and progress is seen.
constexpr std::uint32_t chunk = 10;

} // namespace

// ---------------------------------------------------------------- what to ask

bool TrialDesk::under_way(Task task) const {
    return std::any_of(jobs_.begin(), jobs_.end(),
                       [&](const auto& job) { return job.second.task == task; });
}

std::optional<std::uint32_t> TrialDesk::next_chunk() const {
    for (std::uint32_t from = 0; from < repeats_wanted_; from += chunk) {
        const bool known = repeats_.contains(from);
        const bool asked = std::any_of(jobs_.begin(), jobs_.end(), [&](const auto& job) {
            return job.second.task == Task::repeats && job.second.from == from &&
                   of_this(job.second);
        });
        if (!known && !asked) return from;
    }
    return std::nullopt;
}

std::optional<message::Request> TrialDesk::next(std::uint32_t id, bool scenario_open) {
    Job job;
    job.design = design_;
    job.seed = seed_;
    const auto ask = [&](Task task, message::Request request) -> std::optional<message::Request> {
        job.task = task;
        jobs_[id] = std::move(job);
        return request;
    };
    if (analysing() && !under_way(Task::analysis)) {
        job.own = own_;
        return ask(Task::analysis, message::AskTrialAnalysis{id,
                                                             own_.file,
                                                             own_.text,
                                                             own_.outcome,
                                                             own_.arm,
                                                             own_.control,
                                                             own_.cluster,
                                                             own_.stratum,
                                                             own_.pre,
                                                             own_.method,
                                                             {},
                                                             own_.counts,
                                                             own_.shares_typed()});
    }
    const bool plan_due = plan_.complete() && !planned_ && plan_problems_.empty();
    if (plan_due && !under_way(Task::plan)) {
        job.plan = plan_;
        return ask(Task::plan,
                   message::AskTrialOwnSize{id, plan_.baseline, plan_.spread, plan_.effect,
                                            plan_.power, plan_.cluster_people, plan_.intracluster});
    }
    if (!scenario_open || !has_design() || tries_nothing() || !problems_.empty())
        return std::nullopt;
    if (ran_stale() && !under_way(Task::run)) {
        return ask(Task::run, message::AskTrialRun{id, design_, seed_});
    }
    const bool size_due = sized_stale() || simulating_power();
    if (size_due && size_problems_.empty() && !under_way(Task::size)) {
        job.simulate = simulate_;
        return ask(Task::size, message::AskTrialSize{id, design_, simulate_});
    }
    if (held_ || ran_stale()) return std::nullopt;
    if (const auto from = next_chunk()) {
        job.from = *from;
        job.count = std::min(chunk, repeats_wanted_ - *from);
        const message::AskTrialRepeats request{id, design_, seed_, job.from, job.count};
        return ask(Task::repeats, request);
    }
    const bool summary_due =
        !repeating() && repeats_known() > 0 && (!summed_ || summed_->repeats != repeats_known());
    if (summary_due && !under_way(Task::summary)) {
        job.count = repeats_known();
        return ask(Task::summary, message::AskTrialSummary{id, design_, repeats()});
    }
    return std::nullopt;
}

void TrialDesk::lost(std::uint32_t id) { jobs_.erase(id); }

std::vector<std::uint32_t> TrialDesk::take_unwanted() { return std::exchange(unwanted_, {}); }

// ---------------------------------------------------------------- what came back

void TrialDesk::take(std::uint32_t id, message::Reply& reply) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    const Job job = std::move(found->second);
    jobs_.erase(found);
    std::visit(
        [&](auto& r) {
            if constexpr (requires { accept(job, r); }) accept(job, r);
        },
        reply);
    touch();
}

void TrialDesk::accept(const Job& job, message::TrialRan& reply) {
    ran_ = TrialAnswer<message::TrialRan>{std::move(reply), job.design, job.seed, false};
}

void TrialDesk::accept(const Job& job, message::TrialSized& reply) {
    if (job.task == Task::plan) {
        if (job.plan == plan_) planned_ = std::move(reply);
        return;
    }
    sized_ = TrialAnswer<message::TrialSized>{std::move(reply), job.design, job.seed, job.simulate};
}

void TrialDesk::accept(const Job& job, message::TrialRepeated& reply) {
    if (!of_this(job)) return;
    for (std::size_t i = 0; i < reply.repeats.size(); ++i) {
        repeats_[reply.from + static_cast<std::uint32_t>(i)] = reply.repeats[i];
    }
}

void TrialDesk::accept(const Job& job, message::TrialSummed& reply) {
    if (of_this(job)) summed_ = std::move(reply);
}

void TrialDesk::accept(const Job& job, message::TrialAnalysed& reply) {
    if (job.own == own_) analysed_ = std::move(reply);
}

void TrialDesk::accept(const Job& job, message::Failed& reply) {
    if (reply.problems.empty()) reply.problems.push_back({"", "This cannot be worked out."});
    switch (job.task) {
    case Task::analysis:
        if (job.own == own_) own_problems_ = std::move(reply.problems);
        break;
    case Task::plan:
        if (job.plan == plan_) plan_problems_ = std::move(reply.problems);
        break;
    case Task::run:
        if (of_this(job)) problems_ = std::move(reply.problems);
        break;
    case Task::size:
        if (job.design == design_) size_problems_ = std::move(reply.problems);
        break;
    case Task::repeats:
    case Task::summary:
        if (of_this(job)) problems_ = std::move(reply.problems);
        break;
    }
}

std::vector<message::TrialRepeat> TrialDesk::repeats() const {
    std::vector<message::TrialRepeat> list;
    list.reserve(repeats_.size());
    for (const auto& [number, repeat] : repeats_) list.push_back(repeat);
    return list;
}

int estimate_off(const message::TrialEstimate& estimate) {
    const double truth = estimate.truth_all;
    if (!(truth < estimate.low || truth > estimate.high)) return 0;
    return truth < estimate.estimate ? 1 : -1;
}

void TrialDesk::open_truth(TrialGuess guess) {
    opened_.try_emplace(chosen_, guess);
    touch();
}

const TrialGuess* TrialDesk::opened() const {
    const auto found = opened_.find(chosen_);
    return found == opened_.end() ? nullptr : &found->second;
}

// ---------------------------------------------------------------- the design

void TrialDesk::adopt(const message::Scenario& scenario) {
    if (hash_ == scenario.hash && scenario_ == scenario.name) return;
    scenario_ = scenario.name;
    hash_ = scenario.hash;
    fields_ = scenario.fields;
    menu_ = scenario.trial;
    first_seed_ = scenario.seed;
    lesson_step_ = 0;
    opened_.clear();
    begin(0);
}

void TrialDesk::begin(std::size_t ready_made) {
    if (menu_.designs.empty()) {
        fresh();
    } else {
        chosen_ = std::min(ready_made, menu_.designs.size() - 1);
        start_ = menu_.designs[chosen_];
    }
    seed_ = first_seed_;
    design_ = opening();
    held_ = simulate_ = false;
    size_problems_.clear();
    problems_.clear();
    ran_.reset();
    sized_.reset();
    forget_repeats();
    touch();
}

/// A design for a town that brings none: half of its citizens may get something.
void TrialDesk::fresh() {
    chosen_ = 0;
    start_ = message::TrialDesign{};
    const auto moved =
        std::find_if(fields_.begin(), fields_.end(), [](const message::Field& field) {
            return field.kind == message::Kind::lever &&
                   (field.type == message::Type::number || field.type == message::Type::boolean);
        });
    if (menu_.outcomes.empty() || moved == fields_.end()) return;
    start_.name = "own";
    start_.question = "What would a change do here?";
    // Whole areas: what any lever may differ between.
    start_.unit = message::TrialUnit::area;
    start_.outcome = menu_.outcomes[0].key;
    start_.method = menu_.methods.empty() ? "cluster" : menu_.methods[0];
    if (std::find(menu_.methods.begin(), menu_.methods.end(), "cluster") != menu_.methods.end()) {
        start_.method = "cluster";
    }
    const bool low_half = moved->usual < (moved->low + moved->high) / 2;
    start_.arms = {
        {"control", "As it is", 0.5, {}},
        {"treatment", "Changed", 0.5, {{moved->key, low_half ? moved->high : moved->low}}}};
}

void TrialDesk::forget_repeats() {
    repeats_.clear();
    summed_.reset();
    repeats_wanted_ = usual_repeats;
    for (const auto& [id, job] : jobs_) {
        if (job.task == Task::repeats || job.task == Task::summary) unwanted_.push_back(id);
    }
}

void TrialDesk::touch() {
    changed_ = true;
    ++revision_;
}

void TrialDesk::edited() {
    edited_ = true;
    touch();
}

void TrialDesk::choose(std::size_t ready_made) {
    begin(ready_made);
    edited();
}

void TrialDesk::change(message::TrialDesign design, bool held) {
    held_ = held;
    if (design == design_) return;
    design_ = std::move(design);
    simulate_ = false;
    size_problems_.clear();
    problems_.clear();
    forget_repeats();
    edited();
}

void TrialDesk::doubt(const std::map<std::string, double>& shared) {
    if (design_.shared == shared) return;
    start_.shared = design_.shared = shared;
    size_problems_.clear();
    problems_.clear();
    forget_repeats();
    touch();
}

void TrialDesk::release() {
    held_ = false;
    touch();
}

void TrialDesk::reseed() {
    ++seed_;
    problems_.clear();
    forget_repeats();
    edited();
}

void TrialDesk::repeat(std::uint32_t count) {
    repeats_wanted_ = std::max(count, repeats_known());
    touch();
}

void TrialDesk::stop_repeats() {
    for (const auto& [id, job] : jobs_) {
        if (job.task == Task::repeats) unwanted_.push_back(id);
    }
    std::uint32_t known = 0;
    while (repeats_.contains(known)) ++known;
    repeats_.erase(repeats_.lower_bound(known), repeats_.end());
    repeats_wanted_ = known;
    touch();
}

void TrialDesk::simulate_power() {
    simulate_ = true;
    touch();
}

void TrialDesk::set_lesson_step(std::size_t step) {
    lesson_step_ = menu_.lesson.empty() ? 0 : std::min(step, menu_.lesson.size() - 1);
    touch();
}

const message::TrialOutcome* TrialDesk::outcome() const {
    const auto found =
        std::find_if(menu_.outcomes.begin(), menu_.outcomes.end(),
                     [&](const auto& outcome) { return outcome.key == design_.outcome; });
    return found == menu_.outcomes.end() ? nullptr : &*found;
}

// ---------------------------------------------------------------- a person's own table

void TrialDesk::take_own(std::string file, std::string text, std::string note) {
    own_problems_.clear();
    analysed_.reset();
    own_ = {};
    if (text.size() > longest_table) {
        own_problems_.push_back({file, "This file is too long: at most 200 MB."});
    } else {
        own_ = guess_columns(std::move(file), std::move(text));
        own_.note = std::move(note);
        if (own_.headings.size() < 2) {
            own_problems_.push_back(
                {own_.file, "This is not a table: the first line must hold at least two headings, "
                            "separated by commas, semicolons or tabs."});
            own_ = {};
        }
    }
    touch();
}

void TrialDesk::change_own(OwnTrial own) {
    if (own == own_) return;
    if (own.arm != own_.arm) read_arms(own);
    own_ = std::move(own);
    analysed_.reset();
    own_problems_.clear();
    touch();
}

void TrialDesk::forget_own() {
    own_ = {};
    analysed_.reset();
    own_problems_.clear();
    touch();
}

void TrialDesk::change_plan(TrialPlan plan) {
    if (plan == plan_) return;
    plan_ = std::move(plan);
    planned_.reset();
    plan_problems_.clear();
    touch();
}

// ---------------------------------------------------------------- links

std::string TrialDesk::write() const {
    if (!has_design()) return "";
    const bool edited = edited_design();
    auto text = write_design({chosen_, seed_, edited ? design_ : start_}, start_, first_seed_);
    // What is told against is not what is shown at first in a town that brings none: "n0" says that
    // it is meant.
    if (edited && text.empty()) text = "n0";
    return text;
}

void TrialDesk::read(std::string_view text) {
    if (text.empty()) return;
    if (!has_design()) {
        left_out_.push_back({"trial", "this question brings no trial"});
        return;
    }
    begin(read_ready_made(text));
    auto read = read_design(text, start_, first_seed_, fields_, menu_);
    design_ = std::move(read.design);
    seed_ = read.seed;
    left_out_ = std::move(read.left_out);
    touch();
}

} // namespace folkmoot::session
