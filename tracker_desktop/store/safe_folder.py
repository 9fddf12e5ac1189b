"""Refuses folders in which a SQLite database can be damaged: network shares and folders that a cloud program copies."""

from __future__ import annotations

from pathlib import Path

from tracker_desktop.errors import Refused

NETWORK_FILE_SYSTEMS = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.rclone", "davfs", "afs", "ceph", "glusterfs", "9p")
CLOUD_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "nextcloud", "owncloud")
MOUNTS = Path("/proc/mounts")


def check(database: Path) -> None:
    """Raises Refused("network_folder") where the folder of the database is not of this PC alone."""
    folder = database.parent
    parts = [part.lower() for part in folder.parts]
    cloud = any(part.startswith(name) for part in parts for name in CLOUD_FOLDERS)
    unc = str(folder).startswith(("\\\\", "//"))
    if cloud or unc or _file_system(folder).startswith(NETWORK_FILE_SYSTEMS):
        raise Refused("network_folder", path=str(folder))


def _file_system(folder: Path) -> str:
    if not MOUNTS.exists():
        return ""
    best, kind = "", ""
    for line in MOUNTS.read_text("utf-8", "replace").splitlines():
        _, mounted, file_system, *_ = line.split(" ")
        mounted = mounted.replace("\\040", " ")
        below = str(folder) == mounted or str(folder).startswith(mounted.rstrip("/") + "/")
        if below and len(mounted) >= len(best):
            best, kind = mounted, file_system
    return kind
