#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::string_view chart_kinds[] = {"line", "bars", "dots"};

std::vector<std::string_view> outcome_keys(const Model& model) {
    std::vector<std::string_view> keys;
    for (const Measure& measure : model.measures()) keys.push_back(measure.key);
    return keys;
}

/// The breakdowns in which a measure exists; all if there is no such measure.
std::vector<std::string_view> breakdowns_of(const Model& model, std::string_view outcome) {
    std::vector<std::string_view> names;
    const std::size_t index = model.measure_index(outcome);
    for (const BreakdownName& each : model.breakdowns())
        if (index == model.measures().size() || (model.measures()[index].by & each.bit) != 0)
            names.push_back(each.key);
    return names;
}

Chart read_chart(Report& report, const JsonValue& value, const std::string& path) {
    ObjectReader reader(report, value, path);
    Chart chart;
    if (const JsonValue* kind = reader.get("kind", Presence::required)) {
        const auto index =
            read_one_of(report, *kind, reader.path("kind"), "kind of chart", chart_kinds);
        if (index) chart.kind = chart_kinds[*index];
    }
    if (const JsonValue* outcome = reader.get("outcome", Presence::required))
        chart.outcome = read_outcome(report, *outcome, reader.path("outcome"));
    if (const JsonValue* by = reader.get("by", Presence::optional)) {
        const auto names = breakdowns_of(report.model(), chart.outcome);
        const auto index = read_one_of(report, *by, reader.path("by"),
                                       "breakdown of '" + chart.outcome + "'", names);
        if (index) chart.by = names[*index];
    } else if (chart.kind == "bars" || chart.kind == "dots") {
        report.add(value, reader.path("by"), "missing", {},
                   any_of(breakdowns_of(report.model(), {})));
    }
    chart.title = reader.text("title", Presence::required, 200);
    reader.finish();
    return chart;
}

/// What is asked must be on screen, and what can be guessed must have two ends.
Ask read_ask(Report& report, const JsonValue& value, const std::string& path) {
    ObjectReader reader(report, value, path);
    Ask ask;
    if (const JsonValue* kind = reader.get("kind", Presence::required)) {
        const auto index =
            read_one_of(report, *kind, reader.path("kind"), "kind of guess", ask_kinds);
        if (index) ask.kind = ask_kinds[*index];
    }
    ask.question = reader.text("question", Presence::required, 200);
    const bool ranged = ask.kind == "number" || ask.kind == "line";
    const JsonValue* range = reader.get("range", ranged ? Presence::required : Presence::optional);
    if (range != nullptr && ask.kind == "direction") {
        report.add(*range, reader.path("range"), "a direction has no range", {},
                   "a range for 'number' and 'line' only");
    } else if (range != nullptr && is_list(report, *range, reader.path("range"), 2, 2)) {
        constexpr Range any{-1e12, 1e12};
        const std::string path_of = reader.path("range");
        const auto low = read_number(report, range->items[0], item_path(path_of, 0), any);
        const auto high = read_number(report, range->items[1], item_path(path_of, 1), any);
        if (low && high && *low >= *high)
            report.add(range->items[1], item_path(path_of, 1), "not above the low end",
                       found_text(range->items[1]), "a number that is larger");
        ask.low = low.value_or(0);
        ask.high = high.value_or(0);
    }
    reader.finish();
    return ask;
}

TourView read_view_of_step(Report& report, const JsonValue& value, const std::string& path) {
    ObjectReader reader(report, value, path);
    TourView show;
    if (const JsonValue* side = reader.get("side", Presence::optional)) {
        const auto index = read_one_of(report, *side, reader.path("side"), "side", tour_sides);
        if (index) show.side = tour_sides[*index];
    }
    if (const JsonValue* colour = reader.get("colour", Presence::optional)) {
        std::vector<std::string_view> keys;
        for (const Colouring& each : report.model().about().picture.colourings)
            keys.push_back(each.key);
        for (const Colouring& each : every_colouring) keys.push_back(each.key);
        const auto index = read_one_of(report, *colour, reader.path("colour"), "colouring", keys);
        if (index) show.colour = keys[*index];
    }
    show.play = reader.flag("play");
    reader.finish();
    return show;
}

TourStep read_step(Report& report, const JsonValue& value, const std::string& path,
                   const std::vector<std::string>& shown) {
    ObjectReader reader(report, value, path);
    TourStep step;
    step.text = reader.text("text", Presence::required);
    if (const JsonValue* lever = reader.get("lever", Presence::optional))
        if (const auto* field = read_field_key(report, *lever, reader.path("lever")))
            step.lever = field->key;
    if (const JsonValue* outcome = reader.get("outcome", Presence::optional))
        step.outcome = read_outcome(report, *outcome, reader.path("outcome"));
    if (const JsonValue* set = reader.get("set", Presence::optional))
        step.set = read_field_values(report, *set, reader.path("set"), FieldsAllowed::all);
    if (const JsonValue* ask = reader.get("ask", Presence::optional)) {
        step.ask = read_ask(report, *ask, reader.path("ask"));
        const JsonValue* outcome = reader.get("outcome", Presence::required);
        if (!step.outcome.empty() && std::ranges::find(shown, step.outcome) == shown.end()) {
            const std::vector<std::string_view> names(shown.begin(), shown.end());
            report.add(*outcome, reader.path("outcome"), "asked about and not shown",
                       found_text(*outcome), "one of 'outcomes'",
                       nearest_name(step.outcome, names));
        }
    }
    if (const JsonValue* show = reader.get("show", Presence::optional)) {
        if (!step.ask.kind.empty())
            report.add(*show, reader.path("show"), "a step that asks shows nothing before", {},
                       "'ask' or 'show'");
        step.show = read_view_of_step(report, *show, reader.path("show"));
    }
    reader.finish();
    return step;
}

} // namespace

