#include "funding/language/program.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace folkmoot {

namespace {

const Unit plain{};
const Unit truth{.kind = Unit::Kind::truth, .factors = {}};

std::string named(const Node& node) { return "`" + node.name + "`"; }

/// Works upwards from the leaves: nodes come after their inputs.
class UnitChecker {
public:
    UnitChecker(Expression& expression, const Symbols& symbols, Problems& problems)
        : expression_(expression), symbols_(symbols), problems_(problems) {}

    void check() {
        for (Node& node : expression_.nodes) {
            node.per_place = std::ranges::any_of(
                node.inputs, [&](std::size_t i) { return expression_.nodes[i].per_place; });
            check(node);
        }
    }

private:
    [[nodiscard]] const Node& input(const Node& node, std::size_t i) const {
        return expression_.nodes[node.inputs[i]];
    }

    void refuse(Node& node, std::string what, std::string allowed = {}) {
        Problem problem = expression_.problem(node.offset, std::move(what));
        problem.allowed = std::move(allowed);
        problems_.push_back(std::move(problem));
        node.unit = unknown_unit;
    }

    void refuse_together(Node& node, const Unit& a, const Unit& b) {
        refuse(node, named(node) + " cannot take " + a.text() + " and " + b.text() + " together");
    }

    void check(Node& node) {
        switch (node.operation) {
        case Operation::number:
            node.unit = {.kind = Unit::Kind::bare, .factors = {}};
            return;
        case Operation::name:
            return check_name(node);
        case Operation::negate:
            node.unit = input(node, 0).unit;
            if (!node.unit.is_number()) refuse(node, "`-` needs a number, not yes or no");
            return;
        case Operation::not_so:
        case Operation::both:
        case Operation::either:
            return check_truth(node);
        case Operation::add:
        case Operation::subtract:
            return check_sum(node);
        case Operation::multiply:
        case Operation::divide:
            return check_product(node);
        case Operation::power:
            return check_power(node);
        case Operation::less:
        case Operation::at_most:
        case Operation::more:
        case Operation::at_least:
        case Operation::equal:
        case Operation::unequal:
            return check_comparison(node);
        case Operation::choose:
            return check_choice(node);
        case Operation::call:
            return check_call(node);
        }
    }

    void check_name(Node& node) {
        node.unit = unknown_unit;
        node.per_place = true; // of an unknown name: the fewest complaints follow
        if (node.reference.kind == Reference::Kind::none) return;
        const Symbol& symbol = symbols_.find(node.name)->second;
        node.unit = symbol.unit;
        node.per_place = symbol.per_place;
        if (node.reference.kind == Reference::Kind::band && !inside_bands(node))
            refuse(node, named(node) + " is a table of bands", "bands(" + node.name + ")");
    }

    [[nodiscard]] bool inside_bands(const Node& node) const {
        const auto index = static_cast<std::size_t>(&node - expression_.nodes.data());
        return std::ranges::any_of(expression_.nodes, [&](const Node& other) {
            return other.operation == Operation::call && other.function == Function::bands &&
                   other.inputs[0] == index;
        });
    }

    [[nodiscard]] static bool is_truth(const Unit& unit) {
        return unit.kind == Unit::Kind::truth || unit.kind == Unit::Kind::unknown;
    }

    void check_truth(Node& node) {
        node.unit = truth;
        for (std::size_t i = 0; i < node.inputs.size(); ++i) {
            if (is_truth(input(node, i).unit)) continue;
            return refuse(node, "`" + std::string(sign_of(node.operation)) +
                                    "` needs yes or no, not " + input(node, i).unit.text());
        }
    }

    void check_sum(Node& node) {
        const Unit &left = input(node, 0).unit, &right = input(node, 1).unit;
        const auto both = common(left, right);
        if (both && both->is_number()) {
            node.unit = *both;
            return;
        }
        const bool add = node.operation == Operation::add;
        refuse(node, (add ? "cannot add " : "cannot subtract ") + right.text() +
                         (add ? " to " : " from ") + left.text());
    }

