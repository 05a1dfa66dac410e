#include "session/fake_core.hpp"

#include "session/beside/crossed.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

namespace folkmoot::fake {

double FakeCore::setting(const message::Trial& trial, bool reform, const std::string& key) const {
    if (const auto s = trial.shared.find(key); s != trial.shared.end()) return s->second;
    if (reform) {
        if (const auto c = trial.changed.find(key); c != trial.changed.end()) return c->second;
        for (const auto& policy : scenario.policies) {
            if (policy.name != trial.reform) continue;
            if (const auto p = policy.settings.find(key); p != policy.settings.end()) {
                return p->second;
            }
        }
    }
    for (const auto& field : scenario.fields) {
        if (field.key == key) return field.usual;
    }
    return 0;
}

FakeCore::Set FakeCore::set_in(const message::Trial& trial, bool reform) const {
    const auto of = [&](const char* key) { return setting(trial, reform, key); };
    return {of("choice.word_spreads"),
            of("settlement.rule") > 0 ? 1.0 : 0.0,
            of("settlement.portability"),
            of("settlement.lag_weeks"),
            of("service.capacity"),
            of("payment.remote_tariff"),
            trial.seed};
}

double FakeCore::value(const Set& set, std::uint32_t replicate, std::size_t outcome, double week,
                       std::size_t slot) const {
    const double years = week / 52;
    const double doubt = unit(set.seed, replicate * 977 + 13) - 0.5;
    const double spread = set.spreads * (1 + 0.4 * doubt);
    const double online = 0.11 / (1 + std::exp(3.2 - 0.75 * spread * years));
    const double follows = set.rule * set.portability;
    const double moved = std::clamp((years - set.lag / 52) / 1.5, 0.0, 1.0);
    const double capacity = set.capacity;
    const double tariff = set.tariff;
    const double season = std::sin(week * 2 * 3.14159265 / 52);
    const double load = (1 + 0.03 * years + 0.05 * season + 0.12 * doubt) / capacity -
                        0.15 * follows * moved * online * 8 + 0.004 * tariff * online;
    const double tilt = slot >= 1 && slot <= 5    ? static_cast<double>(slot - 1) / 4 - 0.5
                        : slot >= 6 && slot <= 12 ? std::fabs(static_cast<double>(slot) - 8) / 6
                        : slot == 14              ? -0.9
                        : slot >= 15              ? unit(slot, 5) - 0.5 + (slot == 15 ? 0.5 : -0.1)
                                                  : 0.0;
    const double help = follows * moved * (slot >= 15 ? (slot == 15 ? 0.6 : -0.15) : 0.25);
    const double wait = std::max(0.4, 9.5 * load * load * (1 + 0.35 * tilt) * (1 - 0.3 * help));
    switch (outcome) {
    case 0:
        return wait;
    case 1:
        return std::exp(-wait / 34);
    case 2:
        return -9.8e6 * online / 0.11 * (1 - 0.92 * follows * moved) * (1 + doubt * 0.3);
    case 3:
        return 0.04 + 0.006 * wait;
    case 4:
        return online * scenario.people;
    case 5:
        return 158 + tariff * online * 9 + 3 * years;
    case 6:
        return -0.02 - 0.004 * wait * (1 - 0.5 * help);
    case 7:
        return 0.82 - 0.012 * wait;
    default:
        return slot == 14 ? std::numeric_limits<double>::quiet_NaN()
                          : std::floor(years / 2 * (1 - follows));
    }
}

message::Results FakeCore::results(const message::Trial& trial, bool reform,
                                   std::uint32_t replicate, std::uint32_t weeks) const {
    message::Results r;
    const auto slots = message::Slots::first_area(scenario) + scenario.areas.size();
    const Set set = set_in(trial, reform);
    for (std::size_t o = 0; o < scenario.outcomes.size(); ++o) {
        auto& weekly = r.weekly.emplace_back();
        for (std::uint32_t w = 0; w < weeks; ++w) {
            const double noise = 1 + 0.02 * (unit(std::size_t{w} * 31 + o, replicate) - 0.5);
            const double v = value(set, replicate, o, w, 0) * noise;
            weekly.push_back(static_cast<float>(v));
            const auto bits = static_cast<std::uint64_t>(std::llround(v * 1e6));
            r.fingerprint = mix(r.fingerprint, bits);
        }
    }
    for (std::uint32_t y = 0; y < weeks / 52; ++y) {
        auto& year = r.yearly.emplace_back();
        for (std::size_t o = 0; o < scenario.outcomes.size(); ++o) {
            auto& row = year.emplace_back();
            for (std::size_t s = 0; s < slots; ++s) {
                row.push_back(value(set, replicate, o, y * 52 + 26, s));
            }
        }
    }
    return r;
}

std::uint32_t FakeCore::population(const message::Trial& trial) const {
    return trial.population != 0 ? trial.population : scenario.population;
}

message::People FakeCore::people(const message::AskPeople& ask) const {
    message::People p{ask.id, population(ask.trial), {}, {}, {}, {}};
    for (std::uint32_t i = 0; i < p.population; i += watched) p.watched.push_back(i);
    for (std::uint32_t i = 0; i < p.population; ++i) {
        const auto area = static_cast<std::uint32_t>(5.0 * i / p.population);
        const auto& a = scenario.areas[area];
        const double angle = 6.2831853 * unit(i, 1);
        const double r = a.radius * std::pow(unit(i, 2), 0.75);
        p.x.push_back(static_cast<std::int16_t>(100 * (a.x + r * std::cos(angle))));
        p.y.push_back(static_cast<std::int16_t>(100 * (a.y + r * std::sin(angle))));
        const auto age = static_cast<std::uint32_t>(6.99 * std::sqrt(unit(i, 3)));
        const double lean = (area * 0.2 + 0.1 + unit(i, 4)) / 2;
        const auto deprivation = std::min(4u, static_cast<std::uint32_t>(5 * lean));
        const auto cell = (area * 7 + age) * 5 + deprivation;
        p.stratum.push_back(static_cast<std::uint16_t>(cell * 2 + (unit(i, 5) < 0.2 ? 1 : 0)));
    }
    return p;
}

message::Alike FakeCore::alike(const message::AskAlike& ask) const {
    message::Alike told{ask.id, alike_citizens, alike_citizens * 10};
    told.few = alike_citizens < 30;
    if (told.few) return told;
    for (const bool reform : {false, true}) {
        auto& values = reform ? told.reform : told.baseline;
        // Of the most deprived fifth; outcomes beyond the fourth are not known of them.
        for (std::size_t o = 0; o < scenario.outcomes.size(); ++o)
            values.push_back(o < 4 ? value(set_in(ask.trial, reform), ask.replicate, o, 234, 5)
                                   : std::numeric_limits<double>::quiet_NaN());
    }
    return told;
}

message::Crossed FakeCore::crossed(const message::AskCrossed& ask) const {
    message::Crossed told;
    told.id = ask.id;
    told.by = ask.by;
    told.first = {"north", "south"};
    told.second = {"young", "grown", "old"};
    told.citizens = {12, 40, 50, 60, 70, 0};
    for (const double citizens : told.citizens) told.people.push_back(citizens * 10);
    told.few = 30;
    told.csv = "made of " + ask.by + "\n";
    for (const auto o : session::outcomes_crossed(scenario, ask.by)) {
        told.outcomes.push_back(scenario.outcomes[o].key);
        for (const bool reform : {false, true}) {
            auto& cells = (reform ? told.reform : told.baseline).emplace_back();
            for (std::size_t cell = 0; cell < told.citizens.size(); ++cell)
                cells.push_back(value(set_in(ask.trial, false), 0, o, 234, 0) +
                                (reform ? static_cast<double>(6 - cell) : 0));
        }
    }
    return told;
}

message::Frame FakeCore::frame(const message::AskFrame& ask) const {
    message::Frame f;
    f.id = ask.id;
    f.reform = ask.reform;
    f.week = ask.week;
    f.channels.resize(2);
    f.provider_channels.resize(2);
    const auto n = population(ask.trial);
    const double week = ask.week;
    const Set set = set_in(ask.trial, ask.reform);
    const double online = value(set, 0, 4, week, 0) / scenario.people;
    std::vector<double> means;
    for (std::size_t area = 0; area < 5; ++area) means.push_back(value(set, 0, 0, week, 15 + area));
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto area = static_cast<std::uint32_t>(5.0 * i / n);
        const bool joined = unit(i, 6) < online;
        const auto local = area * 2 + (unit(i, 7) < 0.5 ? 1u : 0u);
        f.provider.push_back(static_cast<std::uint16_t>(joined ? 10u : local));
        const double mean = joined ? 2 : means[area];
        const double wait = -mean * std::log(1 - unit(i, 8 + ask.week / 4));
        const bool silent = unit(i, 9) > 0.15 + week / 60;
        const auto days = static_cast<std::uint8_t>(std::min(wait, 250.0));
        f.channels[0].push_back(silent ? message::nothing_known : days);
        f.channels[1].push_back(static_cast<std::uint8_t>(255 * std::exp(-wait / 60)));
    }
    for (std::uint32_t p = 0; p < scenario.providers.size(); ++p) {
        const bool virtual_one = scenario.providers[p].kind == 1;
        const double w = value(set, 0, 0, week, 15 + p / 2);
        const double list = virtual_one ? online * scenario.people
                                        : scenario.areas[p / 2].people / 2 * (1 - online);
        f.provider_channels[0].push_back(static_cast<float>(list));
        f.provider_channels[1].push_back(static_cast<float>(virtual_one ? 2.0 : w));
        f.open.push_back(1);
    }
    return f;
}

