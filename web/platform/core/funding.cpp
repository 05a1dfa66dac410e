/// The funding lab's questions, answered by the model.

#include "core/units.hpp"
#include "labs/funding/backwards.hpp"
#include "labs/funding/future.hpp"
#include "labs/funding/incentives.hpp"
#include "labs/funding/robustness.hpp"
#include "labs/funding/why.hpp"
#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"

#include <bit>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace folkmoot {
namespace {

constexpr double steps_in_range = 100;  // that a slider stops at, or a few more

FundingTexts texts_of(const message::FormulaChoice& formula,
                      const message::FundingQuestion& question) {
    const message::TableChoice& table = question.table;
    FundingTexts texts;
    texts.file = formula.file;
    texts.formula = formula.text;
    texts.levers = formula.levers;
    texts.table_file = table.file;
    texts.table = table.text;
    texts.columns = table.columns;
    texts.own_table = table.own;
    texts.answers = table.answers;
    texts.usual_table_file = question.usual_file;
    texts.usual_table = question.usual_text;
    return texts;
}

message::TableLook look_message(const ColumnMatches& matches, const std::vector<std::string>& notes,
                                const std::vector<TableQuestion>& questions) {
    message::TableLook look{matches.headings, notes, {}};
    for (const TableQuestion& question : questions) {
        message::TableQuestion& asked = look.questions.emplace_back();
        asked.key = question.key;
        asked.sentence = question.sentence;
        asked.chosen = question.chosen;
        for (const TableQuestion::Answer& answer : question.answers) {
            asked.values.push_back(answer.value);
            asked.words.push_back(answer.words);
        }
    }
    return look;
}

// What is wrong with the question's texts; of a person's own table also what can be made of it, so
// that they can go on.
message::Failed refused(std::uint32_t id, const message::FundingQuestion& question,
                        const Problems& problems) {
    message::Failed failed = failed_message(id, problems);
    if (question.table.own) {
        const PlacesLook look = look_at_table(texts_of(question.formula, question));
        failed.look = look_message(look.matches, look.notes, look.questions);
    }
    return failed;
}

// The formula that is asked about and the one that it is compared with, if it is.
struct Cases {
    FundingCase now;
    std::optional<FundingCase> other;

    [[nodiscard]] const FundingCase* compared() const { return other ? &*other : nullptr; }
};

Result<Cases> cases_of(const message::FundingQuestion& question) {
    auto now = read_funding_case(texts_of(question.formula, question));
    if (!now) return now.problems();
    Cases cases{std::move(*now), std::nullopt};
    if (question.against == message::Against::formula) {
        auto other = read_funding_case(texts_of(question.other, question));
        if (!other) return other.problems();
        cases.other = std::move(*other);
    }
    return cases;
}

FundingAgainst against_of(message::Against against) {
    if (against == message::Against::formula) return FundingAgainst::formula;
    return against == message::Against::target ? FundingAgainst::target : FundingAgainst::today;
}

// A round step of about a hundredth of a range: 1, 2 or 5 of a power of ten.
double step_of(double low, double high) {
    double unit = 1;
    const double wanted = (high - low) / steps_in_range;
    if (!(wanted > 0.0)) return unit;
    while (unit > wanted) unit /= 10.0;
    while (unit * 10.0 <= wanted) unit *= 10.0;
    return wanted >= 5.0 * unit ? 5.0 * unit : wanted >= 2.0 * unit ? 2.0 * unit : unit;
}

// Money and people add up over places; an index or a share is averaged.
double total_of(const std::vector<double>& values, const std::string& unit) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    const bool rate =
        unit.empty() || unit == "index" || unit == "share" || unit.find('/') != std::string::npos;
    return rate && !values.empty() ? sum / static_cast<double>(values.size()) : sum;
}

std::string constraint_text(const FormulaConstraint& constraint) {
    std::string label = constraint.kind;
    for (const ConstraintKind& kind : constraint_kinds()) {
        if (kind.key == constraint.kind) label = std::string(kind.label);
    }
    return constraint.sentence.empty() ? label + ": " + constraint.value : constraint.sentence;
}