    void check_product(Node& node) {
        const Unit &left = input(node, 0).unit, &right = input(node, 1).unit;
        if (!left.is_number() || !right.is_number())
            return refuse(node, "`" + std::string(sign_of(node.operation)) +
                                    "` needs numbers, not yes or no");
        node.unit =
            node.operation == Operation::multiply ? product(left, right) : quotient(left, right);
    }

    void check_power(Node& node) {
        const Node &base = input(node, 0), &exponent = input(node, 1);
        if (!base.unit.is_number() || !exponent.unit.is_number())
            return refuse(node, "`^` needs numbers, not yes or no");
        if (exponent.unit.kind == Unit::Kind::measured && !exponent.unit.factors.empty())
            return refuse(node, "cannot raise to the power of " + exponent.unit.text());
        node.unit = base.unit;
        if (base.unit.kind == Unit::Kind::bare && exponent.unit.kind == Unit::Kind::measured)
            node.unit = plain;
        if (base.unit.factors.empty()) return;
        constexpr double highest = 9;
        const double power = exponent.number;
        if (exponent.operation != Operation::number || power != std::floor(power) ||
            power > highest)
            return refuse(node, "cannot raise " + base.unit.text() + " to this power",
                          "a whole number up to 9");
        node.unit = to_power(base.unit, static_cast<int>(power));
    }

    void check_comparison(Node& node) {
        const Unit &left = input(node, 0).unit, &right = input(node, 1).unit;
        const auto both = common(left, right);
        const bool order =
            node.operation != Operation::equal && node.operation != Operation::unequal;
        if (!both || (order && both->kind == Unit::Kind::truth))
            return refuse(node, "cannot compare " + left.text() + " with " + right.text());
        node.unit = truth;
    }

    void check_choice(Node& node) {
        const Unit& condition = input(node, 0).unit;
        if (!is_truth(condition))
            return refuse(node, "`if` needs yes or no, not " + condition.text());
        const Unit &yes = input(node, 1).unit, &no = input(node, 2).unit;
        const auto both = common(yes, no);
        if (!both)
            return refuse(node, "`then` gives " + yes.text() + " and `else` gives " + no.text());
        node.unit = *both;
    }

    /// The unit that the inputs first, first + step, … have together.
    std::optional<Unit> together(Node& node, std::size_t first, std::size_t step) {
        Unit unit{.kind = Unit::Kind::bare, .factors = {}};
        for (std::size_t i = first; i < node.inputs.size(); i += step) {
            const Unit& next = input(node, i).unit;
            const auto both = common(unit, next);
            if (!both) {
                refuse_together(node, unit, next);
                return std::nullopt;
            }
            unit = *both;
        }
        return unit;
    }

    /// False after reporting that an argument is one number for all places.
    bool wants_places(Node& node, std::size_t i) {
        if (input(node, i).per_place) return true;
        refuse(node, named(node) + " needs one value a place, not one number for all");
        return false;
    }

    bool wants_plain(Node& node, std::size_t i) {
        const Unit& unit = input(node, i).unit;
        if (common(plain, unit)) return true;
        refuse(node, named(node) + " needs a plain number, not " + unit.text());
        return false;
    }

