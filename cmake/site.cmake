# The page: build/web/site/ is a folder of static files that any host can serve. web/page/prepare.mjs makes it
# out of build/web/parts/, where everything lies under its own name.

set(site ${PROJECT_BINARY_DIR}/site)
set(parts ${PROJECT_BINARY_DIR}/parts)
set(platform ${PROJECT_SOURCE_DIR}/web/platform)
set(site_modules)

# The simulation, for workers: core-NAME has one model and answers what Explore and Evidence ask, core-labs has all models
# and answers the labs too. folkmoot-engine is all of it, with the commands of this build and the `folkmoot` command on a file
# system in memory: the npm package runs it, and the build itself. It is not served, so that it may be as large as it is.
if(EXISTS ${platform}/bindings.cpp)
    # Compiled once for all of them.
    add_library(folkmoot_bindings OBJECT ${platform}/bindings.cpp)
    target_link_libraries(folkmoot_bindings PRIVATE folkmoot_flags folkmoot_service)
    function(folkmoot_core name models environment left_out)
        add_executable(${name} $<TARGET_OBJECTS:folkmoot_bindings> ${left_out})
        target_link_libraries(${name} PRIVATE folkmoot_flags folkmoot_service ${models})
        folkmoot_page_module(${name} createCore ${environment} _malloc,_free)
        target_link_options(${name} PRIVATE --no-entry -sFILESYSTEM=0 ${ARGN})
    endfunction()
    add_executable(folkmoot-engine $<TARGET_OBJECTS:folkmoot_bindings> ${PROJECT_SOURCE_DIR}/sim/cli/main.cpp)
    target_link_libraries(folkmoot-engine PRIVATE folkmoot_flags folkmoot_service folkmoot_cli folkmoot_model_list)
    folkmoot_page_module(folkmoot-engine createCore web,worker,node _main,_malloc,_free)
    target_link_options(folkmoot-engine PRIVATE -sFORCE_FILESYSTEM -sINVOKE_RUN=0 -O1
        -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString,stringToNewUTF8,FS,callMain,stackSave,stackRestore)
    folkmoot_core(core-labs folkmoot_model_list web,worker,node ${platform}/build_left_out.cpp)
    list(APPEND site_modules core-labs)
    foreach(model_folder IN LISTS model_folders)
        string(REPLACE "_" "-" name core-${model_folder})
        folkmoot_core(${name} folkmoot_one_${model_folder} web,worker,node
            "${platform}/build_left_out.cpp;${platform}/drafts_left_out.cpp;${platform}/labs_answers_left_out.cpp")
        list(APPEND site_modules ${name})
    endforeach()
endif()

# folkmoot-ui: the screen, for the page's main thread.
if(EXISTS ${platform}/main_web.cpp)
    folkmoot_executable(folkmoot-ui
        SOURCES ${platform}/main_web.cpp ${platform_sources}
        LINKS folkmoot_ui)
    folkmoot_page_module(folkmoot-ui createUi web _main,_malloc,_free)
    target_link_options(folkmoot-ui PRIVATE -sFILESYSTEM=0)
    target_link_options(folkmoot-ui PRIVATE -O2)
    list(APPEND site_modules folkmoot-ui)
endif()

# The session and its sheets without a canvas: folkmoot-page for the plain page, folkmoot-labs for the labs' own pages.
if(EXISTS ${platform}/main_page.cpp)
    add_library(folkmoot_page_parts OBJECT ${platform}/main_page.cpp ${platform}/page_out_web.cpp
        ${platform}/session_events.cpp ${platform}/sheet_keeper.cpp)
    target_link_libraries(folkmoot_page_parts PRIVATE folkmoot_flags folkmoot_rooms folkmoot_colour)
    folkmoot_small(folkmoot_page_parts)
    foreach(module IN ITEMS folkmoot-page folkmoot-labs)
        set(left_out)
        if(module STREQUAL folkmoot-page)
            set(left_out ${platform}/labs_left_out.cpp ${platform}/paper_left_out_web.cpp)
        endif()
        add_executable(${module} $<TARGET_OBJECTS:folkmoot_page_parts> ${left_out})
        target_link_libraries(${module} PRIVATE folkmoot_flags folkmoot_colour folkmoot_rooms)
        folkmoot_page_module(${module} createPage web,node _malloc,_free)
        target_compile_options(${module} PRIVATE -Oz)
        target_link_options(${module} PRIVATE --no-entry -sFILESYSTEM=0 -Oz)
        list(APPEND site_modules ${module})
    endforeach()
