#!/usr/bin/env bash
# Installs what Folkmoot is built and tested with. Safe to repeat: what stands already is kept.
#
# System packages come from the machine's own Debian registry. Everything else goes into
# ${XDG_CACHE_HOME:-~/.cache}/folkmoot/tools-N, where N is cmake/toolchain_version.txt, so that a
# second checkout finds it there; CMake reads tools.cmake in that folder.
#
#   ./emsdk-setup.sh            install what is missing
#   ./emsdk-setup.sh --where    print the folder of the tools and stop
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=$(<"$project/cmake/toolchain_version.txt")
tools=${XDG_CACHE_HOME:-$HOME/.cache}/folkmoot/tools-$version
logs=$tools/logs
least_emscripten=3.1.60

if [ "${1:-}" = --where ]; then
    echo "$tools"
    exit 0
fi

fail() {
    printf 'emsdk-setup.sh: %s\n' "$1" >&2
    exit 1
}

# --- What this machine is ---------------------------------------------------------------------

[ -r /etc/os-release ] || fail "this script knows Debian 12 and 13 only, and this is neither."
distribution=$(. /etc/os-release && echo "${ID:-}-${VERSION_ID:-}")
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
case $distribution in
debian-12) clang=19 ;;
debian-13) clang=19 ;;
*) fail "this script knows Debian 12 and 13 only, and this is $distribution." ;;
esac

packages=(
    cmake ninja-build ccache g++ git xz-utils ca-certificates dpkg-dev python3 python3-fonttools
    python3-brotli brotli fonts-inter
    clang-$clang lld-$clang llvm-$clang libclang-rt-$clang-dev clang-format-$clang clang-tidy-$clang
    doctest-dev nlohmann-json3-dev libcereal-dev libeigen3-dev libcli11-dev libboost-dev
    libsdl2-dev libgles-dev openmpi-bin libopenmpi-dev
    chromium-headless-shell firefox-esr xvfb xauth
)
# Node comes with the machine or from Debian; two copies would quarrel over one name.
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)

# --- An Emscripten that is there already --------------------------------------------------------

# Prints the folder and version of a suitable emcc on the PATH; nothing where there is none.
suitable_emscripten() {
    command -v emcc >/dev/null && command -v em-config >/dev/null || return 0
    local found root
    found=$(emcc --version 2>/dev/null | sed -nE '1s/^emcc .* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p')
    root=$(em-config EMSCRIPTEN_ROOT 2>/dev/null) || return 0
    [ -n "$found" ] && [ -f "$root/cmake/Modules/Platform/Emscripten.cmake" ] || return 0
    dpkg --compare-versions "$found" ge "$least_emscripten" && echo "$root" "$found"
}

missing_packages() {
    local package
    for package in "${packages[@]}"; do
        [ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" = "install ok installed" ] ||
            echo "$package"
    done
}

npm_stamp() { sha256sum "$project/cmake/npm/package-lock.json" | cut -c1-16; }

# --- Steps, each a function that talks to its log ------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update
    as_root apt-get install --yes --no-install-recommends "${missing[@]}"
}

# A private view of Debian 13's registry, derived from the machine's own sources: same hosts, same
# keys, another suite. Nothing of the machine's own configuration is touched.
next_debian() {
    local state=$tools/work/apt options
    mkdir -p "$state"/{lists/partial,cache/archives/partial,sources}
    : >"$state/status"
    if [ ! -e "$state/sources/next.sources" ] && [ ! -e "$state/sources/next.list" ]; then
        shopt -s nullglob
        local file
        for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
            [ -f "$file" ] || continue
            sed -nE "s/^(deb|deb-src)( \[[^]]*\])? +([^ ]+) +$codename +.*/\2 \3 trixie main/p" "$file"
        done | sort -u | sed -E 'p; s/^/deb-src/; t' | sed -E 's/^ /deb  /; s/^deb +/deb /' \
            >"$state/sources/next.list"
        for file in /etc/apt/sources.list.d/*.sources; do
            awk -v RS= -v ORS='\n\n' -v suite="$codename" '
                $0 ~ "(^|\n)Suites:[^\n]* ?" suite "( |\n|$)"' "$file"
        done | sed -E "/^#/d; s/^Types:.*/Types: deb deb-src/; s/^Suites:.*/Suites: trixie/" \
            >"$state/sources/next.sources"
        shopt -u nullglob
    fi
    options=(
        -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$state/sources"
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
        -o Dir::State::lists="$state/lists" -o Dir::State::status="$state/status"
        -o Dir::Cache="$state/cache" -o Acquire::Languages=none -o APT::Sandbox::User=
        -o Acquire::Retries=3
    )
    apt-get "${options[@]}" "$@"
}

