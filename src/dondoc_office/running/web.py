"""The web server's process."""

from __future__ import annotations

import argparse

from dondoc_office.running.children import end_with_parent


def serve(host: str, port: int, *, workers: int, threads: int) -> None:
    """Serve the office until asked to stop."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "dondoc_office.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=8,
        log_access=False,
        log_dictconfig={"loggers": {"_granian": {"level": "WARNING"}}},
    ).serve()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    chosen = parser.parse_args()
    end_with_parent()
    serve(chosen.host, chosen.port, workers=chosen.workers, threads=chosen.threads)
