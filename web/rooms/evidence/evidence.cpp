#include "rooms/evidence/evidence.hpp"

#include "core/words/values.hpp"
#include "rooms/evidence/markdown.hpp"
#include "rooms/nodes.hpp"
#include "session/cite.hpp"
#include "session/manifest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// "0 to 5", "10% to 80%".
std::string range_of(const message::Field& field) {
    const auto bare = [&](double value) {
        auto words = words::format_field(field, value);
        words.resize(std::min(words.size(), words.find(' ', words.starts_with("× ") ? 3 : 0)));
        return words;
    };
    return bare(field.low) + " to " + bare(field.high);
}

/// A part with its heading; it is among the contents.
Node section(std::string key, const std::string& words) {
    auto part = sheet::group("section:" + key, words);
    part.add(sheet::heading("title:" + std::move(key), 2, words));
    return part;
}

Node assumptions(const Session& session, const message::Scenario& scenario) {
    auto part = section("assumed", "What is assumed");
    Node node(Kind::table, "assumed");
    node.title = "Assumptions and where they come from";
    sheet::Table table{
        {{"assumption", "Assumption"}, {"now", "Now"}, {"range", "Range"}, {"source", "Source"}},
        {}};
    auto rows = assumed(scenario, session.trial());
    if (!rows.empty()) part.add(sheet::text("assumed:count", facts_assumed(rows), Tone::quiet));
    for (auto& row : rows) {
        sheet::Row made{"assumed:" + row.key, {row.label, row.now, row.range, row.source}};
        made.help = row.sentence;
        if (row.moved) made.marks = {"", "doubt"};
        if (row.source != "assumption") made.links = {"", "", "", "#section:sources"};
        table.rows.push_back(std::move(made));
    }
    node.table = std::move(table);
    part.add(std::move(node));
    return part;
}

/// The chapter of a model's own words that everybody should read; the others say it in full.
constexpr std::string_view short_chapter = "In short";

/// How the model works: what it says of itself in short, and what holds of every model.
Node how(std::vector<Chapter>& chapters) {
    auto part = section("how", "How the model works");
    Node list(Kind::list, "how");
    for (auto& chapter : chapters) {
        if (chapter.title != short_chapter) continue;
        for (auto& node : std::exchange(chapter.content, {})) list.add(std::move(node));
    }
    for (const auto paragraph : how_it_works) {
        const auto key = "how:" + std::to_string(list.children.size());
        list.add(sheet::text(key, std::string(paragraph)));
    }
    part.add(std::move(list));
    return part;
}

/// All that a model says of itself, a chapter at a time.
Node in_full(std::vector<Chapter>& chapters) {
    auto part = section("model", chapters.front().title + " in full");
    for (auto& node : chapters.front().content) part.add(std::move(node));
    for (std::size_t i = 1; i < chapters.size(); ++i) {
        if (chapters[i].content.empty()) continue;
        auto chapter = sheet::disclosure("chapter:" + std::to_string(i), chapters[i].title);
        for (auto& node : chapters[i].content) chapter.add(std::move(node));
        part.add(std::move(chapter));
    }
    return part;
}

Node sources(const message::Scenario& scenario) {
    auto part = section("sources", "Sources");
    Node list(Kind::list, "sources");
    for (std::size_t i = 0; i < scenario.sources.size(); ++i) {
        const auto& source = scenario.sources[i];
        const auto key = "source:" + std::to_string(i);
        auto entry = sheet::group(key);
        const auto address = safe_address(source.url);
        entry.add(address.empty() ? sheet::text(key + ":name", source.name, Tone::strong)
                                  : sheet::link(key + ":name", source.name, address));
        if (!source.text.empty()) entry.add(sheet::text(key + ":text", source.text));
        list.add(std::move(entry));
    }
    part.add(std::move(list));
    return part;
}

void add_changes(Node& into, const Session& session, const message::Scenario& scenario,
                 std::string key, std::string_view title, message::Kind kind) {
    into.add(sheet::heading("title:" + key, 3, std::string(title)));
    const auto changes = session::changes_in_words(scenario, session.trial(), kind);
    if (changes.empty())
        into.add(sheet::text(key + ":none", "Nothing.", Tone::quiet));
    else
        into.add(sheet::list(key, changes));
}

