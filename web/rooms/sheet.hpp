#pragma once

/// What a room says, described once: a tree of nodes that know neither ImGui nor HTML.
///
/// A room makes its sheet from the session, afresh whenever something may have changed. `canvas/`
/// and `page/` draw it: layout and looks are theirs, words, numbers and what can be done are the
/// sheet's. A node is found again by its key; its command is `use(session, key, value)`, see
/// use.hpp.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace folkmoot::sheet {

enum class Kind : std::uint8_t {
    sheet,
    group,
    heading,
    text,
    sentence,   ///< what the room answers; a change of it is announced
    list,       ///< its children are the entries
    notice,     ///< something that must be seen, with what closes it among its children
    choice,     ///< one of `options`
    slider,     ///< a number between `low` and `high` by steps
    toggle,     ///< yes or no: "switch" in JSON
    number,     ///< a number that is typed
    text_field,
    button,
    link,       ///< `href`: another page, or "#KEY": another node of the same sheet
    file,       ///< asks for a file; the renderer reads it and hands it on as an event
    table,
    chart,
    map,
    qr,         ///< `value`: a text as a QR code; `words` says what it is. See rooms/qr.hpp
    card,       ///< what somebody is asked now; swiped or answered by a key. `options`: see there
    progress,   ///< `value` 0..1; without one it is not known how far
    disclosure, ///< what is only seen when it is open
    dialog
};

/// The name of a kind in JSON.
[[nodiscard]] std::string_view name_of(Kind kind);

/// What somebody set, or a share: nothing, yes or no, a number, the key of an option or a text.
using Value = std::variant<std::monostate, bool, double, std::string>;

/// How a text is meant. No tone is told by colour alone.
/// `truth`: what is known only because the town is simulated.
enum class Tone : std::uint8_t { plain, quiet, strong, good, bad, doubt, problem, truth };

/// What sort of setting it is: what people want, or what nobody knows for sure.
enum class Mark : std::uint8_t { none, lever, assumption };

/// One of a choice. Of a card: `key` is that of one of its buttons, `words` the letter that presses
/// it while the focus is in the card, and `help` the way to swipe for it: "right", "left", "up" or
/// "down".
struct Option {
    std::string key, words, help{};
};

struct Column {
    std::string key, words, unit{};
    bool numeric = false;
    bool sorts = false; ///< its heading can be pressed: `use(table, "sort:KEY")`
};

/// A row of a table. `marks`: for each cell "good", "bad", "same", "doubt" (moved
/// away from what is usual) or ""; `links`: for each cell an address
/// or ""; empty: none has any. `help`: a sentence that explains the row.
struct Row {
    std::string key;
    std::vector<std::string> cells, marks{}, links{};
    std::string help{};
};

/// Which column the rows are sorted by.
struct Sorted {
    std::string column;
    bool down = true; ///< largest first
};

/// The first column holds the headings of the rows.
struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::optional<Sorted> sorted{};
    /// The key of the chosen row, or "": a row can be pressed, `use(table, "row:KEY")`. Nothing: no
    /// row can be.
    std::optional<std::string> chosen{};
    /// So many rows tell what somebody asks; who has little room folds those behind them. Nothing:
    /// all do.
    std::optional<std::size_t> telling{};
    /// Of a long table `rows` are the first only: there are `total` (0: as many as `rows`), and
    /// `row(i)` makes any of them, for who draws only what is in sight.
    std::size_t total = 0;
    std::function<Row(std::size_t)> row{};
    std::function<bool(std::string_view)>
        has{}; ///< of a long table: whether it has a row so called
    /// For who shows no more than `rows`: what to say of that, and of the button that makes more of
    /// them, `use(table, "more")`. Empty: these are all.
    std::string cut{}, more{};

    [[nodiscard]] std::size_t count() const { return total != 0 ? total : rows.size(); }
};

/// A round number on an axis, and how it is written.
struct Tick {
    double at = 0;
    std::string words;
};

/// `low` and `high`: what is drawn; equal: as far as the values reach.
struct Axis {
    std::string words, unit{};
    double low = 0, high = 0;
    std::vector<Tick> ticks{};
};

/// Values of a chart in the order of its labels, or of the weeks. NaN: no value there. `low` and
/// `high`: where nine of ten runs lie; empty: not known.
struct Series {
    std::string key, words;
    std::vector<double> values, low{}, high{};
    std::vector<std::string> told{}; ///< the values as people read them; empty: the table says it
    /// Of "opinions": where each value stands on the x axis, and which of them, in order, go around
    /// the others.
    std::vector<double> at{};
    std::vector<std::uint32_t> around{};
};

/// A line across a chart with a word at its end: what is true, what is needed. `on_y`: `at` is a
/// value of the upright axis. `until`: a band from `at` to there, without words.
struct ChartMark {
    std::string key, words;
    double at = 0;
    bool on_y = false;
    std::optional<double> until{};
};

