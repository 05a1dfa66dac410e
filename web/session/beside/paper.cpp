#include "session/beside/paper.hpp"

#include "session/session.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>

namespace folkmoot::session {

Paper paper_called(std::string_view name) {
    const auto found = std::find(paper_names.begin() + 1, paper_names.end(), name);
    return found == paper_names.end() ? Paper::none
                                      : static_cast<Paper>(found - paper_names.begin());
}

void Session::open_paper(Paper paper) {
    const bool lab = lab_on_screen() != nullptr;
    if ((shown() == nullptr && !lab) || paper == Paper::none) return;
    const std::string name(paper_names[static_cast<std::size_t>(paper)]);
    // Where the question that is open cannot be run there is no link, but a lab has its answer.
    if (lab && failed()) {
        act("open-paper", name + "\n" + paper_asked());
        return;
    }
    link_action_ = std::string(open_paper_action) + name;
    pump();
}

void Session::ask_picture(const std::string& chart) {
    // As with a paper: where the question cannot be run there is no link to wait for.
    if (failed() || shown() == nullptr || own_on_screen()) {
        act("ask-picture", chart + "\n");
        return;
    }
    link_action_ = std::string(ask_picture_action) + chart;
    pump();
}

void Session::show_paper(PaperPage page) {
    paper_ = std::move(page);
    funding_.doubt_too(paper_.paper != Paper::none);
    changed_ = true;
    pump();
}

const Desk* Session::lab_on_screen() const {
    if (view_.room == Room::funding) return &funding_;
    if (view_.room == Room::deliberate) return &deliberation_;
    return view_.room == Room::trial ? &trial_lab_ : nullptr;
}

bool Session::own_on_screen() const {
    return view_.room == Room::funding && (funding_.own_table() || funding_.edited_formula());
}

std::string Session::paper_asked() const {
    if (lab_on_screen() == nullptr) return "";
    std::string text = "\n" + std::string(room_names[static_cast<std::size_t>(view_.room)]);
    if (own_on_screen()) text += " own";
    if (view_.room == Room::trial && trial_lab_.opened() != nullptr) text += " seen";
    return text;
}

std::string Session::paper_state() const {
    const auto* lab = lab_on_screen();
    return lab == nullptr ? "" : lab->write();
}

std::string Session::paper_code() const {
    const bool known = paper_link_ && paper_link_->trial == trial_ &&
                       paper_link_->state == paper_state() && !own_on_screen();
    return known ? paper_link_->code : std::string();
}

std::vector<message::Trial> Session::tour_trials() const {
    std::vector<message::Trial> trials;
    if (!scenario_) return trials;
    for (std::size_t step = 0; step < scenario_->tour.size(); ++step)
        take_step(*scenario_, trials.emplace_back(trial_), step);
    return trials;
}

std::vector<Session::Beside> Session::wanted_beside() const {
    auto all = side_by_side();
    if (paper_.paper != Paper::guide) return all;
    for (auto& trial : tour_trials()) {
        if (trial != trial_ &&
            std::ranges::none_of(all, [&](const Beside& each) { return each.trial == trial; }))
            all.push_back({"", std::move(trial)});
    }
    return all;
}

} // namespace folkmoot::session