endif()

# Modules that were linked without the optimiser, to see something soon, are not judged by their size.
set(rough)
if(CMAKE_EXE_LINKER_FLAGS MATCHES "-O[01]")
    set(rough rough)
endif()

# The npm package: build/web/package/, installable by its path or as what `npm pack` makes of it.
set(package ${PROJECT_BINARY_DIR}/package)
set(package_page ${PROJECT_BINARY_DIR}/package_page/api.html)
file(GLOB_RECURSE scenario_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scenarios/*)
file(GLOB_RECURSE package_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/package/*)
add_custom_command(
    OUTPUT ${PROJECT_BINARY_DIR}/package.stamp
    COMMAND node ${PROJECT_SOURCE_DIR}/web/package/prepare.mjs ${PROJECT_BINARY_DIR}/modules
        ${PROJECT_SOURCE_DIR}/scenarios ${package} ${PROJECT_VERSION} ${package_page}
    COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/package.stamp
    DEPENDS ${package_files} ${scenario_files} folkmoot-engine
    COMMENT "Putting the npm package together in ${package}" VERBATIM)
add_custom_target(folkmoot-package ALL DEPENDS ${PROJECT_BINARY_DIR}/package.stamp)

# Everything that is copied as it stands, and then what web/page/prepare.mjs makes of it. The folders of parts
# are made anew, so that what has been taken out of the source tree is not served either.
file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/page/*)
set(modules)
foreach(module IN LISTS site_modules)
    list(APPEND modules ${PROJECT_BINARY_DIR}/modules/${module}.mjs ${PROJECT_BINARY_DIR}/modules/${module}.wasm)
endforeach()
add_custom_command(
    OUTPUT ${PROJECT_BINARY_DIR}/site.stamp
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${parts}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/web/page ${parts}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/scenarios ${parts}/scenarios
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${package}/schemas ${parts}/schemas
    COMMAND ${CMAKE_COMMAND} -E copy ${modules} ${package_page}
        ${embedded}/inter-regular.woff2 ${embedded}/inter-semibold.woff2 ${parts}
    COMMAND ${CMAKE_COMMAND} -E copy /usr/share/doc/fonts-inter/copyright
        ${parts}/inter-licence.txt
    COMMAND ${CMAKE_COMMAND} -E copy ${FOLKMOOT_NODE_MODULES}/lit-html/LICENSE ${parts}/lit-html-licence.txt
    # What comes from npm is bundled into the one file that names it; its licence stays in it.
    COMMAND ${CMAKE_COMMAND} -E env NODE_PATH=${FOLKMOOT_NODE_MODULES}
        node ${FOLKMOOT_NODE_MODULES}/esbuild/bin/esbuild ${PROJECT_SOURCE_DIR}/web/page/lit.mjs
        --bundle --minify --format=esm --target=es2022 --log-level=warning --allow-overwrite --outfile=${parts}/lit.mjs
    COMMAND ${CMAKE_COMMAND} -E copy ${FOLKMOOT_NODE_MODULES}/@codemirror/view/LICENSE ${parts}/workshop/codemirror-licence.txt
    COMMAND ${CMAKE_COMMAND} -E copy ${FOLKMOOT_NODE_MODULES}/jsonc-parser/LICENSE.md ${parts}/workshop/jsonc-parser-licence.txt
    COMMAND ${CMAKE_COMMAND} -E env NODE_PATH=${FOLKMOOT_NODE_MODULES}
        node ${FOLKMOOT_NODE_MODULES}/esbuild/bin/esbuild ${PROJECT_SOURCE_DIR}/web/page/workshop/code.mjs
        --bundle --minify --format=esm --target=es2022 --log-level=warning --allow-overwrite --outfile=${parts}/workshop/code.mjs
    COMMAND ${CMAKE_COMMAND} -E env NODE_PATH=${FOLKMOOT_NODE_MODULES}
        node ${PROJECT_SOURCE_DIR}/web/page/prepare.mjs ${parts} ${site}
        ${PROJECT_BINARY_DIR}/modules/folkmoot-engine.mjs ${rough}
    COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/site.stamp
    DEPENDS ${page_files} ${scenario_files} ${site_modules} ${PROJECT_BINARY_DIR}/package.stamp folkmoot-engine folkmoot-embedded
    COMMENT "Putting the page together in ${site}" VERBATIM)
add_custom_target(folkmoot-site ALL DEPENDS ${PROJECT_BINARY_DIR}/site.stamp)
