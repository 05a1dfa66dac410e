#include "session/deliberation/desk.hpp"

#include "core/hash.hpp"
#include "session/deliberation/question.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace folkmoot::session {

void DeliberationDesk::touch() {
    ++revision_;
    changed_ = true;
}

void DeliberationDesk::recount() {
    ++wanted_;
    problems_.clear();
    touch();
}

// ---------------------------------------------------------------- what to ask

bool DeliberationDesk::under_way(Task task) const {
    return std::any_of(jobs_.begin(), jobs_.end(),
                       [&](const auto& job) { return job.second.task == task; });
}

message::AskDeliberation DeliberationDesk::question_now() const {
    message::AskDeliberation ask;
    ask.question = question_;
    if (scenario_) {
        ask.statements = scenario_->statements;
        for (const auto* field : levers_of(*scenario_))
            ask.levers.push_back({field->key, has_middle(*field)});
        for (const auto& policy : scenario_->policies)
            ask.policies.push_back({policy.name, levers_of(*scenario_, policy)});
    }
    ask.codes = gathered();
    ask.files = incoming_;
    ask.files.insert(ask.files.end(), files_.begin(), files_.end());
    ask.number = ballot_.number;
    return ask;
}

std::optional<message::Request> DeliberationDesk::next(std::uint32_t id, bool scenario_open) {
    Job job;
    const auto ask = [&](Task task, message::Request request) -> std::optional<message::Request> {
        job.task = task;
        jobs_[id] = std::move(job);
        return request;
    };
    if (!kept_own_.empty() && !under_way(Task::own))
        return ask(Task::own, message::AskBallot{id, kept_own_});
    const bool code_due = kept_own_.empty() && said() && ballot_.number != 0 && question_ != 0 &&
                          code_version_ != ballot_version_;
    if (code_due && !under_way(Task::code)) {
        job.version = ballot_version_;
        auto ballot = ballot_;
        ballot.question = question_;
        return ask(Task::code, message::AskBallotCode{id, std::move(ballot)});
    }
    // Whose ballot is one's own must be known first: it is marked among all.
    if (counting() && kept_own_.empty() && !under_way(Task::count) && (scenario_ || fresh_)) {
        job.version = wanted_;
        auto request = question_now();
        request.id = id;
        return ask(Task::count, std::move(request));
    }
    if (polis_wanted_ && !under_way(Task::polis)) {
        auto of = question_now();
        return ask(Task::polis, message::AskPolisFiles{id, std::move(of)});
    }
    if (!scenario_open || !scenario_ || counting()) return std::nullopt;
    return next_run(id);
}

bool DeliberationDesk::hopeless(const message::Trial& trial) const {
    return std::find(hopeless_.begin(), hopeless_.end(), trial) != hopeless_.end();
}

std::optional<message::Request> DeliberationDesk::next_run(std::uint32_t id) {
    const auto ask = [&](const TrialResults& of, std::uint32_t replicate) {
        Job job;
        job.task = Task::run;
        job.trial = of.trial;
        job.replicate = replicate;
        const message::Run run{id, job.trial, replicate, false};
        jobs_[id] = std::move(job);
        return run;
    };
    const auto open = [&](const TrialResults& of, std::uint32_t replicate) {
        if (of.has(replicate) || hopeless(of.trial)) return false;
        return std::none_of(jobs_.begin(), jobs_.end(), [&](const auto& job) {
            return job.second.task == Task::run && job.second.replicate == replicate &&
                   job.second.trial == of.trial;
        });
    };
    for (const auto& each : results_)
        if (open(each, 0)) return ask(each, 0);
    // What was opened is waited for; the others are ready before somebody opens them.
    for (std::size_t i = 0; i < guess_results_.size(); ++i)
        if (guess_opened(i) && open(guess_results_[i], 0)) return ask(guess_results_[i], 0);
    const auto most = most_chosen();
    if (most < options_.size() && results_[most].main)
        for (std::uint32_t replicate = 1; replicate < deliberation_runs; ++replicate)
            if (open(results_[most], replicate)) return ask(results_[most], replicate);
    for (const auto& each : guess_results_)
        for (std::uint32_t replicate = 0; replicate < guess_runs; ++replicate)
            if ((replicate == 0 || each.main) && open(each, replicate)) return ask(each, replicate);
    return std::nullopt;
}

