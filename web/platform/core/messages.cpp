#include "platform/core/messages.hpp"

#include "analysis/certainty.hpp"
#include "analysis/changes.hpp"
#include "core/units.hpp"
#include "platform/core/labs.hpp"
#include "scenario/load.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

message::Field field_message(const Scenario& scenario, const Setting& field) {
    message::Field m;
    m.key = field.key;
    m.label = field.label;
    m.unit = field.unit;
    m.sentence = field.sentence;
    const auto source = scenario.source_of.find(m.key);
    m.source = source != scenario.source_of.end() ? source->second : std::string(field.source);
    m.kind = field.kind == FieldKind::lever ? message::Kind::lever : message::Kind::assumption;
    m.type = static_cast<message::Type>(field.type);
    m.low = field.range.low;
    m.high = field.range.high;
    m.step = field.step;
    m.usual = field.get(scenario.settings);
    m.options.assign(field.options.begin(), field.options.end());
    m.option_words.assign(field.option_words.begin(), field.option_words.end());
    return m;
}

message::Outcome outcome_message(const Model& model, const Measure& measure) {
    message::Outcome m;
    m.key = measure.key;
    m.label = measure.label;
    m.unit = measure.unit;
    m.sentence = measure.sentence;
    m.direction = measure.direction;
    m.decimals = measure.decimals;
    m.money = measure.money;
    m.share = measure.share;
    for (const BreakdownName& each : model.breakdowns())
        if ((measure.by & each.bit) != 0) m.by.emplace_back(each.key);
    return m;
}

message::Results results_message(const Scenario& scenario, const Told& run,
                                 std::uint64_t fingerprint) {
    message::Results m;
    m.fingerprint = fingerprint;
    m.yearly.resize(run.years());
    for (const std::string& key : scenario.outcomes) {
        const std::size_t measure = scenario.model->measure_index(key);
        auto& weekly = m.weekly.emplace_back(run.weeks());
        for (std::size_t week = 0; week < weekly.size(); ++week)
            weekly[week] = static_cast<float>(run.weekly(measure, week));
        for (std::size_t year = 0; year < run.years(); ++year) {
            std::vector<double> slots(run.groups());
            for (std::size_t slot = 0; slot < slots.size(); ++slot)
                slots[slot] = run.value(measure, year, slot);
            m.yearly[year].push_back(std::move(slots));
        }
    }
    return m;
}

// What is told of both runs alike, whatever they are of.
message::Ran told_message(const Scenario& scenario, const Attempt& attempt, const Told& baseline,
                          const Told& reform, const Workshop::Pair& pair) {
    message::Ran m;
    m.population = population_of(scenario, attempt);
    m.weeks = weeks_of(scenario, attempt);
    m.baseline = results_message(scenario, baseline, pair.baseline->fingerprint);
    m.reform = results_message(scenario, reform, pair.reform->fingerprint);
    m.milliseconds = pair.milliseconds;
    m.sentence = sentence_of(scenario, attempt, baseline, reform);
    m.fingerprint = pair.fingerprint;
    const Changes changes = changes_of(scenario, attempt);
    m.changes = changes_words(changes);
    m.baseline_changes = changes_words(baseline_changes_of(scenario, attempt));
    m.runs = usual_runs(m.population, m.weeks);
    const Headline headline = headline_of(scenario, baseline, reform);
    const auto measures = scenario.model->measures();
    if (headline.measure < measures.size()) m.headline = measures[headline.measure].key;
    m.headline_sign = headline.sign;
    m.headline_words = headline.words;
    return m;
}

void check_values(const Model& model, const std::map<std::string, double>& values,
                  Problems& problems) {
    for (const auto& [key, value] : values) {
        const Setting* field = model.find_setting(key);
        if (field != nullptr && allowed(*field, value)) continue;
        Problem p;
        p.path = key;
        p.what = field == nullptr ? "there is no such setting" : "out of range";
        p.found = field == nullptr ? "" : format_number(value, 4);
        p.allowed = field == nullptr ? "" : allowed_text(*field);
        problems.push_back(p);
    }
}

void check_whole(const char* name, std::uint64_t value, std::uint64_t low, std::uint64_t high,
                 Problems& problems) {
    if (value == 0 || (value >= low && value <= high)) return;
    Problem p;
    p.path = name;
    p.what = "out of range";
    p.found = std::to_string(value);
    p.allowed = format_number(static_cast<double>(low), 0) + " to " +
                format_number(static_cast<double>(high), 0);
    problems.push_back(p);
}

// Every how many citizens one is shown.
std::uint32_t stride_of(std::uint32_t population) {
    return (population + most_dots - 1) / most_dots;
}

/// What is known of one of those who were looked at, by channel.
std::vector<std::uint8_t> known_at(const std::vector<std::vector<std::uint8_t>>& channels,
                                   std::size_t at) {
    std::vector<std::uint8_t> known;
    for (const auto& channel : channels)
        known.push_back(at < channel.size() ? channel[at] : nothing_known);
    return known;
}

}  // namespace

