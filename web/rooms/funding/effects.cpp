/// What the formula does, looked at from six sides: one at a time.

#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"

namespace folkmoot::rooms {

sheet::Node funding_effects(const session::Session& session, FundingKept& kept) {
    using session::FundingTab;
    const auto& desk = session.funding();
    const auto* answer = desk.answer();
    auto part = sheet::group("funding:effects", "What it does");
    part.add(sheet::heading("funding:effects-title", 2, "What it does"));
    // What would lead nowhere is not offered, and a sentence says why.
    const auto no_future = answer == nullptr ? std::string() : why_no_future(session, *answer);
    const auto tab =
        desk.tab() == FundingTab::future && !no_future.empty() ? FundingTab::who : desk.tab();
    std::vector<sheet::Option> tabs{{"who", "Who gains"},
                                    {"place", "One place"},
                                    {"fairness", "Fairness"},
                                    {"doubt", "How sure"},
                                    {"backwards", "Backwards"}};
    if (no_future.empty()) tabs.push_back({"future", "Five years"});
    part.add(sheet::choice("funding:effect", "Look at",
                           std::string(session::funding_tab_names[static_cast<std::size_t>(tab)]),
                           std::move(tabs)));
    if (answer == nullptr) {
        part.add(waiting(desk.problems().empty() ? "The formula is being worked out…"
                                                 : "There is no result yet."));
        return part;
    }
    switch (tab) {
    case FundingTab::who:
        add_funding_who(part, desk, *answer, kept);
        break;
    case FundingTab::place:
        add_funding_place(part, desk, *answer);
        break;
    case FundingTab::fairness:
        add_funding_fairness(part, desk, *answer);
        break;
    case FundingTab::doubt:
        add_funding_doubt(part, session, *answer, kept);
        break;
    case FundingTab::backwards:
        add_funding_backwards(part, session, *answer);
        break;
    case FundingTab::future:
        add_funding_future(part, session, *answer);
        break;
    }
    if (!no_future.empty())
        part.add(sheet::text("funding:future-none", no_future, sheet::Tone::quiet));
    return part;
}

} // namespace folkmoot::rooms
