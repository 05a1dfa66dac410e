/// Step 3: what people guessed before they saw it, and what the model says of the same.
///
/// The model's answer stays closed until somebody opens it: those who have not guessed yet may be
/// looking.

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/away/card.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/nodes.hpp"
#include "session/axis.hpp"
#include "session/deliberation/question.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::ClassGuessed;
using session::DeliberationDesk;
using session::TrialResults;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// A question with what is known of it. `results`: of the model, once it is open.
struct Seen {
    const ClassGuessed& question;
    const message::Outcome& outcome;
    const TrialResults* results = nullptr;
};

struct Way {
    int sign;
    std::string_view it, goes;
};
constexpr std::array ways{Way{-1, "go down", "it goes down"},
                          Way{0, "hardly change", "it hardly changes"},
                          Way{1, "go up", "it goes up"}};
const Way& way_of(int sign) { return *std::ranges::find(ways, sign, &Way::sign); }

bool is_line(const ClassGuessed& question) { return question.ask.kind == session::ask_line; }
bool is_direction(const ClassGuessed& question) {
    return question.ask.kind == session::ask_direction;
}

/// What decides: the number, the direction, or where a line ends.
std::vector<double> last_values(const ClassGuessed& question) {
    std::vector<double> values;
    for (const auto& each : question.said) values.push_back(each.back());
    std::ranges::sort(values);
    return values;
}

std::string in_range(const message::Outcome& outcome, double low, double high) {
    const auto from = words::format_value(outcome, low), to = words::with_unit(outcome, high);
    return from == words::format_value(outcome, high) ? to : from + " to " + to;
}

// ---------------------------------------------------------------- the model's side

/// The year that is looked at: of a line its last one.
std::size_t year_told(const Seen& seen) {
    if (!is_line(seen.question)) return seen.question.year;
    std::size_t longest = 1;
    for (const auto& each : seen.question.said) longest = std::max(longest, each.size());
    const auto years = seen.results->main->reform.yearly.size();
    return std::min(longest, std::max<std::size_t>(years, 1)) - 1;
}

double model_value(const Seen& seen) {
    return session::value_at(seen.results->main->reform, year_told(seen), seen.question.outcome,
                             message::Slots::total);
}

/// How a guess stands to the model: -1 below, 0 where nine of ten runs lie or about the same, 1
/// above.
int side_of(const Seen& seen, double guess) {
    const double value = model_value(seen);
    const auto band = session::reform_band(*seen.results, year_told(seen), seen.question.outcome);
    if (band && band->low <= guess && guess <= band->high) return 0;
    return words::difference(seen.outcome, value, guess).sign;
}

std::string opened_number(const Seen& seen) {
    const bool line = is_line(seen.question);
    const double value = model_value(seen);
    if (!std::isfinite(value)) return "The model has no value here.";
    std::array<std::size_t, 3> sides{};
    const auto values = last_values(seen.question);
    for (const double each : values) ++sides[static_cast<std::size_t>(side_of(seen, each) + 1)];
    const auto most = [&](std::size_t side) { return 2 * sides[side] > values.size(); };
    const auto model = words::with_unit(seen.outcome, value);
    if (line) {
        const auto end = most(0)   ? "Most lines end lower than the model’s, which ends at "
                         : most(1) ? "Most lines end about where the model’s does, at "
                         : most(2) ? "Most lines end higher than the model’s, which ends at "
                                   : "Lines end on both sides of the model’s, which ends at ";
        return end + model + ".";
    }
    return (most(0)   ? "Most guessed less; the model says "
            : most(1) ? "Most guessed about what the model says: "
            : most(2) ? "Most guessed more; the model says "
                      : "Guesses lie on both sides of what the model says: ") +
           model + ".";
}

/// What most people say of a direction; nothing: no direction has more than half of them.
std::optional<int> most_expected(const ClassGuessed& question) {
    for (const auto& way : ways) {
        const auto people = std::ranges::count_if(
            question.said, [&](const auto& each) { return each.front() == way.sign; });
        if (2 * static_cast<std::size_t>(people) > question.said.size()) return way.sign;
    }
    return std::nullopt;
}

session::Change model_change(const Seen& seen) {
    auto change =
        session::change_of(seen.outcome, *seen.results, seen.question.year, seen.question.outcome);
    if (change.may_be_chance) change.sign = 0;
    return change;
}

std::string opened_direction(const Seen& seen) {
    const auto change = model_change(seen);
    if (!change.known) return "The model has no value here.";
    const std::string goes(way_of(change.sign).goes);
    const auto most = most_expected(seen.question);
    if (!most) return "People expected different things; the model says " + goes + ".";
    const auto begin = "Most expected it to " + std::string(way_of(*most).it);
    return *most == change.sign ? begin + ", and the model says so too."
                                : begin + "; the model says " + goes + ".";
}

