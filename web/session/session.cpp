#include "session/session.hpp"

#include "session/trial/edit.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::session {
namespace {

constexpr double memory_milliseconds = 700;   ///< quiet time before the page is asked to remember

/// Whether a frame tells of as many people as there are. Not every model has providers, or
/// channels; and a channel of what does not happen here is empty.
bool is_of(const message::Frame& frame, const message::People& people) {
    const auto fits = [&](std::size_t size) { return size == people.x.size(); };
    return (frame.provider.empty() || fits(frame.provider.size())) &&
           std::ranges::all_of(frame.channels,
                               [&](const auto& each) { return each.empty() || fits(each.size()); });
}

}  // namespace

// ---------------------------------------------------------------- platform

void Session::set_workers(unsigned count) {
    for (const auto& worker : workers_) {
        for (const auto& job : worker.jobs) {
            if (job.desk != nullptr) job.desk->lost(job.id);
        }
    }
    workers_.assign(count, Worker{});
    outgoing_.clear();
    progress_ = -1;
    changed_ = true;
    pump();
}

void Session::tick(double now) {
    const double elapsed = std::clamp(now - now_, 0.0, 100.0);
    now_ = now;
    if (playing_) {
        part_of_week_ += elapsed * speed_ / 1000;
        const auto whole = static_cast<std::uint32_t>(part_of_week_);
        part_of_week_ -= whole;
        if (whole > 0) {
            const auto last = weeks() - 1, next = std::min(week() + whole, last);
            view_.week = next;
            if (next == last) play(false);
            changed_ = true;
        }
    }
    const bool funding_edited = funding_.take_edited(), trial_edited = trial_lab_.take_edited();
    if (funding_edited || trial_edited) {
        memory_due_ = true;
        memory_at_ = now_;
    }
    if (memory_due_ && !held_ && !playing_ && now - memory_at_ > memory_milliseconds) {
        memory_due_ = false;
        memory_at_ = now;
        if (scenario_ && file_serial_ != 0) act("remember", memory());
    }
    pump();
}

std::vector<Outgoing> Session::take_outgoing() { return std::exchange(outgoing_, {}); }
std::vector<Action> Session::take_actions() {
    for (Desk* desk : {static_cast<Desk*>(&funding_), static_cast<Desk*>(&trial_lab_)}) {
        if (const auto left_out = desk->take_left_out(); !left_out.empty())
            act("left-out", told_of(left_out));
    }
    if (const auto keep = deliberation_.take_keep()) act("keep-deliberation", *keep);
    if (const auto files = deliberation_.take_keep_files())
        act("keep-deliberation-files", "", {files->begin(), files->end()});
    if (deliberation_.take_random_wanted()) act("ask-random", "");
    for (const auto& [name, text] : deliberation_.take_files())
        act("save-file", name, {text.begin(), text.end()});
    return std::exchange(actions_, {});
}
bool Session::take_changed() {
    const bool funding = funding_.take_changed(), trial = trial_lab_.take_changed(),
               deliberation = deliberation_.take_changed();
    return std::exchange(changed_, false) || funding || trial || deliberation;
}

bool Session::take_trickled() { return std::exchange(trickled_, false); }

// ---------------------------------------------------------------- page

void Session::open(ScenarioFile file) {
    candidate_ = std::move(file);
    changed_ = true;
    pump();
}

void Session::restore(std::string scenario, message::Trial trial, View view,
                      std::optional<std::uint64_t> fingerprint) {
    pending_ = Pending{std::move(scenario), std::move(trial), std::move(view), fingerprint};
    await_scenario();
}

void Session::open_usual() {
    if (file_serial_ == 0 && !candidate_ && !cards_.empty()) load_scenario(cards_[0].name);
}

std::string Session::memory() const {
    return write_memory(scenario_->name, trial_, write_view(view_with_desks()));
}

