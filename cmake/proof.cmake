# Tests, benchmark and fuzz targets.

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*_test.cpp)
list(FILTER test_sources EXCLUDE REGEX "_${FOLKMOOT_OTHER_PLATFORM}_test\\.cpp$")
set(FOLKMOOT_TESTS "" CACHE STRING "Only tests whose path matches, e.g. tests/funding (empty: all)")
if(FOLKMOOT_TESTS)
    list(FILTER test_sources INCLUDE REGEX "${FOLKMOOT_TESTS}")
endif()
file(GLOB test_support CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*_support.cpp)
file(GLOB bench_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/bench/*.cpp)
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)

# Tests read scenarios/ and tests/golden/ where they stand in the source tree.
add_library(folkmoot_proof INTERFACE)
target_include_directories(folkmoot_proof INTERFACE ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(folkmoot_proof INTERFACE FOLKMOOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(folkmoot_proof INTERFACE
    folkmoot_cli folkmoot_service folkmoot_session doctest json)

if(EXISTS ${PROJECT_SOURCE_DIR}/tests/main.cpp AND test_sources)
    folkmoot_executable(folkmoot-tests
        SOURCES ${PROJECT_SOURCE_DIR}/tests/main.cpp ${test_sources} ${test_support}
        LINKS folkmoot_proof)
    enable_testing()
    add_test(NAME folkmoot-tests COMMAND folkmoot-tests)
endif()
if(bench_sources)
    folkmoot_executable(folkmoot-bench SOURCES ${bench_sources} LINKS folkmoot_proof)
endif()
if(FOLKMOOT_FUZZ)
    add_custom_target(fuzz-targets)
    foreach(source IN LISTS fuzz_sources)
        cmake_path(GET source STEM name)
        folkmoot_executable(${name} SOURCES ${source} LINKS folkmoot_scenario folkmoot_session)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        add_dependencies(fuzz-targets ${name})
    endforeach()
endif()

foreach(name folkmoot folkmoot-tests folkmoot-bench)
    if(TARGET ${name})
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
        if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
            folkmoot_node_program(${name})
        endif()
    endif()
endforeach()