// ---------------------------------------------------------------- what people said

std::string closed_title(const Seen& seen) {
    const auto people = session::people_words(seen.question.said.size());
    if (is_direction(seen.question)) {
        const auto most = most_expected(seen.question);
        if (!most) return people + " guessed, and expect different things.";
        const auto count = static_cast<std::uint32_t>(std::ranges::count_if(
            seen.question.said, [&](const auto& each) { return each.front() == *most; }));
        return of_all(count, static_cast<std::uint32_t>(seen.question.said.size())) +
               " expect it to " + std::string(way_of(*most).it) + ".";
    }
    const auto values = last_values(seen.question);
    if (is_line(seen.question))
        return people + " drew a line; they end at " +
               in_range(seen.outcome, values.front(), values.back()) + ".";
    return people + " guessed: " + in_range(seen.outcome, values.front(), values.back()) + ".";
}

std::string title_of(const Seen& seen) {
    if (seen.results == nullptr) return closed_title(seen);
    return is_direction(seen.question) ? opened_direction(seen) : opened_number(seen);
}

/// What the picture is of; with what the model says in full.
std::string subtitle_of(const Seen& seen) {
    auto told = "“" + seen.outcome.label + "”" +
                (is_line(seen.question) ? ", year by year"
                                        : ", year " + std::to_string(seen.question.year + 1)) +
                ". " + session::people_words(seen.question.said.size()) + ".";
    if (seen.results == nullptr) return told;
    const auto index = seen.question.outcome;
    if (is_direction(seen.question)) {
        const auto side = [&](const message::Results& of) {
            return session::value_at(of, seen.question.year, index, message::Slots::total);
        };
        const double from = side(seen.results->main->baseline),
                     to = side(seen.results->main->reform);
        if (!model_change(seen).known) return told;
        told += " The model: from " + words::format_value(seen.outcome, from) + " to " +
                words::with_unit(seen.outcome, to) + ".";
        return model_change(seen).may_be_chance
                   ? told + " In some runs it does the opposite, so it counts as hardly changed."
                   : told;
    }
    if (const auto band = session::reform_band(*seen.results, year_told(seen), index))
        told += " Nine of ten runs of the model lie at " +
                in_range(seen.outcome, band->low, band->high) +
                (is_line(seen.question) ? " in the last year." : ".");
    return told;
}

sheet::Axis people_axis(double most) {
    constexpr int about = 4;
    const auto axis = session::make_axis(0, std::max(most, 4.0), about, true);
    sheet::Axis made{"People", "", axis.low, axis.high, {}};
    for (const double at : session::ticks_of(axis))
        if (at == std::floor(at)) made.ticks.push_back({at, format_number(at, 0)});
    return made;
}

/// Columns of people; those who say what the model says stand below.
struct Columns {
    std::vector<double> edges;
    std::vector<double> as_model, others;

    explicit Columns(std::vector<double> its_edges)
        : edges(std::move(its_edges)), as_model(edges.size() - 1), others(edges.size() - 1) {}
    void add(double value, bool as_the_model) {
        const auto above = std::ranges::upper_bound(edges, value);
        const auto column =
            std::clamp<std::ptrdiff_t>(above - edges.begin() - 1, 0, std::ssize(others) - 1);
        ++(as_the_model ? as_model : others)[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] double people(std::size_t column) const {
        return as_model[column] + others[column];
    }
    [[nodiscard]] double most() const {
        double most = 0;
        for (std::size_t i = 0; i < others.size(); ++i) most = std::max(most, people(i));
        return most;
    }
};

sheet::Chart columns_chart(const Columns& columns, sheet::Axis across, bool open,
                           std::string as_model) {
    sheet::Chart chart;
    chart.look = "histogram";
    chart.x = std::move(across);
    chart.y = people_axis(columns.most());
    chart.at = columns.edges;
    if (open) chart.series.push_back({"reform", std::move(as_model), columns.as_model});
    chart.series.push_back({"baseline", open ? "Other guesses" : "Guesses", columns.others});
    return chart;
}

std::string count_of(double people) { return format_number(people, 0); }

void draw_directions(Node& node, const Seen& seen) {
    Columns columns({-1.5, -0.5, 0.5, 1.5});
    const bool open = seen.results != nullptr;
    const auto change = open ? model_change(seen) : session::Change{};
    const auto is_model = [&](double sign) { return open && change.known && sign == change.sign; };
    for (const auto& each : seen.question.said) columns.add(each.front(), is_model(each.front()));
    sheet::Axis across{seen.outcome.label, "", -1.5, 1.5, {}};
    sheet::Table table{{{"way", "It would"}, {"people", "People", "", true}}, {}};
    if (open) table.columns.push_back({"model", "The model"});
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const auto goes = words::capitalised(ways[i].it);
        across.ticks.push_back({static_cast<double>(ways[i].sign), goes});
        table.rows.push_back({"way:" + std::to_string(i), {goes, count_of(columns.people(i))}});
        if (open) table.rows.back().cells.push_back(is_model(ways[i].sign) ? "says this" : "–");
    }
    node.chart =
        columns_chart(columns, std::move(across), open && change.known, "As the model says");
    node.add(table_node(node.key + ":table", "How many expect what", std::move(table)));
}