message::Reply FakeCore::answer(const message::Request& request) const {
    if (const auto* open = std::get_if<message::Open>(&request)) {
        if (open->text == "broken") {
            return message::Failed{open->id, {{open->name + ":1:1", "this is not a scenario"}}};
        }
        return message::Opened{open->id, scenario};
    }
    if (const auto* run = std::get_if<message::Run>(&request)) {
        if (fails) return message::Failed{run->id, {{"", "there was not enough memory"}}};
        message::Ran ran;
        ran.id = run->id;
        ran.replicate = run->replicate;
        ran.population = population(run->trial);
        ran.quick = run->quick && ran.population > message::quick_population;
        if (ran.quick) ran.population = message::quick_population;
        ran.runs = runs;
        ran.headline = "host_balance";
        ran.headline_words = "Riverside is better off";
        ran.headline_sign = 1;
        ran.weeks = run->trial.weeks != 0 ? run->trial.weeks : scenario.weeks;
        ran.baseline = results(run->trial, false, run->replicate, ran.weeks);
        ran.reform = results(run->trial, true, run->replicate, ran.weeks);
        ran.milliseconds = milliseconds * ran.population / scenario.population;
        ran.sentence = "When the money follows the patient, people wait 1.3 days less for a "
                       "doctor and Riverside's deficit falls from £9.8m to £0.8m a year, which "
                       "the four other areas pay instead.";
        ran.fingerprint = mix(ran.baseline.fingerprint, ran.reform.fingerprint);
        if (answers) answers(ran);
        return ran;
    }
    if (const auto* ask = std::get_if<message::AskPeople>(&request)) return people(*ask);
    if (const auto* ask = std::get_if<message::AskFrame>(&request)) return frame(*ask);
    if (const auto* ask = std::get_if<message::AskNeighbour>(&request)) {
        // Of somebody who moves to another provider half-way, later under the reform.
        message::Neighbour lives{ask->id, ask->person, {}, {}};
        for (std::uint32_t week = 0; week < scenario.weeks; ++week) {
            lives.baseline.provider.push_back(week < scenario.weeks / 2 ? 0 : 1);
            lives.reform.provider.push_back(week < scenario.weeks / 2 + 9 ? 0 : 1);
            lives.baseline.channels.push_back({3, 200});
            lives.reform.channels.push_back({3, 200});
            lives.baseline.events.emplace_back();
            lives.reform.events.emplace_back();
        }
        // In a week of theirs two needs of one visit each; under the reform one more before.
        lives.baseline.events[20] = lives.reform.events[20] = {
            {0, 1}, {0, 1}, {2, 3}, {3, 0}, {4, 2104}, {2, 1}, {3, 1}, {4, 1000}, {5, 0}};
        if (scenario.weeks > 150) lives.reform.events[150] = {{0, 1}, {1, 1}, {5, 1}, {5, 2}};
        return lives;
    }
    if (const auto* ask = std::get_if<message::AskAlike>(&request)) return alike(*ask);
    if (const auto* ask = std::get_if<message::AskCrossed>(&request)) return crossed(*ask);
    if (const auto* make = std::get_if<message::MakeLink>(&request)) {
        link = *make;
        return message::Link{make->id, "code"};
    }
    if (const auto* ask = std::get_if<message::AskReadme>(&request)) {
        ++readmes_asked;
        return message::Readme{ask->id, scenario.model, readme};
    }
    if (const auto* ask = std::get_if<message::AskDoubts>(&request)) {
        doubts_asked = *ask;
        message::Doubts doubts{ask->id, {}};
        doubts.doubts.resize(ask->differences.size());
        if (doubts_stand_out && doubts.doubts.size() > 2)
            doubts.doubts.at(2) = {{"choice.word_spreads", 0.4, 1e6, 2e6}};
        return doubts;
    }
    if (auto reply = trial_reply(request)) return *reply;
    if (also) {
        if (auto reply = also(request)) return *reply;
    }
    return message::Failed{};
}

} // namespace folkmoot::fake
