#pragma once

/// Every message between what a person sees and the simulation, in one place.
///
/// The screen (folkmoot-ui, or the desktop window) and the simulation (core-NAME, in workers or
/// on threads) share nothing but these values, serialised with cereal's portable binary archive.
/// This header knows neither side: it includes the standard library and cereal only.
///
/// A request carries an `id` that its replies repeat. Newer requests of the same `lane` cancel
/// older ones: what is stale is dropped by whoever notices first.

#include "session/beside/likeness.hpp"
#include "session/deliberation/messages.hpp"
#include "session/funding/messages.hpp"
#include "session/goal/messages.hpp"
#include "session/picture.hpp"
#include "session/problem.hpp"
#include "session/trial/messages.hpp"

#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/variant.hpp>
#include <cereal/types/vector.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace folkmoot::message {

// ---------------------------------------------------------------- what a scenario says of itself

enum class Kind : std::uint8_t { lever, assumption };
enum class Type : std::uint8_t { number, integer, boolean, choice };

/// A setting as the screen shows it. Values are numbers: booleans 0/1, choices the option's index.
struct Field {
    std::string key, label, unit, sentence, source;
    Kind kind{};
    Type type{};
    double low = 0, high = 1, step = 0;
    double usual = 0; ///< the scenario's own value (the baseline mark)
    std::vector<std::string> options; ///< of a choice: their names in files
    std::vector<std::string> option_words{}; ///< what the screen calls them; none: the names
    template <class A> void serialize(A& a) {
        a(key, label, unit, sentence, source, kind, type, low, high, step, usual, options,
          option_words);
    }
};

struct Group {
    std::string title;
    std::vector<std::string> keys;
    template <class A> void serialize(A& a) { a(title, keys); }
};

/// A measure. `direction`: +1 more is better, -1 less is better, 0 neither.
struct Outcome {
    std::string key, label, unit, sentence;
    int direction = 0;
    int decimals = 1;
    bool money = false; ///< £: show as "£9.8m"
    bool share = false; ///< 0..1: show as a percentage; `unit` says of what
    std::vector<std::string>
        by; ///< breakdowns that exist: "deprivation", "age", "area", and keys of sides
    template <class A> void serialize(A& a) {
        a(key, label, unit, sentence, direction, decimals, money, share, by);
    }
};

struct Area {
    std::string name;
    double x = 0, y = 0, radius = 1; ///< km
    double people = 0; ///< real people
    bool host = false;
    template <class A> void serialize(A& a) { a(name, x, y, radius, people, host); }
};

struct Provider {
    std::string name;
    std::uint32_t kind = 0; ///< of Picture::kinds
    std::uint16_t area = 0;
    double x = 0, y = 0; ///< km
    template <class A> void serialize(A& a) { a(name, kind, area, x, y); }
};

struct Policy {
    std::string name, label, sentence;
    std::map<std::string, double> settings; ///< what differs from the scenario's own
    template <class A> void serialize(A& a) { a(name, label, sentence, settings); }
};

struct Chart {
    std::string kind, outcome, by, title; ///< see folkmoot::Chart
    template <class A> void serialize(A& a) { a(kind, outcome, by, title); }
};

/// What is to be guessed before an outcome is shown. `kind`: "direction", "number", "line", or
/// empty: nothing is.
struct Ask {
    std::string kind, question;
    double low = 0, high = 0; ///< of a number and of a line
    template <class A> void serialize(A& a) { a(kind, question, low, high); }
    bool operator==(const Ask&) const = default;
};

/// What a step of the tour turns the map to by itself.
struct TourView {
    std::string side, colour; ///< a side's name in links, a colouring's key; empty: as it is
    bool play = false; ///< from the first week on; after `set` has been tried if there is one
    template <class A> void serialize(A& a) { a(side, colour, play); }
};

struct TourStep {
    std::string text, lever, outcome;
    std::map<std::string, double> set;
    Ask ask{}; ///< of `outcome`
    TourView show{};
    template <class A> void serialize(A& a) { a(text, lever, outcome, set, ask, show); }
};

struct Source {
    std::string name, text, url;
    template <class A> void serialize(A& a) { a(name, text, url); }
};

/// A grouping of people that the model defines for itself, beside deprivation, age and area.
struct Side {
    std::string key, label,
        question; ///< "registered", …, "Is it the same at a practice and online?"
    std::vector<std::string> groups; ///< what people in each are called, in the order of slots
    template <class A> void serialize(A& a) { a(key, label, question, groups); }
};