Middle middle_of(const std::vector<Area>& areas) {
    double left = areas.front().x, right = left, low = areas.front().y, high = low;
    for (const Area& area : areas) {
        left = std::min(left, area.x - area.radius);
        right = std::max(right, area.x + area.radius);
        low = std::min(low, area.y - area.radius);
        high = std::max(high, area.y + area.radius);
    }
    return {(left + right) / 2, (low + high) / 2};
}

message::Scenario scenario_message(const Scenario& scenario) {
    const Model& model = *scenario.model;
    message::Scenario m;
    m.model = model.key();
    for (const Side& side : model.about().sides) {
        message::Side& told = m.sides.emplace_back();
        told.key = side.key;
        told.label = side.label;
        told.question = side.question;
        for (const Side::Group& group : side.groups) told.groups.emplace_back(group.label);
    }
    m.picture = picture_message(scenario);
    m.name = scenario.name;
    m.title = scenario.title;
    m.question = scenario.question;
    m.place = scenario.place;
    m.money_year = scenario.money_year;
    m.introduction = scenario.introduction;
    m.people = scenario.people;
    m.population = scenario.population;
    m.weeks = scenario.weeks;
    m.seed = scenario.seed;
    m.hash = scenario.hash;
    for (const Setting& field : model.settings())
        m.fields.push_back(field_message(scenario, field));
    for (const FieldGroup& group : scenario.levers) m.levers.push_back({group.title, group.keys});
    for (const FieldGroup& group : scenario.assumptions)
        m.assumptions.push_back({group.title, group.keys});
    for (const std::string& key : scenario.outcomes)
        m.outcomes.push_back(outcome_message(model, model.measures()[model.measure_index(key)]));
    const Middle middle = middle_of(scenario.areas);
    for (std::size_t a = 0; a < scenario.areas.size(); ++a) {
        const Area& area = scenario.areas[a];
        m.areas.push_back(
            {area.name, area.x - middle.x, area.y - middle.y, area.radius, area.registered,
             scenario.model->has_budgets() && has_host(scenario) && a == scenario.host});
    }
    for (const Provider& p : scenario.providers) {
        if (!concerns_providers(scenario)) break;
        m.providers.push_back(
            {p.name, static_cast<std::uint32_t>(p.reach), p.area, p.x - middle.x, p.y - middle.y});
    }
    for (const Policy& p : scenario.policies)
        m.policies.push_back({p.name, p.label, p.sentence, p.settings});
    for (const Chart& c : scenario.charts) m.charts.push_back({c.kind, c.outcome, c.by, c.title});
    for (const TourStep& s : scenario.tour)
        m.tour.push_back({s.text,
                          s.lever,
                          s.outcome,
                          s.set,
                          {s.ask.kind, s.ask.question, s.ask.low, s.ask.high},
                          {s.show.side, s.show.colour, s.show.play}});
    m.statements = scenario.statements;
    m.limits = scenario.limits;
    for (const Source& s : scenario.sources) m.sources.push_back({s.name, s.text, s.url});
    m.trial = trial_menu(scenario);
    return m;
}

Result<Attempt> attempt_of(const Scenario& scenario, const message::Trial& trial) {
    Problems problems;
    check_values(*scenario.model, trial.shared, problems);
    check_values(*scenario.model, trial.changed, problems);
    check_values(*scenario.model, trial.baseline_changed, problems);
    check_whole("seed", trial.seed, 0, limits::most_seed, problems);
    check_whole("population", trial.population, limits::least_population, limits::most_population,
                problems);
    if (trial.population <= limits::most_population)
        if (auto problem = too_many_citizens(scenario, trial.population))
            problems.push_back(std::move(*problem));
    check_whole("weeks", trial.weeks, 1, limits::most_weeks, problems);
    const auto check_policy = [&](const char* path, const std::string& name) {
        if (name.empty() ||
            std::ranges::find(scenario.policies, name, &Policy::name) != scenario.policies.end())
            return;
        Problem p;
        p.path = path;
        p.what = "there is no such policy in this scenario";
        p.found = name;
        problems.push_back(p);
    };
    check_policy("reform", trial.reform);
    check_policy("baseline", trial.baseline);
    if (!problems.empty()) return problems;
    Attempt attempt;
    attempt.shared = trial.shared;
    attempt.reform = policy_named(scenario, trial.reform).name;
    attempt.changed = trial.changed;
    attempt.seed = trial.seed;
    attempt.population = trial.population;
    attempt.weeks = trial.weeks;
    attempt.baseline = {trial.baseline, trial.baseline_changed};
    return attempt;
}

message::Trial trial_of(const Attempt& attempt) {
    return {attempt.shared,     attempt.reform, attempt.changed,         attempt.seed,
            attempt.population, attempt.weeks,  attempt.baseline.policy, attempt.baseline.changed};
}

