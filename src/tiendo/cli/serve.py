"""Mở trang web của sổ đăng ký trên máy này.

Mặc định chỉ máy này xem được; --host 0.0.0.0 cho cả mạng nội bộ (đặt tên máy vào
biến TIENDO_ALLOWED_HOSTS).
"""

from __future__ import annotations

import argparse
import os

from tiendo.errors import TiendoError


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ (mặc định: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")
    parser.add_argument("--workers", type=int, default=1, help="số tiến trình (mặc định: 1)")


class PortTaken(TiendoError):
    code = "port-taken"


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    refuse_taken(options.host, options.port)
    setup()
    collect_static()
    serve(options.host, options.port, options.workers)
    return 0


def refuse_taken(host: str, port: int) -> None:
    """Say at once that a port is taken, before anything is read or migrated."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(
                f"Không mở được địa chỉ {host}:{port} ({error.strerror})",
                do=f"Chọn cổng khác, ví dụ --port {port + 1}",
            ) from None


def collect_static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)


def serve(host: str, port: int, workers: int) -> None:
    """Serve until stopped. One blocking thread a worker suits a page of queries (STACK.md 5)."""
    from granian import Granian
    from granian.constants import Interfaces

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.site.settings")
    shown = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - only compared
    print(f"Bảng điểm: http://{shown}:{port}/   (Ctrl+C để dừng)", flush=True)
    server = Granian(
        "tiendo.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_enabled=False,
    )
    server.serve()