Node this_run(const Session& session, const message::Scenario& scenario) {
    auto part = section("run", "This run");
    Node node(Kind::table, "manifest");
    node.title = "What this result was made of";
    sheet::Table table{{{"name", "Name"}, {"value", "Value"}}, {}};
    for (auto& [name, value] : session::manifest_lines(session))
        table.rows.push_back({"manifest:" + name, {name, value}});
    node.table = std::move(table);
    part.add(std::move(node));
    add_changes(part, session, scenario, "reform-changes", session::reform_changes,
                message::Kind::lever);
    add_changes(part, session, scenario, "facts-changed", session::facts_changed,
                message::Kind::assumption);
    part.add(sheet::heading("title:again", 3, "Compute it again"));
    part.add(sheet::text("again", "On any computer with Folkmoot this command gives the same "
                                  "fingerprint:"));
    part.add(sheet::text("command", session::command_line(session), Tone::strong));
    part.add(sheet::button("button:copy-command", "Copy the command"));
    part.add(sheet::button("button:save-manifest", "Save the manifest"));
    if (!session.file().text.empty())
        part.add(sheet::button("button:save-scenario", "Save the scenario (JSON)"));
    if (!session::citation(session, session::CitationStyle::apa).empty()) {
        part.add(sheet::heading("title:cite", 3, "Cite it"));
        part.add(sheet::text("cite", "A reference names the question, both policies, the version "
                                     "and a link that opens this very result."));
        part.add(sheet::button("button:cite-apa", "Copy the reference (APA)"));
        part.add(sheet::button("button:cite-bibtex", "Copy for BibTeX"));
    }
    return part;
}

/// What can be had of it on paper.
Node on_paper() {
    auto part = sheet::group("on-paper");
    part.add(sheet::heading("title:on-paper", 2, "On paper"));
    part.add(sheet::text("on-paper:words", "To print, with a link that opens this very result."));
    part.add(sheet::button("button:brief", "Policy brief, one page"));
    part.add(sheet::button("button:guide", "Teacher’s guide"));
    part.add(sheet::button("button:worksheet", "Worksheet, two pages"));
    return part;
}

} // namespace

std::vector<Assumed> assumed(const message::Scenario& scenario, const message::Trial& trial) {
    std::vector<Assumed> rows;
    for (const auto& field : scenario.fields) {
        if (field.kind != message::Kind::assumption) continue;
        const bool numeric =
            field.type == message::Type::number || field.type == message::Type::integer;
        rows.push_back({field.key, field.label, field.sentence,
                        words::format_field(field, session::value_of(scenario, trial, field)),
                        numeric ? range_of(field) : "",
                        field.source.empty() ? "assumption" : field.source,
                        session::is_moved(trial, field)});
    }
    return rows;
}

bool is_our_own(std::string_view source) {
    return source.empty() || source.starts_with("assumption");
}

std::string facts_assumed(const std::vector<Assumed>& rows) {
    const auto all = static_cast<std::ptrdiff_t>(rows.size());
    const auto ours =
        std::ranges::count_if(rows, [](const auto& row) { return is_our_own(row.source); });
    const auto begun = all == 1 ? std::string("1 fact is assumed, with a range")
                                : std::to_string(all) + " facts are assumed, each with a range";
    if (ours == 0) return begun + " and a source.";
    if (ours == all)
        return begun +
               (all == 1 ? "; it is our own assumption." : "; all are our own assumptions.");
    return begun + "; " + std::to_string(all - ours) +
           (all - ours == 1 ? " of them has a source, " : " of them have a source, ") +
           (ours == 1 ? "the other is our own assumption." : "the others are our own assumptions.");
}

std::string place_words(const message::Scenario& scenario) {
    return scenario.place + "." +
           (scenario.money_year.empty() ? "" : " Money in prices of " + scenario.money_year + ".");
}

std::string safe_address(std::string_view url) {
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    return web ? std::string(url) : std::string();
}

Node evidence(const Session& session) {
    auto part = sheet::group("evidence", "Evidence");
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return part;
    part.add(sheet::heading("question", 1, scenario->question));
    part.add(sheet::text("place", place_words(*scenario), Tone::quiet));
    if (session.shown() != nullptr) part.add(on_paper());

    std::vector<Node> sections;
    auto stake = section("stake", "What is at stake");
    stake.add(sheet::list("introduction", scenario->introduction));
    sections.push_back(std::move(stake));
    auto chapters = read_markdown(session.readme(), "model:");
    sections.push_back(how(chapters));
    sections.push_back(assumptions(session, *scenario));
    auto limits = section("limits", "What this model leaves out");
    limits.add(sheet::list("limits", scenario->limits));
    sections.push_back(std::move(limits));
    if (!scenario->statements.empty()) {
        auto statements = section("statements", "Statements to discuss");
        statements.add(sheet::list("statements", scenario->statements));
        sections.push_back(std::move(statements));
    }
    if (!chapters.empty()) sections.push_back(in_full(chapters));
    sections.push_back(sources(*scenario));
    sections.push_back(this_run(session, *scenario));

    Node contents(Kind::list, "contents", "On this page");
    for (const auto& one : sections)
        contents.add(sheet::link("contents:" + one.key, one.words, "#" + one.key));
    part.add(std::move(contents));
    for (auto& one : sections) part.add(std::move(one));
    return part;
}

} // namespace folkmoot::rooms
