/// Parts of SDL2 and of Emscripten that the screen never uses, but that these would bring along: a
/// tenth of the page. The linker finds a function here before it looks for one in their libraries.
///
/// SDL2 draws for us nothing: no surface is ever copied or stretched. What it would have copied
/// with says that it cannot. GL functions are called by their names, so that the table of all names
/// is not needed.

#include <SDL.h>

extern "C" {

int SDL_CalculateBlit(SDL_Surface* surface);
int SDL_CalculateBlit(SDL_Surface* /*surface*/) { return SDL_Unsupported(); }
int SDL_RLESurface(SDL_Surface* surface);
int SDL_RLESurface(SDL_Surface* /*surface*/) { return SDL_Unsupported(); }
void SDL_UnRLESurface(SDL_Surface* surface, int recode);
void SDL_UnRLESurface(SDL_Surface* /*surface*/, int /*recode*/) {}
int SDL_SoftStretch(SDL_Surface* /*from*/, const SDL_Rect* /*part*/, SDL_Surface* /*to*/,
                    const SDL_Rect* /*where*/) {
    return SDL_Unsupported();
}
int SDL_SoftStretchLinear(SDL_Surface* /*from*/, const SDL_Rect* /*part*/, SDL_Surface* /*to*/,
                          const SDL_Rect* /*where*/) {
    return SDL_Unsupported();
}

void* eglGetProcAddress(const char* name);
void* eglGetProcAddress(const char* /*name*/) { return nullptr; }
}
