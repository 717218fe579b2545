# shellcheck shell=bash
# Clearing away after scripts that start many programs.

# clear_away PID FOLDER: ends that process, should it still run, and whatever else works in that
# folder, which only ours name; then removes the folder.
clear_away() {
  local proc
  if [[ -n $1 ]] && kill "$1" 2>/dev/null; then wait "$1" || true; fi
  for proc in /proc/[0-9]*; do
    if { tr '\0' ' ' <"$proc/cmdline"; } 2>/dev/null | grep -qF "$2/"; then kill "${proc#/proc/}" 2>/dev/null || true; fi
  done
  rm -rf "$2"
}
