"""tests/gateway/wire.py: a server under test, raw HTTP, and a WebSocket client that can also misbehave."""
import base64
import os
import re
import resource
import signal
import socket
import ssl
import struct
import subprocess
import time

ORIGIN = "http://127.0.0.1:8080"          # what the default site.url makes of itself
COOKIE = "cairn_session=some-session_token"


class Server:
    """with Server(program, "limits.stall_s=2") as s: ... s.port; a clean stop is part of every test."""

    def __init__(self, program, *settings, files=None):
        def limit():
            if files:
                resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
        self.process = subprocess.Popen([program, "listen.port=0", *settings], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, preexec_fn=limit)
        self.first = self.process.stdout.readline().strip()
        match = re.fullmatch(r"port (\d+)", self.first)
        self.port = int(match[1]) if match else None
        self.log = ""

    def __enter__(self):
        assert self.port, self.first
        return self

    def __exit__(self, *failure):
        self.stop()
        if not failure[0]:
            assert self.process.returncode == 0, f"stopped with {self.process.returncode}: {self.log[-3000:]}"

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.log += self.process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.log += self.process.communicate()[1]

    def cpu(self):
        """Seconds of processor time used so far."""
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss_kb(self):
        return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{self.process.pid}/status").read())[1])

    def connect(self, tls=None, source=None, timeout=10, receive=None):
        s = socket.socket()
        if receive:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        s.settimeout(timeout)
        if source:
            s.bind((source, 0))
        s.connect(("127.0.0.1", self.port))
        return tls.wrap_socket(s, server_hostname="localhost") if tls else s

    def ask(self, method, path, headers=None, body=b"", tls=None, version="HTTP/1.1"):
        with self.connect(tls) as s:
            send_request(s, method, path, headers, body, version)
            return Answer(s, method)

    def post(self, op, body=b"{}", headers=None, **more):
        return self.ask("POST", "/api/" + op, {"Origin": ORIGIN, "Content-Type": "application/json", **(headers or {})},
                        body, **more)

    def raw(self, data, timeout=5):
        """Everything that comes back until the server closes; None when it stays open and silent."""
        with self.connect(timeout=timeout) as s:
            s.sendall(data)
            return read_all(s)


def read_all(s):
    got = b""
    try:
        while True:
            part = s.recv(65536)
            if not part:
                return got
            got += part
    except TimeoutError:
        return got or None
    except ConnectionError:
        return got


def send_request(s, method, path, headers=None, body=b"", version="HTTP/1.1"):
    lines = {"Host": "127.0.0.1", **(headers or {})}
    if body or method == "POST":
        lines.setdefault("Content-Length", str(len(body)))
    text = f"{method} {path} {version}\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items() if v is not None)
    s.sendall(text.encode("latin-1") + b"\r\n" + body)


class Answer:
    """One HTTP answer, read to its Content-Length."""

    def __init__(self, s, method="GET"):
        data = b""
        while b"\r\n\r\n" not in data:
            part = s.recv(65536)
            if not part:
                raise ConnectionError(f"closed after {data!r}")
            data += part
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1])
        self.cookies = [v for k, _, v in (line.partition(": ") for line in lines[1:]) if k == "Set-Cookie"]
        self.headers = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:])}
        want = 0 if method == "HEAD" or self.status == 304 else int(self.headers.get("content-length", 0))
        while len(self.body) < want:
            part = s.recv(65536)
            if not part:
                raise ConnectionError("body cut short")
            self.body += part


def upgrade_headers(**changes):
    """None leaves a header out."""
    headers = {
        "Upgrade": "websocket", "Connection": "Upgrade", "Origin": ORIGIN, "Cookie": COOKIE,
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(), "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Protocol": "cairn.v1",
    }
    for name, value in changes.items():
        headers[name.replace("_", "-")] = value
    return headers


class Refused(Exception):
    def __init__(self, status):
        super().__init__(f"status {status}")
        self.status = status


class Closed(Exception):
    """The connection ended; `code` is the close code, or None when TCP just ended."""

    def __init__(self, code):
        super().__init__(f"closed with {code}")
        self.code = code