std::string read_outcome(Report& report, const JsonValue& value, std::string_view path) {
    const std::vector<std::string_view> keys = outcome_keys(report.model());
    const auto index = read_one_of(report, value, path, "outcome", keys);
    return index ? std::string(keys[*index]) : std::string();
}

void read_outcomes(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* list = file.get("outcomes", Presence::required);
    if (list == nullptr || !is_list(report, *list, "outcomes", 1, 1'000)) return;
    std::set<std::string> shown;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        const std::string path = item_path("outcomes", i);
        std::string key = read_outcome(report, list->items[i], path);
        if (key.empty()) continue;
        if (!shown.insert(key).second)
            report.add(list->items[i], path, "shown twice", found_text(list->items[i]),
                       "each outcome once");
        scenario.outcomes.push_back(std::move(key));
    }
}

void read_charts(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* list = file.get("charts", Presence::optional);
    if (list == nullptr || !is_list(report, *list, "charts", 0, 100)) return;
    for (std::size_t i = 0; i < list->items.size(); ++i)
        scenario.charts.push_back(read_chart(report, list->items[i], item_path("charts", i)));
}

void read_tour(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* list = file.get("tour", Presence::optional);
    if (list == nullptr || !is_list(report, *list, "tour", 0, 100)) return;
    for (std::size_t i = 0; i < list->items.size(); ++i)
        scenario.tour.push_back(
            read_step(report, list->items[i], item_path("tour", i), scenario.outcomes));
}

void read_sources(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* list = file.get("sources", Presence::required);
    if (list == nullptr || !is_list(report, *list, "sources", 0, 1'000)) return;
    Names names(report, "source");
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        const std::string path = item_path("sources", i);
        ObjectReader reader(report, list->items[i], path);
        Source source;
        source.name = reader.text("name", Presence::required, 100);
        names.take(list->items[i], reader.path("name"), source.name);
        source.text = reader.text("text", Presence::required);
        if (const JsonValue* url = reader.get("url", Presence::optional)) {
            source.url = read_text(report, *url, reader.path("url"), 500);
            if (!source.url.empty() && !source.url.starts_with("https://") &&
                !source.url.starts_with("http://"))
                report.add(*url, reader.path("url"), "not a web address", found_text(*url),
                           "an address that starts with https://");
        }
        reader.finish();
        scenario.sources.push_back(std::move(source));
    }
}

void read_chooser(Report& report, ObjectReader& file, Scenario& scenario) {
    const JsonValue* value = file.get("chooser", Presence::optional);
    if (value == nullptr) return;
    constexpr double most_minutes = 60, most_first = 9;
    ObjectReader reader(report, *value, "chooser");
    ChooserCard& card = scenario.chooser;
    if (const JsonValue* about = reader.get("about", Presence::required)) {
        std::vector<std::string_view> keys;
        for (const ChooserGroup& group : chooser_groups) keys.push_back(group.key);
        if (const auto index = read_one_of(report, *about, reader.path("about"), "group", keys))
            card.about = keys[*index];
    }
    card.sentence = reader.text("sentence", Presence::required, 160);
    card.minutes = static_cast<std::uint32_t>(reader.whole("minutes", 1, most_minutes));
    if (const JsonValue* first = reader.get("first", Presence::optional))
        card.first = static_cast<std::uint32_t>(
            read_whole(report, *first, reader.path("first"), 1, most_first).value_or(0));
    const std::string path = reader.path("answered_by");
    const JsonValue* answers = reader.get("answered_by", Presence::required);
    if (answers != nullptr && is_list(report, *answers, path, 2, 2)) {
        for (std::size_t i = 0; i < answers->items.size(); ++i) {
            const JsonValue& item = answers->items[i];
            std::string name = read_key(report, item, item_path(path, i));
            if (!name.empty() && name == scenario.name)
                report.add(item, item_path(path, i), "answers itself", found_text(item),
                           "another scenario");
            if (!name.empty() &&
                std::ranges::find(card.answered_by, name) != card.answered_by.end())
                report.add(item, item_path(path, i), "named twice", found_text(item),
                           "two different scenarios");
            card.answered_by.push_back(std::move(name));
        }
    }
    reader.finish();
}

} // namespace folkmoot
