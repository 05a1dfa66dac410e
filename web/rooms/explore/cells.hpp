#pragma once

/// A scenario's map in a few hundred cells: the picture on its card in the chooser.
///
/// The build makes it, from few people, and it goes with the card as a short text; who draws it has
/// the colours. The card's words say all that there is to know: it is there to be recognised.

#include "session/messages.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

struct MapCells {
    static constexpr std::size_t most_columns = 24, most_rows = 16, most_classes = 26;
    /// Of a cell in which nobody lives. `message::nothing_known`: somebody lives there, and nothing
    /// is known of them.
    static constexpr std::uint8_t nobody = 254;

    message::PaletteMeaning palette{};
    std::size_t classes = 0, columns = 0;
    std::vector<std::uint8_t> cells; ///< the class of each, row by row from the north

    bool operator==(const MapCells&) const = default;
};

/// A square grid over where people live, as fine as `most_columns` and `most_rows` allow.
struct CellGrid {
    std::size_t columns = 0;
    /// Who stands for each cell: the one who lives nearest to its middle. As many as there are
    /// people: nobody lives there.
    std::vector<std::size_t> people;
};
[[nodiscard]] CellGrid cell_grid(const message::People& people);

/// What the reform changes of the first colouring in which that can be seen; where it can be seen
/// in none, the first colouring that is no provider's, as it is with the reform.
[[nodiscard]] MapCells map_cells(const message::Scenario& scenario, const message::People& people,
                                 const message::Frame& baseline, const message::Frame& reform);

/// "diverging 5 20 ..acc?": palette, number of classes, columns, and a letter a cell.
[[nodiscard]] std::string to_text(const MapCells& cells);
/// Nothing if the text is none of those.
[[nodiscard]] std::optional<MapCells> map_cells_in(std::string_view text);

} // namespace folkmoot::rooms