struct Scenario {
    std::string model; ///< key of the kind of world
    std::vector<Side> sides;
    Picture picture;
    std::string name, title, question, place, money_year;
    std::vector<std::string> introduction;
    double people = 0;
    std::uint32_t population = 0, weeks = 0;
    std::uint64_t seed = 0, hash = 0;
    std::vector<Field> fields; ///< every field; those not in a group are not shown at first
    std::vector<Group> levers, assumptions;
    std::vector<Outcome> outcomes;
    std::vector<Area> areas;
    std::vector<Provider> providers;
    std::vector<Policy> policies; ///< [0] baseline, [1] the reform shown at first
    std::vector<Chart> charts;
    std::vector<TourStep> tour;
    std::vector<std::string> statements, limits;
    std::vector<Source> sources;
    TrialMenu
        trial; ///< designs and outcomes for the split-test lab; without designs: none of its own
    template <class A> void serialize(A& a) {
        a(model, sides, picture, name, title, question, place, money_year, introduction, people,
          population, weeks, seed, hash, fields, levers, assumptions, outcomes, areas, providers,
          policies, charts, tour, statements, limits, sources, trial);
    }
};

// ---------------------------------------------------------------- requests

/// Reads a scenario: its JSON text, and the data files that it names (name -> text).
struct Open {
    std::uint32_t id = 0;
    std::string name; ///< "virtual-gp", or the name of a dropped file
    std::string text;
    std::map<std::string, std::string> data;
    template <class A> void serialize(A& a) { a(id, name, text, data); }
};

/// What to run: baseline and reform side by side on the same random numbers.
struct Trial {
    std::map<std::string, double> shared; ///< assumptions changed: for both policies
    std::string reform; ///< name of the policy that `changed` starts from
    std::map<std::string, double> changed; ///< levers moved: for the reform only
    std::uint64_t seed = 1;
    std::uint32_t population = 0, weeks = 0; ///< 0: the scenario's own
    /// Name of the policy with which the reform is compared; empty: the scenario's first.
    std::string baseline{};
    std::map<std::string, double> baseline_changed{}; ///< levers moved of that
    template <class A> void serialize(A& a) {
        a(shared, reform, changed, seed, population, weeks, baseline, baseline_changed);
    }
    bool operator==(const Trial&) const = default;
};

/// Citizens of a quick look.
inline constexpr std::uint32_t quick_population = 20'000;

/// Runs replicate `replicate` of a trial. Replicate 0 is the run on screen: the values as set.
/// The others draw seed and assumptions from their ranges: the ensemble.
struct Run {
    std::uint32_t id = 0;
    Trial trial;
    std::uint32_t replicate = 0;
    /// May be answered from `quick_population` citizens: what the change makes of them, put on what
    /// the worker answered last in full. In full if it has no such answer.
    bool quick = false;
    /// It stands beside the question on screen: what is kept of that one stays.
    bool beside = false;
    template <class A> void serialize(A& a) { a(id, trial, replicate, quick, beside); }
};

/// Where every citizen lives (fixed) and the cells they belong to: answered by `People`.
struct AskPeople {
    std::uint32_t id = 0;
    Trial trial;
    template <class A> void serialize(A& a) { a(id, trial); }
};

/// The state of every citizen in a week: answered by `Frame`.
struct AskFrame {
    std::uint32_t id = 0;
    Trial trial;
    bool reform = true; ///< false: the baseline
    std::uint32_t week = 0;
    template <class A> void serialize(A& a) { a(id, trial, reform, week); }
};

/// The weeks of one citizen under both policies: answered by `Neighbour`.
struct AskNeighbour {
    std::uint32_t id = 0;
    Trial trial;
    std::uint32_t person = 0; ///< of `People`
    template <class A> void serialize(A& a) { a(id, trial, person); }
};

/// Both policies of a replicate, with the people of a likeness counted for themselves: answered by
/// `Alike`.
struct AskAlike {
    std::uint32_t id = 0;
    Trial trial;
    Likeness like;
    std::uint32_t replicate = 0;
    template <class A> void serialize(A& a) { a(id, trial, like, replicate); }
};

/// Both policies of the run on screen, for every two groups of two groupings: answered by
/// `Crossed`. `by`: "area,deprivation".
struct AskCrossed {
    std::uint32_t id = 0;
    Trial trial;
    std::string by;
    template <class A> void serialize(A& a) { a(id, trial, by); }
};

/// Drops every request with an id up to `up_to`.
struct Cancel {
    std::uint32_t up_to = 0;
    template <class A> void serialize(A& a) { a(up_to); }
};

/// Share link: encodes a trial with its expected fingerprint.
struct MakeLink {
    std::uint32_t id = 0;
    Trial trial;
    std::uint64_t fingerprint = 0;
    std::string view; ///< what else the screen wants restored (room, week, colour): opaque here
    template <class A> void serialize(A& a) { a(id, trial, fingerprint, view); }
};

