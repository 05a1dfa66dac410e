/// Every place: as a table that can be sorted and searched, or as circles on a map.

#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using session::PlaceColumn;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// What there is to say; what it is compared with is not said twice if it is the target. What holds
/// a place stands beside what it gets: at the end of a wide table it would be cut off.
std::vector<PlaceColumn> columns_told(const FundingDesk& desk, const message::Funded& answer) {
    const auto& digest = desk.digest();
    std::vector<PlaceColumn> columns;
    for (std::size_t c = 0; c < session::place_columns; ++c) {
        const auto column = static_cast<PlaceColumn>(c);
        if (column == PlaceColumn::rules) continue;
        if (column == PlaceColumn::other && answer.other_name == "the target") continue;
        if (column == PlaceColumn::name || digest.told[c]) columns.push_back(column);
        if (column == PlaceColumn::allocation &&
            digest.told[static_cast<std::size_t>(PlaceColumn::rules)])
            columns.push_back(PlaceColumn::rules);
    }
    return columns;
}

bool is_change(PlaceColumn column) {
    return column == PlaceColumn::change || column == PlaceColumn::change_per_head ||
           column == PlaceColumn::change_share;
}

sheet::Row place_row(const message::Funded& answer, const std::vector<PlaceColumn>& columns,
                     const session::PlacesDigest& digest, std::size_t i) {
    sheet::Row row{std::string(place_key) + answer.table.ids[i], {}};
    for (const auto column : columns) {
        row.cells.push_back(
            session::cell_words(answer, column, digest.units[static_cast<std::size_t>(column)], i));
        // The mark follows what is said: what is shown as nothing is no gain, and what the sentence
        // counts among those that hardly change is none either.
        const int sign = is_change(column) && session::change_told(answer.table, i) != 0
                             ? session::said_sign(row.cells.back())
                             : 0;
        row.marks.emplace_back(sign > 0 ? "good" : sign < 0 ? "bad" : "");
    }
    return row;
}

/// Only the first rows are made at once.
Node places_list(const FundingDesk& desk, const message::Funded& answer, FundingKept& kept) {
    const auto& digest = desk.digest();
    const auto& places = desk.places();
    Node node(Kind::table, "funding:list");
    const auto word = answer.formula.place_word.empty() ? "place" : answer.formula.place_word;
    node.title = "What does every " + word + " get?";
    node.help = "The change is against " + other_side(answer) + ". Press a row to see why.";
    sheet::Table table;
    const auto columns = columns_told(desk, answer);
    for (const auto column : columns) {
        const auto c = static_cast<std::size_t>(column);
        const bool words = column == PlaceColumn::name || column == PlaceColumn::rules;
        table.columns.push_back({std::string(session::place_column_names[c]),
                                 session::column_title(answer, column), digest.units[c].name,
                                 !words, true});
    }
    table.sorted = {
        std::string(session::place_column_names[static_cast<std::size_t>(desk.sorted_by())]),
        desk.largest_first()};
    if (!answer.table.ids.empty())
        table.chosen = std::string(place_key) + answer.table.ids[desk.place()];
    table.total = places.size();
    const auto make = [&desk, &answer, columns](std::size_t i) {
        return place_row(answer, columns, desk.digest(), desk.places()[i]);
    };
    for (auto i = kept.list.size(); i < std::min(desk.rows(), places.size()); ++i)
        kept.list.push_back(make(i));
    table.rows = kept.list;
    if (places.size() > table.rows.size()) {
        const auto told = [](std::size_t n) { return format_number(static_cast<double>(n), 0); };
        table.cut = "These are the first " + told(table.rows.size()) + " of " +
                    told(places.size()) + ". Find one by its name, or save the file: it holds all.";
        table.more = "Show " +
                     told(std::min(session::rows_at_first, places.size() - table.rows.size())) +
                     " more";
    }
    table.row = make;
    table.has = [&answer](std::string_view key) {
        if (!key.starts_with(place_key)) return false;
        const auto& ids = answer.table.ids;
        return std::find(ids.begin(), ids.end(), key.substr(place_key.size())) != ids.end();
    };
    node.table = std::move(table);
    return node;
}

void add_list(Node& into, const FundingDesk& desk, const message::Funded& answer,
              FundingKept& kept) {
    std::vector<sheet::Option> filters{{"all", "All"}, {"gain", "Gain"}, {"lose", "Lose"}};
    if (desk.digest().told[static_cast<std::size_t>(PlaceColumn::rules)])
        filters.push_back({"held", "Held by a rule"});
    const auto chosen = session::place_filter_names[static_cast<std::size_t>(desk.filtered())];
    into.add(sheet::choice("funding:filter", "Show", std::string(chosen), std::move(filters)));
    Node search(Kind::text_field, "funding:search", "Find by name");
    search.value = desk.searched();
    into.add(std::move(search));
    auto list = places_list(desk, answer, kept);
    if (desk.places().empty())
        list.add(sheet::text("funding:none", "No place is like that.", Tone::quiet));
    into.add(std::move(list));
}