message::FormulaFace face_of(const FundingCase& from, const Worked& worked) {
    const FormulaText& text = from.formula.text;
    message::FormulaFace face;
    face.name = text.name;
    face.title = text.title;
    face.explanation = text.explanation;
    face.money_year = money_year_of(from);
    face.place_word = text.place_word;
    for (std::size_t i = 0; i < text.levers.size(); ++i) {
        const FormulaLever& lever = text.levers[i];
        face.levers.push_back({lever.name, lever.label, lever.unit, lever.sentence, lever.source,
                               lever.low, lever.high, lever.value, from.levers[i],
                               step_of(lever.low, lever.high), lever.unverified});
    }
    for (std::size_t i = 0; i < text.steps.size(); ++i) {
        const FormulaStep& step = text.steps[i];
        face.steps.push_back({step.name, step.expression, step.unit, step.sentence,
                              static_cast<std::uint32_t>(step.line),
                              total_of(worked.steps[i], step.unit)});
    }
    for (const FormulaConstraint& constraint : text.constraints)
        face.constraints.push_back(constraint_text(constraint));
    for (const MatchedColumn& match : from.matches.columns) {
        message::ColumnMatch column{match.column, "people", {}, match.heading, match.by_hand};
        for (const NeededColumn& needed : text.columns) {
            if (needed.name != match.column) continue;
            column.unit = needed.unit;
            column.meaning = needed.meaning;
        }
        face.columns.push_back(std::move(column));
    }
    face.sources = sources_of(from);
    return face;
}

message::FundingTable table_of(const FundingCase& from, const FundingAnswer& answer) {
    const PlaceTable& places = *from.table;
    const auto or_none = [&](const std::vector<double>* values) {
        return values != nullptr && !values->empty()
                   ? *values
                   : std::vector<double>(places.places(), std::numeric_limits<double>::quiet_NaN());
    };
    const auto column = [&](const char* name) {
        const PlaceColumn* found = places.find(name);
        return or_none(found == nullptr ? nullptr : &found->values);
    };
    message::FundingTable table;
    table.ids = places.ids;
    table.names = places.names;
    table.latitude = column("latitude");
    table.longitude = column("longitude");
    table.people = answer.people;
    table.deprivation = or_none(&answer.deprivation);
    table.allocation = answer.now.allocated.amount;
    table.target = answer.target;
    table.other = answer.other;
    table.per_head = pounds_per(answer.now.allocated.amount, answer.people);
    table.per_need = pounds_per(answer.now.allocated.amount, answer.need);
    table.binding = answer.now.allocated.binding;
    return table;
}

std::vector<std::string> binding_words(std::string_view ConstraintKind::* said) {
    std::vector<std::string> words;
    for (const ConstraintKind& kind : constraint_kinds()) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(kind.bit));
        words.resize(std::max(words.size(), bit + 1));
        words[bit] = kind.*said;
    }
    return words;
}

message::Robustness robustness_message(const RobustnessAnswer& found) {
    message::Robustness m{found.draws, found.error_size, found.sentence, found.volatility, {}};
    for (const PlaceRobustness& p : found.places) {
        m.places.push_back(
            {p.allocation_low, p.allocation_high, p.rank_low, p.rank_high, p.share_loses});
    }
    return m;
}

message::Backwards backwards_message(const BackwardsAnswer& found) {
    message::Backwards m{found.feasible,
                         found.sentence,
                         found.levers,
                         found.gap_before,
                         found.gap_after,
                         found.gap_least,
                         {}};
    for (const TradeOff& point : found.curve)
        m.curve.push_back({point.largest_loss, point.gap, point.feasible});
    return m;
}

