/* server/crypto/seal.c: see seal.h. */
#include "crypto/seal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "crypto/secret.h"

#define NONCE_LEN 12
#define TAG_LEN 16
#define TABLE_MAX 64
#define PLACE_MAX (TABLE_MAX + 1 + 8 + 8)
#define KEY_FILE_LEN (2 * SEAL_KEY_LEN + 1)

static EVP_CIPHER *cipher;

static void fetch_cipher(void)
{
	cipher = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
}

/* Fetched once and kept, because every use would look it up anew. */
static const EVP_CIPHER *aes_gcm(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fetch_cipher);
	return cipher;
}

/* OpenSSL remembers failures for the thread; the TLS connections of the same
 * thread must not find ours there. */
static int crypto_failed(void)
{
	ERR_clear_error();
	return ERR_CRYPTO;
}

static void put_be64(uint8_t *at, int64_t n)
{
	int i;

	for (i = 0; i < 8; i++)
		at[i] = (uint8_t)((uint64_t)n >> (56 - 8 * i));
}

/* The associated data: table, NUL, a, b. */
static int place_bytes(const struct seal_place *place, uint8_t ret[PLACE_MAX])
{
	size_t len = strlen(place->table) + 1;

	assert(len <= TABLE_MAX + 1);
	memcpy(ret, place->table, len);
	put_be64(ret + len, place->a);
	put_be64(ret + len + 8, place->b);
	return (int)len + 16;
}

/* Encrypt or decrypt `len` bytes where they are.  `tag` is written or compared. */
static int run_gcm(const struct seal_key *key, const struct seal_place *place, bool sealing,
	uint8_t *nonce, uint8_t *text, int len, uint8_t *tag)
{
	EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
	uint8_t data[PLACE_MAX];
	int data_len = place_bytes(place, data), n, ok;

	if (!ctx) {
		ERR_clear_error();
		return ERR_NO_MEMORY;
	}
	ok = aes_gcm() && EVP_CipherInit_ex2(ctx, aes_gcm(), key->bytes, nonce, sealing, NULL) == 1
		&& EVP_CipherUpdate(ctx, NULL, &n, data, data_len) == 1
		&& EVP_CipherUpdate(ctx, text, &n, text, len) == 1;
	if (ok && !sealing)
		ok = EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_SET_TAG, TAG_LEN, tag) == 1;
	ok = ok && EVP_CipherFinal_ex(ctx, text + len, &n) == 1;
	if (ok && sealing)
		ok = EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_GET_TAG, TAG_LEN, tag) == 1;
	EVP_CIPHER_CTX_free(ctx);
	return ok ? 0 : crypto_failed();
}

/* Take back what was appended, leaving no trace of it. */
static void cut_back(struct buf *out, size_t len)
{
	if (out->len == len)
		return;
	mem_wipe(out->at + len, out->len - len);
	out->len = len;
}

int seal(const struct seal_key *key, const struct seal_place *place, struct str plain, struct buf *out)
{
	static const uint8_t no_tag[TAG_LEN];
	size_t before = out->len;
	uint8_t nonce[NONCE_LEN], *at;
	int err;

	if (plain.len > INT_MAX - SEAL_EXTRA)
		return ERR_TOO_LARGE;
	err = random_bytes(nonce, NONCE_LEN);
	if (err)
		return err;
	buf_put(out, nonce, NONCE_LEN);
	buf_put(out, plain.at, plain.len);
	buf_put(out, no_tag, TAG_LEN);
	err = out->err;
	if (!err) {
		at = (uint8_t *)out->at + before;
		err = run_gcm(key, place, true, at, at + NONCE_LEN, (int)plain.len, at + NONCE_LEN + plain.len);
	}
	if (err)
		cut_back(out, before);
	return err;
}

int seal_open(const struct seal_key *key, const struct seal_place *place, struct str sealed, struct buf *out)
{
	size_t before = out->len, len = sealed.len - SEAL_EXTRA;
	uint8_t nonce[NONCE_LEN], tag[TAG_LEN];
	int err;

	if (!sealed.at || sealed.len < SEAL_EXTRA || sealed.len > INT_MAX)
		return ERR_CRYPTO;
	memcpy(nonce, sealed.at, NONCE_LEN);
	memcpy(tag, sealed.at + NONCE_LEN + len, TAG_LEN);
	buf_put(out, sealed.at + NONCE_LEN, len);
	err = out->err;
	if (!err)
		err = run_gcm(key, place, false, nonce, (uint8_t *)out->at + before, (int)len, tag);
	if (err)
		cut_back(out, before);
	return err;
}

/* --- keys --------------------------------------------------------------- */

int seal_key_new(struct seal_key *ret_key)
{
	return random_bytes(ret_key->bytes, SEAL_KEY_LEN);
}

static int derive(EVP_KDF_CTX *ctx, const struct seal_key *from, const char *purpose, struct seal_key *ret_key)
{
	struct seal_key source = *from, key;
	char info[128];
	OSSL_PARAM params[] = {
		OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char[]){ "SHA256" }, 0),
		OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, source.bytes, SEAL_KEY_LEN),
		OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info, strlen(purpose)),
		OSSL_PARAM_construct_end(),
	};
	int ok;

	assert(strlen(purpose) < sizeof(info));
	memcpy(info, purpose, strlen(purpose));
	ok = EVP_KDF_derive(ctx, key.bytes, SEAL_KEY_LEN, params) == 1;
	if (ok)
		*ret_key = key;
	mem_wipe(&source, sizeof(source));
	mem_wipe(&key, sizeof(key));
	return ok ? 0 : crypto_failed();
}

