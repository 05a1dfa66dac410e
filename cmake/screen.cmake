# What a person sees: Dear ImGui on SDL2 and OpenGL ES 3, in the browser (WebGL2) and on the desktop.
# Both speak the same GL, so that one set of shaders and calls serves them.

if(NOT FOLKMOOT_IMGUI)
    message(FATAL_ERROR "Dear ImGui's sources are not there yet: run ./emsdk-setup.sh first.")
endif()

add_library(sdl2 INTERFACE)
if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
    target_include_directories(sdl2 SYSTEM INTERFACE
        ${FOLKMOOT_SDL2}/include ${FOLKMOOT_SDL2}/include/SDL2)
    target_link_libraries(sdl2 INTERFACE ${FOLKMOOT_SDL2}/lib/libSDL2.a)
    target_link_options(sdl2 INTERFACE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
        -sGL_ENABLE_GET_PROC_ADDRESS=0)
else()
    find_package(SDL2 REQUIRED)
    target_link_libraries(sdl2 INTERFACE SDL2::SDL2 GLESv2)
endif()

set(imgui_sources imgui imgui_draw imgui_tables imgui_widgets
    backends/imgui_impl_sdl2 backends/imgui_impl_opengl3)
list(TRANSFORM imgui_sources PREPEND ${FOLKMOOT_IMGUI}/)
list(TRANSFORM imgui_sources APPEND .cpp)
add_library(imgui STATIC ${imgui_sources})
target_include_directories(imgui SYSTEM PUBLIC ${FOLKMOOT_IMGUI} ${FOLKMOOT_IMGUI}/backends)
target_compile_definitions(imgui PUBLIC
    IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS)
target_compile_definitions(imgui PRIVATE IMGUI_DISABLE_DEBUG_TOOLS)
target_link_libraries(imgui PUBLIC sdl2)
target_compile_options(imgui PRIVATE -w)
# The backend's questions to the graphics card are answered here: see the header.
set(backend_state ${PROJECT_SOURCE_DIR}/web/canvas/gl/backend_state.hpp)
set_source_files_properties(${FOLKMOOT_IMGUI}/backends/imgui_impl_opengl3.cpp PROPERTIES
    COMPILE_OPTIONS "-include;${backend_state}"
    OBJECT_DEPENDS ${backend_state})
set_target_properties(imgui PROPERTIES UNITY_BUILD OFF)

file(GLOB canvas_folders CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE ${PROJECT_SOURCE_DIR}
    ${PROJECT_SOURCE_DIR}/web/canvas/*)
list(FILTER canvas_folders EXCLUDE REGEX "\\.[a-z]+$|/colour$")
folkmoot_library(folkmoot_ui INCLUDE_ROOT web FOLDERS web/canvas ${canvas_folders}
    LINKS folkmoot_rooms folkmoot_colour imgui sdl2)
add_dependencies(folkmoot_ui folkmoot-embedded)
get_target_property(ui_type folkmoot_ui TYPE)
if(ui_type STREQUAL "INTERFACE_LIBRARY")
    target_include_directories(folkmoot_ui SYSTEM INTERFACE ${embedded})
else()
    target_include_directories(folkmoot_ui SYSTEM PUBLIC ${embedded})
endif()

folkmoot_small(imgui folkmoot_ui)

# The window and the page's events: web/platform without the service and the programs themselves.
file(GLOB platform_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/platform/*.cpp)
list(FILTER platform_sources EXCLUDE REGEX
    "/(main_[a-z]+|bindings|labs_left_out|labs_answers_left_out)\\.cpp$|_${FOLKMOOT_OTHER_PLATFORM}\\.cpp$")

if(FOLKMOOT_DESKTOP)
    folkmoot_executable(folkmoot-desktop
        SOURCES ${PROJECT_SOURCE_DIR}/web/platform/main_native.cpp ${platform_sources}
        LINKS folkmoot_ui folkmoot_service folkmoot_model_list Threads::Threads json)
    if(TARGET folkmoot-desktop)
        target_compile_definitions(folkmoot-desktop PRIVATE
            FOLKMOOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    endif()
endif()
