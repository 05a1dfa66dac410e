#pragma once

/// The screen in a window or a canvas: SDL events in, frames out, and nothing drawn when nothing
/// has changed. The same for the browser and the desktop.

#include "canvas/ui.hpp"
#include "platform/sheet_keeper.hpp"
#include "session/session.hpp"

#include <SDL.h>

#include <memory>
#include <string>

namespace folkmoot::platform {

class UiLoop {
public:
    /// Opens the window. `error()` says what failed; then nothing else may be called.
    UiLoop(session::Session& session, const char* title, int width, int height);
    ~UiLoop();
    UiLoop(const UiLoop&) = delete;
    UiLoop& operator=(const UiLoop&) = delete;

    /// Handles what has happened, and draws if something can have changed. False: the window
    /// closed.
    bool frame();
    /// Draws the next few frames whatever happens.
    void wake() {
        move();
        ui_->stale = frames_after_a_change;
    }
    /// Notes what can be seen of all that has happened: the sheet says it before it is drawn.
    void answer();
    /// The canvas has another size than the window believes.
    void resize(int width, int height);

    [[nodiscard]] ui::Ui& ui() { return *ui_; }
    /// The same room as words and numbers.
    [[nodiscard]] SheetKeeper& sheet() { return sheet_; }
    [[nodiscard]] const std::string& error() const { return error_; }
    /// Files that were dropped onto the window since the last call.
    [[nodiscard]] std::vector<std::string> take_dropped();

private:
    /// ImGui settles hover, focus and sizes over a few frames.
    static constexpr int frames_after_a_change = 4;
    /// An answer is shown at once.
    static constexpr int frames_after_news = 2;
    /// Progress and one more of many runs are shown at most so often, so that a phone stays cool
    /// while they stream in.
    static constexpr int frames_after_trickle = 2;
    static constexpr unsigned milliseconds_between_trickles = 200;

    /// The same where a hand has only moved: what the room says is what it said, until that changes
    /// something.
    void move() { frames_due_ = frames_after_a_change; }
    void handle_events();
    void show_trickle(unsigned long long now);
    void renew_looks();
    void draw();
    void take_picture();

    SDL_Window* window_ = nullptr;
    SDL_GLContext context_ = nullptr;
    std::unique_ptr<gl::PeopleLayer> people_layer_;
    std::unique_ptr<ui::Ui> ui_;
    SheetKeeper sheet_;
    std::vector<std::string> dropped_;
    std::string error_;
    int frames_due_ = frames_after_a_change;
    bool trickled_ = false; ///< something came in that can wait, and has not been drawn
    unsigned long long trickle_due_ = 0; ///< until when, milliseconds
    bool open_ = true;
    bool looks_made_ = false; ///< fonts and colours are there
};

} // namespace folkmoot::platform
