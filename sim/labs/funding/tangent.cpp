#include "labs/funding/tangent.hpp"

#include "core/math.hpp"
#include "funding/language/expression.hpp"
#include "labs/funding/game.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace folkmoot {
namespace {

struct Dual {
    double v = 0, d = 0;
};
Dual operator+(Dual a, Dual b) { return {a.v + b.v, a.d + b.d}; }
Dual operator-(Dual a, Dual b) { return {a.v - b.v, a.d - b.d}; }
Dual operator*(Dual a, Dual b) { return {a.v * b.v, a.d * b.v + a.v * b.d}; }
Dual operator/(Dual a, Dual b) { return {a.v / b.v, (a.d - a.v / b.v * b.d) / b.v}; }
Dual power(Dual a, Dual b) {
    const double v = math::pow(a.v, b.v);
    double d = b.v == 0.0 ? 0.0 : b.v * math::pow(a.v, b.v - 1.0) * a.d;
    if (b.d != 0.0 && a.v > 0.0) d += v * math::log(a.v) * b.d;
    return {v, d};
}

// Of all places.
using Duals = std::vector<Dual>;

Dual sum_of(const Duals& x) {
    Dual sum;
    for (const Dual& each : x) sum = sum + each;
    return sum;
}
Duals times(const Duals& a, const Duals& b) {
    Duals c(a.size());
    for (std::size_t p = 0; p < a.size(); ++p) c[p] = a[p] * b[p];
    return c;
}

// Works expressions out again with dual numbers. What depends on the order of places alone (ranks,
// bands of equal size) does not change with a small step; its values are asked of the language
// itself.
class Worker {
public:
    Worker(const FundingCase& from, const Worked& worked, std::string_view column,
           std::size_t place)
        : from_(from), text_(from.formula.text), worked_(worked), column_(column), place_(place),
          places_(from.table->places()) {}

    Result<Duals> work(std::string_view expression) {
        const Result<Expression> parsed = parse_expression(std::string(expression), {});
        if (!parsed) return parsed.problems();
        std::vector<Duals> nodes;
        for (const Node& node : parsed->nodes) nodes.push_back(of(*parsed, node, nodes));
        if (!problems_.empty()) return problems_;
        return std::move(nodes.back());
    }

private:
    [[nodiscard]] Duals same(double value) const { return Duals(places_, Dual{value, 0}); }

    template <class Of> Duals each(Of of_place) const {
        Duals result(places_);
        for (std::size_t p = 0; p < places_; ++p) result[p] = of_place(p);
        return result;
    }

    Duals column(const PlaceColumn& from) const {
        Duals values(places_);
        for (std::size_t p = 0; p < places_; ++p) values[p].v = from.values[p];
        if (from.name == column_) values[place_].d = 1.0;
        return values;
    }

    Duals named(const std::string& name) {
        if (const auto known = steps_.find(name); known != steps_.end()) return known->second;
        for (std::size_t i = 0; i < text_.levers.size(); ++i) {
            if (text_.levers[i].name == name) return same(from_.levers[i]);
        }
        for (std::size_t i = 0; i < text_.steps.size(); ++i) {
            if (text_.steps[i].name != name) continue;
            Result<Duals> values = work(text_.steps[i].expression);
            if (!values) return same(0);
            const std::vector<double>& exact = worked_.steps[i];
            for (std::size_t p = 0; p < places_; ++p)
                (*values)[p].v = exact.size() == 1 ? exact.front() : exact[p];
            steps_[name] = *values;
            return std::move(*values);
        }
        if (const PlaceColumn* found = from_.table->find(name)) return column(*found);
        return same(0);
    }

