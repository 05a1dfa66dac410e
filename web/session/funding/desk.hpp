#pragma once

/// The funding lab's state: which formula on which table against what, and what is known of it.
///
/// Opens on a result: the page's usual formula is worked out as soon as its file is there. The
/// newest question wins; what costs time (why, robustness, backwards, five years) is asked for only
/// while somebody looks at it, and never while a hand is on a lever.

#include "session/desk.hpp"
#include "session/funding/places.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// A formula that the page offers, and the table that it is usually applied to.
struct FormulaCard {
    std::string name, title, explanation, table;
};

/// What is looked at besides the places.
enum class FundingTab : std::uint8_t { who, place, fairness, doubt, backwards, future };
enum class PlacesTab : std::uint8_t { table, map, cartogram };
/// Their names in links, keys and commands.
inline constexpr std::array<std::string_view, 6> funding_tab_names{"who",   "place",     "fairness",
                                                                   "doubt", "backwards", "future"};
inline constexpr std::array<std::string_view, 3> places_tab_names{"table", "map", "cartogram"};
inline constexpr std::array<std::string_view, 3> against_names{"today", "formula", "target"};

/// A table of thousands of places is begun with so many rows, and goes on by as many.
inline constexpr std::size_t rows_at_first = 200;
/// Errors of what was measured and losses that may be set, as shares.
inline constexpr double least_error = 0.005, largest_error = 0.2, most_loss = 0.2;

/// How many runs stand behind "five years".
inline constexpr std::uint32_t future_runs = 10;

class FundingDesk : public Desk {
public:
    [[nodiscard]] std::optional<message::Request> next(std::uint32_t id,
                                                       bool scenario_open) override;
    void take(std::uint32_t id, message::Reply& reply) override;
    void lost(std::uint32_t id) override;
    void adopt(const message::Scenario& scenario) override;
    [[nodiscard]] std::vector<std::uint32_t> take_unwanted() override;
    [[nodiscard]] std::string write() const override;
    void read(std::string_view text) override;

    // ------------------------------------------------------------ from the page
    void set_cards(std::vector<FormulaCard> cards, std::vector<std::string> tables);
    /// Files that are needed and have not been asked for: "NAME.json", "tables/NAME.csv".
    [[nodiscard]] std::vector<std::string> take_missing_files();
    void take_file(const std::string& path, std::string text);
    /// A formula that a person wrote or dropped; it replaces what the picker shows.
    void edit_formula(std::string text);
    /// A person's own table: dropped, chosen or pasted. `note`: what was guessed to read its
    /// letters, in a sentence; or empty.
    void take_own_table(std::string file, std::string text, std::string note = {});

    // ------------------------------------------------------------ from the panels
    void choose_formula(const std::string& name);
    void drop_edits();
    void move(const std::string& key, double value, bool held);
    void release();
    void reset(const std::string& key);
    void reset_levers();
    /// Takes up weights that were found backwards.
    void use_levers(const std::map<std::string, double>& levers);
    void choose_against(message::Against against);
    void choose_other(const std::string& name);
    void choose_table(const std::string& name);
    void forget_own_table();
    void match(const std::string& column, const std::string& heading);
    /// Decides something that the person's own table leaves open.
    void answer_table(const std::string& key, const std::string& value);
    void select(std::size_t place);
    /// The same by what the table calls it; false if there is no such place.
    bool select_id(std::string_view id);
    /// Only places whose name holds this, in any case.
    void search(std::string text);
    void filter(PlaceFilter filter);
    /// By this column, largest first (names: A first); once more: the other way round.
    void sort_by(PlaceColumn column);
    /// Begins a long table with `rows_at_first` rows more.
    void show_more_rows();
    void show(FundingTab tab);
    void show(PlacesTab tab);
    /// Works out how sure the answer is although nobody looks at that part: a paper tells it.
    void doubt_too(bool on) { doubt_too_ = on; }
    void set_error_size(double share, bool held);
    void set_largest_loss(double share, bool held);
    /// Runs simulated citizens under this formula for five years, several times.
    void run_future();
    void stop_future();

    // ------------------------------------------------------------ what is on screen
    [[nodiscard]] const std::vector<FormulaCard>& cards() const { return cards_; }
    [[nodiscard]] const std::vector<std::string>& tables() const { return tables_; }
    [[nodiscard]] const std::string& formula() const { return formula_; }
    [[nodiscard]] const std::string& other() const { return other_; }
    /// Name of the shipped table in use; the usual one of the formula unless another was chosen.
    [[nodiscard]] std::string table() const;
    [[nodiscard]] bool own_table() const { return !own_.text.empty(); }
    [[nodiscard]] const message::TableChoice& own() const { return own_; }
    /// What was made of the person's own table, usable or not; empty until the core has seen it.
    [[nodiscard]] const message::TableLook& own_look() const { return own_look_; }
    /// What was understood, left out or guessed to read it, in sentences.
    [[nodiscard]] std::vector<std::string> own_notes() const;
    [[nodiscard]] bool edited_formula() const { return edited_formula_.has_value(); }
    /// The formula's file as it stands, a person's edits in it; empty while it is being loaded.
    [[nodiscard]] std::string formula_text() const;
    [[nodiscard]] const std::map<std::string, double>& levers() const { return levers_; }
    [[nodiscard]] message::Against against() const { return against_; }
    [[nodiscard]] FundingTab tab() const { return tab_; }
    [[nodiscard]] PlacesTab places_tab() const { return places_tab_; }
    [[nodiscard]] double error_size() const { return error_size_; }
    [[nodiscard]] double largest_loss() const { return largest_loss_; }
    /// Number of the selected place in the answer's table.
    [[nodiscard]] std::size_t place() const;
    [[nodiscard]] const std::string& searched() const { return search_; }
    [[nodiscard]] PlaceFilter filtered() const { return filter_; }
    [[nodiscard]] PlaceColumn sorted_by() const { return sort_; }
    [[nodiscard]] bool largest_first() const { return descending_; }
    /// Numbers of the places that search and filter let through, sorted.
    [[nodiscard]] const std::vector<std::size_t>& places() const { return shown_; }
    /// With how many rows a long table is begun.
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// Rises with every answer, and whenever the places stand in another order or more rows of them
    /// are begun with: what was made of them before is kept until then.
    [[nodiscard]] std::uint32_t version() const { return version_; }
    /// What is known of all places of `answer`.
    [[nodiscard]] const PlacesDigest& digest() const { return digest_; }