constexpr double km_a_degree = 111.32;

/// Where places are, in km from the north-west; as large as people are many.
std::vector<sheet::MapPlace> circles(const FundingDesk& desk, const message::Funded& answer) {
    const auto& t = answer.table;
    const auto& shown = desk.digest().largest;
    double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY, people = 0;
    for (const auto i : shown) {
        west = std::min(west, t.longitude[i]);
        east = std::max(east, t.longitude[i]);
        south = std::min(south, t.latitude[i]);
        north = std::max(north, t.latitude[i]);
        people += std::max(0.0, t.people[i]);
    }
    const double squeeze = std::cos((south + north) / 2 * std::numbers::pi / 180) * km_a_degree;
    const bool apart = desk.places_tab() == session::PlacesTab::cartogram;
    // All circles together cover a fifth of what the map covers, or two fifths of a cartogram.
    const double covered =
        (apart ? 0.4 : 0.2) * (east - west) * squeeze * (north - south) * km_a_degree;
    std::vector<sheet::MapPlace> places;
    places.reserve(shown.size());
    for (const auto i : shown) {
        const double share = session::change_share(t, i);
        auto words = session::signed_share(share);
        const bool said = session::said_sign(words) != 0;
        const double part = people > 0 ? std::max(0.0, t.people[i]) / people : 0;
        sheet::MapPlace place;
        place.kind = "place";
        place.x = (t.longitude[i] - west) * squeeze;
        place.y = (north - t.latitude[i]) * km_a_degree;
        place.radius = std::sqrt(part * covered / std::numbers::pi);
        place.key = std::string(place_key) + t.ids[i];
        place.words = t.names[i] + ": " + words + ", " +
                      session::signed_money(session::column_value(answer, PlaceColumn::change, i));
        place.value = said && desk.digest().most_change > 0 ? share / desk.digest().most_change : 0;
        place.value_words = std::move(words);
        places.push_back(std::move(place));
    }
    return places;
}

void add_map(Node& into, const FundingDesk& desk, const message::Funded& answer,
             FundingKept& kept) {
    const auto shown = desk.digest().largest.size();
    if (shown == 0) {
        into.add(sheet::text("funding:nowhere",
                             "This table does not say where its places are: it needs columns "
                             "called latitude and longitude."));
        return;
    }
    Node node(Kind::map, "funding:map");
    node.title = desk.digest().gains_title;
    node.words = "Circles: people; colour and number: change in % of " +
                 (answer.other_name.empty() ? "before" : answer.other_name) + ".";
    if (desk.places_tab() == session::PlacesTab::cartogram)
        node.words += " Pushed apart so that none hides another.";
    if (shown < answer.table.ids.size())
        node.words += " Drawn are " + format_number(static_cast<double>(shown), 0) + " of " +
                      format_number(static_cast<double>(answer.table.ids.size()), 0) +
                      " places, those with most people.";
    if (std::exchange(kept.map_of, desk.places_tab()) != desk.places_tab() || kept.circles.empty())
        kept.circles = circles(desk, answer);
    sheet::Map map;
    map.places = kept.circles;
    map.look = desk.places_tab() == session::PlacesTab::cartogram ? "cartogram" : "";
    map.chosen = std::string(place_key) + answer.table.ids[desk.place()];
    node.map = std::move(map);
    offer_picture(node);
    into.add(std::move(node));
}

} // namespace

Node funding_places(const session::Session& session, FundingKept& kept) {
    const auto& desk = session.funding();
    const auto* answer = desk.answer();
    auto part = sheet::group("funding:places", "Every place");
    part.add(sheet::heading("funding:places-title", 2, "Every place"));
    if (answer == nullptr) {
        part.add(sheet::text("funding:no-places",
                             desk.problems().empty() ? "The formula is being worked out…"
                                                     : "There is no result yet.",
                             Tone::quiet));
        return part;
    }
    const auto tab = session::places_tab_names[static_cast<std::size_t>(desk.places_tab())];
    part.add(sheet::choice("funding:view", "Show the places as", std::string(tab),
                           {{"table", "Table"}, {"map", "Map"}, {"cartogram", "Cartogram"}}));
    if (!answer->figures.empty())
        part.add(sheet::text("funding:figures", answer->figures, Tone::quiet));
    if (desk.places_tab() == session::PlacesTab::table)
        add_list(part, desk, *answer, kept);
    else
        add_map(part, desk, *answer, kept);
    auto save = save_button(desk, "places", "Save all allocations (CSV)");
    save.help = "To the penny, with what made them on every row.";
    part.add(std::move(save));
    return part;
}

} // namespace folkmoot::rooms
