/* server/gateway/assets.c: see assets.h. */
#include "gateway/assets.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/place.h"

#define FILES_MAX 2048
#define FILE_MAX (8 << 20)
#define DEPTH_MAX 6

struct assets {
	struct asset *list;                   /* sorted by path */
	size_t count, room;
};

static const struct { const char *ending, *type; } types[] = {
	{ ".html", "text/html; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".css", "text/css; charset=utf-8" },
	{ ".json", "application/json; charset=utf-8" },
	{ ".webmanifest", "application/manifest+json" },
	{ ".svg", "image/svg+xml" },
	{ ".png", "image/png" },
	{ ".ico", "image/vnd.microsoft.icon" },
	{ ".woff2", "font/woff2" },
	{ ".txt", "text/plain; charset=utf-8" },
};

static const struct { const char *ending; enum coding coding; } twins[] = {
	{ ".gz", CODING_GZIP }, { ".br", CODING_BROTLI },
};

static bool ends(const char *name, const char *ending)
{
	size_t n = strlen(name), e = strlen(ending);

	return n > e && !strcmp(name + n - e, ending);
}

static const char *type_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (ends(name, types[i].ending))
			return types[i].type;
	return NULL;
}

static bool hash_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* /assets/<name>-<eight or more letters and digits>.<ending> */
static bool is_hashed(const char *path)
{
	const char *dot = strrchr(path, '.'), *at = dot;

	if (strncmp(path, "/assets/", 8) || !dot)
		return false;
	while (at > path && hash_char(at[-1]))
		at--;
	return dot - at >= 8 && (at[-1] == '-' || at[-1] == '.');
}

/* --- reading --- */

static int read_all(int fd, char *to, size_t len)
{
	while (len > 0) {
		ssize_t n = read(fd, to, len);

		if (n <= 0 && errno != EINTR)
			return ERR_CONFIG;
		to += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return 0;
}

static int read_file(const char *path, struct str *ret_bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), err = ERR_CONFIG;
	struct stat st;
	char *bytes = NULL;

	if (fd < 0 || fstat(fd, &st) || st.st_size > FILE_MAX)
		goto out;
	bytes = mem_new((size_t)st.st_size);
	err = bytes ? read_all(fd, bytes, (size_t)st.st_size) : ERR_NO_MEMORY;
	if (!err)
		*ret_bytes = (struct str){ bytes, (size_t)st.st_size };
	else
		mem_free(bytes);
out:
	if (fd >= 0)
		close(fd);
	return err;
}

static void tag(struct asset *asset)
{
	uint8_t digest[EVP_MAX_MD_SIZE] = { 0 };
	struct str bytes = asset->coded[CODING_NONE];
	int i;

	EVP_Digest(bytes.at, bytes.len, digest, NULL, EVP_sha256(), NULL);
	snprintf(asset->tag, sizeof(asset->tag), "W/\"");
	for (i = 0; i < 8; i++)
		snprintf(asset->tag + 3 + 2 * i, 3, "%02x", digest[i]);
	asset->tag[19] = '"';
}

static int grow(struct assets *a)
{
	size_t room = a->room ? a->room * 2 : 32;
	struct asset *list;

	if (a->count < a->room)
		return 0;
	if (room > FILES_MAX)
		return ERR_TOO_LARGE;
	list = mem_resize(a->list, room * sizeof(*list));
	if (!list)
		return ERR_NO_MEMORY;
	a->list = list;
	a->room = room;
	return 0;
}

static int add_twins(const char *file, struct asset *asset)
{
	char path[PATH_MAX];
	size_t i;
	int err;

	for (i = 0; i < sizeof(twins) / sizeof(twins[0]); i++) {
		if (snprintf(path, sizeof(path), "%s%s", file, twins[i].ending) >= (int)sizeof(path) || access(path, R_OK))
			continue;
		if ((err = read_file(path, &asset->coded[twins[i].coding])))
			return err;
	}
	return 0;
}

static int add(struct assets *a, const char *file, const char *path)
{
	struct asset *asset;
	int err = grow(a);

	if (err)
		return err;
	asset = &a->list[a->count];
	*asset = (struct asset){ .type = type_of(path), .hashed = is_hashed(path), .html = ends(path, ".html") };
	asset->path = mem_text(path, strlen(path));
	a->count++;
	if (!asset->path)
		return ERR_NO_MEMORY;
	if ((err = read_file(file, &asset->coded[CODING_NONE])))
		return err;
	tag(asset);
	return add_twins(file, asset);
}

static int walk(struct assets *a, const char *root, const char *below, int depth);

static int enter(struct assets *a, const char *root, const char *path, int depth)
{
	char file[PATH_MAX];
	struct stat st;

	if (snprintf(file, sizeof(file), "%s%s", root, path) >= (int)sizeof(file) || lstat(file, &st))
		return ERR_CONFIG;
	if (S_ISDIR(st.st_mode))
		return depth < DEPTH_MAX ? walk(a, root, path, depth + 1) : ERR_TOO_LARGE;
	/* Files of a kind we do not know, twins and maps among them, are not served. */
	return S_ISREG(st.st_mode) && type_of(path) ? add(a, file, path) : 0;
}

