#!/usr/bin/env python3
"""tests/gateway/gateway_test.py TEST_SERVER [WORD ...]: each danger of the network side, as a named case.

With words, only the cases whose name holds one of them.  The last line is "N passed, N failed"."""
import gzip
import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import traceback

from wire import (COOKIE, ORIGIN, Answer, Refused, Server, Socket, any_frame, client_tls, make_certificate, mutate, read_all,
                  send_request, upgrade_headers, wait_for)

PROGRAM = os.path.abspath(sys.argv[1])
SLOW = 3 if b"__asan_init" in open(PROGRAM, "rb").read() else 1    # a sanitizer takes its time, and memory
CASES = []
JS = b"let talk = 'quietly';\n" * 4000
WIDE = "limits.connections_per_address=15000"


def case(function):
    CASES.append(function)
    return function


def serve(*settings, **more):
    return Server(PROGRAM, f"storage.web={WEB}", *settings, **more)


def make_web(root):
    os.makedirs(f"{root}/assets")
    files = {"index.html": b"<!doctype html><title>Notes</title>", "programme.html": b"<!doctype html><title>What is on</title>", "assets/main-4f8a2c1d.js": JS, "assets/main-5e8a2c1d.css": b"a{}", "sw.js": b"// worker\n",
             "manifest.webmanifest": b"{}", "assets/plain.css": b"a{}", "secret.pem": b"no", ".hidden.txt": b"no"}
    for name, data in files.items():
        with open(f"{root}/{name}", "wb") as f:
            f.write(data)
    with open(f"{root}/assets/main-4f8a2c1d.js.gz", "wb") as f:
        f.write(gzip.compress(JS))
    if shutil.which("brotli"):
        subprocess.run(["brotli", "-kf", f"{root}/assets/main-4f8a2c1d.js"], check=True)
    else:
        with open(f"{root}/assets/main-4f8a2c1d.js.br", "wb") as f:
            f.write(b"stands for brotli")
    os.symlink("/etc/passwd", f"{root}/passwd.txt")


def figures(server):
    return json.loads(server.post("count").body)


def refused_with(server, **changes):
    try:
        Socket(server, **changes)
    except Refused as refused:
        return refused.status
    return 101


# --- files and headers ---

@case
def every_answer_carries_the_security_headers():
    with serve() as s:
        for method, path in [("GET", "/"), ("GET", "/healthz"), ("GET", "/none"), ("DELETE", "/"), ("GET", "/bye"),
                             ("POST", "/api/echo"), ("GET", "/assets/main-4f8a2c1d.js"), ("HEAD", "/"), ("GET", "/socket")]:
            h = s.ask(method, path).headers
            assert h["content-security-policy"].startswith("default-src 'none'; script-src 'self'"), (method, path)
            assert "frame-ancestors 'none'" in h["content-security-policy"]
            assert h["referrer-policy"] == "no-referrer" and h["x-content-type-options"] == "nosniff"
            assert h["cross-origin-opener-policy"] == "same-origin" and "camera=()" in h["permissions-policy"]
            assert "strict-transport-security" not in h


@case
def healthz_answers_get_and_head():
    with serve() as s:
        assert s.ask("GET", "/healthz").body == b"ok\n"
        head = s.ask("HEAD", "/healthz")
        assert head.status == 200 and head.headers["content-length"] == "3" and not head.body
        assert s.ask("GET", "/healthz", version="HTTP/1.0").body == b"ok\n"


@case
def pages_of_the_client_are_index_html_and_never_kept():
    with serve() as s:
        for path in ["/", "/join", "/room", "/staff", "/join/", "/join?x=1", "/index.html"]:
            a = s.ask("GET", path)
            assert a.status == 200 and b"Notes" in a.body and a.headers["cache-control"] == "no-store", path
            assert a.headers["content-type"] == "text/html; charset=utf-8"
        for path in ["/programme", "/place", "/place/", "/programme?x=1"]:
            a = s.ask("GET", path)
            assert a.status == 200 and b"What is on" in a.body and a.headers["cache-control"] == "no-store", path
        a = s.ask("HEAD", "/")
        assert not a.body and int(a.headers["content-length"]) == 35


@case
def hashed_files_are_kept_for_ever_and_sent_compressed():
    path = "/assets/main-4f8a2c1d.js"
    with serve() as s:
        plain = s.ask("GET", path)
        assert plain.body == JS and "content-encoding" not in plain.headers
        assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert plain.headers["vary"] == "Accept-Encoding" and plain.headers["content-type"].startswith("text/javascript")
        zipped = s.ask("GET", path, {"Accept-Encoding": "gzip, deflate"})
        assert zipped.headers["content-encoding"] == "gzip" and gzip.decompress(zipped.body) == JS
        best = s.ask("GET", path, {"Accept-Encoding": "gzip, deflate, br"})
        assert best.headers["content-encoding"] == "br" and best.body == open(f"{WEB}{path}.br", "rb").read()
        for header, coding in [("br;q=0, gzip", "gzip"), ("gzip;q=0", None), ("brotli", None), ("identity", None),
                               ("br; q=0.5", "br"), ("gzip;q=0.000, br;q=0", None), ("*", None)]:
            got = s.ask("GET", path, {"Accept-Encoding": header}).headers.get("content-encoding")
            assert got == coding, (header, got)


@case
def other_files_are_revalidated():
    with serve() as s:
        first = s.ask("GET", "/sw.js")
        assert first.headers["cache-control"] == "no-cache"
        tag = first.headers["etag"]
        for header in [tag, tag.removeprefix("W/"), f'"other", {tag}']:
            again = s.ask("GET", "/sw.js", {"If-None-Match": header})
            assert again.status == 304 and not again.body and again.headers["etag"] == tag
        assert s.ask("GET", "/sw.js", {"If-None-Match": '"other"'}).status == 200
        assert s.ask("GET", "/assets/plain.css").headers["cache-control"] == "no-cache"


# --- pages written by the server ---