    void check_call(Node& node) {
        for (std::size_t i = 0; i < node.inputs.size(); ++i)
            if (node.function != Function::lookup && !input(node, i).unit.is_number())
                return refuse(node, named(node) + " needs numbers, not yes or no");
        const auto first = [&]() -> const Unit& { return input(node, 0).unit; };
        const std::size_t count = node.inputs.size();
        switch (node.function) {
        case Function::sum:
        case Function::mean:
            if (!wants_places(node, 0)) return;
            node.unit = first();
            node.per_place = false;
            return;
        case Function::weighted_mean:
            if (!wants_places(node, 0) || !wants_places(node, 1)) return;
            node.unit = first();
            node.per_place = false;
            return;
        case Function::normalise:
            if (!wants_places(node, 0) || (count == 2 && !wants_places(node, 1))) return;
            node.unit = plain;
            return;
        case Function::share_of:
        case Function::rank:
            if (!wants_places(node, 0)) return;
            node.unit = plain;
            return;
        case Function::quantile_band:
            return check_quantile(node);
        case Function::min:
        case Function::max:
            if (count == 1) {
                if (!wants_places(node, 0)) return;
                node.per_place = false;
            }
            [[fallthrough]];
        case Function::clip:
            if (const auto unit = together(node, 0, 1)) node.unit = *unit;
            return;
        case Function::lookup:
            return check_lookup(node);
        case Function::piecewise:
            return check_piecewise(node);
        case Function::abs:
            node.unit = first();
            return;
        case Function::sqrt:
            return check_root(node);
        case Function::bands:
            return check_bands(node);
        case Function::raise_lowest:
            return check_raise(node);
        case Function::places:
            node.unit = plain;
            node.per_place = false;
            return;
        }
    }

    void check_quantile(Node& node) {
        if (!wants_places(node, 0) || !wants_plain(node, 1)) return;
        if (node.inputs.size() == 3 && !wants_places(node, 2)) return;
        if (input(node, 1).per_place)
            return refuse(node, named(node) + " needs one number of bands for all places");
        node.unit = plain;
    }

    void check_lookup(Node& node) {
        const std::size_t count = node.inputs.size();
        std::optional<Unit> keys, values;
        for (std::size_t i = 0; i < count; ++i) {
            const bool otherwise = count % 2 == 0 && i + 1 == count;
            std::optional<Unit>& unit = i == 0 || (i % 2 == 1 && !otherwise) ? keys : values;
            const Unit& next = input(node, i).unit;
            const auto both = unit ? common(*unit, next) : next;
            if (!both) return refuse_together(node, *unit, next);
            unit = both;
        }
        node.unit = *values;
    }

    void check_piecewise(Node& node) {
        if (node.inputs.size() % 2 == 0)
            return refuse(node, named(node) + " has a point without its second number",
                          "piecewise(x, x1, y1, x2, y2, …)");
        Unit across = input(node, 0).unit, up{.kind = Unit::Kind::bare, .factors = {}};
        for (std::size_t i = 1; i < node.inputs.size(); ++i) {
            Unit& unit = i % 2 == 1 ? across : up;
            const Unit& next = input(node, i).unit;
            const auto both = common(unit, next);
            if (!both) return refuse_together(node, unit, next);
            unit = *both;
        }
        node.unit = up;
    }

    void check_root(Node& node) {
        const auto root = square_root(input(node, 0).unit);
        if (!root)
            return refuse(node, "cannot take the square root of " + input(node, 0).unit.text());
        node.unit = *root;
    }

    void check_bands(Node& node) {
        const Node& table = input(node, 0);
        if (table.operation != Operation::name || (table.reference.kind != Reference::Kind::band &&
                                                   table.reference.kind != Reference::Kind::none))
            return refuse(node, "`bands` needs the name of a table of bands");
        node.unit = table.unit;
    }

    void check_raise(Node& node) {
        if (!wants_places(node, 0) || !wants_places(node, 1)) return;
        if (input(node, 2).per_place)
            return refuse(node, named(node) + " needs one pot for all places");
        const Unit &own = input(node, 0).unit, &pot = input(node, 2).unit;
        const auto both = common(own, pot);
        if (!both) return refuse_together(node, own, pot);
        node.unit = *both;
    }

    Expression& expression_;
    const Symbols& symbols_;
    Problems& problems_;
};

} // namespace

void check_units(Expression& expression, const Symbols& symbols, Problems& problems) {
    UnitChecker(expression, symbols, problems).check();
}

} // namespace folkmoot
