# shellcheck shell=bash
# What every script of ours says, and how: progress on stderr, so that stdout carries answers only.

if [[ -t 2 && -z "${NO_COLOR:-}" ]]; then
  say_bold=$'\e[1m' say_dim=$'\e[2m' say_red=$'\e[31m' say_plain=$'\e[0m'
else
  say_bold='' say_dim='' say_red='' say_plain=''
fi

# say TEXT: a line of progress.
say() { printf '%s\n' "${say_bold}$1${say_plain}" >&2; }

# hint TEXT: a line of detail.
hint() { printf '%s\n' "${say_dim}  $1${say_plain}" >&2; }

# fail CODE WHAT [REMEDY]: name what is wrong and what to do about it, and end.
# Codes: 1 something went wrong, 2 wrong usage, 3 something is missing that cannot be installed here.
fail() {
  printf '%s\n' "${say_red}$2${say_plain}" >&2
  [[ -z "${3:-}" ]] || printf 'Maybe %s\n' "$3" >&2
  exit "$1"
}

# usage_of FILE: the comment at the head of a script is its help.
usage_of() { sed -n '2,/^[^#]/{/^#/!d;s/^# \{0,1\}//;p}' "$1"; }

# seconds_since START: seconds passed since $SECONDS was START.
seconds_since() { printf '%d s' "$((SECONDS - $1))"; }