void DeliberationDesk::lost(std::uint32_t id) { jobs_.erase(id); }

std::vector<std::uint32_t> DeliberationDesk::take_unwanted() {
    return std::exchange(unwanted_, {});
}

void DeliberationDesk::adopt(const message::Scenario& scenario) {
    const auto question = question_of(scenario);
    const bool same = question == question_;
    scenario_ = scenario;
    hopeless_.clear();
    if (same) {
        make_guesses();
        return touch();
    }
    question_ = question;
    if (ballot_.question != question_) {
        // What was said of another question says nothing of this one.
        message::Ballot fresh;
        fresh.number = ballot_.number;
        fresh.question = question_;
        ballot_ = std::move(fresh);
        cast_.clear();
        offered_.clear();
        exploring_ = own_added_ = false;
        code_.clear();
        code_problems_.clear();
        ++ballot_version_;
    }
    guesses_ = {};
    guess_results_.clear();
    opened_.clear();
    order_.clear();
    asked_.reset();
    options_.clear();
    results_.clear();
    if (files_.empty()) found_.reset();
    recount();
}

// ---------------------------------------------------------------- what came back

void DeliberationDesk::take(std::uint32_t id, message::Reply& reply) {
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

void DeliberationDesk::accept(const Job& job, message::BallotCode& reply) {
    code_version_ = job.version;
    if (job.version != ballot_version_) return;
    code_ = std::move(reply.code);
    code_problems_.clear();
    keep_due_ = true;
    if (own_added_) bring({{"your ballot", code_}});
}

void DeliberationDesk::accept(const Job&, message::BallotRead& reply) {
    const auto code = std::exchange(kept_own_, {});
    // Whoever has begun to answer meanwhile, or another question, keeps what stands there.
    if (said() || (question_ != 0 && reply.ballot.question != question_)) {
        own_added_ = false;
        if (ballot_.number == 0) ballot_.number = reply.ballot.number;
        return;
    }
    ballot_ = std::move(reply.ballot);
    cast_.clear();
    for (const auto& answer : ballot_.answers) cast_.push_back(answer.statement);
    for (const auto& guess : ballot_.guesses) (void)add_offered(guess, false);
    code_ = code;
    code_version_ = ++ballot_version_;
    settle_asked();
}

void DeliberationDesk::accept(const Job& job, message::Deliberated& reply) {
    // What is not of everything that is there now is counted again, nothing is lost by that.
    if (job.version != wanted_) return;
    counted_ = job.version;
    const auto before = gathered().size();
    const auto read = reply.read - std::min<std::size_t>(reply.read, before);
    if (question_ != 0) {
        keep_due_ = keep_due_ || gathered() != reply.codes;
        gathered_[question_] = reply.codes;
        incoming_.clear();
        order_ = reply.order;
    }
    const bool ballots = reply.of != message::Deliberated::Of::conversation &&
                         reply.of != message::Deliberated::Of::budget;
    if (ballots) set_files({});
    if (std::exchange(fresh_, false)) {
        left_out_list_ = std::move(reply.left_out);
        taken_ = taken_words(reply.of, read, before, gathered().size());
        file_notes_.insert(file_notes_.end(), reply.notes.begin(), reply.notes.end());
    }
    found_ = std::move(reply);
    group_.clear();
    settle_asked();
    make_options();
    make_guesses();
}

void DeliberationDesk::accept(const Job&, message::PolisFiles& reply) {
    polis_wanted_ = false;
    handed_.insert(handed_.end(), reply.files.begin(), reply.files.end());
}

void DeliberationDesk::accept(const Job& job, message::Ran& reply) {
    // Two options may have their levers in the same places.
    for (std::size_t i = 0; i < options_.size(); ++i)
        if (options_[i].trial == job.trial) results_[i].add(message::Ran(reply));
    for (auto& each : guess_results_)
        if (each.trial == job.trial) each.add(message::Ran(reply));
}

void DeliberationDesk::accept(const Job& job, message::Failed& reply) {
    if (reply.problems.empty()) reply.problems.push_back({"", "This cannot be worked out."});
    switch (job.task) {
    case Task::count:
        if (job.version != wanted_) break;
        counted_ = job.version;
        problems_ = std::move(reply.problems);
        break;
    case Task::code:
        code_version_ = job.version;
        code_.clear();
        code_problems_ = std::move(reply.problems);
        break;
    case Task::own:
        kept_own_.clear();
        break;
    case Task::polis:
        polis_wanted_ = false;
        taken_ = "There are no Polis files yet: " + reply.problems.front().text + ".";
        break;
    case Task::run:
        hopeless_.push_back(job.trial);
        break;
    }
}

// ---------------------------------------------------------------- what is brought

const std::vector<std::string>& DeliberationDesk::gathered() const {
    static const std::vector<std::string> none;
    const auto found = gathered_.find(question_);
    return found == gathered_.end() ? none : found->second;
}

void DeliberationDesk::bring(std::vector<message::DeliberationFile> files, std::string note) {
    std::vector<message::DeliberationFile> tables;
    for (auto& file : files) {
        if (file.text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
        (has_cells(file.text) ? tables : incoming_).push_back(std::move(file));
    }
    file_notes_.clear();
    if (!note.empty()) file_notes_.push_back(note);
    if (!tables.empty()) {
        set_files(std::move(tables));
        guessed_ = std::move(note);
    }
    fresh_ = true;
    recount();
}

void DeliberationDesk::set_files(std::vector<message::DeliberationFile> files) {
    keep_files_due_ = keep_files_due_ || !files.empty() || !files_.empty();
    files_ = std::move(files);
    guessed_.clear();
}

void DeliberationDesk::forget_gathered() {
    gathered_.erase(question_);
    incoming_.clear();
    left_out_list_.clear();
    taken_.clear();
    own_added_ = false;
    keep_due_ = true;
    recount();
}

void DeliberationDesk::close_files() {
    set_files({});
    file_notes_.clear();
    left_out_list_.clear();
    taken_.clear();
    recount();
}

void DeliberationDesk::set_wall(bool on) {
    wall_ = on;
    touch();
}

void DeliberationDesk::dismiss_left_out() {
    left_out_list_.clear();
    touch();
}

void DeliberationDesk::choose_group(std::string key) {
    group_ = std::move(key);
    touch();
}

void DeliberationDesk::save_polis() {
    polis_wanted_ = true;
    touch();
}

std::vector<message::DeliberationFile> DeliberationDesk::take_files() {
    return std::exchange(handed_, {});
}

// ---------------------------------------------------------------- what their levers come to

const std::string* DeliberationDesk::most_chosen_policy() const {
    if (!found_) return nullptr;
    const std::string* best = nullptr;
    std::uint32_t most = 0;
    for (const auto& [policy, people] : found_->chosen) {
        if (people <= most || find_policy(*scenario_, policy) == nullptr) continue;
        most = people;
        best = &policy;
    }
    return best;
}

std::size_t DeliberationDesk::most_chosen() const {
    const auto* policy = scenario_ ? most_chosen_policy() : nullptr;
    if (policy == nullptr) return options_.size();
    const auto found = std::find_if(options_.begin(), options_.end(), [&](const auto& option) {
        return option.key == "policy:" + *policy;
    });
    return static_cast<std::size_t>(found - options_.begin());
}

message::Trial DeliberationDesk::trial_of(const std::map<std::string, double>& levers) const {
    auto trial = opening_trial(*scenario_);
    trial.reform = scenario_->policies.front().name;
    for (const auto& [key, value] : levers) {
        if (const auto* field = find_field(*scenario_, key))
            move_field(*scenario_, trial, *field, value);
    }
    return trial;
}

void DeliberationDesk::make_options() {
    const auto before = std::exchange(options_, {});
    const auto known = std::exchange(results_, {});
    if (!scenario_ || scenario_->policies.empty() || !found_ ||
        found_->of != message::Deliberated::Of::ballots)
        return;
    std::map<std::string, double> middle;
    for (const auto& lever : found_->levers) middle[lever.key] = lever.median;
    if (!middle.empty())
        options_.push_back({"median", "The middle of everybody", trial_of(middle)});
    for (std::size_t g = 0; found_->groups.size() > 1 && g < found_->groups.size(); ++g) {
        std::map<std::string, double> levers;
        for (const auto& lever : found_->levers)
            if (lever.groups[g] - lever.groups[g] == 0) levers[lever.key] = lever.groups[g];
        if (!levers.empty())
            options_.push_back({"group:" + std::to_string(g),
                                "The middle of group " + group_letter(g), trial_of(levers)});
    }
    const auto add_policy = [&](const std::string& name) {
        const auto* policy = find_policy(*scenario_, name);
        const auto key = "policy:" + name;
        const bool there = std::any_of(options_.begin(), options_.end(),
                                       [&](const auto& option) { return option.key == key; });
        if (policy == nullptr || there) return;
        auto trial = opening_trial(*scenario_);
        trial.reform = name;
        options_.push_back({key, policy->label, std::move(trial)});
    };
    if (const auto* most = most_chosen_policy()) add_policy(*most);
    for (const auto& rule : found_->rules)
        for (std::size_t i = 0; !rule.levels.empty() && i < rule.levels.front().size(); ++i)
            add_policy(rule.levels.front()[i]);
    for (const auto& option : options_) {
        auto& results = results_.emplace_back();
        for (std::size_t i = 0; i < before.size(); ++i)
            if (before[i].trial == option.trial) results = known[i];
        results.trial = option.trial;
        results.runs_asked = deliberation_runs;
    }
}

const TrialResults* DeliberationDesk::results(std::size_t option) const {
    return option < results_.size() && results_[option].main ? &results_[option] : nullptr;
}

// ---------------------------------------------------------------- what was guessed

void DeliberationDesk::make_guesses() {
    const auto known = std::exchange(guess_results_, {});
    guesses_ = {};
    if (!scenario_ || !found_ || found_->of != message::Deliberated::Of::ballots) return;
    guesses_ = class_guesses(*scenario_, found_->guesses);
    for (const auto& question : guesses_.questions) {
        auto& results = guess_results_.emplace_back();
        for (const auto& before : known)
            if (before.trial == question.trial) results = before;
        results.trial = question.trial;
        results.runs_asked = guess_runs;
    }
}

const TrialResults* DeliberationDesk::guess_results(std::size_t question) const {
    const auto& results = guess_results_[question];
    return guess_opened(question) && results.main ? &results : nullptr;
}

bool DeliberationDesk::guess_hopeless(std::size_t question) const {
    return hopeless(guess_results_[question].trial);
}

void DeliberationDesk::open_guess(const std::string& key, bool open) {
    open ? (void)opened_.insert(key) : (void)opened_.erase(key);
    touch();
}

std::optional<std::size_t> DeliberationDesk::wall_guess() const {
    for (std::size_t i = 0; i < guesses_.questions.size(); ++i)
        if (guesses_.questions[i].key == wall_guess_) return i;
    return std::nullopt;
}

void DeliberationDesk::turn_wall() {
    const auto now = wall_guess();
    const auto next = now ? *now + 1 : 0;
    wall_guess_ = next < guesses_.questions.size() ? guesses_.questions[next].key : "";
    touch();
}

bool DeliberationDesk::trying() const {
    for (std::size_t i = 0; i < options_.size(); ++i) {
        if (!results_[i].main && !hopeless(options_[i].trial)) return true;
    }
    return false;
}

} // namespace folkmoot::session