    [[nodiscard]] const message::Funded* answer() const {
        return answer_ ? &answer_->reply : nullptr;
    }
    /// True while `answer` is to an older question.
    [[nodiscard]] bool stale() const;
    /// True while something is wrong with formula or table, so that `answer` is from before a
    /// change: it is shown as that, and nothing of it is given out.
    [[nodiscard]] bool outdated() const { return answer_ && !problems_.empty(); }
    [[nodiscard]] const std::vector<message::Problem>& problems() const { return problems_; }
    /// Why and incentives of the selected place; nullptr while they are being worked out.
    [[nodiscard]] const message::Funded* place_answer() const;
    [[nodiscard]] const message::Robustness* robustness() const;
    [[nodiscard]] bool robustness_stale() const;
    [[nodiscard]] const message::Backwards* backwards() const;
    [[nodiscard]] bool backwards_stale() const;
    [[nodiscard]] bool future_wanted() const { return future_wanted_; }
    /// By number of the run; the run as set is 0.
    [[nodiscard]] const std::map<std::uint32_t, message::FundedFuture>& futures() const {
        return futures_;
    }
    [[nodiscard]] const std::vector<message::Problem>& future_problems() const {
        return future_problems_;
    }

private:
    enum class Task : std::uint8_t { answer, place, robustness, backwards, future };
    struct Job {
        Task task = Task::answer;
        message::FundingQuestion question;
        message::FundingParts parts;
        bool scenario_open = false;
        std::uint32_t replicate = 0;
    };
    struct Known {
        message::FundingQuestion question;
        message::FundingParts parts;
        bool scenario_open = false, failed = false;
        message::Funded reply;
        [[nodiscard]] bool is(const message::FundingQuestion& q,
                              const message::FundingParts& p) const {
            return question == q && parts == p;
        }
    };
    [[nodiscard]] std::optional<message::FundingQuestion> question() const;
    /// Whether `question()` is this one, without making it: a person's table is long.
    [[nodiscard]] bool asks(const message::FundingQuestion& question) const;
    [[nodiscard]] const std::string& text_of(const std::string& path) const;
    [[nodiscard]] message::FundingParts parts(Task task) const;
    [[nodiscard]] bool under_way(Task task) const;
    [[nodiscard]] std::optional<Task> wanted(const message::FundingQuestion& question,
                                             bool scenario_open) const;
    [[nodiscard]] std::optional<std::uint32_t> next_run() const;
    [[nodiscard]] bool offers(const std::string& name) const;
    std::string read_part(std::string_view kind, const std::string& value);
    void judge_link();
    void judge_levers(std::string_view formula);
    void changed_question();
    void keep_place();
    void arrange();

    std::vector<FormulaCard> cards_;
    std::vector<std::string> tables_;
    std::map<std::string, std::string> files_; ///< by path; empty text: asked for
    std::string formula_, other_, table_; ///< table_ empty: the formula's usual one
    std::optional<std::string> edited_formula_;
    message::TableChoice own_;
    std::string own_note_;
    message::TableLook own_look_;
    std::map<std::string, double> levers_;
    message::Against against_ = message::Against::today;
    std::string place_id_;
    FundingTab tab_ = FundingTab::who;
    PlacesTab places_tab_ = PlacesTab::table;
    std::string search_;
    PlaceFilter filter_ = PlaceFilter::all;
    PlaceColumn sort_ = PlaceColumn::change;
    bool descending_ = true;
    std::size_t rows_ = rows_at_first;
    std::uint32_t version_ = 1;
    std::vector<std::size_t> shown_;
    PlacesDigest digest_;
    double error_size_ = 0.05, largest_loss_ = 0.02;
    bool held_ = false, future_wanted_ = false, doubt_too_ = false;
    bool judge_levers_ = false, judge_place_ = false; ///< of a link, once their files are there

    std::map<std::uint32_t, Job> jobs_;
    std::vector<std::uint32_t> unwanted_;
    std::optional<Known> answer_, failed_, place_answer_, robustness_, backwards_;
    std::vector<message::Problem> problems_, future_problems_;
    message::FundingQuestion future_question_;
    std::map<std::uint32_t, message::FundedFuture> futures_;
};

} // namespace folkmoot::session