void Session::set_scenarios(std::vector<ScenarioCard> cards) {
    cards_ = std::move(cards);
    tell_whether_reachable();
    changed_ = true;
}

void Session::report(std::string where, std::string text) {
    problems_.push_back({std::move(where), std::move(text)});
    changed_ = true;
}

// ---------------------------------------------------------------- levers

void Session::remember_past() { history_.remember(trial_); }

void Session::edited() {
    changed_ = true;
    memory_due_ = true;
    memory_at_ = now_;
    if (const auto* known = store_.find(trial_); known != nullptr && known->main) {
        store_.of(trial_);
        last_shown_ = trial_;
        last_was_preview_ = false;
    }
    pump();
}

void Session::choose_policy(const std::string& name) {
    if (!scenario_ || find_policy(*scenario_, name) == nullptr) return;
    remember_past();
    trial_.reform = name;
    trial_.changed.clear();
    edited();
}

void Session::move(const std::string& key, double value, bool held) {
    put(key, value, held, false);
}

void Session::move_exactly(const std::string& key, double value) { put(key, value, false, true); }

void Session::put(const std::string& key, double value, bool held, bool exact) {
    const auto* field = scenario_ ? find_field(*scenario_, key) : nullptr;
    if (field == nullptr) return;
    auto next = trial_;
    move_field(*scenario_, next, *field, value, exact);
    if (next == trial_ && held == held_) return;
    if (!held_) remember_past();
    held_ = held;
    trial_ = std::move(next);
    last_moved_ = key;
    edited();
}

void Session::move_all(const std::map<std::string, double>& values) {
    if (!scenario_ || values.empty()) return;
    remember_past();
    for (const auto& [key, value] : values) {
        if (const auto* field = find_field(*scenario_, key)) {
            move_field(*scenario_, trial_, *field, value, true);
        }
    }
    edited();
}

void Session::release() {
    if (!held_) return;
    held_ = false;
    edited();
    // What was worked out while the hand still rested there is said now.
    if (!stale() && !preview()) announce();
}

void Session::reset(const std::string& key) {
    remember_past();
    trial_.changed.erase(key);
    trial_.shared.erase(key);
    edited();
}

void Session::reset_all() {
    remember_past();
    trial_.changed.clear();
    trial_.shared.clear();
    edited();
}

void Session::set_seed(std::uint64_t seed) {
    remember_past();
    trial_.seed = seed;
    edited();
}

void Session::set_population(std::uint32_t citizens) {
    if (!scenario_) return;
    remember_past();
    trial_.population = citizens == scenario_->population ? 0 : citizens;
    edited();
}

void Session::set_weeks(std::uint32_t weeks) {
    if (!scenario_) return;
    remember_past();
    trial_.weeks = weeks == scenario_->weeks ? 0 : weeks;
    edited();
}

void Session::set_runs(std::uint32_t runs) {
    view_.runs = runs;
    store_.ask_runs(runs);
    edited();
}

void Session::undo() {
    if (!history_.can_undo()) return;
    history_.undo(trial_);
    edited();
}

void Session::redo() {
    if (!history_.can_redo()) return;
    history_.redo(trial_);
    edited();
}

void Session::go_to_step(std::size_t place) {
    if (place == history_.place()) return;
    history_.go_to(place, trial_);
    edited();
}

// ---------------------------------------------------------------- time and view

std::uint32_t Session::weeks() const {
    if (!scenario_) return 1;
    return std::max(1u, trial_.weeks != 0 ? trial_.weeks : scenario_->weeks);
}

std::uint32_t Session::week() const { return std::min(view_.week, weeks() - 1); }

void Session::set_week(std::uint32_t week) {
    view_.week = std::min(week, weeks() - 1);
    memory_due_ = changed_ = true;
    pump();
}

void Session::step_week(int by) {
    playing_ = false;
    const auto next = static_cast<std::int64_t>(week()) + by;
    set_week(static_cast<std::uint32_t>(std::clamp<std::int64_t>(next, 0, weeks() - 1)));
}