int seal_key_derive(const struct seal_key *from, const char *purpose, struct seal_key *ret_key)
{
	EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
	EVP_KDF_CTX *ctx = kdf ? EVP_KDF_CTX_new(kdf) : NULL;
	int err = ctx ? derive(ctx, from, purpose, ret_key) : crypto_failed();

	EVP_KDF_CTX_free(ctx);
	EVP_KDF_free(kdf);
	return err;
}

/* --- the master key file ------------------------------------------------ */

static int refuse(char ret_why[256], const char *path, const char *reason, int err)
{
	snprintf(ret_why, 256, "%.160s: %s", path, reason);
	return err;
}

static int refuse_errno(char ret_why[256], const char *path, const char *doing)
{
	/* %m: strerror() is not safe with threads. */
	snprintf(ret_why, 256, "%.160s: %s: %m", path, doing);
	return ERR_IO;
}

static void to_hex(const struct seal_key *key, char ret_text[KEY_FILE_LEN])
{
	static const char digits[] = "0123456789abcdef";
	int i;

	for (i = 0; i < SEAL_KEY_LEN; i++) {
		ret_text[2 * i] = digits[key->bytes[i] >> 4];
		ret_text[2 * i + 1] = digits[key->bytes[i] & 15];
	}
	ret_text[2 * SEAL_KEY_LEN] = '\n';
}

static int nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* ERR_CONFIG unless it is 64 hex digits and a newline. */
static int from_hex(const char text[KEY_FILE_LEN], struct seal_key *ret_key)
{
	int i;

	for (i = 0; i < SEAL_KEY_LEN; i++) {
		int high = nibble(text[2 * i]), low = nibble(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return ERR_CONFIG;
		ret_key->bytes[i] = (uint8_t)(high << 4 | low);
	}
	return text[2 * SEAL_KEY_LEN] == '\n' ? 0 : ERR_CONFIG;
}

/* The name of a new file is only safe once its directory is on disk, too. */
static int sync_directory(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) + 1 : 1;
	char *name = mem_text(slash ? path : ".", len);
	int fd, failed;

	if (!name)
		return -1;
	fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	mem_free(name);
	if (fd < 0)
		return -1;
	failed = fsync(fd);
	close(fd);
	return failed;
}

static int write_key(int fd, const char text[KEY_FILE_LEN])
{
	ssize_t n = write(fd, text, KEY_FILE_LEN);

	/* A regular file takes 65 bytes at once, or the disk is full. */
	if (n >= 0 && n < KEY_FILE_LEN)
		errno = ENOSPC;
	return n == KEY_FILE_LEN ? fsync(fd) : -1;
}

int master_key_create(const char *path, char ret_why[256])
{
	char text[KEY_FILE_LEN];
	struct seal_key key;
	int fd, err, failed;

	if (seal_key_new(&key))
		return refuse(ret_why, path, "the system gave no random bytes", ERR_CRYPTO);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0400);
	if (fd < 0) {
		mem_wipe(&key, sizeof(key));
		return refuse_errno(ret_why, path, "cannot be made");
	}
	to_hex(&key, text);
	failed = write_key(fd, text) || sync_directory(path);
	err = failed ? refuse_errno(ret_why, path, "cannot be written") : 0;
	close(fd);
	if (failed)
		unlink(path);
	mem_wipe(&key, sizeof(key));
	mem_wipe(text, sizeof(text));
	return err;
}

static int check_mode(int fd, const char *path, char ret_why[256])
{
	struct stat st;

	if (fstat(fd, &st))
		return refuse_errno(ret_why, path, "cannot be read");
	if (!S_ISREG(st.st_mode))
		return refuse(ret_why, path, "is not a file", ERR_CONFIG);
	if (st.st_mode & 077)
		return refuse(ret_why, path, "others may read or write it; chmod 400 expected", ERR_CONFIG);
	if (st.st_size != KEY_FILE_LEN)
		return refuse(ret_why, path, "64 hex digits and a newline expected", ERR_CONFIG);
	return 0;
}

static int read_key(int fd, const char *path, struct seal_key *ret_key, char ret_why[256])
{
	char text[KEY_FILE_LEN];
	struct seal_key key;
	ssize_t n = read(fd, text, KEY_FILE_LEN);
	int err = 0;

	if (n < 0)
		err = refuse_errno(ret_why, path, "cannot be read");
	else if (n < KEY_FILE_LEN || from_hex(text, &key))
		err = refuse(ret_why, path, "64 hex digits and a newline expected", ERR_CONFIG);
	else
		*ret_key = key;
	mem_wipe(text, sizeof(text));
	mem_wipe(&key, sizeof(key));
	return err;
}

int master_key_load(const char *path, struct seal_key *ret_key, char ret_why[256])
{
	/* O_NONBLOCK: a named pipe at that path must not hold up the start. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int err;

	if (fd < 0)
		return refuse_errno(ret_why, path, "cannot be read");
	err = check_mode(fd, path, ret_why);
	if (!err)
		err = read_key(fd, path, ret_key, ret_why);
	close(fd);
	return err;
}
