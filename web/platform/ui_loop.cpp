#include "platform/ui_loop.hpp"

#include "canvas/gl/picture.hpp"
#include "canvas/panels.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::platform {

UiLoop::UiLoop(session::Session& session, const char* title, int width, int height) {
    // Without this SDL takes every key of the page, also those meant for the plain view's link.
    SDL_SetHint("SDL_EMSCRIPTEN_KEYBOARD_ELEMENT", "#canvas");
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_TIMER) != 0) {
        error_ = SDL_GetError();
        return;
    }
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    window_ =
        SDL_CreateWindow(title, SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width, height,
                         SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (window_ != nullptr) context_ = SDL_GL_CreateContext(window_);
    if (context_ == nullptr) {
        error_ = SDL_GetError();
        return;
    }
    SDL_GL_SetSwapInterval(1);
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    ImGui_ImplSDL2_InitForOpenGL(window_, context_);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    people_layer_ = std::make_unique<gl::PeopleLayer>();
    error_ = people_layer_->error();
    ui_ = std::make_unique<ui::Ui>(session, *people_layer_);
}

UiLoop::~UiLoop() {
    if (context_ != nullptr) {
        ui_.reset();
        people_layer_.reset();
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplSDL2_Shutdown();
        ImGui::DestroyContext();
        SDL_GL_DeleteContext(context_);
    }
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    SDL_Quit();
}

void UiLoop::resize(int width, int height) {
    int w = 0, h = 0;
    SDL_GetWindowSize(window_, &w, &h);
    if (w == width && h == height) return;
    SDL_SetWindowSize(window_, width, height);
    wake();
}

void UiLoop::handle_events() {
    for (SDL_Event event; SDL_PollEvent(&event) != 0;) {
        ImGui_ImplSDL2_ProcessEvent(&event);
        if (event.type == SDL_MOUSEMOTION || event.type == SDL_FINGERMOTION)
            move();
        else
            wake();
        if (event.type == SDL_QUIT) open_ = false;
        if (event.type == SDL_MULTIGESTURE) ui_->pinch += event.mgesture.dDist;
        if (event.type == SDL_DROPFILE) {
            dropped_.emplace_back(event.drop.file);
            SDL_free(event.drop.file);
        }
    }
}

void UiLoop::renew_looks() {
    int points = 0, pixels = 0, unused = 0;
    SDL_GetWindowSize(window_, &points, &unused);
    SDL_GL_GetDrawableSize(window_, &pixels, &unused);
    const float ratio =
        points > 0 ? std::clamp(static_cast<float>(pixels) / static_cast<float>(points), 0.5f, 4.0f)
                   : 1.0f;
    const auto due = ui_->due();
    const bool same = due == ui_->looks() && std::fabs(ratio - ui_->pixel_ratio) < 0.01f;
    if (looks_made_ && same) return;
    looks_made_ = true;
    ui_->pixel_ratio = ratio;
    ui_->text_scale = due.text_scale;
    ui_->theme = ui::make_theme(due.appearance);
    ui::apply(ui_->theme, ui_->text_scale);
    ui_->fonts = ui::load_fonts(ui_->text_scale, ratio);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    wake();
}

void UiLoop::show_trickle(unsigned long long now) {
    // Whatever is drawn shows it too.
    if (frames_due_ > 0) trickled_ = false;
    if (!trickled_ || now < trickle_due_) return;
    trickled_ = false;
    trickle_due_ = now + milliseconds_between_trickles;
    frames_due_ = std::max(frames_due_, frames_after_trickle);
}

void UiLoop::answer() {
    auto& session = ui_->session;
    const bool changed = session.take_changed(), trickled = session.take_trickled();
    sheet_.tell(session, changed, trickled, static_cast<double>(SDL_GetTicks64()));
    if (changed) frames_due_ = std::max(frames_due_, frames_after_news);
    trickled_ = trickled || trickled_;
    if (changed || trickled) ui_->stale = std::max(ui_->stale, 1);
}

bool UiLoop::frame() {
    handle_events();
    auto& session = ui_->session;
    const auto now = SDL_GetTicks64();
    session.tick(static_cast<double>(now));
    answer();
    show_trickle(now);
    if (session.playing()) wake();
    if (std::fabs(ui_->finger.speed) > 0.3f && !ui_->reduced_motion) move();
    if (frames_due_ <= 0) return open_;
    --frames_due_;
    renew_looks();
    draw();
    return open_;
}

void UiLoop::draw() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
    ui::draw_screen(*ui_);
    ImGui::Render();
    int width = 0, height = 0;
    SDL_GL_GetDrawableSize(window_, &width, &height);
    gl::clear_frame(width, height, ui_->theme.paper);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    take_picture();
    SDL_GL_SwapWindow(window_);
    // A change that drawing itself made is shown by the next frame.
    const bool changed = ui_->session.take_changed();
    if (changed) ui_->stale = std::max(ui_->stale, 1);
    sheet_.tell(ui_->session, changed, false, static_cast<double>(SDL_GetTicks64()));
    if (changed || ui_->due() != ui_->looks() || !ui_->reveal.empty())
        frames_due_ = std::max(frames_due_, frames_after_news);
    // What a moving hand has not let it say yet.
    if (ui_->stale > 0) frames_due_ = std::max(frames_due_, 1);
}

void UiLoop::take_picture() {
    if (!ui_->picture) return;
    // The wish is made in one frame and granted in the next, when no button is pressed any more.
    if (frames_due_ > 1) {
        wake();
        frames_due_ = 1;
        return;
    }
    const auto wish = std::exchange(ui_->picture, std::nullopt);
    int width = 0, height = 0;
    SDL_GL_GetDrawableSize(window_, &width, &height);
    const auto pixels = [&](float points, int most) {
        return std::clamp(static_cast<int>(std::lround(points * ui_->pixel_ratio)), 0, most);
    };
    const int left = pixels(wish->area.min.x, width), right = pixels(wish->area.max.x, width);
    const int top = pixels(wish->area.min.y, height), bottom = pixels(wish->area.max.y, height);
    auto picture = gl::read_picture(left, top, right - left, bottom - top, height);
    if (picture.empty()) return;
    ui_->session.act("save-png",
                     wish->file_name + " " + std::to_string(right - left) + " " +
                         std::to_string(bottom - top),
                     std::move(picture));
}

std::vector<std::string> UiLoop::take_dropped() { return std::exchange(dropped_, {}); }

} // namespace folkmoot::platform