@case
def a_page_is_answered_with_its_tag_and_a_304_when_it_is_the_same():
    with serve() as s:
        first = s.ask("GET", "/calendar/mine.ics")
        assert first.status == 200 and first.body == b"BEGIN" and first.headers["etag"] == '"abc"'
        assert first.headers["content-type"] == "text/calendar; charset=utf-8" and "content-disposition" not in first.headers
        for header in ['"abc"', 'W/"abc"', '"other", "abc"']:
            again = s.ask("GET", "/calendar/mine.ics", {"If-None-Match": header})
            assert again.status == 304 and not again.body and again.headers["etag"] == '"abc"'
            assert again.headers["cache-control"] == "private, no-cache"
        assert s.ask("GET", "/calendar/mine.ics", {"If-None-Match": '"other"'}).status == 200


@case
def a_head_of_a_page_says_what_it_is_and_gives_none_of_it():
    with serve() as s:
        for path, status, length in [("mine.ics", 200, "5"), ("open.json", 200, "2"), ("nothing", 404, "0"), ("broken", 503, "0")]:
            head = s.ask("HEAD", "/calendar/" + path)
            assert head.status == status and head.headers["content-length"] == length and not head.body, path


@case
def a_page_is_kept_only_by_those_who_may():
    with serve() as s:
        for path, cache in [("mine.ics", "private, no-cache"), ("shared.ics", "public, max-age=60"), ("file.ics", "no-store"),
                            ("page", "no-store"), ("nothing", "no-store"), ("much", "no-store")]:
            assert s.ask("GET", "/calendar/" + path).headers["cache-control"] == cache, path
        assert s.ask("GET", "/calendar/page").headers["vary"] == "Accept-Language"
        assert s.ask("GET", "/calendar/file.ics").headers["content-disposition"] == 'attachment; filename="meeting.ics"'


@case
def one_page_alone_is_open_to_other_sites():
    with serve() as s:
        assert s.ask("GET", "/calendar/open.json", {"Origin": "https://elsewhere.example"}).headers["access-control-allow-origin"] == "*"
        for path in ["mine.ics", "shared.ics", "file.ics", "page", "nothing"]:
            assert "access-control-allow-origin" not in s.ask("GET", "/calendar/" + path).headers, path


@case
def a_page_that_is_not_there_looks_like_any_path_that_is_not():
    with serve() as s:
        page, path = s.ask("GET", "/calendar/nothing"), s.ask("GET", "/nothing")
        assert page.status == path.status == 404 and page.body == path.body and page.headers == path.headers


@case
def who_asks_for_too_many_pages_is_told_when_to_come_back():
    with serve() as s:
        much = s.ask("GET", "/calendar/much")
        assert much.status == 429 and much.headers["retry-after"] == "2"
        assert s.ask("GET", "/calendar/broken").status == 503


@case
def a_page_knows_the_language_and_the_style_sheet():
    with serve() as s:
        assert s.ask("GET", "/calendar/header", {"Accept-Language": "de-CH, fr;q=0.5"}).body == b"de-CH, fr;q=0.5"
        assert s.ask("GET", "/calendar/header").body == b"none"
        assert s.ask("GET", "/calendar/styles").body == b"/assets/main-5e8a2c1d.css"


@case
def a_page_may_come_later_and_is_forgotten_when_nobody_waits():
    with serve() as s:
        assert s.ask("GET", "/calendar/slow").body == b"LATER"
        with s.connect() as c:
            send_request(c, "GET", "/calendar/never")
            time.sleep(0.2)
        assert wait_for(lambda: figures(s)["gone"] == 1)


@case
def a_page_is_only_read():
    with serve() as s:
        for method in ["POST", "PUT", "DELETE"]:
            a = s.ask(method, "/calendar/mine.ics")
            assert a.status == 405 and a.headers["allow"] == "GET, HEAD", method


