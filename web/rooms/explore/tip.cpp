#include "rooms/explore/tip.hpp"

#include "rooms/explore/colours.hpp"
#include "session/groups.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

std::string name_of_area(const message::Scenario& scenario, std::size_t area) {
    return area < scenario.areas.size() ? scenario.areas[area].name : "";
}

/// "Wait this week: 4.2 days"; "61,200 patients: it stands for many practices".
std::string fact_words(const message::ProviderFact& fact, const message::ProviderKind& kind,
                       double value) {
    auto told = fact.label.empty() ? "" : fact.label + ": ";
    told += amount(fact.words, value);
    const bool many = fact.most_of_one > 0 && value >= fact.most_of_one;
    return many && !kind.several.empty() ? told + ": " + kind.several : told;
}

std::string fact_words(const message::PersonFact& fact, std::uint8_t value) {
    if (value == message::nothing_known && !fact.nothing.empty()) return fact.nothing;
    return fact.label + ": " + amount(fact.words, value * fact.each);
}

} // namespace

Tip tell_provider(const message::Scenario& scenario, const message::Frame* frame,
                  std::size_t index) {
    const auto& picture = scenario.picture;
    const auto& provider = scenario.providers[index];
    const auto kind = provider.kind < picture.kinds.size() ? picture.kinds[provider.kind]
                                                           : message::ProviderKind{};
    Tip tip;
    tip.title = provider.name;
    tip.about = kind.located + " " + name_of_area(scenario, provider.area);
    if (frame == nullptr) return tip;
    if (index < frame->open.size() && frame->open[index] == 0) {
        tip.closed = "Closed";
        return tip;
    }
    for (std::size_t i = 0; i < std::min(picture.provider_facts.size(), frame->facts.size()); ++i) {
        if (index >= frame->facts[i].size()) continue;
        const auto value = static_cast<double>(frame->facts[i][index]);
        if (std::isfinite(value))
            tip.facts.push_back(fact_words(picture.provider_facts[i], kind, value));
    }
    return tip;
}

Tip tell_person(const message::Scenario& scenario, const message::People& people,
                const message::Frame* frame, std::size_t person) {
    const auto stratum = session::stratum_of(people.stratum[person]);
    Tip tip;
    tip.title = "Somebody in " + name_of_area(scenario, stratum.area) + ", aged " +
                std::string(session::age_names[stratum.age]);
    tip.about = "Neighbourhood: " + std::string(session::deprivation_names[stratum.deprivation]);
    if (tip.about.ends_with("fifth")) tip.about += " by deprivation";
    if (stratum.frailty > 0) tip.about += "; lives with a long-term condition";
    if (frame == nullptr) return tip;
    if (person < frame->provider.size() && frame->provider[person] < scenario.providers.size()) {
        tip.facts.push_back(scenario.picture.served + " " +
                            scenario.providers[frame->provider[person]].name);
    }
    for (const auto& fact : scenario.picture.person_facts) {
        if (fact.channel < frame->channels.size() && person < frame->channels[fact.channel].size())
            tip.facts.push_back(fact_words(fact, frame->channels[fact.channel][person]));
    }
    return tip;
}

} // namespace folkmoot::rooms
