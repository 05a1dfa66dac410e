#include "labs/funding/report.hpp"

#include "analysis/json_number.hpp"
#include "core/hash.hpp"
#include "core/table/delimited.hpp"
#include "core/units.hpp"
#include "engine/snapshot.hpp"
#include "funding/books.hpp"
#include "funding/language/units.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;

// Whose figures the table holds.
std::string figures_of(const FundingCase& of) {
    const std::string whose = figures_words(of);
    return whose.empty() ? "Figures: " + of.formula.text.table + ", the formula's own table."
                         : whose;
}

// Pence as £ with two decimals, exact, for CSV.
std::string pounds_text(Pence pence) {
    const Pence size = pence < 0 ? -pence : pence;
    const std::string cents = std::to_string(size % 100);
    return (pence < 0 ? "-" : "") + std::to_string(size / 100) + (cents.size() < 2 ? ".0" : ".") +
           cents;
}

// A number for another program: no thousands, no typographic minus; empty where there is none.
std::string plain_number(double value, int decimals) {
    if (!std::isfinite(value)) return {};
    std::string text;
    for (const char c : format_number(std::fabs(value), decimals)) {
        if (c != ',') text += c;
    }
    return (value < 0 ? "-" : "") + text;
}

// The money that a formula shares out: £, unless what is paid today is in another.
std::string money_sign(const FormulaText& text) {
    for (const FormulaStep& step : text.steps)
        if (step.name == text.allocation) {
            const auto unit = parse_unit(step.unit);
            if (unit && unit->unit.is_money()) return unit->unit.text();
        }
    return "£";
}

Json places_json(const FundingReport& report) {
    const FundingAnswer& answer = report.answer;
    const auto per_head = pounds_per(answer.now.allocated.amount, answer.people);
    const auto per_need = pounds_per(answer.now.allocated.amount, answer.need);
    Json places = Json::array();
    for (std::size_t p = 0; p < answer.other.size(); ++p) {
        const Pence amount = answer.now.allocated.amount[p];
        places.push_back({{"id", report.of.table->ids[p]},
                          {"name", report.of.table->names[p]},
                          {"allocation", to_pounds(amount)},
                          {"per_head", printed_number(per_head[p])},
                          {"per_need", printed_number(per_need[p])},
                          {"target", to_pounds(answer.target[p])},
                          {"distance", to_pounds(amount - answer.target[p])},
                          {"other", to_pounds(answer.other[p])},
                          {"change", to_pounds(amount - answer.other[p])},
                          {"binding", binding_keys(answer.now.allocated.binding[p])}});
    }
    return places;
}

Json fairness_json(const std::vector<FairnessValue>& measures) {
    Json all = Json::object();
    for (const FairnessValue& m : measures) {
        all[m.key] = {{"label", m.label},
                      {"definition", m.definition},
                      {"now", printed_number(m.now)},
                      {"other", printed_number(m.other)},
                      {"standard_error", printed_number(m.standard_error)}};
    }
    return all;
}

void add_explained(Json& json, const FundingReport& report) {
    Json why = Json::array();
    for (const WhyTermValue& term : report.why) {
        why.push_back({{"label", term.label},
                       {"sentence", term.sentence},
                       {"reason", term.reason},
                       {"amount", to_pounds(term.pence)}});
    }
    Json incentives = Json::array();
    for (const IncentiveValue& row : report.incentives) {
        incentives.push_back({{"column", row.column},
                              {"label", row.label},
                              {"unit", row.unit},
                              {"one_more", printed_number(row.one_more)},
                              {"finite", printed_number(row.finite)},
                              {"misreport", printed_number(row.misreport)},
                              {"cliff", row.cliff},
                              {"cliff_words", row.cliff_words}});
    }
    json["explained"] = {{"id", report.of.table->ids[*report.explained]},
                         {"sentence", report.why_sentence},
                         {"why", why},
                         {"incentives", incentives}};
}