/// Which assumptions the differences depend on, judged from replicates that have been run:
/// replicate `replicates[i]` of the trial changed outcome `o` by `differences[o][i]`. Answered by
/// `Doubts`.
struct AskDoubts {
    std::uint32_t id = 0;
    Trial trial;
    std::vector<std::uint32_t> replicates;
    std::vector<std::vector<double>> differences;
    template <class A> void serialize(A& a) { a(id, trial, replicates, differences); }
};

/// What the open scenario's model says of itself: answered by `Readme`. It is long, and few read
/// it.
struct AskReadme {
    std::uint32_t id = 0;
    template <class A> void serialize(A& a) { a(id); }
};

/// What would it take to answer a question from the reform and the assumptions of a trial: the step
/// of the search that follows from what is known. Answered by `Goal`.
struct AskGoal {
    std::uint32_t id = 0;
    Trial trial;
    GoalQuestion question;
    std::vector<GoalKnown> known;
    template <class A> void serialize(A& a) { a(id, trial, question, known); }
};

/// Makes runs that a search wants: answered by `GoalRuns`.
struct AskGoalRuns {
    std::uint32_t id = 0;
    Trial trial;
    GoalQuestion question;
    std::vector<GoalRun> runs;
    template <class A> void serialize(A& a) { a(id, trial, question, runs); }
};

using Request =
    std::variant<Open, Run, AskPeople, AskFrame, Cancel, MakeLink, AskFunding, AskFundedFuture,
                 AskTrialSize, AskTrialRun, AskTrialRepeats, AskTrialSummary, AskTrialAnalysis,
                 AskDoubts, AskTrialOwnSize, AskReadme, AskBallotCode, AskBallot, AskDeliberation,
                 AskPolisFiles, AskNeighbour, AskGoal, AskGoalRuns, AskAlike, AskCrossed>;

// ---------------------------------------------------------------- replies

struct Opened {
    std::uint32_t id = 0;
    Scenario scenario;
    template <class A> void serialize(A& a) { a(id, scenario); }
};

/// Results of one policy. Groups: slot order is total, deprivation 0..4, age 0..6, the groups of
/// the model's sides, area 0..n-1. A measure that has no value there is NaN.
struct Results {
    std::uint64_t fingerprint = 0;
    std::vector<std::vector<float>> weekly; ///< [outcome][week] total
    std::vector<std::vector<std::vector<double>>> yearly; ///< [year][outcome][slot]
    template <class A> void serialize(A& a) { a(fingerprint, weekly, yearly); }
};

/// Slots of a breakdown in `Results::yearly[year][outcome]`.
struct Slots {
    static constexpr std::size_t total = 0, deprivation = 1, age = 6, sides = 13;
    /// Of the first area, after the groups of all sides.
    [[nodiscard]] static std::size_t first_area(const Scenario& scenario) {
        std::size_t slot = sides;
        for (const Side& side : scenario.sides) slot += side.groups.size();
        return slot;
    }
};

struct Ran {
    std::uint32_t id = 0, replicate = 0;
    std::uint32_t population = 0, weeks = 0;
    Results baseline, reform;
    double milliseconds = 0; ///< what the two runs took
    std::string sentence; ///< what the reform does, for whom, at what cost; without certainty
    std::uint64_t fingerprint = 0; ///< of both
    bool quick = false; ///< a quick look: about right, of `population` citizens
    std::string changes; ///< " with your changes and 1 changed assumption"; empty: nothing changed
    std::string baseline_changes; ///< " with 1 changed assumption": it holds for both sides
    std::uint32_t runs = 1; ///< that tell how sure this is, when all are in
    std::string headline; ///< key of the outcome that is counted in them; empty: nothing changes
    std::int32_t headline_sign = 0; ///< in which direction it changes
    std::string headline_words; ///< "North West London is better off"
    template <class A> void serialize(A& a) {
        a(id, replicate, population, weeks, baseline, reform, milliseconds, sentence, fingerprint,
          quick, changes, baseline_changes, runs, headline, headline_sign, headline_words);
    }
};

struct People {
    std::uint32_t id = 0;
    std::uint32_t population = 0;
    std::vector<std::int16_t> x, y; ///< 1/100 km from the middle of the map
    std::vector<std::uint16_t> stratum; ///< area × age × deprivation × frailty, see world.hpp
    /// Who of them, in rising order, is watched while a question is run: their weeks are there with
    /// its answer.
    std::vector<std::uint32_t> watched{};
    template <class A> void serialize(A& a) { a(id, population, x, y, stratum, watched); }
};

