/// What a model says of its map, as the screen is told.

#include "platform/core/messages.hpp"
#include "session/groups.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

message::Fact fact_message(const Fact& fact) {
    return {std::string(fact.label),
            static_cast<std::uint32_t>(fact.channel),
            fact.each,
            std::string(fact.unit),
            std::string(fact.one),
            fact.decimals,
            fact.share,
            fact.people,
            std::string(fact.nothing),
            fact.most_of_one};
}

message::Colouring colouring_message(const Colouring& colouring) {
    message::Colouring m;
    m.key = colouring.key;
    m.label = colouring.label;
    m.title = colouring.title;
    m.by = static_cast<message::ColourBy>(colouring.by);
    m.palette = static_cast<message::PaletteMeaning>(colouring.palette);
    m.classes.assign(colouring.classes.begin(), colouring.classes.end());
    if (colouring.by == Colouring::By::deprivation)
        m.classes.assign(session::deprivation_names.begin(), session::deprivation_names.end());
    if (colouring.by == Colouring::By::age)
        m.classes.assign(session::age_names.begin(), session::age_names.end());
    m.amount = fact_message(colouring.amount);
    m.full = colouring.full;
    m.ticks.assign(colouring.ticks.begin(), colouring.ticks.end());
    m.rooted = colouring.rooted;
    m.better = colouring.better;
    return m;
}

/// Whether a part of the model is on at some time under some policy, or is always.
bool ever_happens(const Scenario& scenario, std::string_view part) {
    const Model& model = *scenario.model;
    if (model.is_on(scenario.settings, part)) return true;
    return std::ranges::any_of(scenario.policies, [&](const Policy& policy) {
        Settings settings = scenario.settings;
        for (const auto& [key, value] : policy.settings)
            model.find_setting(key)->set(settings, value);
        if (model.is_on(settings, part)) return true;
        return std::ranges::any_of(policy.schedule, [&](const Change& change) {
            model.find_setting(change.key)->set(settings, change.value);
            return model.is_on(settings, part);
        });
    });
}

} // namespace

bool concerns_providers(const Scenario& scenario) {
    return !std::ranges::all_of(scenario.outcomes, [&](const std::string& outcome) {
        return std::ranges::count(scenario.model->about().picture.aside, outcome) != 0;
    });
}

message::Picture picture_message(const Scenario& scenario) {
    const Picture& picture = scenario.model->about().picture;
    message::Picture m;
    const bool serving = concerns_providers(scenario);
    for (const Colouring& own : picture.colourings)
        if ((serving || own.aside) && ever_happens(scenario, own.key))
            m.colourings.push_back(colouring_message(own));
    for (const Colouring& each : every_colouring) m.colourings.push_back(colouring_message(each));
    for (const ProviderKind& kind : picture.kinds) {
        m.kinds.push_back({std::string(kind.key), std::string(kind.one), std::string(kind.many),
                           std::string(kind.located),
                           static_cast<message::ProviderKind::Shape>(kind.shape), kind.stands_out,
                           std::string(kind.several)});
    }
    m.provider = picture.provider;
    m.providers = picture.providers;
    for (const Fact& fact : picture.provider_facts) m.provider_facts.push_back(fact_message(fact));
    for (const Fact& fact : picture.person_facts)
        if (serving) m.person_facts.push_back(fact_message(fact));
    m.served = picture.served;
    for (const Happening& each : picture.happenings)
        m.happenings.push_back({std::string(each.words),
                                static_cast<message::Happening::Tells>(each.tells),
                                fact_message(each.amount),
                                {each.by_amount.begin(), each.by_amount.end()}});
    return m;
}

} // namespace folkmoot
