#include "rooms/explore/neighbour.hpp"

#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/explore/alike.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/explore/lives/weeks.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/tip.hpp"
#include "rooms/nodes.hpp"
#include "rooms/save.hpp"
#include "session/groups.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

constexpr std::string_view anybody = "any";
constexpr std::size_t weeks_a_year = 52;

std::string neighbour_key(std::string_view what) {
    return std::string(neighbour_prefix).append(what);
}

/// What is known of one person in a week, as a frame of nobody else.
message::Frame frame_of(const message::Neighbour::Life& life, std::size_t week) {
    message::Frame frame;
    if (week < life.provider.size()) frame.provider = {life.provider[week]};
    if (week < life.channels.size()) {
        for (const auto value : life.channels[week]) frame.channels.push_back({value});
    }
    return frame;
}

bool changes_by_week(const message::Colouring& colouring) {
    return colouring.by == message::ColourBy::channel ||
           colouring.by == message::ColourBy::provider;
}

Node likeness_choice(std::string_view what, std::string words, std::string open,
                     const std::optional<std::uint32_t>& chosen,
                     const std::vector<std::string>& names) {
    std::vector<sheet::Option> options{{std::string(anybody), std::move(open)}};
    for (std::size_t i = 0; i < names.size(); ++i) options.push_back({std::to_string(i), names[i]});
    return sheet::choice(neighbour_key(what), std::move(words),
                         chosen ? std::to_string(*chosen) : std::string(anybody),
                         std::move(options));
}

template <std::size_t n>
std::vector<std::string> words_of(const std::array<std::string_view, n>& names) {
    return {names.begin(), names.end()};
}

void add_looking(Node& part, const Session& session) {
    const auto& scenario = *session.scenario();
    const auto& like = session.likeness();
    std::vector<std::string> areas;
    for (const auto& area : scenario.areas) areas.push_back(area.name);
    part.add(likeness_choice("area", "Lives in", "Anywhere", like.area, areas));
    part.add(likeness_choice("age", "Aged", "Any age", like.age, words_of(session::age_names)));
    part.add(likeness_choice("deprivation", "Neighbourhood, by deprivation", "Any",
                             like.deprivation, words_of(session::deprivation_names)));
    part.add(likeness_choice("condition", "Long-term condition", "With or without", like.condition,
                             {"Without", "With"}));
    const auto alike = static_cast<double>(session.alike());
    const auto all = static_cast<double>(session.people()->stratum.size());
    const double people = scenario.people > 0 ? alike / all * scenario.people : alike;
    part.add(sheet::text(neighbour_key("count"),
                         alike == all ? "That is anybody."
                         : alike == 0
                             ? "Nobody in this town is all of that."
                             : "People like that: about " + format_count(people) + " in the town.",
                         Tone::quiet));
    part.add(sheet::button(neighbour_key("next"), session.person()
                                                      ? "Follow somebody else like that"
                                                      : "Follow somebody like that"));
    part.add(sheet::button(neighbour_key("people-csv"), "Save everybody on the map (CSV)"));
}

/// The palette's value in each week.
std::vector<double> colours_of(const Session& session, const message::Colouring& colouring,
                               const message::Neighbour::Life& life, std::uint16_t stratum) {
    message::People one;
    one.x = one.y = {0};
    one.stratum = {stratum};
    std::vector<double> values;
    for (std::size_t week = 0; week < weeks_of(life); ++week) {
        const auto frame = frame_of(life, week);
        const PersonColours colours(*session.scenario(), one, &frame, colouring);
        values.push_back(static_cast<double>(colours.of(0)));
    }
    return values;
}

void add_lives(Node& part, const Session& session, const message::Neighbour& lives,
               std::uint16_t stratum) {
    const auto& scenario = *session.scenario();
    const auto today = told_weeks(scenario, lives.baseline),
               then = told_weeks(scenario, lives.reform);
    const auto today_name = session::baseline_label(scenario, session.trial());
    const auto then_name = reform_name(session);
    if (lives.so_far)
        part.add(sheet::text(neighbour_key("wait"),
                             "The first " + std::to_string(today.size()) +
                                 " weeks. The others are being worked out…",
                             Tone::quiet));
    else
        part.add(sheet::text(neighbour_key("difference"), same_or_not(today, then), Tone::strong));
    const auto add_table = [](Node& to, Node table) {
        if (!table.table->rows.empty()) to.add(std::move(table));
    };
    const auto add_tables = [&](Node& to) {
        add_table(to, weeks_table(today, then, today_name, then_name));
        if (!lives.so_far) add_table(to, totals_table(scenario, lives, today_name, then_name));
    };
    const auto* colouring = life_colouring(session);
    if (colouring == nullptr) {
        add_tables(part);
        return;
    }
    Node node(Kind::chart, neighbour_key("lives"),
              "Coloured as on the map: " + colouring->label + ". Chance is the same under both.");
    node.title = "How do these years go for them?";
    sheet::Chart chart;
    chart.look = "lives";
    chart.series.push_back(
        {"baseline", today_name, colours_of(session, *colouring, lives.baseline, stratum)});
    chart.series.push_back(
        {"reform", then_name, colours_of(session, *colouring, lives.reform, stratum)});
    chart.x.words = "year";
    const auto weeks =
        static_cast<double>(lives.so_far ? session.weeks() : chart.series.front().values.size());
    chart.x.high = std::max(1.0, weeks);
    for (double at = 0; at < weeks; at += static_cast<double>(weeks_a_year))
        chart.x.ticks.push_back({at, std::to_string(chart.x.ticks.size() + 1)});
    chart.now = static_cast<double>(session.week());
    const auto first = first_difference(today, then);
    if (first < std::min(today.size(), then.size())) {
        chart.marks.push_back({"differs", "First difference", static_cast<double>(first)});
        node.words += " The triangles mark the week from which it differs.";
    }
    node.chart = std::move(chart);
    add_tables(node);
    const auto& stripes = node.chart->series;
    add_table(node, colours_table(scenario, *colouring, stripes[0].values, stripes[1].values,
                                  today_name, then_name));
    offer_picture(node);
    part.add(std::move(node));
}

