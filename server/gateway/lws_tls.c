/* server/gateway/lws_tls.c: certificates and TLS settings. */
#include "gateway/lws.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

/* TLS 1.2 with forward secrecy and AEAD, or 1.3 (RFC 9325). */
#define CIPHERS "ECDHE+AESGCM:ECDHE+CHACHA20"

int tls_setup(SSL_CTX *tls)
{
	SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
	/* Without it the library keeps the whole of a torn write, not its rest. */
	SSL_CTX_set_mode(tls, SSL_MODE_ENABLE_PARTIAL_WRITE);
	SSL_CTX_set_num_tickets(tls, 1);
	if (SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION) != 1 || SSL_CTX_set_cipher_list(tls, CIPHERS) != 1)
		return ERR_CRYPTO;
	return 0;
}

struct pair {
	X509 *certificate;
	EVP_PKEY *key;
	STACK_OF(X509) *chain;
};

static void pair_release(struct pair *pair)
{
	X509_free(pair->certificate);
	EVP_PKEY_free(pair->key);
	sk_X509_pop_free(pair->chain, X509_free);
	ERR_clear_error();
}

/* The server's own certificate first, then those that vouch for it. */
static int read_certificates(const char *path, struct pair *pair)
{
	BIO *file = BIO_new_file(path, "r");
	X509 *next = NULL;

	pair->chain = sk_X509_new_null();
	if (!file || !pair->chain || !(pair->certificate = PEM_read_bio_X509(file, NULL, NULL, NULL)))
		goto fail;
	while ((next = PEM_read_bio_X509(file, NULL, NULL, NULL)))
		if (!sk_X509_push(pair->chain, next))
			goto fail;
	BIO_free(file);
	return 0;
fail:
	X509_free(next);
	BIO_free(file);
	return ERR_CONFIG;
}

/* A key with a passphrase is refused rather than asked for on a terminal. */
static int no_passphrase(char *to, int size, int writing, void *ctx)
{
	return -1;
}

static int read_key(const char *path, struct pair *pair)
{
	BIO *file = BIO_new_file(path, "r");

	if (file)
		pair->key = PEM_read_bio_PrivateKey(file, NULL, no_passphrase, NULL);
	BIO_free(file);
	return pair->key ? 0 : ERR_CONFIG;
}

/* Both are in memory and fit before the context is touched, so a half-copied file changes nothing. */
static int take_pair(SSL_CTX *tls, const struct pair *pair)
{
	if (X509_check_private_key(pair->certificate, pair->key) != 1)
		return ERR_CONFIG;
	return SSL_CTX_use_cert_and_key(tls, pair->certificate, pair->key, pair->chain, 1) == 1 ? 0 : ERR_CONFIG;
}

static int read_pair(const struct config *config, struct pair *pair, struct buf *why)
{
	int err;

	if ((err = read_certificates(config->listen_tls_certificate, pair)))
		buf_putf(why, "listen.tls_certificate: no PEM certificate in %s", config->listen_tls_certificate);
	else if ((err = read_key(config->listen_tls_key, pair)))
		buf_putf(why, "listen.tls_key: no PEM private key without passphrase in %s", config->listen_tls_key);
	return err;
}

int tls_load(const struct config *config, SSL_CTX *tls, struct buf *why)
{
	struct pair pair = { 0 };
	int err = read_pair(config, &pair, why);

	if (!err && (err = take_pair(tls, &pair)))
		buf_puts(why, "listen.tls_key: does not belong to the certificate, or one of them is too weak");
	pair_release(&pair);
	return err;
}

int tls_try(const struct config *config, struct buf *why)
{
	SSL_CTX *tls = SSL_CTX_new(TLS_server_method());
	int err = tls ? tls_setup(tls) : ERR_NO_MEMORY;

	if (!err)
		err = tls_load(config, tls, why);
	SSL_CTX_free(tls);
	return err;
}

int transport_reload(struct transport *t)
{
	struct buf why = BUF_INIT(1024);
	int err = 0;

	/* A pair that a new context refuses must not half replace the one in use. */
	if (t->tls && !(err = tls_try(t->config, &why)))
		err = tls_load(t->config, t->tls, &why);
	buf_release(&why);
	return err;
}
