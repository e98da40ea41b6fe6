# What `cmake --install` and `cpack -G DEB` put on a machine: the program and what it writes about itself.
include(GNUInstallDirs)

set(ACCORD_PAGES ${CMAKE_BINARY_DIR}/pages)
file(MAKE_DIRECTORY ${ACCORD_PAGES})
find_program(ACCORD_GZIP gzip REQUIRED)
# An empty environment: the pages must not depend on who builds them.
set(ACCORD_WRITES env -i $<TARGET_FILE:accord> -C /)
add_custom_command(OUTPUT ${ACCORD_PAGES}/accord.1.gz
  COMMAND ${ACCORD_WRITES} help --man > ${ACCORD_PAGES}/accord.1
  COMMAND ${ACCORD_GZIP} -9nf ${ACCORD_PAGES}/accord.1
  DEPENDS accord VERBATIM)
set(ACCORD_PAGE_FILES ${ACCORD_PAGES}/accord.1.gz)
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT ${ACCORD_PAGES}/completion.${shell}
    COMMAND ${ACCORD_WRITES} completion ${shell} > ${ACCORD_PAGES}/completion.${shell}
    DEPENDS accord VERBATIM)
  list(APPEND ACCORD_PAGE_FILES ${ACCORD_PAGES}/completion.${shell})
endforeach()
add_custom_target(accord_pages ALL DEPENDS ${ACCORD_PAGE_FILES})

install(TARGETS accord RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${ACCORD_PAGES}/accord.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${ACCORD_PAGES}/completion.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME accord)
install(FILES ${ACCORD_PAGES}/completion.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _accord)
install(FILES ${ACCORD_PAGES}/completion.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME accord.fish)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME accord)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The accord developers <accord@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "client project management for contractors, as text files in git")
set(CPACK_PACKAGE_DESCRIPTION
"accord keeps everything a contractor owes and tells its client (scope,
tasks, risks, changes, contract, meetings, quality, satisfaction) as plain
YAML files, in git if there is one, and turns them into the reports, minutes
and orders the client reads, in English and in Chinese.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "openssh-client")
include(CPack)