download_sources() {
    mkdir -p "$tools/work/sources"
    cd "$tools/work/sources"
    if [ "$distribution" = debian-12 ]; then next_debian update; else private_sources; fi
    next_debian source --download-only libsdl2 imgui
    rm -rf sdl2 imgui
    mkdir sdl2 imgui
    tar -xf libsdl2_*.orig.tar.* -C sdl2 --strip-components 1
    tar -xf imgui_*.orig.tar.* -C imgui --strip-components 1
    rm -rf "$tools/imgui"
    mkdir -p "$tools/imgui/backends"
    cp imgui/*.cpp imgui/*.h imgui/LICENSE.txt "$tools/imgui/"
    cp imgui/backends/imgui_impl_{sdl2,opengl3}* "$tools/imgui/backends/"
}

# On Debian 13 itself only the lists of sources are missing.
private_sources() { next_debian update; }

# QR codes: two files, compiled with ours for every platform, so that all draw the same code. They are moved
# into place at last: another checkout may be reading what is there.
download_qr_codes() {
    local folder=$tools/work/qr_codes
    rm -rf "$folder" "$tools/qrcodegen.new"
    mkdir -p "$folder/unpacked" "$tools/qrcodegen.new"
    compgen -G "$tools/work/apt/lists/*_Sources*" >/dev/null || next_debian update
    cd "$folder"
    next_debian source --download-only --tar-only qr-code-generator
    tar -xf qr-code-generator_*.orig.tar.* -C unpacked --strip-components 1
    cp unpacked/c/qrcodegen.c unpacked/c/qrcodegen.h "$tools/qrcodegen.new/"
    rm -rf "$tools/qrcodegen"
    mv "$tools/qrcodegen.new" "$tools/qrcodegen"
    [ ! -f "$tools/tried" ] || rm -rf "$tools/work"
}

qr_codes_stand() { [ -e "$tools/qrcodegen/qrcodegen.c" ] && grep -qs FOLKMOOT_QRCODEGEN "$tools/tools.cmake"; }

download_emscripten() {
    mkdir -p "$tools/work/packages"
    cd "$tools/work/packages"
    next_debian download emscripten binaryen libc6 libstdc++6 libgcc-s1 node-acorn

    # Emscripten's own package brings its libraries ready built; those for link-time optimisation,
    # position-independent code and threads are four fifths of it and not used here.
    rm -rf "$tools/emscripten" "$tools/binaryen"
    mkdir -p "$tools/emscripten" "$tools/binaryen/bin" "$tools/work/acorn"
    dpkg-deb --fsys-tarfile emscripten_*.deb | tar -x -C "$tools/emscripten" --strip-components 4 \
        --exclude='./usr/share/emscripten/test' --exclude='./usr/share/emscripten/docs' \
        --exclude='./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/lto*' \
        --exclude='./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/pic' \
        --exclude='./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/*-mt*' \
        --exclude='./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten/*-ww*' \
        ./usr/share/emscripten
    dpkg -x node-acorn_*.deb "$tools/work/acorn"
    mkdir -p "$tools/emscripten/node_modules"
    cp -rL "$tools/work/acorn/usr/share/nodejs/acorn" "$tools/emscripten/node_modules/"

    # Binaryen's programs want Debian 13's C library: each is started by that library's own loader.
    local package program loader libraries
    for package in binaryen_*.deb libc6_*.deb libstdc++6_*.deb libgcc-s1_*.deb; do
        dpkg -x "$package" "$tools/binaryen"
    done
    libraries=$(echo "$tools"/binaryen/usr/lib/*-linux-gnu*)
    loader=$(find "$tools/binaryen/usr" -name 'ld-linux*.so.*' | head -n 1)
    [ -n "$loader" ]
    for program in "$tools"/binaryen/usr/bin/*; do
        printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' \
            "$loader" "$libraries" "$program" >"$tools/binaryen/bin/$(basename "$program")"
        chmod +x "$tools/binaryen/bin/$(basename "$program")"
    done

    # Emscripten reads .emscripten beside itself, so that nothing needs an environment variable.
    cat >"$tools/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '/usr/lib/llvm-$clang/bin'
BINARYEN_ROOT = '$tools/binaryen'
NODE_JS = '$(command -v node || echo /usr/bin/node)'
CACHE = '$tools/emscripten/cache'
FROZEN_CACHE = False
CONFIG
}

download_everything() {
    download_sources
    if [ "$own_emscripten" = yes ]; then download_emscripten; fi
}

# A folder that holds only header libraries: the system's include path as a whole would let the
# wrong C library in. A set-up from before one of them was used gets what it lacks, and keeps the rest:
# a build may be reading it.
header_libraries=(nlohmann cereal doctest CLI eigen3 boost)
link_headers() {
    mkdir -p "$tools/headers"
    local header
    for header in "${header_libraries[@]}"; do
        [ -e "/usr/include/$header" ]
        [ -e "$tools/headers/$header" ] || ln -sfn "/usr/include/$header" "$tools/headers/$header"
    done
}

headers_stand() {
    local header
    for header in "${header_libraries[@]}"; do
        [ -e "$tools/headers/$header" ] || return 1
    done
}

write_pointer() {
    cat >"$tools/tools.cmake" <<CMAKE
set(FOLKMOOT_TOOLS "$tools")
set(FOLKMOOT_EMSCRIPTEN "$emscripten")
set(FOLKMOOT_HEADERS "$tools/headers")
set(FOLKMOOT_SDL2 "$tools/sdl2")
set(FOLKMOOT_IMGUI "$tools/imgui")
set(FOLKMOOT_QRCODEGEN "$tools/qrcodegen")
set(FOLKMOOT_NODE_MODULES "$tools/npm/node_modules")
CMAKE
}

build_sdl2() {
    write_pointer
    rm -rf "$tools/work/sdl2"
    cmake -S "$project/cmake/sdl2" -B "$tools/work/sdl2" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        --toolchain "$project/cmake/web_toolchain.cmake" \
        -DSDL2_SOURCE="$tools/work/sources/sdl2" -DCMAKE_INSTALL_PREFIX="$tools/sdl2"
    cmake --build "$tools/work/sdl2" --target install
}

# Beside the folder that stands, and in its place at last: another checkout may be testing with it.
install_npm_packages() {
    local fresh=$tools/npm.new
    rm -rf "$fresh" "$tools/npm.old"
    mkdir -p "$fresh"
    cp "$project/cmake/npm/package.json" "$project/cmake/npm/package-lock.json" "$fresh/"
    (cd "$fresh" && npm ci --ignore-scripts --no-audit --no-fund)
    npm_stamp >"$fresh/stamp"
    if [ -e "$tools/npm" ]; then mv "$tools/npm" "$tools/npm.old"; fi
    mv "$fresh" "$tools/npm"
    rm -rf "$tools/npm.old"
}

# A program that needs what we need: exceptions, SIMD, the C++ library, SDL2 with a GL window.
try_compiler() {
    local folder=$tools/work/try
    rm -rf "$folder"
    mkdir -p "$folder"
    cat >"$folder/try.cpp" <<'CPP'
#include <SDL2/SDL.h>
#include <nlohmann/json.hpp>
#include <cstdio>
int main(int count, char**) {
    SDL_version version;
    SDL_GetVersion(&version);
    if (count > 9) {  // linked, never called: Node has no window
        SDL_Init(SDL_INIT_VIDEO);
        SDL_GL_CreateContext(SDL_CreateWindow("", 0, 0, 9, 9, SDL_WINDOW_OPENGL));
    }
    try {
        nlohmann::json::parse("{");
    } catch (const nlohmann::json::exception&) {
        std::printf("works with SDL %d.%d\n", version.major, version.minor);
    }
}
CPP
    "$emscripten/em++" -O1 -std=c++20 -fwasm-exceptions -msimd128 -sALLOW_MEMORY_GROWTH \
        -sENVIRONMENT=node -sEXPORT_ES6 -sMAX_WEBGL_VERSION=2 -I"$tools/headers" -I"$tools/sdl2/include" \
        "$folder/try.cpp" "$tools/sdl2/lib/libSDL2.a" -o "$folder/try.mjs"
    printf 'import create from "./try.mjs"; await create();\n' >"$folder/run.mjs"
    node "$folder/run.mjs" | grep -q "works with SDL 2"
    touch "$tools/tried"
}

# --- Showing what happens -------------------------------------------------------------------------

begun=$SECONDS

# steps "label" function ["label" function ...]: runs them side by side, shows how long each takes,
# and stops with one sentence when one fails.
steps() {
    local labels=() functions=() processes=() starts=$SECONDS index left=0
    while [ $# -gt 0 ]; do
        labels+=("$1")
        functions+=("$2")
        (set -euo pipefail; "$2") >"$logs/$2.log" 2>&1 </dev/null &
        processes+=($!)
        left=$((left + 1))
        printf '  ...  %s\n' "$1"
        shift 2
    done
    while [ "$left" -gt 0 ]; do
        sleep 0.2
        for index in "${!processes[@]}"; do
            if kill -0 "${processes[$index]}" 2>/dev/null; then continue; fi
            if ! wait "${processes[$index]}"; then
                stop_steps "${processes[@]}"
                fail "could not finish the step '${labels[$index]}'; the reason is at the end of $logs/${functions[$index]}.log"
            fi
            printf '\r%4d s  %s: done\n' $((SECONDS - starts)) "${labels[$index]}"
            unset "processes[$index]"
            left=$((left - 1))
        done
        if [ -t 1 ] && [ "$left" -gt 0 ]; then printf '\r%4d s ' $((SECONDS - starts)); fi
    done
}

stop_steps() {
    local process
    for process in "$@"; do kill "$process" 2>/dev/null || true; done
}

# --- The work ---------------------------------------------------------------------------------------

mapfile -t missing < <(missing_packages)
own_emscripten=no
if ! read -r emscripten emscripten_version < <(suitable_emscripten); then emscripten=""; fi  # none on the PATH
if [ -z "${emscripten:-}" ]; then
    if [ "$distribution" = debian-13 ]; then
        dpkg-query -W emscripten >/dev/null 2>&1 || missing+=(emscripten)
        emscripten=/usr/share/emscripten
        emscripten_version="of Debian 13"
    else
        own_emscripten=yes
        emscripten=$tools/emscripten
        emscripten_version="3.1.69 of Debian 13"
    fi
fi

# A set-up that was made for another emcc is made anew: libraries and compiler belong together.
if [ -f "$tools/tried" ] && ! grep -qF "\"$emscripten\"" "$tools/tools.cmake" 2>/dev/null; then
    rm -f "$tools/tried"
fi

if [ -f "$tools/tried" ] && [ ${#missing[@]} -eq 0 ] && headers_stand && qr_codes_stand &&
    [ "$(cat "$tools/npm/stamp" 2>/dev/null)" = "$(npm_stamp)" ]; then
    echo "Everything is in place: Emscripten $emscripten_version, tools in $tools"
    exit 0
fi

mkdir -p "$logs" || fail "the folder $logs cannot be written."
exec 9>"$tools/lock"
flock -n 9 || { echo "Waiting for another run of this script ..."; flock 9; }

if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    fail "these packages are missing and need root to install: ${missing[*]}"
fi

echo "Setting up Folkmoot's tools in $tools (3 to 5 minutes from nothing)"
echo "Emscripten $emscripten_version"
first=()
if [ ${#missing[@]} -gt 0 ]; then
    first+=("Installing ${#missing[@]} Debian packages and what they need" install_packages)
fi
if [ ! -f "$tools/tried" ]; then
    # Debian's source archive needs dpkg-dev's tools only to unpack, which tar does here.
    first+=("Downloading compiler, SDL2 and Dear ImGui sources" download_everything)
fi
if [ ${#first[@]} -gt 0 ]; then steps "${first[@]}"; fi

if ! headers_stand; then steps "Linking the header libraries" link_headers; fi
if ! qr_codes_stand; then
    steps "Downloading the sources of the QR code library" download_qr_codes
    write_pointer
fi
second=()
if [ ! -f "$tools/tried" ]; then second+=("Building SDL2 for the browser" build_sdl2); fi
if [ "$(cat "$tools/npm/stamp" 2>/dev/null)" != "$(npm_stamp)" ]; then
    second+=("Installing the npm packages of page and browser tests" install_npm_packages)
fi
if [ ${#second[@]} -gt 0 ]; then steps "${second[@]}"; fi
if [ ! -f "$tools/tried" ]; then
    steps "Trying the WebAssembly compiler" try_compiler
    rm -rf "$tools/work"
fi
echo "Ready after $((SECONDS - begun)) s."