    Duals of(const Expression& whole, const Node& node, const std::vector<Duals>& nodes) {
        const auto in = [&](std::size_t i) -> const Duals& { return nodes[node.inputs[i]]; };
        const auto truth = [&](auto holds) {
            return each(
                [&](std::size_t p) { return Dual{holds(in(0)[p].v, in(1)[p].v) ? 1.0 : 0.0, 0}; });
        };
        switch (node.operation) {
        case Operation::number:
            return same(node.number);
        case Operation::name:
            return is_band(node.name) ? Duals{} : named(node.name);
        case Operation::negate:
            return each([&](std::size_t p) { return Dual{} - in(0)[p]; });
        case Operation::not_so:
            return each([&](std::size_t p) { return Dual{in(0)[p].v == 0.0 ? 1.0 : 0.0, 0}; });
        case Operation::add:
            return each([&](std::size_t p) { return in(0)[p] + in(1)[p]; });
        case Operation::subtract:
            return each([&](std::size_t p) { return in(0)[p] - in(1)[p]; });
        case Operation::multiply:
            return times(in(0), in(1));
        case Operation::divide:
            return each([&](std::size_t p) { return in(0)[p] / in(1)[p]; });
        case Operation::power:
            return each([&](std::size_t p) { return power(in(0)[p], in(1)[p]); });
        case Operation::less:
            return truth([](double a, double b) { return a < b; });
        case Operation::at_most:
            return truth([](double a, double b) { return a <= b; });
        case Operation::more:
            return truth([](double a, double b) { return a > b; });
        case Operation::at_least:
            return truth([](double a, double b) { return a >= b; });
        case Operation::equal:
            return truth([](double a, double b) { return a == b; });
        case Operation::unequal:
            return truth([](double a, double b) { return a != b; });
        case Operation::both:
            return truth([](double a, double b) { return a != 0.0 && b != 0.0; });
        case Operation::either:
            return truth([](double a, double b) { return a != 0.0 || b != 0.0; });
        case Operation::choose:
            return each([&](std::size_t p) { return in(0)[p].v != 0.0 ? in(1)[p] : in(2)[p]; });
        case Operation::call:
            return call(whole, node, nodes);
        }
        return same(0);
    }

    Duals call(const Expression& whole, const Node& node, const std::vector<Duals>& nodes) {
        const auto in = [&](std::size_t i) -> const Duals& { return nodes[node.inputs[i]]; };
        const std::size_t count = node.inputs.size();
        const auto constant = [&](Dual value) { return Duals(places_, value); };
        const Dual heads{static_cast<double>(places_), 0};
        switch (node.function) {
        case Function::sum:
            return constant(sum_of(in(0)));
        case Function::mean:
            return constant(sum_of(in(0)) / heads);
        case Function::weighted_mean:
            return constant(sum_of(times(in(0), in(1))) / sum_of(in(1)));
        case Function::share_of:
            return over(in(0), sum_of(in(0)));
        case Function::normalise:
            return over(in(0), count == 1 ? sum_of(in(0)) / heads
                                          : sum_of(times(in(0), in(1))) / sum_of(in(1)));
        case Function::min:
            return extreme(node, nodes, [](double a, double b) { return a < b; });
        case Function::max:
            return extreme(node, nodes, [](double a, double b) { return a > b; });
        case Function::clip:
            return each([&](std::size_t p) {
                const Dual x = in(0)[p], low = in(1)[p], high = in(2)[p];
                return x.v < low.v ? low : x.v > high.v ? high : x;
            });
        case Function::rank:
        case Function::quantile_band:
            return asked(whole, node);
        case Function::lookup:
            return each([&](std::size_t p) {
                for (std::size_t i = 1; i + 1 < count; i += 2) {
                    if (in(i)[p].v == in(0)[p].v) return in(i + 1)[p];
                }
                return in(count - 1)[p];
            });
        case Function::piecewise:
            return each([&](std::size_t p) { return on_lines(node, nodes, p); });
        case Function::abs:
            return each(
                [&](std::size_t p) { return in(0)[p].v < 0.0 ? Dual{} - in(0)[p] : in(0)[p]; });
        case Function::sqrt:
            return each([&](std::size_t p) {
                const double root = std::sqrt(in(0)[p].v);
                return Dual{root, root > 0.0 ? in(0)[p].d / (2.0 * root) : 0.0};
            });
        case Function::bands:
            return banded(whole.nodes[node.inputs[0]].name);
        case Function::raise_lowest:
            return raised(in(0), in(1), in(2), asked(whole, node));
        case Function::places:
            return constant(heads);
        }
        return same(0);
    }

    static Duals over(Duals x, Dual by) {
        for (Dual& each : x) each = each / by;
        return x;
    }

    template <class Before>
    Duals extreme(const Node& node, const std::vector<Duals>& nodes, Before before) const {
        if (node.inputs.size() == 1) {
            const Duals& x = nodes[node.inputs[0]];
            Dual found = x.front();
            for (const Dual& each : x) found = before(each.v, found.v) ? each : found;
            return Duals(places_, found);
        }
        return each([&](std::size_t p) {
            Dual found = nodes[node.inputs[0]][p];
            for (const std::size_t input : node.inputs) {
                if (before(nodes[input][p].v, found.v)) found = nodes[input][p];
            }
            return found;
        });
    }

