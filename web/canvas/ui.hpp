#pragma once

/// What panels share while they draw: the session, the looks, and the few things that belong to the
/// screen alone (which sheet is open, where the map is zoomed, which chart shows its table).

#include "canvas/gl/people_layer.hpp"
#include "canvas/places.hpp"
#include "canvas/sheet/on_screen.hpp"
#include "canvas/theme.hpp"
#include "session/session.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace folkmoot::ui {

/// The lower part of a narrow screen shows one of these.
enum class Sheet : std::uint8_t { none, levers, results, time, more };

/// How far the sheet of a narrow screen is pulled up, as shares of the room for it.
struct SheetPull {
    static constexpr float at_rest = 0.52f, most = 0.9f;
    float share = at_rest;
    float folded = most; ///< at which the map is a strip
    float room = 1; ///< points
    bool drawing = false; ///< what is drawn now stands in the sheet
};

/// Where the map looks: middle in km and zoom against the whole; and where, as a share of its
/// width, the baseline left of it meets the reform.
struct MapLook {
    float x = 0, y = 0, zoom = 1, divide = 0.5f;
    Rect legend{}; ///< where the legend stood in the last frame: no name goes there
    double came_closer = -1; ///< when, in ImGui's seconds: of many areas seen from afar
};

/// What the graphics card already holds, so that only what changed is sent.
struct MapCache {
    std::uint32_t people = 0;
    std::array<std::uint32_t, 2> frames{UINT32_MAX, UINT32_MAX};
    std::string colouring; ///< key
    bool change = false; ///< what changes of it
    std::array<std::size_t, 2> concerned{}; ///< dots of a side whom the colouring concerns
    std::optional<Palette> palette;
    /// Read by the draw callbacks when the frame is rendered.
    struct Call {
        gl::PeopleLayer* layer = nullptr;
        std::size_t side = 0;
        gl::MapView view;
    };
    std::array<Call, 2> calls;
};

/// A picture that somebody asked for where no cards are drawn; taken from the frame buffer after it
/// has been drawn.
struct PictureWish {
    std::string file_name;
    Rect area;
};

/// What the funding lab's panels remember among themselves.
struct FundingLook {
    int sheet = 0; ///< of a phone: formula, places, effects
    bool editing = false; ///< the formula's file is open for writing
    std::string told; ///< problems last sent to where it is written
};

/// A card under a finger: see draw_card.
struct CardLook {
    std::string key;
    Rect whole{}, hints{}; ///< where it and its line of hints stood in the last frame
    bool pushed = false;
    ImVec2 by{0, 0}; ///< how far it is pushed
    std::string meant{}; ///< key of the button for which that counts; empty: not far enough
};

/// What the levers remember while the page is open.
struct LeverLook {
    std::set<std::string> folded; ///< keys of groups
    bool policies_open = false; ///< of a phone: the list of policies
};

/// How the screen is wished to look.
struct Looks {
    Appearance appearance = Appearance::light;
    float text_scale = 1;
    bool operator==(const Looks&) const = default;
};

struct Ui {
    Ui(session::Session& its_session, gl::PeopleLayer& its_people)
        : session(its_session), people_layer(its_people) {}

    session::Session& session;
    gl::PeopleLayer& people_layer;
    SheetOnScreen room{}; ///< what the room on screen says: all words and numbers come from here
    int stale =
        1; ///< frames in which `room` is to be made anew: something may have changed what it says

    /// The wish is taken up between two frames, so that all of a frame is drawn in the same looks:
    /// `text_scale`, `pixel_ratio`, `theme` and `fonts` stay as they are while a frame is drawn.
    Looks wanted{};
    float text_scale = 1, pixel_ratio = 1;
    bool exports_off = false; ///< what is drawn is from before a change: nothing of it is given out
    Theme theme{};
    Fonts fonts{};
    bool reduced_motion = false;
    [[nodiscard]] Looks looks() const { return {theme.appearance, text_scale}; }
    /// What is wished for, in type that is read across a room while a wall is shown
    /// (deliberation/wall.cpp).
    [[nodiscard]] Looks due() const;

    Rect screen{};
    bool narrow = false; ///< a phone: sheets instead of columns
    Sheet sheet = Sheet::levers;
    SheetPull pull{};
    bool sentence_open = false; ///< of a phone: all of the sentence, not two lines
    float statement_room = 0; ///< of a phone: for the sentence and what stands below it
    bool choosing_scenario = false;
    bool all_outcomes = false;
    std::set<std::string> open_tables;
    std::set<std::string> turned_disclosures; ///< keys of those that are not as they began
    bool table_in_chart = false; ///< what is drawn now stands in a chart's frame
    std::string held_by_keys; ///< key of the slider that arrow keys are moving
    /// What is being written into a field of the canvas, and its key.
    struct Typing {
        std::string key, text;
    } typing{};
    MapLook map{};
    float pinch = 0; ///< how far two fingers have moved apart since the last frame
    MapCache map_cache{};
    FundingLook funding{};
    LeverLook levers{};
    CardLook card{};
    float card_bottom =
        0; ///< of a phone: of the card of a tour or a guess in the last frame; 0: none
    std::optional<std::size_t> toured; ///< the step of the tour that has been shown
    std::size_t toured_rank = 0; ///< where its outcome stood among all then
    std::set<std::string> reveal; ///< names of places to scroll to
    /// What has the focus in the page's mirror: names of places, the innermost first.
    struct Attention {
        std::vector<std::string> names;
        int frames = 0; ///< left to bring it into sight
        std::optional<bool> ringed; ///< what the page was told: whether the screen shows it
    } attention{};
    /// What keys or the hand were on last in the canvas: the key of its node, and what the page
    /// was told of it.
    std::string used_last, told_last;
    std::optional<PictureWish> picture;
    /// Whoever shows this screen draws cards (rooms/away/card.hpp): nothing is photographed then.
    bool cards = false;

    /// What was drawn in the last frame, word by word, while a test listens.
    bool listening = false;
    std::vector<std::string> said;

    /// Where things ended up in this frame, for the tour and for tests: "lever:payment.price".
    Places places;
    Places panel_of; ///< of levers and outcomes: where their panel shows them

    /// A finger that scrolls: the window it moves, and whether it has decided.
    struct Finger {
        ImGuiID window = 0;
        bool scrolls = false, sideways = false, slides = false;
        float speed = 0;
    } finger{};

    /// A length on the 8-point grid, grown with the text.
    [[nodiscard]] float grid(float steps) const { return steps * 8 * text_scale; }
    /// Smallest height of something to press.
    [[nodiscard]] float touch() const { return narrow ? 44.0f : 32 * text_scale; }
};

} // namespace folkmoot::ui