message::Ran ran_message(const Scenario& scenario, const Attempt& attempt, std::uint32_t replicate,
                         const Workshop::Pair& pair) {
    message::Ran m =
        told_message(scenario, attempt, pair.baseline->record, pair.reform->record, pair);
    m.replicate = replicate;
    return m;
}

message::Ran quick_message(const Scenario& scenario, const Attempt& attempt,
                           const FinishedRun& full, const FinishedRun& standing,
                           const Workshop::Pair& few) {
    const Told baseline(full.record, standing.record, few.baseline->record);
    const Told reform(full.record, standing.record, few.reform->record);
    message::Ran m = told_message(scenario, attempt, baseline, reform, few);
    m.population = message::quick_population;
    m.quick = true;
    return m;
}

message::People people_message(const Place& place) {
    const World& world = place.world;
    const Middle middle = middle_of(world.areas);
    const std::uint32_t stride = stride_of(world.population());
    const auto hundredths = [](double km) {
        return static_cast<std::int16_t>(
            std::clamp(std::floor(km * 100.0 + 0.5), -32767.0, 32767.0));
    };
    message::People m;
    std::uint32_t stratum = 0;
    for (std::uint32_t c = 0; c < world.population(); c += stride) {
        while (world.strata.first[stratum + 1] <= c) ++stratum;
        const Home home = home_of(world, c, area_of(stratum));
        m.x.push_back(hundredths(home.x - middle.x));
        m.y.push_back(hundredths(home.y - middle.y));
        m.stratum.push_back(static_cast<std::uint16_t>(stratum));
    }
    m.population = static_cast<std::uint32_t>(m.x.size());
    if (stride == 1)
        for (const std::uint32_t c : whom_to_watch(world)) m.watched.push_back(c);
    return m;
}

message::Frame frame_message(const Place& place, const State& state, bool reform,
                             std::uint32_t week) {
    const std::uint32_t stride = stride_of(place.world.population());
    message::Frame m;
    m.reform = reform;
    m.week = week;
    const auto provider = state.provider_of_citizen();
    for (std::uint32_t c = 0; c < provider.size(); c += stride) m.provider.push_back(provider[c]);
    PictureFrame seen =
        place.model->look(place, state, Sample::every(stride, place.world.population()));
    m.channels = std::move(seen.people);
    m.provider_channels = std::move(seen.providers);
    m.open = std::move(seen.open);
    return m;
}

void see_neighbour(const Place& place, const State& state, std::uint32_t citizen,
                   message::Neighbour::Life& life) {
    const auto provider = state.provider_of_citizen();
    if (citizen < provider.size()) life.provider.push_back(provider[citizen]);
    const auto alone = Sample::of({citizen}, place.world.population());
    life.channels.push_back(known_at(place.model->look(place, state, alone).people, 0));
}

void see_events(const Scenario& scenario, std::span<const PersonEvent> events,
                message::Neighbour::Life& life) {
    const auto happenings = scenario.model->about().picture.happenings;
    const bool serving = concerns_providers(scenario);
    auto& week = life.events.emplace_back();
    for (const PersonEvent& event : events)
        for (std::size_t i = 0; i < happenings.size(); ++i)
            if (happenings[i].event == event.kind && (serving || happenings[i].aside))
                week.push_back({static_cast<std::uint8_t>(i), event.amount});
}

void see_watched(const Scenario& scenario, const Watched& watched, std::uint32_t citizen,
                 message::Neighbour::Life& life) {
    const std::size_t at = *watched.whom.find(citizen);
    for (const auto& provider : watched.provider)
        if (at < provider.size()) life.provider.push_back(provider[at]);
    for (const auto& seen : watched.people) life.channels.push_back(known_at(seen, at));
    std::vector<PersonEvent> own;
    for (std::size_t week = 0; week < watched.first_of_week.size(); ++week) {
        const bool last = week + 1 == watched.first_of_week.size();
        const std::size_t from = watched.first_of_week[week],
                          to = last ? watched.events.size() : watched.first_of_week[week + 1];
        own.clear();
        for (std::size_t e = from; e < to; ++e)
            if (watched.events[e].citizen == citizen) own.push_back(watched.events[e]);
        see_events(scenario, own, life);
    }
}

std::uint32_t citizen_of(const Place& place, std::uint32_t person) {
    const std::uint32_t all = place.world.population();
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(std::uint64_t{person} * stride_of(all), all));
}

message::Failed failed_message(std::uint32_t id, const Problems& problems) {
    message::Failed m;
    m.id = id;
    for (const Problem& p : problems) {
        std::string where = p.file;
        if (p.line != 0) where += ":" + std::to_string(p.line);
        if (p.line != 0 && p.column != 0) where += ":" + std::to_string(p.column);
        m.problems.push_back({where, p.text()});
    }
    return m;
}

}  // namespace folkmoot
