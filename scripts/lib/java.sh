# shellcheck shell=bash
# Finding a JDK 25 (or newer).

is_new_enough() {
  [[ -x $1 ]] || return 1
  local version
  if [[ -r ${1%/bin/java}/release ]]; then # reading a file is quicker than asking the machine
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${1%/bin/java}/release")
  else
    version=$("$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p;q')
  fi
  [[ ${version:-0} -ge 25 ]]
}

# find_java: prints the java to run. $HELIOTROPE_JAVA, $JAVA_HOME, the usual JVM folders, the path.
find_java() {
  local java
  for java in "${HELIOTROPE_JAVA:-}" "${JAVA_HOME:+$JAVA_HOME/bin/java}" \
    /usr/lib/jvm/*25*/bin/java /usr/lib/jvm/*/bin/java /opt/java/*/bin/java \
    "${HOME:-}"/.sdkman/candidates/java/*/bin/java "$(command -v java || true)"; do
    if [[ -n $java ]] && is_new_enough "$java"; then
      printf '%s' "$java"
      return
    fi
  done
  echo "heliotrope needs Java 25 or newer and found none." >&2
  echo "Maybe install Temurin 25 (https://adoptium.net), or set HELIOTROPE_JAVA to its bin/java." >&2
  exit 3
}
