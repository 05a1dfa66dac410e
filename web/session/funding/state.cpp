/// What a person does in the funding lab.

#include "session/funding/desk.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::session {
namespace {

/// The formula that the room opens with: the plainest one that says what deprivation is worth.
std::string usual_formula(const std::vector<FormulaCard>& cards) {
    for (const auto& card : cards) {
        if (card.name.find("deprivation") != std::string::npos) return card.name;
    }
    return cards.empty() ? "" : cards.front().name;
}

}  // namespace

// ---------------------------------------------------------------- page

void FundingDesk::set_cards(std::vector<FormulaCard> cards, std::vector<std::string> tables) {
    cards_ = std::move(cards);
    tables_ = std::move(tables);
    const auto known = [&](const std::string& name) {
        return std::any_of(cards_.begin(), cards_.end(),
                           [&](const auto& card) { return card.name == name; });
    };
    // A link that was read before them could not be judged.
    const auto leave_out = [&](std::string_view kind, const std::string& name) {
        left_out_.push_back(
            {std::string(kind) + seen_of(name), "there is no such " + std::string(kind) + "here"});
    };
    if (!known(formula_)) {
        if (!formula_.empty()) leave_out("formula ", formula_);
        formula_ = usual_formula(cards_);
    }
    if (!other_.empty() && !known(other_)) {
        leave_out("formula ", other_);
        other_.clear();
        choose_against(message::Against::today);
    }
    if (!table_.empty() && std::find(tables_.begin(), tables_.end(), table_) == tables_.end()) {
        leave_out("table ", table_);
        table_.clear();
    }
    judge_link();
    changed_ = true;
}

std::vector<std::string> FundingDesk::take_missing_files() {
    std::vector<std::string> missing;
    if (cards_.empty()) return missing;
    const auto need = [&](const std::string& path) {
        if (files_.try_emplace(path).second) missing.push_back(path);
    };
    if (!edited_formula_) need(formula_ + ".json");
    if (against_ == message::Against::formula) need(other_ + ".json");
    if (!table().empty()) need("tables/" + table());
    return missing;
}

void FundingDesk::take_file(const std::string& path, std::string text) {
    files_[path] = std::move(text);
    judge_link();
    changed_ = true;
}

std::string FundingDesk::formula_text() const {
    if (edited_formula_) return *edited_formula_;
    const auto found = files_.find(formula_ + ".json");
    return found == files_.end() ? "" : found->second;
}

std::string FundingDesk::table() const {
    if (!table_.empty()) return table_;
    for (const auto& card : cards_) {
        if (card.name == formula_) return card.table;
    }
    return tables_.empty() ? "" : tables_.front();
}

// ---------------------------------------------------------------- panels

void FundingDesk::changed_question() {
    changed_ = edited_ = true;
    stop_future();
    futures_.clear();
    future_problems_.clear();
    // Back to what is known: nothing is wrong with that. Otherwise what was wrong stands until it
    // is answered.
    if (!stale()) {
        problems_.clear();
        failed_.reset();
    }
}

/// Runs that nobody wants any more are given up; they take seconds.
void FundingDesk::stop_future() {
    future_wanted_ = false;
    for (const auto& [id, job] : jobs_) {
        if (job.task == Task::future) unwanted_.push_back(id);
    }
    changed_ = true;
}

void FundingDesk::choose_formula(const std::string& name) {
    formula_ = name;
    edited_formula_.reset();
    levers_.clear();
    table_.clear();
    own_.columns.clear();
    changed_question();
}

void FundingDesk::edit_formula(std::string text) {
    if (text == formula_text()) return;
    edited_formula_ = std::move(text);
    if (table_.empty()) table_ = table();
    changed_question();
}

void FundingDesk::drop_edits() {
    edited_formula_.reset();
    changed_question();
}

void FundingDesk::move(const std::string& key, double value, bool held) {
    const auto* known = answer();
    if (known == nullptr) return;
    for (const auto& lever : known->formula.levers) {
        if (lever.key != key) continue;
        value = std::clamp(value, lever.low, lever.high);
        if (value == lever.usual)
            levers_.erase(key);
        else
            levers_[key] = value;
        held_ = held;
        changed_question();
    }
}