@case
def no_path_leads_outside():
    with serve() as s:
        for path in ["/../gateway_test.py", "/assets/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                     "//etc/passwd", "/assets/..%5c..%5cindex.html", "/.hidden.txt", "/secret.pem", "/passwd.txt", "/assets/",
                     "/assets", "/assets/main-4f8a2c1d.js.br", "/index.html/", "/nothing", "/x%00", "/index.html%00.js"]:
            got = s.raw(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            assert got is not None and not re.match(rb"HTTP/1.1 [23]", got) and b"root:" not in got, (path, got[:80])
        assert s.ask("GET", "/assets/../sw.js").status == 200, "the library resolves dots before we look"


@case
def other_methods_are_405():
    with serve() as s:
        for method, path, allow in [("PUT", "/", "GET, HEAD"), ("DELETE", "/sw.js", "GET, HEAD"), ("POST", "/", "GET, HEAD"),
                                    ("GET", "/api/echo", "POST"), ("HEAD", "/bye", "GET"), ("OPTIONS", "/api/echo", "POST")]:
            a = s.ask(method, path)
            assert a.status == 405 and a.headers["allow"] == allow, (method, path, a.status)
        assert not (s.raw(b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n") or b"").startswith(b"HTTP/1.1 2")


@case
def a_connection_serves_one_request():
    with serve() as s, s.connect() as c:
        send_request(c, "GET", "/sw.js", {"Connection": "keep-alive"})
        assert Answer(c).headers["connection"] == "close" and c.recv(10) == b""


@case
def what_comes_behind_a_request_is_not_looked_at():
    get = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    post = (f"POST /api/echo HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\r\nContent-Type: application/json\r\n"
            "Content-Length: 9\r\n\r\n{\"a\":123}").encode()
    with serve() as s:
        for first in [get, post]:
            for second in [get, post, b"\r\n", b"\0" * 9000]:
                got = s.raw(first + second * 3)
                assert got is not None and got.count(b"HTTP/1.1 ") <= 1, (first, second, got)
        assert s.ask("GET", "/healthz").status == 200, "libwebsockets goes round for ever if it reads on"


# --- the API ---

@case
def the_api_wants_the_right_origin():
    with serve() as s:
        assert s.post("echo", b'{"a":1}').body == b'{"a":1}'
        for origin in [None, "null", "", "http://127.0.0.1:8081", "https://127.0.0.1:8080", "http://127.0.0.1:80801",
                       "http://127.0.0.1:8080/", "http://127.0.0.1", "HTTP://127.0.0.1:8080", "http://evil.test",
                       "http://127.0.0.1:8080.evil.test", f"{ORIGIN}, {ORIGIN}"]:
            a = s.post("echo", headers={"Origin": origin})
            assert a.status == 403 and json.loads(a.body)["error"]["code"] == "not_allowed", origin
        twice = f"POST /api/echo HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\r\nOrigin: {ORIGIN}\r\n"
        apart = f"POST /api/echo HTTP/1.1\r\nOrigin: {ORIGIN}\r\nHost: x\r\nOrigin: http://evil.test\r\n"
        nul = f"POST /api/echo HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\0.evil.test\r\n"
        for head in [twice, apart, nul]:
            tail = "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
            assert re.match(rb"HTTP/1.1 40[03]", s.raw((head + tail).encode())), head


@case
def the_api_wants_json():
    with serve() as s:
        for kind in [None, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"]:
            a = s.post("echo", headers={"Content-Type": kind})
            assert a.status == 415 and json.loads(a.body)["error"]["field"] == "Content-Type", kind
        assert s.post("echo", headers={"Content-Type": "application/json; charset=utf-8"}).status == 200
        assert s.post("nothing").status == 404
        assert s.post("echo", b"").status == 200


@case
def cookies_go_in_and_out():
    with serve() as s:
        a = s.post("cookies", headers={"Cookie": "a=b; cairn_session=tok-en_1; x=y"})
        assert a.body == b"tok-en_1"
        assert a.cookies == ["cairn_session=new-session_value; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict",
                             "cairn_device=new-device_value; Path=/; Max-Age=7200; HttpOnly; SameSite=Strict"]
        assert s.post("clear").cookies == ["cairn_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"]
        for header in ["cairn_session=a; cairn_session=b", "xcairn_session=a", "cairn_session=", "cairn_sessions=a",
                       "cairn_session=a b", "cairn_session=" + "a" * 200, "__Host-cairn_session=a", "=", ";;;", None]:
            assert s.post("cookies", headers={"Cookie": header}).body == b"none", header


@case
def an_answer_may_come_later():
    with serve() as s:
        a = s.post("slow")
        assert a.status == 200 and json.loads(a.body) == {"slow": True}
        assert s.post("nomemory").status == 503


@case
def an_asker_who_leaves_is_forgotten():
    with serve() as s:
        with s.connect() as c:
            send_request(c, "POST", "/api/never", {"Origin": ORIGIN, "Content-Type": "application/json"}, b"{}")
            time.sleep(0.2)
        assert wait_for(lambda: figures(s)["gone"] == 1)


@case
def asking_again_before_the_answer_ends_the_connection():
    with serve() as s, s.connect() as c:
        for _ in range(2):
            send_request(c, "POST", "/api/never", {"Origin": ORIGIN, "Content-Type": "application/json"}, b"{}")
            time.sleep(0.1)
        assert read_all(c) == b""
        assert wait_for(lambda: figures(s)["gone"] == 1)


@case
def a_body_may_come_byte_by_byte():
    with serve() as s, s.connect() as c:
        c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        text = f"POST /api/echo HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{\"ab\":12}}"
        for byte in text.encode():
            c.sendall(bytes([byte]))
        assert Answer(c).body == b'{"ab":12}'


@case
def leaving_fast_clears_everything():
    with serve("site.exit_url=https://weather.example/") as s:
        a = s.ask("GET", "/bye", {"Cookie": COOKIE, "Sec-Fetch-Site": "same-origin"})
        assert a.status == 303 and a.headers["location"] == "https://weather.example/"
        assert a.headers["clear-site-data"] == '"cookies", "storage"' and a.headers["cache-control"] == "no-store"
        assert [c.split(";")[0] for c in a.cookies] == ["cairn_session=", "cairn_device="]
        assert figures(s)["ended"] == 1
        other = s.ask("GET", "/bye", {"Cookie": COOKIE, "Sec-Fetch-Site": "cross-site"})
        assert other.status == 303 and "clear-site-data" not in other.headers and not other.cookies
        assert figures(s)["ended"] == 1
        assert s.ask("GET", "/bye").headers["clear-site-data"]


@case
def the_last_forwarded_address_counts_behind_a_proxy():
    with serve("listen.behind_proxy=yes") as s:
        def number(value):
            return s.post("address", headers={"X-Forwarded-For": value}).body
        assert number("1.2.3.4") == number("9.9.9.9, 1.2.3.4") == number("8.8.8.8,1.2.3.4 ") != number("1.2.3.5")
        assert number("2001:db8:1:2::1") == number("2001:db8:1:2:ffff::9") != number("2001:db8:1:3::1")
        assert number("::ffff:1.2.3.4") == number("1.2.3.4")
        assert number("nonsense") == number(None) == b"0"
    with serve() as s:
        assert s.post("address", headers={"X-Forwarded-For": "1.2.3.4"}).body == s.post("address").body != b"0"


# --- HTTP that lies ---

@case
def a_content_length_that_lies_is_refused():
    with serve() as s:
        head = f"POST /api/echo HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\r\nContent-Type: application/json\r\n"
        for lines, status in [("Content-Length: -1", 400), ("Content-Length: +2", 400), ("Content-Length: 0x10", 400),
                              ("Content-Length: 2 2", 400), ("Content-Length: 2, 2", 400), ("Content-Length: 2\r\nContent-Length: 2", 400),
                              ("Content-Length: 2\r\nX-A: b\r\nContent-Length: 3", 400), ("Content-Length: 2a", 400),
                              ("Content-Length: 99999999999999999999", 400), ("Content-Length: 9223372036854775807", 400),
                              ("Content-Length: 65537", 413), ("Content-Length: 4294967297", 413), ("X-None: 1", 411),
                              ("Content-Length: 2\r\nTransfer-Encoding: chunked", 400), ("Transfer-Encoding: chunked", 400),
                              ("Transfer-Encoding: identity\r\nContent-Length: 2", 400)]:
            got = s.raw((head + lines + "\r\n\r\n").encode())
            assert got and got.count(b"HTTP/1.1 ") == 1 and got.startswith(b"HTTP/1.1 %d" % status), (lines, got and got[:60])
        assert s.post("echo", b"[" + b"1" * 65534 + b"]").status == 200


@case
def no_header_hides_behind_another():
    """The library takes the line after a name that is the beginning of a known one for part of that name."""
    with serve() as s:
        for hider in ["X-A: b", "Content: 1", "Acc: ", "Sec-WebSocket: x", "O: 1", "Cookie2: x"]:
            for hidden in ["Content-Length: 40", "Transfer-Encoding: chunked", "X-Forwarded-For: 1.2.3.4"]:
                got = s.raw(f"GET / HTTP/1.1\r\nHost: x\r\n{hider}\r\n{hidden}\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".encode(), 1)
                assert got and got.count(b"HTTP/1.1 ") == 1, (hider, hidden, got)
        usual = ["X-Other", "DNT", "Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform", "Priority", "Upgrade-Insecure-Requests",
                 "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User", "Sec-GPC", "TE", "Accept", "Alt-Used",
                 "Forwarded", "Via", "X-Real-Ip", "X-Forwarded-Proto", "X-Forwarded-Host", "Cdn-Loop", "Traceparent"]
        for n in [1, 9, 10, 13, 40, 266]:
            for name in usual:
                assert s.ask("GET", "/", {name: "x" * n}).status == 200, (name, n)
        assert s.ask("GET", "/", dict.fromkeys(usual, "some value of it")).status == 200
        for n in range(700, 1000):
            assert s.ask("HEAD", "/", {"User-Agent": "u" * n, "Sec-CH-UA": "x", "DNT": "1"}).status == 200, n


@case
def nothing_is_smuggled_behind_a_request():
    with serve() as s:
        inner = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        for first in [f"POST /api/echo HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                      f"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: {len(inner)}\r\n\r\n",
                      f"POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 0\r\n\r\n"]:
            got = s.raw((first + inner).encode()) or b""
            assert got.count(b"HTTP/1.1 ") == 1 and b"\r\n\r\nok\n" not in got, got


@case
def a_malformed_request_ends_the_connection():
    with serve() as s:
        for request in [b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET / HTTP/2.0\r\nHost: x\r\n\r\n",
                        b"GET / HTTP/1.1\r\nHost: x\r\nCookie: a\0b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                        b"GET http://evil.test/ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / \r\n\r\n", b"\r\n\r\n\r\n", b"\0" * 200,
                        b"GET / HTTP/1.1\r\nHost: x\r\nCookie: " + b"a" * 9000 + b"\r\n\r\n", b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                        b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 500 + b"\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
                        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]:
            got = s.raw(request, timeout=4 * SLOW)
            assert got is not None and not re.match(rb"HTTP/1.1 [12]", got), (request[:60], got)
        assert s.ask("GET", "/healthz").status == 200


@case
def h2c_and_connect_get_nothing():
    with serve() as s:
        settings = "AAMAAABkAAQAoAAAAAIAAAAA"
        for request in [f"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: {settings}\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n",
                        "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT / HTTP/1.1\r\nHost: x\r\n\r\nmore"]:
            got = s.raw(request.encode())
            assert got is not None and not re.match(rb"HTTP/1.1 [12]", got), (request, got)


# --- becoming a WebSocket ---

@case
def a_right_upgrade_is_accepted_without_extensions():
    with serve() as s:
        with Socket(s, Sec_WebSocket_Extensions="permessage-deflate; client_max_window_bits") as w:
            assert "sec-websocket-extensions" not in w.headers and w.headers["sec-websocket-protocol"] == "cairn.v1"
            assert w.ask("echo hello") == b"echo hello"
        assert wait_for(lambda: figures(s)["clients"] == 0)


@case
def only_the_exact_origin_may_upgrade():
    with serve() as s:
        for origin in [None, "null", "http://127.0.0.1:8081", "https://127.0.0.1:8080", "http://127.0.0.1:80800", "http://127.0.0.1:808",
                       "http://127.0.0.1:8080/", "HTTP://127.0.0.1:8080", "http://a127.0.0.1:8080", "http://127.0.0.1:8080@evil.test",
                       f"{ORIGIN},{ORIGIN}", f"{ORIGIN}\r\nOrigin: {ORIGIN}", f"{ORIGIN}\r\nX-A: b\r\nOrigin: http://evil.test",
                       f"http://evil.test\r\nX-A: b\r\nOrigin: {ORIGIN}"]:
            assert refused_with(s, Origin=origin) in (400, 403), origin
        assert refused_with(s, Origin=ORIGIN + "\0.evil.test") == 400
        assert refused_with(s, Origin=ORIGIN[:-1] + "\0" + ORIGIN[-1]) == 400
        assert refused_with(s, Origin=ORIGIN) == 101
        assert refused_with(s, Origin=None, Sec_WebSocket_Origin=ORIGIN) in (403, 101), "the library takes the old name for it"
        assert figures(s)["opened"] <= 2


@case
def an_upgrade_without_a_session_is_401():
    with serve() as s:
        for cookie in [None, "", "other=1", "cairn_session=", "cairn_session=a b", "__Host-cairn_session=abc"]:
            assert refused_with(s, Cookie=cookie) == 401, cookie
        assert figures(s)["opened"] == 0


@case
def an_upgrade_that_is_not_quite_one_is_refused():
    with serve() as s:
        for changes, status in [({"Sec_WebSocket_Version": "12"}, 426), ({"Sec_WebSocket_Version": None}, 426),
                                ({"Sec_WebSocket_Version": "13, 12"}, 426), ({"Sec_WebSocket_Protocol": None}, 400),
                                ({"Sec_WebSocket_Protocol": "cairn.v2"}, 400), ({"Sec_WebSocket_Protocol": "http"}, 400),
                                ({"Sec_WebSocket_Protocol": "cairn.v1, http"}, 400), ({"Sec_WebSocket_Key": None}, 400),
                                ({"Sec_WebSocket_Key": "short"}, 400), ({"path": "/"}, 404), ({"path": "/socket/"}, 404),
                                ({"path": "/api/echo"}, 404), ({"Content_Length": "5"}, 400), ({"Host": None}, 400)]:
            assert refused_with(s, **changes) == status, (changes, refused_with(s, **changes))
        assert refused_with(s, Connection="close") is None
        post = "".join(f"{k}: {v}\r\n" for k, v in upgrade_headers().items())
        assert (s.raw(f"POST /socket HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n{post}\r\n".encode()) or b"").startswith(b"HTTP/1.1 400")
        old = s.raw(f"GET /socket HTTP/1.0\r\nHost: x\r\n{post}\r\n".encode())
        assert old.startswith(b"HTTP/1.1 400"), old
        assert figures(s)["opened"] == 0


@case
def frames_may_come_with_the_upgrade_and_byte_by_byte():
    with serve() as s:
        with s.connect() as c:
            head = "GET /socket HTTP/1.1\r\nHost: x\r\n" + "".join(f"{k}: {v}\r\n" for k, v in upgrade_headers().items()) + "\r\n"
            c.sendall(head.encode() + Socket.frame(b"echo early"))
            c.settimeout(3)
            got = b""
            while b"echo early" not in got:
                part = c.recv(4096)
                assert part
                got += part
        with Socket(s) as w:
            w.s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for byte in Socket.frame("echo grüße".encode()):
                w.s.sendall(bytes([byte]))
            assert w.receive() == "echo grüße".encode()


@case
def a_desk_out_of_memory_closes_with_4429():
    with serve() as s, Socket(s, Cookie="cairn_session=nomemory") as w:
        assert w.closed_with() == 4429


# --- messages ---

@case
def messages_of_any_allowed_length_are_whole():
    with serve() as s, Socket(s) as w:
        for n in [0, 1, 125, 126, 4096, 4097, 65535, 65536]:
            w.send(b"e" * n)
            assert w.receive() == b"e" * n, n
        w.send(b"echo ", final=False)
        w.send(b"in ", opcode=0, final=False)
        w.send(b"", opcode=9)
        w.send(b"parts", opcode=0)
        kinds = [w.receive_frame() for _ in range(2)]
        assert (1, b"echo in parts") in kinds and (10, b"") in kinds, kinds


@case
def an_oversize_message_closes_with_1009_before_it_is_kept():
    with serve() as s:
        for how in [dict(payload=b"", claim=65537), dict(payload=b"", claim=1 << 40), dict(payload=b"x" * 100, claim=(1 << 63) - 1)]:
            with Socket(s) as w:
                w.send(**how)
                if how["claim"] == 65537:
                    w.s.sendall(b"y" * 5000)
                else:
                    w.s.sendall(b"y" * 100)
                assert w.closed_with() == 1009, how
        with Socket(s) as w:
            w.send(b"x" * 60000, final=False)
            w.send(b"x" * 6000, opcode=0)
            assert w.closed_with() == 1009
        with Socket(s) as w:
            w.s.sendall(b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0abc")
            assert w.closed_with() in (None, 1002, 1009)


@case
def too_many_fragments_close_with_4429():
    with serve() as s:
        with Socket(s) as w:
            w.send(b"a", final=False)
            bomb = Socket.frame(b"", opcode=0, final=False) * 20000
            try:
                w.s.sendall(bomb * 10)
            except (ConnectionError, TimeoutError):
                pass
            assert w.closed_with() in (4429, None)
        with Socket(s) as w:
            w.send(b"e", final=False)
            for _ in range(62):
                w.send(b"e", opcode=0, final=False)
            w.send(b"e", opcode=0)
            assert w.receive() == b"e" * 64
            w.send(b"e", final=False)
            for _ in range(64):
                w.send(b"e", opcode=0, final=False)
            assert w.closed_with() == 4429


@case
def a_binary_message_closes_with_1003():
    with serve() as s:
        for final in [True, False]:
            with Socket(s) as w:
                w.send(b"\x00\x01", opcode=2, final=final)
                assert w.closed_with() == 1003


@case
def bad_utf_8_closes_with_1007():
    with serve() as s:
        for parts in [[b"\xff"], [b"\xc0\xaf"], [b"\xed\xa0\x80"], [b"ok \xe2\x82"], [b"\xe2", b"\x28\xa1"], [b"\xf4\x90\x80\x80"], [b"a" * 5000 + b"\xff"]]:
            with Socket(s) as w:
                for i, part in enumerate(parts):
                    w.send(part, opcode=0 if i else 1, final=i == len(parts) - 1)
                assert w.closed_with() == 1007, parts
        with Socket(s) as w:
            w.send(b"\xe2", final=False)
            w.send(b"\x82\xac", opcode=0)
            assert w.receive() == "€".encode()


@case
def protocol_errors_close_with_1002():
    with serve() as s:
        for frames in [[Socket.frame(b"a", opcode=3)], [Socket.frame(b"a", opcode=11)], [Socket.frame(b"a", opcode=0)],
                       [Socket.frame(b"a", final=False), Socket.frame(b"a")], [Socket.frame(b"a", opcode=9, final=False)],
                       [Socket.frame(b"a", rsv=4)], [Socket.frame(b"a", rsv=2)]]:
            with Socket(s) as w:
                w.s.sendall(b"".join(frames))
                assert w.closed_with() == 1002, frames
        assert wait_for(lambda: figures(s)["clients"] == 0)


@case
def close_codes_arrive_and_are_answered():
    with serve() as s:
        for code in [1012, 4401, 4408, 4409, 4429]:
            with Socket(s) as w:
                w.send(f"close {code}")
                assert w.closed_with() == code
                w.send(code.to_bytes(2, "big"), opcode=8)
                start = time.monotonic()
                assert w.s.recv(10) == b"" and time.monotonic() - start < 2, "ends when both have closed"
        with Socket(s) as w:
            w.send((1000).to_bytes(2, "big"), opcode=8)
            assert w.closed_with() == 1000
        with Socket(s) as w:
            w.send(b"x", opcode=8)
            assert w.closed_with() is None
        assert wait_for(lambda: figures(s)["clients"] == 0)


@case
def a_close_that_is_not_answered_ends_all_the_same():
    with serve() as s, Socket(s) as w:
        w.send("close 4401")
        assert w.closed_with() == 4401
        assert figures(s)["clients"] == 0, "the desk is told when the close is sent, not when TCP ends"
        w.s.settimeout(10 * SLOW)
        assert w.s.recv(10) == b""


@case
def a_client_that_resets_leaves_nothing_behind():
    with serve() as s:
        for _ in range(50):
            w = Socket(s)
            w.send("flood 50 20000")
            w.s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            w.s.close()
        assert wait_for(lambda: figures(s)["clients"] == 0)
        assert figures(s)["opened"] == figures(s)["closed"] == 50


@case
def a_ping_is_answered():
    with serve() as s, Socket(s) as w:
        for i in range(20):
            w.send(b"%d" % i, opcode=9)
            assert w.receive_frame() == (10, b"%d" % i)
        w.s.sendall(Socket.frame(b"x", opcode=9) * 5000 + Socket.frame(b"echo on"))
        while (frame := w.receive_frame()) != (1, b"echo on"):
            assert frame == (10, b"x")
        assert s.ask("GET", "/healthz").status == 200


# --- slow ones ---

@case
def a_slow_reader_is_blocked_and_gets_everything_in_order():
    with serve("limits.send_buffer_kb=16", "limits.stall_s=30") as s, Socket(s, receive=131072) as w:
        w.send("flood 100 20000")
        assert wait_for(lambda: figures(s)["blocked"] > 0)
        time.sleep(0.5)
        before = figures(s)["blocked"]
        time.sleep(0.3)
        assert figures(s)["blocked"] == before, "nothing is sent while the way is full"
        for i in range(100):
            if i % 25 == 0:
                time.sleep(0.2)
                w.send(b"p", opcode=9)
            kind, message = w.receive_frame()
            while kind == 10:
                kind, message = w.receive_frame()
            assert message == b"%08d." % i + bytes([97 + i % 26]) * (20000 - 9), i
        assert figures(s)["blocked"] > 1 and figures(s)["closed"] == 0


@case
def one_in_ten_that_stall_cost_little_and_delay_nobody():
    with serve("limits.stall_s=8", WIDE) as s:
        good = [Socket(s) for _ in range(90)]
        stalled = [Socket(s, receive=4096) for _ in range(10)]
        rss, cpu = s.rss_kb(), s.cpu()
        good[0].send("storm 40 20000")
        for w in good:
            for i in range(40):
                assert w.receive()[:8] == b"%08d" % i
        grown = s.rss_kb() - rss
        assert grown < 10 * 64 + 4000 or SLOW > 1, f"{grown} kB more"
        assert figures(s)["blocked"] >= 10
        start = time.monotonic()
        assert wait_for(lambda: figures(s)["clients"] == 90, 15), figures(s)
        assert 3 < time.monotonic() - start < 14
        assert s.cpu() - cpu < 3 * SLOW
        for w in good + stalled:
            w.s.close()


@case
def a_reader_that_takes_a_little_is_let_be():
    with serve("limits.stall_s=2", "limits.send_buffer_kb=16") as s, Socket(s) as w:
        w.send("flood 6 900000")
        end, got = time.monotonic() + 8, 0
        while time.monotonic() < end:
            got += len(w.s.recv(20000))
            time.sleep(0.1)
        assert figures(s)["clients"] == 1 and figures(s)["blocked"] < 6 and got < 6 * 900000


@case
def a_half_sent_message_has_a_deadline():
    with serve("limits.handshake_s=2") as s, Socket(s) as w, Socket(s) as idle:
        w.send(b"e", final=False)
        start = time.monotonic()
        assert w.closed_with() == 4408 and 1.5 < time.monotonic() - start < 5 * SLOW
        assert idle.ask("echo still here") == b"echo still here"


@case
def half_requests_have_a_deadline():
    with serve("limits.handshake_s=2") as s:
        post = f"POST /api/echo HTTP/1.1\r\nHost: x\r\nOrigin: {ORIGIN}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n12".encode()
        open_ones = []
        for data in [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n", post]:
            c = s.connect()
            c.sendall(data)
            open_ones.append(c)
        start = time.monotonic()
        dribbler = s.connect()
        dribbler.sendall(post)
        dribbled = False
        while time.monotonic() - start < 6 * SLOW and not dribbled:
            try:
                time.sleep(0.7)
                dribbler.sendall(b"3")
            except ConnectionError:
                dribbled = True
        assert dribbled, "a byte now and then does not keep a request open"
        for c in open_ones:
            assert read_all(c) == b""
        assert time.monotonic() - start < 10 * SLOW


@case
def a_stalled_download_costs_little_and_ends():
    with serve("limits.stall_s=2", "limits.send_buffer_kb=8") as s:
        stalled = []
        for _ in range(20):
            c = s.connect(receive=4096)
            send_request(c, "GET", "/assets/main-4f8a2c1d.js")
            stalled.append(c)
        time.sleep(0.3)
        for c in stalled[:10]:
            c.sendall(b"GET / HTTP/1.1\r\n")                  # talks on while it does not read
        cpu = s.cpu()
        time.sleep(1)
        assert s.cpu() - cpu < 0.3, f"spun for {s.cpu() - cpu} s"
        time.sleep(4)
        for c in stalled:
            assert len(read_all(c)) < len(JS)
        assert s.ask("GET", "/assets/main-4f8a2c1d.js").body == JS


# --- many ---

def half_open(s, count):
    partial = b"GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: a"
    opened = []
    for _ in range(count):
        c = s.connect()
        c.sendall(partial)
        opened.append(c)
    return opened


@case
def ten_thousand_half_upgrades_are_closed_in_time_and_leave_no_memory():
    with serve("limits.handshake_s=3", WIDE) as s:
        heap = []
        for _ in range(3):
            opened = half_open(s, 10000)
            assert s.ask("GET", "/healthz").status == 200
            with Socket(s) as w:
                assert w.ask("echo through") == b"echo through"
            start = time.monotonic()
            for c in opened:
                c.settimeout(15 * SLOW)
                assert c.recv(10) == b""
                c.close()
            assert time.monotonic() - start < 12 * SLOW
            time.sleep(1.2)
            heap.append((figures(s)["heap"], s.rss_kb()))
        assert heap[2][0] < heap[0][0] + 100000, heap
        assert heap[2][1] < heap[0][1] + 3000 or SLOW > 1, heap


@case
def one_address_gets_so_many_connections():
    with serve("limits.connections_per_address=10") as s:
        held = [Socket(s) for _ in range(10)]
        for _ in range(5):
            c = s.connect()
            assert read_all(c) == b""
        with s.connect(source="127.0.0.2") as c:
            send_request(c, "GET", "/healthz")
            assert Answer(c).status == 200
        held.pop().s.close()
        assert wait_for(lambda: s.raw(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        for w in held:
            w.s.close()


@case
def one_address_behind_a_proxy_gets_so_many_sockets():
    with serve("limits.connections_per_address=3", "listen.behind_proxy=yes") as s:
        held = [Socket(s, X_Forwarded_For="10.0.0.1") for _ in range(3)]
        assert refused_with(s, X_Forwarded_For="10.0.0.1") == 429
        assert refused_with(s, X_Forwarded_For="10.0.0.1, 10.0.0.2") == 101
        held.pop().s.close()
        assert wait_for(lambda: refused_with(s, X_Forwarded_For="10.0.0.1") == 101)


@case
def the_total_is_bounded_and_waiting_ones_come_in_later():
    with serve("limits.connections=10") as s:
        held = [Socket(s) for _ in range(10)]
        waiting = s.connect()
        send_request(waiting, "GET", "/healthz")
        waiting.settimeout(0.5)
        try:
            waiting.recv(1)
            raise AssertionError("was served")
        except TimeoutError:
            pass
        held.pop().s.close()
        waiting.settimeout(5)
        assert Answer(waiting).status == 200
        for w in held:
            w.s.close()
        waiting.close()


@case
def running_out_of_descriptors_does_no_harm():
    with serve(WIDE, files=256) as s:
        with Socket(s) as friend:
            crowd = []
            for _ in range(1000):
                c = socket.socket()
                c.setblocking(False)
                c.connect_ex(("127.0.0.1", s.port))
                crowd.append(c)
            time.sleep(1)
            cpu = s.cpu()
            for _ in range(10):
                assert friend.ask("echo still here") == b"echo still here"
                time.sleep(0.2)
            assert s.cpu() - cpu < 0.2 * SLOW, f"{s.cpu() - cpu} s of 2"
            for c in crowd:
                c.close()
            start = time.monotonic()
            assert wait_for(lambda: s.raw(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 5 * SLOW)
            assert time.monotonic() - start < 5 * SLOW
        s.stop()
        assert len(s.log.splitlines()) < 12, s.log


@case
def the_librarys_words_are_few_and_without_what_a_stranger_sent():
    with serve() as s:
        for i in range(200):
            s.raw(b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: canary%d\r\n\r\n" % i)
        s.stop()
        assert "canary" not in s.log and len(s.log.splitlines()) < 10, s.log


@case
def mischief_of_every_kind_does_no_harm():
    """Requests and frames, whole and mangled, in pieces of any size, by clients that may vanish."""
    dice = random.Random(20)
    head = "GET /socket HTTP/1.1\r\nHost: x\r\n" + "".join(f"{k}: {v}\r\n" for k, v in upgrade_headers().items()) + "\r\n"
    api = f"Host: x\r\nOrigin: {ORIGIN}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
    requests = [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /bye HTTP/1.1\r\nHost: x\r\nCookie: cairn_session=a\r\n\r\n", head.encode(),
                *(f"POST /api/{op} HTTP/1.1\r\n{api}".encode() for op in ("echo", "slow", "never")),
                b"GET /assets/main-4f8a2c1d.js HTTP/1.1\r\nHost: x\r\n\r\n"]
    with serve("limits.handshake_s=1", "limits.stall_s=1", WIDE) as s:
        end, held = time.monotonic() + 6, []
        while time.monotonic() < end:
            if dice.random() < 0.5:
                data = head.encode() + b"".join(any_frame(dice) for _ in range(dice.randrange(1, 12)))
            else:
                data = b"".join(mutate(dice, dice.choice(requests)) for _ in range(dice.choice([1, 1, 2, 3])))
            c = s.connect()
            try:
                while data:
                    size = dice.choice([len(data), 1, 7, 100, 2000])
                    c.sendall(data[:size])
                    data = data[size:]
            except OSError:
                pass
            if dice.random() < 0.2:
                c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            held.append(c)
            if len(held) > 100 or dice.random() < 0.9:
                held.pop(dice.randrange(len(held))).close()
        for c in held:
            c.close()
        assert s.ask("GET", "/healthz").status == 200
        assert wait_for(lambda: figures(s)["clients"] == 0, 10 * SLOW), figures(s)


@case
def stopping_closes_with_1012_and_is_quick():
    with serve() as s:
        sockets = [Socket(s) for _ in range(20)]
        stalled = Socket(s, receive=4096)
        stalled.send("flood 100 50000")
        idle = s.connect()
        time.sleep(0.3)
        start = time.monotonic()
        s.process.send_signal(signal.SIGTERM)
        for w in sockets:
            assert w.closed_with() == 1012
            w.s.close()
        assert idle.recv(10) == b""
        assert s.process.wait(timeout=10) == 0 and time.monotonic() - start < 3.5 * SLOW


# --- TLS ---

def tls_server(certificate, key, *more):
    return serve(f"listen.tls_certificate={certificate}", f"listen.tls_key={key}", "site.url=https://notes.example", *more)


SITE = {"Origin": "https://notes.example", "Cookie": "__Host-cairn_session=tok"}


@case
def tls_works_and_hardens_the_cookies():
    with tls_server(*make_certificate(TMP, "one")) as s:
        tls = client_tls()
        a = s.ask("GET", "/assets/main-4f8a2c1d.js", tls=tls)
        assert a.body == JS and a.headers["strict-transport-security"] == "max-age=31536000"
        a = s.post("cookies", headers={**SITE, "Cookie": "__Host-cairn_session=tok; cairn_session=planted"}, tls=tls)
        assert a.body == b"tok" and all(c.startswith("__Host-cairn_") and c.endswith("; Secure") for c in a.cookies), a.cookies
        assert s.post("cookies", headers={**SITE, "Cookie": "cairn_session=planted"}, tls=tls).body == b"none"
        with Socket(s, tls=tls, **SITE) as w:
            for n in [1, 5000, 65536]:
                w.send(b"e" * n)
                assert w.receive() == b"e" * n
            w.send("close 4401")
            assert w.closed_with() == 4401
        assert not (s.raw(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n") or b"").startswith(b"HTTP"), "plain HTTP on the TLS port"


@case
def a_slow_reader_over_tls_gets_everything_in_order():
    with tls_server(*make_certificate(TMP, "slow"), "limits.send_buffer_kb=16") as s:
        with Socket(s, tls=client_tls(), receive=8192, **SITE) as w:
            w.send("flood 100 60000")
            time.sleep(0.5)
            for i in range(100):
                assert w.receive() == b"%08d." % i + bytes([97 + i % 26]) * (60000 - 9), i
        with Socket(s, tls=client_tls(), receive=8192, **SITE) as w:
            w.send("flood 10 400000")
            for i in range(10):
                assert w.receive()[:8] == b"%08d" % i


@case
def only_http_1_1_and_modern_tls_are_offered():
    with tls_server(*make_certificate(TMP, "modern")) as s:
        with s.connect(client_tls(alpn=["h2", "http/1.1"])) as c:
            assert c.selected_alpn_protocol() == "http/1.1"
        try:
            with s.connect(client_tls(alpn=["h2"])) as c:
                assert c.selected_alpn_protocol() is None
        except (ssl.SSLError, ConnectionError):
            pass
        for version in [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]:
            with s.connect(client_tls(version, version)) as c:
                assert c.cipher()[2] >= 128 and ("GCM" in c.cipher()[0] or "CHACHA" in c.cipher()[0])
        old = client_tls(ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1)
        old.set_ciphers("ALL:@SECLEVEL=0")
        try:
            s.connect(old).close()
            raise AssertionError("TLS 1.1 accepted")
        except (ssl.SSLError, ConnectionError):
            pass


@case
def half_tls_handshakes_have_a_deadline():
    with tls_server(*make_certificate(TMP, "half"), "limits.handshake_s=2", WIDE) as s:
        opened = [s.connect(timeout=10 * SLOW) for _ in range(300)]
        for c in opened[:150]:
            c.sendall(b"\x16\x03\x01\x02\x00\x01\x00")
        assert s.ask("GET", "/healthz", tls=client_tls()).status == 200
        start = time.monotonic()
        for c in opened:
            read_all(c)
            c.close()
        assert time.monotonic() - start < 8 * SLOW


@case
def a_new_certificate_is_taken_on_hangup_and_a_bad_one_is_not():
    def name(s):
        with s.connect(client_tls()) as c:
            return subprocess.run(["openssl", "x509", "-inform", "DER", "-noout", "-subject"], input=c.getpeercert(True),
                                  capture_output=True).stdout.decode().strip().split("=")[-1].strip()

    def put(pair):
        shutil.copy(pair[0], live[0])
        shutil.copy(pair[1], live[1])
        s.process.send_signal(signal.SIGHUP)
        time.sleep(0.3)

    live = make_certificate(TMP, "live")
    first, second, third = (make_certificate(TMP, n) for n in ("first", "second", "third"))
    with tls_server(*live) as s:
        with Socket(s, tls=client_tls(), **SITE) as w:
            put(first)
            assert name(s) == "first"
            put((second[0], third[1]))
            assert name(s) == "first", "certificate and key that do not belong together"
            for broken in [(second[0], "/dev/null"), ("/dev/null", second[1]), (second[1], second[1])]:
                put(broken)
                assert name(s) == "first", broken
            put(second)
            assert name(s) == "second"
            assert w.ask("echo all the while") == b"echo all the while"
        s.stop()
        assert s.log.count("reload_refused") == 4 and s.log.count("gateway.reloaded") == 2, s.log


@case
def a_server_that_cannot_start_says_why():
    pair = make_certificate(TMP, "start")
    other = make_certificate(TMP, "other")
    with serve() as running:
        for settings, word in [(["listen.address=256.1.1.1"], "listen.address"), ([f"listen.tls_certificate={TMP}/none", "listen.tls_key=x"], "tls_certificate"),
                               ([f"listen.tls_certificate={pair[0]}", f"listen.tls_key={other[1]}"], "tls_key"),
                               ([f"listen.tls_certificate={pair[0]}", f"listen.tls_key={TMP}/none"], "tls_key"),
                               (["site.url=ftp://x"], "site.url"), (["site.url=https://"], "site.url"), (["storage.web=/does/not/exist"], "storage.web"),
                               ([f"listen.port={running.port}"], "listen.port")]:
            s = Server(PROGRAM, *settings)
            s.process.wait(timeout=10)
            s.stop()
            assert s.process.returncode == 2 and word in s.first, (settings, s.first, s.process.returncode, s.log)


# --- running them ---

def main():
    failed = passed = 0
    words = sys.argv[2:]
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    for function in CASES:
        name = function.__name__.replace("_", " ")
        if words and not any(word in name for word in words):
            continue
        start = time.monotonic()
        try:
            function()
            passed += 1
            print(f"ok   {name} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception:
            failed += 1
            print(f"FAIL {name}\n{traceback.format_exc(limit=-3)}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as TMP:
        WEB = f"{TMP}/web"
        make_web(WEB)
        sys.exit(main())