class Socket:
    """A WebSocket client (RFC 6455) that sends whatever it is told to."""

    def __init__(self, server, path="/socket", tls=None, receive=None, source=None, **changes):
        self.s = server.connect(tls, source, receive=receive)
        send_request(self.s, "GET", path, upgrade_headers(**changes))
        self.data = b""
        self.headers = self.read_head()

    def read_head(self):
        while b"\r\n\r\n" not in self.data:
            part = self.s.recv(65536)
            if not part:
                raise Refused(None)
            self.data += part
        head, _, self.data = self.data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split()[1])
        if status != 101:
            raise Refused(status)
        return {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:])}

    @staticmethod
    def frame(payload, opcode=1, final=True, claim=None, mask=b"\x01\x02\x03\x04", rsv=0):
        """`claim`: another length in the header than there is payload."""
        n = len(payload) if claim is None else claim
        head = bytes([(0x80 if final else 0) | rsv << 4 | opcode])
        if n < 126:
            head += bytes([0x80 | n])
        elif n < 65536:
            head += bytes([0x80 | 126]) + struct.pack("!H", n)
        else:
            head += bytes([0x80 | 127]) + struct.pack("!Q", n)
        if len(payload) > 4096:
            whole = int.from_bytes(payload, "big") ^ int.from_bytes((mask * (len(payload) // 4 + 1))[:len(payload)], "big")
            return head + mask + whole.to_bytes(len(payload), "big")
        return head + mask + bytes(b ^ mask[i & 3] for i, b in enumerate(payload))

    def send(self, payload, **how):
        self.s.sendall(self.frame(payload.encode() if isinstance(payload, str) else payload, **how))

    def need(self, n):
        while len(self.data) < n:
            try:
                part = self.s.recv(262144)
            except ConnectionError:
                part = b""
            if not part:
                raise Closed(None)
            self.data += part

    def receive_frame(self):
        self.need(2)
        n, at = self.data[1] & 0x7F, 2
        if n == 126:
            self.need(4)
            n, at = struct.unpack("!H", self.data[2:4])[0], 4
        elif n == 127:
            self.need(10)
            n, at = struct.unpack("!Q", self.data[2:10])[0], 10
        self.need(at + n)
        opcode, payload = self.data[0] & 15, self.data[at:at + n]
        self.data = self.data[at + n:]
        return opcode, payload

    def receive(self):
        """The next text message; raises Closed."""
        opcode, payload = self.receive_frame()
        if opcode == 8:
            raise Closed(struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else 1005)
        assert opcode == 1, opcode
        return payload

    def ask(self, text):
        self.send(text)
        return self.receive()

    def closed_with(self):
        try:
            while True:
                self.receive()
        except Closed as closed:
            return closed.code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.s.close()


def client_tls(minimum=ssl.TLSVersion.TLSv1_2, maximum=ssl.TLSVersion.MAXIMUM_SUPPORTED, alpn=None):
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = minimum
    context.maximum_version = maximum
    if alpn:
        context.set_alpn_protocols(alpn)
    return context


def make_certificate(directory, name):
    key, certificate = f"{directory}/{name}.key", f"{directory}/{name}.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", key, "-out", certificate, "-days", "2", "-subj", f"/CN={name}"],
                   check=True, capture_output=True)
    return certificate, key


def wait_for(what, seconds=5):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = what()
        if value:
            return value
        time.sleep(0.05)
    return what()


def mutate(random, data):
    """`data` with a few bytes changed, put in, taken out, or doubled."""
    data = bytearray(data)
    for _ in range(random.choice([0, 1, 2, 5])):
        at, kind = random.randrange(len(data) + 1), random.random()
        if kind < 0.4 and at < len(data):
            data[at] = random.randrange(256)
        elif kind < 0.7:
            data[at:at] = bytes(random.choice(b"\0\n\r :,%\xff") for _ in range(random.randrange(1, 4)))
        elif kind < 0.9:
            del data[at:at + random.randrange(1, 8)]
        else:
            data = data + data
    return bytes(data)


def any_frame(random):
    payload = random.choice([b"", b"a", b"echo hi", b"flood 20 20000", b"all x", b"close 4401", "é".encode(), bytes(130)])
    frame = Socket.frame(payload, opcode=random.choice([1, 1, 1, 0, 2, 8, 9, 10, random.randrange(16)]),
                         final=random.random() < 0.8, rsv=random.choice([0] * 12 + [1, 4]),
                         claim=random.choice([None] * 9 + [random.randrange(1 << random.choice([8, 17, 40]))]))
    return mutate(random, frame) if random.random() < 0.3 else frame
