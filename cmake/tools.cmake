# Commands for people who work on Folkmoot: golden, bench, lint.

if(TARGET folkmoot-tests)
    # Golden values are renewed by this command only, never by hand.
    add_custom_target(golden
        COMMAND ${CMAKE_COMMAND} -E env FOLKMOOT_RENEW_GOLDEN=1 $<TARGET_FILE:folkmoot-tests>
            --test-case=*golden*
        USES_TERMINAL VERBATIM)
endif()

# Native speed, and WebAssembly beside it in the same run, where the web preset has been built.
if(TARGET folkmoot)
    set(bench_inner)
    if(TARGET folkmoot-bench)
        set(bench_inner COMMAND $<TARGET_FILE:folkmoot-bench>)
    endif()
    set(bench_ranks)
    if(TARGET folkmoot-mpi)
        set(bench_ranks COMMAND node ${PROJECT_SOURCE_DIR}/tools/bench_ranks.mjs $<TARGET_FILE:folkmoot-mpi>)
    endif()
    add_custom_target(bench
        ${bench_inner}
        COMMAND node ${PROJECT_SOURCE_DIR}/tools/bench.mjs $<TARGET_FILE:folkmoot>
            ${PROJECT_SOURCE_DIR}/build/web/folkmoot.mjs
        COMMAND node ${PROJECT_SOURCE_DIR}/tests/bench/page.mjs ${PROJECT_SOURCE_DIR}/build/web/site
        ${bench_ranks}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} USES_TERMINAL VERBATIM)
    add_dependencies(bench folkmoot)
    if(TARGET folkmoot-mpi)
        add_dependencies(bench folkmoot-mpi)
    endif()
endif()

# Layout and likely mistakes of everything that this build compiles.
find_program(FOLKMOOT_CLANG_FORMAT clang-format-19)
find_program(FOLKMOOT_RUN_CLANG_TIDY run-clang-tidy-19)
if(FOLKMOOT_CLANG_FORMAT AND FOLKMOOT_RUN_CLANG_TIDY)
    file(GLOB_RECURSE our_sources CONFIGURE_DEPENDS
        ${PROJECT_SOURCE_DIR}/sim/*.[ch]pp ${PROJECT_SOURCE_DIR}/web/*.[ch]pp
        ${PROJECT_SOURCE_DIR}/tests/*.[ch]pp)
    if(our_sources)
        add_custom_target(format COMMAND ${FOLKMOOT_CLANG_FORMAT} -i ${our_sources} VERBATIM)
        add_custom_target(lint
            COMMAND ${FOLKMOOT_CLANG_FORMAT} --dry-run -Werror ${our_sources}
            COMMAND ${FOLKMOOT_RUN_CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR}
                "${PROJECT_SOURCE_DIR}/(sim|web|tests)/.*"
            WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} USES_TERMINAL VERBATIM)
        add_dependencies(lint folkmoot-readmes) # headers made by the build, as are fonts and shaders
        if(TARGET folkmoot-embedded)
            add_dependencies(lint folkmoot-embedded)
        endif()
    endif()
endif()