void Session::play(bool on) {
    if (on && week() + 1 >= weeks()) view_.week = 0;
    playing_ = on;
    part_of_week_ = 0;
    changed_ = true;
    pump();
}

void Session::set_speed(double weeks_per_second) {
    speed_ = std::clamp(weeks_per_second, 1.0, 104.0);
    changed_ = true;
}

void Session::set_room(Room room) {
    view_.room = room;
    memory_due_ = changed_ = true;
    pump();
}

const message::Colouring* Session::colouring() const {
    if (!scenario_) return nullptr;
    const auto& all = scenario_->picture.colourings;
    const auto wanted = std::find_if(all.begin(), all.end(), [&](const message::Colouring& each) {
        return each.key == view_.colouring;
    });
    if (wanted != all.end()) return &*wanted;
    return all.empty() ? nullptr : &all.front();
}

void Session::set_side(Side side) {
    view_.side = side;
    memory_due_ = changed_ = true;
    pump();
}

void Session::set_colouring(const std::string& key) {
    view_.colouring = key;
    memory_due_ = changed_ = true;
}

void Session::share() {
    link_action_ = "copy-link";
    pump();
}

void Session::cite(std::string reference) {
    if (reference.empty()) return;
    link_action_ = std::string(cite_action).append(reference);
    pump();
}

void Session::open_plain() {
    if (shown() == nullptr || workers_.empty()) {
        // The other page is opened with what this one remembers: as it is now.
        if (scenario_ && file_serial_ != 0) act("remember", memory());
        act("open-plain", "");
        return;
    }
    link_action_ = "open-plain";
    pump();
}

void Session::stop() { act("stop", "You stopped it. Change something, and it starts again."); }

void Session::choose_outcome(const std::string& key) {
    outcome_ = key;
    changed_ = true;
}

void Session::go_on_tour(std::optional<std::size_t> step) {
    if (step && (!scenario_ || *step >= scenario_->tour.size())) step.reset();
    if (step == 0 && !view_.tour) guesses_.forget_tour();
    guesses_.draft.clear();
    // What the last step turned goes back to how a question opens, if nobody has turned it since.
    if (const auto last = tour_step(); last && scenario_ && *last < scenario_->tour.size()) {
        const auto& [side, colour, play] = scenario_->tour[*last].show;
        if (!side.empty() && side == side_names[static_cast<std::size_t>(view_.side)])
            view_.side = Side::change;
        if (!colour.empty() && colour == view_.colouring) view_.colouring.clear();
        if (play) view_.week = UINT32_MAX;
    }
    if (step)
        view_.tour = static_cast<std::uint32_t>(*step);
    else
        view_.tour.reset();
    mind_guess();
    playing_ = false;
    if (step) {
        const auto& [side, colour, play] = scenario_->tour[*step].show;
        const auto* named = std::ranges::find(side_names, side);
        if (named != side_names.end()) view_.side = static_cast<Side>(named - side_names.begin());
        if (!colour.empty()) view_.colouring = colour;
        if (play && scenario_->tour[*step].set.empty()) {
            view_.week = 0;
            playing_ = true;
            part_of_week_ = 0;
        }
    }
    pump();
}

void Session::find_lever(std::string words) {
    lever_search_ = std::move(words);
    changed_ = true;
}

void Session::find_scenario(std::string words) {
    scenario_search_ = std::move(words);
    changed_ = true;
}

void Session::refuse(std::string key, std::string why) {
    if (key.empty() && refusal_.key.empty()) return;
    refusal_ = {std::move(key), std::move(why)};
    changed_ = true;
}

double Session::waited() const {
    double since = now_;
    for (const auto& worker : workers_) {
        for (const auto& job : worker.jobs) {
            const bool awaited = job.task == Task::open || job.task == Task::make_link ||
                                 (job.task == Task::run && job.replicate == 0);
            if (awaited) since = std::min(since, job.since);
        }
    }
    return now_ - since;
}

