# shellcheck shell=bash
# What the benchmarks have in common. Needs say.sh; starts in the project's folder.

# build_for_bench: builds Heliotrope and the benchmarks, unless that is done.
build_for_bench() {
  local built=target/bench/built
  if [[ -e $built && -z $(find src/main src/test/java/io/heliotrope/bench src/test/java/io/heliotrope/demo prompts pom.xml -newer "$built" -print -quit) ]]; then return; fi
  say "Building"
  mvn -q -B -Dquick -DskipTests -Dcyclonedx.skip package >&2 || fail 1 "The build failed."
  mkdir -p "${built%/*}"
  touch "$built"
}

# go_first: lets what is started from here on run before other programs, where we may. The kernel
# weighs sessions against each other first (sched(7), autogroup), programs of one session after that.
# stand_back undoes it.
autogroup=/proc/self/autogroup
before=''
go_first() {
  ((EUID == 0)) || return 0
  renice -n -15 -p $$ >/dev/null
  if [[ -w $autogroup ]]; then
    before=$(sed 's/.*nice //' "$autogroup")
    echo -15 >"$autogroup"
  fi
}
stand_back() { [[ -z $before ]] || echo "$before" >"$autogroup"; }
