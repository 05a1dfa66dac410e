#include "rooms/explore/tip.hpp"

#include "rooms/explore/colours.hpp"
#include "session/groups.hpp"

#include <cmath>

namespace folkmoot::rooms {
namespace {

std::string name_of_area(const message::Scenario& scenario, std::size_t area) {
    return area < scenario.areas.size() ? scenario.areas[area].name : "";
}

/// "Wait this week: 4.2 days", "61,200 patients".
std::string fact_words(const message::Fact& fact, double value) {
    const auto told = fact.label.empty() ? "" : fact.label + ": ";
    return told + amount_words(fact, value * fact.each);
}

/// What is known of a person in a week, a line each; empty where nothing is.
std::vector<std::string> facts_of(const message::Scenario& scenario, const message::Frame& frame,
                                  std::size_t person) {
    std::vector<std::string> facts(1);
    if (person < frame.provider.size() && frame.provider[person] < scenario.providers.size()) {
        facts[0] = scenario.picture.served + " " + scenario.providers[frame.provider[person]].name;
    }
    for (const auto& fact : scenario.picture.person_facts) {
        auto& told = facts.emplace_back();
        if (fact.channel >= frame.channels.size() || person >= frame.channels[fact.channel].size())
            continue;
        const auto value = frame.channels[fact.channel][person];
        const bool unknown = value == message::nothing_known && !fact.nothing.empty();
        told = unknown ? fact.nothing : fact_words(fact, value);
    }
    return facts;
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
    for (const auto& fact : picture.provider_facts) {
        const auto& all = frame->provider_channels;
        if (fact.channel >= all.size() || index >= all[fact.channel].size()) continue;
        const auto value = static_cast<double>(all[fact.channel][index]);
        if (!std::isfinite(value)) continue;
        tip.facts.push_back(fact_words(fact, value));
        const bool many = fact.most_of_one > 0 && value * fact.each >= fact.most_of_one;
        if (many && !kind.several.empty()) tip.facts.back() += ": " + kind.several;
    }
    return tip;
}

Tip tell_person(const message::Scenario& scenario, const message::People& people,
                const message::Frame* frame, std::size_t person, const message::Frame* baseline) {
    const auto stratum = session::stratum_of(people.stratum[person]);
    Tip tip;
    tip.title = "Somebody in " + name_of_area(scenario, stratum.area) + ", aged " +
                std::string(session::age_names[stratum.age]);
    tip.about = "Neighbourhood: " + std::string(session::deprivation_names[stratum.deprivation]);
    if (tip.about.find("deprived") == std::string::npos) tip.about += " by deprivation";
    if (stratum.frailty > 0) tip.about += "; lives with a long-term condition";
    if (frame == nullptr) return tip;
    const auto facts = facts_of(scenario, *frame, person);
    const auto before = baseline != nullptr ? facts_of(scenario, *baseline, person) : facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool differs = before[i] != facts[i];
        if (differs && !before[i].empty())
            tip.facts.push_back("Baseline: " + begun_small(before[i]));
        if (!facts[i].empty())
            tip.facts.push_back(differs ? "Reform: " + begun_small(facts[i]) : facts[i]);
    }
    return tip;
}

} // namespace folkmoot::rooms
