"""A provider of identities on this machine: discovery, keys, and tokens as it is told to."""

from __future__ import annotations

import base64
import json
import threading
import time
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "tiendo", "bí mật & +"


class Provider:
    """``claims`` and ``spoil`` change what it answers; ``asked`` is what it was asked last."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims: dict[str, Any] = {}
        self.answers: dict[str, Any] = {}
        self.sign: dict[str, Any] = {"algorithm": "RS256", "key": self.key}
        self.codes: dict[str, dict[str, str]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def approve(self, address: str) -> dict[str, str]:
        """What a person's yes sends back to us: the code and the state."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        self.codes["mã"] = asked
        return {"code": "mã", "state": asked["state"]}

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        } | self.answers.get("metadata", {})

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": "một", "use": "sig", "alg": "RS256"}]}

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any]:
        asked = self.codes.pop(form["code"])
        challenge = sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(challenge).decode().rstrip("=") == asked["code_challenge"]
        assert form["redirect_uri"] == asked["redirect_uri"]
        given = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        assert given == "tiendo:b%C3%AD+m%E1%BA%ADt+%26+%2B"
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": "người-1", "aud": CLIENT, "iat": now, "exp": now + 60,
            "nonce": asked["nonce"], "preferred_username": "chi",
        } | self.claims  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode(claims, headers={"kid": "một"}, **self.sign)
        return {"access_token": "x", "token_type": "Bearer", "id_token": token}

    def handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                known = {
                    "/.well-known/openid-configuration": provider.metadata,
                    "/keys": provider.keys,
                }
                self.answer(known[self.path]())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                self.answer(provider.token(form, self.headers["Authorization"]))

            def answer(self, value: object) -> None:
                body = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler
