#pragma once

/// Long work in numbered pieces, from the first to the last.

#include "cli/ensemble/crew.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::cli {

struct Pieces {
    Work work;
    std::vector<std::uint32_t> numbers; ///< of all that are wanted, in order
    /// Puts what a piece came to where it belongs; false: it is no such record.
    std::function<bool(std::uint32_t number, std::string_view record)> put;
};

/// How it is done.
struct Way {
    std::string folder;        ///< in which what is finished is kept; "": nowhere
    std::uint32_t threads = 0; ///< 0: as usual
};

/// Does all pieces with `crew` and puts each where it belongs, or says what went wrong. What is
/// finished already, by the folder's log, is not done again. Where this program does not lead the
/// crew, nothing is put anywhere.
[[nodiscard]] Problems do_pieces(Crew& crew, const Pieces& pieces, const Way& way,
                                 const Proceed& proceed);

} // namespace folkmoot::cli
