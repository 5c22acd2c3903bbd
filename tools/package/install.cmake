# What `cmake --install` puts where, and the Debian packages that CPack makes of it: component
# "runtime" is the package matchgraph, "dev" is libmatchgraph-dev.
include(GNUInstallDirs)

# ---- The command, its manual pages and completions, the service, a catalogue to try it with
install(TARGETS matchgraph RUNTIME COMPONENT runtime)
# Not in a package: it would make everybody install MPI.
if(TARGET matchgraph-mpi)
  install(TARGETS matchgraph-mpi RUNTIME COMPONENT mpi)
endif()

add_executable(write_manuals tools/package/write_manuals.cc tools/package/manual_page.cc
                             tools/package/completions.cc)
target_link_libraries(write_manuals PRIVATE matchgraph_command matchgraph_flags)
target_precompile_headers(write_manuals PRIVATE <CLI/CLI.hpp>)
set(manuals ${CMAKE_CURRENT_BINARY_DIR}/manuals)
set(shells ${CMAKE_CURRENT_SOURCE_DIR}/tools/package/completions)
find_program(GZIP gzip REQUIRED)
file(MAKE_DIRECTORY ${manuals})
add_custom_command(OUTPUT ${manuals}/written
                   COMMAND write_manuals ${manuals} ${PROJECT_VERSION} ${shells}
                   # Without name and time, so that the same source gives the same bytes.
                   COMMAND sh -c "${GZIP} -9nf man1/*.1 && touch written"
                   WORKING_DIRECTORY ${manuals}
                   DEPENDS write_manuals ${shells}/bash.in ${shells}/zsh.in ${shells}/fish.in VERBATIM)
add_custom_target(manuals ALL DEPENDS ${manuals}/written)
install(DIRECTORY ${manuals}/man1/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT runtime)
install(FILES ${manuals}/bash/matchgraph
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT runtime)
install(FILES ${manuals}/zsh/_matchgraph
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT runtime)
install(FILES ${manuals}/fish/matchgraph.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT runtime)
install(FILES tools/sample/catalogue.jsonl tools/sample/searches.jsonl tools/sample/README.md
        DESTINATION ${CMAKE_INSTALL_DATADIR}/matchgraph/sample COMPONENT runtime)
configure_file(tools/package/matchgraph.service.in matchgraph.service @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/matchgraph.service
        DESTINATION lib/systemd/system COMPONENT runtime)
# Below /usr settings have their place in /etc, elsewhere in the prefix.
set(settings ${CMAKE_INSTALL_SYSCONFDIR}/matchgraph)
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  set(settings ${CMAKE_INSTALL_FULL_SYSCONFDIR}/matchgraph)
endif()
install(FILES tools/package/debian/serve.conf DESTINATION ${settings} COMPONENT runtime)
install(FILES tools/deployment/nginx.conf.example tools/deployment/nginx_replicas.conf.example
              tools/deployment/evidence_roles.sql DESTINATION ${CMAKE_INSTALL_DOCDIR}
        COMPONENT runtime)

# ---- The library: all modules that the public headers speak of in one archive
set(library_modules storage text graph identity catalogue filters wording index claims lines traits embedding
                    evidence snapshot query render pages api server)
list(TRANSFORM library_modules REPLACE "(.+)" "$<TARGET_OBJECTS:matchgraph_\\1>" OUTPUT_VARIABLE
     library_objects)
add_library(matchgraph_archive STATIC ${library_objects})
set_target_properties(matchgraph_archive PROPERTIES OUTPUT_NAME matchgraph EXPORT_NAME matchgraph
                                                    LINKER_LANGUAGE CXX)
target_include_directories(matchgraph_archive INTERFACE $<INSTALL_INTERFACE:include>)
target_compile_features(matchgraph_archive INTERFACE cxx_std_20)
install(TARGETS matchgraph_archive EXPORT matchgraphTargets ARCHIVE COMPONENT dev)
install(DIRECTORY include/matchgraph DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
set(cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/matchgraph)
install(EXPORT matchgraphTargets NAMESPACE matchgraph:: DESTINATION ${cmake_folder} COMPONENT dev)
include(CMakePackageConfigHelpers)
configure_package_config_file(tools/package/matchgraphConfig.cmake.in matchgraphConfig.cmake
                              INSTALL_DESTINATION ${cmake_folder})
write_basic_package_version_file(matchgraphConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/matchgraphConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/matchgraphConfigVersion.cmake
        DESTINATION ${cmake_folder} COMPONENT dev)
file(RELATIVE_PATH up_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(tools/package/matchgraph.pc.in matchgraph.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/matchgraph.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
install(FILES tools/package/example/main.cc tools/package/example/CMakeLists.txt
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libmatchgraph-dev/examples COMPONENT dev)

# ---- Debian packages: cpack in the build folder of the preset "package", whose prefix is /usr
set(MATCHGRAPH_MAINTAINER "matchgraph developers <developers@matchgraph.invalid>"
    CACHE STRING "Whom packages name as their maintainer")
set(debian ${CMAKE_CURRENT_SOURCE_DIR}/tools/package/debian)
foreach(package matchgraph libmatchgraph-dev)
  set(component runtime)
  if(package STREQUAL "libmatchgraph-dev")
    set(component dev)
  endif()
  configure_file(${debian}/changelog.in packages/${package}/changelog @ONLY)
  add_custom_command(OUTPUT packages/${package}/changelog.gz
                     COMMAND ${GZIP} -9nkf packages/${package}/changelog
                     WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
                     DEPENDS ${debian}/changelog.in VERBATIM)
  add_custom_target(changelog_${component} ALL DEPENDS packages/${package}/changelog.gz)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/packages/${package}/changelog.gz ${debian}/copyright
          DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endforeach()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME matchgraph)
set(CPACK_PACKAGE_VENDOR matchgraph)
set(CPACK_PACKAGE_CONTACT ${MATCHGRAPH_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "search engine for tools, by what they can do")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ
    GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL runtime dev)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME matchgraph)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "adduser, init-system-helpers (>= 1.54)")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "bash-completion, libpq5, librsvg2-2")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${debian}/conffiles ${debian}/postinst ${debian}/prerm
    ${debian}/postrm)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION
    "Reads a catalogue of models, tools, servers and libraries, each described\nby its capabilities, and answers which meet a need, what else does the\nsame, and how they compare: as a command, as web pages, and to agents.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libmatchgraph-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
    "libxapian-dev (>= 1.4.22), libfmt-dev (>= 9), libutf8proc-dev, libxxhash-dev, libsqlite3-dev (>= 3.37), libcpp-httplib-dev")
set(CPACK_COMPONENT_DEV_DESCRIPTION
    "Headers and a static library with which a program of its own builds\nsnapshots of a catalogue and asks them.")
include(CPack)