Node neighbour(const Session& session) {
    auto part = sheet::group("neighbour-part", "Somebody like me");
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    if (scenario == nullptr || people == nullptr || people->stratum.empty() ||
        scenario->policies.empty())
        return part;
    part.add(sheet::heading("neighbour-title", 2, "Somebody like me"));
    part.add(sheet::text(neighbour_key("note"),
                         "Press a dot on the map, or say whom you look for. Nobody here is real: "
                         "these are simulated people.",
                         Tone::quiet));
    add_looking(part, session);
    add_alike(part, session);
    const auto who = session.person();
    if (!who) return part;
    const auto told = tell_person(*scenario, *people, nullptr, *who);
    part.add(sheet::heading(neighbour_key("who"), 3, told.title));
    part.add(sheet::text(neighbour_key("about"), told.about, Tone::quiet));
    if (const auto* lives = session.neighbour(true))
        add_lives(part, session, *lives, people->stratum[*who]);
    else
        part.add(
            sheet::text(neighbour_key("wait"), "Following them through all weeks…", Tone::quiet));
    if (session.neighbour() != nullptr)
        part.add(sheet::button(neighbour_key("csv"), "Save their weeks as CSV"));
    part.add(sheet::button(neighbour_key("stop"), "Stop following"));
    return part;
}

std::optional<std::uint32_t> likeness_in(std::string_view value) {
    if (value == anybody) return std::nullopt;
    std::uint32_t number = 0;
    for (const char c : value) number = number * 10 + static_cast<std::uint32_t>(c - '0');
    return number;
}

} // namespace

const message::Colouring* life_colouring(const Session& session) {
    if (session.scenario() == nullptr) return nullptr;
    const auto* shown = session.colouring();
    if (shown != nullptr && changes_by_week(*shown)) return shown;
    const auto& all = session.scenario()->picture.colourings;
    const auto found = std::ranges::find_if(all, changes_by_week);
    return found == all.end() ? nullptr : &*found;
}

std::string life_words(const Session& session) {
    const auto who = session.person();
    const auto* lives = session.neighbour();
    if (!who || lives == nullptr) return {};
    const auto& scenario = *session.scenario();
    const auto told = tell_person(scenario, *session.people(), nullptr, *who);
    return told.title + ", a simulated person. " + told.about + ". " +
           same_or_not(told_weeks(scenario, lives->baseline), told_weeks(scenario, lives->reform));
}

Node NeighbourKept::part(const Session& session, Node last) {
    Of now;
    if (const auto* scenario = session.scenario()) now.scenario = scenario->hash;
    now.likeness = session.likeness();
    now.people = session.people() != nullptr ? session.people_version() : 0;
    now.person = session.person();
    now.lives = session.neighbour(true);
    if (now.lives != nullptr) {
        now.weeks_known = weeks_of(now.lives->baseline);
        now.all_known = !now.lives->so_far;
    }
    if (const auto* runs = session.alike_runs()) now.alike = runs->version();
    if (now.person || !now.likeness.anybody()) now.trial = session.trial();
    if (!now.likeness.anybody()) {
        now.frames = {session.frame_version(false), session.frame_version(true)};
        now.closed = session.closed_outcome();
    }
    if (now.person || !now.likeness.anybody()) {
        now.week = session.week();
        if (const auto* colouring = life_colouring(session)) now.colouring = colouring->key;
    }
    if (of_ == now && last.key == "neighbour-part") return last;
    of_ = std::move(now);
    return neighbour(session);
}

void save_lives(Session& session) {
    const auto* lives = session.neighbour();
    const auto* scenario = session.scenario();
    if (lives == nullptr || scenario == nullptr) return;
    session::Table table{{"Week", "Policy", "At its start", "What happened in it"}};
    const auto add = [&](const std::string& policy, const message::Neighbour::Life& life) {
        const auto weeks = told_weeks(*scenario, life);
        for (std::size_t week = 0; week < weeks.size(); ++week)
            table.push_back({std::to_string(week + 1), policy, in_a_row(weeks[week].facts),
                             in_a_row(weeks[week].happened)});
    };
    add(session::baseline_label(*scenario, session.trial()), lives->baseline);
    add(reform_name(session), lives->reform);
    save_numbers(session, scenario->name + "-one-person.csv", table,
                 {{"Citizen", std::to_string(session.person().value_or(0))}});
}

bool use_neighbour(Session& session, const Node& node, std::string_view value, std::string& why) {
    const std::string_view key = std::string_view(node.key).substr(neighbour_prefix.size());
    auto like = session.likeness();
    if (key == "next") {
        why = session.follow_next();
        return true;
    }
    if (key == "csv") {
        save_lives(session);
        return true;
    }
    if (key == "alike-csv") {
        save_alike(session);
        return true;
    }
    if (key == "people-csv") {
        if (!save_people(session))
            why = "This week is still being worked out. Try again in a moment.";
        return true;
    }
    if (key == "stop") {
        session.follow(std::nullopt);
        return true;
    }
    if (key == "area") {
        like.area = likeness_in(value);
    } else if (key == "age") {
        like.age = likeness_in(value);
    } else if (key == "deprivation") {
        like.deprivation = likeness_in(value);
    } else if (key == "condition") {
        like.condition = likeness_in(value);
    } else {
        return false;
    }
    session.describe(like);
    return true;
}

} // namespace folkmoot::rooms
