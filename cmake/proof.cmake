# Tests, benchmark and fuzz targets.

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*_test.cpp)
list(FILTER test_sources EXCLUDE REGEX "_${FOLKMOOT_OTHER_PLATFORM}_test\\.cpp$")
set(FOLKMOOT_TESTS "" CACHE STRING "Only tests whose path matches, e.g. tests/funding (empty: all)")
if(FOLKMOOT_TESTS)
    list(FILTER test_sources INCLUDE REGEX "${FOLKMOOT_TESTS}")
endif()
file(GLOB_RECURSE test_support CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*_support.cpp)
if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
    # What computes. What is said of it on a screen is tried in real browsers, what is read and written as text by the
    # tests of the command, which run in WebAssembly too.
    foreach(files test_sources test_support)
        list(FILTER ${files} EXCLUDE REGEX "/tests/(analysis|bench|canvas|cli|labs|platform|rooms|scenario|session)/|/layers_test\\.cpp$")
    endforeach()
endif()
# The models of the tests: ours, and a tiny one that is an example.
set(test_models ${PROJECT_SOURCE_DIR}/tests/models/list.cpp ${PROJECT_SOURCE_DIR}/tests/models/news/news.cpp)
file(GLOB bench_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/bench/*.cpp)
list(FILTER bench_sources EXCLUDE REGEX "_test\\.cpp$")
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)

# Tests read scenarios/ and tests/golden/ where they stand in the source tree. One file knows where that
# is, so that all others compile to the same in every checkout.
add_library(folkmoot_source_folder STATIC ${PROJECT_SOURCE_DIR}/tests/source_folder.cpp)
target_compile_definitions(folkmoot_source_folder PRIVATE FOLKMOOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(folkmoot_source_folder PRIVATE folkmoot_flags)
add_library(folkmoot_proof INTERFACE)
target_include_directories(folkmoot_proof INTERFACE ${PROJECT_SOURCE_DIR}/tests ${readmes})
target_link_libraries(folkmoot_proof INTERFACE
    folkmoot_cli folkmoot_service folkmoot_rooms folkmoot_colour folkmoot_source_folder doctest json)

if(EXISTS ${PROJECT_SOURCE_DIR}/tests/main.cpp AND test_sources)
    folkmoot_executable(folkmoot-tests
        SOURCES ${PROJECT_SOURCE_DIR}/tests/main.cpp ${test_sources} ${test_models}
        LINKS folkmoot_proof)
    if(test_support)
        # What stands for a simulation in tests of the screen answers often: it is optimised like the real one.
        add_library(folkmoot_test_support OBJECT ${test_support})
        target_link_libraries(folkmoot_test_support PRIVATE folkmoot_flags PUBLIC folkmoot_proof)
        target_link_libraries(folkmoot-tests PRIVATE folkmoot_test_support)
    endif()
    add_dependencies(folkmoot-tests folkmoot-readmes)
    # Compiled together by what they are about, since each reads the same large headers: tests of one group may not use
    # one name for two things. A file in none of these folders goes into a batch by its place in the list.
    set_target_properties(folkmoot-tests PROPERTIES UNITY_BUILD_MODE GROUP)
    set(in_groups)
    function(folkmoot_together group)
        list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/tests/)
        list(TRANSFORM ARGN APPEND .cpp)
        file(GLOB found CONFIGURE_DEPENDS ${ARGN})
        set_source_files_properties(${found} PROPERTIES UNITY_GROUP ${group})
        set(in_groups ${in_groups} ${found} PARENT_SCOPE)
    endfunction()
    folkmoot_together(market models/market/*)
    folkmoot_together(opinion models/opinion/*)
    folkmoot_together(claims models/claims/*)
    folkmoot_together(tiers models/tiers/*)
    folkmoot_together(beds models/beds/*)
    folkmoot_together(delivery models/delivery/*)
    folkmoot_together(practice models/general_practice/adapt* models/general_practice/choice*
        models/general_practice/experience* models/general_practice/need* models/general_practice/service*)
    folkmoot_together(practice_years models/general_practice/conserv* models/general_practice/measures* models/general_practice/picture*
        models/general_practice/together* models/general_practice/twin* bench/plain*)
    folkmoot_together(session session/beside/* session/codec* session/driven* session/event* session/fake* session/goal* session/results*
        session/session* session/short* session/cite*)
    folkmoot_together(shown session/axis* session/chart* session/view* session/trial/edit* canvas/*)
    folkmoot_together(desks session/trial/desk* session/funding/desk* session/funding/numbers*
        session/deliberation/* platform/deliberation*)
    folkmoot_together(service platform/alike* platform/core* platform/draft* platform/goal* platform/slices* platform/colour* session/funding/answer* platform/doubt*)
    folkmoot_together(rooms rooms/by_area* rooms/tile* rooms/card* rooms/cells* rooms/colours* rooms/deliberation* rooms/funding* rooms/markdown* rooms/qr*)
    folkmoot_together(rooms_used rooms/goal* rooms/guess* rooms/neighbour* rooms/paper* rooms/policies* rooms/room* rooms/sheet* rooms/steps* rooms/take_away* rooms/trial* rooms/use* rooms/doubt* rooms/crossed*)
    folkmoot_together(own_areas scenario/areas/* scenario/draft/*)
    folkmoot_together(ensembles analysis/sweep/* analysis/goal/* analysis/cross/* cli/finished*)
    set(alone ${PROJECT_SOURCE_DIR}/tests/main.cpp ${PROJECT_SOURCE_DIR}/tests/layers_test.cpp
        ${PROJECT_SOURCE_DIR}/tests/models/news/news_test.cpp)
    set(place 0)
    foreach(source IN LISTS test_sources)
        if(NOT source IN_LIST in_groups AND NOT source IN_LIST alone)
            math(EXPR batch "${place} / 16")
            math(EXPR place "${place} + 1")
            set_source_files_properties(${source} PROPERTIES UNITY_GROUP batch_${batch})
        endif()
    endforeach()
    # What tests do themselves is little: quick to compile matters more than quick to run.
    if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
        target_compile_options(folkmoot-tests PRIVATE -O1)
    else()
        target_compile_options(folkmoot-tests PRIVATE -O0)
    endif()
    enable_testing()
    add_test(NAME folkmoot-tests COMMAND folkmoot-tests)
endif()
# The command with the tiny model as well: what the tests of the command line try it with.
folkmoot_executable(folkmoot-with-news SOURCES ${PROJECT_SOURCE_DIR}/sim/cli/main.cpp ${test_models}
    LINKS folkmoot_cli)
target_include_directories(folkmoot-with-news PRIVATE ${PROJECT_SOURCE_DIR}/tests ${readmes})
add_dependencies(folkmoot-with-news folkmoot-readmes)
if(bench_sources)
    folkmoot_executable(folkmoot-bench SOURCES ${bench_sources} LINKS folkmoot_proof folkmoot_model_list)
endif()
# Long to optimise and short to run: what the command writes and reads; and where there is no page, what stands behind one.
target_compile_options(folkmoot_cli PRIVATE -O1)
if(NOT FOLKMOOT_SANITIZE AND NOT FOLKMOOT_DESKTOP AND NOT CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
    foreach(writer folkmoot_service folkmoot_session folkmoot_desks)
        target_compile_options(${writer} PRIVATE -O1)
    endforeach()
endif()
if(FOLKMOOT_SANITIZE)
    # Long to optimise and short to run: what writes and reads JSON, and what a room says.
    foreach(writer folkmoot_cli folkmoot_service folkmoot_rooms folkmoot_lab_rooms folkmoot_paper folkmoot_session
        folkmoot_desks)
        target_compile_options(${writer} PRIVATE -O0)
    endforeach()
    # The fuzzer is told which ways it has been through what reads a stranger's input; the rest of the
    # model keeps its speed, because the sanitised tests run it too.
    foreach(reader folkmoot_core folkmoot_funding folkmoot_deliberation folkmoot_scenario folkmoot_analysis folkmoot_labs
        folkmoot_session folkmoot_desks)
        target_compile_options(${reader} PRIVATE -fsanitize=fuzzer-no-link)
    endforeach()
    set_source_files_properties(
        ${PROJECT_SOURCE_DIR}/sim/engine/snapshot.cpp
        TARGET_DIRECTORY folkmoot_engine
        PROPERTIES COMPILE_OPTIONS -fsanitize=fuzzer-no-link SKIP_UNITY_BUILD_INCLUSION ON)
    add_custom_target(fuzz-targets)
    foreach(source IN LISTS fuzz_sources)
        cmake_path(GET source STEM name)
        folkmoot_executable(${name} SOURCES ${source}
            LINKS folkmoot_labs folkmoot_session folkmoot_model_list)
        target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        add_dependencies(fuzz-targets ${name})
    endforeach()
endif()

foreach(name folkmoot folkmoot-tests folkmoot-bench folkmoot-with-news)
    if(TARGET ${name})
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
        if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
            folkmoot_node_program(${name})
        endif()
    endif()
endforeach()
if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
    # Optimising a whole program while it is linked takes longer than its tests do: these two are linked as they
    # were compiled. What is measured is linked like what people run, when it is measured.
    foreach(name folkmoot-tests folkmoot-with-news)
        target_link_options(${name} PRIVATE -O1)
    endforeach()
    set_target_properties(folkmoot-bench PROPERTIES EXCLUDE_FROM_ALL ON)
endif()