void FundingDesk::release() {
    held_ = false;
    changed_ = true;
}

void FundingDesk::reset(const std::string& key) {
    levers_.erase(key);
    changed_question();
}

void FundingDesk::reset_levers() {
    levers_.clear();
    changed_question();
}

void FundingDesk::use_levers(const std::map<std::string, double>& levers) {
    for (const auto& [key, value] : levers) move(key, value, false);
}

void FundingDesk::choose_against(message::Against against) {
    against_ = against;
    // Two formulas for the same places compare best.
    for (const bool same_table : {true, false}) {
        for (const auto& card : cards_) {
            if (!other_.empty() || card.name == formula_) continue;
            if (!same_table || card.table == table()) other_ = card.name;
        }
    }
    changed_question();
}

void FundingDesk::choose_other(const std::string& name) {
    other_ = name;
    against_ = message::Against::formula;
    changed_question();
}

void FundingDesk::choose_table(const std::string& name) {
    table_ = name;
    forget_own_table();
}

void FundingDesk::take_own_table(std::string file, std::string text, std::string note) {
    if (text.empty()) return;
    own_ = {std::move(file), std::move(text), {}, {}, true};
    own_note_ = std::move(note);
    own_look_ = {};
    changed_question();
}

void FundingDesk::forget_own_table() {
    own_ = {};
    own_note_.clear();
    own_look_ = {};
    changed_question();
}

void FundingDesk::answer_table(const std::string& key, const std::string& value) {
    own_.answers[key] = value;
    changed_question();
}

void FundingDesk::match(const std::string& column, const std::string& heading) {
    if (heading.empty())
        own_.columns.erase(column);
    else
        own_.columns[column] = heading;
    changed_question();
}

void FundingDesk::select(std::size_t place) {
    if (!answer_ || place >= answer_->reply.table.ids.size()) return;
    place_id_ = answer_->reply.table.ids[place];
    changed_ = edited_ = true;
}

bool FundingDesk::select_id(std::string_view id) {
    if (!answer_) return false;
    const auto& ids = answer_->reply.table.ids;
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end()) return false;
    select(static_cast<std::size_t>(found - ids.begin()));
    return true;
}

/// Sorts and filters anew: not in every frame, there may be twenty thousand places.
void FundingDesk::arrange() {
    if (!answer_) return;
    const bool held = digest_.told[static_cast<std::size_t>(PlaceColumn::rules)];
    if (filter_ == PlaceFilter::held && !held) filter_ = PlaceFilter::all;
    shown_ = places_shown(answer_->reply, filter_, search_, sort_, descending_);
    changed_ = true;
    ++version_;
}

void FundingDesk::search(std::string text) {
    if (text == search_) return;
    search_ = std::move(text);
    rows_ = rows_at_first;
    arrange();
}

void FundingDesk::filter(PlaceFilter filter) {
    filter_ = filter;
    rows_ = rows_at_first;
    arrange();
}

void FundingDesk::sort_by(PlaceColumn column) {
    descending_ = column == sort_ ? !descending_ : column != PlaceColumn::name;
    sort_ = column;
    rows_ = rows_at_first;
    arrange();
}

void FundingDesk::show_more_rows() {
    rows_ += rows_at_first;
    changed_ = true;
    ++version_;
}

void FundingDesk::show(FundingTab tab) {
    tab_ = tab;
    changed_ = edited_ = true;
}

void FundingDesk::show(PlacesTab tab) {
    places_tab_ = tab;
    changed_ = edited_ = true;
}

void FundingDesk::set_error_size(double share, bool held) {
    error_size_ = std::clamp(share, 0.0, 0.5);
    held_ = held;
    changed_ = true;
}

void FundingDesk::set_largest_loss(double share, bool held) {
    largest_loss_ = std::clamp(share, 0.0, 0.5);
    held_ = held;
    changed_ = true;
}

void FundingDesk::run_future() {
    future_wanted_ = true;
    future_problems_.clear();
    changed_ = true;
}

std::vector<std::string> FundingDesk::own_notes() const {
    std::vector<std::string> notes;
    if (!own_note_.empty()) notes.push_back(own_note_);
    notes.insert(notes.end(), own_look_.notes.begin(), own_look_.notes.end());
    return notes;
}

} // namespace folkmoot::session