static int walk(struct assets *a, const char *root, const char *below, int depth)
{
	char path[PATH_MAX];
	struct dirent *entry;
	DIR *dir;
	int err = 0;

	snprintf(path, sizeof(path), "%s%s", root, below);
	dir = opendir(path);
	if (!dir)
		return ERR_CONFIG;
	while (!err && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", below, entry->d_name);
		err = enter(a, root, path, depth);
	}
	closedir(dir);
	return err;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct asset *)a)->path, ((const struct asset *)b)->path);
}

/* Where the client lies when nobody says: in the build tree, or installed. */
static int find_client(char ret_path[PATH_MAX])
{
	static const char *const places[] = { "../clients/web", "../share/cairn/web" };

	return place_find(places, sizeof(places) / sizeof(places[0]), ret_path);
}

static int load_from(struct assets *a, const char *directory, struct buf *why)
{
	int err = walk(a, directory, "", 0);

	if (err)
		buf_putf(why, "storage.web: cannot read %s", directory);
	else if (a->count)
		qsort(a->list, a->count, sizeof(*a->list), by_path);
	return err == ERR_NO_MEMORY || !err ? err : ERR_CONFIG;
}

int assets_load(const char *directory, struct assets **ret_assets, struct buf *why)
{
	char found[PATH_MAX];
	struct assets *a = mem_new(sizeof(*a));
	int err = 0;

	if (!a)
		return ERR_NO_MEMORY;
	if (*directory)
		err = load_from(a, directory, why);
	else if (!find_client(found))
		err = load_from(a, found, why);
	if (err) {
		assets_free(a);
		return err;
	}
	*ret_assets = a;
	return 0;
}

void assets_free(struct assets *a)
{
	size_t i, c;

	if (!a)
		return;
	for (i = 0; i < a->count; i++) {
		mem_free(a->list[i].path);
		for (c = 0; c < CODING_COUNT; c++)
			mem_free((char *)(uintptr_t)a->list[i].coded[c].at);
	}
	mem_free(a->list);
	mem_free(a);
}

size_t assets_count(const struct assets *a)
{
	return a->count;
}

/* --- finding --- */

static int path_order(struct str a, const char *b)
{
	int order = strncmp(a.at, b, a.len);

	return order ? order : -(b[a.len] != '\0');
}

static const struct asset *find_exact(const struct assets *a, struct str path)
{
	size_t low = 0, high = a->count;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = path_order(path, a->list[mid].path);

		if (!order)
			return &a->list[mid];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

const struct asset *assets_find(const struct assets *a, struct str path)
{
	static const struct { const char *path, *file; } pages[] = {
		{ "", "/index.html" }, { "/join", "/index.html" }, { "/room", "/index.html" }, { "/staff", "/index.html" },
		{ "/programme", "/programme.html" }, { "/place", "/programme.html" },
	};
	struct str page = path;
	size_t i;

	if (page.len && page.at[page.len - 1] == '/')
		page.len--;
	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (str_is(page, pages[i].path))
			return find_exact(a, str_of(pages[i].file));
	return find_exact(a, path);
}

struct str assets_styles(const struct assets *a)
{
	static const char start[] = "/assets/main-";
	size_t i;

	for (i = 0; i < a->count; i++)
		if (!strncmp(a->list[i].path, start, sizeof(start) - 1) && ends(a->list[i].path, ".css"))
			return str_of(a->list[i].path);
	return (struct str){ 0 };
}

/* --- codings --- */

/* "br", or "br; q=0.5"; not "br;q=0" and not "brotli". */
static bool item_allows(struct str item, struct str name)
{
	size_t i = name.len;

	if (item.len < i || memcmp(item.at, name.at, i))
		return false;
	while (i < item.len && strchr("; ", item.at[i]))
		i++;
	if (i == item.len || i == name.len)
		return i == item.len;
	if (item.len - i < 3 || memcmp(item.at + i, "q=", 2))
		return false;
	for (i += 2; i < item.len; i++)
		if (item.at[i] >= '1' && item.at[i] <= '9')
			return true;
	return false;
}

static bool accepts(struct str header, struct str name)
{
	while (header.at && header.len) {
		const char *comma = memchr(header.at, ',', header.len);
		struct str item = { header.at, comma ? (size_t)(comma - header.at) : header.len };

		header.at += item.len + (comma ? 1 : 0);
		header.len -= item.len + (comma ? 1 : 0);
		while (item.len && item.at[0] == ' ') {
			item.at++;
			item.len--;
		}
		if (item_allows(item, name))
			return true;
	}
	return false;
}

enum coding asset_coding(const struct asset *asset, struct str accept)
{
	if (asset->coded[CODING_BROTLI].at && accepts(accept, STR("br")))
		return CODING_BROTLI;
	if (asset->coded[CODING_GZIP].at && accepts(accept, STR("gzip")))
		return CODING_GZIP;
	return CODING_NONE;
}