void draw_numbers(Node& node, const Seen& seen) {
    const auto values = last_values(seen.question);
    double low = std::min(seen.question.ask.low, values.front()),
           high = std::max(seen.question.ask.high, values.back());
    const bool open = seen.results != nullptr && std::isfinite(model_value(seen));
    const auto band =
        open ? session::reform_band(*seen.results, year_told(seen), seen.question.outcome)
             : std::nullopt;
    if (open) {
        low = std::min(low, band ? std::min(band->low, model_value(seen)) : model_value(seen));
        high = std::max(high, band ? std::max(band->high, model_value(seen)) : model_value(seen));
    }
    constexpr int about = 16;
    Columns columns(session::ticks_of(session::make_axis(low, high, about, false)));
    for (const double each : values) columns.add(each, open && side_of(seen, each) == 0);
    auto across = outcome_axis(seen.outcome, seen.outcome.label, low, high, false);
    across.unit = seen.outcome.unit;
    across.low = columns.edges.front();
    across.high = columns.edges.back();
    std::erase_if(across.ticks, [&](const sheet::Tick& tick) {
        return tick.at < across.low - 1e-9 || tick.at > across.high + 1e-9;
    });
    node.chart = columns_chart(columns, std::move(across), open, "Where nine of ten runs lie");
    if (band) node.chart->marks.push_back({"model", "", band->low, false, band->high});
    if (open)
        node.chart->marks.push_back(
            {"model", "the model: " + words::with_unit(seen.outcome, model_value(seen)),
             model_value(seen)});
    sheet::Table table{
        {{"from", "From", "", true}, {"to", "To", "", true}, {"people", "People", "", true}}, {}};
    if (open) table.columns.push_back({"as-model", "Where nine of ten runs lie", "", true});
    for (std::size_t i = 0; i + 1 < columns.edges.size(); ++i) {
        table.rows.push_back(
            {"column:" + std::to_string(i),
             {words::with_unit(seen.outcome, columns.edges[i]),
              words::with_unit(seen.outcome, columns.edges[i + 1]), count_of(columns.people(i))}});
        if (open) table.rows.back().cells.push_back(count_of(columns.as_model[i]));
    }
    node.add(table_node(node.key + ":table", "How many guessed what", std::move(table)));
}

void draw_lines(Node& node, const Seen& seen) {
    const auto& question = seen.question;
    std::size_t years = 1;
    for (const auto& each : question.said) years = std::max(years, each.size());
    sheet::Chart chart;
    chart.look = "line";
    chart.x = {"Year", "", 1, static_cast<double>(std::max<std::size_t>(years, 2)), {}};
    double low = question.ask.low, high = question.ask.high;
    const auto reach = [&](double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const auto& each : question.said) {
        for (const double value : each) reach(value);
        chart.series.push_back({"guess", "Guesses", each});
    }
    sheet::Series model{"reform", "The model, and where nine of ten runs lie", {}};
    sheet::Table table{{{"year", "Year"},
                        {"lowest", "Lowest guess", "", true},
                        {"middle", "Middle guess", "", true},
                        {"highest", "Highest guess", "", true}},
                       {}};
    if (seen.results != nullptr) table.columns.push_back({"model", "The model", "", true});
    for (std::size_t year = 0; year < years; ++year) {
        chart.at.push_back(static_cast<double>(year + 1));
        chart.x.ticks.push_back({chart.at.back(), std::to_string(year + 1)});
        std::vector<double> all;
        for (const auto& each : question.said)
            if (year < each.size()) all.push_back(each[year]);
        std::ranges::sort(all);
        const auto told = [&](double value) { return words::with_unit(seen.outcome, value); };
        const double middle = (all[(all.size() - 1) / 2] + all[all.size() / 2]) / 2;
        table.rows.push_back(
            {"year:" + std::to_string(year + 1),
             {std::to_string(year + 1), told(all.front()), told(middle), told(all.back())}});
        if (seen.results == nullptr) continue;
        const double value = session::value_at(seen.results->main->reform, year, question.outcome,
                                               message::Slots::total);
        const auto band = session::reform_band(*seen.results, year, question.outcome);
        model.values.push_back(value);
        model.low.push_back(band ? band->low : value);
        model.high.push_back(band ? band->high : value);
        for (const double each : {value, model.low.back(), model.high.back()}) reach(each);
        table.rows.back().cells.push_back(told(value));
    }
    if (seen.results != nullptr) chart.series.push_back(std::move(model)); // over all others
    chart.y = outcome_axis(seen.outcome, seen.outcome.label, low, high, true);
    chart.y.unit = seen.outcome.unit;
    node.chart = std::move(chart);
    node.add(table_node(node.key + ":table", "Guesses by year", std::move(table)));
}