    static Dual on_lines(const Node& node, const std::vector<Duals>& nodes, std::size_t p) {
        const auto in = [&](std::size_t i) { return nodes[node.inputs[i]][p]; };
        const Dual x = in(0);
        const std::size_t last = node.inputs.size() - 2;
        if (x.v <= in(1).v) return in(2);
        for (std::size_t i = 3; i <= last; i += 2) {
            if (x.v > in(i).v) continue;
            return in(i - 1) + (in(i + 1) - in(i - 1)) * (x - in(i - 2)) / (in(i)-in(i - 2));
        }
        return in(last + 1);
    }

    // What the poorest are raised by: to one level a head, at which the pot is spent.
    Duals raised(const Duals& own, const Duals& people, const Duals& pot,
                 const Duals& top_up) const {
        Dual money = pot.front(), heads;
        for (std::size_t p = 0; p < places_; ++p) {
            if (!(top_up[p].v > 0.0)) continue;
            money = money + own[p];
            heads = heads + people[p];
        }
        if (!(heads.v > 0.0)) return top_up;
        const Dual level = money / heads;
        return each([&](std::size_t p) {
            return Dual{top_up[p].v, top_up[p].v > 0.0 ? (level * people[p] - own[p]).d : 0.0};
        });
    }

    Duals banded(const std::string& name) const {
        Duals result = same(0);
        for (const BandTable& band : text_.bands) {
            if (band.name != name) continue;
            for (std::size_t r = 0; r < band.rows.size(); ++r) {
                for (std::size_t c = 0; c < band.columns.size(); ++c) {
                    const PlaceColumn* found = from_.table->find(band_column(band, r, c));
                    if (found == nullptr) continue;
                    const Dual weight{band.values[r * band.columns.size() + c], 0};
                    const Duals people = column(*found);
                    for (std::size_t p = 0; p < places_; ++p)
                        result[p] = result[p] + weight * people[p];
                }
            }
        }
        return result;
    }

    [[nodiscard]] bool is_band(const std::string& name) const {
        return std::any_of(text_.bands.begin(), text_.bands.end(),
                           [&](const BandTable& b) { return b.name == name; });
    }

    // Values as the language gives them; they do not change with a small step.
    Duals asked(const Expression& whole, const Node& node) {
        const auto values =
            place_values(from_.formula, *from_.table, from_.levers, worked_, written(whole, node));
        if (!values) {
            problems_ = values.problems();
            return same(0);
        }
        return each([&](std::size_t p) { return Dual{(*values)[p], 0}; });
    }

    // The call as text again.
    static std::string written(const Expression& whole, const Node& node) {
        const auto in = [&](std::size_t i) { return written(whole, whole.nodes[node.inputs[i]]); };
        const auto listed = [&] {
            std::string all;
            for (std::size_t i = 0; i < node.inputs.size(); ++i)
                all += (i == 0 ? "" : ", ") + in(i);
            return all;
        };
        switch (node.operation) {
        case Operation::number:
            return exact(node.number);
        case Operation::name:
            return node.name;
        case Operation::negate:
            return "(-" + in(0) + ")";
        case Operation::not_so:
            return "(not " + in(0) + ")";
        case Operation::choose:
            return "(if " + in(0) + " then " + in(1) + " else " + in(2) + ")";
        case Operation::call: {
            const auto kinds = function_kinds();
            const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const FunctionKind& k) {
                return k.function == node.function;
            });
            return std::string(kind->name) + "(" + listed() + ")";
        }
        default:
            return "(" + in(0) + " " + std::string(sign_of(node.operation)) + " " + in(1) + ")";
        }
    }

    // A number with all its digits: 17 are enough to read the same double.
    static std::string exact(double value) {
        char text[40];
        std::snprintf(text, sizeof text, "%.17g", value);
        return text;
    }

    const FundingCase& from_;
    const FormulaText& text_;
    const Worked& worked_;
    std::string_view column_;
    std::size_t place_, places_;
    std::map<std::string, Duals> steps_;
    Problems problems_;
};

}  // namespace

Result<Tangent> tangent_of(const FundingCase& from, const Worked& worked, std::string_view column,
                           std::size_t place, std::string_view expression) {
    const Result<Duals> duals = Worker(from, worked, column, place).work(expression);
    if (!duals) return duals.problems();
    Tangent tangent;
    for (const Dual& each : *duals) {
        tangent.value.push_back(each.v);
        tangent.change.push_back(each.d);
    }
    return tangent;
}

}  // namespace folkmoot
