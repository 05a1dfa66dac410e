#pragma once

/// Works an expression out over all places at once, one operation after the other.

#include "funding/formula.hpp"
#include "funding/language/program.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot {

/// One number for all places, or one a place: its own, or seen in a column. Moved, never copied.
struct Values {
    std::vector<double> own;
    std::span<const double> view;
};

/// Places in which a result matters: a branch that is not taken may not fail. 1 or 0 a place.
using Mask = std::vector<std::uint8_t>;

/// What names stand for while a formula is worked out.
struct NamedValues {
    const Formula& formula;
    const PlaceTable& table;
    std::vector<std::span<const double>> columns; ///< in the order of Program::columns
    std::span<const double> levers;
    const std::vector<std::vector<double>>& steps; ///< those that are needed have been worked out

    [[nodiscard]] std::span<const double> of(const Reference& reference) const;
    /// Weights of a table of bands, and the columns that they belong to.
    [[nodiscard]] std::pair<std::span<const double>, std::span<const std::size_t>>
    bands(std::size_t table) const;
};

/// One expression over one table.
class Evaluation {
public:
    Evaluation(const Expression& expression, const NamedValues& names)
        : expression_(expression), names_(names) {}

    /// One value or one a place, all finite; or the first problem, with the first place that has
    /// it.
    [[nodiscard]] Result<std::vector<double>> run();

private:
    [[nodiscard]] std::size_t places() const { return names_.table.places(); }

    Values work_out(std::size_t node, const Mask* mask);
    Values input(const Node& node, std::size_t i, const Mask* mask);
    Values whole(const Node& node, std::size_t i);
    Values ratio(const Node& node, Values a, Values b, const Mask* mask);
    Values power(const Node& node, Values a, Values b, const Mask* mask);
    Values junction(const Node& node, const Mask* mask);
    Values choice(const Node& node, const Mask* mask);
    Values call(const Node& node, const Mask* mask);
    double reduced(const Node& node);
    Values scaled(const Node& node);
    Values quantile(const Node& node);
    Values raised(const Node& node);
    Values extreme(const Node& node, const Mask* mask);
    Values clipped(const Node& node, const Mask* mask);
    Values looked_up(const Node& node, const Mask* mask);
    Values along_points(const Node& node, const Mask* mask);
    Values banded(const Node& node);

    [[nodiscard]] Mask narrowed(const Mask* mask, const Values& condition, bool wanted) const;
    std::vector<Values> all_inputs(const Node& node, const Mask* mask);
    [[nodiscard]] static std::size_t largest(const std::vector<Values>& inputs);

    /// Reports `what` with the first place in which it does not hold, unless something has been
    /// reported.
    template <class Holds>
    void must(const Node& node, const Mask* mask, std::size_t size, const char* what, Holds holds) {
        if (problem_) return;
        std::size_t first = size, failing = 0;
        for (std::size_t i = 0; i < size; ++i) {
            // One number for all places matters if any place does.
            const bool matters = mask == nullptr || (size == 1 ? any(*mask) : (*mask)[i] != 0);
            if (!matters || holds(i)) continue;
            if (failing++ == 0) first = i;
        }
        if (failing > 0) report(node, what, size > 1 || places() == 1, first, failing);
    }
    [[nodiscard]] static bool any(const Mask& mask);
    void report(const Node& node, std::string what, bool in_places, std::size_t first,
                std::size_t failing);

    const Expression& expression_;
    const NamedValues& names_;
    std::optional<Problem> problem_;
};

/// ", place `Leeds`" or ", place `Leeds` and 3 more".
[[nodiscard]] std::string place_words(const PlaceTable& table, std::size_t first,
                                      std::size_t failing);

} // namespace folkmoot