struct Frame {
    std::uint32_t id = 0;
    bool reform = true;
    std::uint32_t week = 0;
    std::vector<std::uint16_t> provider; ///< who serves each citizen
    std::vector<std::vector<std::uint8_t>> channels; ///< [channel][citizen]
    std::vector<std::vector<float>> provider_channels; ///< [channel][provider]
    std::vector<std::uint8_t> open; ///< by provider
    template <class A> void serialize(A& a) {
        a(id, reform, week, provider, channels, provider_channels, open);
    }
};

/// One citizen, week by week, as `Frame` tells of all.
struct Neighbour {
    struct Event {
        std::uint8_t what = 0; ///< of Picture::happenings
        std::uint16_t amount = 0;
        template <class A> void serialize(A& a) { a(what, amount); }
        bool operator==(const Event&) const = default;
    };
    /// Under one policy: as it was at the start of each week, and what happened in it.
    struct Life {
        std::vector<std::uint16_t> provider; ///< [week]; empty: nobody is served by any
        std::vector<std::vector<std::uint8_t>> channels; ///< [week][channel]
        std::vector<std::vector<Event>> events; ///< [week], in the order in which they happened
        template <class A> void serialize(A& a) { a(provider, channels, events); }
    };
    std::uint32_t id = 0, person = 0;
    Life baseline, reform;
    bool so_far = false; ///< the first weeks alone: what follows comes with another reply
    template <class A> void serialize(A& a) { a(id, person, baseline, reform, so_far); }
};

/// What a replicate comes to among people of a likeness: by outcome of the scenario, in the year of
/// the headline; NaN where an outcome is not known of them.
struct Alike {
    std::uint32_t id = 0;
    double citizens = 0, people = 0; ///< simulated; and the real people for whom they stand
    bool few = false; ///< chance would decide what is said of them: nothing was run
    std::vector<double> baseline{}, reform{};
    std::uint64_t fingerprint = 0; ///< of both runs
    template <class A> void serialize(A& a) {
        a(id, citizens, people, few, baseline, reform, fingerprint);
    }
};

/// What a run comes to among people of two groups at once, in the headline year. Cells are numbered
/// row by row: place in `first` × size of `second` + place in `second`.
struct Crossed {
    std::uint32_t id = 0;
    std::string by; ///< as it was asked
    std::vector<std::string> first, second; ///< names of groups: "Leeds", "most deprived fifth"
    std::vector<double> citizens,
        people; ///< by cell: simulated, and the real people they stand for
    double few = 0; ///< with fewer citizens than this chance decides much of what is said
    std::vector<std::string> outcomes; ///< keys of those that exist by both
    std::vector<std::vector<double>> baseline, reform; ///< [outcome][cell]; NaN: no value
    std::uint64_t fingerprint = 0; ///< of both runs
    std::string csv; ///< the same as a file
    template <class A> void serialize(A& a) {
        a(id, by, first, second, citizens, people, few, outcomes, baseline, reform, fingerprint,
          csv);
    }
};

/// Long work: 0..1. Sent at most ten times a second.
struct Progress {
    std::uint32_t id = 0;
    double share = 0;
    template <class A> void serialize(A& a) { a(id, share); }
};

struct Link {
    std::uint32_t id = 0;
    std::string code; ///< for the URL fragment: letters, digits, - and _
    template <class A> void serialize(A& a) { a(id, code); }
};

/// What an assumption does to a difference.
struct Doubt {
    std::string key; ///< of the assumption
    double share = 0; ///< of the spread of the difference, 0..1
    double when_low = 0; ///< mean difference in the third of the runs in which it is lowest
    double when_high = 0; ///< … in which it is highest
    template <class A> void serialize(A& a) { a(key, share, when_low, when_high); }
};

/// By outcome as they were asked about, the strongest first; those that stand out from chance only.
struct Doubts {
    std::uint32_t id = 0;
    std::vector<std::vector<Doubt>> doubts;
    template <class A> void serialize(A& a) { a(id, doubts); }
};

/// A model in its own words, by the headings of the ODD protocol.
struct Readme {
    std::uint32_t id = 0;
    std::string model, text; ///< key of the model; Markdown
    template <class A> void serialize(A& a) { a(id, model, text); }
};

struct Failed {
    std::uint32_t id = 0;
    std::vector<Problem> problems;
    TableLook look{}; ///< of a table for the funding lab that cannot be used yet; else empty
    template <class A> void serialize(A& a) { a(id, problems, look); }
};

using Reply = std::variant<Opened, Ran, People, Frame, Progress, Link, Failed, Funded, FundedFuture,
                           TrialSized, TrialRan, TrialRepeated, TrialSummed, TrialAnalysed, Doubts,
                           Readme, BallotCode, BallotRead, Deliberated, PolisFiles, Neighbour, Goal,
                           GoalRuns, Alike, Crossed>;

} // namespace folkmoot::message