Json solved_json(const BackwardsAnswer& solved) {
    Json curve = Json::array();
    for (const TradeOff& point : solved.curve) {
        curve.push_back({{"largest_loss", point.largest_loss},
                         {"gap", printed_number(point.gap)},
                         {"feasible", point.feasible}});
    }
    return {{"feasible", solved.feasible},     {"sentence", solved.sentence},
            {"levers", solved.levers},         {"gap_before", solved.gap_before},
            {"gap_after", solved.gap_after},   {"gap_least", solved.gap_least},
            {"least_loss", solved.least_loss}, {"curve", curve}};
}

}  // namespace

std::string with_notes(std::string sentence, const std::vector<std::string>& notes) {
    for (const std::string& note : notes) sentence += (sentence.empty() ? "" : " ") + note;
    return sentence;
}

std::vector<std::string> binding_keys(std::uint32_t bits) {
    std::vector<std::string> keys;
    for (const ConstraintKind& kind : constraint_kinds()) {
        if ((bits & kind.bit) != 0) keys.emplace_back(kind.key);
    }
    return keys;
}

std::string funding_json(const FundingReport& report) {
    const FormulaText& text = report.of.formula.text;
    Json levers = Json::object();
    for (std::size_t i = 0; i < text.levers.size(); ++i)
        levers[text.levers[i].name] = report.of.levers[i];
    Json json;
    json["formula"] = text.name;
    json["title"] = text.title;
    const std::string year = money_year_of(report.of);
    json["money_year"] = year.empty() ? Json(nullptr) : Json(year);
    json["figures"] = figures_of(report.of);
    json["sources"] = sources_of(report.of);
    json["against"] = report.answer.other_name;
    json["sentence"] = with_notes(report.answer.sentence, report.of.notes);
    json["notes"] = report.of.notes;
    json["levers"] = levers;
    json["total"] = to_pounds(report.answer.total);
    json["other_total"] = to_pounds(report.answer.other_total);
    json["places"] = places_json(report);
    json["fairness"] = fairness_json(report.answer.fairness);
    if (report.explained) add_explained(json, report);
    if (report.solved) json["solved"] = solved_json(*report.solved);
    json["fingerprint"] = to_hex(report.answer.fingerprint);
    return json.dump();
}

std::string funding_csv(const FundingReport& report) {
    const FundingAnswer& answer = report.answer;
    const auto per_head = pounds_per(answer.now.allocated.amount, answer.people);
    const auto per_need = pounds_per(answer.now.allocated.amount, answer.need);
    const std::string money = money_sign(report.of.formula.text);
    std::string csv(byte_order_mark);
    csv += "id,name,people";
    for (const auto& [heading, unit] : {std::pair{"allocation", ""},
                                        {"per_head", "/person"},
                                        {"per_weighted_head", "/weighted person"},
                                        {"target", ""},
                                        {"compared_with", ""},
                                        {"change", ""}})
        csv += "," + csv_cell(std::string(heading) + " (" + money + unit + ")");
    csv += ",binding,compared_with_what,formula,money_year,figures,engine,fingerprint,notes\r\n";
    const std::string made =
        "," + csv_cell(answer.other_name) + "," + csv_cell(report.of.formula.text.name) + "," +
        csv_cell(money_year_of(report.of)) + "," + csv_cell(figures_of(report.of)) + "," +
        std::string(engine_version) + "," + to_hex(answer.fingerprint) + ",";
    for (std::size_t p = 0; p < answer.other.size(); ++p) {
        const Pence amount = answer.now.allocated.amount[p];
        std::string binding;
        for (const std::string& key : binding_keys(answer.now.allocated.binding[p])) {
            binding += (binding.empty() ? "" : " ") + key;
        }
        csv += csv_cell(report.of.table->ids[p]) + "," + csv_cell(report.of.table->names[p]) + "," +
               plain_number(answer.people[p], 0) + "," + pounds_text(amount) + "," +
               plain_number(per_head[p], 2) + "," + plain_number(per_need[p], 2) + "," +
               pounds_text(answer.target[p]) + "," + pounds_text(answer.other[p]) + "," +
               pounds_text(amount - answer.other[p]) + "," + binding + made +
               (p == 0 ? csv_cell(with_notes(std::string(), report.of.notes)) : std::string()) +
               "\r\n";
    }
    return csv;
}

}  // namespace folkmoot
