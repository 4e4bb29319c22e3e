/* tests/gateway/test_server.c: the gateway with a fake desk behind it.
 *
 *   test_server section.key=value ...
 *
 * Prints "port N".  SIGHUP reloads the certificate; SIGTERM stops as cairnd does. */
#include <signal.h>

#include "base/log.h"
#include "base/mem.h"
#include "fake_desk.h"
#include "gateway/gateway.h"

struct server {
	struct config config;
	uv_loop_t loop;
	uv_signal_t hangup, stop;
	struct desk *desk;
	struct gateway *gateway;
};

static void stopped(void *ctx)
{
	struct server *s = ctx;

	uv_close((uv_handle_t *)&s->hangup, NULL);
	uv_close((uv_handle_t *)&s->stop, NULL);
	gateway_close(s->gateway);
}

static void on_signal(uv_signal_t *handle, int number)
{
	struct server *s = handle->data;

	if (number == SIGHUP) {
		gateway_reload(s->gateway);
		return;
	}
	desk_close_all(s->desk, 1012);
	gateway_stop(s->gateway, 2000, stopped, s);
}

static int configure(struct config *config, int count, char **settings, struct buf *why)
{
	int i, err = 0;

	config_init(config);
	for (i = 0; i < count && !err; i++) {
		char *value = strchr(settings[i], '=');

		if (!value)
			return ERR_CONFIG;
		*value = '\0';
		err = config_set(config, settings[i], value + 1, why);
	}
	return err;
}

static void serve(struct server *s)
{
	uv_signal_init(&s->loop, &s->hangup);
	uv_signal_init(&s->loop, &s->stop);
	s->hangup.data = s->stop.data = s;
	uv_signal_start(&s->hangup, on_signal, SIGHUP);
	uv_signal_start(&s->stop, on_signal, SIGTERM);
	printf("port %u\n", gateway_port(s->gateway));
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static struct server s;
	struct buf why = BUF_INIT(1024);
	int err = configure(&s.config, argc - 1, argv + 1, &why);

	uv_loop_init(&s.loop);
	s.desk = fake_desk_new();
	if (!err)
		err = gateway_open(&s.config, &clock_system, &s.loop, s.desk, &s.gateway, &why);
	if (err)
		printf("refused %s: %s\n", err_name(err), why.len ? why.at : "");
	else
		serve(&s);
	uv_run(&s.loop, UV_RUN_DEFAULT);
	if (uv_loop_close(&s.loop))
		return 3;
	fake_desk_free(s.desk);
	config_release(&s.config);
	buf_release(&why);
	return err ? 2 : 0;
}
