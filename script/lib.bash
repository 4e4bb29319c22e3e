# shellcheck shell=bash
# script/lib.bash: what the scripts share.  Sourced with the root of the tree as working directory.

# 60 for "1m0s"; whole seconds are enough to show.
took() {
	local s=$(($1))
	((s < 60)) && printf '%ds' "$s" || printf '%dm%02ds' $((s / 60)) $((s % 60))
}

# npm_ready DIR: the packages of DIR's lockfile are installed, in the state the lockfile describes.
npm_ready() {
	local dir=$1 stamp=$1/node_modules/.cairn-lock lock
	lock=$(sha256sum <"$dir/package-lock.json")
	[[ -f $stamp && $(<"$stamp") == "$lock" ]] && return
	echo "npm ci in $dir"
	(cd "$dir" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
	printf '%s\n' "$lock" >"$stamp"
}
