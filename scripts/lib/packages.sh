# shellcheck shell=bash
# Debian packages by apt, for the scripts that need a program the machine does not have. Needs say.sh.

packages_listed=no

# install_packages WHY PACKAGE...: installs by apt, or says what is missing and ends with 3.
install_packages() {
  local why=$1 started=$SECONDS log
  shift
  command -v apt-get >/dev/null \
    || fail 3 "Missing: $* ($why), and this system has no apt." \
      "install what these Debian packages contain with your own package manager."
  ((EUID == 0)) \
    || fail 3 "Missing: $* ($why), and only root may install packages." \
      "run: sudo apt-get install $*"
  log=$(mktemp)
  say "Installing $* ($why)"
  if [[ $packages_listed == no ]]; then
    apt-get -q update >"$log" 2>&1 || hint "apt-get update complained: $(tail -n 1 "$log")"
    packages_listed=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@" >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    rm -f "$log"
    fail 3 "apt could not install $* ($why)." "check the network and /etc/apt/sources.list, then try again."
  }
  rm -f "$log"
  hint "done in $(seconds_since "$started")"
}

# need_command COMMAND PACKAGE WHY: installs PACKAGE unless COMMAND is there.
need_command() {
  command -v "$1" >/dev/null || install_packages "$3" "$2"
}
