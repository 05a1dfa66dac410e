# Layers of the model and of the screen: a folder is a library, what it links is what it may include.

# Where the platforms differ, NAME_native.cpp and NAME_web.cpp stand side by side and one is compiled.
if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
    set(FOLKMOOT_OTHER_PLATFORM native)
else()
    set(FOLKMOOT_OTHER_PLATFORM web)
endif()

# folkmoot_library(NAME FOLDERS folder... LINKS target...)
# A static library of the .cpp files directly in the folders; headers only where there are none.
function(folkmoot_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "INCLUDE_ROOT" "FOLDERS;LINKS")
    set(sources)
    foreach(folder IN LISTS arg_FOLDERS)
        file(GLOB found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
        list(APPEND sources ${found})
    endforeach()
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$|/models/list\\.cpp$")
    list(FILTER sources EXCLUDE REGEX "_${FOLKMOOT_OTHER_PLATFORM}\\.cpp$")
    if(sources)
        add_library(${name} STATIC ${sources})
        target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/${arg_INCLUDE_ROOT})
        target_link_libraries(${name} PRIVATE folkmoot_flags PUBLIC ${arg_LINKS})
    else()
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR}/${arg_INCLUDE_ROOT})
        target_link_libraries(${name} INTERFACE ${arg_LINKS})
    endif()
endfunction()

# folkmoot_small(target...): for the browser, compiled for size; what runs once is better short than
# fast, because every visitor downloads it. Optimisation never changes a result's bits.
function(folkmoot_small)
    foreach(target IN LISTS ARGN)
        get_target_property(type ${target} TYPE)
        if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten" AND NOT type STREQUAL "INTERFACE_LIBRARY")
            target_compile_options(${target} PRIVATE -Oz)
        endif()
    endforeach()
endfunction()

# folkmoot_small_files(FOLDER name...): the same for files of a folder that must be fast as a whole.
function(folkmoot_small_files folder)
    if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
        list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/${folder}/)
        list(TRANSFORM ARGN APPEND .cpp)
        set_source_files_properties(${ARGN} PROPERTIES
            COMPILE_OPTIONS -Oz SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
endfunction()

# folkmoot_layer(NAME links...): sim/NAME and the folders in it as the library folkmoot_NAME.
function(folkmoot_layer name)
    file(GLOB_RECURSE inner CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE ${PROJECT_SOURCE_DIR}
        ${PROJECT_SOURCE_DIR}/sim/${name}/*)
    list(FILTER inner EXCLUDE REGEX "\\.[a-z]+$")
    folkmoot_library(folkmoot_${name} INCLUDE_ROOT sim FOLDERS sim/${name} ${inner} LINKS ${ARGN})
endfunction()

# folkmoot_executable(NAME SOURCES file... LINKS target...): nothing while there are no sources.
function(folkmoot_executable name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    set(sources)
    foreach(source IN LISTS arg_SOURCES)
        if(EXISTS ${source})
            list(APPEND sources ${source})
        endif()
    endforeach()
    if(NOT sources)
        return()
    endif()
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE folkmoot_flags ${arg_LINKS})
endfunction()