Seen seen_of(const DeliberationDesk& desk, std::size_t question) {
    const auto& asked = desk.guesses().questions[question];
    return {asked, desk.scenario()->outcomes[asked.outcome], desk.guess_results(question)};
}

/// "2 people guessed the same of another year; they are not in the picture."
std::string other_year_words(std::size_t people) {
    return session::people_words(people) + " guessed the same of another year, and " +
           (people == 1 ? "is" : "are") + " not in the picture.";
}

std::string apart_words(std::size_t guesses) {
    return (guesses == 1 ? std::string("1 guess is") : std::to_string(guesses) + " guesses are") +
           " about another question, or another version of this one, and " +
           (guesses == 1 ? "is" : "are") + " not counted.";
}

} // namespace

sheet::Node class_guesses_chart(const DeliberationDesk& desk, std::size_t question,
                                std::string key) {
    const Seen seen = seen_of(desk, question);
    Node node(Kind::chart, std::move(key), subtitle_of(seen));
    node.title = title_of(seen);
    if (is_direction(seen.question))
        draw_directions(node, seen);
    else if (is_line(seen.question))
        draw_lines(node, seen);
    else
        draw_numbers(node, seen);
    return node;
}

sheet::Node open_guess_button(const DeliberationDesk& desk, std::size_t question) {
    const auto& key = desk.guesses().questions[question].key;
    const bool open = desk.guess_opened(question);
    auto button = sheet::button((open ? "deliberate:guess-close:" : "deliberate:guess-open:") + key,
                                open ? "Hide what the model says" : "Show what the model says");
    if (!open) button.tone = Tone::strong;
    return button;
}

void add_class_guesses(Node& part, const DeliberationDesk& desk) {
    const auto& guesses = desk.guesses();
    if (desk.scenario() == nullptr || (guesses.questions.empty() && guesses.apart == 0)) return;
    part.add(part_heading("guesses", "What people guessed"));
    for (std::size_t i = 0; i < guesses.questions.size(); ++i) {
        const auto& question = guesses.questions[i];
        const auto key = "deliberate:guess:" + question.key;
        part.add(sheet::text(key + ":question", question.ask.question, Tone::strong));
        auto chart = class_guesses_chart(desk, i, key);
        offer_picture(chart);
        part.add(std::move(chart));
        if (question.other_year > 0)
            part.add(quiet_text(key + ":years", other_year_words(question.other_year)));
        if (desk.guess_opened(i) && desk.guess_results(i) == nullptr)
            part.add(quiet_text(key + ":wait", desk.guess_hopeless(i)
                                                   ? "The model cannot answer this here."
                                                   : "The model is working it out…"));
        part.add(open_guess_button(desk, i));
    }
    if (guesses.apart > 0)
        part.add(quiet_text("deliberate:guesses-apart", apart_words(guesses.apart)));
}

void add_guesses_to_send(Node& part, const DeliberationDesk& desk) {
    const auto& offered = desk.offered();
    if (session::asks_for_guesses(*desk.scenario()))
        part.add(sheet::button("deliberate:guess-tour",
                               offered.empty() ? "Make guesses in the tour" : "Take the tour again",
                               "The tour asks before it shows what comes out. Your guesses can go "
                               "along with your ballot, if you want that."));
    if (offered.empty() && !desk.sends_guesses()) return;
    const auto count = std::max(offered.size(), desk.ballot().guesses.size());
    Node toggle(Kind::toggle, "deliberate:send-guesses", "Send my guesses too",
                "You made " +
                    std::string(count == 1 ? "1 guess" : std::to_string(count) + " guesses") +
                    " in Explore. They go into your ballot only if you say so here, and are shown "
                    "with everybody’s, never as yours.");
    toggle.value = desk.sends_guesses();
    part.add(std::move(toggle));
}

} // namespace folkmoot::rooms