void Session::load_scenario(const std::string& name) { act("load-scenario", name); }

void Session::dismiss_problems() {
    problems_.clear();
    changed_ = true;
}

void Session::act(std::string name, std::string text, std::vector<std::uint8_t> bytes) {
    actions_.push_back({std::move(name), std::move(text), std::move(bytes)});
}

void Session::announce() { act("announce", sentence()); }

// ---------------------------------------------------------------- what is on screen

const message::Scenario* Session::scenario() const { return scenario_ ? &*scenario_ : nullptr; }

const TrialResults* Session::shown() const {
    if (const auto* known = store_.find(trial_); known != nullptr && known->main) return known;
    if (last_was_preview_ && preview_.main) return &preview_;
    const auto* last = store_.find(last_shown_);
    return last != nullptr && last->main ? last : nullptr;
}

bool Session::stale() const {
    const auto* results = shown();
    if (results == nullptr) return true;
    return results->trial != trial_;
}

bool Session::preview() const { return shown() == &preview_; }

bool Session::map_is_current() const {
    for (const bool reform : {false, true}) {
        const bool seen = view_.side != (reform ? Side::baseline : Side::reform);
        if (seen && frames_[reform] && frames_[reform]->trial != trial_) return false;
    }
    return true;
}

bool Session::frames_match() const {
    const auto& [baseline, reform] = frames_;
    return baseline && reform && baseline->trial == reform->trial &&
           baseline->frame.week == reform->frame.week;
}

std::string_view Session::readme() const {
    const bool fits = scenario_ && readme_.model == scenario_->model;
    return fits ? std::string_view(readme_.text) : std::string_view();
}

const message::People* Session::people() const { return people_ ? &*people_ : nullptr; }

const message::Frame* Session::frame(bool reform) const {
    const auto& kept = frames_[reform];
    return kept && people_ && is_of(kept->frame, *people_) ? &kept->frame : nullptr;
}

std::uint32_t Session::frame_version(bool reform) const {
    return frames_[reform] ? frames_[reform]->version : 0;
}

Confidence Session::confidence() const {
    const auto* results = shown();
    if (results == nullptr || !scenario_ || !results->main) return {};
    return results->confidence(*scenario_);
}

std::string Session::sentence() const {
    const auto* results = shown();
    // A guess is asked for before there is anything to hide: nobody sees another sentence first.
    if (closed_outcome() && (results != nullptr || !failed()))
        return std::string(guess_first_words);
    if (results == nullptr || !results->main) return "";
    if (preview()) return "Quick look: " + results->main->sentence;
    return with_confidence(results->main->sentence, confidence());
}

std::string Session::full_sentence() const {
    const auto* results = shown();
    if (results == nullptr || !results->main) return "";
    if (closed_outcome()) return std::string(guess_first_words);
    auto all = confidence();
    all.runs = all.agree = all.wanted;
    return with_confidence(results->main->sentence, all);
}

const std::vector<message::Doubt>* Session::doubts() const {
    const auto* known = store_.find(trial_);
    if (known == nullptr || !known->main || !scenario_) return nullptr;
    return doubts(outcome_index(*scenario_, known->main->headline));
}

const std::vector<message::Doubt>* Session::doubts(std::size_t outcome) const {
    const auto* known = store_.find(trial_);
    const bool judged = known != nullptr && known->doubts_from > 0;
    return judged && outcome < known->doubts.size() ? &known->doubts[outcome] : nullptr;
}

Reproduction Session::reproduction() const {
    if (!expected_ || expected_->trial != trial_) return Reproduction::unasked;
    const auto* known = store_.find(trial_);
    if (known == nullptr || !known->main || known->shipped) return Reproduction::checking;
    return known->main->fingerprint == expected_->fingerprint ? Reproduction::exact
                                                              : Reproduction::differs;
}

} // namespace folkmoot::session
