"""Refuses folders in which a SQLite database can be damaged: network shares and folders that a cloud program copies."""

from __future__ import annotations

import sys
from pathlib import Path

from tracker_desktop.errors import Refused

NETWORK_FILE_SYSTEMS = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.rclone", "davfs", "afs", "ceph", "glusterfs", "9p")
CLOUD_FOLDERS = (
    *("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "nextcloud", "owncloud"),
    *("cloudstorage", "mobile documents", "pcloud", "syncthing", "megasync"),
)
MOUNTS = Path("/proc/mounts")
WINDOWS_REMOTE_DRIVE = 4


def check(database: Path) -> None:
    """Raises Refused("network_folder") where the folder of the database is not of this PC alone."""
    folder = database.parent
    parts = [part.lower() for part in folder.parts]
    cloud = any(part.startswith(name) for part in parts for name in CLOUD_FOLDERS)
    if cloud or _is_remote(folder) or file_system(folder).startswith(NETWORK_FILE_SYSTEMS):
        raise Refused("network_folder", path=str(folder))


def _is_remote(folder: Path) -> bool:
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == WINDOWS_REMOTE_DRIVE)


def file_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """The kind of file system that a folder lies on, from a table like /proc/mounts; empty where there is none."""
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _, mounted, file_system_kind, *_ = line.split(" ")
        mounted = mounted.replace("\\040", " ")
        below = str(folder) == mounted or str(folder).startswith(mounted.rstrip("/") + "/")
        if below and len(mounted) >= len(best):
            best, kind = mounted, file_system_kind
    return kind
