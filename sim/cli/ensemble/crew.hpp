#pragma once

/// Who does the numbered pieces of a long piece of work: the threads of this program, or those of
/// many programs on many machines.

#include "analysis/workshop.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace folkmoot::cli {

/// Does the piece with a number: what came out, as one line of text. Nothing: it was told to stop.
using Worker =
    std::function<std::optional<std::string>(std::uint32_t number, const Proceed& proceed)>;

/// Work that falls into pieces, each of which depends on its number alone.
struct Work {
    std::string origin;             ///< what the pieces are made from: equal texts, equal pieces
    std::function<Worker()> worker; ///< makes what one thread works with; called by that thread
};

/// Takes a piece that is finished, one at a time; false: there is no need to go on.
using Take = std::function<bool(std::uint32_t number, std::string record)>;

class Crew {
public:
    virtual ~Crew() = default;

    /// Whether this program asks, keeps and prints. Of a crew on many machines one does; the others
    /// only work.
    [[nodiscard]] virtual bool leads() const { return true; }

    /// Does the pieces with these numbers and hands each to `take` as it is finished, in any order.
    /// Returns when all are done or `take` said no. A program that does not lead gets its numbers
    /// from the one that does, and hands nothing to `take`. `threads`: asked for, 0: as usual.
    virtual void work(const Work& work, const std::vector<std::uint32_t>& numbers,
                      std::uint32_t threads, const Take& take, const Proceed& proceed) = 0;
};

/// The threads of this program.
class Threads : public Crew {
public:
    void work(const Work& work, const std::vector<std::uint32_t>& numbers, std::uint32_t threads,
              const Take& take, const Proceed& proceed) override;
};

} // namespace folkmoot::cli
