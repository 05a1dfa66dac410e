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
    if (shown() == nullptr || paper == Paper::none) return;
    link_action_ =
        std::string(open_paper_action) + std::string(paper_names[static_cast<std::size_t>(paper)]);
    pump();
}

void Session::show_paper(PaperPage page) {
    paper_ = std::move(page);
    changed_ = true;
    pump();
}

std::string Session::paper_code() const {
    return paper_link_ && paper_link_->trial == trial_ ? paper_link_->code : std::string();
}

std::vector<message::Trial> Session::tour_trials() const {
    std::vector<message::Trial> trials;
    if (!scenario_) return trials;
    auto trial = trial_;
    for (const auto& step : scenario_->tour) {
        for (const auto& [key, value] : step.set) {
            if (const auto* field = find_field(*scenario_, key))
                move_field(*scenario_, trial, *field, value);
        }
        trials.push_back(trial);
    }
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
