#include "rooms/explore/tour.hpp"

#include "rooms/explore/guess.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

namespace folkmoot::rooms {

namespace {

/// What one may do now, where the tour ends.
void add_what_next(sheet::Node& card, const message::Scenario& scenario) {
    card.add(sheet::text("tour:now", "Now it is yours:", sheet::Tone::strong));
    const auto add = [&](std::string_view to, std::string words) {
        card.add(sheet::link(std::string(tour_go_prefix) + std::string(to), std::move(words),
                             "#" + std::string(to)));
    };
    add("neighbour-title", "What does it do to somebody like me?");
    constexpr std::size_t some = 3;
    if (scenario.policies.size() >= some) add("policies-title", "How do all policies compare?");
    add("goal-title", "What would it take to do better?");
}

} // namespace

std::optional<sheet::Node> tour(const session::Session& session) {
    const auto* scenario = session.scenario();
    const auto step = session.tour_step();
    if (scenario == nullptr || !step || *step >= scenario->tour.size()) return std::nullopt;
    const auto& now = scenario->tour[*step];
    const auto count = scenario->tour.size();
    const bool page_asks = session.asked() && session.asked()->key == session::page_key;
    const bool guessing = session.closed_outcome().has_value() && !page_asks;
    sheet::Node card(sheet::Kind::dialog, "tour",
                     "Step " + std::to_string(*step + 1) + " of " + std::to_string(count) +
                         (guessing ? ": guess first" : ""));
    card.open = true;
    // The text says what comes out.
    if (!page_asks) add_guess(card, session);
    if (!guessing) card.add(sheet::text("tour:text", now.text)).live = true;
    const auto outcome = session::outcome_index(*scenario, now.outcome);
    if (outcome < scenario->outcomes.size())
        card.add(sheet::link("tour:look", "Look at: " + scenario->outcomes[outcome].label,
                             "#outcome:" + now.outcome));
    if (!now.lever.empty()) {
        if (const auto* field = session::find_field(*scenario, now.lever))
            card.add(
                sheet::link("tour:lever", "The lever: " + field->label, "#lever:" + now.lever));
    }
    const bool last = *step + 1 == count;
    if (last && !guessing) add_what_next(card, *scenario);
    // The one thing to do stands out.
    const bool tries = !now.set.empty() && !guessing;
    if (tries) card.add(sheet::button("tour:try", "Try it")).tone = sheet::Tone::strong;
    // A guess is given or skipped: there is no third way past it.
    if (!guessing)
        card.add(sheet::button("tour:next", last ? "Done" : "Next")).tone =
            tries ? sheet::Tone::plain : sheet::Tone::strong;
    if (*step > 0) card.add(sheet::button("tour:back", "Back")).tone = sheet::Tone::quiet;
    if (!last || guessing)
        card.add(sheet::button("tour:skip", "Leave the tour")).tone = sheet::Tone::quiet;
    return card;
}

} // namespace folkmoot::rooms