/// A chart as data; the table behind it is a child of its node.
struct Chart {
    /// "line": one value a week; "bars"; "dots": only the differences. Labs have looks of their
    /// own, each told where its node is made; who does not know one draws the table.
    std::string look;
    Axis x, y;
    std::vector<std::string> labels; ///< of bars and dots
    std::vector<Series> series;
    double now = -1; ///< of a line: the week on screen, counted from 0; below 0: none
    /// Where each value stands on the x axis; empty: counted from 0. Of a "histogram": the edges of
    /// its columns, one more than there are values; its first series lies below the second.
    std::vector<double> at{};
    std::vector<ChartMark> marks{};
    std::vector<std::string> keys{}; ///< of what stands for a label: `use(chart, KEY)`; empty: none
    std::string chosen{}; ///< of "opinions": "group:S" or "dot:S:I"
};

/// A kind of thing on a map, with how many there are.
struct MapPlace {
    std::string words;
    std::string kind; ///< "area", "local", "online"
    double x = 0, y = 0, radius = 0; ///< km; y to the south
    std::string key{}; ///< of a place that can be pressed: `use(map, KEY)`
    double value = 0; ///< -1..1, what its colour says
    std::string value_words{};
};

/// An area as it is seen from afar where there are many: a cell of a grid. What it is filled with
/// is so much of a colour of the palette (rooms/explore/colours.hpp) on the ground.
struct MapTile {
    std::size_t column = 0, row = 0; ///< from the north west
    std::string name, words{}; ///< what is said of its people: "+9%"; empty: nothing is known
    std::uint8_t colour = 0;
    double depth = 0; ///< 0..1
    std::string below{}; ///< what is said of the area itself: "£1.6m more"
    int good = 0; ///< +1: that is better, -1: worse
    std::vector<std::string> told{}; ///< all that is known of it, a line each
};

/// What a fill means.
struct MapStep {
    std::string words;
    std::uint8_t colour = 0;
    double depth = 0;
};

/// The words say no more than the tables behind the map do.
struct MapTiles {
    std::size_t columns = 0, rows = 0;
    std::vector<MapTile> tiles; ///< one for each area, in the order of the places
    std::string title;
    std::vector<MapStep> steps;
    std::vector<std::string> notes; ///< what the words of a tile are
    std::string closer; ///< how its people are seen
};

struct Map {
    std::vector<MapPlace> places;
    std::optional<MapTiles> tiles{}; ///< of many areas, for who can come closer
    std::string look{}; ///< "": as it lies; "cartogram": pushed apart so that none hides another
    std::string chosen{}; ///< key of a place
};

struct Painted; // rooms/away/painted.hpp

struct Node {
    Kind kind{};
    std::string key; ///< unique in the sheet, and the same as long as it means the same
    std::string words; ///< label, heading, or the text itself
    std::string help{}; ///< one or two sentences that explain it
    Value value{};
    std::string value_words{}; ///< the value as people read it
    double low = 0, high = 0, step = 0; ///< of slider and number
    std::optional<double> usual{}; ///< where the baseline stands
    std::string usual_words{};
    std::vector<Option> options{};
    std::string unit{}; ///< behind a number field
    std::uint32_t lines = 1; ///< of a text field: so many are seen
    std::string href{}; ///< of a link
    std::string invalid{}; ///< why a value was not taken
    std::string title{}; ///< of chart, map and table: a finding or a question
    std::optional<double> share{}; ///< 0..1: how much of the doubt is due to it
    std::string share_words{};
    std::optional<Table> table{};
    std::optional<Chart> chart{};
    std::optional<Map> map{};
    std::shared_ptr<const Painted> painted{}; ///< on a card: with its colours
    /// Of a button: the map of where it leads, in a few cells: see rooms/explore/cells.hpp. What it
    /// would say stands in words.
    std::string picture{};
    /// Of a QR code: its rows from the top, '1' for a dark module; empty: the text is too long.
    std::vector<std::string> modules{};
    std::uint8_t level = 0; ///< of a heading, 1..4
    Mark mark = Mark::none;
    Tone tone = Tone::plain;
    std::optional<bool> pressed{}, open{};
    bool moved = false, disabled = false, busy = false, live = false;
    std::vector<Node> children{};

    // Not inline: a node is large, and made in hundreds of places.
    Node();
    Node(Kind its_kind, std::string its_key, std::string its_words = {}, std::string its_help = {});
    Node(const Node&);
    Node(Node&&) noexcept;
    Node& operator=(const Node&);
    Node& operator=(Node&&) noexcept;
    ~Node();

    /// The child as it stands in the tree; further ones may move it.
    Node& add(Node child);
};

/// The node of that key in the tree below and including `root`; nullptr if there is none.
[[nodiscard]] const Node* find(const Node& root, std::string_view key);

/// Calls `visit(node)` for `root` and everything below it, in reading order.
template <class Visit> void walk(const Node& root, const Visit& visit) {
    visit(root);
    for (const auto& child : root.children) walk(child, visit);
}

} // namespace folkmoot::sheet