// What is asked beyond the answer itself. A part that has no answer says so in its place: the rest
// stands.
Problems add_parts(const message::FundingParts& parts, const Cases& cases,
                   const FundingAnswer& answer, message::Funded& funded) {
    if ((parts.why || parts.incentives) && parts.place >= cases.now.table->places()) {
        Problem p;
        p.path = "place";
        p.what = "there is no such place in the table";
        p.found = std::to_string(parts.place);
        return {p};
    }
    if (parts.why) {
        const auto terms = why(cases.now, cases.compared(), answer, parts.place);
        if (!terms) return terms.problems();
        const WhyTold told = why_told(answer, parts.place, *terms);
        for (std::size_t i = 0; i < terms->size(); ++i) {
            const WhyTermValue& term = (*terms)[i];
            funded.why.push_back({term.label, term.sentence, term.pence, told.terms[i]});
        }
        funded.why_change = told.change;
        funded.why_sentence = why_sentence(answer, *cases.now.table, parts.place, *terms);
    }
    if (parts.incentives) {
        const auto rows = incentives_of(cases.now, answer, parts.place);
        if (!rows) return rows.problems();
        for (const IncentiveValue& r : *rows) {
            funded.incentives.push_back({r.column, r.label, r.unit, r.one_more, r.finite,
                                         r.misreport, r.cliff, r.cliff_words});
        }
    }
    if (parts.robustness) {
        const auto found = robustness_of(cases.now, cases.compared(), answer, parts.error_size,
                                         robustness_draws(cases.now.table->places()));
        if (found) {
            funded.robustness.push_back(robustness_message(*found));
        } else {
            funded.robustness.push_back(
                {0, parts.error_size, "Not worked out: " + text_of(found.problems()), 0, {}});
        }
    }
    if (parts.backwards) {
        const auto found = backwards(cases.now, answer, parts.largest_loss);
        if (found) {
            funded.backwards.push_back(backwards_message(*found));
        } else {
            message::Backwards none;
            none.sentence = "Not worked out: " + text_of(found.problems());
            funded.backwards.push_back(std::move(none));
        }
    }
    return {};
}

}  // namespace

message::Reply answer(const message::AskFunding& request, Workshop* workshop) {
    const auto start = std::chrono::steady_clock::now();
    const auto cases = cases_of(request.question);
    if (!cases) return refused(request.id, request.question, cases.problems());
    const auto found =
        answer_funding(cases->now, against_of(request.question.against), cases->compared());
    if (!found) return refused(request.id, request.question, found.problems());

    message::Funded funded;
    funded.id = request.id;
    funded.formula = face_of(cases->now, found->now.worked);
    funded.other_name = found->other_name;
    funded.sentence = found->sentence;
    funded.figures = figures_words(cases->now);
    funded.total = found->total;
    funded.other_total = found->other_total;
    funded.table = table_of(cases->now, *found);
    funded.look = look_message(cases->now.matches, cases->now.notes, cases->now.questions);
    funded.binding_words = binding_words(&ConstraintKind::label);
    funded.binding_briefs = binding_words(&ConstraintKind::brief);
    for (const FairnessValue& f : found->fairness) {
        funded.fairness.push_back(
            {f.key, f.label, f.definition, f.now, f.other, f.standard_error, f.decimals, f.share});
    }
    const Problems problems = add_parts(request.parts, *cases, *found, funded);
    if (!problems.empty()) return failed_message(request.id, problems);
    funded.fingerprint = found->fingerprint;
    funded.simulates = workshop != nullptr && simulates(workshop->scenario(), *cases->now.table);
    funded.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return funded;
}

message::Reply answer(const message::AskFundedFuture& request, Workshop* workshop) {
    if (workshop == nullptr) {
        Problem p;
        p.what = "no scenario is open";
        return failed_message(request.id, {p});
    }
    const auto now = read_funding_case(texts_of(request.question.formula, request.question));
    if (!now) return failed_message(request.id, now.problems());
    const auto funding = fund(now->formula, *now->table, now->levers);
    if (!funding) return failed_message(request.id, funding.problems());
    const auto found = future_of(*workshop, *now->table, *funding, request.replicate);
    if (!found) return failed_message(request.id, found.problems());

    message::FundedFuture future;
    future.id = request.id;
    future.replicate = request.replicate;
    future.sentence = found->sentence;
    future.outcomes = workshop->scenario().outcomes;
    for (const FutureGroup& g : found->groups) {
        future.rows.push_back(
            {g.group, g.name, g.first_change, g.last_change, g.baseline, g.reform});
    }
    future.fingerprint = found->fingerprint;
    return future;
}

}  // namespace folkmoot
