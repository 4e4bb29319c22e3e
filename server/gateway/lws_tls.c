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

int tls_load(struct transport *t, struct buf *why)
{
	const char *certificate = t->config->listen_tls_certificate, *key = t->config->listen_tls_key;
	struct pair pair = { 0 };
	int err;

	if ((err = read_certificates(certificate, &pair)))
		buf_putf(why, "listen.tls_certificate: no PEM certificate in %s", certificate);
	else if ((err = read_key(key, &pair)))
		buf_putf(why, "listen.tls_key: no PEM private key without passphrase in %s", key);
	else if ((err = take_pair(t->tls, &pair)))
		buf_puts(why, "listen.tls_key: does not belong to the certificate");
	pair_release(&pair);
	return err;
}

int transport_reload(struct transport *t)
{
	struct buf why = BUF_INIT(1024);
	int err = t->tls ? tls_load(t, &why) : 0;

	buf_release(&why);
	return err;
}
