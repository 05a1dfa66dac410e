#include "rooms/explore/cells.hpp"

#include "rooms/explore/changes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using message::PaletteMeaning;

constexpr std::array<std::string_view, 7> palette_names{
    "sequential", "diverging", "ordinal", "hardship", "provider", "kinds", "states"};
constexpr char nobody_letter = '.', unknown_letter = '?', first_letter = 'a';

/// A ramp is drawn in so many steps.
constexpr std::size_t ramp_steps = 6;
/// A change can be seen if this share of the cells shows one.
constexpr double share_seen = 0.05;

/// `value(person)` of who stands for each cell.
template <class Value>
MapCells filled(const CellGrid& grid, std::size_t people, PaletteMeaning palette,
                std::size_t classes, const Value& value) {
    MapCells made{palette, classes, grid.columns, {}};
    for (const auto person : grid.people) {
        const std::uint8_t known = person < people ? value(person) : MapCells::nobody;
        const bool shown = person >= people || known < classes;
        made.cells.push_back(shown ? known : message::nothing_known);
    }
    return made;
}

/// Whether a reform can be seen at work. `same`: the class of those for whom it changes nothing.
bool shows_something(const MapCells& cells, std::size_t same) {
    std::size_t inhabited = 0, changed = 0;
    for (const auto cell : cells.cells) {
        inhabited += cell != MapCells::nobody;
        changed += cell < cells.classes && cell != same;
    }
    return changed > 0 &&
           static_cast<double>(changed) >= share_seen * static_cast<double>(inhabited);
}

std::optional<std::size_t> size_in_text(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// The text before the next space, which is taken off.
std::string_view next_word(std::string_view& text) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

} // namespace

CellGrid cell_grid(const message::People& people) {
    const std::size_t count = std::min(people.x.size(), people.y.size());
    if (count == 0) return {};
    const auto [west, east] = std::ranges::minmax(people.x);
    const auto [south, north] = std::ranges::minmax(people.y);
    const int width = east - west + 1, height = north - south + 1;
    const auto fitting = [](int length, std::size_t most) {
        const int cells = static_cast<int>(most);
        return (length + cells - 1) / cells;
    };
    const int side =
        std::max(fitting(width, MapCells::most_columns), fitting(height, MapCells::most_rows));
    CellGrid grid;
    grid.columns = static_cast<std::size_t>((width + side - 1) / side);
    const auto rows = static_cast<std::size_t>((height + side - 1) / side);
    grid.people.assign(grid.columns * rows, people.x.size());
    std::vector<int> nearest(grid.people.size(), 0);
    for (std::size_t i = 0; i < count; ++i) {
        const int right = people.x[i] - west, down = north - people.y[i];
        const auto cell = static_cast<std::size_t>(down / side) * grid.columns +
                          static_cast<std::size_t>(right / side);
        // Twice the way to the middle: whole numbers.
        const int across = 2 * (right % side) + 1 - side, along = 2 * (down % side) + 1 - side;
        const int away = across * across + along * along;
        if (grid.people[cell] < people.x.size() && away >= nearest[cell]) continue;
        grid.people[cell] = i;
        nearest[cell] = away;
    }
    return grid;
}

MapCells map_cells(const message::Scenario& scenario, const message::People& people,
                   const message::Frame& baseline, const message::Frame& reform) {
    const auto grid = cell_grid(people);
    const auto count = people.x.size();
    for (const auto& colouring : scenario.picture.colourings) {
        const auto change = change_of(scenario, colouring);
        if (!can_change(colouring) || change.classes.size() > MapCells::most_classes) continue;
        const PersonChanges changes(scenario, people, baseline, reform, colouring);
        auto made = filled(grid, count, change.palette, change.classes.size(),
                           [&](std::size_t person) { return changes.of(person); });
        const bool sides = change.palette == PaletteMeaning::diverging;
        if (shows_something(made, sides ? made.classes / 2 : 0)) return made;
    }
    for (const auto& colouring : scenario.picture.colourings) {
        if (colouring.by == message::ColourBy::provider) continue;
        const bool ramp = colouring.is_ramp();
        const auto classes = ramp ? ramp_steps : colouring.classes.size();
        if (classes > MapCells::most_classes) continue;
        const PersonColours colours(scenario, people, &reform, colouring);
        return filled(grid, count, colouring.palette, classes, [&](std::size_t person) {
            const auto value = colours.of(person);
            if (!ramp || value == message::nothing_known) return value;
            return static_cast<std::uint8_t>(
                std::lround(ramp_share(colouring, value) * (ramp_steps - 1)));
        });
    }
    return {};
}

std::string to_text(const MapCells& cells) {
    std::string text(palette_names[static_cast<std::size_t>(cells.palette)]);
    text += ' ' + std::to_string(cells.classes) + ' ' + std::to_string(cells.columns) + ' ';
    for (const auto cell : cells.cells)
        text += cell == MapCells::nobody         ? nobody_letter
                : cell == message::nothing_known ? unknown_letter
                                                 : static_cast<char>(first_letter + cell);
    return text;
}

std::optional<MapCells> map_cells_in(std::string_view text) {
    const auto* palette = std::ranges::find(palette_names, next_word(text));
    const auto classes = size_in_text(next_word(text)), columns = size_in_text(next_word(text));
    if (palette == palette_names.end() || !classes || !columns) return std::nullopt;
    // Which provider has which colour only its scenario can tell.
    if (*palette == "provider") return std::nullopt;
    if (*classes == 0 || *classes > MapCells::most_classes) return std::nullopt;
    if (*columns == 0 || *columns > MapCells::most_columns) return std::nullopt;
    if (text.empty() || text.size() % *columns != 0) return std::nullopt;
    if (text.size() / *columns > MapCells::most_rows) return std::nullopt;
    MapCells made{
        static_cast<PaletteMeaning>(palette - palette_names.begin()), *classes, *columns, {}};
    for (const char letter : text) {
        const auto place = static_cast<std::size_t>(letter - first_letter);
        if (letter == nobody_letter) {
            made.cells.push_back(MapCells::nobody);
        } else if (letter == unknown_letter) {
            made.cells.push_back(message::nothing_known);
        } else if (letter >= first_letter && place < *classes) {
            made.cells.push_back(static_cast<std::uint8_t>(place));
        } else {
            return std::nullopt;
        }
    }
    return made;
}

} // namespace folkmoot::rooms
